//! Rules on what a text refers to: numbers, items, attached tables, materials, abbreviations.

mod abbreviation;
mod abbreviation_defined_twice;
mod abbreviation_undefined;
mod law_numbered_twice;
mod left_out;
mod mark;
mod materials_written_unlike;
mod no_such_item;
mod no_such_material;
mod no_such_number;
mod no_such_row;
mod numbered;
mod other_row_named;
mod own;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "参照と略称",
    checks: &[
        Check::of_record(&no_such_row::PAGE, no_such_row::check),
        Check::of_record(&no_such_item::PAGE, no_such_item::check),
        Check::of_record(&no_such_number::PAGE, no_such_number::check),
        Check::of_record(&abbreviation_undefined::PAGE, abbreviation_undefined::check),
        Check::of_record(&left_out::PAGE, left_out::check),
        Check::of_record(&no_such_material::PAGE, no_such_material::check),
        Check::of_record(&abbreviation_defined_twice::PAGE, abbreviation_defined_twice::check),
        Check::of_record(&other_row_named::PAGE, other_row_named::check),
        Check::of_record(&law_numbered_twice::PAGE, law_numbered_twice::check),
        Check::of_record(&materials_written_unlike::PAGE, materials_written_unlike::check),
    ],
};
