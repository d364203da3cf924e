//! Brackets within brackets, as sentences of law have them.

use super::mark::is_bracketed_number;
use super::passage::is_label;
use super::words::Kind;
use super::words::stretches;

/// Depths that are told apart.
const DEEPEST: usize = 5;

/// Where a bracket opens or closes, in bytes of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) at: usize,
    /// From 1; `None` where one closes.
    pub(super) opens: Option<usize>,
}

/// The edges of brackets that hold others, and of those within them, in order. An opening edge stands before its
/// bracket and a closing one behind it; brackets of both widths may close each other, and what does not close is none.
/// `counts` says whether the letter at a place is a bracket, and not part of an address.
pub(super) fn edges(words: &str, counts: impl Fn(usize) -> bool) -> Vec<Edge> {
    let pairs = pairs(words, counts);
    let mut edges = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        while ends.last().is_some_and(|end| *end <= pair.0) {
            edges.extend(ends.pop().map(|end| Edge { at: end, opens: None }));
        }
        let holds_another = pairs.get(at + 1).is_some_and(|next| next.0 < pair.1);
        if (!ends.is_empty() || holds_another) && ends.len() < DEEPEST {
            ends.push(pair.1);
            edges.push(Edge { at: pair.0, opens: Some(ends.len()) });
        }
    }
    edges.extend(ends.into_iter().rev().map(|end| Edge { at: end, opens: None }));
    edges
}

/// Pairs of brackets with their inside, ordered by their beginning.
fn pairs(words: &str, counts: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, letter) in words.char_indices() {
        match letter {
            '（' | '(' | '）' | ')' if !counts(at) => {}
            '（' | '(' => open.push(at),
            '）' | ')' => pairs.extend(open.pop().map(|start| (start, at + letter.len_utf8()))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The words without what stands in brackets, line by line; `None` if no bracket stands within another.
///
/// Brackets around a whole line are its words. A number in brackets, the label that a line begins with, and what says
/// that something is left out or is written so are no asides.
pub fn without_brackets(words: &str) -> Option<String> {
    if words.lines().all(|line| edges(line, |_| true).is_empty()) {
        return None;
    }
    let lines: Vec<String> = words.lines().map(line_without_brackets).collect();
    Some(lines.join("\n")).filter(|kept| kept.lines().ne(words.lines()))
}

fn line_without_brackets(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut at = 0;
    let stretches = stretches(line);
    let stretch_at = |at: usize| stretches.get(stretches.partition_point(|stretch| stretch.range.end <= at));
    let is_kind = |at: usize, wanted: &[Kind]| stretch_at(at).is_some_and(|stretch| wanted.contains(&stretch.kind));
    for (start, end) in pairs(line, |at| !is_kind(at, &[Kind::Address, Kind::Mail])) {
        let bracket = line.get(start..end).unwrap_or_default();
        let is_first = line.get(..start).is_some_and(|before| before.trim().is_empty());
        let stays = line.trim() == bracket
            || is_kind(start, &[Kind::LeftOut, Kind::Sic])
            || bracket.contains('略') && bracket.chars().count() <= 4
            || is_bracketed_number(bracket)
            || is_first && is_label(bracket);
        if start < at || stays {
            continue;
        }
        kept.push_str(line.get(at..start).unwrap_or_default());
        at = end;
    }
    kept.push_str(line.get(at..).unwrap_or_default());
    kept
}

#[cfg(test)]
mod tests {
    use super::edges;
    use super::without_brackets;

    fn drawn(words: &str) -> String {
        let mut drawn = String::new();
        let mut from = 0;
        for edge in edges(words, |_| true) {
            drawn.push_str(words.get(from..edge.at).unwrap_or_default());
            drawn.push_str(&edge.opens.map_or("]".to_owned(), |depth| format!("[{depth}")));
            from = edge.at;
        }
        drawn + words.get(from..).unwrap_or_default()
    }

    #[test]
    fn only_brackets_with_brackets_are_marked() {
        for (words, expected) in [
            ("甲（乙）丙（丁）", "甲（乙）丙（丁）"),
            ("甲（乙(丙)丁）戊", "甲[1（乙[2(丙)]丁）]戊"),
            ("（（）（（）））（）", "[1（[2（）][2（[3（）]）]）]（）"),
            ("甲）（乙（丙）", "甲）（乙（丙）"),
            ("(甲（乙)丙））丁", "[1(甲[2（乙)]丙）]）丁"),
            ("（（（（（（（）））））））", "[1（[2（[3（[4（[5（（（）））]）]）]）]）]"),
        ] {
            assert_eq!(drawn(words), expected, "{words}");
        }
    }

    #[test]
    fn a_sentence_can_be_read_without_its_brackets() {
        for (words, expected) in [
            ("甲（乙）は", None),
            (
                "（見出し）\n甲（乙（丙）丁）は、戊（己）とする。\n2　（略）",
                Some("（見出し）\n甲は、戊とする。\n2　（略）"),
            ),
            ("甲（乙（丙））））は", Some("甲））は")),
            ("（１）届出（第二条（三）を含む。）をした者", Some("（１）届出をした者")),
            ("（ア）甲（乙（丙））\n  (2) 丁", Some("（ア）甲\n  (2) 丁")),
            ("（前段）甲（乙（丙））は", Some("（前段）甲は")),
            ("甲（乙（丙））は第二条（三）の者", Some("甲は第二条（三）の者")),
            ("甲（乙（丙））（以下略）", Some("甲（以下略）")),
            ("甲（乙（丙））（以下省略）（一部省略）(中略)（ママ）", Some("甲（以下省略）（一部省略）(中略)（ママ）")),
            ("甲（乙（丙））https://a.example/b(c)", Some("甲https://a.example/b(c)")),
            ("（甲（乙））", Some("（甲）")),
            ("（甲（１））", None),
        ] {
            assert_eq!(without_brackets(words).as_deref(), expected, "{words}");
        }
    }
}
