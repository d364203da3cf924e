//! Files in one zip, the same bytes on every machine.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Write;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fingerprint::sha256;
use crate::text::Date;

/// Files by path inside a package.
pub(super) type Files<'a> = BTreeMap<String, &'a [u8]>;

/// `SHA256SUMS`: a digest and a path a line, as `sha256sum -c` reads them.
pub fn sums(files: &Files) -> String {
    files.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect()
}

/// The files in one folder, in the order of their paths; times and modes are the same for all of them.
pub(super) fn package(folder: &str, files: &Files, day: Option<Date>) -> Vec<u8> {
    packed(files.iter().map(|(path, bytes)| (format!("{folder}/{path}"), *bytes)), day)
}

/// The files as they come, in one package.
pub(super) fn packed<'a>(mut files: impl Iterator<Item = (String, &'a [u8])>, day: Option<Date>) -> Vec<u8> {
    let options = options(day);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let written = files.try_for_each(|(path, bytes)| {
        package.start_file(path, options)?;
        package.write_all(bytes).map_err(zip::result::ZipError::from)
    });
    let package = written.and_then(|()| package.finish());
    package.expect("writing to memory cannot fail").into_inner()
}

/// How each file is put down: without any time but that of the whole.
pub(super) fn options(day: Option<Date>) -> SimpleFileOptions {
    let day = day.and_then(|day| Some((day.year(), day.month(), day.day()?)));
    let time = day.and_then(|(year, month, day)| {
        let small = |number: i64| u8::try_from(number).ok();
        let year = u16::try_from(year).ok()?;
        DateTime::from_date_and_time(year, small(month.into())?, small(day.into())?, 0, 0, 0).ok()
    });
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
        .unix_permissions(0o644)
}

/// Text with line ends and a mark that every desk reads rightly.
pub(super) fn for_desks(text: &str) -> Vec<u8> {
    format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes()
}
