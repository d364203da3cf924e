//! What a row is: a question, an opinion, a remark, a request, or an answer that follows another.

use crate::text::squeeze;

use super::answers::is_head;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Question,
    Opinion,
    Remark,
    Request,
    Further,
}

/// The words of kinds; one that holds another stands before it.
const KNOWN: [(&str, Kind); 6] = [
    ("付帯意見", Kind::Remark),
    ("附帯意見", Kind::Remark),
    ("要望", Kind::Request),
    ("質問", Kind::Question),
    ("質疑", Kind::Question),
    ("意見", Kind::Opinion),
];

/// A kind, and what its words say besides.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) kind: Kind,
    /// Empty, a number (質問１), or words that would be lost (質問（副会長）).
    pub(super) rest: String,
}

/// Reads the words of a kind.
pub(super) fn read(words: &str) -> Option<Named> {
    let words = squeeze(words);
    if is_head(&words) {
        return Some(Named { kind: Kind::Further, rest: String::new() });
    }
    let (word, kind) = KNOWN.into_iter().find(|(word, _)| words.contains(word))?;
    let (before, behind) = words.split_once(word)?;
    let before = before.trim_start_matches(['ご', '御']);
    let behind = ["事項", "応答", "等"].into_iter().find_map(|plain| behind.strip_prefix(plain)).unwrap_or(behind);
    Some(Named { kind, rest: format!("{before}{behind}") })
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use super::Named;
    use super::read;

    #[test]
    fn a_kind_and_what_stands_beside_it() {
        for (words, kind, rest) in [
            ("質 問", Kind::Question, ""),
            ("ご質問等", Kind::Question, ""),
            ("質疑応答", Kind::Question, ""),
            ("質問１", Kind::Question, "1"),
            ("質問（副会長）", Kind::Question, "(副会長)"),
            ("附帯意見", Kind::Remark, ""),
            ("意見・要望", Kind::Request, "意見・"),
            ("再回答（5月19日）", Kind::Further, ""),
        ] {
            assert_eq!(read(words), Some(Named { kind, rest: rest.to_owned() }), "{words}");
        }
        assert_eq!(read("発言の訂正"), None);
    }
}
