//! Cuts sealed words into what is searched for.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Spot;
use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::model::Sealed;
use crate::text::letters;

/// Shorter words occur everywhere by chance; a rule on sources keeps them from being withheld.
const SHORTEST: usize = 2;

/// A line of its own is often a name, and a false alarm costs less than a name.
const SHORTEST_LINE: usize = 3;

/// Shorter pieces of a sentence are everybody's words: 「次のとおり」.
const SHORTEST_PIECE: usize = 8;

/// Letters that are searched for.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    /// Where the sealed words stand in the source.
    pub(super) spot: Spot,
    /// Whether they are few enough to stand somewhere by chance.
    pub(super) is_short: bool,
    /// Whether they are all the letters of the sealed words.
    pub(super) is_whole: bool,
}

/// What is searched for, by its letters: the words as a whole, their lines, and longer pieces of their sentences.
pub(super) fn needles(secrets: &[&Sealed]) -> BTreeMap<String, Needle> {
    let mut needles = BTreeMap::new();
    for sealed in secrets {
        let words = sealed.for_inspection();
        let lines: Vec<String> = words.lines().map(unmarked).collect();
        let mut add = |letters: String, shortest: usize, is_whole: bool| {
            let count = letters.chars().count();
            if count >= shortest {
                let is_short = count < SHORTEST_PIECE;
                let needle = Needle { spot: sealed.spot().clone(), is_short, is_whole };
                let known: &mut Needle = needles.entry(letters).or_insert(needle);
                known.is_whole |= is_whole;
            }
        };
        add(letters(&lines.concat()), SHORTEST, true);
        for line in &lines {
            add(letters(line), if sealed.is_note() { SHORTEST_PIECE } else { SHORTEST_LINE }, false);
            if sealed.is_note() {
                continue;
            }
            for piece in line.split(['。', '、', '，', '｡', '､']) {
                add(letters(piece), SHORTEST_PIECE, false);
            }
        }
    }
    needles
}

/// A line without the number of a list and without the targets of links, neither of which a page shows.
fn unmarked(line: &str) -> String {
    let line = line.trim();
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = behind.len() < line.len() && (behind.starts_with(". ") || behind.starts_with(") "));
    let mut rest = if is_numbered { behind } else { line };
    let mut shown = String::new();
    while let Some((before, link)) = rest.split_once("](") {
        shown.push_str(before);
        rest = link.split_once(')').map_or("", |(_, behind)| behind);
    }
    shown + rest
}

/// Letters of everything that forms print by themselves.
///
/// They stand on pages whatever anybody withholds: a withheld choice among the choices offered, a heading quoted in
/// a memo. Searching for them would refuse every site, so such words are no secret.
pub(super) fn printed<'f>(forms: impl Iterator<Item = &'f Form>) -> BTreeSet<String> {
    let mut printed = BTreeSet::new();
    for form in forms {
        let mut add = |words: &str| printed.insert(letters(words));
        for words in [&form.title, &form.short_title, &form.printed_revision, &form.mark_meaning, &form.mark_label] {
            add(words);
        }
        for part in &form.parts {
            add(&part.title);
            add(&part.note);
            add(&part.mark_note);
        }
        for node in &form.nodes {
            add(&node.label);
            add(&node.note);
            node.repeat().into_iter().for_each(|repeat| _ = add(&repeat.row_label));
            if let Some(ItemType::Derived(Derivation::Words(words))) = node.item() {
                add(words);
            }
        }
        for choices in &form.choices {
            add(&choices.title);
            for (at, offered) in choices.offered.iter().enumerate() {
                add(&offered.label);
                add(&offered.group);
                add(&choices.printed(at, None));
            }
        }
    }
    printed
}
