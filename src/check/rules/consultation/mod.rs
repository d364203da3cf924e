//! Rules on consultations: days that people rely on, and numbers that add up.

mod adopted_but_unchanged;
mod again_without_call;
mod call_without_draft;
mod call_without_material;
mod cancelled_without_reason;
mod changed_without_difference;
mod channel_beyond_closing;
mod closes_before_opening;
mod contact_within_opinion;
mod difference_but_unchanged;
mod draft_without_version;
mod extension_after_closing;
mod extension_not_later;
mod more_submitters_than_opinions;
mod needless_short_reason;
mod omitted_without_reason;
mod opens_before_published;
mod opinions_not_shown;
mod opinions_of_nobody;
mod received_mismatch;
mod result_of_another_title;
mod result_overdue;
mod result_planned_before_closing;
mod short_period;
mod submitters_mismatch;
mod summary_without_originals;
mod ways_received_mismatch;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) use result_overdue::Late;

/// Days that a call lasts at least, unless it says why not.
const LEAST_DAYS: i64 = 30;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "意見公募",
    checks: &[
        Check::of_record(&closes_before_opening::PAGE, closes_before_opening::check),
        Check::of_record(&extension_not_later::PAGE, extension_not_later::check),
        Check::of_record(&short_period::PAGE, short_period::check),
        Check::of_record(&needless_short_reason::PAGE, needless_short_reason::check),
        Check::of_record(&call_without_draft::PAGE, call_without_draft::check),
        Check::of_record(&draft_without_version::PAGE, draft_without_version::check),
        Check::of_record(&result_planned_before_closing::PAGE, result_planned_before_closing::check),
        Check::of_record(&received_mismatch::PAGE, received_mismatch::check),
        Check::of_record(&submitters_mismatch::PAGE, submitters_mismatch::check),
        Check::of_record(&more_submitters_than_opinions::PAGE, more_submitters_than_opinions::check),
        Check::of_record(&opinions_of_nobody::PAGE, opinions_of_nobody::check),
        Check::of_record(&opinions_not_shown::PAGE, opinions_not_shown::check),
        Check::of_record(&changed_without_difference::PAGE, changed_without_difference::check),
        Check::of_record(&call_without_material::PAGE, call_without_material::check),
        Check::of_record(&cancelled_without_reason::PAGE, cancelled_without_reason::check),
        Check::of_record(&extension_after_closing::PAGE, extension_after_closing::check),
        Check::of_record(&opens_before_published::PAGE, opens_before_published::check),
        Check::of_record(&channel_beyond_closing::PAGE, channel_beyond_closing::check),
        Check::of_record(&adopted_but_unchanged::PAGE, adopted_but_unchanged::check),
        Check::of_record(&summary_without_originals::PAGE, summary_without_originals::check),
        Check::of_record(&again_without_call::PAGE, again_without_call::check),
        Check::of_record(&difference_but_unchanged::PAGE, difference_but_unchanged::check),
        Check::of_site(&result_of_another_title::PAGE, result_of_another_title::check),
        Check::of_record(&contact_within_opinion::PAGE, contact_within_opinion::check),
        Check::of_site(&result_overdue::PAGE, result_overdue::check),
        Check::of_record(&ways_received_mismatch::PAGE, ways_received_mismatch::check),
        Check::of_record(&omitted_without_reason::PAGE, omitted_without_reason::check),
    ],
};
