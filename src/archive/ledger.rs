//! The ledger: lines that are only ever appended, each of which seals the one before.

use std::collections::BTreeMap;

use crate::disk;
use crate::fingerprint::digest;
use crate::fingerprint::is_sha256;
use crate::fingerprint::sha256;
use crate::model::DocumentId;
use crate::model::VersionName;

use super::entry::Act;
use super::entry::Entry;

/// What the first entry names as the seal before it.
pub const FIRST_SEAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry with its seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub entry: Entry,
    /// Its bytes, with the line end.
    pub bytes: Vec<u8>,
    /// SHA-256 of its bytes, which the next entry names.
    pub seal: String,
}

impl Line {
    /// The seal as bytes.
    pub fn digest(&self) -> [u8; 32] {
        digest(&self.bytes)
    }
}

/// All entries, the first one first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    lines: Vec<Line>,
    /// Places in `lines` of the entries of each version.
    of_version: BTreeMap<(DocumentId, VersionName), Vec<usize>>,
}

/// What is wrong with a line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong, as a sentence.
    pub message: String,
}

impl Ledger {
    /// Reads a ledger; lines behind the first one that is wrong are not taken, because nothing vouches for them.
    pub fn read(bytes: &[u8]) -> (Self, Vec<Fault>) {
        let mut ledger = Self::default();
        for (at, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            match ledger.next(line) {
                Ok(line) => ledger.push(line),
                Err(message) => return (ledger, vec![Fault { line: at + 1, message }]),
            }
        }
        (ledger, Vec::new())
    }

    /// Lines that need not follow on each other, each with its seal; `None` where one of them is no entry.
    pub fn lines_of(bytes: &[u8]) -> Option<Vec<Line>> {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let line = |bytes: &[u8]| {
            let entry = serde_json::from_slice(bytes).ok()?;
            Some(Line { entry, bytes: bytes.to_owned(), seal: sha256(bytes) })
        };
        lines.map(line).collect()
    }

    fn push(&mut self, line: Line) {
        if let Some(names) = line.entry.names() {
            self.of_version.entry(names).or_default().push(self.lines.len());
        }
        self.lines.push(line);
    }

    fn next(&self, bytes: &[u8]) -> Result<Line, String> {
        let number = self.lines.len() + 1;
        if bytes.last() != Some(&b'\n') {
            return Err("最後の行が、途中で切れています。".to_owned());
        }
        let Ok(entry) = serde_json::from_slice::<Entry>(bytes) else {
            return Err("公表台帳の記載として読み取れません。".to_owned());
        };
        if entry.previous != self.head() {
            let message = match number {
                1 => "最初の記載の封が、決められた値（0が64個）ではありません。".to_owned(),
                _ => format!(
                    "封（previous）が、前の行（第{}号）の SHA-256 と一致しません。前の行かこの行が、後から書き換えられています。",
                    number - 1
                ),
            };
            return Err(message);
        }
        if entry.entry != number {
            return Err(format!("号（entry）が{number}ではなく{}です。", entry.entry));
        }
        self.fits(&entry)?;
        Ok(Line { entry, bytes: bytes.to_owned(), seal: sha256(bytes) })
    }

    /// Whether an entry may follow: what it says of time and of the entries before it has to be so.
    fn fits(&self, entry: &Entry) -> Result<(), String> {
        let Some(names) = entry.names() else {
            return Err("文書か版の名前が、名前になっていません。".to_owned());
        };
        let Some(recorded) = entry.recorded_at() else {
            return Err("記載した日時（recorded）が、日時になっていません。".to_owned());
        };
        let before = self.lines.last().and_then(|line| line.entry.recorded_at());
        if before.is_some_and(|before| recorded < before) {
            return Err("記載した日時（recorded）が、前の行より前です。".to_owned());
        }
        let digests = entry.files.iter().map(|piece| &piece.sha256).chain([&entry.form.sha256, &entry.fingerprint]);
        if !digests.into_iter().all(|digest| is_sha256(digest)) {
            return Err("SHA-256 の形になっていない値があります。".to_owned());
        }
        let pages = entry.pages.iter().map(|page| page.strip_suffix('/').unwrap_or(page));
        let files = entry.files.iter().map(|piece| piece.path.as_str());
        if !files.chain(pages).all(disk::stays_inside) {
            return Err("版の外を指すパスがあります。".to_owned());
        }
        let same: Vec<&Entry> = self.lines_of_version(&names).map(|line| &line.entry).collect();
        match (entry.act, entry.corrects) {
            (Act::Published, _) if !same.is_empty() => Err("すでに公表した版が、もう一度公表されています。".to_owned()),
            (Act::Published, _) => Ok(()),
            (Act::Added, _) => adds(entry, &same),
            (Act::Corrected, Some(corrected)) if same.iter().any(|line| line.entry == corrected) => Ok(()),
            (Act::Corrected, _) => Err("訂正される前の記載が、台帳にありません。".to_owned()),
        }
    }

    /// The lines of a version, the first one first.
    pub fn lines_of_version(&self, names: &(DocumentId, VersionName)) -> impl Iterator<Item = &Line> {
        self.of_version.get(names).into_iter().flatten().map(|at| &self.lines[*at])
    }

    /// Every line.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The entry of a number.
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        Some(&self.lines.get(number.checked_sub(1)?)?.entry)
    }

    /// The seal of the last entry, which vouches for all of them.
    pub fn head(&self) -> &str {
        self.lines.last().map_or(FIRST_SEAL, |line| &line.seal)
    }

    /// Appends an entry, and gives it its number and the seal before it.
    ///
    /// # Errors
    /// With a sentence, when it may not follow on the entries before it.
    pub fn append(&mut self, entry: Entry) -> Result<&Line, String> {
        let entry = Entry { entry: self.lines.len() + 1, previous: self.head().to_owned(), ..entry };
        self.fits(&entry)?;
        let bytes = entry.line().into_bytes();
        let seal = sha256(&bytes);
        self.push(Line { entry, bytes, seal });
        Ok(&self.lines[self.lines.len() - 1])
    }

    /// The whole file.
    pub fn bytes(&self) -> Vec<u8> {
        self.lines.iter().flat_map(|line| line.bytes.iter().copied()).collect()
    }
}

/// Files may be added to a version that is there, and none may be replaced.
fn adds(entry: &Entry, same: &[&Entry]) -> Result<(), String> {
    let Some(start) = same.iter().rposition(|entry| entry.act != Act::Added) else {
        return Err("公表していない版に、ファイルが加えられています。".to_owned());
    };
    let added = same.iter().filter(|entry| entry.act == Act::Added);
    let mut valid = added.chain([&same[start]]).flat_map(|entry| &entry.files);
    match valid.find(|piece| entry.files.iter().any(|added| added.path == piece.path)) {
        Some(piece) => Err(format!("公表したファイル「{}」が、置き換えられています。", piece.path)),
        None => Ok(()),
    }
}
