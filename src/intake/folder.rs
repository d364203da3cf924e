//! The files that arrived, and what each holds.

use std::path::Path;
use std::path::PathBuf;

use crate::disk;
use crate::disk::Kind;
use crate::disk::Listed;
use crate::failure::Failure;
use crate::text::decode_table;

use super::arrival::Contents;
use super::call::Asking;
use super::document;
use super::mail;
use super::slips;
use super::table::Table;

/// A longer file was made by no person, and no table of so many rows by a system.
const LONGEST: u64 = 400 << 20;
/// Folders within folders.
const DEEPEST: usize = 30;

/// A file that arrived.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    /// The way in.
    pub(super) channel: usize,
    pub(super) size: u64,
    path: PathBuf,
    kind: Kind,
    /// Length of the path of the folder that everything arrived in.
    above: usize,
}

/// What a file holds.
pub(super) enum Held {
    Contents(Contents),
    /// A table, of which the rows are taken in turn.
    Table(Table),
}

impl Arrived {
    /// The path below the folder, with `/`.
    pub(super) fn name(&self) -> String {
        let below: Vec<String> = self
            .path
            .components()
            .skip(self.above)
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        below.join("/")
    }

    /// Whether another file is the typed text of this one: `tegami.pdf`, `tegami.txt`.
    pub(super) fn is_typed_as(&self, other: &Self) -> bool {
        self.path.with_extension("txt") == other.path && self.path != other.path
    }

    /// The place of the typed text in the order of files.
    pub(super) fn typed(&self) -> PathBuf {
        self.path.with_extension("txt")
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn ending(&self) -> String {
        self.path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
    }

    /// Reads the file; what no program can read is told of, and never a failure.
    pub(super) fn read(&self, consultation: &str) -> Held {
        Held::Contents(match self.open(consultation) {
            Ok(Held::Table(table)) => return Held::Table(table),
            Ok(Held::Contents(contents)) => contents,
            Err(why) => Contents::unreadable(&why),
        })
    }

    fn open(&self, consultation: &str) -> Result<Held, String> {
        match self.kind {
            Kind::File => {}
            Kind::Folder => return Err("フォルダーが深すぎるため、中を見ていません。".to_owned()),
            Kind::Other => {
                return Err("ほかの場所を指すもの（リンクなど）なので、中を見ていません。元のファイルを受付フォルダーに置いてください。".to_owned());
            }
        }
        if self.size > LONGEST {
            return Err("ファイルが大きすぎます。分けて置いてください。".to_owned());
        }
        let ending = self.ending();
        if !["txt", "text", "docx", "eml", "csv", "tsv"].contains(&ending.as_str()) {
            return Err("文字のファイルではありません。読んで、同じ名前の .txt に打ち込んでください。".to_owned());
        }
        let bytes =
            disk::read(&self.path).map_err(|_| "ファイルを開けませんでした。権限を確かめてください。".to_owned())?;
        if ending == "eml" || (ending == "txt" && mail::is_mail(&bytes)) {
            return Ok(Held::Contents(mail::read(&bytes, consultation)));
        }
        if ending == "docx" {
            return document::text(&bytes).map(|text| Held::Contents(slips::read(&text, consultation)));
        }
        if ending == "csv" || ending == "tsv" {
            return Table::open(&bytes).map(Held::Table);
        }
        let (text, _) = decode_table(&bytes).map_err(|problem| format!("{}{}", problem.message(), problem.remedy()))?;
        Ok(Held::Contents(slips::read(&text, consultation)))
    }
}

/// Every file below a folder by its path, and how many were left out because programs put them there for themselves.
pub(super) fn arrived(folder: &Path, asking: &Asking) -> Result<(Vec<Arrived>, usize), Failure> {
    let mut found = Walk { asking, above: folder.components().count(), files: Vec::new(), ignored: 0 };
    found.walk(folder, 0)?;
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((found.files, found.ignored))
}

struct Walk<'a> {
    asking: &'a Asking,
    above: usize,
    files: Vec<Arrived>,
    ignored: usize,
}

impl Walk<'_> {
    fn walk(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        for entry in disk::list(folder)? {
            if is_of_program(&entry) {
                self.ignored += 1;
            } else if entry.kind == Kind::Folder && depth < DEEPEST {
                self.walk(&entry.path, depth + 1)?;
            } else {
                let size = if entry.kind == Kind::File { disk::size(&entry.path)? } else { 0 };
                let mut file = Arrived { channel: 0, size, path: entry.path, kind: entry.kind, above: self.above };
                file.channel = self.channel(&file);
                self.files.push(file);
            }
        }
        Ok(())
    }

    /// The way in by the outermost folder that is named like one.
    fn channel(&self, file: &Arrived) -> usize {
        let name = file.name();
        let folders = name.rsplit_once('/').map_or("", |(folders, _)| folders);
        let none = self.asking.channels.len();
        let by_folder = folders.split('/').map(|folder| self.asking.channel(folder, "")).find(|at| *at != none);
        by_folder.unwrap_or_else(|| self.asking.channel("", &file.ending()))
    }
}

/// Files that systems and programs put beside others.
fn is_of_program(entry: &Listed) -> bool {
    entry.kind == Kind::File
        && (matches!(entry.name.as_str(), ".DS_Store" | "Thumbs.db" | "desktop.ini")
            || entry.name.starts_with("~$")
            || entry.name.starts_with("._"))
}
