//! Official references as paths, so that `Ⅱ.4.0/件数`, `II.4.0/(件数)` and `Ⅱ４．０／件数` are one.

use crate::text::fold;

/// The segments of a reference, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    segments: Vec<String>,
}

impl Path {
    pub(super) fn parse(written: &str) -> Self {
        let mut parted = String::with_capacity(written.len() + 8);
        for letter in written.chars() {
            match letter {
                '.' | '．' | '/' | '／' | '>' | '＞' | '→' => parted.push('.'),
                // Numerals that are one letter are a segment by themselves: Ⅱ４①.
                '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{2473}' => parted.extend(['.', letter, '.']),
                other => parted.push(other),
            }
        }
        let folded = parted.split('.').map(fold);
        let segments = folded.flat_map(|segment| segment.split('-').map(str::to_owned).collect::<Vec<_>>());
        Self { segments: segments.filter(|segment| !segment.is_empty()).collect() }
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

    pub(super) fn is_prefix_of(&self, other: &Self) -> bool {
        other.segments.starts_with(&self.segments)
    }
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
        assert!(Path::parse("（別添１）").is(&Path::parse("別添1")));
    }
}
