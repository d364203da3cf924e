//! A small workbook is put together by hand: an archive without compression, as any ZIP reader takes it.

use super::is_workbook;
use super::sheets;
use crate::form::Catalogue;
use crate::import::Imported;
use crate::import::table;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表紙" sheetId="1" r:id="r1"/><sheet name="評価書" sheetId="2" r:id="r2"/></sheets></workbook>"#;
const SHEETS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

fn worksheet(rows: &str, merged: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{merged}</worksheet>"#
    )
}

fn text(cell: &str, words: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>"#)
}

/// The title in row 2, the header in row 4, items from row 5; 繰返し of rows 5 and 6 is one merged cell.
fn workbook() -> Vec<u8> {
    workbook_with("")
}

/// The same with rows on the first sheet.
fn workbook_with(first: &str) -> Vec<u8> {
    let header: String = [("B4", "項目番号"), ("C4", "項目名"), ("D4", "繰返し"), ("E4", "記載内容")]
        .iter()
        .map(|(cell, words)| text(cell, words))
        .collect();
    let rows = [
        format!(r#"<row r="2">{}</row>"#, text("B2", "見守り事務の評価書")),
        format!(r#"<row r="4">{header}</row>"#),
        format!(
            r#"<row r="5">{}{}{}{}</row>"#,
            text("B5", "Ⅰ.2.①"),
            text("C5", "①システムの名称"),
            text("D5", "システム1"),
            text("E5", "受付システム")
        ),
        format!(
            r#"<row r="6">{}{}{}</row>"#,
            text("B6", "Ⅰ.2.②"),
            text("C6", "②システムの機能"),
            text("E6", "受付をする。&#10;案内をする。")
        ),
        format!(r#"<row r="7">{}{}<c r="E7"><v>12</v></c></row>"#, text("B7", "表紙"), text("C7", "評価書番号")),
        format!(
            r#"<row r="9">{}{}<c r="E9" s="1"><v>45383</v></c></row>"#,
            text("B9", "Ⅱ.3.⑨"),
            text("C9", "⑨使用開始日")
        ),
        format!(r#"<row r="10">{}{}{}</row>"#, text("B10", "Ⅸ"), text("C10", "知らない項目"), text("E10", "余り")),
    ];
    let first = worksheet(first, "");
    let second = worksheet(&rows.concat(), r#"<mergeCells count="1"><mergeCell ref="D5:D6"/></mergeCells>"#);
    workbook_of(&first, &second)
}

fn workbook_of(first: &str, second: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/sheet2.xml", second),
    ])
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = small(bytes.len());
        let (crc, size, length) =
            (checksum(text.as_bytes()), small(text.len()), u16::try_from(name.len()).expect("names are short"));
        let mut facts = Vec::new();
        facts.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        facts.extend([crc, size, size].iter().flat_map(|number| number.to_le_bytes()));
        facts.extend(length.to_le_bytes());
        facts.extend([0, 0]);
        bytes.extend(b"PK\x03\x04".iter().chain(&facts).chain(name.as_bytes()).chain(text.as_bytes()));
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&facts).chain(&[0; 10]));
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size, count) =
        (small(bytes.len()), small(directory.len()), u16::try_from(files.len()).expect("there are few"));
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend(count.to_le_bytes().iter().chain(&count.to_le_bytes()));
    bytes.extend([size, start].iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend([0, 0]);
    bytes
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("the archive is small")
}

fn checksum(bytes: &[u8]) -> u32 {
    let shift = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shift))
}

#[test]
fn rows_keep_their_numbers_and_cells_their_printed_words() {
    let sheets = sheets(&workbook(), "評価書.xlsx").expect("it is a workbook");
    let rows = &sheets[1].cuts[0].rows;
    let printed: Vec<(u32, &str)> =
        rows.iter().map(|row| (row.line, row.cells.last().map_or("", String::as_str))).collect();
    assert!(printed.contains(&(7, "12")), "{printed:?}");
    assert!(printed.contains(&(9, "2024-04-01")), "{printed:?}");
    assert!(printed.contains(&(6, "受付をする。\n案内をする。")), "{printed:?}");
}

#[test]
fn a_workbook_is_imported_from_the_sheet_with_the_header() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let imported = table(&workbook(), "評価書.xlsx", form, "kaigo").expect("it has a header");
    assert_eq!((imported.rows, imported.placed, imported.unplaced), (5, 4, 1));
    let lines: Vec<u32> =
        imported.findings.iter().filter_map(|finding| finding.place.spot.as_ref()).map(|spot| spot.line).collect();
    assert_eq!(lines, [10]);
    let texts: String = imported.files.iter().map(|(_, text)| text.as_str()).collect();
    for line in ["name = \"受付システム\"", "number = 12", "used-since = 2024-04-01", "受付をする。"] {
        assert!(texts.contains(line), "{line}");
    }
}

/// Files and lines of the warnings of a rule.
fn places(imported: &Imported, code: &str) -> Vec<(String, u32)> {
    let found = imported.findings.iter().filter(|finding| finding.rule.code == code);
    found.filter_map(|finding| finding.place.spot.as_ref()).map(|spot| (spot.file.to_string(), spot.line)).collect()
}

