//! Further cases of the rules on the register: what they find, and what they leave alone.

use crate::rulebook::Files;
use crate::rulebook::SITE;
use crate::rulebook::file;
use crate::rulebook::told_by;

const ENTRY: &str = "files/kaigo/1/entry.toml";
const BOOK: &str = "assessments/kaigo/1/book.toml";

/// How often a rule speaks of an entry of the register in which the lines stand.
fn of_entry(code: &str, lines: &str) -> usize {
    told_by(code, &file(ENTRY, &entry(lines))).len()
}

fn entry(lines: &str) -> String {
    let (items, tables) =
        lines.split_once("\n[").map_or((lines, String::new()), |(items, tables)| (items, format!("[{tables}\n")));
    format!("form = \"file-register@2023-04\"\n{items}\n{tables}[version]\nagency = \"mayor\"\n")
}

fn both(entry_lines: &str, book_lines: &str) -> Files {
    let book = format!("form = \"all-items@2018-05\"\n[version]\nagency = \"mayor\"\n{book_lines}\n");
    Files::from([(ENTRY.to_owned(), entry(entry_lines)), (BOOK.to_owned(), book)])
}

#[test]
fn fields_of_the_law_are_filled_in() {
    for (lines, expected) in [
        ("purpose = \"該当なし\"", 1),
        ("organisation = \"―\"", 1),
        ("file-type = \"－\"", 1),
        ("items = [\"－\"]", 1),
        ("collection = \"－\"", 1),
        ("recipients = \"－\"", 0),
        ("special-procedure = \"－\"", 0),
        ("purpose = \"\"", 0),
        ("purpose = \"資格を管理するため。\"", 0),
        ("recipients = { withheld = \"支障があるため\" }", 0),
        ("purpose = { withheld = \"支障があるため\" }", 1),
    ] {
        assert_eq!(of_entry("K101", lines), expected, "{lines}");
    }
}

#[test]
fn kinds_and_proposals_agree() {
    for (code, lines, expected) in [
        ("K102", "file-type = \"マニュアル処理ファイル\"\nmanual-copy = \"無\"", 0),
        ("K102", "file-type = \"マニュアル処理ファイル\"\nmanual-copy = \"有\"", 1),
        ("K102", "file-type = \"電算処理ファイル\"\nmanual-copy = \"無\"", 0),
        ("K102", "manual-copy = \"有\"", 0),
        ("K103", "proposals = \"該当\"\n[proposal-office]\nname = \"情報公開課\"\naddress = \"－\"", 1),
        ("K103", "proposals = \"該当\"", 0),
        ("K103", "proposals = \"非該当\"\n[proposal-office]\nname = \"－\"", 0),
        ("K110", "ordinance-sensitive = \"含む\"", 0),
        ("K110", "ordinance-sensitive = \"含まない\"", 0),
        ("K110", "ordinance-sensitive = \"－\"", 1),
        ("K110", "", 1),
        ("K110", "ordinance-sensitive = { withheld = \"支障があるため\" }", 0),
    ] {
        assert_eq!(of_entry(code, lines), expected, "{code}: {lines}");
    }
}

