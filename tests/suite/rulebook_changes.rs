//! Tables of changes, each with how many findings a rule has on it.

use crate::rulebook::file;
use crate::rulebook::told_by;

const BOOK: &str = "assessments/kokuho/1/book.toml";

/// Item, words before, words after, day.
type Row<'r> = (&'r str, &'r str, &'r str, &'r str);

/// A book with two vendors and these rows of changes.
fn changed(form: &str, rows: &[Row]) -> String {
    let mut text = format!(
        "form = \"{form}\"\n[version]\npublished = 2026-04-01\n[task]\nname = \"介護保険に関する事務\"\n\
         description = '''\n申請書を受け付け、資格を確認する。\n認定の結果を、本人に通知する。'''\n[department]\nname = \"福祉部保険課\"\n\
         [[files]]\nid = \"main\"\n[files.basics]\npersons = \"10万人以上100万人未満\"\n[files.entrustment]\nstatus = \"委託する\"\n\
         [[files.entrustments]]\nid = \"print\"\nname = \"通知書の印刷\"\nvendor = \"株式会社みほん印刷\"\n\
         [[files.entrustments]]\nid = \"call\"\nname = \"電話の受付\"\nvendor = \"みほんサポート株式会社\"\n"
    );
    for (at, (item, before, after, date)) in rows.iter().enumerate() {
        text.push_str(&format!(
            "[[changes]]\nid = \"c{at}\"\ndate = {date}\nitem = \"{item}\"\nbefore = \"{before}\"\nafter = \"{after}\"\ntiming = \"事後\"\nexplanation = \"重要な変更に当たらないため（{at}）。\"\n"
        ));
    }
    text
}

fn count(code: &str, rows: &[Row]) -> usize {
    told_by(code, &file(BOOK, &changed("all-items@2018-05", rows))).len()
}

#[test]
fn items_that_the_form_does_not_have() {
    for (item, expected) in [
        ("Ⅱ.9.①", 1),
        ("Ⅱ.4.⑮", 1),
        ("Ⅷ.1", 1),
        ("別添７", 1),
        ("Ⅱ.4.⑤再委託事項", 1),
        ("用語の見直し", 1),
        ("Ⅱ.4.⑥", 0),
        ("Ⅱ　４．特定個人情報ファイルの取扱いの委託　委託事項２　⑥委託先名", 0),
        (
            "Ⅲ ７ リスク１ ⑨過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか 再発防止策の内容",
            0,
        ),
        ("Ⅲ-3-リスク2-具体的な管理方法", 0),
        ("(別添２)特定個人情報ファイル記録項目", 0),
        ("表紙 評価書名", 0),
        ("公表日", 0),
        ("Ⅰ.2.システム３.②", 0),
        ("Ⅱ.5.提供先.①", 0),
        ("全体", 0),
        ("評価書全般（文言の修正）", 0),
        ("－", 0),
    ] {
        assert_eq!(count("P107", &[(item, "前の文", "後の文", "2025-04-01")]), expected, "{item}");
    }
}

#[test]
fn the_body_says_what_the_table_says() {
    let day = "2025-04-01";
    for (rows, expected) in [
        (&[("Ⅰ.7.①", "福祉部保険課", "福祉部介護課", day)][..], 1),
        (&[("Ⅰ.1.②", "申請書を受け付け、資格を確認する。", "申請書を受け取り、番号を確認する。", day)], 1),
        (&[("Ⅰ.1.②", "資格を確認した後に通知する。", "認定の結果を、郵送により家族に通知する。", day)], 1),
        (&[("Ⅰ.1.②", "申請書を受け付け、資格を確認する。", "（削除）", day)], 1),
        (&[("Ⅱ.4 委託事項2 ⑥委託先名", "－", "株式会社みほん印刷", day)], 1),
        (&[("Ⅱ.4 委託事項2", "（新設）", "委託事項: 電話の受付\\n⑥委託先名: みほん電話受付株式会社", day)], 1),
        (&[("Ⅱ.2.②", "1万人以上10万人未満", "100万人以上1,000万人未満", day)], 1),
        // What the body says, however it is written.
        (&[("Ⅰ.7.①", "福祉部介護課", "福祉部　保険課", day)], 0),
        (&[("Ⅰ.1.②", "", "・認定の結果を本人に通知する", day)], 0),
        (&[("Ⅱ.4 委託事項1 ⑥委託先名", "－", "株式会社みほん印刷", day)], 0),
        (&[("Ⅱ.4.⑥", "－", "みほんサポート株式会社", day)], 0),
        (&[("Ⅱ.2.②", "1万人以上10万人未満", "10万人以上100万人未満", day)], 0),
        (&[("Ⅰ.1.②", "申請書は倉庫に保管する。", "（削除）", day)], 0),
        (&[("Ⅱ.4 委託事項2", "（新設）", "委託事項: 電話の受付\\n⑥委託先名: みほんサポート株式会社", day)], 0),
        // What was changed again, or told instead of quoted.
        (&[("Ⅰ.7.①", "福祉部保険課", "福祉部介護課", day), ("Ⅰ.7.①", "福祉部介護課", "福祉部保険課", "2026-04-01")], 0),
        (&[("Ⅰ.7.①", "福祉部国保課", "福祉部介護課", day), ("全体", "介護課", "保険課", "2026-04-01")], 0),
        (&[("Ⅱ.4", "（なし）", "委託事項「電話の受付」の追加", day)], 0),
        (&[("Ⅰ.1.②", "（略）", "（略）", day)], 0),
        (&[("Ⅱ.2.②", "［○］1万人未満", "［○］10万人以上100万人未満　［　］1万人未満", day)], 0),
        (&[("Ⅱ.2.②", "［○］10万人以上100万人未満", "［　］10万人以上100万人未満　［○］1万人未満", day)], 1),
        (&[("全体", "介護課", "保険課の担当者が行う事務とする。", day)], 0),
    ] {
        assert_eq!(count("P108", rows), expected, "{rows:?}");
    }
}

