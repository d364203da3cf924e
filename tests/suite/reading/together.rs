//! One run tells everything: no broken file hides another, and nothing is read through a link of the file system.

use std::collections::BTreeSet;

use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::Told;
use crate::support::sheet_where;

/// Rule, file and line of every finding.
fn told(findings: &[Told]) -> Vec<String> {
    findings.iter().map(|told| format!("{} {}", told.rule, told.place())).collect()
}

#[test]
fn all_problems_of_all_documents_come_in_one_run() {
    let sandbox = Sandbox::with_sheet()
        .file("content/assessments/a/1/book.toml", &sheet_where("number = 7", "number ＝ 7"))
        .file("content/assessments/b/1/book.toml", &sheet_where("size = \"10人未満\"", "size = \"五百人\""))
        .bytes("content/assessments/c/1/book.toml", b"form = \"\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x95\xb6\x8f\x91\"\n")
        .file("content/assessments/d/1/book.toml", &sheet_where("一階の", "[一階](/nowhere/)の"))
        .file("content/assessments/e/1/book.toml", &sheet_where("title = ", "titel = "))
        .file("content/forms/broken.toml", "id = \n")
        .file("content/stray.txt", "一\n");
    let expected = [
        "R102 assessments/a/1/book.toml:8:8",
        "R203 assessments/b/1/book.toml:13:8",
        "R101 assessments/c/1/book.toml:1:1",
        "A102 assessments/d/1/book.toml:21:9",
        "F101 assessments/e/1/book.toml:7:1",
        "R201 assessments/e/1/book.toml:9:1",
        "R102 forms/broken.toml:1:6",
        "R107 stray.txt",
    ];
    assert_eq!(told(&sandbox.check()), expected);
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(1));
    assert!(!sandbox.has("output"));
    for place in expected {
        let file = place.split([' ', ':']).nth(1).expect("a place names a file");
        assert!(ran.stderr.contains(file), "{file} is missing in\n{}", ran.stderr);
    }
}

#[test]
fn a_finding_names_document_and_item() {
    let told = Sandbox::with_sheet_where("税の窓口", "－")
        .file("content/assessments/b/1/book.toml", &sheet_where("name = \"税の窓口\"\n", ""));
    let told = told.only_finding();
    assert_eq!((told.document.as_deref(), told.item.as_deref()), (Some("assessments/b"), Some("desks.tax.name")));
}

#[test]
fn a_broken_setting_does_not_hide_the_documents() {
    let sandbox = Sandbox::with_sheet_where("[work]", "［work］").file("content/site.toml", "title = 見本村\n");
    assert_eq!(told(&sandbox.check()), ["R102 assessments/desk/1/book.toml:11:1", "R102 site.toml:1:9"]);
}

#[test]
fn a_broken_file_does_not_hide_the_others_of_its_version() {
    let sandbox = Sandbox::with_sheet_where("title = ", "titel = ")
        .file("content/assessments/desk/1/more.toml", "= 3\n")
        .file("content/assessments/desk/1/nothing.toml", "");
    let rules: BTreeSet<String> = told(&sandbox.check()).into_iter().collect();
    for expected in [
        "R102 assessments/desk/1/more.toml:1:1",
        "R101 assessments/desk/1/nothing.toml:1:1",
        "R201 assessments/desk/1/book.toml:9:1",
    ] {
        assert!(rules.contains(expected), "{expected} is missing in {rules:#?}");
    }
}

#[test]
fn several_mistakes_of_one_file_are_all_told() {
    let text =
        SHEET.replace("number = 7", "number 7").replace("begun = ", "begun ＝ ").replace("id = \"tax\"", "id = tax");
    let sandbox = Sandbox::new().site().file("content/assessments/desk/1/book.toml", &text);
    let lines: Vec<Option<u32>> = sandbox.check().iter().map(|told| told.line).collect();
    assert_eq!(lines, [Some(8), Some(15), Some(19)]);
}

#[test]
fn one_cause_has_one_finding() {
    let openers = [
        ("[work]", "[work"),
        ("[[desks]]", "[desks]\nid = \"a\"\n\n[[desks]]\nid = \"b\"\n\n[[desks]]"),
        ("title = \"総合窓口の点検\"", "title = '''\n総合、窓口の点検\nmemo = '''\n一、二\n'''"),
    ];
    for (from, to) in openers {
        let findings = Sandbox::with_sheet_where(from, to).check();
        assert_eq!(findings.len(), 1, "{to}: {findings:#?}");
    }
}

