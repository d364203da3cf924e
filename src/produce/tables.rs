//! The items of a version as tables, and how a page calls these files.

use std::collections::BTreeMap;

use crate::assemble::Downloads;
use crate::assemble::Items;
use crate::assemble::Site;
use crate::export::Table;
use crate::export::Titled;
use crate::fingerprint::short;
use crate::model::Version;
use crate::render::Download;

use super::edition::Edition;

/// Every table that the plan has for a version; where only files are left of one, there are none.
pub(super) fn tables(site: &Site, edition: &Edition) -> BTreeMap<Items, Vec<u8>> {
    if edition.card.form.is_scan() {
        return BTreeMap::new();
    }
    let table = Table::of(&edition.record);
    let desk = (Items::Desk, table.for_desks().into_bytes());
    let mut files = BTreeMap::from([desk, (Items::Plain, table.for_programs().into_bytes())]);
    if site.downloads == Downloads::Included {
        let fingerprint = short(&edition.fingerprint);
        let title = edition.card.full_title();
        let called = edition.card.version.called().unwrap_or_default();
        let body = &site.tree.settings.body;
        let titled = Titled { title: &title, called: &called, fingerprint: &fingerprint, body };
        files.insert(Items::Workbook, table.workbook(&titled));
        files.insert(Items::FormWorkbook, table.form_workbook(&edition.record, &edition.numbering, &titled));
    }
    files
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
