//! Rules on the form itself: what it asks for and how much room it has.

pub(in crate::check) mod missing_item;
pub(in crate::check) mod repeat_without_row;
pub(in crate::check) mod too_many_rows;
