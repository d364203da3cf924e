//! Characters in an author's words that nobody sees, as findings.

use crate::finding::Findings;
use crate::finding::Place;
use crate::text::Hidden;
use crate::text::hidden;

use super::rules::CONTROL_CHARACTER;
use super::rules::WIDTHLESS_CHARACTER;
use super::source::Counted;

/// Reports the first character of each rule that nobody sees in words that stand somewhere from a byte of the file on.
///
/// Where an escape such as `\u0007` made the character, it is not found as such, and the place is where the words begin.
pub(super) fn report(words: &str, written: &str, start: usize, counted: &Counted, findings: &mut Findings) {
    for is_widthless in [false, true] {
        let found = words.chars().find_map(|letter| {
            let kind = hidden(letter).filter(|kind| (*kind == Hidden::Widthless) == is_widthless)?;
            Some((letter, kind))
        });
        let Some((letter, kind)) = found else { continue };
        let code = format!("U+{:04X}", u32::from(letter));
        let at = written.find(letter);
        let place = Place::at(counted.spot(start + at.unwrap_or(0))).quoting(&code);
        let (rule, message) = match kind {
            Hidden::Control => (&CONTROL_CHARACTER, format!("文字の中に、見えない制御文字（{code}）が入っています。")),
            Hidden::Noncharacter => {
                (&CONTROL_CHARACTER, format!("文字の中に、文字として使えない番号（{code}）が入っています。"))
            }
            Hidden::Direction => {
                (&CONTROL_CHARACTER, format!("文字の並ぶ向きを変える、見えない文字（{code}）が入っています。"))
            }
            Hidden::Widthless => (
                &WIDTHLESS_CHARACTER,
                format!(
                    "幅のない、見えない文字（{code}）が入っているため、この言葉は検索で見つからないことがあります。"
                ),
            ),
        };
        let remedy = match at {
            Some(_) => "前後の文字ごと消して、打ち直してください。",
            None => "「\\」で始まるその印を消してください。",
        };
        findings.add(rule, place, message, remedy);
    }
}
