//! Boxes that contradict each other or the text beside them: what each rule hears, and what it leaves alone.

use crate::rulebook::file;
use crate::rulebook::told_by;

const ALL_ITEMS: &str = "all-items@2018-05";
const PRIORITY: &str = "priority-items@2018-05";
const BASIC: &str = "basic-items@2024-10";

/// How many findings of a rule a book of a form has, of which only these lines are written.
fn told(code: &str, form: &str, lines: &str) -> Vec<String> {
    told_by(code, &file("assessments/hoken/1/book.toml", &format!("form = \"{form}\"\n{lines}")))
}

fn expect(code: &str, form: &str, cases: &[(&str, usize)]) {
    for (lines, number) in cases {
        let told = told(code, form, lines);
        assert_eq!(told.len(), *number, "{code} on\n{lines}\n{told:#?}");
    }
}

#[test]
fn brackets_behind_a_choice_are_filled() {
    let media = |words: &str| format!("[[files]]\nid = \"main\"\nacquisition.media = {words}");
    let cases: &[(&str, usize)] = &[
        (r#"["紙", "その他（ ）"]"#, 1),
        (r#"["その他（なし）"]"#, 1),
        (r#"["その他（該当なし）", "紙"]"#, 1),
        (r#"["その他（窓口）"]"#, 0),
        (r#"["その他（LGWAN-ASP）"]"#, 0),
        (r#"["紙"]"#, 0),
        (r#"[]"#, 0),
        (r#""－""#, 0),
        (r#"["[ ] その他（ ）"]"#, 0),
    ];
    for (words, number) in cases {
        expect("X101", ALL_ITEMS, &[(&media(words), *number)]);
        expect("X101", PRIORITY, &[(&media(words), *number)]);
    }
    let system = "[[systems]]\nid = \"a\"\nconnections = [\"税務システム\", \"その他\"]";
    expect("X101", ALL_ITEMS, &[(system, 1)]);
}

#[test]
fn a_file_holds_the_number() {
    let book = |chosen: &str, items: &str| {
        format!(
            "[[files]]\nid = \"main\"\nbasics.main-items = {chosen}\n[[files.records]]\nid = \"a\"\nitems = {items}"
        )
    };
    let cases: &[(&str, &str, usize)] = &[
        (r#"["連絡先（電話番号等）"]"#, r#"["27. 個人番号", "電話番号"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["マイナンバー（本人）"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["個人番号、氏名"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["電話番号"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["個人番号", "情報提供用個人識別符号"]"#, 2),
        (r#"["個人番号"]"#, r#"["情報提供用個人識別符号", "個人番号"]"#, 1),
        (r#"["個人番号"]"#, r#"["氏名", "住所"]"#, 1),
        (r#"["個人番号"]"#, r#"["世帯主個人番号"]"#, 0),
        (r#"["個人番号", "個人番号対応符号"]"#, r#"["個人番号（※）", "機関別符号"]"#, 0),
        (r#"["個人番号対応符号"]"#, r#"["情報提供用個人識別符号", "個人番号カードの有無"]"#, 0),
        (r#"["個人番号"]"#, r#"["旧個人番号", "新個人番号1"]"#, 0),
        (r#"["個人番号対応符号"]"#, r#"["個人番号の変更年月日", "個人番号対応符号"]"#, 0),
        (r#""－""#, r#"["個人番号"]"#, 0),
    ];
    for (chosen, items, number) in cases {
        expect("X102", ALL_ITEMS, &[(&book(chosen, items), *number)]);
        expect("X102", PRIORITY, &[(&book(chosen, items), *number)]);
    }
    expect("X102", ALL_ITEMS, &[("[[files]]\nid = \"main\"\nbasics.main-items = [\"個人番号\"]", 0)]);
}

#[test]
fn subcontracting_goes_with_its_words() {
    let book = |status: &str, approval: &str, matters: &str| {
        format!(
            "[[files]]\nid = \"main\"\n[[files.entrustments]]\nid = \"a\"\nsubcontracting.status = \"{status}\"\n\
             subcontracting.approval = \"{approval}\"\nsubcontracting.matters = \"{matters}\""
        )
    };
    let cases: &[(&str, &str, &str, usize)] = &[
        ("再委託しない", "書面により許諾する。", "機器の保守", 2),
        ("再委託しない", "再委託する場合は、事前に書面で許諾を得る。", "－", 1),
        ("再委託しない", "－", "機器の保守及び夜間の監視", 1),
        ("再委託しない", "－", "", 0),
        ("再委託しない", "該当なし", "再委託は行わない。", 0),
        ("再委託しない", "再委託しないため、記載なし", "再委託はしていない", 0),
        ("再委託しない", "契約書で再委託を禁止している。", "（再委託しない）", 0),
        ("再委託する", "－", "なし", 2),
        ("再委託する", "書面により許諾する。", "再委託は行わない。", 1),
        ("再委託する", "書面により許諾する。", "特定個人情報を取り扱わない作業", 0),
        ("再委託する", "書面により許諾する。更なる再委託は認めない。", "機器の保守", 0),
        ("再委託する", "さらなる再委託は認めない。", "機器の保守", 0),
        ("再委託する", "", "", 0),
    ];
    for (status, approval, matters, number) in cases {
        expect("X106", ALL_ITEMS, &[(&book(status, approval, matters), *number)]);
        expect("X106", PRIORITY, &[(&book(status, approval, matters), *number)]);
    }
}

#[test]
fn control_of_subcontractors_goes_with_there_being_any() {
    let book = |count: &str, statuses: &[&str], control: &str| {
        let mut lines =
            format!("[[files]]\nid = \"main\"\n{count}\nrisks.entrustment.subcontractors = \"{control}\"\n");
        for (number, status) in statuses.iter().enumerate() {
            lines.push_str(&format!("[[files.entrustments]]\nid = \"e{number}\"\n{status}\n"));
        }
        lines
    };
    let (yes, no) = (r#"subcontracting.status = "再委託する""#, r#"subcontracting.status = "再委託しない""#);
    let cases: &[(&str, &[&str], &str, usize)] = &[
        ("", &[no, yes], "再委託していない", 1),
        ("", &[no, no], "十分に行っている", 1),
        ("", &[no, no], "特に力を入れて行っている", 1),
        ("", &[no, no], "再委託していない", 0),
        ("", &[no, yes], "十分に行っている", 0),
        ("", &[no, ""], "十分に行っている", 0),
        ("entrustment.count = 4", &[no, no], "十分に行っている", 0),
        ("", &[], "再委託していない", 0),
        ("", &[], "十分に行っている", 0),
    ];
    for (count, statuses, control, number) in cases {
        expect("X153", ALL_ITEMS, &[(&book(count, statuses, control), *number)]);
        expect("X153", PRIORITY, &[(&book(count, statuses, control), *number)]);
    }
}

#[test]
fn boxes_for_nothing_go_with_the_questions() {
    let cases: &[(&str, usize)] = &[
        ("entrustment.status = \"委託しない\"\nrisks.entrustment.sufficient = \"十分である\"", 1),
        ("entrustment.status = \"委託する\"\nrisks.entrustment.none = [\"委託しない\"]", 1),
        ("entrustment.status = \"委託しない\"\nrisks.entrustment.none = [\"委託しない\"]", 0),
        ("entrustment.status = \"委託する\"\nrisks.entrustment.none = []", 0),
        ("entrustment.status = \"委託しない\"", 0),
        ("provision.status = [\"行っていない\"]\nrisks.entrustment.none = []", 1),
        ("provision.status = [\"移転を行っている\"]\nrisks.provision.none = [\"提供・移転しない\"]", 1),
        ("provision.status = [\"提供を行っている\"]\nrisks.provision.none = [\"提供・移転しない\"]", 0),
        ("provision.status = [\"行っていない\"]\nrisks.provision.none = [\"提供・移転しない\"]", 0),
        ("provision.status = \"－\"\nrisks.provision.none = [\"提供・移転しない\"]", 0),
    ];
    for (lines, number) in cases {
        let book = format!("[[files]]\nid = \"main\"\n{lines}");
        expect("X107", ALL_ITEMS, &[(&book, *number)]);
        expect("X107", PRIORITY, &[(&book, *number)]);
    }
    let recipient = |media: &str| {
        format!(
            "[[files]]\nid = \"main\"\nprovision.status = [\"提供を行っている\"]\n\
             risks.provision.none = [\"提供・移転しない\"]\n[[files.recipients]]\nid = \"a\"\nmedia = [{media}]"
        )
    };
    expect("X107", ALL_ITEMS, &[(&recipient("\"紙\""), 1), (&recipient("\"情報提供ネットワークシステム\""), 0)]);
}

#[test]
fn rows_go_with_the_questions() {
    let row = |repeat: &str| format!("\n[[files.{repeat}]]\nid = \"a\"\nname = \"市民税課\"");
    let cases: &[(&str, &[&str], usize)] = &[
        ("entrustment.status = \"委託する\"", &[], 1),
        ("entrustment.status = \"委託しない\"", &["entrustments"], 1),
        ("entrustment.status = \"委託する\"", &["entrustments"], 0),
        ("entrustment.status = \"委託しない\"", &[], 0),
        ("", &["entrustments"], 0),
        ("provision.status = [\"提供を行っている\", \"移転を行っている\"]", &["recipients"], 1),
        ("provision.status = [\"行っていない\"]", &["recipients", "transfers"], 2),
        ("provision.status = [\"移転を行っている\", \"行っていない\"]", &["transfers"], 1),
        ("provision.status = [\"移転を行っている\"]", &["transfers"], 0),
        ("provision.status = [\"行っていない\"]", &[], 0),
        ("provision.status = \"なし\"", &[], 0),
    ];
    for (lines, repeats, number) in cases {
        let rows: String = repeats.iter().map(|repeat| row(repeat)).collect();
        let book = format!("[[files]]\nid = \"main\"\n{lines}{rows}");
        expect("X155", ALL_ITEMS, &[(&book, *number)]);
        expect("X155", PRIORITY, &[(&book, *number)]);
    }
}
