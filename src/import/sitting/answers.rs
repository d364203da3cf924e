//! An answer that others follow in one cell: 「（再回答）」 on a line of its own opens the next.

use crate::text::squeeze;

/// Words with which the head of a following answer begins.
const HEADS: [&str; 7] = ["再回答", "再々回答", "追加回答", "追加の回答", "補足回答", "補足", "追記"];

/// A following answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Further {
    pub(super) label: String,
    pub(super) answer: String,
}

/// The first answer, and those that follow it.
pub(super) fn parted(words: &str) -> (String, Vec<Further>) {
    let mut first = String::new();
    let mut further: Vec<Further> = Vec::new();
    for line in words.lines() {
        match head(line) {
            Some((label, rest)) if !first.trim().is_empty() => {
                further.push(Further { label: label.to_owned(), answer: rest.to_owned() });
            }
            _ => {
                let text = further.last_mut().map_or(&mut first, |last| &mut last.answer);
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
        }
    }
    for last in &mut further {
        last.answer = last.answer.trim().to_owned();
    }
    // A head below which nothing stands opens no answer.
    if further.iter().any(|one| one.answer.is_empty()) {
        return (words.to_owned(), Vec::new());
    }
    (first.trim_end().to_owned(), further)
}

/// Whether words are those of a following answer.
pub(super) fn is_head(words: &str) -> bool {
    let squeezed = squeeze(words);
    HEADS.iter().any(|head| squeezed.starts_with(head))
}

/// The label of a line that opens an answer, and what stands behind it.
fn head(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let brackets = [('（', '）'), ('(', ')'), ('【', '】'), ('〔', '〕'), ('［', '］'), ('＜', '＞'), ('<', '>')];
    let bracketed = brackets.iter().find_map(|(open, close)| line.strip_prefix(*open)?.split_once(*close));
    let (label, rest) = match bracketed {
        Some((label, rest)) => (label.trim(), rest),
        None if HEADS.contains(&line) => (line, ""),
        None => return None,
    };
    is_head(label).then_some((label, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn a_head_on_a_line_of_its_own_opens_an_answer() {
        let (first, further) =
            parted("写しは残しません。\n\n（再回答）\n（前段）控えも残しません。\n\n（後段）記録します。");
        assert_eq!(first, "写しは残しません。");
        assert_eq!(further.len(), 1);
        assert_eq!(
            (further[0].label.as_str(), further[0].answer.as_str()),
            ("再回答", "（前段）控えも残しません。\n\n（後段）記録します。")
        );
        let (_, further) = parted("はい。\n【追加回答　5月19日】そのとおりです。\n(再回答)\n改めます。");
        assert_eq!(further.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), ["追加回答　5月19日", "再回答"]);
        assert_eq!(further[0].answer, "そのとおりです。");
    }

    #[test]
    fn brackets_within_an_answer_open_none() {
        for words in [
            "（前段）控えも残しません。",
            "写しは（再回答のとおり）残しません。",
            "（再回答）\n改めます。",
            "はい。\n（再回答）",
        ] {
            assert_eq!(parted(words), (words.to_owned(), Vec::new()), "{words}");
        }
    }
}
