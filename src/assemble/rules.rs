//! What assembling has to say.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static SAME_ADDRESS: Rule = Rule {
    code: "A101",
    name: "same-address",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "二つのものが同じアドレスになります",
    basis: "一つのアドレスに二つのものがあると、どちらかが黙って失われるためです。",
};
pub(super) static DEAD_LINK: Rule = Rule {
    code: "A102",
    name: "dead-link",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "行き先のないリンクです",
    basis: "読む人をどこにも連れて行かないリンクを公開しないためです。",
};
pub(super) static LINK_TO_UNPUBLISHED: Rule = Rule {
    code: "A103",
    name: "link-to-unpublished",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "まだ公表されていない文書へのリンクです",
    basis: "公表前の文書のアドレスが知られることと、行き先のないリンクの両方を防ぐためです。",
};
pub(super) static LONG_ADDRESS: Rule = Rule {
    code: "A104",
    name: "long-address",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "アドレスが長すぎます",
    basis: "180文字を超えるアドレスは、圧縮ファイルや Windows のフォルダーに収まらないことがあるためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&SAME_ADDRESS, &DEAD_LINK, &LINK_TO_UNPUBLISHED, &LONG_ADDRESS];
