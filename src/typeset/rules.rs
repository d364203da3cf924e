//! What setting a version on paper has to say.

use crate::finding::Class;
use crate::finding::Rule;
use crate::finding::Severity;

pub(super) static NO_GLYPH: Rule = Rule {
    code: "Y101",
    name: "no-glyph",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "PDF の書体にない文字があります",
    basis: "PDF は、どの機械でも同じに見えるように、決まった書体を中に持つためです。書体にない文字は、字の形で示せません。",
};

pub(super) static PICTURE_NOT_SET: Rule = Rule {
    code: "Y102",
    name: "picture-not-set",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "PDF に入れられない図があります",
    basis: "PDF に図がないと、紙で読む人が、図の説明だけを読むことになるためです。",
};

pub(super) static NOT_SET: Rule = Rule {
    code: "Y103",
    name: "pdf-not-made",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "PDF を作れませんでした",
    basis: "読み上げと長期の保存のための PDF の規格（PDF/UA-1、PDF/A-2a）に合わないものを、公開しないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&NO_GLYPH, &PICTURE_NOT_SET, &NOT_SET];
