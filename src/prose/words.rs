//! What can stand within words without Markdown: bare addresses, withheld marks, marks of notes that do not exist.

use std::ops::Range;

const WITHHELD: &str = "〔非公表";

/// What people write in place of 「非公表」.
const WITHHELD_WORDS: [&str; 5] = ["非公表", "非公開", "非開示", "不開示", "不公表"];

/// What people write in place of 〔 and 〕.
const BRACKETS: [(char, char); 4] = [('〔', '〕'), ('[', ']'), ('［', '］'), ('【', '】')];

/// What people write behind a mistake that they quote.
const SIC: [&str; 4] = ["ママ", "原文ママ", "原文のまま", "原文まま"];

/// What people write where they leave something out.
const LEFT_OUT: [&str; 11] =
    ["略", "省略", "中略", "前略", "後略", "以下略", "以下省略", "以下、略", "一部略", "一部省略", "途中省略"];

/// A stretch of words and what it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch<'a> {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind<'a>,
}

/// What a stretch of words is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Nothing but words.
    Words,
    /// `https://…` or `http://…`.
    Address,
    /// `name@host`.
    Mail,
    /// `〔非公表:id〕`.
    Withheld(&'a str),
    /// What was meant as a withheld mark and is none: `[非公表:id]`, `〔非公開:id〕`, `〔非公表:id` without its end.
    NearWithheld,
    /// `[^name]`.
    NoteMark,
    /// 「（ママ）」 and its like: what stands before it is written so in the paper that is quoted.
    Sic,
    /// 「（略）」 and its like: who wrote the text left something out.
    LeftOut,
}

/// Splits words into stretches that cover them without gaps.
pub(super) fn stretches(words: &str) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(&byte) = words.as_bytes().get(at) {
        let Some(found) = special(words, byte, from, at) else {
            at += 1;
            continue;
        };
        if from < found.range.start {
            stretches.push(Stretch { range: from..found.range.start, kind: Kind::Words });
        }
        from = found.range.end;
        at = from;
        stretches.push(found);
    }
    if from < words.len() {
        stretches.push(Stretch { range: from..words.len(), kind: Kind::Words });
    }
    stretches
}

fn special(words: &str, byte: u8, from: usize, at: usize) -> Option<Stretch<'_>> {
    match byte {
        b'h' => address(words, at),
        b'@' => mail(words, from, at),
        b'(' => remark(words, at),
        b'[' => note_mark(words, at).or_else(|| near_withheld(words, at)).or_else(|| remark(words, at)),
        // The first bytes of 〔, 【, ［ and （.
        0xE3 | 0xEF => withheld(words, at).or_else(|| near_withheld(words, at)).or_else(|| remark(words, at)),
        _ => None,
    }
}

fn address(words: &str, at: usize) -> Option<Stretch<'_>> {
    let rest = words.get(at..)?;
    let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
    let before = words.get(..at)?.chars().next_back();
    if before.is_some_and(|char| char.is_ascii_alphanumeric())
        || !host.starts_with(|char: char| char.is_ascii_alphanumeric())
    {
        return None;
    }
    let length = address_length(host);
    let end = at + (rest.len() - host.len()) + length;
    Some(Stretch { range: at..end, kind: Kind::Address })
}

/// Ends at what an address cannot hold, at a bracket that closes one outside, and before the punctuation of a sentence.
fn address_length(host: &str) -> usize {
    let mut open = 0_usize;
    let mut length = 0;
    for byte in host.bytes() {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => break,
            b')' => open -= 1,
            _ if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=%".contains(&byte) => {}
            _ => break,
        }
        length += 1;
    }
    let longest = host.get(..length).unwrap_or_default();
    longest.trim_end_matches(['.', ',', ':', ';', '!', '?', '*', '~', '(']).len()
}

fn mail(words: &str, from: usize, at: usize) -> Option<Stretch<'_>> {
    let name_byte = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let name = words.as_bytes().get(from..at)?.iter().rev().take_while(|byte| name_byte(byte)).count();
    let name = words.get(at - name..at)?.trim_start_matches(['.', '-', '%', '+']);
    let host_byte = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let host = words.as_bytes().get(at + 1..)?.iter().take_while(|byte| host_byte(byte)).count();
    let host = words.get(at + 1..at + 1 + host)?.trim_end_matches(['.', '-']);
    let (parent, last) = host.rsplit_once('.')?;
    let whole = !name.is_empty() && parent.split('.').all(|label| !label.is_empty());
    if !whole || last.len() < 2 || !last.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    Some(Stretch { range: at - name.len()..at + 1 + host.len(), kind: Kind::Mail })
}

/// After an ASCII colon whatever stands there was meant as a mark; after 「：」 only an id is, the rest is plain Japanese.
fn withheld(words: &str, at: usize) -> Option<Stretch<'_>> {
    let after = words.get(at..)?.strip_prefix(WITHHELD)?;
    let (inside, meant) = match after.strip_prefix(':') {
        Some(inside) => (inside, true),
        None => (after.strip_prefix('：')?, false),
    };
    let length = inside.find(['〔', '〕', '\n'])?;
    let (id, rest) = inside.split_at(length);
    let rest = rest.strip_prefix('〕')?;
    let id = id.trim();
    let range = at..words.len() - rest.len();
    (meant || is_id(id)).then_some(Stretch { range, kind: Kind::Withheld(id) })
}

