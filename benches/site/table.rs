//! Prints what was measured.

use std::io;
use std::io::Write;

use super::Extent;
use super::measured::Measured;

pub(crate) const MEGABYTE: f64 = 1_000_000.0;
const UNKNOWN: &str = "測れず";

/// One build.
#[derive(Debug)]
pub(crate) struct Row {
    /// What the documents are.
    pub(crate) kind: &'static str,
    /// Number of documents.
    pub(crate) size: usize,
    /// Which build it is.
    pub(crate) name: &'static str,
    /// Bytes of the content.
    pub(crate) source: u64,
    /// What the output holds after it.
    pub(crate) extent: Extent,
    /// What the build took.
    pub(crate) measured: Measured,
}

/// Tells how far the measurement is.
pub(crate) fn tell(words: &str) {
    // Nobody listens any more if this fails, and the measurement is not worse for it.
    let _ = writeln!(io::stderr(), "{words}");
}

/// Prints all builds as a Markdown table, and what a document costs at each size.
pub(crate) fn print(rows: &[Row]) {
    let mut text = String::from(
        "\n| 種類 | 文書 | 作り方 | 経過（秒） | CPU（秒） | 最大メモリー（MB） | ファイル | うち書き換え | 出力（MB） |\n| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    text.extend(rows.iter().map(line));
    text.push_str("\n一文書当たり（初めて作るとき）\n\n");
    text.push_str(
        "| 種類 | 文書 | 原稿（kB） | 経過（ミリ秒） | CPU（ミリ秒） | 最大メモリー（kB） | ファイル | 出力（kB） |\n",
    );
    text.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    text.extend(rows.iter().filter(|row| row.name == "初めて").map(share));
    if rows.iter().any(|row| row.measured.processor.is_none() || row.measured.peak.is_none()) {
        text.push_str("\n「測れず」: CPU とメモリーは Linux の /proc から読むため、この機械では測れませんでした。\n");
    }
    print_text(&text);
}

/// Prints what people asked for.
pub(crate) fn print_text(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

fn line(row: &Row) -> String {
    let Measured { wall, processor, peak, .. } = &row.measured;
    format!(
        "| {} | {} | {} | {wall:.2} | {} | {} | {} | {} | {:.1} |\n",
        row.kind,
        row.size,
        row.name,
        known(processor.map(|seconds| format!("{seconds:.2}"))),
        known(peak.map(|peak| format!("{:.0}", bytes(peak) / MEGABYTE))),
        row.extent.files,
        row.extent.written,
        float(row.extent.bytes) / MEGABYTE,
    )
}

fn share(row: &Row) -> String {
    let size = float(u64::try_from(row.size).unwrap_or(u64::MAX));
    format!(
        "| {} | {} | {:.1} | {:.2} | {} | {} | {:.2} | {:.1} |\n",
        row.kind,
        row.size,
        float(row.source) / size / 1_000.0,
        row.measured.wall / size * 1_000.0,
        known(row.measured.processor.map(|seconds| format!("{:.2}", seconds / size * 1_000.0))),
        known(row.measured.peak.map(|peak| format!("{:.1}", bytes(peak) / size / 1_000.0))),
        float(row.extent.files) / size,
        float(row.extent.bytes) / size / 1_000.0,
    )
}

/// A figure, or that there is none.
pub(crate) fn known(measured: Option<String>) -> String {
    measured.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Kilobytes of 1,024 bytes as bytes.
fn bytes(kilobytes: u64) -> f64 {
    float(kilobytes) * 1_024.0
}

/// Kilobytes of 1,024 bytes as megabytes of 1,000,000.
#[must_use]
pub(crate) fn megabytes(kilobytes: u64) -> f64 {
    bytes(kilobytes) / MEGABYTE
}

/// A number as a double.
#[expect(clippy::cast_precision_loss, reason = "figures for people, far below what a double cannot hold")]
pub(crate) fn float(number: u64) -> f64 {
    number as f64
}
