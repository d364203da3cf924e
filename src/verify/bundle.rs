//! A bundle as it was downloaded, or a ledger by itself.

use std::borrow::Cow;
use std::io::Cursor;
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

use crate::disk;
use crate::failure::Failure;

use super::Change;
use super::Verdict;
use super::archive::ledger;
use super::sums;
use super::sums::Files;
use super::vouchers;
use super::vouchers::Roots;

/// How packages begin.
const MARK: &[u8] = b"PK";

/// Bytes of one bundle; more than that was packed to fill a machine.
const LARGEST: u64 = 1 << 30;

pub(super) fn or_ledger(path: &Path, roots: Option<&Roots>) -> Result<Verdict, Failure> {
    let bytes = disk::read(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if bytes.starts_with(MARK) {
        let mut verdict = Verdict { what: "一式", ..Verdict::default() };
        if let Some(files) = unpacked(&bytes, &mut verdict) {
            sums::hold(&files, &mut verdict);
            vouchers::hold(&files, roots, &mut verdict)?;
        }
        return Ok(verdict);
    }
    if bytes.first() != Some(&b'{') {
        let cause =
            "一式（zip）でも公表台帳（ledger.jsonl）でもありません。途中までしか写せていないか、別のファイルです。";
        return Err(Failure::at("確かめられませんでした。", path, cause));
    }
    let mut verdict = Verdict { what: "公表台帳", ..Verdict::default() };
    ledger(&bytes, &name, &mut verdict);
    Ok(verdict)
}

/// The files of a bundle below its one folder; `None` where it cannot be opened.
fn unpacked(bytes: &[u8], verdict: &mut Verdict) -> Option<Files> {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else {
        verdict.differs("zip", Change::Altered, "開けません。途中までしか写せていないか、壊れています。");
        return None;
    };
    let mut files = Files::new();
    let mut left = LARGEST;
    let mut first: Option<String> = None;
    for at in 0..package.len() {
        let called = format!("{}番目のファイル", at + 1);
        let Ok(mut file) = package.by_index(at) else {
            verdict.differs(called, Change::Altered, "開けません。");
            continue;
        };
        let name = file.name().map_or(called, Cow::into_owned);
        if file.is_dir() {
            continue;
        }
        let (folder, inside) = name.split_once('/').map_or(("", name.as_str()), |(folder, inside)| (folder, inside));
        let inside = inside.to_owned();
        if first.get_or_insert_with(|| folder.to_owned()) != folder {
            verdict.differs(name.clone(), Change::Added, "一式のフォルダーの外にあるファイルです。");
            continue;
        }
        let mut content = Vec::new();
        let is_whole = file.by_ref().take(left + 1).read_to_end(&mut content).is_ok() && content.len() as u64 <= left;
        if !is_whole {
            verdict.differs(inside, Change::Altered, "取り出せません。");
            continue;
        }
        left -= content.len() as u64;
        if files.insert(inside, content).is_some() {
            verdict.differs(name, Change::Added, "同じ名前のファイルが二つあります。");
        }
    }
    Some(files)
}
