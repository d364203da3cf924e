//! A real evaluation book, imported and built: not a word of it is lost, and not a sentence of it is ours.

use std::collections::BTreeSet;

use juran::text::Date;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::own_files;
use crate::support::real_document;

const ROWS: usize = 237;
/// A sentence has at least as many characters; shorter words are those of the form and of the trade.
const SENTENCE: usize = 40;

/// The column 記載内容 of every row that states something.
fn contents(table: &[u8]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(table);
    let rows = reader.records().map(|row| row.expect("the table is CSV"));
    let contents: Vec<String> = rows.map(|row| row.get(3).unwrap_or_default().to_owned()).collect();
    assert_eq!(contents.len(), ROWS);
    contents.into_iter().filter(|content| !content.trim().is_empty()).collect()
}

fn squeezed(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.collect()
}

/// What a page shows: no tags, references resolved, no blanks.
fn shown(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    for piece in body.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    squeezed(&named.iter().fold(text, |text, (name, letter)| text.replace(name, letter)))
}

/// The lines of a content that are not among the words. Sentences have to be there letter by letter; choices and what
/// the form generates are printed in the form's own width of letters.
fn lost<'c>(content: &'c str, words: &str, folded: &str) -> Vec<&'c str> {
    let lines = content.lines().filter(|line| !line.trim().is_empty());
    let is_there = |line: &str| {
        let line = squeezed(line);
        words.contains(&line) || (line.chars().count() < SENTENCE && folded.contains(&narrow(&line)))
    };
    lines.filter(|line| !is_there(line)).collect()
}

/// Whether words are text: days and numbers stand in the data as such.
fn is_text(line: &str) -> bool {
    let is_number = line.chars().all(|letter| letter.is_ascii_digit() || " ()件".contains(letter));
    Date::parse(line).is_err() && !is_number
}

fn narrow(text: &str) -> String {
    text.nfkc().collect()
}

/// Every string of a JSON value.
fn strings(value: &Value, found: &mut String) {
    match value {
        Value::String(words) => found.push_str(&squeezed(words)),
        Value::Array(list) => list.iter().for_each(|inner| strings(inner, found)),
        Value::Object(members) => {
            if let (Some(label), Some(text)) = (members.get("label"), members.get("text").and_then(Value::as_str)) {
                found.push_str(&squeezed(&format!("{}（{text}）\n", label.as_str().unwrap_or_default())));
            }
            members.values().for_each(|inner| strings(inner, found));
        }
        _ => {}
    }
    found.push('\n');
}

#[test]
fn every_content_is_found_again_and_no_sentence_is_ours() {
    let Some(table) = real_document("transcribed/shinagawa-book.csv") else { return };
    let sandbox = Sandbox::new().file("content/site.toml", SITE).bytes("book.csv", &table);
    let ran = sandbox.run(&["import", "table", "book.csv", "--id", "yobo", "--version", "1"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("237行のうち、237行を取り込みました。"), "{}", ran.stdout);
    let ran = sandbox.run(&["build", "--drafts"]);
    assert!(ran.stderr.contains("1文書・1版から "), "{}", ran.stderr);

    let place = "output/assessments/yobo/1";
    let text = squeezed(&sandbox.read(&format!("{place}/yobo-1.txt")));
    let whole = shown(&sandbox.read(&format!("{place}/all/index.html")));
    let parts: String = sandbox
        .files(place)
        .iter()
        .filter(|path| path.ends_with("index.html") && !path.starts_with("all/"))
        .map(|path| shown(&sandbox.read(&format!("{place}/{path}"))))
        .collect();
    let mut data = String::new();
    strings(&sandbox.json(&format!("{place}/data.json")), &mut data);
    let contents = contents(&table);
    for (name, words) in [("text edition", &text), ("whole page", &whole), ("part pages", &parts), ("data", &data)] {
        let folded = narrow(words);
        let mut lost: Vec<&str> = contents.iter().flat_map(|content| lost(content, words, &folded)).collect();
        lost.retain(|line| name != "data" || is_text(line));
        assert!(lost.is_empty(), "{} of {} lost in {name}: {lost:#?}", lost.len(), contents.len());
    }
    assert_not_ours(&contents);
}

/// Sentences of the real book may stand nowhere in the project, except for the words of the official form.
fn assert_not_ours(contents: &[String]) {
    let form = squeezed(include_str!("../../src/form/catalogue/all-items-2018-05.toml"));
    let sentences: BTreeSet<String> = contents
        .iter()
        .flat_map(|content| content.split_inclusive(['。', '\n']))
        .map(squeezed)
        .filter(|sentence| sentence.chars().count() >= SENTENCE && !form.contains(sentence.as_str()))
        .collect();
    assert!(sentences.len() > 100, "{}", sentences.len());
    for (folder, ending) in [("src", ""), ("tests/suite", ""), ("content", ""), ("themes", ""), ("benches", "")] {
        for (path, own) in own_texts(folder, ending) {
            let own = squeezed(&own);
            let borrowed = sentences.iter().find(|sentence| own.contains(sentence.as_str()));
            assert!(borrowed.is_none(), "{folder}/{path}: {borrowed:?}");
        }
    }
}

/// The text files of a folder of the project.
fn own_texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let endings = [".rs", ".toml", ".md", ".html", ".css"].into_iter().filter(|known| known.ends_with(ending));
    endings.flat_map(|ending| own_files(folder, ending)).collect()
}
