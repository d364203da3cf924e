//! Keys of the items that hold days.

pub(super) const BASIC: &str = "procedure.basic.date";
pub(super) const HEARING: &str = "procedure.consultation.period";
pub(super) const REVIEW: &str = "procedure.review.date";
pub(super) const REVIEW_RESULT: &str = "procedure.review.result";
pub(super) const FILES: &str = "files";
pub(super) const HELD: &str = "basics.held-since";
pub(super) const USED: &str = "acquisition.used-since";
pub(super) const INCIDENTS: &str = "risks.storage.loss.incidents-content";
pub(super) const CHANGES: &str = "changes";
pub(super) const CHANGE_DATE: &str = "date";
pub(super) const DATED: &str = "dated";
pub(super) const DEADLINES: &str = "deadlines";
pub(super) const DEADLINE_DATE: &str = "date";
pub(super) const MEETING_TIME: &str = "time";
pub(super) const DEADLINE_WHAT: &str = "what";

/// Forms of the assessments that tell of a procedure.
pub(super) const WITH_PROCEDURE: &[&str] = &["all-items", "priority-items"];

/// Forms for which the regulation sets the order of the hearing and the review.
pub(super) const IN_LEGAL_ORDER: &[&str] = &["all-items"];
