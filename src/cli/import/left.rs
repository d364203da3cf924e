//! What an earlier state of a version's folder leaves behind when its files are written anew.

use std::collections::BTreeSet;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::form::Form;
use crate::model::DocumentKind;

use super::UNPLACED;
use super::listed;

/// Files that stood in the folder and were not written.
pub(super) struct Left {
    /// Files of an earlier import that the table does not fill any more.
    pub(super) removed: Vec<String>,
    /// Files that no import writes.
    pub(super) kept: Vec<String>,
}

impl Left {
    pub(super) fn behind(standing: &[String], files: &[(String, String)], form: &Form) -> Self {
        let written: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let parts = form.parts.iter().map(|part| format!("{}.toml", part.key));
        let main = DocumentKind::of_folder(&form.kind).map(|kind| kind.main_file(""));
        let own: BTreeSet<String> = parts.chain(main).chain([UNPLACED.to_owned()]).collect();
        let others = standing.iter().filter(|name| !written.contains(name.as_str()));
        let (removed, kept) = others.cloned().partition(|name| own.contains(name));
        Self { removed, kept }
    }

    /// Takes the files of an earlier import out of the folder.
    pub(super) fn remove(&self, folder: &Path) -> Result<(), Failure> {
        self.removed.iter().try_for_each(|name| disk::remove_file(&folder.join(name)))
    }

    /// What became of the files, a line each.
    pub(super) fn told(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.removed.is_empty() {
            lines.push(format!("消したファイル（前の取り込みのもの）: {}", listed(&self.removed)));
        }
        if !self.kept.is_empty() {
            lines.push(format!("そのまま残したファイル: {}", listed(&self.kept)));
        }
        lines
    }
}

/// Why nothing is written into a folder in which files stand.
pub(super) fn refusal(folder: &Path, standing: &[String]) -> Failure {
    let cause = format!(
        "この版には、すでにファイルがあります（{}）。書き換えてよければ --replace を付け、そうでなければ別の --version を指定してください。",
        listed(standing)
    );
    Failure::at("取り込みませんでした。何も書き換えていません。", folder, cause)
}

#[cfg(test)]
mod tests {
    use super::Left;
    use crate::form::Catalogue;

    #[test]
    fn only_files_of_an_earlier_import_are_removed() {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
        let standing = ["book.toml", "flow.png", "iii.toml", "task.description.md", "unplaced.toml"].map(str::to_owned);
        let files = ["book.toml", "i.toml"].map(|name| (name.to_owned(), String::new()));
        let left = Left::behind(&standing, &files, form);
        assert_eq!(left.removed, ["iii.toml", "unplaced.toml"]);
        assert_eq!(left.kept, ["flow.png", "task.description.md"]);
    }
}
