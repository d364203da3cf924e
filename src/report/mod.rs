//! Tells findings: for people to read or to hear, and as data for other programs.
//!
//! Makes text only; which stream it goes to is decided by `cli`.

mod human;
mod json;
mod reference;

pub use human::Shown;
pub use human::human;
pub use human::in_words;
pub use json::json;
pub use reference::line_of;
pub use reference::page_of;
pub use reference::reference;
pub use reference::rule_of;
