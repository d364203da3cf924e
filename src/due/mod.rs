//! What must be reviewed, assessed again, published or answered by when, as of an instant.
//!
//! This is for the office alone: it tells of versions that are not public yet, and no part of it is ever a file of the
//! site. What is due and on what ground stands in `periods.toml`; the rest of this room finds the days.

mod agenda;
mod collect;
mod consultation;
mod duty;
mod json;
mod notes;
mod page;
mod period;

pub use agenda::ics;
pub use collect::due;
pub use duty::Due;
pub use duty::Duty;
pub use duty::Urgency;
pub use json::json;
pub use notes::Notes;
pub use page::page;
pub use period::Kind;
