//! A published version as a bag (BagIt 1.0): it is whole for the tools of archives, for `sha256sum` and for `juran verify`,
//! and none of them lets a changed byte pass.

use std::io::Cursor;

use zip::ZipArchive;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sha256;

const BUNDLE: &str = "output/assessments/desk/1/desk-1.zip";
const BAG: &str = "desk-1";
/// The validator of the Library of Congress, where `tests/run` put it.
const VALIDATOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/venv/bin/bagit.py");

/// A site with a published version that has an attachment, and its bag unpacked.
fn unpacked() -> Sandbox {
    let attachment = "\n[[attachments]]\nfile = \"chizu.txt\"\ntitle = \"窓口の案内図\"\n";
    let sandbox = Sandbox::new()
        .site()
        .file(SHEET_FILE, &format!("{SHEET}{attachment}"))
        .file("content/assessments/desk/1/chizu.txt", "一階の奥\n");
    sandbox.publish();
    sandbox.build();
    let mut package = ZipArchive::new(Cursor::new(sandbox.read_bytes(BUNDLE))).expect("it opens");
    package.extract(sandbox.path("")).expect("it can be unpacked");
    sandbox
}

fn flipped(sandbox: &Sandbox, path: &str) -> Vec<u8> {
    let whole = sandbox.read_bytes(path);
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    sandbox.put(path, &bytes);
    whole
}

#[test]
fn a_bag_holds_what_was_published_what_vouches_for_it_and_how_to_verify_it() {
    let sandbox = unpacked();
    assert_eq!(
        sandbox.files(BAG),
        [
            "README.txt",
            "bag-info.txt",
            "bagit.txt",
            "data/attachments/chizu.txt",
            "data/data.json",
            "data/desk-1-plain.csv",
            "data/desk-1.csv",
            "data/desk-1.txt",
            "data/form.toml",
            "ledger-lines.jsonl",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
        ]
    );
    assert_eq!(sandbox.read("desk-1/bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    for file in ["data.json", "desk-1.txt", "attachments/chizu.txt"] {
        let published = sandbox.read_bytes(&format!("output/assessments/desk/1/{file}"));
        assert_eq!(sandbox.read_bytes(&format!("desk-1/data/{file}")), published, "{file}");
    }
    let info = sandbox.read("desk-1/bag-info.txt");
    let held = sandbox.files("desk-1/data");
    let octets: usize = held.iter().map(|file| sandbox.read_bytes(&format!("desk-1/data/{file}")).len()).sum();
    assert!(info.contains(&format!("Payload-Oxum: {octets}.{}\n", held.len())), "{info}");
    assert!(info.contains("Internal-Sender-Identifier: assessments/desk/1\n"), "{info}");
    let line = sandbox.read("desk-1/ledger-lines.jsonl");
    assert!(line.contains(&sha256(&sandbox.read_bytes("desk-1/data/form.toml"))), "the form is the one of the entry");
    let readme = sandbox.read("desk-1/README.txt");
    assert!(
        readme.contains("data/desk-1.csv　一項目一行の表（表計算ソフト用）（CSV）。「juran import table」で"),
        "{readme}"
    );
    assert!(!readme.contains(".epub"), "only what is there is named: {readme}");
    assert!(readme.contains("sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt"), "{readme}");
}

#[test]
fn a_whole_bag_is_whole_for_every_tool() {
    let sandbox = unpacked();
    for place in [BUNDLE, BAG] {
        assert_eq!(sandbox.run(&["verify", place]).code, Some(0), "{place}");
    }
    let sums = "cd desk-1 && sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt";
    if let Some((is_whole, told)) = sandbox.ask("sh", &["-c", sums], b"") {
        assert!(is_whole, "{told}");
    }
    if let Some((is_whole, told)) = sandbox.ask(VALIDATOR, &["--validate", BAG], b"") {
        assert!(is_whole, "{told}");
    }
}

#[test]
fn a_changed_byte_of_any_file_is_found_by_every_tool() {
    let sandbox = unpacked();
    for file in sandbox.files(BAG) {
        let path = format!("{BAG}/{file}");
        let whole = flipped(&sandbox, &path);
        let ran = sandbox.run(&["verify", BAG]);
        assert_eq!(ran.code, Some(1), "{file}: {}{}", ran.stdout, ran.stderr);
        let sums = "cd desk-1 && sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt";
        if let Some((is_whole, _)) = sandbox.ask("sh", &["-c", sums], b"") {
            assert!(!is_whole, "{file}: sha256sum");
        }
        if let Some((is_whole, _)) = sandbox.ask(VALIDATOR, &["--validate", BAG], b"") {
            assert!(!is_whole, "{file}: bagit");
        }
        sandbox.put(&path, &whole);
    }
    assert_eq!(sandbox.run(&["verify", BAG]).code, Some(0));
}

#[test]
fn a_file_more_or_less_in_a_bag_is_told() {
    let sandbox = unpacked();
    sandbox.put("desk-1/data/more.txt", "後から入れた紙");
    let told = sandbox.run(&["verify", BAG]).stdout;
    assert!(told.contains("余分です: data/more.txt"), "{told}");
    sandbox.remove("desk-1/data/more.txt");
    sandbox.remove("desk-1/data/form.toml");
    let told = sandbox.run(&["verify", BAG]).stdout;
    assert!(told.contains("ありません: data/form.toml"), "{told}");
    sandbox.remove("desk-1/tagmanifest-sha256.txt");
    let told = sandbox.run(&["verify", BAG]).stdout;
    assert!(told.contains("ありません: tagmanifest-sha256.txt"), "{told}");
}
