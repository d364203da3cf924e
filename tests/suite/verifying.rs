//! `juran verify`: every byte that differs is found, and told by the name of its file.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;

fn built() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    sandbox.publish();
    sandbox.build();
    sandbox
}

/// What is said of a place that is not as it should be.
fn differing(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let ran = sandbox.run(&[&["verify"], arguments].concat());
    assert_eq!(ran.code, Some(1), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    ran.stdout
}

fn flip(sandbox: &Sandbox, path: &str, at: usize) {
    let mut bytes = sandbox.read_bytes(path);
    bytes[at] ^= 1;
    sandbox.put(path, &bytes);
}

#[test]
fn what_was_published_and_built_is_whole() {
    let sandbox = built();
    for place in ["content", "content/archive", "output", "output/ledger.jsonl", "output/assessments/desk/1/desk-1.zip"]
    {
        let ran = sandbox.run(&["verify", place]);
        assert_eq!(ran.code, Some(0), "{place}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains("違いはありませんでした。"), "{}", ran.stdout);
    }
}

#[test]
fn a_flipped_byte_of_any_file_of_the_archive_is_found() {
    let sandbox = built();
    for file in sandbox.files("content/archive").into_iter().filter(|file| !file.starts_with('.')) {
        let path = format!("content/archive/{file}");
        let whole = sandbox.read_bytes(&path);
        for at in [0, whole.len() / 2, whole.len() - 1] {
            flip(&sandbox, &path, at);
            let told = differing(&sandbox, &["content"]);
            let named = if file == "sources.jsonl" { "公表した版の元のファイル" } else { &file };
            assert!(told.contains(&*file) || told.contains(named), "{file} at {at}: {told}");
        }
        sandbox.put(&path, &whole);
    }
    assert_eq!(sandbox.run(&["verify", "content"]).code, Some(0));
}

#[test]
fn every_flipped_byte_of_the_ledger_is_found() {
    let sandbox = built();
    let path = "output/ledger.jsonl";
    let whole = sandbox.read_bytes(path);
    for at in (0..whole.len()).step_by(37) {
        flip(&sandbox, path, at);
        let told = differing(&sandbox, &["output"]);
        assert!(told.contains("違います: ledger.jsonl"), "{at}: {told}");
        sandbox.put(path, &whole);
    }
}

#[test]
fn a_source_that_differs_is_named() {
    let sandbox = built();
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let told = differing(&sandbox, &["content"]);
    assert!(told.contains("違います: ../assessments/desk/1/book.toml"), "{told}");
    sandbox.remove(SHEET_FILE);
    let told = differing(&sandbox, &["content/archive"]);
    assert!(told.contains("ありません: ../assessments/desk/1/book.toml"), "{told}");
}

#[test]
fn files_that_are_missing_added_or_altered_in_a_site_are_named() {
    let sandbox = built();
    sandbox.remove("output/index.html");
    sandbox.put("output/assessments/extra.html", "<p>");
    flip(&sandbox, "output/assessments/desk/1/index.html", 40);
    let told = differing(&sandbox, &["output"]);
    for line in
        ["ありません: index.html\n", "余分です: assessments/extra.html\n", "違います: assessments/desk/1/index.html\n"]
    {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(told.contains("3か所が違います。"), "{told}");
}

#[test]
fn a_manifest_that_was_written_anew_does_not_hide_a_published_text() {
    let sandbox = built();
    let text = "output/assessments/desk/1/desk-1.txt";
    let before = crate::support::sha256(&sandbox.read_bytes(text));
    sandbox.edit(text, "毎朝", "毎夕");
    let after = crate::support::sha256(&sandbox.read_bytes(text));
    sandbox.edit("output/manifest.json", &before, &after);
    let told = differing(&sandbox, &["output"]);
    assert!(told.contains("違います: assessments/desk/1/desk-1.txt 公表台帳の第1号と違います。"), "{told}");
}

#[test]
fn a_bundle_that_was_changed_is_told() {
    let sandbox = built();
    let bundle = "output/assessments/desk/1/desk-1.zip";
    let whole = sandbox.read_bytes(bundle);
    // The bytes of the first file begin behind its head.
    flip(&sandbox, bundle, 120);
    assert!(differing(&sandbox, &[bundle]).contains("README.txt"));
    sandbox.put(bundle, &whole[..whole.len() / 2]);
    assert!(differing(&sandbox, &[bundle]).contains("壊れています"));
}

#[test]
fn a_ledger_goes_on_from_an_earlier_one_or_is_told_where_it_parts() {
    let sandbox = built();
    sandbox.put("old.jsonl", sandbox.read("output/ledger.jsonl"));
    let bundle = sandbox.read_bytes("output/assessments/desk/1/desk-1.zip");
    sandbox.put("old.zip", &bundle);
    sandbox.put("content/assessments/desk/3/book.toml", SHEET.replace("2026-04-01", "2026-06-01"));
    sandbox.publish();
    sandbox.build();
    for arguments in
        [["output", "old.jsonl"], ["output", "old.zip"], ["content", "old.jsonl"], ["old.zip", "output/ledger.jsonl"]]
    {
        let ran = sandbox.run(&["verify", arguments[0], "--against", arguments[1]]);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stdout);
    }
    let ran = sandbox.run(&["verify", "output", "--against", "old.jsonl"]);
    assert!(ran.stdout.contains("一文字も変えずに続けています。"), "{}", ran.stdout);
    // The other way round an entry is missing.
    assert!(
        differing(&sandbox, &["old.jsonl", "--against", "output/ledger.jsonl"])
            .contains("第3号が、今の公表台帳にありません。")
    );
    // A ledger that was made anew from the same content at another time is whole in itself, and no continuation.
    sandbox.remove("content/archive");
    sandbox.run(&["publish", "--as-of", "2026-11-19"]);
    assert_eq!(sandbox.run(&["verify", "content"]).code, Some(0));
    for earlier in ["old.jsonl", "old.zip"] {
        let told = differing(&sandbox, &["content", "--against", earlier]);
        assert!(told.contains("第1号が、前の公表台帳と違います"), "{told}");
    }
}

#[test]
fn what_cannot_be_verified_is_said_in_a_sentence() {
    let sandbox = Sandbox::with_sheet().file("note.txt", "控え\n");
    for place in ["nowhere", "content", "note.txt"] {
        let ran = sandbox.run(&["verify", place]);
        assert_eq!(ran.code, Some(2), "{place}");
        assert!(ran.stderr.contains("確かめられませんでした。") && ran.stderr.contains("理由: "), "{}", ran.stderr);
    }
}
