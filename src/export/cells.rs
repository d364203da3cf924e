//! Cells of tables that spreadsheet programs open.

/// Letters with which spreadsheet programs take the words of a cell for a formula, in either width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Words that no spreadsheet program calculates with.
pub(crate) fn inert(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("＝１", "'＝１"),
            ("@a", "'@a"),
            ("-1", "'-1"),
            ("2026-04-01", "2026-04-01"),
            ("第1版", "第1版"),
            ("", ""),
        ] {
            assert_eq!(inert(cell.to_owned()), expected);
        }
    }
}
