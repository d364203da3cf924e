//! Rules on the table of changes（変更箇所）: that it is true of the book in which it stands.

mod after_not_in_body;
mod body;
mod boxes;
mod difference;
mod facts;
mod immaterial_without_reason;
mod material;
mod material_not_before;
mod material_unanswered;
mod material_without_assessment;
mod material_without_hearing;
mod material_without_review;
mod nothing_changed;
mod row;
mod said_of_nothing;
mod same_change_other_timing;
mod target;
mod unexplained_difference;
mod unknown_item;
mod wordless_row;

pub use body::is_same_to_rules;
pub(in crate::check) use facts::Facts;
pub use row::says_deleted;
pub use target::Targets;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "変更箇所",
    checks: &[
        Check::of_record(&unknown_item::PAGE, unknown_item::check),
        Check::of_record(&after_not_in_body::PAGE, after_not_in_body::check),
        Check::of_record(&nothing_changed::PAGE, nothing_changed::check),
        Check::of_record(&wordless_row::PAGE, wordless_row::check),
        Check::of_site(&unexplained_difference::PAGE, unexplained_difference::check),
        Check::of_record(&same_change_other_timing::PAGE, same_change_other_timing::check),
        Check::of_site(&material_unanswered::PAGE, material_unanswered::check),
        Check::of_site(&material_not_before::PAGE, material_not_before::check),
        Check::of_site(&material_without_hearing::PAGE, material_without_hearing::check),
        Check::of_site(&material_without_review::PAGE, material_without_review::check),
        Check::of_site(&material_without_assessment::PAGE, material_without_assessment::check),
        Check::of_site(&immaterial_without_reason::PAGE, immaterial_without_reason::check),
        Check::of_site(&said_of_nothing::PAGE, said_of_nothing::check),
    ],
};
