//! What putting files into the output has to say.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static DAMAGED_LIST: Rule = Rule {
    code: "S101",
    name: "damaged-list",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "前に作ったファイルの一覧が壊れています",
    basis: "一覧がなければ、要らなくなったファイルと、人が置いたファイルとを見分けられないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&DAMAGED_LIST];
