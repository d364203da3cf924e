//! Every command does what an officer needs it for, from an empty folder to a site that builds.

use serde_json::Value;

use crate::books::book;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_FORM;
use crate::support::SHEET_SPOT;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::sheet_where;

/// What a command that must succeed gives on stdout.
fn given(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let ran = sandbox.run(arguments);
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
    ran.stdout
}

#[test]
fn from_an_empty_folder_to_a_published_book() {
    let sandbox = Sandbox::new();
    let told = given(&sandbox, &["new", "site", ".", "--title", "村の公表", "--body", "村"]);
    assert!(told.contains("juran new assessments 識別名"), "{told}");
    sandbox.build();
    assert!(sandbox.read("output/index.html").contains("<h1>村の公表</h1>"));

    let told = given(&sandbox, &["new", "assessments", "kaigo"]);
    assert!(told.contains("全項目評価書の第1版を作りました") && told.contains("book.toml、i.toml、"), "{told}");
    assert_eq!(sandbox.run(&["check"]).code, Some(1), "nothing is written yet");
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(1), "errors are open");
    assert!(sandbox.read("output/assessments/kaigo/1/index.html").contains("公表前の確認用です。"));

    for (name, text) in book("介護保険に関する事務") {
        let text = text.replace("agency = \"mayor\"\n", "");
        sandbox.put(&format!("content/assessments/kaigo/1/{name}"), text);
    }
    assert_eq!(given(&sandbox, &["check"]), "指摘はありません。\n");
    sandbox.build();
    let page = sandbox.read("output/assessments/kaigo/1/index.html");
    assert!(page.contains("介護保険に関する事務") && !page.contains("公表前の確認用です。"));
}

#[test]
fn a_scaffold_names_every_item_of_the_form() {
    let sandbox = Sandbox::new().site();
    let told = given(&sandbox, &["new", "assessments", "kiosk", "--form", "sheet@2026-01"]);
    assert!(told.contains("点検表の第1版を作りました: content/assessments/kiosk/1"), "{told}");
    let text: String = sandbox
        .files("content/assessments/kiosk/1")
        .iter()
        .map(|name| sandbox.read(&format!("content/assessments/kiosk/1/{name}")))
        .collect();
    for words in ["①概要", "②人数", "2) 10人以上50人未満", "その他（　）", "③予約の方法", "form = \"sheet@2026-01\""]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let findings = sandbox.check();
    assert!(
        findings.iter().all(|finding| finding.rule == "F101"),
        "nothing but what waits to be written: {findings:#?}"
    );
}

#[test]
fn new_overwrites_nothing() {
    let sandbox = Sandbox::with_sheet();
    let before = sandbox.tree_of("content");
    for (arguments, reason) in [
        (&["new", "site", "."][..], "すでにサイトがあります。"),
        (&["new", "assessments", "desk"], "同じ識別名の文書がすでにあります。"),
        (
            &["import", "table", "content/site.toml", "--id", "desk", "--version", "1"],
            "この版には、すでにファイルがあります",
        ),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.stderr.contains("何も書き換えていません。") && ran.stderr.contains(reason), "{}", ran.stderr);
        assert_eq!(sandbox.tree_of("content"), before, "{arguments:?}");
    }
}

