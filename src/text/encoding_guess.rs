//! Guesses which encoding bytes are in that are not UTF-8.

use encoding_rs::EUC_JP;
use encoding_rs::Encoding;
use encoding_rs::SHIFT_JIS;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

/// What bytes that are not plain UTF-8 are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// The whole is Japanese in CP932.
    ShiftJis,
    /// UTF-8 with stretches of CP932.
    MixedShiftJis,
    /// Nothing that is known.
    Unknown,
}

/// Tells CP932 from broken UTF-8, for bytes that are not valid UTF-8.
pub(super) fn guess(bytes: &[u8]) -> Guess {
    let is_mostly_utf8 = wide_characters(bytes) > bytes.utf8_chunks().filter(has_broken_bytes).count();
    if !is_mostly_utf8 && is_shift_jis(bytes) {
        return Guess::ShiftJis;
    }
    let mut broken = bytes.split(|byte| *byte == b'\n').filter(|line| std::str::from_utf8(line).is_err());
    if wide_characters(bytes) > 0 && broken.all(holds_shift_jis) {
        return Guess::MixedShiftJis;
    }
    Guess::Unknown
}

/// Whether the bytes are UTF-16 without a byte order mark.
///
/// The upper bytes of its Western letters are zero; a few lower ones are too, those of 一 and of the wide blank.
pub(super) fn is_bare_utf16(bytes: &[u8]) -> bool {
    let zeros_at = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if even == odd {
        return false;
    }
    let encoding = if even > odd { UTF_16BE } else { UTF_16LE };
    let is_western = even.max(odd) * 4 >= bytes.len();
    (is_western || std::str::from_utf8(bytes).is_err())
        && decoded(encoding, bytes).is_some_and(|text| !has_controls(&text))
}

/// The text, if every byte belongs to a character of the encoding.
pub(super) fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

fn is_shift_jis(bytes: &[u8]) -> bool {
    // EUC-JP read as CP932 comes out as half-width katakana without an error, but CP932 never passes as EUC-JP
    // where it holds common full-width characters.
    decoded(EUC_JP, bytes).is_none()
        && decoded(SHIFT_JIS, bytes).is_some_and(|text| text.chars().any(is_full_width) && !has_controls(&text))
}

/// Whether a line that is not UTF-8 is CP932 as a whole, or from its first to its last broken byte.
fn holds_shift_jis(line: &[u8]) -> bool {
    // A character of UTF-8 that was cut leaves two or three bytes that belong together.
    if line.utf8_chunks().all(|chunk| chunk.invalid().len() != 1) {
        return false;
    }
    let start = std::str::from_utf8(line).map_or_else(|error| error.valid_up_to(), str::len);
    let end = line.utf8_chunks().fold((0, 0), |(at, end), chunk| {
        let after = at + chunk.valid().len() + chunk.invalid().len();
        (after, if has_broken_bytes(&chunk) { after } else { end })
    });
    // The second byte of a CP932 pair may be an ASCII letter.
    let stretches = [start..end.1, start..(end.1 + 1).min(line.len())];
    is_shift_jis(line) || stretches.into_iter().any(|stretch| line.get(stretch).is_some_and(is_shift_jis))
}

fn has_broken_bytes(chunk: &std::str::Utf8Chunk<'_>) -> bool {
    !chunk.invalid().is_empty()
}

/// Japanese characters that stand in the bytes as UTF-8; CP932 yields hardly any by accident.
fn wide_characters(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|character| is_full_width(*character)).count()).sum()
}

fn is_full_width(character: char) -> bool {
    matches!(character, '\u{3001}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

/// Whether characters that no text has are among them.
pub(super) fn has_controls(text: &str) -> bool {
    text.chars().any(|character| character.is_control() && !character.is_whitespace())
}
