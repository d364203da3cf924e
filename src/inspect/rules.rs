//! What inspection has to say.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static LEAK: Rule = Rule {
    code: "I101",
    name: "leak",
    severity: Severity::Error,
    class: Class::Leak,
    title: "公開しない言葉が、作られるファイルに含まれています",
    basis: "非公表とした部分と覚え書きは、どの形でも公開しないためです（特定個人情報保護評価に関する規則第13条）。",
};
pub(super) static UNSEARCHED: Rule = Rule {
    code: "I102",
    name: "unsearched-attachment",
    severity: Severity::Information,
    class: Class::Contradicted,
    title: "伏せた言葉がないことを、確かめられない添付があります",
    basis: "PDF や画像の中の言葉は機械では読み取れず、公開してからでは取り戻せないためです。",
};
pub(super) static BAD_STRUCTURE: Rule = Rule {
    code: "I201",
    name: "bad-page-structure",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "ページの組み立てが正しくありません",
    basis: "要素が順に閉じられていないと、機器によって違う読まれ方をするためです（JIS X 8341-3:2016 達成基準4.1.1）。",
};
pub(super) static DEAD_PAGE_LINK: Rule = Rule {
    code: "I202",
    name: "dead-page-link",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "ページの中に、行き先のないリンクがあります",
    basis: "読む人をどこにも連れて行かないリンクを公開しないためです。",
};
pub(super) static POLICY: Rule = Rule {
    code: "I203",
    name: "content-policy",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "ページが、許していないものを使っています",
    basis: "読む人の機械から、このサイトのほかへ何も送らないためです。",
};

pub(super) static ACTIVE_ATTACHMENT: Rule = Rule {
    code: "I204",
    name: "active-attachment",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "添付のファイルが、読む人の機械で動くものを含んでいます",
    basis: "公開の文書を開いた人の機械で、何も動かさないためです。",
};

pub(super) static UNFAITHFUL: Rule = Rule {
    code: "I205",
    name: "unfaithful",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表した版のページが、公表したとおりの言葉を示していません",
    basis: "公表した版のページに、保存した公表時の内容と違うことを示さないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] =
    &[&LEAK, &UNSEARCHED, &BAD_STRUCTURE, &DEAD_PAGE_LINK, &POLICY, &ACTIVE_ATTACHMENT, &UNFAITHFUL];
