//! What changed within a text, by words: never a single letter where a word changed.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::WordSegmenterBorrowed;
use icu_segmenter::options::WordBreakInvariantOptions;
use imara_diff::Algorithm;
use imara_diff::Diff;
use imara_diff::InternedInput;

use super::lines::Sentence;
use super::lines::ended;
use super::lines::sentences;
use super::lines::unended;

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both texts.
    Kept,
    /// They stand in the earlier text alone.
    Removed,
    /// They stand in the later text alone.
    Added,
}

/// Words with what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub fate: Fate,
    /// The words.
    pub words: String,
}

/// Words kept between two changes that are as short as this say nothing by themselves, and tear the change apart.
const TORN: usize = 2;
/// Words of which days are made, beside numbers.
const DAY_WORDS: [&str; 8] = ["年", "月", "日", "年度", "令和", "平成", "昭和", "年間"];
/// Where less than one part in this many of a passage was kept, it was written anew.
const REWRITTEN: usize = 4;

/// The pieces of two texts in reading order. Kept and removed words together are the earlier text, kept and added words
/// the later one; removed words stand before those that took their place.
///
/// The pieces of the texts the other way round are the same with removed and added exchanged.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    if before.is_empty() || after.is_empty() {
        return replaced(before, after);
    }
    either_way(before > after, before, after, |before, after| {
        let (before, after) = (ended(before), ended(after));
        groups_of(&sentences(&before), &sentences(&after))
    })
}

/// The pieces of several answers, each with what tells it from others: an answer that both give is compared by words, any
/// other stands as a whole.
pub(super) fn answers(before: &[Answer], after: &[Answer]) -> Vec<Piece> {
    either_way(before > after, before, after, |before, after| {
        let codes = |answers: &[Answer]| answers.iter().map(|answer| answer.code.clone()).collect::<Vec<_>>();
        let line = |answer: &Answer| ended(&answer.words);
        let lines = |answers: &[Answer]| answers.iter().map(line).collect::<String>();
        let mut groups = Vec::new();
        for run in runs(&codes(before), &codes(after)) {
            let (old, new) = (run.before(before), run.after(after));
            if run.is_kept {
                let both = old.iter().zip(new);
                groups.extend(both.flat_map(|(old, new)| groups_of(&sentences(&line(old)), &sentences(&line(new)))));
            } else {
                groups.push(replaced(&lines(old), &lines(new)));
            }
        }
        groups
    })
}

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// What tells it from the others, whatever is written in its brackets.
    pub code: String,
    /// The words in which it is printed.
    pub words: String,
}

/// Joins groups of pieces that were found in one of the two directions, whichever was asked for.
fn either_way<T: ?Sized>(
    is_back: bool,
    before: &T,
    after: &T,
    groups: impl Fn(&T, &T) -> Vec<Vec<Piece>>,
) -> Vec<Piece> {
    let found = if is_back {
        let turned = |group: Vec<Piece>| group.into_iter().map(Piece::reversed).collect();
        groups(after, before).into_iter().map(turned).collect()
    } else {
        groups(before, after)
    };
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in found.into_iter().flat_map(in_order) {
        match pieces.last_mut().filter(|last| last.fate == Fate::Kept && piece.fate == Fate::Kept) {
            Some(last) => last.words.push_str(&piece.words),
            None => pieces.push(piece),
        }
    }
    unended(pieces)
}

fn groups_of(before: &[Sentence], after: &[Sentence]) -> Vec<Vec<Piece>> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let bodies = |sentences: &[Sentence]| sentences.iter().map(|own| own.body.to_owned()).collect::<Vec<_>>();
    let whole = |sentences: &[Sentence]| sentences.iter().map(|own| format!("{}{}", own.number, own.body)).collect();
    let mut groups = Vec::new();
    for run in runs(&bodies(before), &bodies(after)) {
        let (old, new) = (run.before(before), run.after(after));
        if !run.is_kept {
            let (old, new): (String, String) = (whole(old), whole(new));
            groups.push(within(&old, &new, segmenter));
            continue;
        }
        for (old, new) in old.iter().zip(new) {
            if old.number != new.number {
                groups.push(replaced(old.number, new.number));
            }
            let number = if old.number == new.number { old.number } else { "" };
            groups.push(vec![Piece::new(Fate::Kept, format!("{number}{}", old.body))]);
        }
    }
    groups
}

/// The pieces of a passage of which something changed.
fn within(before: &str, after: &str, segmenter: WordSegmenterBorrowed<'static>) -> Vec<Piece> {
    if before.is_empty() || after.is_empty() {
        return replaced(before, after);
    }
    let (earlier, later) = (words(before, segmenter), words(after, segmenter));
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs(&earlier, &later) {
        let (old, new) = (run.before(&earlier).concat(), run.after(&later).concat());
        if run.is_kept {
            pieces.push(Piece::new(Fate::Kept, old));
        } else {
            pieces.extend(replaced(&old, &new));
        }
    }
    let kept: usize = pieces.iter().filter(|piece| piece.fate == Fate::Kept).map(Piece::letters).sum();
    let whole = before.chars().count().max(after.chars().count());
    if kept * REWRITTEN < whole { replaced(before, after) } else { untorn(pieces) }
}

