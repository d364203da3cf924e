//! A table file, opened by whichever reader fits its bytes.

use crate::failure::Failure;

use super::delimited;
use super::grid::Sheet;
use super::workbook;

/// Every sheet of a workbook, or a text cut at each of the usual delimiters.
///
/// # Errors
/// The file is neither, or is damaged.
pub(super) fn sheets(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>, Failure> {
    if workbook::is_workbook(bytes) {
        workbook::sheets(bytes, file_name)
    } else {
        Ok(vec![Sheet { name: None, cuts: delimited::cuts(bytes, file_name)? }])
    }
}
