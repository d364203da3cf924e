//! Keys of items, and ids of forms, for which more than one rule asks.

pub(crate) const BASIC: &str = "procedure.basic.date";
pub(crate) const HEARING: &str = "procedure.consultation.period";
pub(crate) const OPINIONS: &str = "procedure.consultation.opinions";
pub(crate) const REVIEW: &str = "procedure.review.date";
pub(crate) const APPROVAL: &str = "procedure.approval.submitted";
pub(crate) const REVIEW_RESULT: &str = "procedure.review.result";
pub(crate) const FILES: &str = "files";
pub(crate) const HELD: &str = "basics.held-since";
pub(crate) const USED: &str = "acquisition.used-since";
pub(crate) const INCIDENTS: &str = "risks.storage.loss.incidents-content";
pub(crate) const CHANGES: &str = "changes";
pub(crate) const CHANGE_DATE: &str = "date";
pub(crate) const DATED: &str = "dated";
pub(crate) const DEADLINES: &str = "deadlines";
pub(crate) const DEADLINE_DATE: &str = "date";
pub(crate) const DEADLINE_WHAT: &str = "what";
pub(crate) const MEETING_TIME: &str = "time";

/// Forms of evaluation books that describe files and tell of a procedure.
pub(crate) const DETAILED_BOOKS: &[&str] = &["all-items", "priority-items"];

/// Forms for which the regulation sets the order of the hearing and the review.
pub(crate) const IN_LEGAL_ORDER: &[&str] = &["all-items"];

/// Forms of evaluation books.
pub(crate) const BOOKS: &[&str] = &["all-items", "priority-items", "basic-items"];
