//! Boxes as the printed form shows them, in words copied from it: 「［○］紙　［　］専用線」.

/// Letters within a box that was ticked.
const TICKS: &str = "○〇◯●✓✔☑レ✕×＊*oO";

/// What stands behind the ticked boxes of a line; the whole line where it has no box.
pub(super) fn ticked(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut is_ticked) = (0, true);
    for (at, _) in line.match_indices(['［', '[']) {
        let Some((length, ticks)) = line.get(at..).and_then(boxed) else { continue };
        if is_ticked {
            parts.extend(line.get(from..at));
        }
        (from, is_ticked) = (at + length, ticks);
    }
    if is_ticked {
        parts.extend(line.get(from..));
    }
    parts
}

/// The length of a box that begins the words, and whether it is ticked.
fn boxed(words: &str) -> Option<(usize, bool)> {
    let (inside, _) = words.split_once(['］', ']'])?;
    let (open, inside) = inside.split_at(inside.chars().next()?.len_utf8());
    let close = words.get(open.len() + inside.len()..)?.chars().next()?;
    let mark = inside.trim();
    let is_box = mark.is_empty() || (mark.chars().count() == 1 && TICKS.contains(mark));
    is_box.then(|| (open.len() + inside.len() + close.len_utf8(), !mark.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::ticked;

    #[test]
    fn only_ticked_boxes_are_read() {
        for (line, expected) in [
            ("紙により提供する", &["紙により提供する"][..]),
            ("［○］年金関係情報", &["", "年金関係情報"]),
            ("［　］年金関係情報", &[""]),
            ("[ ○ ]紙　[ ]専用線", &["", "紙　"]),
            ("[10項目以上50項目未満]", &["[10項目以上50項目未満]"]),
            ("紙［［", &["紙［［"]),
        ] {
            assert_eq!(ticked(line), expected, "{line}");
        }
    }
}
