//! Rules on consultations: days that people rely on, and numbers that add up.

pub(in crate::check) mod call_without_draft;
pub(in crate::check) mod changed_without_difference;
pub(in crate::check) mod closes_before_opening;
pub(in crate::check) mod draft_without_version;
pub(in crate::check) mod extension_not_later;
pub(in crate::check) mod more_submitters_than_opinions;
pub(in crate::check) mod needless_short_reason;
pub(in crate::check) mod opinions_not_shown;
pub(in crate::check) mod opinions_of_nobody;
pub(in crate::check) mod received_mismatch;
pub(in crate::check) mod result_planned_before_closing;
pub(in crate::check) mod short_period;
pub(in crate::check) mod submitters_mismatch;

use crate::check::Subject;
use crate::finding::Findings;
use crate::model::Call;
use crate::model::CallResult;

/// Days that a call lasts at least, unless it says why not.
const LEAST_DAYS: i64 = 30;

/// Runs every rule that fits the stage; where no procedure is held, there is no period and no draft to judge.
pub(in crate::check) fn check(subject: &Subject, findings: &mut Findings) {
    if let Some(call) = subject.call() {
        of_call(subject, call, findings);
    }
    if let Some(result) = subject.result() {
        of_result(subject, result, findings);
    }
}

fn of_call(subject: &Subject, call: &Call, findings: &mut Findings) {
    closes_before_opening::check(subject, call, findings);
    extension_not_later::check(subject, call, findings);
    short_period::check(subject, call, findings);
    needless_short_reason::check(subject, call, findings);
    call_without_draft::check(subject, call, findings);
    draft_without_version::check(subject, call, findings);
    result_planned_before_closing::check(subject, call, findings);
}

fn of_result(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    received_mismatch::check(subject, result, findings);
    submitters_mismatch::check(subject, result, findings);
    more_submitters_than_opinions::check(subject, result, findings);
    opinions_of_nobody::check(subject, result, findings);
    opinions_not_shown::check(subject, result, findings);
    changed_without_difference::check(subject, result, findings);
}