#[test]
fn a_document_without_a_site_is_pointed_to_one() {
    let ran = Sandbox::new().run(&["new", "assessments", "kaigo"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.contains("site.toml がありません。") && ran.stderr.contains("juran new site"), "{}", ran.stderr);
}

#[test]
fn check_tells_people_and_programs_the_same() {
    let sandbox = Sandbox::with_sheet_where("混み具合", "[混み具合](/assessments/desc/)");
    let people = sandbox.run(&["check"]);
    assert_eq!((people.code, people.stderr.as_str()), (Some(1), ""));
    for words in [
        &format!("{SHEET_SPOT} 12行目 15文字目"),
        "「/assessments/desk/」の書き誤りなら",
        "直し方: ",
        "理由: ",
        "問題あり 1件、問題の可能性大 0件、要判断 0件、手動確認 0件です。",
    ] {
        assert!(people.stdout.contains(words), "{words}\n{}", people.stdout);
    }
    let programs = sandbox.run(&["check", "--format", "json"]);
    assert_eq!((programs.code, programs.stderr.as_str()), (Some(1), ""));
    let told = &programs.findings()[0];
    assert_eq!((told.place(), told.severity.as_str()), (format!("{SHEET_SPOT}:12:15"), "E"));
    for words in [&told.message, &told.remedy] {
        assert!(people.stdout.contains(words.as_str()), "{words}\n{}", people.stdout);
    }
    let report: Value = serde_json::from_str(&programs.stdout).expect("the report is JSON");
    assert_eq!(report["counts"], serde_json::json!({ "E": 1, "W": 0, "I": 0, "waived": 0 }));
    let keys: Vec<&String> = report["findings"][0].as_object().expect("a finding is an object").keys().collect();
    let agreed = [
        "rule", "severity", "message", "remedy", "file", "line", "column", "document", "version", "item", "ref",
        "quote", "waived", "title", "word", "fix",
    ];
    assert_eq!(keys, agreed);
}

#[test]
fn list_shows_documents_with_their_states() {
    let sandbox = Sandbox::with_sheet()
        .file("content/assessments/desk/2/book.toml", &sheet_where("2026-04-01", "2026-12-01"))
        .file("content/assessments/desk/3/book.toml", &sheet_where("published = 2026-04-01\n", ""));
    let lines: Vec<String> = given(&sandbox, &["list"]).lines().map(spaced).collect();
    assert_eq!(lines[0], "文書 版 状態 公表日 題名");
    for line in ["第1版 現在の版 2026-04-01", "第2版 公表予定 2026-12-01", "第3版 公表前 －"] {
        let whole = format!("assessments/desk {line} 総合窓口の点検（見本村長）");
        assert!(lines.contains(&whole), "{whole}\n{lines:#?}");
    }
    let later = given(&sandbox, &["list", "--as-of", "2026-12-01"]);
    assert!(later.lines().map(spaced).any(|line| line.contains("第2版 現在の版")), "{later}");
    assert_eq!(given(&Sandbox::new().site(), &["list"]), "文書は、まだありません。\n");
}

fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_imported_table_is_checked_and_shown() {
    let table = "項目番号,項目名,繰返し,記載内容\n表紙,評価書名,,介護保険に関する事務\nⅠ.1.①,①事務の名称,,介護保険の事務\n9.9,余分,,\"行き先のない\n記載\"\n";
    let sandbox = Sandbox::new().site().file("table.csv", table);
    let arguments = ["import", "table", "table.csv", "--id", "kaigo", "--version", "1"];
    let ran = sandbox.run(&arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with(
            "3行のうち、2行を取り込みました。\n1行は行き先の項目が決まらず、unplaced.toml に残しました。\n"
        ),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.contains("場所: table.csv 4行目"), "{}", ran.stderr);
    assert!(sandbox.read("content/assessments/kaigo/1/unplaced.toml").contains("行き先のない"));
    let first = sandbox.tree_of("content");
    let again = sandbox.run(&[&arguments[..], &["--replace"]].concat());
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert_eq!(sandbox.tree_of("content"), first, "the same table gives the same bytes");
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(1), "much is not written yet");
    assert!(sandbox.read("output/assessments/kaigo/1/i/index.html").contains("介護保険の事務"));
}

#[test]
fn schemas_are_json_for_editors_and_readers() {
    let sandbox = Sandbox::new().site();
    let schema =
        |arguments: &[&str]| -> Value { serde_json::from_str(&given(&sandbox, arguments)).expect("a schema is JSON") };
    for schema in [schema(&["schema"]), schema(&["schema", "--data"]), schema(&["schema", "--form", "sheet@2026-01"])] {
        assert!(schema["$schema"].as_str().is_some_and(|name| name.contains("json-schema.org")), "{schema}");
    }
    let own = given(&sandbox, &["schema", "--form", "sheet@2026-01"]);
    assert!(own.contains("10人以上50人未満") && own.contains("③予約の方法"));
}

#[test]
fn folders_may_be_anywhere() {
    let sandbox = Sandbox::new()
        .file("village/src/site.toml", SITE)
        .file("village/src/forms/sheet.toml", SHEET_FORM)
        .file("village/src/assessments/desk/1/book.toml", SHEET)
        .file("village/themes/standard/assets/standard.css", "body { color: black }\n");
    given(&sandbox, &["build", "--content", "village/src"]);
    assert!(sandbox.has("village/output/assessments/desk/1/index.html"), "the output stands beside the content");
    assert_eq!(sandbox.read("village/output/assets/standard.css"), "body { color: black }\n", "and so may a theme");
    given(&sandbox, &["build", "--content", "village/src", "--output", "a/b/c"]);
    assert!(sandbox.has("a/b/c/index.html"));
}

#[test]
fn the_last_line_of_a_build_sums_up() {
    let sandbox =
        Sandbox::with_sheet().file("content/assessments/later/1/book.toml", &sheet_where("2026-04-01", "2026-12-01"));
    let ran = sandbox.build();
    assert_eq!(ran.stdout, "", "stdout carries only what was asked for");
    assert!(
        !ran.stderr.contains('\r') && !ran.stderr.contains("作っています"),
        "no progress where nobody watches: {}",
        ran.stderr
    );
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.stderr);
    assert!(lines[0].starts_with("まだ公表しない版が1件あり、サイトに入れていません。"), "{}", lines[0]);
    assert!(
        lines[1].starts_with("1文書・1版から 19ページを作りました（書き換え 46、変更なし 0、削除 0、計 "),
        "{}",
        lines[1]
    );
    assert!(lines[1].ends_with("output/index.html を開いてください。"), "{}", lines[1]);
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let again = sandbox.build().stderr;
    assert!(again.contains("（書き換え 14、変更なし 32、削除 0、"), "{again}");
}
