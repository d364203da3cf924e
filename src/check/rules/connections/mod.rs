//! Rules on connections between systems: a graph, told by every system at both ends.

mod book_against_register;
mod graph;
mod named_without_box;
mod of_its_own_kind;
mod one_sided;
mod registered_one_sided;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "システムの接続",
    checks: &[
        Check::of_record(&one_sided::PAGE, one_sided::check),
        Check::of_record(&named_without_box::PAGE, named_without_box::check),
        Check::of_record(&of_its_own_kind::PAGE, of_its_own_kind::check),
        Check::of_site(&registered_one_sided::PAGE, registered_one_sided::check),
        Check::of_site(&book_against_register::PAGE, book_against_register::check),
    ],
};
