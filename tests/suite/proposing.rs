//! Rows of the table of changes and questions written from two versions: what people wrote stays.

use crate::publishing::published;
use crate::support::Sandbox;

const FIRST: &str = "content/assessments/kokuho/1/book.toml";
const SECOND: &str = "content/assessments/kokuho/2/book.toml";
const CHANGED: &str = "content/assessments/kokuho/2/changed.toml";

const BOOK: &str = r#"form = "all-items@2018-05"

[version]
agency = "mayor"

[cover]
title = "国民健康保険に関する事務"

[task]
name = "国民健康保険に関する事務"
description = "保険料の賦課を行う。"

[department]
name = "福祉部保険課"
head = "保険課長"

[[files]]
id = "main"

[files.entrustment]
status = "委託する"

[[files.entrustments]]
id = "print"
name = "納入通知書の印刷"
vendor = "株式会社みほん印刷"
persons-scope = "被保険者"

[[files.entrustments]]
id = "post"
name = "納入通知書の発送"
vendor = "みほん運送株式会社"
persons-scope = "被保険者"

# 変更箇所
[[changes]]
id = "old"
date = 2020-04-01
item = "Ⅰ.7.①"
before = "福祉部国保課"
after = "福祉部保険課"
timing = "事後"
explanation = "組織の名称の変更であるため。"
"#;

/// The book with words replaced.
fn with(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(BOOK.to_owned(), |book, (from, to)| {
        assert!(book.contains(from), "「{from}」 is not there");
        book.replacen(from, to, 1)
    })
}

fn versions(second: &str) -> Sandbox {
    let first = BOOK.replacen("[version]\n", "[version]\npublished = 2024-04-01\n", 1);
    Sandbox::new().site().file(FIRST, &first).file(SECOND, second)
}

