//! The line of the source in which a finding stands, with marks below the words.

use std::ops::Range;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::finding::Class;
use crate::finding::Finding;

use super::around::Around;

/// Columns of the excerpt; a longer line is cut on both sides of the words.
const WIDTH: usize = 92;

/// Two lines: the source, and the marks; none where the line is not known or may not be repeated.
pub(super) fn excerpt(finding: &Finding, around: &Around) -> Vec<String> {
    let Some(spot) = finding.place.spot.as_ref().filter(|spot| spot.column > 0) else { return Vec::new() };
    // What a finding does not quote was perhaps meant to be withheld.
    let is_quoted = finding.place.quote.is_some() || finding.rule.class == Class::Contradicted;
    let Some(line) = around.line(spot).filter(|_| is_quoted) else { return Vec::new() };
    let Some(range) = words(finding, line, spot.column) else { return Vec::new() };
    let number = usize::try_from(spot.line).unwrap_or(usize::MAX);
    marked(line, number, range)
}

/// Where the words stand in the line: the quote, if it begins there or just behind a quotation mark; else one letter.
pub(super) fn words(finding: &Finding, line: &str, column: u32) -> Option<Range<usize>> {
    let ahead = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let start = line.char_indices().nth(ahead).map(|(at, _)| at)?;
    let rest = line.get(start..)?;
    let quote = finding.place.quote.as_deref().unwrap_or_default();
    let quote = quote.strip_suffix('…').unwrap_or(quote);
    let opening = rest.len() - rest.trim_start_matches(['"', '\'']).len();
    let skipped =
        [0, opening].into_iter().find(|skipped| rest.get(*skipped..).is_some_and(|rest| rest.starts_with(quote)));
    match skipped.filter(|_| !quote.is_empty()) {
        Some(skipped) => Some(start + skipped..start + skipped + quote.len()),
        None => Some(start..start + rest.chars().next().map_or(0, char::len_utf8)),
    }
}

fn marked(line: &str, number: usize, range: Range<usize>) -> Vec<String> {
    let mark = AnnotationKind::Primary.span(range);
    let snippet = Snippet::source(line).line_start(number).fold(false).annotation(mark);
    let report = [Group::with_level(Level::ERROR.no_name()).element(snippet)];
    let drawn = Renderer::plain().term_width(WIDTH).render(&report);
    // The frame opens with an empty line.
    drawn.lines().skip(1).map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::marked;
    use crate::text::width;

    /// Columns before the marks, and the number of the marks.
    fn marks(line: &str, words: &str) -> (usize, usize, String) {
        let start = line.find(words).expect("the words stand in the line");
        let drawn = marked(line, 142, start..start + words.len());
        assert_eq!(drawn.len(), 2, "{drawn:#?}");
        let before = drawn[1].find('^').expect("the words are marked");
        (width(drawn[1].get(..before).unwrap_or_default()), drawn[1].matches('^').count(), drawn[0].clone())
    }

    /// Columns that stand before the words in a line.
    fn ahead(line: &str, words: &str) -> usize {
        width(line.split_once(words).expect("the words are shown").0)
    }

    #[test]
    fn marks_stand_below_the_words() {
        for (line, words) in [
            ("purpose = \"スクリーンセ이버を設定する。\"", "이버"),
            ("\tname = \"ｶﾞｲﾄﾞ⼀覧\"", "⼀"),
            ("a = \"か\u{3099}き\u{3099}⼀\"", "⼀"),
            ("a = \"👨‍👩‍👧と⼀\"", "⼀"),
            ("a = \"※①Ⅱα\"", "α"),
            ("a", "a"),
        ] {
            let (before, marks, shown) = marks(line, words);
            assert_eq!((before, marks), (ahead(&shown, words), width(words)), "{shown}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let line = format!("text = \"{}⼀覧{}\"", "長い文章。".repeat(60), "さらに続く。".repeat(60));
        let (before, _, shown) = marks(&line, "⼀覧");
        assert!(width(&shown) < 130 && shown.contains("..."), "{shown}");
        assert_eq!(before, ahead(&shown, "⼀覧"));
    }

    proptest! {
        /// Whatever stands before the words, the marks begin in the column in which the words do.
        #[test]
        fn marks_are_aligned(before in "[a-z \"=ぁ-んァ-ヶ一-龥ｱ-ﾝＡ-Ｚ０-９、。「」\u{3099}]{0,24}") {
            let line = format!("x{before}⼀覧");
            let (columns, marks, shown) = marks(&line, "⼀覧");
            assert_eq!((columns, marks), (ahead(&shown, "⼀覧"), 4), "{shown}");
        }
    }
}
