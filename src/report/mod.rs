//! Tells findings: for people to read, to hear or to sign, and as data for other programs.
//!
//! Makes text only; which stream it goes to is decided by `cli`.

mod around;
mod diff;
mod excerpt;
mod groups;
mod html;
mod human;
mod json;
mod narrated;
mod place;
mod reference;
mod sarif;
mod table;

pub use around::Around;
pub use diff::diff;
pub use html::html;
pub use human::Shown;
pub use human::human;
pub use human::in_words;
pub use json::json;
pub use narrated::narrated;
pub use reference::documentation;
pub use reference::line_of;
pub use reference::reference;
pub use sarif::sarif;
