//! No cell of a register is lost, however its sheets are laid out.

use std::sync::Arc;

use proptest::prelude::ProptestConfig;
use proptest::prop_assert;
use proptest::proptest;

use crate::form::Catalogue;
use crate::form::Form;
use crate::import::grid::Grid;
use crate::import::grid::GridRow;
use crate::import::grid::Merged;
use crate::import::grid::Sheet;

use super::RegisterImported;
use super::Surroundings;
use super::of_sheets;

fn form() -> Arc<Form> {
    Arc::clone(Catalogue::built_in().get("file-register@2023-04").expect("the form ships with the program"))
}

fn sheet(rows: Vec<Vec<String>>, merged: Vec<Merged>) -> Sheet {
    let rows = rows.into_iter().zip(1..).map(|(cells, line)| GridRow { line, number: line, raw: cells.clone(), cells });
    let grid = Grid { rows: rows.collect(), merged, ..Grid::default() };
    Sheet { name: Some("台帳".to_owned()), cuts: vec![grid] }
}

fn import(rows: Vec<Vec<String>>, merged: Vec<Merged>) -> Option<RegisterImported> {
    of_sheets(&[sheet(rows, merged)], "台帳.xlsx", &form(), &Surroundings::default()).ok()
}

fn slip(rows: &[&[&str]]) -> RegisterImported {
    let rows = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect());
    import(rows.collect(), Vec::new()).expect("it has labels")
}

/// All files and findings.
fn said(imported: &RegisterImported) -> String {
    let files = imported.entries.iter().flat_map(|entry| &entry.files).map(|(_, text)| text.clone());
    let told = imported
        .findings
        .iter()
        .flat_map(|finding| [finding.place.quote.clone().unwrap_or_default(), finding.message.clone()]);
    files.chain(told).collect::<Vec<String>>().join("\n")
}

const ABOVE: [&[&str]; 5] = [
    &["様式第7号（第4条関係）"],
    &["個人情報ファイルの名称", "", "犬の登録ファイル"],
    &["行政機関等の名称", "", "見本市長"],
    &["個人情報ファイルの利用目的", "", "犬の登録に利用する。"],
    &["記録項目", "", "1氏名、2住所"],
];

#[test]
fn a_label_and_its_boxes_in_one_cell_below_another_item_are_read() {
    const KIND: &str = "個人情報ファイルの種別";
    const FIRST: &str = "☑法第60条第2項第1号\n（電算処理ファイル）";
    const SECOND: &str = "□法第60条第2項第2号\n（マニュアル処理ファイル）";
    for rows in [
        [&[KIND, "", FIRST, SECOND][..], &["", "", "令第21条第７項に該当するファイル\n☑有　□無"]],
        [&[KIND, "", FIRST, SECOND], &["", "", "令第21条第7項に該当するファイル\n☑有　□無"]],
        [&[KIND, FIRST, SECOND, ""], &["", "令第21条第7項に該当するファイル\n☑有　□無"]],
        [&[KIND, "", FIRST, SECOND], &["", "", "令第21条第7項に該当するファイル", "☑有　□無"]],
    ] {
        let imported = slip(&[&ABOVE[..], &rows].concat());
        let said = said(&imported);
        assert!(said.contains("manual-copy = \"有\""), "{rows:?}\n{said}");
        assert!(said.contains("「様式第7号（第4条関係）」に当たる項目が"), "{said}");
    }
}

#[test]
fn words_in_brackets_behind_a_label_are_told() {
    for (cell, is_told) in [("記録範囲\n（市内に住む者）", true), ("記録範囲（注）", false), ("備考", false)]
    {
        let said = said(&slip(&[&ABOVE[..], &[&[cell][..]]].concat()));
        assert_eq!(said.contains("どの登録の記載でもない"), is_told, "{cell}");
    }
}

#[test]
fn boxes_without_a_tick_are_told() {
    let rows = [&["令第21条第7項に該当するファイル\n□有　□無"][..]];
    assert!(said(&slip(&[&ABOVE[..], &rows].concat())).contains("どの選択肢にも印がない"));
}

#[test]
fn a_title_is_nothing_but_a_title() {
    for (words, is_title) in [
        ("見本市　個人情報ファイル簿", true),
        ("個人情報ファイル簿（単票）", true),
        ("個人情報ファイル簿一覧（見本市）", true),
        ("備考は個人情報ファイル簿による", false),
        ("個人情報ファイル簿は毎年改めます。", false),
    ] {
        assert_eq!(super::slip::is_title(words), is_title, "{words}");
    }
}

const LABELS: [&str; 14] = [
    "個人情報ファイルの名称",
    "利用目的",
    "記録項目（注）",
    "要配慮個人情報の有無\n（含む・含まない）",
    "経常的提供先",
    "開示請求等を受理する組織の名称及び所在地",
    "（所在地）",
    "個人情報ファイルの種別",
    "令第21条第7項に該当するファイル",
    "備考",
    "公表日",
    "番号",
    "ID",
    "本人の数",
];

const MARKS: [&str; 8] = ["〃", "同左", "☑有", "□無", "合計", "個人情報ファイル簿（単票）", "－", "3"];

/// A cell of a random sheet; words of its own hold a number that stands nowhere else.
fn cell((kind, pick, words): &(u8, usize, String), number: usize) -> String {
    let own = format!("控え{number}号{words}");
    let label = LABELS[pick % LABELS.len()];
    match kind % 10 {
        0..=2 => label.to_owned(),
        3 => format!("{label}\n{own}"),
        4 => MARKS[pick % MARKS.len()].to_owned(),
        5 => format!("{}\n{own}", MARKS[pick % MARKS.len()]),
        6 => String::new(),
        _ => own,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_cell_is_lost(
        is_list in proptest::bool::ANY,
        random in proptest::collection::vec(
            proptest::collection::vec((0_u8..10, 0_usize..100, "[あ-う、。（）\n1-3]{0,6}"), 0..6), 1..12),
        joined in proptest::collection::vec((0_usize..6, 1_u32..12, 1_u32..4), 0..4),
    ) {
        let mut rows: Vec<Vec<String>> = if is_list {
            vec![["番号", "個人情報ファイルの名称", "利用目的", "記録項目", "備考"].map(str::to_owned).to_vec()]
        } else {
            ABOVE.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
        };
        for (at, row) in random.iter().enumerate() {
            rows.push(row.iter().enumerate().map(|(column, random)| cell(random, at * 10 + column).trim().to_owned()).collect());
        }
        let own: Vec<String> = rows.iter().flatten().filter_map(|cell| {
            let (_, behind) = cell.split_once("控え")?;
            Some(format!("控え{}号", behind.split_once('号')?.0))
        }).collect();
        let merged = joined.into_iter().map(|(column, first, more)| Merged { column, last_column: column, first, last: first + more }).collect();
        // A table without an entry is refused as a whole.
        let Some(imported) = import(rows.clone(), merged) else { return Ok(()) };
        let said = said(&imported);
        for own in own {
            prop_assert!(said.contains(&own), "{own}\n{rows:?}\n{said}");
        }
    }
}