#[test]
fn items_are_numbered_in_turn_and_named_once() {
    for (items, broken, twice) in [
        (r#""1 氏名", "2 住所", "3 電話番号""#, 0, 0),
        (r#""１．氏名", "２．住所", "３．電話番号""#, 0, 0),
        (r#""①氏名", "②住所", "④電話番号""#, 1, 0),
        (r#""2 氏名", "3 住所""#, 1, 0),
        (r#""1 氏名", "2 住所", "2 氏名""#, 1, 1),
        (r#""（1）氏名", "（2）住所""#, 0, 0),
        (r#""1 氏名", "住所""#, 0, 0),
        (r#""1 氏名", "※届出があるもの", "2 住所""#, 0, 0),
        (r#""1日の利用時間", "3日目の利用時間""#, 0, 0),
        (r#""ユーザID", "ユーザーID""#, 0, 1),
        (r#""父の氏名", "母の氏名", "氏名""#, 0, 0),
    ] {
        let lines = format!("items = [{items}]");
        assert_eq!(of_entry("K104", &lines), broken, "{items}");
        assert_eq!(of_entry("K154", &lines), twice, "{items}");
    }
}

#[test]
fn sensitive_items_are_not_denied() {
    for (items, expected) in [
        ("氏名", 0),
        ("傷病名", 1),
        ("障害者手帳の番号", 1),
        ("健康診断の結果", 1),
        ("システム障害の記録", 0),
        ("医療機関名", 0),
        ("診療科", 0),
        ("耐震診断の結果", 0),
        ("車検の有効期間", 0),
        ("証明書の交付の履歴", 0),
    ] {
        let lines = format!("sensitive = \"含まない\"\nitems = [\"{items}\"]");
        assert_eq!(of_entry("K105", &lines), expected, "{items}");
        let lines = format!("sensitive = \"含む\"\nitems = [\"{items}\"]");
        assert_eq!(of_entry("K105", &lines), 0, "{items}");
    }
}

#[test]
fn recipients_and_boxes_agree_with_the_assessment() {
    let book = "[[files]]\nid = \"a\"\nname = \"介護保険ファイル\"\nbasics.main-items = [\"障害者福祉関係情報\"]\n[[files.recipients]]\nid = \"r\"\nname = \"他の市町村長\"";
    for (lines, recipients, sensitive) in [
        ("name = \"介護保険ファイル\"\nrecipients = \"－\"\nsensitive = \"含まない\"", 1, 1),
        ("name = \"介護保険 ファイル\"\nrecipients = \"無\"\nsensitive = \"含む\"", 1, 0),
        ("name = \"介護保険ファイル\"\nrecipients = \"県\"\nsensitive = \"含む\"", 0, 0),
        ("name = \"介護保険ファイル\"", 0, 0),
        ("name = \"国民年金ファイル\"\nrecipients = \"－\"\nsensitive = \"含まない\"", 0, 0),
    ] {
        assert_eq!(told_by("K106", &both(lines, book)).len(), recipients, "{lines}");
        assert_eq!(told_by("X115", &both(lines, book)).len(), sensitive, "{lines}");
    }
    let mut other = both("name = \"介護保険ファイル\"\nrecipients = \"－\"", book);
    other.insert(BOOK.to_owned(), other[BOOK].replace("mayor", "education"));
    assert!(told_by("K106", &other).is_empty(), "another agency has files of its own");
}

#[test]
fn offices_are_those_of_the_site() {
    let departments = "\n[[departments]]\nid = \"kaigo\"\nname = \"健康福祉部介護保険課\"\nagency = \"mayor\"\n\n[[departments]]\nid = \"gakumu\"\nname = \"教育部学務課\"\nagency = \"education\"\n";
    for (office, expected) in [
        ("健康福祉部介護保険課", 0),
        ("介護保険課", 0),
        ("見本市健康福祉部介護保険課給付係", 0),
        ("健康福祉部　介護保険課（各地域包括支援センター）", 0),
        ("健康福祉部介護保険課、市立図書館", 0),
        ("福祉部介護保険課", 1),
        ("健康福祉部介護保険課、教育部学務課", 1),
        ("保健福祉課", 1),
    ] {
        let mut files = file(ENTRY, &entry(&format!("organisation = \"{office}\"")));
        assert_eq!(told_by("K107", &files).len(), 0, "a site without departments: {office}");
        files.insert("site.toml".to_owned(), format!("{SITE}{departments}"));
        assert_eq!(told_by("K107", &files).len(), expected, "{office}");
    }
}

#[test]
fn assessments_name_files_of_the_register() {
    for (named, of_book, expected, differs) in [
        ("介護保険ファイル", "介護保険ファイル", 0, 0),
        ("・介護保険ファイル\n・国民年金ファイル", "介護保険ファイル", 1, 1),
        ("介護保険台帳", "介護保険ファイル", 1, 1),
        ("介護保険ファイル（電算）", "介護保険ファイル", 1, 0),
        ("介護保険ファイル", "要介護認定ファイル", 0, 1),
    ] {
        let book = format!(
            "[requests]\nregister = \"行っている\"\nregister-name = '''{named}'''\n[[files]]\nid = \"a\"\nname = \"{of_book}\""
        );
        let files = both("name = \"介護保険ファイル\"", &book);
        assert_eq!(told_by("K109", &files).len(), expected, "{named}");
        assert_eq!(told_by("X114", &files).len(), differs, "{named}");
        let silent = both("name = \"介護保険ファイル\"", &book.replace("行っている", "行っていない"));
        assert!(told_by("K109", &silent).is_empty() && told_by("X114", &silent).is_empty(), "{named}");
    }
}
