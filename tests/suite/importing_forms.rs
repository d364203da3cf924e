//! Form-shaped workbooks without the table behind them: read by labels and places, and nothing is lost on the way.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use calamine::Reader;
use calamine::open_workbook_auto;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::Workbook;

use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::tables::build;
use crate::tables::sample;

/// A row of a sheet: cells by column, and how many columns and rows each covers.
type Cells = Vec<(u16, String, (u16, u32))>;

/// The sheets of the form in a workbook, without the table behind them.
fn sheets(sandbox: &Sandbox, file: &str) -> Vec<(String, Vec<Cells>)> {
    let mut book = open_workbook_auto(sandbox.path(file)).expect("it is a workbook");
    let names = book.sheet_names();
    let names = names.into_iter().filter(|name| name != "取込み用");
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).expect("the sheet is there");
        let row = |cells: &[calamine::Data]| {
            let numbered = cells.iter().enumerate().filter(|(_, cell)| !cell.to_string().is_empty());
            numbered.map(|(at, cell)| (u16::try_from(at).expect("few columns"), cell.to_string(), (0, 0))).collect()
        };
        let rows = range.rows().map(row).collect();
        (name, rows)
    };
    names.map(sheet).collect()
}

/// A workbook of these rows, everything moved by so many columns.
fn workbook(sheets: &[(String, Vec<Cells>)], right: u16) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("it was a name before");
        for (row, cells) in (0..).zip(rows) {
            for (column, words, (wide, high)) in cells {
                let (from, to) = (column + right, column + right + wide);
                if (*wide, *high) == (0, 0) {
                    sheet.write_string(row, from, words).expect("it fits");
                } else {
                    sheet.merge_range(row, from, row + high, to, words, &plain).expect("it fits");
                }
            }
        }
    }
    book.save_to_buffer().expect("it can be written")
}

/// What a table with the values of a version says: the lines of its sources, without ids and comments.
fn stated(sandbox: &Sandbox, folder: &str) -> BTreeMap<String, Vec<String>> {
    let files = sandbox.files(folder).into_iter().filter(|path| path.ends_with(".toml"));
    let files = files.map(|path| (sandbox.read(&format!("{folder}/{path}")), path));
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#') && !line.starts_with("id =");
    files.map(|(text, path)| (path, text.lines().filter(says).map(str::to_owned).collect())).collect()
}

fn import(into: &Sandbox, what: &str, book: &[u8], arguments: &[&str]) -> (String, String) {
    into.put("form.xlsx", book);
    let ran = into.run(&[&["import", what, "form.xlsx", "--replace"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    (ran.stdout, ran.stderr)
}

#[test]
fn forms_come_back_from_their_sheets_alone() {
    let first = sample();
    build(&first);
    for (form, kind, id, version, is_whole) in [
        ("all-items@2018-05", "assessments", "kaigo", "3", false),
        ("priority-items@2018-05", "assessments", "yobo-sesshu", "1", false),
        ("basic-items@2019-01", "assessments", "shiei-jutaku", "1", true),
        ("file-register@2023-04", "files", "kaigo", "1", true),
        ("meeting-record@1", "meetings", "johokokai/r8-1", "1", false),
    ] {
        let stem = id.rsplit('/').next().unwrap_or(id);
        let file = format!("output/{kind}/{id}/{version}/{stem}-{version}.xlsx");
        let arguments = ["--form", form, "--id", id, "--version", version];
        let (by_sheet, by_table) = (Sandbox::new().site(), Sandbox::new().site());
        let (told, warned) = import(&by_sheet, "form", &workbook_of(&first, &file), &arguments);
        import(&by_table, "table", &first.read_bytes(&file), &arguments);
        assert!(!told.contains("unplaced.toml"), "{form}\n{told}{warned}");
        let folder = format!("content/{kind}/{id}/{version}");
        let (found, expected) = (stated(&by_sheet, &folder), stated(&by_table, &folder));
        if is_whole {
            assert_eq!(found, expected, "{form}\n{warned}");
        }
        // Marks of Markdown are not printed on a sheet, and counts that the program makes are; other keys are as many.
        let keys = |files: &BTreeMap<String, Vec<String>>| {
            let lines = files.values().flatten();
            let key =
                |line: &String| Some(line.split_once(" = ")?.0.to_owned()).filter(|key| is_key(key) && key != "count");
            lines.filter_map(key).fold(BTreeMap::<String, usize>::new(), |mut all, key| {
                *all.entry(key).or_default() += 1;
                all
            })
        };
        let (found, expected) = (keys(&found), keys(&expected));
        let all: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
        let differs = all.into_iter().filter(|key| found.get(*key) != expected.get(*key));
        assert_eq!(differs.collect::<Vec<_>>(), Vec::<&String>::new(), "{form}\n{warned}");
    }
}

fn is_key(words: &str) -> bool {
    !words.is_empty()
        && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte))
}

/// The workbook without the table, with the areas of its cells as they were.
fn workbook_of(sandbox: &Sandbox, file: &str) -> Vec<u8> {
    crate::tables_altered::altered(&sandbox.read_bytes(file), "xl/workbook.xml", |words| {
        let (before, rest) = words.split_once("<sheet name=\"取込み用\"").expect("the table is there");
        let (_, after) = rest.split_once("/>").expect("tags end");
        format!("{before}{after}")
    })
}

/// What people do to the rows of a sheet.
type Change = Box<dyn Fn(&mut Vec<Cells>)>;

/// What people do to the sheets of the small form.
fn alterations() -> Vec<(&'static str, Change)> {
    let wide = |letter: char| match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter),
        other => other,
    };
    let relabel = |rows: &mut Vec<Cells>, change: &dyn Fn(&str) -> String| {
        for row in rows.iter_mut().filter(|row| row.len() > 1) {
            let last = row.len() - 1;
            row[..last].iter_mut().for_each(|cell| cell.1 = change(&cell.1));
        }
    };
    vec![
        ("nothing", Box::new(|_| ())),
        ("blank rows", Box::new(|rows| *rows = rows.drain(..).flat_map(|row| [Vec::new(), row]).collect())),
        ("full-width labels", Box::new(move |rows| relabel(rows, &|words| words.chars().map(wide).collect()))),
        (
            "labels with line breaks",
            Box::new(move |rows| {
                relabel(rows, &|words| words.chars().flat_map(|letter| [letter, '\n']).collect());
            }),
        ),
        (
            "content moved",
            Box::new(|rows| {
                for row in rows.iter_mut().filter(|row| row.len() > 1 && row.len() < 4) {
                    if let Some(cell) = row.last_mut() {
                        cell.0 += 3;
                    }
                }
            }),
        ),
        (
            "content merged otherwise",
            Box::new(|rows| {
                for row in rows.iter_mut().filter(|row| row.len() > 1 && row.len() < 4) {
                    if let Some(cell) = row.last_mut() {
                        cell.2 = (2, 0);
                    }
                }
            }),
        ),
    ]
}