fn write(sandbox: &Sandbox) -> String {
    let ran = sandbox.run(&["compare", "assessments/kokuho", "1", "2", "--write"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    ran.stdout
}

const EDITS: &[(&str, &str)] = &[
    ("保険料の賦課を行う。", "保険料の賦課と徴収を行う。"),
    ("株式会社みほん印刷", "見本総合印刷株式会社"),
    (
        "[[files.entrustments]]\nid = \"post\"\nname = \"納入通知書の発送\"\nvendor = \"みほん運送株式会社\"\npersons-scope = \"被保険者\"\n",
        "[[files.entrustments]]\nid = \"scan\"\nname = \"申請書の読取り\"\nvendor = \"見本スキャン株式会社\"\npersons-scope = \"申請をした者\"\n",
    ),
];

#[test]
fn every_change_gets_a_row_that_no_rule_speaks_against() {
    let sandbox = versions(&with(EDITS));
    let told = write(&sandbox);
    assert!(told.contains("変更箇所の表に加えた行: 4件"), "{told}");
    let book = sandbox.read(SECOND);
    assert!(book.starts_with(&with(EDITS)), "what stood there stands there still\n{book}");
    for words in [
        "item = \"Ⅰ.1.② 事務の内容\"\nbefore = \"保険料の賦課を行う。\"\nafter = \"保険料の賦課と徴収を行う。\"\n# 提出時期は",
        "id = \"v2-files-main-entrustments-print-vendor-",
        "item = \"Ⅱ.4.⑥ 委託事項1 委託先名\"",
        "before = \"（新設）\"",
        "after = \"（削除）\"",
    ] {
        assert!(book.contains(words), "{words}\n{book}");
    }
    sandbox.edit(SECOND, "[version]\n", "[version]\neffective = 2026-04-01\n");
    assert!(write(&sandbox).contains("改めた行"));
    let spoken: Vec<_> = sandbox.check().into_iter().filter(|told| told.rule.starts_with('P')).collect();
    assert!(
        spoken.iter().all(|told| !["P107", "P108", "P109", "P110", "P111"].contains(&told.rule.as_str())),
        "{spoken:#?}"
    );
    let before = sandbox.tree_of("content");
    assert!(write(&sandbox).contains("書き換えるところは、ありません。"));
    assert_eq!(sandbox.tree_of("content"), before, "twice is as good as once");
}

#[test]
fn words_of_the_officer_stay_and_the_rest_is_renewed() {
    let sandbox = versions(&with(EDITS));
    write(&sandbox);
    let asked = "after = \"保険料の賦課と徴収を行う。\"\n# 提出時期は「事前」か「事後」です。説明とともに書き、行の頭の「# 」を取ってください。\n# timing = \"\"\n# explanation = \"\"\n";
    let filled = "after = \"保険料の賦課と徴収を行う。\"\n# 保険課に確かめた。\ntiming = \"事前\"\nexplanation = '''\n重要な変更\nに当たるため。'''\n";
    sandbox.edit(SECOND, asked, filled);
    sandbox.edit(SECOND, "description = \"保険料の賦課と徴収を行う。\"", "description = \"保険料の徴収を行う。\"");
    sandbox.edit(SECOND, "[version]\n", "[version]\neffective = 2026-04-01\n");
    let told = write(&sandbox);
    assert!(told.contains("改めた行（提出時期と説明はそのままです）: 4件"), "{told}");
    let book = sandbox.read(SECOND);
    assert!(book.contains(&filled.replace("保険料の賦課と徴収", "保険料の徴収")), "{book}");
    assert!(book.contains("\ndate = 2026-04-01\n"), "{book}");

    sandbox.edit(SECOND, "description = \"保険料の徴収を行う。\"", "description = \"保険料の賦課を行う。\"");
    sandbox.edit(SECOND, "vendor = \"見本総合印刷株式会社\"", "vendor = \"株式会社みほん印刷\"");
    let told = write(&sandbox);
    assert!(
        told.contains("書き込みがあるため残した行。要らなければ消してください: 1件\n  Ⅰ.1.② 事務の内容\n"),
        "{told}"
    );
    assert!(told.contains("変更がなくなったため消した行: 1件\n  Ⅱ.4.⑥ 委託事項1 委託先名\n"), "{told}");
    let book = sandbox.read(SECOND);
    assert!(book.contains("重要な変更\nに当たるため。") && !book.contains("print-vendor"), "{book}");
}

#[test]
fn a_row_written_by_hand_is_enough() {
    let by_hand = "\n[[changes]]\nid = \"task-2026\"\ndate = 2026-04-01\nitem = \"Ⅰ.1.②\"\nbefore = \"賦課\"\nafter = \"賦課と徴収\"\n";
    let second = format!("{}{by_hand}", with(&EDITS[..1]));
    let sandbox = versions(&second);
    let told = write(&sandbox);
    assert!(told.contains("手で書いた行がすでに触れているため、行を加えなかった変更: 1件"), "{told}");
    assert_eq!(sandbox.read(SECOND), second);
}

#[test]
fn each_item_with_a_mark_is_asked_about_once() {
    let sandbox = versions(&with(EDITS));
    let told = write(&sandbox);
    assert!(told.contains("（changed.toml）: 3件\n"), "{told}");
    let questions = sandbox.read(CHANGED);
    assert!(questions.starts_with("#:schema ../../../schema/all-items@2018-05.json\n"), "{questions}");
    let asked = "[[changed]]\n# Ⅰ.1.② 事務の内容　※\nitem = \"task.description\"\n# 重要な変更に当たりますか。";
    assert!(questions.contains(asked), "{questions}");
    sandbox.edit(CHANGED, "# material = \n", "material = true\n");
    let answered = sandbox.read(CHANGED);
    assert!(write(&sandbox).contains("まだ書かれていない項目: 2件"));
    assert_eq!(sandbox.read(CHANGED), answered);
    // The answer stays when its change goes; a bare question goes with it.
    sandbox.put(SECOND, BOOK);
    let told = write(&sandbox);
    assert!(told.contains("取り下げた問い: 2件"), "{told}");
    let left = sandbox.read(CHANGED);
    assert!(left.contains("material = true") && left.matches("[[changed]]").count() == 1, "{left}");
}

#[test]
fn line_ends_and_the_mark_of_a_file_stay() {
    let second = format!("\u{FEFF}{}", with(EDITS).replace('\n', "\r\n"));
    let sandbox = versions(&second);
    write(&sandbox);
    let book = sandbox.read(SECOND);
    assert!(book.starts_with(&second), "{book:?}");
    assert_eq!(book.matches('\n').count(), book.matches("\r\n").count());
    assert!(write(&sandbox).contains("書き換えるところは、ありません。"));
}

#[test]
fn nothing_is_written_where_that_is_not_safe() {
    let inline = with(EDITS).split("# 変更箇所").next().unwrap_or_default().replacen(
        "\n[version]",
        "changes = [{ id = \"old\", item = \"Ⅰ.7.①\" }]\n[version]",
        1,
    );
    for (second, words) in [
        (
            with(EDITS).replacen("[version]\n", "[version]\npublished = 2025-04-01\n", 1),
            "この版はすでに公表されているため、書き換えられません。",
        ),
        (with(EDITS).replacen("[cover]", "[cover", 1), "読み取れない記載があります。"),
        (with(EDITS).replacen("status = \"委託する\"", "status = \"たぶん\"", 1), "読み取れない記載があります。"),
        (inline, "「[[changes]]」の行で始まるまとまりではない形で書かれています。"),
        (with(EDITS).replacen("\n\n[cover]", "\r\n\n[cover]", 1), "行の終わりの記号が混ざっています。"),
    ] {
        let sandbox = versions(&second);
        let ran = sandbox.run(&["compare", "assessments/kokuho", "1", "2", "--write"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{words}: {}", ran.stderr);
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
        assert_eq!(sandbox.read(SECOND), second);
        assert!(!sandbox.has(CHANGED));
    }
}

#[test]
fn a_row_on_what_was_taken_out_tells_of_no_other_row() {
    let scan = "[[files.entrustments]]\nid = \"scan\"\nname = \"申請書の読取り\"\nvendor = \"見本スキャン株式会社\"\npersons-scope = \"申請をした者\"\n";
    let first = with(&[("\n# 変更箇所", &format!("\n{scan}\n# 変更箇所"))]);
    let post = EDITS[2].0;
    let by_hand = "\n[[changes]]\nid = \"post-gone\"\ndate = 2026-04-01\nitem = \"Ⅱ.4 委託事項2 納入通知書の発送\"\nbefore = \"納入通知書の発送\"\nafter = \"（削除）\"\ntiming = \"事後\"\nexplanation = \"委託をやめたため。\"\n";
    let second = first.replacen(post, "", 1).replacen("申請をした者", "届出をした者", 1) + by_hand;
    let published = first.replacen("[version]\n", "[version]\npublished = 2024-04-01\n", 1);
    let sandbox = Sandbox::new().site().file(FIRST, &published).file(SECOND, &second);
    let told = write(&sandbox);
    assert!(told.contains("  Ⅱ.4.② 委託事項2 対象となる本人の範囲\n"), "{told}");
    assert!(told.contains("行を加えなかった変更: 1件"), "{told}");
    let csv = sandbox.run(&["compare", "assessments/kokuho", "1", "2", "--format", "csv"]).stdout;
    assert!(csv.contains("（削除）,事後,委託をやめたため。"), "{csv}");
    assert_eq!(csv.matches("委託をやめたため。").count(), 1, "{csv}");
}

#[test]
fn cells_that_the_officer_wrote_over_stay() {
    let sandbox = versions(&with(EDITS).replacen("[version]\n", "[version]\npublished = 2027-04-01\n", 1));
    write(&sandbox);
    sandbox.edit(SECOND, "\nbefore = \"保険料の賦課を行う。\"", "\nbefore = \"賦課だけを行う。\"");
    sandbox.edit(SECOND, "description = \"保険料の賦課と徴収を行う。\"", "description = \"保険料の徴収を行う。\"");
    let told = write(&sandbox);
    assert!(told.contains("書き直されているため、そのままにした行"), "{told}");
    assert!(told.contains("件\n  Ⅰ.1.② 事務の内容\n"), "{told}");
    let book = sandbox.read(SECOND);
    assert!(book.contains("before = \"賦課だけを行う。\"\nafter = \"保険料の徴収を行う。\""), "{book}");
    // A row that somebody wrote over is not taken out with its change.
    sandbox.edit(SECOND, "description = \"保険料の徴収を行う。\"", "description = \"保険料の賦課を行う。\"");
    assert!(write(&sandbox).contains("書き込みがあるため残した行"));
    assert!(sandbox.read(SECOND).contains("賦課だけを行う。"));
    // Days follow that of the version, but for one that somebody chose.
    let own = "date = 2027-04-01\nitem = \"Ⅱ.4.⑥ 委託事項1 委託先名\"";
    sandbox.edit(SECOND, own, &own.replace("04-01", "04-15"));
    sandbox.edit(SECOND, "published = 2027-04-01", "published = 2027-05-01");
    let told = write(&sandbox);
    assert!(told.contains("そのままにした行"), "{told}");
    let book = sandbox.read(SECOND);
    assert!(book.contains("date = 2027-04-15\n") && book.contains("date = 2027-05-01\n"), "{book}");
}

#[test]
fn a_table_tells_of_the_changes_since_the_version_that_was_decided_before() {
    let sandbox = versions(&with(EDITS)).file("content/assessments/kokuho/2-an/book.toml", &with(&EDITS[..1]));
    for (pair, right) in
        [(["2-an", "2"], "juran compare assessments/kokuho 1 2 --write"), (["2", "2-an"], "kokuho 1 2-an --write")]
    {
        let before = sandbox.tree_of("content");
        let ran = sandbox.run(&["compare", "assessments/kokuho", pair[0], pair[1], "--write"]);
        assert_eq!(ran.code, Some(2), "{pair:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(right), "{}", ran.stderr);
        assert_eq!(sandbox.tree_of("content"), before);
    }
    for pair in [["1", "2-an"], ["1", "2"]] {
        assert_eq!(sandbox.run(&["compare", "assessments/kokuho", pair[0], pair[1], "--write"]).code, Some(0));
    }
}

#[test]
fn with_a_ledger_only_what_stands_in_it_is_public() {
    let sandbox = published();
    let first = BOOK.replacen("[version]\n", "[version]\npublished = 2024-04-01\n", 1);
    let second = with(EDITS).replacen("[version]\n", "[version]\npublished = 2025-04-01\n", 1);
    sandbox.put(FIRST, &first);
    sandbox.put(SECOND, &second);
    assert!(write(&sandbox).contains("変更箇所の表に加えた行: 4件"));
    let ran = sandbox.run(&["compare", "assessments/desk", "1", "1", "--write"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(ran.stderr.contains("この版はすでに公表されているため"), "{}", ran.stderr);
}

#[test]
fn what_still_says_nothing_and_what_only_got_other_marks_gets_no_row() {
    let reason = |words: &str| with(&[("vendor = \"株式会社みほん印刷\"", &format!("vendor = \"{words}\""))]);
    for (before, after, rows) in [
        ("－", "", 0),
        ("なし", "－", 0),
        ("", "－", 0),
        ("みほん・印刷", "みほん印刷", 0),
        ("みほん-印刷", "みほん印刷", 0),
        ("－", "みほん印刷", 1),
        ("みほん印刷", "", 1),
    ] {
        let written = |words: &str| reason(words).replacen("vendor = \"\"\n", "", 1);
        let first = written(before).replacen("[version]\n", "[version]\npublished = 2024-04-01\n", 1);
        let sandbox = Sandbox::new().site().file(FIRST, &first).file(SECOND, &written(after));
        write(&sandbox);
        let book = sandbox.read(SECOND);
        assert_eq!(book.matches("id = \"v2-files-main-").count(), rows, "{before} {after}: {book}");
        let codes = ["P109", "P110", "P111"];
        let spoken: Vec<_> = sandbox.check().into_iter().filter(|told| codes.contains(&told.rule.as_str())).collect();
        assert!(spoken.is_empty(), "{before} {after}: {spoken:#?}");
    }
}
