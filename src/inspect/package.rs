//! Opens files that are packages of other files: documents, tables and slides of an office, archives.

use std::borrow::Cow;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use crate::text::readings;

use super::writing::Writing;

/// How packages begin.
const MARK: &[u8] = b"PK\x03\x04";

/// Words of one package in bytes; more than that was packed to fill a machine.
const LARGEST: u64 = 128 << 20;

/// Whether a file is a package.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Shows every text of a package, and the names of its files; tells whether all of it could be read as words.
pub(super) fn read(bytes: &[u8], show: &mut dyn FnMut(&str, Writing)) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    show(&String::from_utf8_lossy(archive.comment()), Writing::Plain);
    let mut left = LARGEST;
    let mut is_whole = true;
    for at in 0..archive.len() {
        let Ok(mut file) = archive.by_index(at) else {
            is_whole = false;
            continue;
        };
        let Ok(name) = file.name().map(Cow::into_owned) else {
            is_whole = false;
            continue;
        };
        show(&name, Writing::Plain);
        if file.is_dir() {
            continue;
        }
        let Some(writing) = writing(&name) else {
            // What a printer was set to says nothing of the document.
            is_whole &= name.contains("printerSettings");
            continue;
        };
        let mut content = Vec::new();
        let is_read = file.by_ref().take(left + 1).read_to_end(&mut content).is_ok();
        let size = content.len() as u64;
        if !is_read || size > left {
            return false;
        }
        left -= size;
        let found = readings(&content);
        is_whole &= found.is_text || content.is_empty();
        found.texts.iter().for_each(|text| show(text, writing));
    }
    is_whole
}

/// How the words of a file in a package are written; `None` for pictures and other things without words.
fn writing(name: &str) -> Option<Writing> {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "xml" | "rels" | "vml" => Some(Writing::Office),
        "html" | "htm" | "xhtml" | "svg" => Some(Writing::Markup),
        "json" => Some(Writing::Json),
        "txt" | "csv" | "md" | "toml" => Some(Writing::Plain),
        _ => (name == "mimetype").then_some(Writing::Plain),
    }
}
