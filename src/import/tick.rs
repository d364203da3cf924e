//! Ticks and empty boxes, as spreadsheets and printed forms show them.

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

fn is_empty_box(inner: &str) -> bool {
    inner.chars().all(|letter| letter.is_whitespace() || EMPTY_BOXES.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::Ticked;
    use super::cut;
    use super::is_tick;

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
