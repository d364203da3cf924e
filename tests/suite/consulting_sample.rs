//! What came in for a consultation of 見本市, kept among the fixtures, belongs to the draft and the result of that city.

use crate::support::own_files;
use crate::support::sha256;

const FIXTURES: &str = "tests/suite/fixtures/intake";
const RECEIPT: &str = "■ 控えの指紋: ";

/// Twelve digits as people compare them.
fn short(digest: &str) -> String {
    let digits: Vec<char> = digest.to_uppercase().chars().take(12).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn sealed_slips() -> Vec<(String, String)> {
    let files = [".txt", ".eml"].into_iter().flat_map(|ending| own_files(FIXTURES, ending));
    let texts = files.map(|(path, text)| (path, text.replace("\r\n", "\n")));
    texts.filter(|(_, text)| text.contains(RECEIPT)).collect()
}

#[test]
fn receipts_are_those_of_the_words_above_them() {
    let slips = sealed_slips();
    assert_eq!(slips.len(), 5);
    for (path, text) in slips {
        let (above, behind) = text.split_once(RECEIPT).expect("it has a receipt");
        let (_, words) = above.split_once("■ 意見票").expect("a slip has a head");
        let words = format!("■ 意見票{words}");
        assert!(behind.starts_with(&short(&sha256(words.as_bytes()))), "{path}: run tests/publish-sample");
    }
}

#[test]
fn slips_name_the_draft_as_it_is_published() {
    let ledger = own_files("content/archive", "ledger.jsonl").remove("ledger.jsonl").expect("there is a ledger");
    let line = ledger.lines().find(|line| line.contains("\"document\":\"assessments/kaigo\",\"version\":\"3-an\""));
    let entry: serde_json::Value = serde_json::from_str(line.expect("the draft is published")).expect("lines are JSON");
    let fingerprint = format!("■ 対象の指紋: {}\n", short(entry["fingerprint"].as_str().expect("it has one")));
    for (path, text) in sealed_slips() {
        assert!(text.contains(&fingerprint), "{path}: run tests/publish-sample");
    }
}

/// Sum of a number over the rows of a list.
fn sum(result: &toml::Table, list: &str, item: &str) -> i64 {
    let rows = result[list].as_array().expect("it is a list");
    rows.iter().map(|row| row[item].as_integer().expect("it is a number")).sum()
}

#[test]
fn the_result_has_the_numbers_of_the_list_of_what_came_in() {
    let result = own_files("content/consultations/kaigo-3", "result.toml").remove("result.toml").expect("it is there");
    let result: toml::Table = result.parse().expect("it is TOML");
    let number = |key: &str| result[key].as_integer().expect("it is a number");
    let listed = own_files(FIXTURES, "README.md").remove("README.md").expect("there is a list");
    let sums = [number("submitters"), number("received"), number("late")];
    assert_eq!(sums, [39, 47, 2]);
    assert!(listed.contains("| 合計 | 39 | 47 | 2 | 1 |"), "{listed}");
    assert_eq!([sum(&result, "ways", "submitters"), sum(&result, "ways", "received")], [39, 47]);
    assert_eq!(sum(&result, "opinions", "count"), 47);
    for row in result["opinions"].as_array().expect("it is a list") {
        let line = format!("| `{}` | {} |", row["id"].as_str().expect("it is a word"), row["count"]);
        assert!(listed.contains(&line), "{line}");
    }
}
