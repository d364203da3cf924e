//! Turns records into files that are not pages: data, text edition, maps of the site.
//!
//! What stands in them and what a page shows are the same words: all come from the same values.

mod about;
mod attached;
mod bag;
mod bundle;
mod calendar;
mod call_bundle;
mod cells;
mod changes;
mod data;
mod electronic_book;
mod feed;
mod index;
mod package;
mod sitemap;
mod text_edition;
mod time_map;
mod versions;

pub use about::About;
pub use attached::Attached;
pub use bundle::bundle;
pub use bundle::ledger;
pub use calendar::calendar;
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
pub use index::index;
pub use index::robots;
pub use package::sums;
pub use sitemap::sitemap;
pub use sitemap::sitemap_index;
pub use text_edition::text_edition;
pub use time_map::time_map;
pub use versions::versions_csv;
