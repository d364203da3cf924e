//! A version as a workbook that looks like the form, for people: a sheet for every part.
//!
//! Behind these sheets stands the table of items, with the place at which each is shown, so that import takes back
//! the very values, and what people changed on the sheets.

use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::form::Part;
use crate::model::Numbering;
use crate::model::Record;

use super::form_sheet::FormSheet;
use super::form_sheet::Look;
use super::tables::Table;
use super::workbook::Shown;
use super::workbook::Titled;
use super::workbook::begun;
use super::workbook::fill;

/// The sheet with the table of items.
const TABLE: &str = "取込み用";

/// Names of sheets are not longer, in characters.
const LONGEST_NAME: usize = 31;

/// Titles in the head of a page are cut: programs refuse more than 255 letters in all.
const LONGEST_TITLE: usize = 60;

impl Table {
    /// As a workbook that looks like the form.
    pub fn form_workbook(&self, record: &Record, numbering: &Numbering, titled: &Titled) -> Vec<u8> {
        let mut workbook = begun(titled);
        let written = self.sheets(&mut workbook, (record, numbering), titled);
        written.and_then(|()| workbook.save_to_buffer()).expect("cells are cut to what a workbook holds")
    }

    fn sheets(
        &self,
        workbook: &mut Workbook,
        (record, numbering): (&Record, &Numbering),
        titled: &Titled,
    ) -> Result<(), XlsxError> {
        let look = Look::new();
        let mut shown: BTreeMap<String, Shown> = BTreeMap::new();
        let mut names: Vec<String> = vec![TABLE.to_owned()];
        for (at, part) in record.form.parts.iter().enumerate() {
            let name = name(part, &names);
            let sheet = workbook.add_worksheet();
            sheet.set_name(&name)?;
            let mut form = FormSheet::new((record, numbering), &look, (sheet, &name), &mut shown);
            form.write(at, titled)?;
            set_up(sheet, titled)?;
            names.push(name);
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(TABLE)?;
        fill(sheet, &self.lines, Some(&shown))
    }
}

/// The reference of the part, else its title, in letters that sheets may be called by.
fn name(part: &Part, taken: &[String]) -> String {
    let words = if part.reference.is_empty() { &part.title } else { &part.reference };
    let fit = |letter: &char| !letter.is_control() && !"[]:*?/\\'".contains(*letter);
    let name: String = words.chars().filter(fit).take(LONGEST_NAME).collect();
    let name = name.trim().to_owned();
    let key: String = part.key.chars().take(LONGEST_NAME).collect();
    let numbered = (2..).map(|number| format!("{}{number}", key.chars().take(LONGEST_NAME - 4).collect::<String>()));
    let mut names = [name, key.clone()].into_iter().chain(numbered);
    // Programs take names that differ in the size of their letters alone for the same.
    let is_taken = |name: &String| {
        taken.iter().chain([&TABLE.to_owned()]).any(|other| other.to_lowercase() == name.to_lowercase())
    };
    names.find(|name| !name.is_empty() && !is_taken(name)).unwrap_or_default()
}

/// How the sheet is printed: A4, one page wide, with title, version, fingerprint and page on every sheet of paper.
fn set_up(sheet: &mut Worksheet, titled: &Titled) -> Result<(), XlsxError> {
    let plain = |words: &str| words.chars().take(LONGEST_TITLE).collect::<String>().replace('&', "&&");
    sheet.set_paper_size(9).set_portrait().set_print_fit_to_pages(1, 0).set_margins(0.6, 0.5, 0.8, 0.7, 0.35, 0.35);
    sheet.set_header(format!("&L{}&R{}", plain(titled.title), plain(titled.called)));
    sheet.set_footer(format!("&L{}&C&P / &N&R指紋 {}", plain(titled.body), titled.fingerprint));
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