#[test]
fn alterations_of_the_sheets_make_no_difference() {
    let first = Sandbox::with_sheet().with_all_formats();
    build(&first);
    let sheets = sheets(&first, "output/assessments/desk/1/desk-1.xlsx");
    let arguments = ["--form", "sheet@2026-01", "--id", "desk", "--version", "1"];
    let mut seen = BTreeSet::new();
    for (called, change) in alterations() {
        for right in [0, 2] {
            let mut changed = sheets.clone();
            for (_, rows) in &mut changed {
                change(rows);
            }
            let second = Sandbox::new().site();
            let (told, warned) = import(&second, "form", &workbook(&changed, right), &arguments);
            assert!(!told.contains("unplaced.toml"), "{called} {right}\n{warned}");
            seen.insert(second.read(SHEET_FILE));
            assert_eq!(seen.len(), 1, "{called} {right}\n{warned}\n{seen:?}");
        }
    }
}

#[test]
fn what_has_no_place_is_told_with_its_cell_and_kept() {
    let first = Sandbox::with_sheet().with_all_formats();
    build(&first);
    let mut sheets = sheets(&first, "output/assessments/desk/1/desk-1.xlsx");
    let cell = |column, words: &str| (column, words.to_owned(), (0, 0));
    sheets[0].1.push(vec![cell(2, "来年度の見通し"), cell(5, "窓口を一つ増やす。")]);
    sheets[0].1.push(vec![cell(9, "担当に確かめること")]);
    let row = sheets[0].1.len();
    let second = Sandbox::new().site();
    let arguments = ["--form", "sheet@2026-01", "--id", "desk", "--version", "1"];
    let (told, warned) = import(&second, "form", &workbook(&sheets, 0), &arguments);
    assert!(told.contains("2か所の記載は行き先の項目が決まらず"), "{told}");
    let kept = second.read("content/assessments/desk/1/unplaced.toml");
    for expected in [
        "来年度の見通し",
        "窓口を一つ増やす。",
        "担当に確かめること",
        &format!("cell = \"F{}\"", row - 1),
        &format!("cell = \"J{row}\""),
    ] {
        assert!(kept.contains(expected), "{expected}\n{kept}");
    }
    assert!(warned.contains("N101") && warned.contains(&format!("セル F{}", row - 1)), "{warned}");
}

#[test]
fn a_workbook_of_another_kind_is_refused_and_the_table_is_left_to_its_own_command() {
    let sandbox = Sandbox::new().site();
    let sheets = [("表".to_owned(), vec![vec![(0, "日付".to_owned(), (0, 0)), (1, "天気".to_owned(), (0, 0))]])];
    sandbox.put("form.xlsx", workbook(&sheets, 0));
    let ran = sandbox.run(&["import", "form", "form.xlsx", "--id", "kaigo", "--version", "1"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(ran.stderr.contains("項目名が見つかりません"), "{}", ran.stderr);
    let first = Sandbox::with_sheet().with_all_formats();
    build(&first);
    let whole = first.read_bytes("output/assessments/desk/1/desk-1.xlsx");
    let arguments = ["--form", "sheet@2026-01", "--id", "desk", "--version", "1"];
    let (_, warned) = import(&Sandbox::new().site(), "form", &whole, &arguments);
    assert!(warned.contains("N113") && warned.contains("juran import table"), "{warned}");
}

#[test]
fn words_that_go_on_below_are_told_unless_the_label_reaches_them() {
    for (high, is_told) in [(1, false), (0, true)] {
        let cell = |column, words: &str, high| (column, words.to_owned(), (0, high));
        let first = vec![cell(0, "Ⅰ.1.②", high), cell(1, "②事務の概要", high), cell(2, "就学の援助をする。", 0)];
        let sheets = [("Ⅰ".to_owned(), vec![first, vec![cell(2, "申請を受け付ける。", 0)]])];
        let sandbox = Sandbox::new().site();
        let arguments = ["--form", "basic-items@2019-01", "--id", "gakko", "--version", "1"];
        let (_, warned) = import(&sandbox, "form", &workbook(&sheets, 0), &arguments);
        assert_eq!(warned.contains("N132"), is_told, "{warned}");
        let text = sandbox.read("content/assessments/gakko/1/i.toml");
        assert!(text.contains("就学の援助をする。\n申請を受け付ける。"), "{text}");
    }
}
