//! The items of every version as tables, and the way back: nothing is lost, whatever the kind of document.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use proptest::strategy::Strategy;
use proptest::strategy::ValueTree;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use zip::ZipArchive;

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::own_bytes;

/// What the names of the tables of a version end in.
const ENDINGS: [&str; 4] = ["-plain.csv", ".csv", "-items.xlsx", ".xlsx"];

/// Where each version of the sample stands: folder in content, and what import is told of it.
struct Place {
    /// Its address inside the output: `assessments/kaigo/3/`.
    address: String,
    form: String,
    id: String,
    version: Option<String>,
}

/// The sample with nothing published, so that anything may be written anew.
pub(crate) fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, bytes) in own_bytes("content") {
        if !path.starts_with("archive/") {
            sandbox.put(&format!("content/{path}"), bytes);
        }
    }
    let settings = sandbox.read("content/site.toml");
    sandbox.put("content/site.toml", format!("downloads = [\"csv\", \"xlsx\"]\n{settings}"));
    sandbox
}

/// Builds with every table.
pub(crate) fn build(sandbox: &Sandbox) {
    let ran = sandbox.run(&["build", "--drafts", "--downloads", "--remove"]);
    assert!(ran.stderr.contains("ページを作りました"), "{}", ran.stderr);
}

/// Every version that has a table.
fn places(sandbox: &Sandbox) -> Vec<Place> {
    let data = sandbox.files("output").into_iter().filter(|path| path.ends_with("/data.json"));
    let place = |path: String| {
        let data = sandbox.json(&format!("output/{path}"));
        let word = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
        let (document, version, form) = (word("document"), word("version"), word("form"));
        let (kind, id) = document.split_once('/').expect("documents have kinds");
        let is_versioned = ["assessments", "files", "meetings", "notices"].contains(&kind);
        let address = path.trim_end_matches("data.json").to_owned();
        (!form.starts_with("scan")).then(|| Place {
            address,
            form,
            id: id.to_owned(),
            version: Some(version).filter(|_| is_versioned),
        })
    };
    data.filter_map(place).collect()
}

/// The file of a version with this ending.
fn table(sandbox: &Sandbox, place: &Place, ending: &str) -> String {
    let folder = format!("output/{}", place.address);
    let names = sandbox.files(&folder).into_iter().filter(|name| name.ends_with(ending) && !name.contains('/'));
    let other = |name: &String| ending == ".csv" && name.ends_with("-plain.csv");
    let other =
        |name: &String| other(name) || name == "opinions.csv" || (ending == ".xlsx" && name.ends_with("-items.xlsx"));
    let mut names: Vec<String> = names.filter(|name| !other(name)).collect();
    assert_eq!(names.len(), 1, "{} {ending}", place.address);
    format!("{folder}{}", names.remove(0))
}

/// Imports the tables of all versions of a site into another.
fn import_all(from: &Sandbox, places: &[Place], ending: &str, into: &Sandbox) {
    for place in places {
        let file = from.path(&table(from, place, ending));
        let file = file.to_str().expect("the path is text");
        let mut arguments = vec!["import", "table", file, "--form", &place.form, "--id", &place.id, "--replace"];
        arguments.extend(place.version.as_deref().into_iter().flat_map(|version| ["--version", version]));
        let ran = into.run(&arguments);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{} {ending}", place.address);
        assert!(!ran.stdout.contains("unplaced.toml"), "{}", ran.stdout);
    }
}

/// Items of every version, by key.
fn items(sandbox: &Sandbox, places: &[Place]) -> BTreeMap<String, Value> {
    let of = |place: &Place| {
        let data = sandbox.json(&format!("output/{}data.json", place.address));
        let items = data["items"].as_array().cloned().unwrap_or_default();
        let own = |item: Value| (format!("{}{}", place.address, item["key"].as_str().unwrap_or_default()), item);
        items.into_iter().map(own).collect::<Vec<_>>()
    };
    places.iter().flat_map(of).collect()
}

