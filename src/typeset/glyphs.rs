//! Letters that no font of the paper has: told of where an author wrote them, and never left to an empty box.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;

use super::Manuscript;
use super::press;
use super::rules::NO_GLYPH;
use super::tree::Paper;

/// Letters that are named one by one.
const NAMED: usize = 5;

/// Reports letters of a paper that no font has, at the item in which they stand; returns them.
pub(super) fn report(manuscript: &Manuscript, paper: &Paper, findings: &mut Findings) -> BTreeSet<char> {
    let all = missing(&super::manuscript::words_of(paper));
    if all.is_empty() {
        return all;
    }
    let mut told = BTreeSet::new();
    for entry in &manuscript.record.entries {
        let own = missing(&words(manuscript.record, entry));
        if !own.is_empty() {
            let called = manuscript.record.called(entry);
            let place = manuscript.place(Some(entry.spot.clone()));
            let place = Place { item: Some(entry.key.clone()), ..place };
            add(&format!("{called}に、"), &own, place, findings);
            told.extend(own);
        }
    }
    let elsewhere: BTreeSet<char> = all.difference(&told).copied().collect();
    if !elsewhere.is_empty() {
        let spot: Option<Spot> = None;
        add("項目のほか（題名、様式の言葉、添付の題名など）に、", &elsewhere, manuscript.place(spot), findings);
    }
    all
}

/// Reports letters of words that no font has, at one place; returns them.
pub(super) fn report_all(called: &str, words: &str, place: &Place, findings: &mut Findings) -> BTreeSet<char> {
    let all = missing(words);
    if !all.is_empty() {
        add(called, &all, place.clone(), findings);
    }
    all
}

/// What is printed in place of a letter: the mark that printers put where a type is missing, and its code.
pub(super) fn stand_in(letter: char) -> String {
    format!("〓［U+{:04X}］", u32::from(letter))
}

/// Letters that no font has; marks that choose a shape, join or cannot be seen are no letters.
fn missing(words: &str) -> BTreeSet<char> {
    let letters: BTreeSet<char> = words.chars().collect();
    let is_letter = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
    };
    letters.into_iter().filter(is_letter).filter(|letter| !press::has_glyph(*letter)).collect()
}

/// What an author wrote at an item and the paper shows.
fn words(record: &Record, entry: &Entry) -> String {
    match &entry.value {
        Value::None(written) => written.clone(),
        Value::Withheld { ground, .. } => ground.clone(),
        Value::Stated(Stated::Text(text)) => {
            let pictures: String = text.prose.images.iter().map(|image| image.alternative.as_str()).collect();
            format!("{}{pictures}", text.prose.plain)
        }
        _ => record.lines(entry).concat(),
    }
}

fn add(called: &str, letters: &BTreeSet<char>, place: Place, findings: &mut Findings) {
    let named = letters.iter().take(NAMED).map(|letter| format!("「{letter}」（U+{:04X}）", u32::from(*letter)));
    let named: Vec<String> = named.collect();
    let more = letters.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("など{}字", letters.len()) } else { String::new() };
    let message = format!("{called}PDF の書体にない文字があります: {}{more}", named.join("、"));
    let shown = letters.first().map_or_else(String::new, |letter| stand_in(*letter));
    let remedy = format!(
        "同じ意味の別の字か、言葉に書き換えてください。そのままなら、PDF では「{shown}」のように、字の番号で示します（ページと文字だけの版では、元の字のままです）。"
    );
    findings.add(&NO_GLYPH, place, message, remedy);
}
