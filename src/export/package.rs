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
    let day = day.and_then(|day| Some((day.year(), day.month(), day.day()?)));
    let time = day.and_then(|(year, month, day)| {
        let small = |number: i64| u8::try_from(number).ok();
        let year = u16::try_from(year).ok()?;
        DateTime::from_date_and_time(year, small(month.into())?, small(day.into())?, 0, 0, 0).ok()
    });
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
        .unix_permissions(0o644);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let written = files.iter().try_for_each(|(path, bytes)| {
        package.start_file(format!("{folder}/{path}"), options)?;
        package.write_all(bytes).map_err(zip::result::ZipError::from)
    });
    let package = written.and_then(|()| package.finish());
    package.expect("writing to memory cannot fail").into_inner()
}

/// Text with line ends and a mark that every desk reads rightly.
pub(super) fn for_desks(text: &str) -> Vec<u8> {
    format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes()
}