#[test]
fn rows_that_change_nothing() {
    let day = "2025-04-01";
    for (before, after, expected) in [
        ("保険課", "保険課", 1),
        ("保険 課", "保険課", 1),
        ("３件", "3件", 1),
        ("－", "－", 1),
        ("保険課", "介護課", 0),
        ("申請書、届出書", "申請書届出書", 0),
        ("（新設）", "保険課", 0),
        ("保険課", "（削除）", 0),
        ("サーバ", "サーバー", 0),
    ] {
        assert_eq!(count("P109", &[("Ⅰ.7.①", before, after, day)]), expected, "{before} → {after}");
    }
}

#[test]
fn rows_without_words() {
    let day = "2025-04-01";
    assert_eq!(count("P110", &[("Ⅱ.7", "（新設）", "－", day)]), 1);
    assert_eq!(count("P110", &[("Ⅱ.7", "（新設）", "紙の台帳は作らない。", day)]), 0);
    assert_eq!(count("P110", &[("Ⅱ.7", "紙の台帳は作らない。", "（削除）", day)]), 0);
}

/// The other forms have the table as well, under other numbers.
#[test]
fn tables_of_other_forms_are_read() {
    for (form, item, expected) in [
        ("priority-items@2018-05", "Ⅰ.6.①", 0),
        ("priority-items@2018-05", "Ⅰ.8.①", 1),
        ("basic-items@2019-01", "Ⅰ.5.①", 0),
        ("basic-items@2024-10", "Ⅰ関連情報 １．特定個人情報ファイルを取り扱う事務 ②事務の概要", 0),
        ("basic-items@2014-04", "Ⅴ.1", 1),
    ] {
        let text = changed(form, &[(item, "福祉課", "保険課", "2025-04-01")]);
        assert_eq!(told_by("P107", &file(BOOK, &text)).len(), expected, "{form} {item}");
    }
}

/// What P111 says of the second version of a book, of which the first has the items of `changed` alone.
fn compared(replaced: &[(&str, &str)], rows: &[Row]) -> Vec<String> {
    let mut second = changed("all-items@2018-05", rows);
    for (old, new) in replaced {
        assert!(second.contains(old), "{old}");
        second = second.replace(old, new);
    }
    let mut files = file(BOOK, &changed("all-items@2018-05", &[]).replace("2026-04-01", "2025-04-01"));
    files.insert("assessments/kokuho/2/book.toml".to_owned(), second);
    told_by("P111", &files)
}

#[test]
fn every_difference_has_its_row_and_every_row_its_difference() {
    let day = "2026-04-01";
    let office = [("福祉部保険課", "福祉部介護課")];
    let row = [("Ⅰ.7.①", "福祉部保険課", "福祉部介護課", day)];
    let third = [(
        "[[files.entrustments]]\nid = \"call\"",
        "[[files.entrustments]]\nid = \"move\"\nname = \"運搬\"\n[[files.entrustments]]\nid = \"call\"",
    )];
    for (replaced, rows, expected) in [
        (&office[..], &[][..], 1),
        (&office, &[("Ⅰ.1.①", "事務", "介護保険に関する事務", day)], 2),
        (&[], &row, 1),
        (&third, &row[..0], 1),
        (&third, &[("Ⅱ.5.提供先.①", "（なし）", "番号法", day)], 2),
        (&office, &row, 0),
        (&office, &[("Ⅰ.7", "福祉部保険課", "福祉部介護課", day)], 0),
        (&office, &[("全体（課の名称）", "福祉部保険課", "福祉部介護課", day)], 0),
        (&third, &[("Ⅱ.4.委託事項", "（なし）", "委託事項「運搬」の追加", day)], 0),
        (&third, &[("Ⅱ.4 委託事項2", "（なし）", "運搬", day)], 0),
        (&[("認定の結果を、本人", "認定の結果を本人")], &[], 0),
        (&[("\"福祉部保険課\"", "\"福祉部　保険課\"")], &[], 0),
    ] {
        let told = compared(replaced, rows);
        assert_eq!(told.len(), expected, "{replaced:?} {rows:?}: {told:#?}");
    }
}

const PROCEDURE: &str = "[procedure.basic]\ndate = 2024-04-01\n[procedure.consultation]\nperiod = \"令和6年4月1日から\"\n[procedure.review]\ndate = \"令和6年5月10日\"\n";

