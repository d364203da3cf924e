//! Rules on days: what the calendar, the order of things and the day of publication say of them.

mod assessment_too_old;
mod change_out_of_time;
mod changes_out_of_order;
mod day_count_mismatch;
mod deadline_before_issue;
mod deadline_told_otherwise;
mod ends_before_beginning;
mod first_year_as_number;
mod future_day_told_as_past;
mod incident_too_old;
mod needless_shortening_reason;
mod no_such_day;
mod past_day_told_as_future;
mod period_without_end;
mod procedure_out_of_order;
mod review_overdue;
mod shortened;
mod shortening_without_reason;
mod span;
mod uneven_precision;
mod used_before_held;
mod weekday_mismatch;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "日付と期間",
    checks: &[
        Check::of_record(&weekday_mismatch::PAGE, weekday_mismatch::check),
        Check::of_record(&day_count_mismatch::PAGE, day_count_mismatch::check),
        Check::of_record(&shortening_without_reason::PAGE, shortening_without_reason::check),
        Check::of_record(&procedure_out_of_order::PAGE, procedure_out_of_order::check),
        Check::of_record(&first_year_as_number::PAGE, first_year_as_number::check),
        Check::of_record(&no_such_day::PAGE, no_such_day::check),
        Check::of_record(&used_before_held::PAGE, used_before_held::check),
        Check::of_record(&incident_too_old::PAGE, incident_too_old::check),
        Check::of_record(&changes_out_of_order::PAGE, changes_out_of_order::check),
        Check::of_site(&review_overdue::PAGE, review_overdue::check),
        Check::of_record(&deadline_before_issue::PAGE, deadline_before_issue::check),
        Check::of_record(&past_day_told_as_future::PAGE, past_day_told_as_future::check),
        Check::of_record(&needless_shortening_reason::PAGE, needless_shortening_reason::check),
        Check::of_record(&ends_before_beginning::PAGE, ends_before_beginning::check),
        Check::of_record(&period_without_end::PAGE, period_without_end::check),
        Check::of_record(&uneven_precision::PAGE, uneven_precision::check),
        Check::of_record(&change_out_of_time::PAGE, change_out_of_time::check),
        Check::of_site(&assessment_too_old::PAGE, assessment_too_old::check),
        Check::of_record(&future_day_told_as_past::PAGE, future_day_told_as_past::check),
        Check::of_record(&deadline_told_otherwise::PAGE, deadline_told_otherwise::check),
    ],
};
