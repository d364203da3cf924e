//! Rules on counts: numbers that are stated beside what can be counted, and bands that are chosen for them.

mod band;
mod check_digit_wrong;
mod entrusted_more_than_held;
mod entrustments_miscounted;
mod head_count_outside_band;
mod incidents_without_prevention;
mod item_count_outside_band;
mod item_twice;
mod number;
mod number_skipped;
mod opinions;
mod opinions_against_reflection;
mod opinions_against_result;
mod persons_against_population;
mod recipients_miscounted;
mod rows_miscounted_in_words;
mod sum_mismatch;
mod threshold_not_followed;
mod total;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "数と区分",
    checks: &[
        Check::of_record(&entrustments_miscounted::PAGE, entrustments_miscounted::check),
        Check::of_record(&recipients_miscounted::PAGE, recipients_miscounted::check),
        Check::of_record(&item_count_outside_band::PAGE, item_count_outside_band::check),
        Check::of_record(&item_twice::PAGE, item_twice::check),
        Check::of_record(&persons_against_population::PAGE, persons_against_population::check),
        Check::of_record(&entrusted_more_than_held::PAGE, entrusted_more_than_held::check),
        Check::of_record(&threshold_not_followed::PAGE, threshold_not_followed::check),
        Check::of_record(&head_count_outside_band::PAGE, head_count_outside_band::check),
        Check::of_record(&incidents_without_prevention::PAGE, incidents_without_prevention::check),
        Check::of_record(&opinions_against_reflection::PAGE, opinions_against_reflection::check),
        Check::of_record(&number_skipped::PAGE, number_skipped::check),
        Check::of_record(&sum_mismatch::PAGE, sum_mismatch::check),
        Check::of_record(&check_digit_wrong::PAGE, check_digit_wrong::check),
        Check::of_site(&opinions_against_result::PAGE, opinions_against_result::check),
        Check::of_record(&rows_miscounted_in_words::PAGE, rows_miscounted_in_words::check),
    ],
};
