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
pub(super) static RESULT_BEFORE_CALL: Rule = Rule {
    code: "A111",
    name: "result-before-call",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見公募の結果が、募集より先に公表されます",
    basis: "何について意見を求めたかを示さずに結果だけを公表すると、読む人に意味が伝わらないためです。",
};
pub(super) static RESULT_BEFORE_CLOSING: Rule = Rule {
    code: "A112",
    name: "result-before-closing",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "意見公募の結果が、受付の締切より先に公表されます",
    basis: "期間の内に届いた意見は十分に考慮することとされており（行政手続法第42条）、締切の前には結果を決められないためです。",
};
pub(super) static RESULT_OF_CANCELLED_CALL: Rule = Rule {
    code: "A113",
    name: "result-of-cancelled-call",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "中止した意見公募に、結果があります",
    basis: "中止と結果の両方があると、意見がどうなったかを読む人が決められないためです。",
};
pub(super) static SAME_ITEM_IN_STAGES: Rule = Rule {
    code: "A114",
    name: "same-item-in-stages",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "募集と結果の様式に、同じ名前の項目があります",
    basis: "募集と結果は一つのページに並び、項目の名前がその中のアドレスになるためです。",
};
pub(super) static MENDED_BUT_UNCHANGED: Rule = Rule {
    code: "A115",
    name: "mended-but-unchanged",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "意見により直したという箇所が、案から変わっていません",
    basis: "意見を出した人は、自分の意見で変わったところを、案と定めたものの比較で確かめるためです。",
};
pub(super) static WITHDRAWN_TOO_EARLY: Rule = Rule {
    code: "A121",
    name: "withdrawn-too-early",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "公表を続ける期間の中に、評価書の公表をやめます",
    basis: "事務を終えた評価書は、題名に終了の日を付け、少なくとも3年間公表を続けることとされているためです（様式4の記載要領。重点項目評価書と基礎項目評価書の記載要領は、まだ確かめていません）。",
};
pub(super) static EVENT_WITHOUT_DOCUMENT: Rule = Rule {
    code: "A131",
    name: "event-without-document",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "暮らしの場面に書いた文書が、このサイトにありません",
    basis: "暮らしの場面から文書を探す人に、あるはずの文書が示されないまま気づかれないことを防ぐためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[
    &SAME_ADDRESS,
    &DEAD_LINK,
    &LINK_TO_UNPUBLISHED,
    &LONG_ADDRESS,
    &RESULT_BEFORE_CALL,
    &RESULT_BEFORE_CLOSING,
    &RESULT_OF_CANCELLED_CALL,
    &SAME_ITEM_IN_STAGES,
    &MENDED_BUT_UNCHANGED,
    &WITHDRAWN_TOO_EARLY,
    &EVENT_WITHOUT_DOCUMENT,
];
