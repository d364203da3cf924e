//! What letters are, and the passages whose words the author may mend.

use crate::check::Subject;
use crate::check::passage::Passage;

/// The passages whose words the author may mend.
pub(super) fn own_passages<'s, 'a>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    subject.passages().iter().filter(|passage| !passage.voice.is_quoted())
}

/// A letter of any script or a digit.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '々' || letter == 'ー'
}
