//! The search: what stands in a document is found by its index, what is withheld or not public is not, and words mean what the settings say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use juran::text::searched;
use serde_json::Value;

use crate::page::Page;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const SUMMARY: &str = "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"";
const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Places of a stretch by which pairs are numbered.
const PLACES: u32 = 8;

/// The index of a scope as a page meets it, read apart from the program that wrote it.
struct Index {
    start: Value,
    same: Value,
    /// Places (of letters, stretches) and versions of titles by term.
    terms: BTreeMap<String, [Vec<u32>; 2]>,
    /// Names and words of the items of every version, by number.
    words: BTreeMap<u64, Vec<String>>,
    addresses: BTreeMap<u64, String>,
    /// The version of every stretch.
    versions: Vec<u64>,
}

/// What a script of the index hands over.
fn handed(sandbox: &Sandbox, path: &str) -> Vec<Value> {
    handed_by(&sandbox.read(&format!("output/{path}")))
}

fn handed_by(script: &str) -> Vec<Value> {
    let (_, values) = script.split_once('(').expect("it calls");
    serde_json::from_str(&format!("[{}]", values.trim_end().trim_end_matches(");"))).expect("it hands over values")
}

/// Rising numbers, written by how many are left out before each.
fn rising(text: &str) -> Vec<u32> {
    let (mut numbers, mut next, mut number, mut shift) = (Vec::new(), 0, 0, 0);
    for letter in text.chars() {
        let digit = u32::try_from(DIGITS.find(letter).expect("a digit")).expect("six bits");
        number |= (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            numbers.push(next + number);
            (next, number, shift) = (next + number + 1, 0, 0);
        }
    }
    numbers
}

impl Index {
    fn of(sandbox: &Sandbox, scope: &str) -> Self {
        let folder = format!("search/{scope}/");
        let script = sandbox.read(&format!("output/{folder}start.js"));
        let [same, start] = [0, 1].map(|at| handed_by(script.lines().nth(at).expect("two calls")).remove(1));
        let mut terms = BTreeMap::new();
        let mut words: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        let mut addresses = BTreeMap::new();
        let mut stretches = BTreeSet::new();
        let files = sandbox.files("output");
        for path in files.iter().filter(|path| path.starts_with(&folder) && !path.ends_with("start.js")) {
            let values = handed(sandbox, path);
            if path.contains("/pairs/") || path.contains("/letters/") {
                assert_eq!(values[2], start["mark"], "{path} is of this index");
                for line in values[3].as_str().expect("words").lines().filter(|line| !line.is_empty()) {
                    let cells: Vec<&str> = line.split('\t').collect();
                    terms.insert(cells[0].to_owned(), [rising(cells[1]), rising(cells[2])]);
                }
            } else if path.contains("/words/") {
                let number = values[1].as_u64().expect("a number");
                stretches.insert((number, values[2].as_u64().expect("a number")));
                addresses.insert(number, values[3]["address"].as_str().expect("words").to_owned());
                let items = values[3]["items"].as_array().expect("items").iter();
                let text = |value: &Value| searched(value.as_str().expect("words"));
                words.entry(number).or_default().extend(items.flat_map(|item| [text(&item[1]), text(&item[2])]));
            }
        }
        let versions = stretches.into_iter().map(|(number, _)| number).collect();
        Self { start, same, terms, words, addresses, versions }
    }

    /// Versions that can hold a word by its terms: every pair of its letters stands in one place of them.
    fn candidates(&self, word: &str) -> BTreeSet<u64> {
        let letters: Vec<char> = searched(word).chars().collect();
        let pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>());
        let terms: Vec<String> = if letters.len() == 1 { vec![searched(word)] } else { pairs.collect() };
        let places = if letters.len() == 1 { 1 } else { PLACES };
        let stand =
            |place: &u32| terms.iter().all(|term| self.terms.get(term).is_some_and(|known| known[0].contains(place)));
        let all = u32::try_from(self.versions.len()).expect("few") * places;
        let stretches = (0..all).filter(stand).map(|place| (place / places) as usize);
        stretches.map(|stretch| self.versions[stretch]).collect()
    }

    /// Versions of which an item holds a word.
    fn truth(&self, word: &str) -> BTreeSet<u64> {
        let word = searched(word);
        let holds = |texts: &Vec<String>| texts.iter().any(|text| text.contains(&word));
        self.words.iter().filter(|(_, texts)| holds(texts)).map(|(number, _)| *number).collect()
    }

    fn found(&self, word: &str) -> Vec<&str> {
        self.truth(word).iter().map(|number| self.addresses[number].as_str()).collect()
    }
}

/// Three documents, one of them long enough for several stretches.
fn three() -> Sandbox {
    let long: String = (0..300).map(|at| format!("第{at}号の鍵は、職員が窓口ごとに見て回る。")).collect();
    let sandbox = Sandbox::new().site().file(SHEET_FILE, SHEET);
    sandbox.put("content/assessments/long/1/book.toml", sheet_where(SUMMARY, &format!("summary = \"{long}\"")));
    sandbox.put(
        "content/assessments/other/1/book.toml",
        sheet_where(SUMMARY, "summary = \"ＤＢサーバーの𠮟責　マイナンバー\""),
    );
    sandbox.build();
    sandbox
}

