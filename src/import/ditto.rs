//! Marks that stand for the words of another cell: the one above, or the one beside.

use crate::text::fold;

const ABOVE: [&str; 9] = ["同上", "〃", "々", "仝", "″", "\"", "''", "”", "上に同じ"];

/// Where the words stand that a mark repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ditto {
    /// In the row above.
    Above,
    /// In the column beside.
    Beside,
}

/// What a mark points to, where words are nothing but such a mark.
pub(super) fn kind(words: &str) -> Option<Ditto> {
    let words = words.trim().trim_matches(['（', '）', '(', ')', '「', '」']);
    if ABOVE.contains(&words) {
        return Some(Ditto::Above);
    }
    match fold(words).as_str() {
        "同上" | "上に同じ" | "上記に同じ" | "上記と同じ" | "上と同じ" => Some(Ditto::Above),
        "同左" | "同右" | "左に同じ" | "左記に同じ" | "左記と同じ" | "左と同じ" | "右に同じ" => {
            Some(Ditto::Beside)
        }
        _ => None,
    }
}

/// Whether words are a mark for "as above".
pub(super) fn is_ditto(words: &str) -> bool {
    kind(words) == Some(Ditto::Above)
}

#[cfg(test)]
mod tests {
    use super::Ditto;
    use super::kind;

    #[test]
    fn marks_point_up_or_aside() {
        for mark in ["同上", "（同上）", "〃", "上記に同じ"] {
            assert_eq!(kind(mark), Some(Ditto::Above), "{mark}");
        }
        for mark in ["同左", "（同左）", "左に同じ"] {
            assert_eq!(kind(mark), Some(Ditto::Beside), "{mark}");
        }
        assert_eq!((kind("同上線課"), kind("")), (None, None));
    }
}
