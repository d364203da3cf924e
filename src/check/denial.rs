//! Sentences that say only that there is nothing to say.

use crate::text::is_none_mark;
use crate::text::squeeze;

/// Characters up to which a sentence with a denial says only that there is nothing to say.
const LONGEST_DENIAL: usize = 60;
/// How such a sentence denies.
const DENIALS: &[&str] = &["ない", "なし", "無し", "ません", "せず", "しておらず", "非該当", "対象外", "省略"];
/// What follows on a denial that is the reason for saying nothing more.
const REASONS: &[&str] = &["ため", "為", "ので", "ことから", "(", "（", "、記載", "。"];
/// Words that make a sentence a rule for a case that is not there yet.
const CONDITIONS: &[&str] = &["場合", "ときは", "時は", "際は", "際には", "際に"];

/// Whether words say only that there is nothing to say: 「該当なし」「再委託しないため、記載しない。」.
pub(crate) fn says_nothing(words: &str) -> bool {
    let plain = squeeze(words);
    let plain = plain.trim_end_matches(['。', '.', ')', '）']);
    let is_short = plain.chars().count() <= LONGEST_DENIAL && !plain.contains('。');
    is_none_mark(words) || plain == "無" || (is_short && denies(plain) && !is_conditional(plain))
}

/// Whether a sentence ends in a denial, or gives one as its reason; 「…ではないが、…」 goes on to say something.
fn denies(sentence: &str) -> bool {
    let is_last = |denial: &str| {
        let mut after = sentence.split(denial).skip(1);
        after.any(|rest| rest.is_empty() || REASONS.iter().any(|reason| rest.starts_with(reason)))
    };
    DENIALS.iter().any(|denial| is_last(denial))
}

/// Whether words speak of a case that may come.
pub(crate) fn is_conditional(words: &str) -> bool {
    CONDITIONS.iter().any(|condition| words.contains(condition))
}
