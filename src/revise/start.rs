//! Which version is begun, and from which it is.

use crate::model::VersionName;
use crate::text::Date;

/// A version to begin, and the one whose words it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The version whose words are taken over.
    pub from: VersionName,
    /// The version that is begun.
    pub next: VersionName,
}

/// Finds both by the versions that there are, with their days of publication.
///
/// # Errors
/// Why no version can be begun, as whole sentences.
pub fn start(versions: &[(VersionName, Option<Date>)], is_draft: bool) -> Result<Start, String> {
    let finals = || versions.iter().filter(|(name, _)| name.as_number().is_some() && !name.is_draft());
    if let Some((name, _)) = finals().filter(|(_, published)| published.is_none()).max() {
        let called = name.called();
        return Err(format!(
            "{called}が、公表日のないまま用意されています。{called}を書き上げるか、使わないなら、そのフォルダー（{name}）を content の外へ移してください。"
        ));
    }
    let last = finals().filter_map(|(name, _)| name.as_number()).max().unwrap_or(0);
    let drafts = || versions.iter().map(|(name, _)| *name).filter(|name| name.is_draft());
    let newest = drafts().filter(|name| name.as_number() > Some(last)).max();
    let front = finals().max_by_key(|(name, published)| (*published, *name)).map(|(name, _)| *name);
    let Some(from) = newest.or(front) else {
        return Err("この文書には、元にする版がありません。「juran new」で第1版を始めてください。".to_owned());
    };
    let number = newest.and_then(VersionName::as_number).unwrap_or(last + 1);
    let next = if is_draft {
        VersionName::draft(number, newest.and_then(VersionName::as_draft).map_or(1, |nth| nth + 1))
    } else {
        VersionName::number(number)
    };
    Ok(Start { from, next })
}

#[cfg(test)]
mod tests {
    use super::start;
    use crate::model::VersionName;
    use crate::text::Date;

    /// Versions as they are named, those with `!` without a day of publication.
    fn begun(versions: &[&str], is_draft: bool) -> Result<(String, String), String> {
        let read = |written: &&str| {
            let name = VersionName::parse(written.trim_end_matches('!')).expect("it is a version");
            let day = Date::from_ymd(2026, 1, 1).filter(|_| !written.ends_with('!') && !name.is_draft());
            (name, day)
        };
        let versions: Vec<_> = versions.iter().map(read).collect();
        start(&versions, is_draft).map(|start| (start.from.to_string(), start.next.to_string()))
    }

    fn is(versions: &[&str], is_draft: bool, from: &str, next: &str) {
        assert_eq!(begun(versions, is_draft), Ok((from.to_owned(), next.to_owned())), "{versions:?}");
    }

    #[test]
    fn the_next_version_follows_on_the_last() {
        is(&["1"], false, "1", "2");
        is(&["1"], true, "1", "2-an");
        is(&["1", "2-an", "2", "3-an", "3"], false, "3", "4");
    }

    #[test]
    fn a_newer_draft_is_what_the_version_begins_with() {
        is(&["1", "2-an"], false, "2-an", "2");
        is(&["1", "2-an", "2-an2"], false, "2-an2", "2");
        is(&["1", "2-an"], true, "2-an", "2-an2");
        is(&["1-an"], false, "1-an", "1");
        is(&["1", "2-an", "2"], true, "2", "3-an");
    }

    #[test]
    fn a_version_without_a_day_is_the_one_to_go_on_with() {
        for is_draft in [false, true] {
            let refused = begun(&["1", "2!"], is_draft).expect_err("the second is being written");
            assert!(refused.starts_with("第2版が、公表日のないまま用意されています。"), "{refused}");
        }
        assert!(begun(&[], false).is_err());
    }
}