/// Joins changes that only a few kept letters part.
fn untorn(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let mut joined = Vec::new();
    for (at, piece) in pieces.into_iter().enumerate() {
        if piece.fate == Fate::Kept && at > 0 && at < last && piece.letters() <= TORN {
            joined.extend(replaced(&piece.words, &piece.words));
        } else {
            joined.push(piece);
        }
    }
    joined
}

/// Brings every run of changes into the order removed, added, and joins neighbours of one fate.
fn in_order(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut ordered: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let flush = |removed: &mut String, added: &mut String, ordered: &mut Vec<Piece>| {
        ordered.extend(replaced(&std::mem::take(removed), &std::mem::take(added)));
    };
    for piece in pieces {
        match piece.fate {
            Fate::Removed => removed.push_str(&piece.words),
            Fate::Added => added.push_str(&piece.words),
            Fate::Kept => {
                flush(&mut removed, &mut added, &mut ordered);
                match ordered.last_mut().filter(|last| last.fate == Fate::Kept) {
                    Some(last) => last.words.push_str(&piece.words),
                    None => ordered.push(piece),
                }
            }
        }
    }
    flush(&mut removed, &mut added, &mut ordered);
    ordered
}

/// The words as a whole with what took their place.
pub(super) fn replaced(before: &str, after: &str) -> Vec<Piece> {
    let both = [(Fate::Removed, before), (Fate::Added, after)];
    let written = both.into_iter().filter(|(_, words)| !words.is_empty());
    written.map(|(fate, words)| Piece::new(fate, words.to_owned())).collect()
}

impl Piece {
    pub(super) fn new(fate: Fate, words: String) -> Self {
        Self { fate, words }
    }

    fn letters(&self) -> usize {
        self.words.chars().count()
    }

    fn reversed(self) -> Self {
        let fate = match self.fate {
            Fate::Kept => Fate::Kept,
            Fate::Removed => Fate::Added,
            Fate::Added => Fate::Removed,
        };
        Self { fate, ..self }
    }
}

/// Places in a row of which both texts have the same, or each something else.
struct Run {
    is_kept: bool,
    before: Range<usize>,
    after: Range<usize>,
}

impl Run {
    fn before<'t, T>(&self, all: &'t [T]) -> &'t [T] {
        all.get(self.before.clone()).unwrap_or_default()
    }

    fn after<'t, T>(&self, all: &'t [T]) -> &'t [T] {
        all.get(self.after.clone()).unwrap_or_default()
    }
}

fn runs<T: AsRef<str>>(before: &[T], after: &[T]) -> Vec<Run> {
    let mut input = InternedInput::default();
    input.update_before(before.iter().map(AsRef::as_ref));
    input.update_after(after.iter().map(AsRef::as_ref));
    let mut runs = Vec::new();
    let (mut at, mut new_at) = (0, 0);
    let kept = |from: usize, to: usize, new: usize, end: usize, runs: &mut Vec<Run>| {
        if to > from {
            runs.push(Run { is_kept: true, before: from..to, after: new..end });
        }
    };
    for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
        let [from, to, new, end] =
            [hunk.before.start, hunk.before.end, hunk.after.start, hunk.after.end].map(|at| at as usize);
        kept(at, from, new_at, new, &mut runs);
        runs.push(Run { is_kept: false, before: from..to, after: new..end });
        (at, new_at) = (to, end);
    }
    kept(at, before.len(), new_at, after.len(), &mut runs);
    runs
}

/// Words with the marks and blanks between them.
fn words<'t>(text: &'t str, segmenter: WordSegmenterBorrowed<'static>) -> Vec<&'t str> {
    let mut ends = segmenter.segment_str(text);
    let mut from = ends.next().unwrap_or_default();
    let mut words = Vec::new();
    for end in ends {
        words.extend(text.get(from..end));
        from = end;
    }
    days_joined(text, &words)
}

/// Joins the words of a day, so that it changes as a whole: 令和／8／年／4／月／1／日.
fn days_joined<'t>(text: &'t str, words: &[&'t str]) -> Vec<&'t str> {
    let is_number = |word: &str| word.chars().all(|letter| letter.is_numeric() || letter == '元');
    let is_of_day = |word: &str| is_number(word) || DAY_WORDS.contains(&word);
    let mut joined = Vec::new();
    let mut at = 0;
    for run in words.chunk_by(|one, next| is_of_day(one) && is_of_day(next)) {
        let length = run.iter().map(|word| word.len()).sum::<usize>();
        let is_day = run.iter().any(|word| is_number(word)) && run.iter().any(|word| DAY_WORDS.contains(word));
        if is_day {
            joined.extend(text.get(at..at + length));
        } else {
            joined.extend(run.iter().copied());
        }
        at += length;
    }
    joined
}
