//! A document in Markdown with a head in TOML between two lines of `+++`.
//!
//! Both halves keep their places in the file: what belongs to the other half is empty lines.

use crate::form::reserved;
use crate::form::reserved::FENCE;

use super::source::Holds;
use super::source::Source;

/// Splits a file into head and words; `None` where it has no head.
pub(super) fn split(source: &Source) -> Option<(Source, Source)> {
    let text = &source.text;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == FENCE)?;
    let mut end = first.len();
    for line in lines {
        if line.trim_end() == FENCE {
            let head = text.get(first.len()..end)?;
            let below = text.get(end + line.len()..).unwrap_or_default();
            let above = text.get(..end + line.len())?.matches('\n').count();
            let half = |text: String, holds: Holds| Source {
                path: source.path.clone(),
                text,
                holds,
                sha256: source.sha256.clone(),
            };
            let head = half(format!("\n{head}"), Holds::Items);
            return Some((head, half("\n".repeat(above) + below, Holds::Text(reserved::BODY.to_owned()))));
        }
        end += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::split;
    use crate::read::source::Holds;
    use crate::read::source::Source;

    fn source(text: &str) -> Source {
        Source {
            path: Arc::from("notices/a/1/notice.md"),
            text: text.to_owned(),
            holds: Holds::Items,
            sha256: String::new(),
        }
    }

    #[test]
    fn both_halves_keep_their_lines() {
        let (head, body) = split(&source("+++\nform = \"notice@1\"\n+++\n\n記\n")).expect("it has a head");
        assert_eq!(head.text, "\nform = \"notice@1\"\n");
        assert_eq!(body.text, "\n\n\n\n記\n");
        assert_eq!(body.holds, Holds::Text("body".to_owned()));
    }

    #[test]
    fn a_file_without_a_head_is_not_split() {
        for text in ["", "記\n", "+++\nform = \"notice@1\"\n", " +++\na = 1\n+++\n"] {
            assert!(split(&source(text)).is_none(), "{text}");
        }
    }
}
