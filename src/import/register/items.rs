//! The items of a record in one cell, parted: by their numbers, by lines, or by the marks between them.

use crate::text::circled;
use crate::text::digit;
use crate::text::fold;

const OPENING: &str = "（(「『［[【〔｛{＜<";
const CLOSING: &str = "）)」』］]】〕｝}＞>";

/// The items of one cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parted {
    pub(super) items: Vec<String>,
    /// The last item, where numbers seem to go on in it that do not follow.
    pub(super) odd: Option<String>,
}

/// The items that the words of one cell hold, without numbers and bullets in front.
pub(super) fn parted(words: &str) -> Parted {
    if let Some(items) = numbered(words) {
        let goes_on = |item: &&String| apart(item).iter().skip(1).any(|piece| begins_with_number(piece));
        let odd = items.last().filter(goes_on).cloned();
        return Parted { items, odd };
    }
    Parted { items: unnumbered(words), odd: None }
}

fn begins_with_number(words: &str) -> bool {
    words.starts_with(|letter: char| circled(letter).is_some() || digit(letter).is_some())
}

fn unnumbered(words: &str) -> Vec<String> {
    let lines = words.lines().map(without_bullet).filter(|line| !line.is_empty());
    let pieces = lines.flat_map(|line| if is_sentence(line) { vec![line] } else { apart(line) });
    pieces.map(str::to_owned).collect()
}

/// Whether words hold a full stop outside of brackets before their end: a sentence holds no list.
fn is_sentence(words: &str) -> bool {
    let mut depth = 0_usize;
    words.trim_end().trim_end_matches('。').chars().any(|letter| {
        if OPENING.contains(letter) {
            depth += 1;
        } else if CLOSING.contains(letter) {
            depth = depth.saturating_sub(1);
        }
        letter == '。' && depth == 0
    })
}

/// The pieces between numbers that count from 1, where there are at least two.
fn numbered(words: &str) -> Option<Vec<String>> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some(mark) = mark(words, from, marks.len() + 1) {
        from = mark.1;
        marks.push(mark);
    }
    let first = marks.first()?;
    if marks.len() < 2 || !words.get(..first.0)?.trim().is_empty() {
        return None;
    }
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([words.len()]);
    let pieces = marks.iter().zip(ends).map(|((_, start), end)| words.get(*start..end).unwrap_or_default());
    let pieces: Vec<String> = pieces.map(|piece| piece.trim_matches(is_between).replace('\n', "")).collect();
    pieces.iter().all(|piece| !piece.is_empty()).then_some(pieces)
}

/// Where the mark of this number stands behind a place, and where it ends: ①, 1., (1), １　, or the digits alone.
fn mark(words: &str, from: usize, number: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let rest = words.get(from..)?;
    for (at, letter) in rest.char_indices() {
        let place = from + at;
        if depth == 0
            && let Some(end) = mark_at(words, place, number)
            && (circled(letter).is_some() || is_open(words, place))
        {
            return Some((place, end));
        }
        if OPENING.contains(letter) {
            depth += 1;
        } else if CLOSING.contains(letter) {
            depth = depth.saturating_sub(1);
        }
    }
    None
}

/// Whether a number may begin here: at the beginning, or behind a mark between items.
fn is_open(words: &str, place: usize) -> bool {
    let before = words.get(..place).and_then(|front| front.chars().next_back());
    before.is_none_or(is_between)
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || "、，,；;・／/".contains(letter)
}

/// The end of the mark of a number that stands right here.
fn mark_at(words: &str, place: usize, number: usize) -> Option<usize> {
    let rest = words.get(place..)?;
    let first = rest.chars().next()?;
    if circled(first).is_some() {
        return (fold(&first.to_string()) == number.to_string()).then_some(place + first.len_utf8());
    }
    let inner = rest.strip_prefix(['（', '(']).unwrap_or(rest);
    let is_bracketed = inner.len() < rest.len();
    let is_digit = |letter: char| digit(letter).is_some();
    let digits = inner.len() - inner.trim_start_matches(is_digit).len();
    let (digits, behind) = inner.split_at(digits);
    if fold(digits).trim_start_matches('0') != number.to_string() {
        return None;
    }
    let behind = if is_bracketed {
        behind.strip_prefix(['）', ')'])?
    } else {
        behind.strip_prefix(['.', '．', ')', '）', '：', ':']).unwrap_or(behind)
    };
    // 3年間 and 2月 are words of the item.
    let counts = !is_bracketed
        && behind.starts_with(['年', '月', '日', '人', '歳', '級', '種', '号', '次', '回', '親', '%', '％', '割']);
    (!counts).then(|| words.len() - behind.trim_start().len())
}

/// A line without `・` or `-` in front.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    line.trim_start_matches(['・', '･', '●', '○', '◯', '■', '◆', '-', '－']).trim_start()
}

/// A line cut at 、 and ; outside of brackets.
fn apart(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, letter) in line.char_indices() {
        match letter {
            '、' | '，' | ',' | '；' | ';' | '\t' if depth == 0 => {
                pieces.push(line.get(start..at).unwrap_or_default().trim());
                start = at + letter.len_utf8();
            }
            _ if OPENING.contains(letter) => depth += 1,
            _ if CLOSING.contains(letter) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    pieces.push(line.get(start..).unwrap_or_default().trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::parted as read;

    fn parted(words: &str) -> Vec<String> {
        read(words).items
    }

    #[test]
    fn numbers_that_do_not_follow_are_noticed() {
        assert_eq!(read("1氏名、2性別、3住所、5電話番号").odd.as_deref(), Some("住所、5電話番号"));
        assert_eq!(read("1氏名、2性別、3住所、方書").odd, None);
    }

    #[test]
    fn lists_are_parted_however_they_are_written() {
        for words in [
            "氏名、性別、住所",
            "氏名；性別;住所",
            "氏名\n性別\n住所",
            "・氏名\n・性別\n・住所",
            "①氏名②性別③住所",
            "① 氏名、② 性別、③ 住所",
            "1氏名、2性別、3住所",
            "１．氏名　２．性別　３．住所",
            "(1)氏名\n(2)性別\n(3)住所",
            "（１）氏名，（２）性別，（３）住所",
            "1 氏名\n2 性別\n3 住所",
            "01 氏名 02 性別 03 住所",
        ] {
            assert_eq!(parted(words), ["氏名", "性別", "住所"], "{words}");
        }
    }

    #[test]
    fn words_within_an_item_are_no_marks() {
        for (words, items) in [
            ("住所（郵便番号、方書を含む。）、氏名", vec!["住所（郵便番号、方書を含む。）", "氏名"]),
            ("1氏名、2住所（1年以内、2年以内）、3電話番号", vec!["氏名", "住所（1年以内、2年以内）", "電話番号"]),
            ("1歳児健診の記録、2歳児健診の記録", vec!["1歳児健診の記録", "2歳児健診の記録"]),
            ("氏名", vec!["氏名"]),
            ("受付の記録の一部。残りは、別に定める。", vec!["受付の記録の一部。残りは、別に定める。"]),
        ] {
            assert_eq!(parted(words), items);
        }
        let many: String = (1..=60).map(|number| format!("{number}項目{number}番、")).collect();
        assert_eq!(parted(&many).len(), 60);
        let circled: String = ('①'..='⑳').chain('㉑'..='㉕').map(|mark| format!("{mark}印")).collect();
        assert_eq!(parted(&circled), vec!["印"; 25]);
    }
}
