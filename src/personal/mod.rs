//! Finds in a text what tells who somebody is: names, telephone numbers, addresses.

mod contacts;
mod names;

pub use contacts::mails;
pub use contacts::telephones;
pub use names::names;
