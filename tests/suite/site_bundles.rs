//! The whole site in one package: it opens without a server, every link of it is alive, and its digest is told.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use crate::bundling::resolved;
use crate::bundling::targets;
use crate::consulting::CALL;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::own_bytes;
use crate::support::sha256;

const BUNDLE: &str = "output/download/site.zip";
/// Tells of a package what Python sees in it.
const LIST: &str = "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as package:\n    assert package.testzip() is None\n    package.extractall('unpacked')\n    print(len(package.namelist()))\n";

fn built(instant: &str) -> Sandbox {
    let sandbox = with_call(CALL).with_all_formats();
    sandbox.publish();
    let ran = sandbox.run(&["build", "--downloads", "--as-of", instant]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    sandbox
}

fn unpacked(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(sandbox.read_bytes(BUNDLE))).expect("it opens");
    let mut files = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).expect("every file opens");
        let name = file.name().expect("names are letters").into_owned();
        assert!(name.is_ascii() && name.len() <= 180, "{name}");
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644), "{name}");
        let time = file.last_modified().map(|time| (time.year(), time.hour(), time.minute()));
        assert!(matches!(time, Some((2000..=2026, 0, 0))), "{name}: the day is that of the last publication");
        let inside = name.strip_prefix("site/").expect("everything lies in one folder").to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("every file can be read");
        files.insert(inside, bytes);
    }
    files
}

fn assert_alive(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let mut followed = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for target in targets(&html).into_iter().filter(|target| !target.contains(':')) {
            let (file, key) = target.split_once('#').map_or((target, None), |(file, key)| (file, Some(key)));
            let file = if file.is_empty() { path.clone() } else { resolved(path, file) };
            let found = files.get(&file).unwrap_or_else(|| panic!("{path}: {target}"));
            if let Some(key) = key.filter(|_| file.ends_with(".html")) {
                assert!(String::from_utf8_lossy(found).contains(&format!("id=\"{key}\"")), "{path}: {target}");
            }
            followed += 1;
        }
    }
    followed
}

#[test]
fn every_link_of_a_whole_site_leads_to_a_file_of_it() {
    let sandbox = built("2026-11-20");
    let files = unpacked(&sandbox);
    assert!(assert_alive(&files) > 200);
    let made = sandbox.files("output");
    let left_out = made.iter().filter(|path| !files.contains_key(*path));
    let left_out: Vec<&str> = left_out.map(String::as_str).collect();
    let expected = [
        "404.html",
        "assessments/desk/1/desk-1.zip",
        "assessments/desk/2-an/desk-2-an.zip",
        "consultations/anken/anken.zip",
        "consultations/anken/call/anken-call.zip",
        "download/site.zip",
        "manifest.json",
    ];
    assert_eq!(left_out, expected);
    assert_eq!(files.len() + left_out.len(), made.len() + 2, "what is read before, and the digests, come in");
    let readme = String::from_utf8(files["README.txt"].clone()).expect("it is text");
    assert!(readme.starts_with('\u{FEFF}') && readme.contains("一式（zip）は、中身が同じなので"), "{readme}");
    assert_eq!(readme.matches('\n').count(), readme.matches("\r\n").count());
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).expect("it is text");
    assert_eq!(sums.lines().count(), files.len() - 1);
    for line in sums.lines() {
        let (digest, path) = line.split_once("  ").expect("a digest and a path");
        assert_eq!(sha256(&files[path]), digest, "{path}");
    }
    let verified = sandbox.run(&["verify", BUNDLE]);
    assert_eq!(verified.code, Some(0), "{}{}", verified.stdout, verified.stderr);
}

#[test]
fn the_map_of_the_site_tells_size_and_digest() {
    let sandbox = built("2026-11-20");
    let bundle = sandbox.read_bytes(BUNDLE);
    let map = sandbox.read("output/sitemap/index.html");
    assert!(map.contains("href=\"../download/site.zip\"") && map.contains(&sha256(&bundle)), "{map}");
    let inside = String::from_utf8(unpacked(&sandbox)["sitemap/index.html"].clone()).expect("it is text");
    assert!(!inside.contains("site.zip"), "no package is within itself");
    sandbox.put("list.py", LIST);
    if let Some((is_good, told)) = sandbox.ask("python3", &["list.py", BUNDLE], b"") {
        assert!(is_good, "{told}");
        assert_eq!(told.trim(), unpacked(&sandbox).len().to_string());
        assert!(sandbox.has("unpacked/site/index.html"));
    }
    for (program, arguments) in [("unzip", ["-tq", BUNDLE]), ("7z", ["t", BUNDLE]), ("unar", ["-q", BUNDLE])] {
        if let Some((is_good, told)) = sandbox.ask(program, &arguments, b"") {
            assert!(is_good, "{program}: {told}");
        }
    }
    let ran = sandbox.run(&["build", "--as-of", "2026-11-20", "--remove"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!sandbox.has(BUNDLE) && !sandbox.read("output/sitemap/index.html").contains("site.zip"));
}

#[test]
fn the_same_content_is_the_same_package_and_a_second_build_leaves_it() {
    let (first, second) = (built("2026-11-20T10:00"), built("2026-11-20T10:00"));
    assert!(first.read_bytes(BUNDLE) == second.read_bytes(BUNDLE));
    let before = first.modified(BUNDLE);
    let ran = first.run(&["build", "--downloads", "--as-of", "2026-11-20T10:00"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(first.modified(BUNDLE) == before, "what did not change is not touched");
}

#[test]
fn the_sample_as_a_whole_can_be_carried_away() {
    let sandbox = Sandbox::new();
    for (path, bytes) in own_bytes("content") {
        sandbox.put(&format!("content/{path}"), bytes);
    }
    // Papers and workbooks of a hundred versions take minutes, and no page is another for them.
    let settings = sandbox.read("content/site.toml");
    sandbox.put("content/site.toml", format!("downloads = [\"csv\"]\n{settings}"));
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let files = unpacked(&sandbox);
    assert!(assert_alive(&files) > 10_000);
    let bundles = sandbox.files("output/consultations").into_iter().filter(|path| path.ends_with(".zip"));
    let mut bundles = bundles.filter(|path| !path.contains("/attachments/")).peekable();
    assert!(bundles.peek().is_some());
    for path in bundles {
        let size = sandbox.read_bytes(&format!("output/consultations/{path}")).len();
        assert!(size < 10 << 20, "{path}: {size}");
    }
}
