//! Tables from desks become documents: every row lands or is told with its line and kept, and no word changes.

use std::collections::BTreeMap;

use encoding_rs::SHIFT_JIS;

use crate::support::Ran;
use crate::support::SITE;
use crate::support::Sandbox;

/// Eight rows of which one finds no place; the fixture `table.xlsx` holds the same.
const TABLE: &str = "\
項目番号,項目名,繰返し,記載内容
表紙,評価書番号,,12
表紙,評価書名,,見守りに関する事務
Ⅰ.1.①,①事務の名称,,見守り
Ⅰ.1.②,②事務の内容,,\"毎朝、
\"\"戸口\"\"で声を掛ける。\"
Ⅰ.2.①,①システムの名称,システム1,受付システム
Ⅰ.2.②,②システムの機能,システム1,受付をする。
Ⅱ.3.⑨,⑨使用開始日,,2024-04-01
Ⅸ.1,見守りの回数,,三回
";
const SPREADSHEET: &[u8] = include_bytes!("fixtures/table.xlsx");
const FOLDER: &str = "content/assessments/mimamori/1";

fn import(sandbox: &Sandbox, file: &str, more: &[&str]) -> Ran {
    sandbox.run(&[&["import", "table", file, "--id", "mimamori", "--version", "1"], more].concat())
}

/// A sandbox into which a table was imported.
fn imported(file: &str, bytes: &[u8]) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new().file("content/site.toml", SITE).bytes(file, bytes);
    let ran = import(&sandbox, file, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    (sandbox, ran)
}

/// Name and text of the files of the imported version.
fn files(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let names = sandbox.files(FOLDER).into_iter();
    names.map(|name| (name.clone(), sandbox.read(&format!("{FOLDER}/{name}")))).collect()
}

/// Words without blanks and control characters, which a page does not show.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect()
}

