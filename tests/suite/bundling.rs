//! Everything of a consultation in one package: it opens without the site, and holds what is public and nothing else.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;

use sha2::Digest;
use zip::ZipArchive;

use crate::consulting::CALL;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::call_where;
use crate::consulting::with_call;
use crate::support::Sandbox;

const BUNDLE: &str = "output/consultations/anken/anken.zip";
const RECEIVING: &str = "output/consultations/anken/download/index.html";

/// The files of a bundle below its folder.
fn unpacked(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(sandbox.read_bytes(BUNDLE))).expect("it opens");
    let mut files = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).expect("every file opens");
        let name = file.name().expect("names are letters").into_owned();
        let inside = name.strip_prefix("anken/").expect("everything lies in one folder").to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("every file can be read");
        files.insert(inside, bytes);
    }
    files
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("{path} is in it")).clone()).expect("it is text")
}

/// Targets of `href` and `src` on a page, without the addresses by which a page names itself.
pub(crate) fn targets(html: &str) -> Vec<&str> {
    let lines = html.split('<').filter(|tag| !tag.starts_with("link rel=\"canonical\""));
    let attributes = lines.flat_map(|tag| ["href=\"", "src=\""].map(|name| tag.split_once(name)));
    attributes.flatten().filter_map(|(_, behind)| behind.split('"').next()).collect()
}

/// The path that a relative link on a page leads to.
pub(crate) fn resolved(from: &str, target: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for word in target.split('/') {
        match word {
            ".." => drop(folders.pop().expect("no link leaves the folder")),
            word => folders.push(word),
        }
    }
    folders.join("/")
}

#[test]
fn every_link_of_a_bundle_leads_to_a_file_of_it() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    for instant in ["2026-11-20", "2026-12-20"] {
        build_at(&sandbox, instant);
        let files = unpacked(&sandbox);
        let mut followed = 0;
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            for target in targets(&html) {
                let (file, key) = target.split_once('#').map_or((target, None), |(file, key)| (file, Some(key)));
                let file = if file.is_empty() { path.clone() } else { resolved(path, file) };
                assert!(files.contains_key(&file), "{path}: {target}");
                if let Some(key) = key {
                    assert!(page(&files, &file).contains(&format!("id=\"{key}\"")), "{path}: {target}");
                }
                followed += 1;
            }
        }
        assert!(followed > 50, "{followed}");
    }
}

#[test]
fn a_bundle_holds_the_call_the_draft_what_it_changes_and_how_to_read_it() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let files = unpacked(&sandbox);
    for path in [
        "index.html",
        "consultations/anken/index.html",
        "consultations/anken/call/anken-call.txt",
        "assessments/desk/2-an/index.html",
        "assessments/desk/2-an/data.json",
        "assessments/desk/compare/1/2-an/index.html",
        "assessments/desk/1/index.html",
        "assets/standard.css",
    ] {
        assert!(files.contains_key(path), "{path}: {:?}", files.keys());
    }
    assert!(!files.keys().any(|path| path.ends_with(".zip") || path.starts_with("assessments/index")));
    let readme = page(&files, "README.txt");
    assert!(readme.starts_with('\u{FEFF}') && readme.lines().count() > 10, "{readme}");
    assert_eq!(readme.matches('\n').count(), readme.matches("\r\n").count());
    let start = page(&files, "index.html");
    assert!(start.contains("href=\"consultations/anken/index.html\"") && !start.contains("<nav class=\"site-nav"));
    let receiving = sandbox.read(RECEIVING);
    let digest = sha2::Sha256::digest(sandbox.read_bytes(BUNDLE));
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(receiving.contains(&digest) && receiving.contains("href=\"../anken.zip\""), "{receiving}");
    assert!(sandbox.read("output/consultations/anken/index.html").contains("href=\"download/index.html\""));
}

#[test]
fn the_digests_of_a_bundle_are_those_of_its_files() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let ran = sandbox.run(&["verify", BUNDLE]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let files = unpacked(&sandbox);
    let listed = page(&files, "SHA256SUMS");
    assert_eq!(listed.lines().count(), files.len() - 1);
    for line in listed.lines() {
        let (digest, path) = line.split_once("  ").expect("a digest and a path");
        let found: String = sha2::Sha256::digest(&files[path]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, digest, "{path}");
    }
}

#[test]
fn the_same_content_is_the_same_bundle() {
    let bundle = |instant: &str| {
        let sandbox = with_call(CALL);
        build_at(&sandbox, instant);
        sandbox.read_bytes(BUNDLE)
    };
    assert_eq!(bundle("2026-11-20T10:00"), bundle("2026-11-20T10:00"));
    assert_eq!(bundle("2026-11-20T10:00"), bundle("2026-11-24T18:00"), "a later day of the same state changes nothing");
    assert_ne!(bundle("2026-11-20T10:00"), bundle("2026-12-10"), "the call is over");
}

#[test]
fn what_is_not_public_is_in_no_bundle() {
    let sandbox = with_call(CALL).file(RESULT_FILE, RESULT);
    build_at(&sandbox, "2026-10-30");
    assert!(!sandbox.has(BUNDLE) && !sandbox.has(RECEIVING));
    build_at(&sandbox, "2026-12-10");
    let files = unpacked(&sandbox);
    let says = |words: &str| files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(words));
    assert!(says("新しい窓口の点検") && !says("番号札を配ります") && !says("anken/result"));
}

#[test]
fn where_none_is_held_there_is_nothing_to_receive() {
    let (before, behind) = CALL.split_once("opens =").expect("it opens");
    let (_, behind) = behind.split_once("contact =").expect("it has a contact");
    let (behind, _) = behind.split_once("[[channels]]").expect("it has channels");
    let reason = "exception = \"軽微な変更である\"\nexception-reason = \"番号を繰り下げるだけのため。\"\n";
    let call = format!("{before}{reason}contact ={behind}").replace("実施する", "実施しない");
    let sandbox = with_call(&call);
    build_at(&sandbox, "2026-11-20");
    assert!(!sandbox.has(BUNDLE) && !sandbox.has(RECEIVING));
    let cancelled =
        call_where("replies =", "cancelled = 2026-11-10\ncancelled-reason = \"案を作り直すため。\"\nreplies =");
    let sandbox = with_call(&cancelled);
    build_at(&sandbox, "2026-11-20");
    assert!(sandbox.has(BUNDLE), "what was announced can still be kept");
}
