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

/// A site that offers tables for desks of old, with a note.
fn for_old_desks(note: &str) -> Sandbox {
    let sandbox = Sandbox::with_sheet_where("一階の東側にある。", note);
    sandbox.edit("content/site.toml", "downloads = [\"csv\"]", "downloads = [\"csv\", \"csv-cp932\"]");
    sandbox
}

#[test]
fn a_table_for_desks_of_old_comes_back_letter_by_letter() {
    let sandbox = for_old_desks("髙﨑①㈱の窓口～一階、=1+1。");
    let ran = sandbox.build();
    assert!(!ran.stderr.contains("Y201"), "{}", ran.stderr);
    let table = format!("{VERSION}desk-1-cp932.csv");
    let script = "import csv,sys\nrows=list(csv.reader(open(sys.argv[1],encoding='cp932',newline='')))\nsys.exit(not any('髙﨑①㈱の窓口' in cell for row in rows for cell in row))";
    let (is_read, told) = sandbox.ask("python3", &["-c", script, &table], b"").expect("Python is there");
    assert!(is_read, "{told}");
    let back = Sandbox::new().site().bytes("a.csv", &sandbox.read_bytes(&table));
    let ran = back.run(&["import", "table", "a.csv", "--form", "sheet@2026-01", "--id", "desk", "--version", "1"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(back.read(crate::support::SHEET_FILE).contains("髙﨑①㈱の窓口～一階、=1+1。"));
}

#[test]
fn letters_that_desks_of_old_cannot_read_are_told_and_nothing_stands_in_for_them() {
    let sandbox = for_old_desks("𠮷田の窓口🦊、¥100。");
    let ran = sandbox.build();
    for words in ["Y201", "「¥」（U+00A5）、「🦊」（U+1F98A）、「𠮷」（U+20BB7）", "名前の字は、替えないでください。"]
    {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    assert!(!sandbox.has(&format!("{VERSION}desk-1-cp932.csv")));
    assert!(!sandbox.read(&format!("{VERSION}index.html")).contains("cp932"), "a file that is not there is not named");
    assert!(sandbox.read(&format!("{VERSION}desk-1.csv")).contains("𠮷田の窓口🦊、¥100。"));
}

#[test]
fn a_text_that_is_corrected_has_files_of_its_own() {
    let sandbox = published();
    sandbox.build();
    let former = sandbox.read_bytes(&format!("{VERSION}desk-1.epub"));
    sandbox.edit(crate::support::SHEET_FILE, "毎朝", "毎夕");
    let ran = sandbox.run(&["publish", "assessments/desk", "--correct", "1", "--reason", "誤記を直しました。"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    sandbox.build();
    assert_ne!(sandbox.read_bytes(&format!("{VERSION}desk-1.epub")), former);
    assert_eq!(
        sandbox.read_bytes(&format!("{VERSION}corrected/1/desk-1.epub")),
        former,
        "it is among the former files"
    );
}

#[test]
fn words_that_are_withheld_later_are_found_in_what_was_published_with_a_version() {
    let sandbox = published();
    sandbox.build();
    sandbox.edit(crate::support::SHEET_FILE, "[version]\n", "[version]\nmemo = \"総合窓口の点検\"\n");
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    for name in ["desk-1.epub", "desk-1.xlsx", "desk-1-items.xlsx"] {
        assert!(ran.stderr.contains(name), "{name}: {}", ran.stderr);
    }
}

#[test]
fn what_is_not_public_yet_says_so_in_its_files() {
    let sandbox = Sandbox::with_sheet_where("published = 2026-04-01\n", "").with_all_formats();
    let ran = sandbox.run(&["build", "--drafts", "--downloads"]);
    assert!(ran.stderr.contains("ページを作りました"), "{}", ran.stderr);
    let book = sandbox.read_bytes(&format!("{VERSION}desk-1.epub"));
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("it opens");
    let title = std::io::read_to_string(book.by_name("EPUB/title.xhtml").expect("it has a title page"));
    assert!(title.expect("it is text").contains("公表前の確認用です。"));
}
