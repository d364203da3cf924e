//! Tells findings: for people to read or to hear, and as data for other programs.
//!
//! Makes text only; which stream it goes to is decided by `cli`.

mod human;
mod json;

pub use human::Shown;
pub use human::human;
pub use human::in_words;
pub use json::json;