#[test]
fn every_word_of_every_document_is_found() {
    let sandbox = three();
    let index = Index::of(&sandbox, "now");
    assert!(index.versions.len() > index.words.len(), "one of them has several stretches");
    let mut asked = 0;
    for text in index.words.values().flatten() {
        let letters: Vec<char> = text.chars().collect();
        for length in [1, 2, 3, 5, 9] {
            for piece in letters.windows(length).step_by(7).take(40) {
                let word: String = piece.iter().collect();
                if word.chars().all(char::is_alphanumeric) {
                    let missed: Vec<_> = index.truth(&word).difference(&index.candidates(&word)).copied().collect();
                    assert!(missed.is_empty(), "{word}: {missed:?}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 300, "{asked}");
    for (written, count) in [("db", 1), ("さーばー", 1), ("ｻｰﾊﾞｰ", 1), ("𠮟", 1), ("窓口", 3), ("口窓", 0)]
    {
        assert_eq!(index.truth(written).len(), count, "{written}");
        assert_eq!(index.candidates(written).len(), count, "{written}");
    }
}

#[test]
fn titles_are_found_before_other_words() {
    let sandbox = three();
    let index = Index::of(&sandbox, "now");
    let title = sandbox.json("output/index.json")["documents"][0]["title"].as_str().expect("a title").to_owned();
    let pair: String = searched(&title).chars().take(2).collect();
    assert_eq!(index.terms[&pair][1], [0, 1, 2], "{title}");
    assert!(index.terms["db"][1].is_empty());
}

#[test]
fn the_present_and_the_past_are_apart_and_what_is_not_public_is_in_neither() {
    let sandbox = Sandbox::with_sheet_where(SUMMARY, "summary = \"古い言い方\"");
    let version =
        |day: &str, words: &str| replaced(&sheet_where(SUMMARY, &format!("summary = \"{words}\"")), "2026-04-01", day);
    sandbox.put("content/assessments/desk/2/book.toml", version("2026-06-01", "今の言い方"));
    sandbox.put("content/assessments/desk/3/book.toml", version("2099-06-01", "先の言い方"));
    sandbox.build();
    let (now, past) = (Index::of(&sandbox, "now"), Index::of(&sandbox, "past"));
    assert_eq!(now.found("今の言い方"), ["/assessments/desk/"]);
    assert_eq!(past.found("古い言い方"), ["/assessments/desk/1/"]);
    assert!(now.found("古い言い方").is_empty() && past.found("今の言い方").is_empty());
    assert!(now.found("先の").is_empty() && past.found("先の").is_empty());
    assert_eq!(now.start["past"], true);
}

#[test]
fn withheld_words_have_no_terms() {
    let note = "note = \"一階の東側にある。\"\n";
    let withheld = "note = { withheld = \"警備のため\", full = \"鷺鵜鵺\" }\n";
    let sandbox = Sandbox::with_sheet_where(note, withheld);
    sandbox.build();
    let index = Index::of(&sandbox, "now");
    for term in ["鷺", "鷺鵜", "鵜鵺", "鵺"] {
        assert!(!index.terms.contains_key(term), "{term}");
    }
    assert_eq!(index.found("警備のため").len(), 1, "the ground is told");
}

#[test]
fn a_new_document_leaves_the_words_of_others_where_they_are() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let words = "output/search/now/words/0-0.js";
    let (before, when) = (sandbox.read(words), sandbox.modified(words));
    sandbox.put("content/assessments/another/1/book.toml", replaced(SHEET, "2026-04-01", "2026-06-01"));
    sandbox.build();
    assert_eq!((sandbox.read(words), sandbox.modified(words)), (before, when));
    assert!(sandbox.has("output/search/now/words/1-0.js"));
}

#[test]
fn without_a_script_the_page_leads_to_every_list() {
    let sandbox = three();
    let page = Page::open(&sandbox, "search/index.html");
    let lists = ["../assessments/index.html", "../years/2026/index.html"];
    let links: Vec<&str> = page.named("a").filter_map(|link| link.get("href")).collect();
    assert!(lists.iter().all(|list| links.contains(list)), "{links:?}");
    let before_templates = page.html.split("<template").next().unwrap_or_default();
    assert!(!before_templates.contains("<form"), "no field that nothing answers");
}

#[test]
fn words_of_one_meaning_come_from_the_settings() {
    let abbreviation = "[[abbreviations]]\nwords = \"番号法\"\nmeaning = \"番号の利用等に関する法律\"\n";
    let site = format!("synonyms = [[\"マイナンバー\", \"個人番号\"]]\n{SITE}\n{abbreviation}");
    let sandbox = Sandbox::with_sheet().file("content/site.toml", &site);
    sandbox.build();
    let same = Index::of(&sandbox, "now").same;
    assert_eq!(same, serde_json::json!([["マイナンバー", "個人番号"], ["番号法", "番号の利用等に関する法律"]]));
}

#[test]
fn words_of_one_meaning_are_several_and_stand_once() {
    for (written, rule) in [
        ("[[\"マイナンバー\"]]", "R209"),
        ("[[\"マイナンバー\", \"、\"]]", "R209"),
        ("[[\"マイナンバー\", \"ﾏｲﾅﾝﾊﾞｰ\"]]", "R208"),
        ("[[\"甲\", \"乙\"], [\"乙\", \"丙\"]]", "R208"),
        ("[[\"甲\", 3]]", "R202"),
    ] {
        let site = format!("synonyms = {written}\n{SITE}");
        let found = Sandbox::with_sheet().file("content/site.toml", &site).only_finding();
        assert_eq!(found.rule, rule, "{written}: {}", found.message);
        assert_eq!(found.line, Some(1), "{written}");
    }
}
