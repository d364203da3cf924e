//! Finds in a text what tells who somebody is: names, telephone numbers, addresses.

mod addresses;
mod contacts;
mod names;

pub use addresses::addresses;
pub use contacts::individual_numbers;
pub use contacts::loose_telephones;
pub use contacts::mails;
pub use contacts::postal_codes;
pub use contacts::telephones;
pub use names::family_name;
pub use names::names;
