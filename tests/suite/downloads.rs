//! The formats in which a version can be taken along: which there are, when they are made, and that what was published
//! with a version stays as it was.

use crate::support::Sandbox;

/// Where the small document is taken along from.
const VERSION: &str = "output/assessments/desk/1/";
/// What of it was made, besides text and data.
const FORMATS: [&str; 5] = ["desk-1-items.xlsx", "desk-1-plain.csv", "desk-1.csv", "desk-1.epub", "desk-1.xlsx"];

fn published() -> Sandbox {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    sandbox.publish();
    sandbox
}

#[test]
fn what_was_published_with_a_version_is_there_at_every_build() {
    let sandbox = published();
    sandbox.build();
    let page = sandbox.read(&format!("{VERSION}index.html"));
    let sums = sandbox.read(&format!("{VERSION}SHA256SUMS"));
    for name in FORMATS {
        assert!(page.contains(&format!("href=\"{name}\"")), "{name}");
        assert!(sums.contains(&format!("  {name}\n")), "{name} is vouched for\n{sums}");
    }
    assert_eq!(sandbox.run(&["verify", "output"]).code, Some(0));
}

#[test]
fn files_that_were_published_stay_as_they_were_whatever_is_made_today() {
    let sandbox = published();
    sandbox.build();
    let before = FORMATS.map(|name| sandbox.read_bytes(&format!("{VERSION}{name}")));
    sandbox.edit("content/site.toml", "body = \"見本村\"", "body = \"新見本村\"");
    assert_eq!(sandbox.run(&["build", "--downloads"]).code, Some(0));
    let after = FORMATS.map(|name| sandbox.read_bytes(&format!("{VERSION}{name}")));
    assert_eq!(before, after);
    let other = Sandbox::with_sheet().with_all_formats();
    other.edit("content/site.toml", "body = \"見本村\"", "body = \"新見本村\"");
    assert_eq!(other.run(&["build", "--downloads"]).code, Some(0));
    assert_ne!(other.read_bytes(&format!("{VERSION}desk-1.xlsx")), after[4], "one that is made today is another");
}

#[test]
fn a_file_that_was_published_and_changed_since_stops_the_build() {
    let sandbox = published();
    sandbox.build();
    let bytes = sandbox.read_bytes(&format!("{VERSION}desk-1.epub"));
    let object = format!("content/archive/objects/{}", crate::support::sha256(&bytes));
    let mut changed = sandbox.read_bytes(&object);
    changed[100] ^= 1;
    sandbox.put(&object, changed);
    assert_ne!(sandbox.run(&["build"]).code, Some(0));
    assert_eq!(sandbox.read_bytes(&format!("{VERSION}desk-1.epub")), bytes, "the site is as it was");
}

#[test]
fn a_site_offers_what_its_settings_list() {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "downloads = [\"csv\"]", "downloads = [\"epub\"]");
    sandbox.publish();
    sandbox.build();
    let offered: Vec<bool> = FORMATS.iter().map(|name| sandbox.has(&format!("{VERSION}{name}"))).collect();
    assert_eq!(offered, [false, false, false, true, false]);
}

#[test]
fn a_format_that_nobody_knows_is_told() {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "downloads = [\"csv\"]", "downloads = [\"csv\", \"docx\"]");
    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stdout.contains("ダウンロードの形式「docx」はありません。"), "{}{}", ran.stdout, ran.stderr);
}
