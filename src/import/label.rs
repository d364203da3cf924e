//! Labels of items, matched without numbers in front and behind.

use crate::text::fold;

/// A label, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    whole: String,
    /// Without `①`, `1.` in front and a colon behind.
    bare: String,
}

impl Label {
    pub(super) fn read(written: &str) -> Self {
        let folded = fold(written);
        // A label may be nothing but a mark: ※ names the note of a list.
        let whole = if folded.is_empty() { written.trim().to_owned() } else { folded };
        let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let counted = whole.strip_prefix("no").filter(|rest| rest.starts_with(is_number)).unwrap_or(&whole);
        let bare = counted.trim_start_matches(is_number).trim_end_matches(':').to_owned();
        Self { whole, bare }
    }

    /// Whether nothing is left that could name an item: no words, or only a number.
    pub(super) fn is_empty(&self) -> bool {
        self.bare.is_empty()
    }

    /// Whether both are the same words, numbers in front aside.
    pub(super) fn is(&self, other: &Self) -> bool {
        !self.is_empty() && self.bare == other.bare
    }

    /// Whether numbers are the same as well.
    pub(super) fn is_exactly(&self, other: &Self) -> bool {
        self.is(other) && self.whole == other.whole
    }

    /// The label without the number of a row, and that number: 委託事項1.
    pub(super) fn without_row_number(&self) -> Option<(Self, usize)> {
        let name = self.bare.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = self.bare.strip_prefix(name)?.parse().ok()?;
        let label = Self { whole: name.to_owned(), bare: name.to_owned() };
        (!name.is_empty()).then_some((label, number))
    }

    /// The folded words, with numbers.
    pub(super) fn folded(&self) -> &str {
        &self.whole
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn numbers_marks_and_width_do_not_matter() {
        let pairs = [
            ("②対象となる本人の数", "対象となる本人の数 ※"),
            ("１．監査", "1. 監査"),
            ("（件数）", "件数："),
            ("③手数料等", "３ 手数料等"),
        ];
        for (a, b) in pairs {
            assert!(Label::read(a).is(&Label::read(b)), "{a} {b}");
        }
        assert!(!Label::read("①方法").is_exactly(&Label::read("②方法")));
        assert!(!Label::read("").is(&Label::read("12")) && Label::read("No.4").is_empty());
        assert!(Label::read("※").is_exactly(&Label::read(" ※ ")));
        let (label, number) = Label::read("委託事項１").without_row_number().expect("a number stands behind");
        assert!(label.is(&Label::read("委託事項")) && number == 1);
        assert!(Label::read("委託事項").without_row_number().is_none());
    }
}
