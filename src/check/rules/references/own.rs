//! What a document says for itself, now: not what it said before, nor what others asked.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::model::Stated;
use crate::model::Value;

/// Forms of evaluation books.
pub(super) const BOOKS: &[&str] = &["all-items", "priority-items", "basic-items"];

/// Last segments of the keys under which words of others stand.
const OF_OTHERS: &[&str] = &["question", "opinion", "request"];

/// Texts of the document itself: lists are left out, whose lines are numbered when they are printed.
pub(super) fn texts<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    subject.passages().iter().filter(|passage| {
        let key = passage.entry.key.as_str();
        let is_list = matches!(passage.entry.value, Value::Stated(Stated::List(_)));
        let is_law = subject.record.form.nodes[passage.entry.node].law;
        let is_before = key.starts_with("changes.");
        !is_list && !is_law && !is_before && !is_of_others(key)
    })
}

/// Whether an item holds what somebody else said.
pub(super) fn is_of_others(key: &str) -> bool {
    // The remarks of a council are its own; those of a book（備考）are of its author.
    let is_of_council = key.starts_with("agenda.") && key.ends_with(".remarks");
    is_of_council || key.rsplit('.').next().is_some_and(|last| OF_OTHERS.contains(&last))
}

/// Whether a place stands in a line that is quoted.
pub(super) fn is_quoted(words: &str, at: usize) -> bool {
    let ahead = words.get(..at).unwrap_or_default();
    ahead.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('>'))
}

/// Whether a letter is one of those of which names are made: no mark, no blank, no hiragana.
pub(super) fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() && !('ぁ'..='ん').contains(&letter)
}
