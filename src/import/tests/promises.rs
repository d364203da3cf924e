//! What holds for every table: no word is lost, and the same table gives the same bytes.
#![expect(
    clippy::disallowed_methods,
    reason = "real documents stand outside the project, in a folder that the environment names"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use proptest::prelude::ProptestConfig;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use toml::Value;

use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::import::Imported;
use crate::import::table;
use crate::prose::Setting;
use crate::prose::read_prose;
use crate::text::Date;
use crate::text::squeeze;

use super::form;
use super::tables;

/// All words of the files and of what the form generates, without blanks.
fn said(imported: &Imported, form: &Form) -> String {
    let mut said: Vec<String> = vec![form.title.clone(), form.printed_revision.clone()];
    said.extend(form.parts.iter().map(|part| part.title.clone()));
    said.extend(form.nodes.iter().filter_map(|node| match node.item() {
        Some(ItemType::Derived(Derivation::Words(words))) => Some(words.clone()),
        _ => None,
    }));
    for table in tables(imported) {
        gather(&Value::Table(table), &mut said);
    }
    said.iter().flat_map(|words| [squeeze(words), "\n".to_owned()]).collect()
}

fn gather(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Table(table) => table.values().for_each(|inner| gather(inner, said)),
        Value::Array(list) => list.iter().for_each(|inner| gather(inner, said)),
        Value::String(words) => {
            let setting = Setting { id_prefix: "", withheld: &BTreeMap::new(), image_base: "", heading_level: None };
            said.push(read_prose(words, &setting).plain);
            said.push(words.clone());
        }
        other => said.push(other.to_string()),
    }
}

/// Whether every line of a cell is among the words, in the shape of a value if not as it stands.
fn is_said(content: &str, said: &str) -> bool {
    let digits = || content.chars().filter(char::is_ascii_digit).collect::<String>();
    let as_date = Date::parse(content).is_ok_and(|date| said.contains(&date.iso()));
    let as_number = content.ends_with('件') && said.lines().any(|line| line == digits());
    as_date || as_number || content.lines().all(|line| said.contains(&squeeze(line)))
}

#[test]
fn a_real_table_lands_whole() {
    let Ok(folder) = env::var("JURAN_REAL_DOCUMENTS") else {
        println!("not run: JURAN_REAL_DOCUMENTS names no folder");
        return;
    };
    let bytes =
        fs::read(Path::new(&folder).join("transcribed/shinagawa-book.csv")).expect("the folder holds the table");
    let form = form();
    let imported = table(&bytes, "shinagawa-book.csv", &form, "kaigo").expect("it is a table");
    assert_eq!((imported.rows, imported.placed, imported.unplaced), (237, 237, 0));
    let codes: Vec<&str> = imported.findings.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["N107"]);
    let said = said(&imported, &form);
    let mut records = csv::Reader::from_reader(bytes.as_slice());
    for record in records.records() {
        let record = record.expect("it is CSV");
        assert!(is_said(&record[3], &said), "{record:?}");
    }
    assert_eq!(imported.files, table(&bytes, "shinagawa-book.csv", &form, "kaigo").expect("it is a table").files);
}

/// A table of rows that name nodes of the form, rightly or not, each with words of its own.
fn random_table(form: &Form, rows: &[(usize, usize, u8, String)]) -> (Vec<u8>, Vec<String>) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["項目番号", "項目名", "繰返し", "記載内容"]).expect("memory takes all");
    let mut contents = Vec::new();
    for (at, (reference, label, repeat, words)) in rows.iter().enumerate() {
        let node = |at: usize| &form.nodes[at % form.nodes.len()];
        let repeat = ["", "システム2", "委託事項1", "3", "ファイル2／提供先1", "別の名簿"][usize::from(*repeat) % 6];
        // Half of the rows name their item rightly.
        let label = if at % 2 == 0 { node(*reference) } else { node(*label) };
        let content = format!("第{at}行の{words}");
        writer.write_record([&node(*reference).reference, &label.label, repeat, &content]).expect("memory takes all");
        contents.push(content);
    }
    (writer.into_inner().expect("memory takes all"), contents)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_row_is_lost(rows in proptest::collection::vec((0_usize..400, 0_usize..400, 0_u8..6, "[一-三あ-う\\n*_<>\\[\\]|#&'\"\\\\、。〔〕-]{0,12}"), 1..30)) {
        let form = form();
        let (bytes, contents) = random_table(&form, &rows);
        let imported = table(&bytes, "表.csv", &form, "kaigo").expect("it has a header");
        prop_assert_eq!(imported.rows, contents.len());
        prop_assert_eq!(imported.placed + imported.unplaced, imported.rows);
        let said = said(&imported, &form);
        for content in &contents {
            prop_assert!(is_said(content.trim(), &said), "{content:?}\n{said}");
        }
        let again = table(&bytes, "表.csv", &form, "kaigo").expect("it has a header");
        prop_assert_eq!(&imported.files, &again.files);
    }

    #[test]
    fn any_bytes_are_a_table_or_a_failure(bytes in proptest::collection::vec(0_u8.., 0..200)) {
        let _ = table(&bytes, "表.csv", &form(), "kaigo");
    }
}
