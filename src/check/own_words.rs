//! What of a text is its author's own running words: addresses, codes and words of others are blanked out.

use std::slice::SliceIndex;

/// Stands for each byte that is blanked out, so that places in both texts are the same.
pub(super) const BLANK: u8 = 1;
/// Marks behind words that are quoted with their mistakes.
const AS_QUOTED: [&str; 8] =
    ["〔sic〕", "（sic）", "(sic)", "[sic]", "（ママ）", "〔ママ〕", "（原文ママ）", "（原文のまま）"];
/// Bytes before a mark in which what it says to be quoted begins.
const LONGEST_QUOTED: usize = 900;
/// Letters within which somebody quotes.
const QUOTES: [(char, char); 2] = [('「', '」'), ('『', '』')];

/// The words with the same length and lines, in which a blank stands wherever they are not running words of the author:
/// addresses of pages and mail, codes, places that are withheld, lines that quote, words marked as quoted with mistakes.
pub(super) fn own_words(words: &str) -> String {
    let mut own = words.as_bytes().to_vec();
    let mut blank = |from: usize, to: usize| {
        own[from..to].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = BLANK);
    };
    quoted_lines(words, &mut blank);
    if words.contains('`') {
        pairs(words, "`", "`", &mut blank);
    }
    pairs(words, "](", ")", &mut |from, to| blank(from + 1, to));
    pairs(words, "〔非公表", "〕", &mut blank);
    // A mark that is not closed is told of where marks are read.
    words.match_indices("〔非公表").for_each(|(at, mark)| blank(at, at + mark.len()));
    addresses(words, &mut blank);
    for mark in AS_QUOTED {
        for (at, _) in words.match_indices(mark) {
            blank(quoted_before(words, at), at + mark.len());
        }
    }
    String::from_utf8(own).unwrap_or_default()
}

fn quoted_lines(words: &str, blank: &mut impl FnMut(usize, usize)) {
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        if line.trim_start().starts_with(['>', '＞']) {
            blank(at, at + line.len());
        }
        at += line.len();
    }
}

fn pairs(words: &str, open: &str, close: &str, blank: &mut impl FnMut(usize, usize)) {
    let mut from = 0;
    while let Some(start) = words.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
        let inside = start + open.len();
        let line = part(words, inside..).find('\n').map_or(words.len(), |at| inside + at);
        let Some(end) = part(words, inside..line).find(close).map(|at| inside + at + close.len()) else {
            // Nothing closes what opens further on in the line either.
            from = line;
            continue;
        };
        blank(start, end);
        from = end;
    }
}

/// Runs of letters of addresses that hold `://`, `www.` or `@`.
fn addresses(words: &str, blank: &mut impl FnMut(usize, usize)) {
    let mut start = None;
    let is_in = |letter: char| {
        letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"' | '`' | '|' | '(' | ')' | '[' | ']')
    };
    for (at, letter) in words.char_indices().chain([(words.len(), ' ')]) {
        if is_in(letter) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let run = part(words, from..at);
            if run.contains("://") || run.starts_with("www.") || run.contains('@') {
                blank(from, at);
            }
        }
    }
}

/// Where the words begin that a mark says to be quoted: within the quotation marks before it, or in the same clause.
fn quoted_before(words: &str, at: usize) -> usize {
    // What is quoted stands near its mark.
    let near = (0..=at.saturating_sub(LONGEST_QUOTED)).rev().find(|from| words.is_char_boundary(*from)).unwrap_or(0);
    quoted_within(part(words, near..at)).map_or(at, |from| near + from)
}

/// The same within the words before the mark.
fn quoted_within(before: &str) -> Option<usize> {
    for (open, close) in QUOTES {
        if before.ends_with(close) {
            return before.rfind(open);
        }
    }
    let is_end = |letter: char| matches!(letter, '、' | '。' | '「' | '『' | '（' | '\n');
    Some(before.rfind(is_end).map_or(0, |end| end + part(before, end..).chars().next().map_or(1, char::len_utf8)))
}

/// A part of a text; nothing where it does not begin and end between letters.
pub(in crate::check) fn part(words: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    words.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn what_is_not_the_authors_is_blanked_out() {
        for (words, own) in [
            ("窓口で受け付ける。", "窓口で受け付ける。"),
            ("案内は https://a.example/x-1.html を見る。", "案内は を見る。"),
            ("宛先はuketsuke@a.exampleです。", "宛先はです。"),
            ("[案内](/assessments/kaigo/)を見る。", "[案内]を見る。"),
            ("> 引いた言葉\n自分の言葉", "\n自分の言葉"),
            ("「保健から」（ママ）とある。", "とある。"),
            ("一つ、二つ目（ママ）、三つ", "一つ、、三つ"),
            ("`code`を使う。（かっこ）", "を使う。（かっこ）"),
            ("毎日〔非公表:hour〕に見回る。", "毎日に見回る。"),
        ] {
            let found = own_words(words);
            assert_eq!(found.len(), words.len());
            let collapsed = found.replace('\u{1}', "").replace("  ", " ");
            assert_eq!(collapsed, own);
        }
    }
}
