//! Turns records into files that are not pages: data, text edition, maps of the site.
//!
//! What stands in them and what a page shows are the same words: all come from the same values.

mod about;
mod attached;
mod bag;
mod bundle;
mod calendar;
mod call_bundle;
mod changes;
mod data;
mod electronic_book;
mod feed;
mod form_sheet;
mod form_words;
mod form_workbook;
mod index;
mod items;
mod news;
mod opinions;
mod package;
mod sitemap;
mod tables;
mod text_edition;
mod time_map;
mod versions;
mod workbook;

pub use about::About;
pub use attached::Attached;
pub use bundle::bundle;
pub use bundle::ledger;
pub use calendar::calendar;
pub use calendar::calendar_of;
pub use call_bundle::START;
pub use call_bundle::call_bundle;
pub use changes::changes_csv;
pub use changes::changes_json;
pub use changes::changes_text;
pub use data::data;
pub use data::differing_items;
pub use electronic_book::Pages;
pub use electronic_book::can_show;
pub use electronic_book::electronic_book;
pub use feed::feed;
pub use feed::feed_of;
pub use index::index;
pub use index::robots;
pub use opinions::opinions_csv;
pub use opinions::opinions_json;
pub use package::sums;
pub use sitemap::sitemap;
pub use sitemap::sitemap_index;
pub use tables::Table;
pub use text_edition::text_edition;
pub use time_map::time_map;
pub use versions::versions_csv;
pub use workbook::Titled;