/// A bracket, a word for what is withheld, and a name in ASCII: nobody writes that for anything but a mark.
fn near_withheld(words: &str, at: usize) -> Option<Stretch<'_>> {
    let rest = words.get(at..)?;
    let after = after_opening(rest)?.trim_start_matches([' ', '　', ':', '：', ';', '；']);
    let name = after.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).count();
    if name == 0 {
        return None;
    }
    let behind = after.get(name..)?;
    let closed = behind.trim_start_matches([' ', '　']);
    let end = BRACKETS.iter().find_map(|(_, closing)| closed.strip_prefix(*closing)).unwrap_or(behind);
    Some(Stretch { range: at..words.len() - end.len(), kind: Kind::NearWithheld })
}

/// What follows on a bracket and a word for what is withheld.
pub(super) fn after_opening(words: &str) -> Option<&str> {
    let inside = BRACKETS.iter().find_map(|(opening, _)| words.strip_prefix(*opening))?;
    let inside = inside.trim_start_matches([' ', '　']);
    WITHHELD_WORDS.iter().find_map(|word| inside.strip_prefix(word))
}

/// A remark in brackets of any width about the words around it.
fn remark(words: &str, at: usize) -> Option<Stretch<'_>> {
    let rest = words.get(at..)?;
    let inside = rest.strip_prefix(['（', '(', '〔', '［', '['])?;
    let behind = |said: &[&str]| {
        said.iter().find_map(|said| inside.strip_prefix(said)?.strip_prefix(['）', ')', '〕', '］', ']']))
    };
    let (kind, end) = behind(&SIC).map(|end| (Kind::Sic, end)).or_else(|| Some((Kind::LeftOut, behind(&LEFT_OUT)?)))?;
    Some(Stretch { range: at..words.len() - end.len(), kind })
}

fn is_id(id: &str) -> bool {
    let rest_of_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    id.starts_with(|char: char| char.is_ascii_lowercase()) && id.bytes().all(rest_of_id)
}

fn note_mark(words: &str, at: usize) -> Option<Stretch<'_>> {
    let name = words.get(at..)?.strip_prefix("[^")?;
    let length = name.find(|char: char| matches!(char, '[' | ']') || char.is_whitespace())?;
    if length == 0 || !name.get(length..)?.starts_with(']') {
        return None;
    }
    Some(Stretch { range: at..at + "[^".len() + length + "]".len(), kind: Kind::NoteMark })
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use super::stretches;

    #[test]
    fn finds_what_stands_within_words() {
        for (words, expected) in [
            ("https://a.example/b。", "https://a.example/b"),
            ("(https://a.example/b)", "https://a.example/b"),
            ("https://a.example/b_(c)d)", "https://a.example/b_(c)d"),
            ("「https://a.example/b?c=d&e#f」", "https://a.example/b?c=d&e#f"),
            ("https://a.example/b.", "https://a.example/b"),
            ("http://a.example、http://b.example/,", "http://a.example|http://b.example/"),
            ("https://説明 xhttps://a.example http://", ""),
            ("連絡先:kojin@city.example.jpまで", "kojin@city.example.jp"),
            ("a@b @ a@b.c a@b..jp @@@ a@b.jp@c", "a@b.jp"),
            ("（.a.b@c.example.）", "a.b@c.example"),
            ("〔非公表:cycle〕、〔非公表：cycle〕、〔非公表: Cycle 〕", "cycle|cycle|Cycle"),
            ("〔非公表：審査中〕〔非公表〕（非公開:a）[非公表](a)", ""),
            ("〔非公表:〔非公表:a〕", "a"),
            ("〔非公表:a の装置、〔 非公表:b 〕[非公表:c]", "〔非公表:a|〔 非公表:b 〕|[非公表:c]"),
            ("［非公表 d］【非公開：e-1】〔不開示;F〕", "［非公表 d］|【非公開：e-1】|〔不開示;F〕"),
            ("[^1] [^注] [^ 1] [^[^2] [^", "[^1]|[^注]|[^2]"),
            ("誤り（ママ）、〔ママ〕[原文ママ]（ママ", "（ママ）|〔ママ〕|[原文ママ]"),
            ("２・３　（略）(略)〔中略〕（概略）（略", "（略）|(略)|〔中略〕"),
        ] {
            let found: Vec<&str> = stretches(words)
                .into_iter()
                .filter_map(|stretch| match stretch.kind {
                    Kind::Words => None,
                    Kind::Withheld(id) => Some(id),
                    _ => words.get(stretch.range),
                })
                .collect();
            assert_eq!(found.join("|"), expected, "{words}");
        }
    }

    #[test]
    fn covers_the_words_without_gaps() {
        let words = "h〔〔非公表:a〕@a@b.jp、https://a.example[^1][^";
        let joined: String = stretches(words).into_iter().filter_map(|stretch| words.get(stretch.range)).collect();
        assert_eq!(joined, words);
    }
}
