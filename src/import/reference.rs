//! Official references as paths, so that `Ⅱ.4.0/件数`, `II.4.0/(件数)` and `Ⅱ４．０／件数` are one.

use crate::text::fold;

/// The segments of a reference, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    segments: Vec<String>,
}

impl Path {
    pub(super) fn parse(written: &str) -> Self {
        let folded = parted(written);
        let folded = folded.split('.').map(fold);
        let pieces = folded.flat_map(|segment| segment.split('-').flat_map(split).collect::<Vec<_>>());
        Self { segments: pieces.filter(|segment| !segment.is_empty()).collect() }
    }

    pub(super) fn new(segments: Vec<String>) -> Self {
        Self { segments }
    }

    pub(super) fn segments(&self) -> &[String] {
        &self.segments
    }

    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.segments.len()
    }

    pub(super) fn first(&self) -> Option<&str> {
        self.segments.first().map(String::as_str)
    }

    pub(super) fn last(&self) -> Option<&str> {
        self.segments.last().map(String::as_str)
    }

    /// The path without its last segment.
    pub(super) fn above(&self) -> Self {
        Self { segments: self.segments.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default() }
    }

    /// Whether both name the same place; where segments were parted does not matter.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.segments.concat() == other.segments.concat()
    }

    /// Number of segments that both begin with.
    pub(super) fn common(&self, other: &Self) -> usize {
        self.segments.iter().zip(&other.segments).take_while(|(a, b)| a == b).count()
    }

    /// Whether the other path holds all segments in this order, others between them.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let mut others = other.segments.iter();
        self.segments.iter().all(|own| others.any(|other| other == own))
    }

    pub(super) fn is_prefix_of(&self, other: &Self) -> bool {
        other.segments.starts_with(&self.segments)
    }
}

/// The words with a stop between all segments.
fn parted(written: &str) -> String {
    let mut parted = String::with_capacity(written.len() + 8);
    let mut letters = written.trim().chars().peekable();
    let mut last = None;
    while let Some(letter) = letters.next() {
        match letter {
            '.' | '．' | '/' | '／' | '>' | '＞' | '→' | '、' => parted.push('.'),
            // Numerals that are one letter are a segment by themselves: Ⅱ４①.
            '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{2473}' => parted.extend(['.', letter, '.']),
            // A blank parts segments, but not a word from its number: 別添 1.
            blank if blank.is_whitespace() => {
                let is_number = letters.peek().is_some_and(|next| next.is_numeric() || next.is_whitespace());
                if !is_number || last.is_some_and(char::is_numeric) {
                    parted.push('.');
                }
            }
            other => parted.push(other),
        }
        last = Some(letter);
    }
    parted
}

/// Cuts behind a number, and behind a Roman numeral in front: 6リスク7, ii4.
fn split(segment: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for letter in segment.chars() {
        let is_roman = || piece.chars().all(|before| "ivx".contains(before));
        let last = piece.chars().next_back();
        let is_cut = if letter.is_ascii_digit() {
            last.is_some_and(|last| !last.is_ascii_digit()) && is_roman()
        } else {
            last.is_some_and(|last| last.is_ascii_digit())
        };
        if is_cut {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(letter);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn one_reference_written_in_many_ways() {
        let form = Path::parse("Ⅱ.4.②/対象となる本人の数");
        for written in [
            "II.4.2/対象となる本人の数",
            "Ⅱ４②／対象となる本人の数",
            "Ⅱ-4-(2) 対象となる本人の数 ※",
            "ⅱ．４．２＞対象となる本人の数",
        ] {
            assert!(form.is(&Path::parse(written)), "{written}");
        }
        assert!(!form.is(&Path::parse("Ⅱ.4.②")));
        assert!(Path::parse("Ⅱ.4").is_prefix_of(&form));
        assert_eq!(Path::parse("Ⅱ.4.③").common(&form), 2);
        for written in ["Ⅲ６リスク７", "Ⅲ.6 リスク7", "Ⅲ 6 リスク 7", "III6リスク7", "Ⅲ-6-リスク7"]
        {
            let risk = Path::parse("Ⅲ.6.リスク7/リスクへの対策は十分か");
            assert!(Path::parse(written).is_prefix_of(&risk), "{written}");
        }
        assert_eq!(Path::parse("別添 1").len(), 1);
        assert!(Path::parse("（別添１）").is(&Path::parse("別添1")));
    }
}
