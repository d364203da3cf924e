//! What changed within a text, by words: never a single letter where a word changed.

use icu_segmenter::WordSegmenter;
use icu_segmenter::WordSegmenterBorrowed;
use icu_segmenter::options::WordBreakInvariantOptions;
use imara_diff::Algorithm;
use imara_diff::Diff;
use imara_diff::InternedInput;

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
    if before > after {
        return in_order(pieces_of(after, before).into_iter().map(Piece::reversed).collect());
    }
    pieces_of(before, after)
}

fn pieces_of(before: &str, after: &str) -> Vec<Piece> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut pieces = Vec::new();
    for hunk in aligned(&sentences(before), &sentences(after)) {
        match hunk {
            Hunk::Kept(words) => pieces.push(Piece::new(Fate::Kept, words)),
            Hunk::Changed(before, after) => pieces.extend(within(&before, &after, segmenter)),
        }
    }
    in_order(pieces)
}

/// The pieces of a passage of which something changed.
fn within(before: &str, after: &str, segmenter: WordSegmenterBorrowed<'static>) -> Vec<Piece> {
    if before.is_empty() || after.is_empty() {
        return replaced(before, after);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for hunk in aligned(&words(before, segmenter), &words(after, segmenter)) {
        match hunk {
            Hunk::Kept(words) => pieces.push(Piece::new(Fate::Kept, words)),
            Hunk::Changed(before, after) => pieces.extend(replaced(&before, &after)),
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
    fn new(fate: Fate, words: String) -> Self {
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

/// A run of tokens that stand in both texts, or one of which the other text has something else.
enum Hunk {
    Kept(String),
    Changed(String, String),
}

fn aligned(before: &[&str], after: &[&str]) -> Vec<Hunk> {
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut hunks = Vec::new();
    let mut at = 0;
    let run = |tokens: &[&str], from: usize, to: usize| tokens.get(from..to).unwrap_or_default().concat();
    for hunk in diff.hunks() {
        let [from, to, new, end] =
            [hunk.before.start, hunk.before.end, hunk.after.start, hunk.after.end].map(|at| at as usize);
        if from > at {
            hunks.push(Hunk::Kept(run(before, at, from)));
        }
        hunks.push(Hunk::Changed(run(before, from, to), run(after, new, end)));
        at = to;
    }
    if at < before.len() {
        hunks.push(Hunk::Kept(run(before, at, before.len())));
    }
    hunks
}

/// Sentences and lines, each with its end.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '\n']).collect()
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