#[test]
fn every_sheet_with_a_header_is_imported() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let header = format!(r#"<row r="1">{}{}</row>"#, text("A1", "項目番号"), text("B1", "記載内容"));
    let name = format!(r#"<row r="2">{}{}</row>"#, text("A2", "Ⅰ.1.①"), text("B2", "見守りの事務"));
    let error = r#"<row r="3"><c r="A3" t="inlineStr"><is><t>Ⅰ.7.①</t></is></c><c r="B3" t="e"><v>#REF!</v></c></row>"#;
    let stray = format!(r#"<row r="4">{}{}</row>"#, text("A4", "Ⅸ"), text("B4", "余り"));
    let imported = table(
        &workbook_with(&[&header, &name, error, &stray].map(|row: &str| row.to_owned()).concat()),
        "評価書.xlsx",
        form,
        "kaigo",
    )
    .expect("it has headers");
    assert_eq!((imported.rows, imported.placed, imported.unplaced), (8, 6, 2));
    let (first, second) = ("評価書.xlsx（シート「表紙」）".to_owned(), "評価書.xlsx（シート「評価書」）".to_owned());
    assert_eq!(places(&imported, "N114"), [(first.clone(), 3)]);
    assert_eq!(places(&imported, "N101"), [(first, 4), (second, 10)]);
    let texts: String = imported.files.iter().map(|(_, text)| text.as_str()).collect();
    for line in ["name = \"見守りの事務\"", "name = \"受付システム\"", "#REF!", "sheet = \"評価書\"\nline = 10\n"]
    {
        assert!(texts.contains(line), "{line}");
    }
}

#[test]
fn a_formula_without_a_result_is_told() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let header = format!(r#"<row r="1">{}{}</row>"#, text("A1", "項目番号"), text("B1", "記載内容"));
    let row = |line: u32, kind: &str, value: &str| {
        let reference = text(&format!("A{line}"), "Ⅰ.7.①");
        format!(r#"<row r="{line}">{reference}<c r="B{line}"{kind}><f>A1&amp;"課"</f>{value}</c></row>"#)
    };
    let empty = table(&workbook_with(&format!("{header}{}", row(2, "", "<v></v>"))), "評価書.xlsx", form, "kaigo");
    let empty = empty.expect("it has a header");
    assert_eq!(places(&empty, "N118"), [("評価書.xlsx（シート「表紙」）".to_owned(), 2)]);
    let full = table(
        &workbook_with(&format!("{header}{}", row(2, r#" t="str""#, "<v>見守り課</v>"))),
        "評価書.xlsx",
        form,
        "kaigo",
    );
    assert_eq!(places(&full.expect("it has a header"), "N118"), []);
}

#[test]
fn sheets_with_the_same_items_are_rows_of_their_own() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let sheet = |rows: &[[&str; 2]]| {
        let rows = [["項目番号", "記載内容"]].iter().chain(rows).zip(1..).map(|([reference, words], line)| {
            format!(
                r#"<row r="{line}">{}{}</row>"#,
                text(&format!("A{line}"), reference),
                text(&format!("B{line}"), words)
            )
        });
        worksheet(&rows.collect::<String>(), "")
    };
    let first = [["Ⅱ.1", "資格ファイル"], ["Ⅱ.2.⑥", "見守り課"], ["Ⅱ.6.③", "裁断する。"]];
    for second in [
        &[["Ⅱ.1", "賦課ファイル"], ["Ⅱ.2.⑥", "賦課課"], ["Ⅱ.3.⑧", "賦課に使う。"]][..],
        &[["Ⅱ.2.⑥", "見守り課"], ["Ⅱ.3.⑧", "賦課に使う。"]],
    ] {
        let bytes = workbook_of(&sheet(&first), &sheet(second));
        let imported = table(&bytes, "評価書.xlsx", form, "kaigo").expect("it has headers");
        let part: toml::Table = imported
            .files
            .iter()
            .find(|(name, _)| name == "ii.toml")
            .expect("it is there")
            .1
            .parse()
            .expect("it is TOML");
        let files = part["files"].as_array().expect("there are files");
        assert_eq!(files.len(), 2);
        assert_eq!(files[1]["acquisition"]["usage"].as_str(), Some("賦課に使う。"));
        assert!(files[0].get("acquisition").is_none_or(|held| held.get("usage").is_none()));
        assert_eq!(places(&imported, "N116"), [("評価書.xlsx（シート「評価書」）".to_owned(), 2)]);
    }
    // A part of the form on each sheet is one document.
    let second = [["Ⅱ.1", "資格ファイル"], ["Ⅲ.4/情報保護管理体制の確認", "年に一度確かめる。"]];
    let bytes = workbook_of(&sheet(&first), &sheet(&second));
    let imported = table(&bytes, "評価書.xlsx", form, "kaigo").expect("it has headers");
    assert!(places(&imported, "N116").is_empty() && imported.unplaced == 0);
}

#[test]
fn a_sheet_without_a_header_is_told() {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let words = format!(r#"<row r="1">{}</row>"#, text("A1", "下書き"));
    let imported = table(&workbook_with(&words), "評価書.xlsx", form, "kaigo").expect("the other sheet has a header");
    assert_eq!(places(&imported, "N113"), [("評価書.xlsx".to_owned(), 1)]);
    let blank = table(&workbook(), "評価書.xlsx", form, "kaigo").expect("the other sheet has a header");
    assert_eq!(places(&blank, "N113"), []);
}

#[test]
fn a_broken_workbook_is_a_failure() {
    let bytes = workbook();
    let broken = bytes.get(..200).expect("it is longer");
    assert!(is_workbook(broken));
    assert!(sheets(broken, "評価書.xlsx").is_err());
}