#[test]
fn what_is_missing_with_its_table_is_asked_for_in_the_file_of_its_part() {
    let (cover, body) = SHEET.split_once("[work]").expect("the document has both");
    for heading in ["[wrok]", "[[work]]"] {
        let sandbox = Sandbox::new()
            .site()
            .file("content/assessments/desk/1/book.toml", cover)
            .file("content/assessments/desk/1/body.toml", &format!("{heading}{body}"));
        let asked: Vec<Told> = sandbox.check().into_iter().filter(|told| told.rule == "F101").collect();
        assert!(asked.len() > 1);
        for told in asked {
            assert_eq!(told.file.as_deref(), Some("assessments/desk/1/body.toml"), "{}", told.message);
        }
    }
}

#[test]
fn links_into_what_cannot_be_read_are_not_judged() {
    let desks = "[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\nnote = \"一階の東側にある。\"\n";
    let sandbox = Sandbox::with_sheet_where(desks, "")
        .file("content/assessments/desk/1/body.toml", &format!("＝\n{desks}"))
        .file("content/assessments/b/1/book.toml", &sheet_where("一階の", "[甲](/assessments/desk/#desks.tax.note)の"))
        .file("content/assessments/c/1/book.toml", &sheet_where("一階の", "[乙](/assessments/d/1/#desks.tax.note)の"))
        .file("content/assessments/d/1/book.toml", &sheet_where("form = ", "form ＝ "));
    assert_eq!(told(&sandbox.check()), ["R102 assessments/d/1/book.toml:1:6", "R102 assessments/desk/1/body.toml:1:1"]);
}

#[test]
fn endless_nesting_is_told_and_ends_nothing() {
    let dotted = format!("{} = 1\n", vec!["a"; 20_000].join("."));
    let heading = format!("[{}]\n", vec!["a"; 20_000].join("."));
    let list = format!("a = {}{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let table = format!("a = {}1{}\n", "{ a = ".repeat(20_000), " }".repeat(20_000));
    for text in [dotted, heading, list, table] {
        let sandbox = Sandbox::with_sheet().file("content/assessments/desk/1/more.toml", &format!("# 続き\n{text}"));
        let told = sandbox.only_finding();
        assert_eq!((told.rule.as_str(), told.line), ("R102", Some(2)));
        assert!(told.message.contains("入れ子が深すぎる"), "{}", told.message);
    }
}

#[test]
fn of_two_folders_that_differ_in_case_or_spelling_only_one_is_an_address() {
    // か and a combining mark: what one machine writes as one letter, another writes as two.
    let sandbox = Sandbox::with_sheet()
        .file("content/assessments/DESK/1/book.toml", SHEET)
        .file("content/assessments/か\u{3099}っこう/1/book.toml", SHEET)
        .file("content/assessments/がっこう/1/book.toml", SHEET);
    let told = told(&sandbox.check());
    assert_eq!(told, ["R104 assessments/DESK", "R104 assessments/か\u{3099}っこう", "R104 assessments/がっこう"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_read_through_a_link_of_the_file_system() {
    let secret = Sandbox::new().file("secret.toml", "title = \"外の秘密\"\n").file("1/book.toml", SHEET);
    let sandbox = Sandbox::with_sheet();
    sandbox.link("content/assessments/desk/1/plan.png", &secret.path("secret.toml"));
    sandbox.link("content/assessments/desk/2", &secret.path("1"));
    sandbox.link("content/assessments/other", &secret.path(""));
    sandbox.link("content/forms/other.toml", &secret.path("secret.toml"));
    let expected = [
        "R105 assessments/desk/1/plan.png",
        "R105 assessments/desk/2",
        "R105 assessments/other",
        "R105 forms/other.toml",
    ];
    assert_eq!(told(&sandbox.check()), expected);
    assert_eq!(sandbox.run(&["build"]).code, Some(1));
    assert!(!sandbox.has("output"));
}

#[cfg(unix)]
#[test]
fn a_kind_or_the_forms_may_be_no_link_either() {
    let secret = Sandbox::with_sheet();
    let sandbox = Sandbox::new().site();
    sandbox.link("content/assessments", &secret.path("content/assessments"));
    assert_eq!(told(&sandbox.check()), ["R105 assessments"]);
    sandbox.remove("content/forms");
    sandbox.link("content/forms", &secret.path("content/forms"));
    assert_eq!(told(&sandbox.check()), ["R105 assessments", "R105 forms"]);
    assert_eq!(sandbox.run(&["build"]).code, Some(1));
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told() {
    let sandbox = Sandbox::new().site().file("content/assessments", "一\n");
    assert_eq!(told(&sandbox.check()), ["R107 assessments"]);
}
