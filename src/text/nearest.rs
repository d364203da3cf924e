//! The right name nearest to a misspelt one.

use strsim::damerau_levenshtein;

/// The candidate that differs in at most a third of the written characters (one at least); the first of equals.
pub fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    let limit = (length / 3).max(1);
    candidates
        .map(|candidate| (damerau_levenshtein(written, candidate), candidate))
        // A name with no character in common is not near, however short it is.
        .filter(|(distance, candidate)| {
            *distance <= limit && (*distance < length || *candidate == written)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found() {
        for (written, candidates, expected) in [
            ("titel", &["title", "tile"][..], Some("title")),
            ("naem", &["note", "name"][..], Some("name")),
            ("事務の名前", &["事務の内容", "事務の名称"][..], Some("事務の名称")),
            ("ab", &["ac", "ad"][..], Some("ac")),
            ("name", &["name", "nam"][..], Some("name")),
            ("x", &["y"][..], None),
            ("system", &["population", "number"][..], None),
            ("", &["a"][..], None),
            ("title", &[][..], None),
        ] {
            assert_eq!(nearest(written, candidates.iter().copied()), expected, "{written}");
        }
    }
}
