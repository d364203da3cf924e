//! Form-shaped workbooks that people changed before they gave them back.

use std::io::Cursor;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use calamine::Reader;
use calamine::open_workbook_auto;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::tables::build;

/// The package with a sheet altered.
pub(crate) fn altered(package: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut before = ZipArchive::new(Cursor::new(package)).expect("it is a package");
    let mut after = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..before.len() {
        let mut file = before.by_index(at).expect("the package is whole");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("the package is whole");
        let own = file.name().expect("names are text").into_owned();
        if own == name {
            bytes = change(String::from_utf8(bytes).expect("it is text")).into_bytes();
        }
        after.start_file(own, SimpleFileOptions::default()).expect("the package can be written");
        after.write_all(&bytes).expect("the package can be written");
    }
    after.finish().expect("the package can be written").into_inner()
}

/// Puts words into a cell of a sheet.
fn typed(sheet: &str, cell: &str, words: &str) -> String {
    let mark = format!("<c r=\"{cell}\"");
    let (before, rest) = sheet.split_once(&mark).unwrap_or_else(|| panic!("{cell} is there:\n{sheet}"));
    let whole = |end: &str| rest.split_once(end).map_or(usize::MAX, |(own, _)| own.len());
    let end = if whole("/>") < whole("<v>") { "/>" } else { "</c>" };
    let (_, after) = rest.split_once(end).expect("cells end");
    format!("{before}{mark} t=\"inlineStr\"><is><t>{words}</t></is></c>{after}")
}

/// A sheet of which every row stands one lower: somebody put a row in front.
fn lowered(sheet: &str) -> String {
    let mut lowered = String::new();
    for (at, piece) in sheet.split(" r=\"").enumerate() {
        if at == 0 {
            lowered.push_str(piece);
            continue;
        }
        let (reference, rest) = piece.split_once('"').expect("references end");
        let letters = reference.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let row: u32 = reference.trim_start_matches(letters).parse().expect("references have rows");
        lowered.push_str(&format!(" r=\"{letters}{}\"{rest}", row + 1));
    }
    lowered
}

/// The cell in which the workbook shows an item.
fn cell_of(csv_key: &str, book: &Path) -> String {
    let sheets = calamine_rows(book);
    let row = sheets.iter().find(|row| row.first().map(String::as_str) == Some(csv_key)).expect("the item is there");
    row[16].clone()
}

fn calamine_rows(book: &Path) -> Vec<Vec<String>> {
    let mut book = open_workbook_auto(book).expect("it is a workbook");
    let range = book.worksheet_range("取込み用").expect("the sheet is there");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn what_people_change_on_the_sheets_is_taken_and_told() {
    let first = Sandbox::with_sheet().with_all_formats();
    build(&first);
    let path = first.path("output/assessments/desk/1/desk-1.xlsx");
    let cell = |key: &str| cell_of(key, &path);
    let (size, begun, steps) = (cell("work.size"), cell("work.begun"), cell("work.steps"));
    let (name, printed) = (cell("desks.tax.name"), cell("printed"));
    let book = first.read_bytes("output/assessments/desk/1/desk-1.xlsx");
    let change = |sheet: String| {
        let sheet = typed(&sheet, &size, "選択: 3) 50人以上\n＜選択肢＞\n1) 10人未満");
        let sheet = typed(&sheet, &begun, "令和7年5月1日（2025年5月1日）");
        let sheet = typed(&sheet, &steps, "1. 見回る\n2. 数える");
        typed(&typed(&sheet, &name, "税と年金の窓口"), &printed, "昨日")
    };
    for change in [&change as &dyn Fn(String) -> String, &|sheet| lowered(&change(sheet))] {
        let second = Sandbox::new().site().bytes("desk.xlsx", &altered(&book, "xl/worksheets/sheet2.xml", change));
        let ran =
            second.run(&["import", "table", "desk.xlsx", "--form", "sheet@2026-01", "--id", "desk", "--version", "1"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stderr.contains("N130") && !ran.stderr.contains("N131"), "{}", ran.stderr);
        assert!(ran.stderr.contains("自動で作られるか、伏せた言葉のある項目です"), "{}", ran.stderr);
        let text = second.read(SHEET_FILE);
        for expected in ["size = \"50人以上\"", "begun = 2025-05-01", "\"数える\"", "税と年金の窓口"] {
            assert!(text.contains(expected), "{expected}\n{text}\n{}", ran.stderr);
        }
    }
    let without = altered(&book, "xl/workbook.xml", |words| words.replace("name=\"Ⅰ\"", "name=\"消した\""));
    let second = Sandbox::new().site().bytes("desk.xlsx", &without);
    let ran =
        second.run(&["import", "table", "desk.xlsx", "--form", "sheet@2026-01", "--id", "desk", "--version", "1"]);
    assert!(ran.stderr.contains("N131") && !ran.stderr.contains("N130"), "{}", ran.stderr);
    assert!(second.read(SHEET_FILE).contains("税の窓口"), "the table behind the sheets counts");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what was not run has to be seen; another program is started")]
fn saved_by_another_program_nothing_changes() {
    let first = Sandbox::with_sheet().with_all_formats();
    build(&first);
    let import = |file: &str| {
        let second = Sandbox::new().site().bytes("desk.xlsx", &first.read_bytes(file));
        let ran =
            second.run(&["import", "table", "desk.xlsx", "--form", "sheet@2026-01", "--id", "desk", "--version", "1"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{file}");
        second.read(SHEET_FILE)
    };
    let profile = format!("-env:UserInstallation=file://{}", first.path("profile").display());
    for name in ["desk-1.xlsx", "desk-1-items.xlsx"] {
        let file = format!("output/assessments/desk/1/{name}");
        let mut office = Command::new("soffice");
        office.current_dir(first.path("")).args([
            &profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            "saved",
            &file,
        ]);
        if !office.output().is_ok_and(|output| output.status.success()) {
            println!("not run: there is no soffice");
            return;
        }
        assert_eq!(import(&format!("saved/{name}")), import(&file), "{name}");
    }
}
