//! The items of a version as tables, and how a page calls these files.

use std::collections::BTreeMap;

use crate::assemble::Items;
use crate::assemble::Site;
use crate::export::Table;
use crate::model::Version;
use crate::render::Download;

use super::edition::Edition;

/// Every table that the plan has for a version; where only files are left of one, there are none.
pub(super) fn tables(_site: &Site, edition: &Edition) -> BTreeMap<Items, Vec<u8>> {
    if edition.card.form.is_scan() {
        return BTreeMap::new();
    }
    let table = Table::of(&edition.record);
    BTreeMap::from([(Items::Desk, table.for_desks().into_bytes()), (Items::Plain, table.for_programs().into_bytes())])
}

/// The link to a table.
pub(super) fn download(version: &Version, items: Items, bytes: &[u8]) -> Download {
    let (label, kind) = match items {
        Items::FormWorkbook => ("様式の形の表", "Excel"),
        Items::Workbook => ("一項目一行の表", "Excel"),
        Items::Desk => ("一項目一行の表（表計算ソフト用）", "CSV"),
        Items::Plain => ("一項目一行の表（プログラム用）", "CSV"),
    };
    let address = format!("{}{}{}", version.address(), version.file_stem(), items.ending());
    super::group::download(label, address, kind, bytes)
}
