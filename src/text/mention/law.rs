//! The number of a law, an ordinance or a paper, which begins with a year.

use crate::text::mention::glyphs::Gap;
use crate::text::mention::glyphs::Glyphs;

/// The longest name between the year and the number, such as 特定個人情報保護委員会規則.
const LONGEST_NAME: usize = 24;

/// Whether such a number goes on after its year: `法律第57号`.
pub(super) fn goes_on(glyphs: &Glyphs, at: usize) -> bool {
    let is_name = |at: usize| {
        let character = glyphs.get(at).filter(|_| glyphs.gap(at) != Gap::Break);
        character.is_some_and(|character| !character.is_ascii_digit() && !"、。,()「」『』".contains(character))
    };
    let mut places = (at..=at + LONGEST_NAME).take_while(|place| is_name(*place));
    places.any(|place| place > at && glyphs.word(place, "第").is_some_and(|number| is_number(glyphs, number)))
}

/// `57号`, `百十四号`.
fn is_number(glyphs: &Glyphs, at: usize) -> bool {
    const DIGITS: &str = "〇一二三四五六七八九十百千0123456789";
    let is_digit = |at: &usize| glyphs.get(*at).is_some_and(|character| DIGITS.contains(character));
    let digits = (at..at + 8).take_while(is_digit).count();
    digits > 0 && glyphs.word(at + digits, "号").is_some()
}
