//! `juran revise`: the next version begins as the last one was, but for what it has to say for itself.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use juran::finding::Findings;
use juran::read::Card;
use juran::read::SourceTree;
use juran::revise::Origin;
use juran::revise::Start;
use juran::revise::begin;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::own_files;

fn model_city() -> SourceTree {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let read = juran::read::read(&content, &|_, _, _, _| {}, &mut Findings::default());
    read.expect("the machine reads it").expect("it has settings")
}

/// A sandbox with the content of 見本市, without some of its folders.
fn model_sandbox(without: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, text) in own_files("content", ".toml").into_iter().chain(own_files("content", ".md")) {
        if !without.iter().any(|folder| path.starts_with(folder)) {
            sandbox.put(&format!("content/{path}"), text);
        }
    }
    sandbox
}

/// Files of a version by name.
fn files(tree: &SourceTree, card: &Card) -> BTreeMap<String, Vec<u8>> {
    let (names, _) = card.files();
    names.iter().map(|name| (name.clone(), tree.beside(card, name).expect("it can be read"))).collect()
}

#[test]
fn of_every_version_every_line_stays_or_becomes_a_comment() {
    let tree = model_city();
    let mut versions = 0;
    for card in tree.cards.iter().filter(|card| card.version.name.as_number().is_some() && !card.form.is_scan()) {
        let whole = || format!("{} {}", card.version.document, card.version.name);
        if card.version.document.is_single() {
            continue;
        }
        versions += 1;
        let (_, main_file) = card.files();
        let origin = Origin {
            form: &card.form,
            rows: &card.rows,
            main_file,
            files: files(&tree, card),
            published_files: &card.published_files,
        };
        let from = card.version.name;
        let next = juran::model::VersionName::number(from.as_number().expect("it has a number") + 1);
        let begun = begin(&origin, Start { from, next }).unwrap_or_else(|file| panic!("{}: {file}", whole()));
        let left: Vec<&str> = begun.left.iter().map(|(name, _)| name.as_str()).collect();
        let answers = origin.files.contains_key("changed.toml") && !from.is_draft();
        assert_eq!(left, if answers { vec!["changed.toml"] } else { Vec::new() }, "{}", whole());
        for (name, bytes) in &begun.files {
            let (old, new) = (text(&origin.files[name]), text(bytes));
            let kept: Vec<&str> = new.lines().collect();
            let mut left = kept.iter();
            for line in old.lines() {
                let is_own = ["published =", "effective =", "reviewed =", "ended =", "aliases ="];
                let as_comment = format!("# {line}");
                let is_kept = |kept: &&&str| **kept == line || **kept == as_comment.trim_end();
                let is_there = is_own.iter().any(|key| line.starts_with(key)) || left.any(|line| is_kept(&line));
                assert!(is_there, "{} {name}: {line}", whole());
            }
            let added = kept.len().saturating_sub(old.lines().count());
            assert!(added <= begun.anew.len() + 3, "{} {name}: {added}", whole());
        }
        for anew in &begun.anew {
            let (_, bytes) = begun.files.iter().find(|(name, _)| *name == anew.file).expect("the file is begun");
            let text = text(bytes);
            let line = text.lines().nth(anew.line - 1).unwrap_or_default();
            assert!(line.starts_with("# "), "{} {anew:?}: {line}", whole());
        }
    }
    assert!(versions > 50, "{versions}");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

#[test]
fn the_next_version_lacks_nothing_but_what_has_to_be_said_anew() {
    let later =
        ["assessments/kaigo/3", "assessments/kaigo/4", "assessments/yobo-sesshu/2-an", "consultations", "meetings"];
    let sandbox = model_sandbox(&later);
    let before: BTreeSet<String> = sandbox.check().into_iter().map(|told| told.place() + &told.message).collect();
    let documents = ["assessments/kaigo", "assessments/yobo-sesshu", "assessments/shiei-jutaku", "files/yobo-sesshu"];
    for document in documents.into_iter().chain(["notices/access-check"]) {
        let ran = sandbox.run(&["revise", document]);
        assert_eq!(ran.code, Some(0), "{document}: {}", ran.stderr);
        assert!(ran.stdout.contains("公表日（published）"), "{}", ran.stdout);
    }
    let new = sandbox.check().into_iter().filter(|told| !before.contains(&(told.place() + &told.message)));
    // Links lead to what is left out here, from the old version as from the new one.
    let errors: Vec<_> = new.filter(|told| told.severity == "E" && told.rule != "A102").collect();
    assert!(errors.iter().all(|told| told.rule == "F101"), "{errors:#?}");
    assert_eq!(errors.len(), 7 + 1 + 2, "{errors:#?}");
    let changes: serde_json::Value = {
        let ran = sandbox.run(&["compare", "assessments/kaigo", "2", "3", "--format", "json"]);
        serde_json::from_str(&ran.stdout).expect("it is JSON")
    };
    let keys: BTreeSet<&str> =
        changes["changes"].as_array().expect("a list").iter().filter_map(|c| c["key"].as_str()).collect();
    assert!(keys.contains("procedure.review.date"), "{keys:?}");
    assert!(keys.iter().all(|key| key.starts_with("procedure.") || *key == "cover.published"), "{keys:?}");
}

#[test]
fn what_is_there_is_never_touched() {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/2/.kept", "前からのもの\n");
    let before = sandbox.tree_of("content");
    let ran = sandbox.run(&["revise", "assessments/desk"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("何も書き換えていません。"), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
}

#[test]
fn a_folder_left_by_a_run_that_was_stopped_does_no_harm() {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/.2.new/book.toml", "半分");
    assert_eq!(sandbox.check().len(), 0);
    let ran = sandbox.run(&["revise", "assessments/desk"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(sandbox.files("content/assessments/desk"), ["1/book.toml", "2/book.toml"]);
    assert!(ran.stdout.contains("第2版を、第1版から始めました: content/assessments/desk/2\n"), "{}", ran.stdout);
    for step in
        ["juran check --document assessments/desk", "juran compare assessments/desk 1 2", "juran build --drafts"]
    {
        assert!(ran.stdout.contains(step), "{}", ran.stdout);
    }
    let again = sandbox.run(&["revise", "assessments/desk"]);
    assert_eq!(again.code, Some(2));
    assert!(again.stderr.contains("第2版が、公表日のないまま用意されています。"), "{}", again.stderr);
}

#[test]
fn drafts_follow_on_one_another_and_the_version_on_the_last_of_them() {
    let sandbox = Sandbox::with_sheet();
    for (arguments, made, from) in [
        (&["revise", "assessments/desk", "--draft"][..], "2-an", "第1版"),
        (&["revise", "assessments/desk", "--draft"], "2-an2", "第2版の案"),
        (&["revise", "assessments/desk"], "2", "第2版の案（その2）"),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let compare = format!("juran compare assessments/desk 1 {made}\u{3000}");
        assert!(ran.stdout.contains(&compare), "{}", ran.stdout);
        assert!(
            ran.stdout.contains(&format!("を、{from}から始めました: content/assessments/desk/{made}\n")),
            "{}",
            ran.stdout
        );
        assert!(sandbox.has(&format!("content/assessments/desk/{made}/book.toml")));
    }
    let draft = sandbox.read("content/assessments/desk/2-an/book.toml");
    assert!(draft.contains("# 案には公表日を書きません。") && !draft.contains("\npublished ="), "{draft}");
}

#[test]
fn what_can_have_no_next_version_is_told_why() {
    let scan =
        "title = \"点検\"\n[version]\npublished = 2019-04-01\n[[attachments]]\nfile = \"a.pdf\"\ntitle = \"表\"\n";
    let sandbox = model_sandbox(&["assessments/kaigo", "assessments/yobo-sesshu"]);
    sandbox.put("content/assessments/old/1/scan.toml", scan);
    sandbox.put("content/assessments/old/1/a.pdf", "%PDF-1.4\n%%EOF\n");
    sandbox.put("content/assessments/broken/1/book.toml", "form =");
    for (document, told) in [
        ("systems/kaigo", "この種類の文書には、版がありません。ファイルをそのまま書き直してください。"),
        ("consultations/kaigo-3", "意見公募には、版がありません。"),
        ("assessments/old", "第1版は、ファイルだけで残っている版で、引き継ぐ記載がありません。"),
        ("assessments/broken", "読み取れない版があります。"),
        ("assessments/shiei-jutak", "「assessments/shiei-jutaku」の書き誤りではありませんか。"),
    ] {
        let ran = sandbox.run(&["revise", document]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{document}");
        assert!(ran.stderr.contains(told), "{document}: {}", ran.stderr);
    }
    let words = "withdrawn = 2026-10-01\ntitle = \"点検\"\nreason = \"事務が終わったため。\"\n";
    let sandbox = Sandbox::new().site().file(SHEET_FILE, SHEET);
    sandbox.put("content/assessments/desk/withdrawn.toml", words);
    let ran = sandbox.run(&["revise", "assessments/desk"]);
    assert!(ran.stderr.contains("に公表をやめた文書です。"), "{}", ran.stderr);
}
