//! Tables as text: CSV, and what desks call CSV.

use std::path::Path;

use csv::ReaderBuilder;
use csv::StringRecord;

use crate::failure::Failure;
use crate::text::Lines;
use crate::text::decode_table;

use super::grid::Grid;
use super::grid::GridRow;
use super::grid::cell;

const DELIMITERS: [u8; 3] = *b",\t;";

/// The text cut at each delimiter; which one was meant shows in the header.
pub(super) fn cuts(bytes: &[u8], file_name: &str) -> Result<Vec<Grid>, Failure> {
    let (text, _) = decode_table(bytes).map_err(|problem| {
        let cause = format!("{}{}", problem.message(), problem.remedy());
        Failure::at("表のファイルを読み取れませんでした。", Path::new(file_name), cause)
    })?;
    Ok(DELIMITERS.iter().map(|delimiter| grid(&text, *delimiter)).collect())
}

fn grid(text: &str, delimiter: u8) -> Grid {
    let lines = Lines::new(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut grid = Grid::default();
    let (mut last, mut number) = (0, 0);
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        let next = after_line_ends(text, start);
        number += if number == 0 { 1 + line_ends(text.get(..next)) } else { line_ends(text.get(last..next)).max(1) };
        last = next;
        let line = u32::try_from(lines.place(last).line).unwrap_or(u32::MAX);
        let raw = record.iter().map(str::to_owned).collect();
        grid.rows.push(GridRow { line, number, cells: record.iter().map(cell).collect(), raw });
    }
    let rest = text.get(last..).unwrap_or_default();
    if rest.matches('"').count() % 2 == 1 && rest.trim_end().contains(['\n', '\r']) {
        grid.open_quote = grid.rows.last().map(|row| row.line);
    }
    grid
}

/// A record is said to begin where the one before ends, before the line ends that lie between.
fn after_line_ends(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// The line ends behind the last word: those within cells stand before it, and blank rows are none of a record.
fn line_ends(text: Option<&str>) -> u32 {
    let text = text.unwrap_or_default();
    let behind = text.get(text.trim_end_matches(['\r', '\n']).len()..).unwrap_or_default();
    u32::try_from(behind.replace("\r\n", "\n").chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn rows_are_those_a_spreadsheet_program_shows() {
        for text in [
            "\r\nあ,い\r\n\r\n\"う\r\n\r\nえ\",お\r\nか,き\r\n",
            "\nあ,い\n\n\"う\n\nえ\",お\nか,き",
            "\rあ,い\r\r\"う\r\rえ\",お\rか,き",
        ] {
            let grids = cuts(text.as_bytes(), "表.csv").expect("it is text");
            let rows: Vec<(u32, u32)> = grids[0].rows.iter().map(|row| (row.number, row.line)).collect();
            assert_eq!(rows, [(2, 2), (4, 4), (5, 7)], "{text:?}");
        }
    }

    fn lines(bytes: &[u8], at: usize) -> Vec<(u32, Vec<String>)> {
        let grids = cuts(bytes, "表.csv").expect("it is text");
        grids[at].rows.iter().map(|row| (row.line, row.cells.clone())).collect()
    }

    #[test]
    fn lines_are_those_a_person_sees() {
        for text in [
            "あ,い\r\n\r\n\"う\r\nえ\",お\r\nか,き\r\n",
            "あ,い\n\n\"う\nえ\",お\nか,き",
            "あ,い\r\r\"う\rえ\",お\rか,き",
        ] {
            let rows = lines(text.as_bytes(), 0);
            let numbers: Vec<u32> = rows.iter().map(|(line, _)| *line).collect();
            assert_eq!(numbers, [1, 3, 5], "{text:?}");
            assert_eq!(rows[1].1[0], "う\nえ");
        }
    }

    #[test]
    fn encodings_and_delimiters_of_desks_are_read() {
        let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("項目番号\t項目名\r\nⅠ.1.①\t①事務の名称\r\n");
        assert_eq!(lines(&japanese, 1)[1].1, ["Ⅰ.1.①", "①事務の名称"]);
        let utf16: Vec<u8> = "\u{FEFF}項目名;内容".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&utf16, 2)[0].1, ["項目名", "内容"]);
        assert_eq!(lines("\u{FEFF}項目名,内容".as_bytes(), 0)[0].1, ["項目名", "内容"]);
    }

    #[test]
    fn a_quote_left_open_is_noticed() {
        let open = |text: &str| cuts(text.as_bytes(), "表.csv").expect("it is text")[0].open_quote;
        assert_eq!(open("a,b\nc,\"d\ne,f\ng,h\n"), Some(2));
        assert_eq!(open("a,b\nc,\"d\ne\"\n"), None);
        assert_eq!(open("a,b\nc,5\" の紙\n"), None);
    }

    #[test]
    fn what_is_no_text_is_a_failure() {
        let failure = cuts(b"\x89PNG\x0D\x0A\x1A\x0A\xFF\xFE\xFF", "図.png").err().expect("a picture is no table");
        assert!(failure.to_string().contains("図.png"));
    }
}
