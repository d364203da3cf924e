//! Ticks and empty boxes, as spreadsheets and printed forms show them.

use std::ops::Range;

use crate::text::squeeze;

const TICKS: &str = "○◯〇●◎■☑☒✓✔✅レﾚ";
const EMPTY_BOXES: &str = "□☐";

/// A line of a list of check boxes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ticked<'a> {
    /// Ticked, with the words behind the tick.
    Yes(&'a str),
    /// An empty box, with the words behind it.
    No(&'a str),
    /// No box at all.
    Plain,
}

/// Whether the whole of the words is a tick: ○, [ ○ ], ☑.
pub(super) fn is_tick(words: &str) -> bool {
    let squeezed = squeeze(words);
    let inner = squeezed.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    !inner.is_empty() && inner.chars().count() == 1 && inner.chars().all(|letter| TICKS.contains(letter))
}

/// Cuts the box off a line; a box in brackets may stand behind the words as well.
pub(super) fn cut(line: &str) -> Ticked<'_> {
    let line = line.trim();
    let in_front = line.strip_prefix(['[', '［', '(', '（']).and_then(|rest| rest.split_once([']', '］', ')', '）']));
    let behind = line.strip_suffix([']', '］']).and_then(|rest| rest.rsplit_once(['[', '［']));
    let boxes = [in_front, behind.map(|(words, inner)| (inner, words))];
    if let Some((inner, words)) = boxes.into_iter().flatten().find(|(inner, _)| is_empty_box(inner) || is_tick(inner)) {
        let words = words.trim();
        return if is_tick(inner) { Ticked::Yes(words) } else { Ticked::No(words) };
    }
    let mut letters = line.chars();
    match letters.next() {
        Some(first) if TICKS.contains(first) => Ticked::Yes(letters.as_str().trim_start()),
        Some(first) if EMPTY_BOXES.contains(first) => Ticked::No(letters.as_str().trim_start()),
        _ => Ticked::Plain,
    }
}

/// Whether the words are boxes without a tick and nothing else: □, [　].
pub(super) fn is_unticked(words: &str) -> bool {
    let squeezed = squeeze(words);
    let has_box = squeezed.contains(|letter| EMPTY_BOXES.contains(letter) || letter == '[');
    has_box && squeezed.chars().all(|letter| EMPTY_BOXES.contains(letter) || "[]".contains(letter))
}

/// The pieces of a line that holds several boxes, each with its words; none where it is not clear whose a box is.
pub(super) fn pieces(line: &str) -> Option<Vec<&str>> {
    let boxes = boxes(line);
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return Some(vec![line]) };
    let is_in_front = line.get(..first.start)?.trim().is_empty();
    let is_behind = line.get(last.end..)?.trim().is_empty();
    if boxes.len() == 1 {
        return (is_in_front || is_behind).then(|| vec![line]);
    }
    let cuts: Vec<usize> = match (is_in_front, is_behind) {
        (true, _) => boxes.iter().skip(1).map(|own| own.start).collect(),
        (false, true) => boxes.iter().take(boxes.len() - 1).map(|own| own.end).collect(),
        (false, false) => return None,
    };
    let ends = cuts.iter().copied().chain([line.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| Some(line.get(start..end)?.trim_matches(is_between))).collect()
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || "、，,・".contains(letter)
}

/// Where every box outside of round brackets stands.
fn boxes(line: &str) -> Vec<Range<usize>> {
    let mut boxes: Vec<Range<usize>> = Vec::new();
    let mut depth = 0_usize;
    let mut before = None;
    for (at, letter) in line.char_indices() {
        let is_inside = depth > 0 || boxes.last().is_some_and(|last| at < last.end);
        let is_apart = before.is_none_or(is_between);
        let length = match letter {
            _ if is_inside => None,
            '[' | '［' => line.get(at..).and_then(bracketed),
            '□' | '☐' | '■' | '☑' | '☒' | '✓' | '✔' | '✅' => Some(letter.len_utf8()),
            _ if TICKS.contains(letter) && is_apart => Some(letter.len_utf8()),
            _ => None,
        };
        boxes.extend(length.map(|length| at..at + length));
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = Some(letter);
    }
    boxes
}

/// The length of a box in square brackets that the words begin with.
fn bracketed(words: &str) -> Option<usize> {
    let (inner, rest) = words.strip_prefix(['[', '［'])?.split_once([']', '］'])?;
    (is_empty_box(inner) || is_tick(inner)).then_some(words.len() - rest.len())
}

fn is_empty_box(inner: &str) -> bool {
    inner.chars().all(|letter| letter.is_whitespace() || EMPTY_BOXES.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::Ticked;
    use super::cut;
    use super::is_tick;
    use super::is_unticked;
    use super::pieces;

    #[test]
    fn a_line_is_cut_at_every_box() {
        let cases = [
            ("[○]紙（２）件　[ ]専用線", Some(vec!["[○]紙（２）件", "[ ]専用線"])),
            ("○紙　○専用線　□その他（■の印）", Some(vec!["○紙", "○専用線", "□その他（■の印）"])),
            ("■紙□専用線", Some(vec!["■紙", "□専用線"])),
            ("紙[○]　専用線[　]", Some(vec!["紙[○]", "専用線[　]"])),
            ("紙 [○]専用線", None),
            ("○○課の紙", Some(vec!["○○課の紙"])),
            ("紙", Some(vec!["紙"])),
        ];
        for (line, wanted) in cases {
            assert_eq!(pieces(line), wanted, "{line}");
        }
        assert!(is_unticked("［　］") && is_unticked("□") && !is_unticked("□紙") && !is_unticked(""));
    }

    #[test]
    fn ticks_are_told_from_words() {
        for tick in ["○", "■", "☑", "[○]", "［ ○ ］", "レ", "ﾚ"] {
            assert!(is_tick(tick), "{tick}");
        }
        for words in ["", "[ ]", "紙", "レセプト", "○○課"] {
            assert!(!is_tick(words), "{words}");
        }
        assert_eq!(cut("[ ○ ] 専用線"), Ticked::Yes("専用線"));
        assert_eq!(cut("■紙"), Ticked::Yes("紙"));
        assert_eq!(cut("［　］電子メール"), Ticked::No("電子メール"));
        assert_eq!(cut("□ 紙"), Ticked::No("紙"));
        assert_eq!(cut("紙 [○]"), Ticked::Yes("紙"));
        assert_eq!(cut("紙［ ］"), Ticked::No("紙"));
        assert_eq!(cut("専用線"), Ticked::Plain);
        assert_eq!(cut("その他（　）"), Ticked::Plain);
    }
}
