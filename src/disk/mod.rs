//! The one door to the file system: read, list, write, rename, lock.
#![expect(clippy::disallowed_methods, reason = "this is the one room that touches the disk")]

mod growing;
mod streams;

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::io::Write;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

pub use growing::Growing;
pub use growing::read_through;
pub use streams::Outlet;
pub use streams::Store;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, a device or anything else that content must not be.
    Other,
}

/// One entry of a folder.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The name as text; names that are no text are given with replacement characters.
    pub name: String,
    /// The whole path.
    pub path: PathBuf,
    /// What it is, links not followed.
    pub kind: Kind,
}

/// Whether a path that a list names, with `/`, stays inside the folder of the list on every system.
pub fn stays_inside(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|word| !matches!(word, "" | "." | ".."))
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    with_patience(|| fs::read(path)).map_err(|error| Failure::io("ファイルを読めませんでした。", path, &error))
}

/// Reads a file that may be missing.
pub fn read_if_present(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match with_patience(|| fs::read(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(Failure::io("ファイルを読めませんでした。", path, &error)),
    }
}

/// Lists a folder, sorted by name.
pub fn list(folder: &Path) -> Result<Vec<Listed>, Failure> {
    let failed = |error: &io::Error| Failure::io("フォルダーの中を調べられませんでした。", folder, error);
    let mut listed = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(&error))? {
        let entry = entry.map_err(|error| failed(&error))?;
        let kind = entry.file_type().map_err(|error| failed(&error))?;
        listed.push(Listed {
            name: entry.file_name().to_string_lossy().into_owned(),
            path: entry.path(),
            kind: match (kind.is_file(), kind.is_dir()) {
                (true, _) => Kind::File,
                (_, true) => Kind::Folder,
                _ => Kind::Other,
            },
        });
    }
    listed.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(listed)
}

/// What stands at a path, if anything.
pub fn kind(path: &Path) -> Option<Kind> {
    let kind = fs::symlink_metadata(path).ok()?.file_type();
    Some(match (kind.is_file(), kind.is_dir()) {
        (true, _) => Kind::File,
        (_, true) => Kind::Folder,
        _ => Kind::Other,
    })
}

/// How many bytes a file has.
pub fn size(path: &Path) -> Result<u64, Failure> {
    let about = fs::metadata(path).map_err(|error| Failure::io("ファイルを調べられませんでした。", path, &error))?;
    Ok(about.len())
}

/// Whether a folder stands at a path or where a link at it leads.
pub fn leads_to_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_dir())
}

/// Writes a whole file, making the folders above it; the operating system brings it to the disk in its own time.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_and(path, bytes, |_| Ok(()))
}

/// Writes a whole file and waits until the disk has it: for the few files that have to outlive a power cut.
pub fn write_through(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_and(path, bytes, File::sync_all)
}

fn write_and(path: &Path, bytes: &[u8], settle: impl Fn(&File) -> io::Result<()>) -> Result<(), Failure> {
    let written = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        settle(&file)
    };
    with_folder(path, written)?.map_err(|error| Failure::io("ファイルを書けませんでした。", path, &error))
}

/// Does what needs the folder of a path; makes it only where it is found missing, as it is for one file of many.
fn with_folder<T>(path: &Path, action: impl Fn() -> io::Result<T>) -> Result<io::Result<T>, Failure> {
    match with_patience(&action) {
        Err(error) if is_absence(&error) => {
            path.parent().map_or(Ok(()), make_folder)?;
            Ok(with_patience(&action))
        }
        done => Ok(done),
    }
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::io("フォルダーを作れませんでした。", folder, &error))
}

/// Puts a file into its place in one step: a reader sees the old file or the new one, never a part.
pub fn replace(from: &Path, to: &Path) -> Result<(), Failure> {
    with_folder(to, || fs::rename(from, to))?
        .map_err(|error| Failure::io("ファイルを置き換えられませんでした。", to, &error))
}

/// Writes a file anew in one step, with the permissions that it has: whatever happens, it is whole, old or new.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = write_through(&beside, bytes).and_then(|()| {
        // A file of a disk that knows no permissions has none to keep.
        let _ = fs::metadata(path).and_then(|about| fs::set_permissions(&beside, about.permissions()));
        replace(&beside, path)
    });
    written.inspect_err(|_| {
        let _ = remove_file(&beside);
    })
}

/// Removes a file; one that is gone already is no failure.
pub fn remove_file(path: &Path) -> Result<(), Failure> {
    match with_patience(|| fs::remove_file(path)) {
        Ok(()) => Ok(()),
        Err(error) if is_absence(&error) => Ok(()),
        Err(error) => Err(Failure::io("ファイルを削除できませんでした。", path, &error)),
    }
}

/// Removes a folder with everything in it; one that is gone already is no failure.
pub fn remove_tree(folder: &Path) -> Result<(), Failure> {
    match with_patience(|| fs::remove_dir_all(folder)) {
        Ok(()) => Ok(()),
        Err(error) if is_absence(&error) => Ok(()),
        Err(error) => Err(Failure::io("フォルダーを削除できませんでした。", folder, &error)),
    }
}

/// Removes a folder only if nothing is left in it; tells whether it went.
pub fn remove_if_empty(folder: &Path) -> bool {
    fs::remove_dir(folder).is_ok()
}

/// Removes folders in which there is nothing but folders; what holds a file stays.
pub fn remove_empty_folders(folder: &Path) -> Result<(), Failure> {
    if kind(folder).is_none() {
        return Ok(());
    }
    for entry in list(folder)?.iter().filter(|entry| entry.kind == Kind::Folder) {
        remove_empty_folders(&entry.path)?;
    }
    remove_if_empty(folder);
    Ok(())
}

/// Held while one build writes; the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock at a path, or tells that another process holds it (`None`).
pub fn lock(path: &Path) -> Result<Option<Lock>, Failure> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let failed = |error: &io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied if !cfg!(windows) => {
            let cause = "このファイルか、その置き場所のフォルダーを、ほかの利用者が作ったため、使う権限がありません。作った人か管理者に、権限を付けてもらうか、ファイルを消してもらってください。";
            Failure::at("作業中の印を付けられませんでした。", path, cause)
        }
        _ => Failure::io("作業中の印を付けられませんでした。", path, error),
    };
    let opened = match File::options().create(true).truncate(false).write(true).open(path) {
        // The file of a colleague: to hold it, it is enough to read it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    };
    let file = opened.map_err(|error| failed(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(failed(&error)),
    }
}

/// The path with links and dots resolved, also where it does not exist yet: for telling whether one lies in another.
pub fn real_path(path: &Path) -> Result<PathBuf, Failure> {
    let failed = |error: &io::Error| Failure::io("場所を確かめられませんでした。", path, error);
    let whole = std::path::absolute(path).map_err(|error| failed(&error))?;
    let mut there = whole.as_path();
    while kind(there).is_none() {
        let Some(above) = there.parent() else { break };
        there = above;
    }
    let mut real = fs::canonicalize(there).map_err(|error| failed(&error))?;
    // What does not exist has no links in it, so that its dots may be taken as they are written.
    for part in whole.strip_prefix(there).into_iter().flat_map(Path::components) {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
    }
    Ok(real)
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Tries again for a second where a scanner or a spreadsheet program may hold a file for a moment (Windows desks).
fn with_patience<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let waits: &[u64] = if cfg!(windows) { &[20, 80, 200, 700] } else { &[] };
    for wait in waits {
        match action() {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                thread::sleep(Duration::from_millis(*wait));
            }
            result => return result,
        }
    }
    action()
}
