//! What rendering has to say of a theme.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static BAD_TEMPLATE: Rule = Rule {
    code: "T101",
    name: "bad-template",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "テンプレートを使えません",
    basis: "テンプレートが壊れていると、どのページも正しく作れないためです。",
};
pub(super) static BAD_THEME_FILE: Rule = Rule {
    code: "T102",
    name: "bad-theme-file",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "テーマのファイルを使えません",
    basis: "テーマのファイルは、そのままの名前で公開されるためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&BAD_TEMPLATE, &BAD_THEME_FILE];