/// What a rule says of a second version in which an item with ※ and the vendor of a row changed.
fn said(code: &str, changed: &str, replaced: &[(&str, &str)]) -> Vec<String> {
    let rows = [("Ⅰ.1.②", "資格を確認する。", "資格を審査する。", "2026-04-01")];
    let first = changed_with_procedure(&[]).replace("2026-04-01", "2025-04-01");
    let mut second = changed_with_procedure(&rows).replace("資格を確認する。\n認定", "資格を審査する。\n認定");
    second = second.replace("published = 2026-04-01\n", "");
    for (old, new) in replaced {
        assert!(second.contains(old), "{old}");
        second = second.replace(old, new);
    }
    let mut files = file(BOOK, &first);
    files.insert("assessments/kokuho/2/book.toml".to_owned(), second);
    if !changed.is_empty() {
        files.insert("assessments/kokuho/2/changed.toml".to_owned(), changed.to_owned());
    }
    told_by(code, &files)
}

fn changed_with_procedure(rows: &[Row]) -> String {
    changed("all-items@2018-05", rows).replacen("[[files]]", &format!("{PROCEDURE}[[files]]"), 1)
}

#[test]
fn a_change_of_an_item_with_a_mark_is_judged() {
    let description = "[[changed]]\nitem = \"task.description\"\n";
    let material = &format!("{description}material = true\nreason = \"事務が広がるため。\"\n");
    let immaterial = &format!("{description}material = false\n");
    let renewed: &[(&str, &str)] = &[
        ("2024-04-01", "2025-11-01"),
        ("令和6年4月1日から", "令和7年12月1日から"),
        ("令和6年5月10日", "令和8年2月1日"),
    ];
    let national = &[("[[files]]", "[procedure.approval]\nsubmitted = 2026-01-10\n[[files]]")];
    let before = &[("timing = \"事後\"", "timing = \"事前\"")];
    let public = &[("[version]\n", "[version]\npublished = 2026-04-01\n")];
    for (code, changed, replaced, expected) in [
        ("P131", "", &[][..], 1),
        ("P131", description, &[], 1),
        ("P131", immaterial, &[], 0),
        ("P131", material, &[], 0),
        ("P131", "", public, 0),
        ("P131", "", &[("資格を審査する。\n認定", "資格を確認する。\n認定")], 0),
        ("P132", material, &[], 1),
        ("P132", immaterial, &[], 0),
        ("P132", material, before, 0),
        ("P133", material, &[], 1),
        ("P133", immaterial, &[], 0),
        ("P133", material, renewed, 0),
        ("P134", material, &[], 1),
        ("P134", material, national, 0),
        ("P134", material, renewed, 0),
        ("P135", material, &[], 1),
        ("P135", material, renewed, 0),
        ("P136", immaterial, &[], 1),
        ("P136", &format!("{immaterial}reason = \"言い換えであるため。\"\n"), &[], 0),
        ("P136", &format!("{immaterial}correction = true\n"), &[], 0),
        ("P137", "[[changed]]\nitem = \"task.desription\"\n", &[], 1),
        ("P137", "[[changed]]\nitem = \"department.name\"\n", &[], 1),
        ("P137", material, &[], 0),
    ] {
        let told = said(code, changed, replaced);
        assert_eq!(told.len(), expected, "{code} {changed} {replaced:?}: {told:#?}");
    }
}

/// What a rule says of a second version without the first vendor; the row of changes names one of the two.
fn taken_out(code: &str, named: &str, changed_toml: &str) -> Vec<String> {
    let first = changed("all-items@2018-05", &[]).replace("2026-04-01", "2025-04-01");
    let row = [(named, "通知書の印刷", "（削除）", "2026-04-01")];
    let print = "[[files.entrustments]]\nid = \"print\"\nname = \"通知書の印刷\"\nvendor = \"株式会社みほん印刷\"\n";
    let second = changed("all-items@2018-05", &row).replace(print, "").replace("published = 2026-04-01\n", "");
    let mut files = file(BOOK, &first);
    files.insert("assessments/kokuho/2/book.toml".to_owned(), second);
    if !changed_toml.is_empty() {
        files.insert("assessments/kokuho/2/changed.toml".to_owned(), changed_toml.to_owned());
    }
    told_by(code, &files)
}

#[test]
fn what_was_taken_out_is_told_of_by_the_number_that_it_had() {
    let material = "[[changed]]\nitem = \"files.main.entrustments.print\"\nmaterial = true\n";
    for (named, expected) in [("Ⅱ.4 委託事項1", 1), ("Ⅱ.4 委託事項2", 0)] {
        let told = taken_out("P132", named, material);
        assert_eq!(told.len(), expected, "{named}: {told:#?}");
    }
}

#[test]
fn what_was_taken_out_is_named_by_its_key() {
    let told = taken_out("P131", "Ⅱ.4 委託事項1", "");
    let [told] = told.as_slice() else { panic!("{told:#?}") };
    assert!(told.contains("（files.main.entrustments.print）"), "{told}");
}
