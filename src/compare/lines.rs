//! Sentences and lines of a text, with the numbers in front of lines told from their words.

use super::words::Fate;
use super::words::Piece;

/// A sentence or line with its end.
pub(super) struct Sentence<'t> {
    /// What only says the place in an enumeration, where a line begins with it: 「②」, 「（3） 」.
    pub(super) number: &'t str,
    /// The words.
    pub(super) body: &'t str,
}

/// Sentences and lines; the end of a line belongs to its last sentence.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        let (number, mut rest) = line.split_at(number(line));
        let mut number = number;
        while let Some(stop) = rest.find('。').map(|at| at + '。'.len_utf8()) {
            let end = if rest.get(stop..) == Some("\n") { rest.len() } else { stop };
            let (body, after) = rest.split_at(end);
            sentences.push(Sentence { number: std::mem::take(&mut number), body });
            rest = after;
        }
        if !rest.is_empty() || !number.is_empty() {
            sentences.push(Sentence { number, body: rest });
        }
    }
    sentences
}

/// How many bytes at the beginning of a line are its number, with the blanks around it.
fn number(line: &str) -> usize {
    let bare = line.trim_start_matches([' ', '　', '\t']);
    let is_digit = |letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter);
    let is_kana = |letter: char| ('ア'..='ン').contains(&letter);
    let opened = bare.strip_prefix(['（', '(']);
    let own = opened.unwrap_or(bare);
    let word = own.trim_start_matches(is_digit);
    let (rest, is_digits) = match own.strip_prefix(is_kana) {
        Some(rest) => (rest, false),
        None => (word, word.len() < own.len()),
    };
    let after = if let Some(rest) = bare.strip_prefix(|letter: char| ('①'..='⑳').contains(&letter) || letter == '・')
    {
        Some(rest)
    } else if rest.len() == own.len() {
        None
    } else if opened.is_some() {
        rest.strip_prefix(['）', ')'])
    } else {
        let after = rest.strip_prefix(['．', '.', '、', '）', ')', '　']);
        // 「1.5倍」 is no number of a line.
        let after = after.filter(|after| !(is_digits && after.starts_with(is_digit)));
        after.or_else(|| rest.strip_prefix(' ').filter(|_| !is_digits))
    };
    after.map_or(0, |after| line.len() - after.trim_start_matches([' ', '　', '\t']).len())
}

/// A text with an end to its last line, so that a line is the same whether another follows it or not.
pub(super) fn ended(text: &str) -> String {
    format!("{text}\n")
}

/// Takes the end that was given to either text off again.
pub(super) fn unended(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let run = pieces.iter().rposition(|piece| piece.fate == Fate::Kept).map_or(0, |kept| kept + 1);
    let last =
        |pieces: &[Piece], fate: Fate| pieces.iter().rposition(|piece| piece.fate == fate).filter(|at| *at >= run);
    let ends = [last(&pieces, Fate::Removed), last(&pieces, Fate::Added)];
    if let ([Some(only), None] | [None, Some(only)], true) = (ends, run > 0) {
        // The end of the other text lies before what only this one has.
        shorten(&mut pieces[run - 1]);
        pieces[only].words.insert(0, '\n');
    }
    match ends {
        [None, None] => pieces.last_mut().into_iter().for_each(shorten),
        ends => ends.into_iter().flatten().for_each(|at| shorten(&mut pieces[at])),
    }
    pieces.retain(|piece| !piece.words.is_empty());
    pieces
}

fn shorten(piece: &mut Piece) {
    if piece.words.ends_with('\n') {
        piece.words.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn numbers_stand_in_front_of_lines() {
        for (line, number) in [
            ("①受け付ける。", "①"),
            ("　② 受け付ける。", "　② "),
            ("1. 受け付ける。", "1. "),
            ("１．受け付ける。", "１．"),
            ("（1）受け付ける。", "（1）"),
            ("(ア) 受け付ける。", "(ア) "),
            ("ア　受け付ける。", "ア　"),
            ("・受け付ける。", "・"),
            ("1.5倍になる。", ""),
            ("10人が受け付ける。", ""),
            ("アクセスを記録する。", ""),
            ("（注）受け付ける。", ""),
            ("受け付ける。", ""),
        ] {
            let found = sentences(line);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].number, number, "{line}");
        }
    }
}
