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
