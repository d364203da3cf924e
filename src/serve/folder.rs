//! The folder that a preview has for itself: marked as such, kept out of version control, taken away at the end.

use std::path::Path;
use std::path::PathBuf;

use crate::disk;
use crate::disk::Kind;
use crate::disk::Lock;
use crate::failure::Failure;

use super::Settings;

/// The mark; it also keeps pages that are not public yet from being handed on with the content.
const MARK: &str = ".gitignore";
const MARK_WORDS: &str =
    "# juran serve が作った確認用のサイトです。公表前の内容を含みます。公開しないでください。消しても構いません。\n*\n";
const LOCK: &str = ".lock";
const SITE: &str = "site";

const REFUSED: &str = "プレビューを始められませんでした。";

/// The folder, held against a second preview.
#[derive(Debug)]
pub(super) struct Folder {
    place: PathBuf,
    lock: Lock,
}

impl Folder {
    /// Takes the folder, and throws away what a preview that was killed left in it.
    pub(super) fn open(settings: &Settings) -> Result<Self, Failure> {
        let place = settings.preview;
        keep_apart(settings)?;
        if !is_free(place)? {
            let cause = "このフォルダーには、プレビューが作ったのではないものが入っています。--output で、空のフォルダーか、まだないフォルダーを示してください。";
            return Err(Failure::at(REFUSED, place, cause));
        }
        let Some(lock) = disk::lock(&place.join(LOCK))? else {
            let cause = "別の juran serve が、このサイトのプレビューをしています。そちらを使うか、終わらせてから、もう一度実行してください。";
            return Err(Failure::at(REFUSED, place, cause));
        };
        let folder = Self { place: place.to_owned(), lock };
        disk::write(&folder.place.join(MARK), MARK_WORDS.as_bytes())?;
        disk::remove_tree(&folder.site())?;
        Ok(folder)
    }

    /// Where the pages are built.
    pub(super) fn site(&self) -> PathBuf {
        self.place.join(SITE)
    }

    /// Takes the folder away.
    pub(super) fn close(self) -> Result<(), Failure> {
        // On Windows a file that is open cannot be removed.
        drop(self.lock);
        disk::remove_tree(&self.place)
    }
}

/// Whether nothing stands there but what a preview made.
fn is_free(place: &Path) -> Result<bool, Failure> {
    match disk::kind(place) {
        None => return Ok(true),
        Some(Kind::Folder) => {}
        Some(_) => return Ok(false),
    }
    let is_marked = disk::read_if_present(&place.join(MARK))?.is_some_and(|words| words == MARK_WORDS.as_bytes());
    Ok(is_marked || disk::list(place)?.iter().all(|entry| entry.name == LOCK && entry.kind == Kind::File))
}

/// What lies in content or themes is read as a part of them, and what holds them would go with them.
fn keep_apart(settings: &Settings) -> Result<(), Failure> {
    let place = disk::real_path(settings.preview)?;
    for (folder, name) in [(settings.content, "content"), (settings.themes, "themes")] {
        let folder = disk::real_path(folder)?;
        if folder.starts_with(&place) || place.starts_with(&folder) {
            let cause = format!(
                "プレビューのフォルダーと {name} フォルダーが、同じか、一方が他方の中にあります。--output で別の場所を示してください。"
            );
            return Err(Failure::at(REFUSED, settings.preview, cause));
        }
    }
    Ok(())
}
