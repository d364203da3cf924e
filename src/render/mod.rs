//! Turns records into pages: views with everything a template needs, and the theme that prints them.
//!
//! Links are written from the root of the site here; `finish` makes them relative.

mod across;
mod banners;
mod blocks;
mod book;
mod chapters;
mod compare_page;
mod contents;
mod contrast;
mod frame;
mod ledger_view;
mod list_pages;
mod memento;
mod receiving_page;
mod referrer_pages;
mod row_page;
mod rules;
mod stages_page;
mod standing_words;
mod theme;
mod unused;
mod value;
mod verifying_page;
mod version_pages;
mod view;
mod withdrawn_page;
mod words;
mod year_pages;

pub use across::Changed;
pub use book::Book;
pub use book::Download;
pub use chapters::CONTENTS;
pub use chapters::Chapter;
pub use chapters::TITLE_PAGE;
pub use compare_page::Compared;
pub use list_pages::home;
pub use list_pages::list;
pub use list_pages::lists;
pub use list_pages::not_found;
pub use receiving_page::bundle_start;
pub use receiving_page::receiving_page;
pub use rules::RULES;
pub use stages_page::stages_page;
pub use theme::Theme;
pub use verifying_page::verifying;
pub use version_pages::moved;
pub use version_pages::moved_to;
pub use view::DateView;
pub use withdrawn_page::withdrawn_list;
pub use withdrawn_page::withdrawn_page;
pub use year_pages::year;
pub use year_pages::years;