/// The sources of a site, without what does not come from the tables.
fn sources(sandbox: &Sandbox) -> BTreeMap<String, String> {
    sandbox.tree_of("content").into_iter().filter(|(path, _)| !path.starts_with("schema/")).collect()
}

#[test]
fn every_document_of_the_sample_comes_back_from_every_table() {
    let first = sample();
    build(&first);
    let places = places(&first);
    assert!(places.len() > 60, "{}", places.len());
    let expected = items(&first, &places);
    let mut written = Vec::new();
    for ending in ENDINGS {
        let second = sample();
        import_all(&first, &places, ending, &second);
        let sources = sources(&second);
        if ending == ".csv" {
            build(&second);
            let found = items(&second, &places);
            for (key, item) in &expected {
                assert_eq!(found.get(key), Some(item), "{ending} {key}");
            }
            assert_eq!(found.len(), expected.len());
            let third = sample();
            import_all(&second, &places, ending, &third);
            assert_eq!(self::sources(&third), sources, "a second round writes the very same files");
        }
        written.push((ending, sources));
    }
    for (ending, sources) in &written {
        for (path, digest) in &written[0].1 {
            assert_eq!(sources.get(path), Some(digest), "{ending} {path}");
        }
    }
}

/// The small document with every kind of value that a table has to bring back.
const ODD: &str = r#"form = "sheet@2026-01"

[version]
published = 2026-04-01
agency = "mayor"

[cover]
number = 7
title = "=総合窓口の点検; '甲'"

[work]
summary = { text = "窓口は〔非公表:where〕にある。**毎朝**見る。", parts = { where = { ground = "見本村情報公開条例第7条第2号; 甲", full = "奥の三番通路" } } }
size = { as-written = "十人ほど" }
means = ["電子メール", "その他（掲示板;\\ほか）"]
begun = "2027-04-01（予定）"
steps = ["見回る;一度", "-書き留める", "\\"]

[[desks]]
id = "tax"
name = "－"
note = "- 一階\n- 東側\n\n    =1+1"

[[desks]]
id = "care"
name = { withheld = "見本村情報公開条例第7条第1号", full = "隠し窓口の名前" }
note = "'＝"
"#;

fn sheet_place(id: &str) -> Place {
    Place {
        address: format!("assessments/{id}/1/"),
        form: "sheet@2026-01".to_owned(),
        id: id.to_owned(),
        version: Some("1".to_owned()),
    }
}

/// Builds a document of the small form, brings it back from every table, and asks for the same items.
fn comes_back(text: &str) -> Sandbox {
    let first = Sandbox::new().site().with_all_formats().file(SHEET_FILE, text);
    build(&first);
    let places = [sheet_place("desk")];
    let expected = items(&first, &places);
    for ending in ENDINGS {
        let second = Sandbox::new().site().with_all_formats();
        import_all(&first, &places, ending, &second);
        build(&second);
        assert_eq!(items(&second, &places), expected, "{ending}\n{}", second.read(SHEET_FILE));
    }
    first
}