#[test]
fn every_encoding_and_the_spreadsheet_give_the_same_document() {
    let marked = format!("\u{FEFF}{TABLE}");
    let expected = files(&imported("table.csv", TABLE.as_bytes()).0);
    assert!(expected["i.toml"].contains("受付をする。") && expected["book.toml"].contains("number = 12"));
    for (file, bytes) in [
        ("table.csv", marked.clone().into_bytes()),
        ("table.csv", TABLE.replace('\n', "\r\n").into_bytes()),
        ("table.csv", SHIFT_JIS.encode(TABLE).0.into_owned()),
        ("table.csv", marked.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("table.tsv", TABLE.replace(',', "\t").into_bytes()),
        ("table.xlsx", SPREADSHEET.to_vec()),
    ] {
        let found = files(&imported(file, &bytes).0);
        for (name, text) in &expected {
            let own = found.get(name).map_or("", String::as_str);
            // Only the line of a row that was set aside depends on the file.
            let without_line =
                |text: &str| text.lines().filter(|line| !line.starts_with("line = ")).collect::<String>();
            assert_eq!(without_line(own), without_line(text), "{file} {name}");
        }
        assert_eq!(found.len(), expected.len(), "{file}");
    }
}

#[test]
fn a_row_without_a_place_is_told_with_its_line_and_kept() {
    let cases = [
        ("table.csv", TABLE.as_bytes(), 10, "9行目（テキストとしては10行目）"),
        ("table.xlsx", SPREADSHEET, 11, "11行目"),
    ];
    for (file, bytes, line, place) in cases {
        let (sandbox, ran) = imported(file, bytes);
        assert!(ran.stdout.contains("8行のうち、7行を取り込みました。"), "{}", ran.stdout);
        assert!(ran.stdout.contains("1行は行き先の項目が決まらず、unplaced.toml に残しました。"), "{}", ran.stdout);
        assert!(ran.stderr.contains(&format!("{file} {place}\n")), "{}", ran.stderr);
        assert!(ran.stderr.contains("項目番号「Ⅸ.1」、項目名「見守りの回数」に当たる項目が、様式にありません。"));
        let unplaced: toml::Table = sandbox.read(&format!("{FOLDER}/unplaced.toml")).parse().expect("it is TOML");
        let row = &unplaced["rows"][0];
        assert_eq!(row["line"].as_integer(), Some(line));
        let kept = ["reference", "label", "content"].map(|key| row[key].as_str());
        assert_eq!(kept, [Some("Ⅸ.1"), Some("見守りの回数"), Some("三回")]);
    }
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let (sandbox, _) = imported("table.csv", TABLE.as_bytes());
    let before = sandbox.tree_of("content");
    let ran = import(&sandbox, "table.csv", &["--replace"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
}

#[test]
fn what_was_edited_is_not_overwritten_unasked() {
    let (sandbox, _) = imported("table.csv", TABLE.as_bytes());
    sandbox.put(&format!("{FOLDER}/i.toml"), "[task]\nname = \"直したもの\"\n");
    let before = sandbox.tree_of("content");
    let ran = import(&sandbox, "table.csv", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("取り込みませんでした。何も書き換えていません。"), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
    assert_eq!(import(&sandbox, "table.csv", &["--replace"]).code, Some(0));
    assert!(sandbox.read(&format!("{FOLDER}/i.toml")).contains("見守り"));
}

#[test]
fn the_document_can_be_looked_at_at_once() {
    let (sandbox, _) = imported("table.csv", TABLE.as_bytes());
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("1文書・1版から "), "{}", ran.stderr);
    let text = sandbox.read("output/assessments/mimamori/1/mimamori-1.txt");
    let page = sandbox.read("output/assessments/mimamori/1/all/index.html");
    for words in ["見守りに関する事務", "受付システム", "令和6年4月1日", "声を掛ける。"] {
        assert!(text.contains(words) && page.contains(words), "{words}");
    }
    assert!(!text.contains("三回") && !page.contains("三回"), "what has no place is not published");
}

#[test]
fn line_ends_of_every_kind_are_read_and_a_character_that_cannot_be_printed_is_told() {
    let row = "Ⅰ.1.②,②事務の内容,,朝\u{B}昼\u{2028}晩\n別添1,（別添１）事務の内容,,鐘\u{7}の音";
    let (sandbox, _) = imported("table.csv", format!("項目番号,項目名,繰返し,記載内容\n{row}\n").as_bytes());
    let part: toml::Table = sandbox.read(&format!("{FOLDER}/i.toml")).parse().expect("it is TOML");
    assert_eq!(part["task"]["description"].as_str(), Some("朝\n昼\n晩"));
    let findings = sandbox.check();
    let told: Vec<_> = findings.iter().filter(|told| told.rule == "R214").collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].file.as_deref().is_some_and(|file| file.ends_with("annex-1.toml")), "{told:?}");
}

/// Words with every mark that TOML, CSV, Markdown or HTML gives a meaning to.
const MARKS: &[&str] = &[
    "\"引用\" と 'ひとつ' と '''みっつ'''",
    "終わりが'''",
    "'''で始まる\n二行目",
    "C:\\資料\\新しい\\表",
    "\\",
    "\"\"\"\"",
    "タブ\tと全角\u{3000}の空白",
    "# 見出しのような行\n- 箇条\n1. 番号\n<b>太字</b> と [括弧](/x/) と *星* と _下線_ と `逆引用`",
    "| 表 | のような |\n|---|---|",
    "〔非公表:hour〕と[^1]と&amp;と\u{3000}全角の空白",
    "{ withheld = \"x\" }",
    "一行目\n\n\n四行目",
];

#[test]
fn words_survive_whatever_marks_they_hold() {
    let mut table = "項目番号,項目名,繰返し,記載内容\n".to_owned();
    for (number, words) in (1..).zip(MARKS) {
        let cell = format!("\"{}\"", words.replace('"', "\"\""));
        table.push_str(&format!("Ⅰ.2.①,①システムの名称,システム{number},{cell}\n"));
        table.push_str(&format!("Ⅰ.2.②,②システムの機能,システム{number},{cell}\n"));
        table.push_str(&format!("別添2,{number},受付システム,{cell}\n"));
    }
    let (sandbox, ran) = imported("table.csv", table.as_bytes());
    assert!(ran.stdout.contains("36行のうち、36行を取り込みました。"), "{}", ran.stdout);
    let part: toml::Table = sandbox.read(&format!("{FOLDER}/i.toml")).parse().expect("it is TOML");
    let ran = sandbox.run(&["build", "--drafts"]);
    assert!(sandbox.has("output"), "{}", ran.stderr);
    let text = squeezed(&sandbox.read("output/assessments/mimamori/1/mimamori-1.txt"));
    for (at, words) in MARKS.iter().enumerate() {
        assert_eq!(part["systems"][at]["name"].as_str(), Some(*words));
        for line in words.lines().map(squeezed) {
            // Once as a name, once in a text, once in a list, where what looks like a number is one.
            let times = text.matches(&line).count();
            assert!(times >= if line.starts_with("1.") { 2 } else { 3 }, "「{line}」 is there {times} times");
        }
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_and_nothing_written() {
    for (bytes, cause) in [
        (&b""[..], "ファイルに何も書かれていません。"),
        (b"\x89PNG\r\n\x1A\n\xFF\xFE", "文字として読み取れないバイト"),
        (b"PK\x03\x04broken", "表計算ファイルとして開けません。"),
        ("番号,名前\n1,見守り\n".as_bytes(), "見つかった列は、「番号」「名前」です。"),
    ] {
        let sandbox = Sandbox::new().file("content/site.toml", SITE).bytes("table.csv", bytes);
        let ran = import(&sandbox, "table.csv", &[]);
        assert_eq!(ran.code, Some(2), "{cause}");
        assert!(ran.stderr.contains(cause) && ran.stderr.contains("table.csv"), "{}", ran.stderr);
        assert!(!sandbox.has("content/assessments"));
    }
}

#[test]
fn a_form_of_the_body_is_filled_as_well() {
    let table = "項目番号,項目名,繰返し,記載内容\n表紙.1,番号,,7\nⅠ.1.②,②人数,,10人未満\nⅠ.2.①,①名称,窓口1,税の窓口\n";
    let sandbox = Sandbox::new().site().file("table.csv", table);
    let ran = import(&sandbox, "table.csv", &["--form", "sheet@2026-01"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("3行のうち、3行を取り込みました。"), "{}", ran.stdout);
    let text: String = files(&sandbox).into_values().collect();
    for line in ["number = 7", "size = \"10人未満\"", "name = \"税の窓口\""] {
        assert!(text.contains(line), "{text}");
    }
}
