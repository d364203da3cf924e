//! Rules on findings that somebody accepted（検査除外）.

mod expired;
mod unknown_rule;
mod unused;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "検査除外",
    checks: &[
        Check::of_waivers(&unused::PAGE, unused::check),
        Check::of_waivers(&expired::PAGE, expired::check),
        Check::of_waivers(&unknown_rule::PAGE, unknown_rule::check),
    ],
};