#[test]
fn every_kind_of_value_comes_back() {
    let built = comes_back(ODD);
    let csv = built.read("output/assessments/desk/1/desk-1.csv");
    assert!(csv.starts_with("\u{FEFF}識別子,部,項目番号,項目名,繰返し,状態,記載内容,"), "{csv}");
    assert!(csv.contains("\r\n") && csv.contains("'=総合窓口の点検; '甲'"), "{csv}");
    assert!(
        csv.contains("desks.care.name,Ⅰ 内容,Ⅰ.2.①,①名称,窓口2,非公表,,,,,,,見本村情報公開条例第7条第1号,,"),
        "{csv}"
    );
    assert!(csv.contains("電子メール;その他（掲示板\\;\\\\ほか）,mail;other"), "{csv}");
    assert!(csv.contains(",2027-04-01（予定）,,2027-04-01,令和9年4月1日（予定）,"), "{csv}");
    let plain = built.read("output/assessments/desk/1/desk-1-plain.csv");
    assert_eq!(plain, csv.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
    for name in ["desk-1.csv", "desk-1-plain.csv"] {
        let words = built.read(&format!("output/assessments/desk/1/{name}"));
        assert!(!words.contains("三番通路") && !words.contains("隠し窓口"), "{words}");
    }
    let page = built.read("output/assessments/desk/1/index.html");
    for ending in ENDINGS {
        assert!(page.contains(&format!("desk-1{ending}\"")), "{ending}");
    }
    for ending in ["-items.xlsx", ".xlsx"] {
        let book = built.read_bytes(&format!("output/assessments/desk/1/desk-1{ending}"));
        let strings = part(&book, "xl/sharedStrings.xml");
        assert!(
            !strings.contains("三番通路") && !strings.contains("隠し窓口") && strings.contains("点検"),
            "{strings}"
        );
    }
}

#[test]
fn words_longer_than_a_cell_come_back() {
    let long = "見守りの手順を、漏れなく書く。\\n".repeat(5_000);
    let text = SHEET.replace("一階の東側にある。", &format!("{long}終わり"));
    let built = comes_back(&text);
    let csv = built.read("output/assessments/desk/1/desk-1-plain.csv");
    assert!(csv.contains("1（全3）") && csv.contains("3（全3）"), "the words stand in three cells");
}

#[test]
fn any_letters_come_back() {
    // Letters that reading refuses wherever they stand are no question of tables; nor is what Markdown takes for links.
    let words = "[ -~あ-ん一-丏①㈱𠮷髙='＝;\\\\\"\u{3000}_x0-9A-F👧é]{0,40}";
    let text_words = "[ -%'-;=?-Z\\\\^-~あ-ん一-丏①㈱𠮷髙＝\u{3000}_x0-9A-F👧é]{0,40}";
    let mut runner = TestRunner::deterministic();
    let mut text = SHEET.to_owned();
    for number in 0..60 {
        let mut next = |letters: &str| {
            let drawn = string_regex(letters).expect("it is a class of letters").new_tree(&mut runner);
            drawn.expect("letters can be drawn").current()
        };
        let name = Value::String(next(words));
        let note = Value::String(format!("{}\n{}", next(text_words), next(text_words)));
        text.push_str(&format!("\n[[desks]]\nid = \"desk-{number}\"\nname = {name}\nnote = {note}\n"));
    }
    comes_back(&text);
}

/// A file of a package.
fn part(package: &[u8], name: &str) -> String {
    let mut package = ZipArchive::new(Cursor::new(package)).expect("it is a package");
    let mut words = String::new();
    package.by_name(name).expect("it is in the package").read_to_string(&mut words).expect("it is text");
    words
}

#[test]
fn two_builds_give_the_same_bytes() {
    let (first, second) = (Sandbox::with_sheet().with_all_formats(), Sandbox::with_sheet().with_all_formats());
    build(&first);
    build(&second);
    assert_eq!(first.tree(), second.tree());
}

#[test]
fn without_downloads_no_workbook_is_made() {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    sandbox.build();
    assert!(sandbox.has("output/assessments/desk/1/desk-1.csv"));
    assert!(!sandbox.has("output/assessments/desk/1/desk-1.xlsx"));
    assert_eq!(sandbox.run(&["build", "--downloads"]).code, Some(0));
    assert!(sandbox.has("output/assessments/desk/1/desk-1.xlsx"));
    sandbox.build();
    assert!(!sandbox.has("output/assessments/desk/1/desk-1-items.xlsx"));
}

#[test]
fn what_does_not_fit_the_form_is_told_and_kept() {
    let table = "識別子,状態,記載内容,書き方,続き\nwork.summary,記載あり,見て回る。,,\nwork.summary,記載あり,二度目,,\nwork.none,記載あり,行き先なし,,\nwork.begun,非公表,四月,,\ndesks.tax.note,記載あり,前半,,1（全2）\n";
    let sandbox = Sandbox::new().site().with_all_formats().file("a.csv", table);
    let ran = sandbox.run(&["import", "table", "a.csv", "--form", "sheet@2026-01", "--id", "desk", "--version", "1"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("5行のうち、1行を取り込みました。"), "{}", ran.stdout);
    let kept = sandbox.read("content/assessments/desk/1/unplaced.toml");
    for words in ["二度目", "行き先なし", "四月", "前半"] {
        assert!(kept.contains(words), "{words}\n{kept}");
    }
    let text = sandbox.read(SHEET_FILE);
    assert!(text.contains("見て回る。") && text.contains("begun = { withheld = \"\" }"), "{text}");
}

/// The interpreter with the programs of others, where `tests/run` put them.
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/venv/bin/python");

/// What a program of someone else reads from the files; says so where it is not there.
#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "what was not run has to be seen; other programs are started"
)]
fn python(sandbox: &Sandbox, needed: &str, script: &str) -> Option<String> {
    let interpreter = if Path::new(PYTHON).exists() { PYTHON } else { "python3" };
    let run = |script: &str| {
        let command = Command::new(interpreter)
            .current_dir(sandbox.path("output/assessments/desk/1"))
            .args(["-c", script])
            .output();
        command
            .ok()
            .filter(|output| output.status.success())
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if run(&format!("import {needed}")).is_none() {
        println!("not run: python3 has no {needed}");
        return None;
    }
    Some(run(script).unwrap_or_else(|| panic!("{script}")))
}

#[test]
fn programs_of_others_open_them() {
    let sandbox = Sandbox::new().site().with_all_formats().file(SHEET_FILE, ODD);
    build(&sandbox);
    let csv = "import csv\nfor name, code in [('desk-1.csv', 'utf-8-sig'), ('desk-1-plain.csv', 'utf-8')]:\n  rows = list(csv.DictReader(open(name, encoding=code, newline='')))\n  print(len(rows), [row['記載内容'] for row in rows if row['識別子'] == 'desks.tax.note'][0])";
    if let Some(told) = python(&sandbox, "csv", csv) {
        assert_eq!(told.matches("'- 一階\n- 東側\n\n    =1+1").count(), 2, "{told}");
    }
    let pandas = "import pandas\nprint(list(pandas.read_csv('desk-1.csv').columns)[0], list(pandas.read_csv('desk-1-plain.csv').columns)[0])";
    if let Some(told) = python(&sandbox, "pandas", pandas) {
        assert_eq!(told.trim(), "識別子 識別子");
    }
    let workbook = "import openpyxl\nbook = openpyxl.load_workbook('desk-1-items.xlsx')\nsheet = book.active\nrows = {row[0].value: row for row in sheet.iter_rows()}\nprint(rows['work.begun'][8].value, rows['cover.number'][6].value + 1, sheet.freeze_panes, sheet.auto_filter.ref[:3], len(sheet.merged_cells.ranges))\nbook = openpyxl.load_workbook('desk-1.xlsx')\nprint(book.sheetnames)\nsheet = book['Ⅰ']\nprint(sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_area.replace('$', '').split('!')[1][:3], sheet.oddFooter.right.text[:2], len(sheet.merged_cells.ranges) > 20)\nprint(any('選択: 電子メール' in str(cell.value) for row in sheet.iter_rows() for cell in row))";
    if let Some(told) = python(&sandbox, "openpyxl", workbook) {
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "2027-04-01 00:00:00 8 B2 A1: 0", "{told}");
        assert_eq!(lines[1], "['表紙', 'Ⅰ', '取込み用']", "{told}");
        assert_eq!(lines[2], "$1:$1 9 portrait 0 A1: 指紋 True", "{told}");
        assert_eq!(lines[3], "True", "{told}");
    }
}
