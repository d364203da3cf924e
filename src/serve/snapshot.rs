//! What content and themes hold at a moment: tells which files really changed, whatever the machine said of them.
//!
//! Files that are touched without a change, saved as they were, or come and go while an editor works, are none.

use std::collections::BTreeMap;
use std::path::Path;

use crate::disk;
use crate::disk::Kind;
use crate::fingerprint::sha256;
use crate::read::is_hidden;

/// Files there are named by what is in them.
const NAMED_BY_CONTENT: &str = "archive/objects/";

/// Path, with `/` → SHA-256 of a file, or what else stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    pub(super) fn take(content: &Path, themes: Option<&Path>) -> Self {
        let mut files = BTreeMap::new();
        walk(content, "", &mut files);
        if let Some(themes) = themes {
            walk(themes, "themes/", &mut files);
        }
        Self(files)
    }

    /// Paths that came, went or changed; folders only where nothing else did.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<String> {
        let differs = |path: &&String| self.0.get(*path) != before.0.get(*path);
        let mut paths: Vec<String> = self.0.keys().chain(before.0.keys()).filter(differs).cloned().collect();
        paths.sort();
        paths.dedup();
        if paths.iter().any(|path| !path.ends_with('/')) {
            paths.retain(|path| !path.ends_with('/'));
        }
        paths
    }
}

/// Folders and files that vanish meanwhile, or cannot be read, are told by the build.
fn walk(folder: &Path, above: &str, files: &mut BTreeMap<String, String>) {
    for entry in disk::list(folder).unwrap_or_default().into_iter().filter(|entry| !is_hidden(&entry.name)) {
        let path = format!("{above}{}", entry.name);
        match entry.kind {
            Kind::Folder => {
                walk(&entry.path, &format!("{path}/"), files);
                files.insert(format!("{path}/"), String::new());
            }
            Kind::File if !path.starts_with(NAMED_BY_CONTENT) => {
                let bytes = disk::read(&entry.path).ok();
                files.insert(path, bytes.map(|bytes| sha256(&bytes)).unwrap_or_default());
            }
            Kind::File | Kind::Other => {
                files.insert(path, String::new());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Snapshot;

    fn snapshot(files: &[(&str, &str)]) -> Snapshot {
        Snapshot(files.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect::<BTreeMap<_, _>>())
    }

    #[test]
    fn what_came_went_or_changed_is_named() {
        let before = snapshot(&[("a.toml", "1"), ("b.toml", "1"), ("c.toml", "1"), ("d/", "")]);
        let after = snapshot(&[("a.toml", "1"), ("b.toml", "2"), ("e.toml", "1")]);
        assert_eq!(after.changed_since(&before), ["b.toml", "c.toml", "e.toml"]);
        assert_eq!(after.changed_since(&after), Vec::<String>::new());
        assert_eq!(snapshot(&[("d/", "")]).changed_since(&snapshot(&[])), ["d/"]);
    }
}
