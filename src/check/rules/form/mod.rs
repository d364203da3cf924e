//! Rules on the form itself: what it asks for and how much room it has.

mod missing_item;
mod repeat_without_row;
mod too_many_rows;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "様式",
    checks: &[
        Check::of_record(&missing_item::PAGE, missing_item::check),
        Check::of_record(&too_many_rows::PAGE, too_many_rows::check),
        Check::of_record(&repeat_without_row::PAGE, repeat_without_row::check),
    ],
};
