//! `versions.csv`: every version that was published, with the time in which it was the current one.

use crate::assemble::Held;
use crate::assemble::Site;
use crate::assemble::held;
use crate::cells::inert;
use crate::text::Date;

/// A heading for each column.
const HEADS: [&str; 13] = [
    "文書",
    "版",
    "題名",
    "種類",
    "実施機関",
    "公表日",
    "適用日",
    "終了日",
    "現在の版であった期間の始め",
    "終わり",
    "アドレス",
    "版の指紋",
    "公表台帳の号",
];

/// A row for each version, by document and in the order in which they were the current one; of documents that are no
/// longer published as well, so that the rows of a day that has passed are all there.
pub fn versions_csv(site: &Site) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = held(site).into_iter().map(|held| row(site, &held));
    let written = std::iter::once(HEADS.map(str::to_owned)).chain(rows).try_for_each(|row| table.write_record(row));
    let bytes = written.ok().and_then(|()| table.into_inner().ok()).expect("writing to memory cannot fail");
    // Spreadsheet programs take a file without this mark for one in an older encoding.
    format!("\u{FEFF}{}", String::from_utf8(bytes).expect("the cells are text"))
}

fn row(site: &Site, Held { card, term, withdrawal }: &Held) -> [String; 13] {
    let settings = &site.tree.settings;
    let version = &card.version;
    let day = |date: Option<Date>| date.map(Date::iso).unwrap_or_default();
    let line = site.line_of(card);
    let title = withdrawal.map_or_else(|| card.full_title(), |withdrawal| withdrawal.title.clone());
    let cells = [
        version.document.to_string(),
        version.name.called(),
        title,
        version.document.kind().map_or_else(String::new, |kind| kind.title.to_owned()),
        settings.agency_of(version).map_or_else(String::new, |agency| agency.name.clone()),
        day(version.published),
        day(version.effective),
        day(version.ended),
        day(Some(term.since)),
        day(term.until),
        settings.canonical(&version.address()),
        line.map_or_else(String::new, |line| line.entry.fingerprint.clone()),
        line.map_or_else(String::new, |line| line.entry.entry.to_string()),
    ];
    cells.map(inert)
}
