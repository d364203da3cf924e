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

pub(super) static VANISHING_VERSION: Rule = Rule {
    code: "S102",
    name: "vanishing-version",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表した版が、サイトから消えようとしています",
    basis: "公表した文書は、名前の変更や置き忘れのために、黙って消えてはならないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&DAMAGED_LIST, &VANISHING_VERSION];
