//! One rule, one file, named after what is wrong.

pub(super) mod consultation;
pub(super) mod missing_item;
pub(super) mod repeat_without_row;
pub(super) mod too_many_rows;
