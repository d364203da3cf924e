//! A table file, opened by whichever reader fits its bytes.

use std::path::Path;

use crate::failure::Failure;

use super::delimited;
use super::grid::Sheet;
use super::workbook;

/// Every sheet of a workbook, or a text cut at each of the usual delimiters.
///
/// # Errors
/// The file is neither, or is damaged.
pub(super) fn sheets(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>, Failure> {
    if bytes.starts_with(b"%PDF") {
        let cause = "中身は PDF です。表計算ファイルや CSV ではありません。PDF の元になった表（Excel など）を取り込むか、表の言葉を表計算ソフトに写して .csv か .xlsx で保存してください。";
        return Err(Failure::at("表のファイルを読み取れませんでした。", Path::new(file_name), cause));
    }
    if workbook::is_workbook(bytes) {
        workbook::sheets(bytes, file_name)
    } else {
        Ok(vec![Sheet { name: None, cuts: delimited::cuts(bytes, file_name)? }])
    }
}
