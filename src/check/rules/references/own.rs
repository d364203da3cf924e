//! What a document says for itself, now: not what it said before, nor what others asked.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::model::Stated;
use crate::model::Value;

/// Texts of the document itself: lists are left out, whose lines are numbered when they are printed.
pub(super) fn texts<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    subject.passages().iter().filter(|passage| {
        let is_list = matches!(passage.entry.value, Value::Stated(Stated::List(_)));
        !is_list && passage.voice.is_of_document()
    })
}

/// Whether a letter is one of those of which names are made: no mark, no blank, no hiragana.
pub(super) fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() && !('ぁ'..='ん').contains(&letter)
}
