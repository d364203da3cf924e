//! A row of the table of changes that says too little to be understood.

use super::row::ChangeRow;
use super::row::stands_for_nothing;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::is_none_mark;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表で、提出時期が「事後」なのに「提出時期に係る説明」が「－」だけの行と、変更前も変更後も「－」「（新設）」などで、
    /// 変わった文がどこにもない行を見ます。何も書かれていない欄は、F101 が伝えます。
    ///
    /// # なぜ
    ///
    /// 事後に提出できるのは、重要な変更に当たらないときなどに限られるため、その理由が要ります。変わった文のない行では、何が
    /// 変わったのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// timing = "事後"
    /// explanation = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// timing = "事後"
    /// explanation = "組織の名称の修正であり、重要な変更に当たらないため。"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅱ.7"
    /// before = "（新設）"
    /// after = "紙の台帳は作らない。"
    /// timing = "事前"
    /// explanation = "－"
    /// ```
    ///
    /// # 直し方
    ///
    /// 説明には、重要な変更に当たらない理由などを書きます。新しく書いた文や、消した文は、その文を書きます。
    ///
    /// # 根拠
    ///
    /// 様式の変更箇所の欄。重要な変更の範囲は特定個人情報保護評価に関する規則第11条（条文は未確認です）。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P110", "wordless-change", Warning,
    title: "変更箇所の行に、説明や変わった文がありません",
    basis: "事後に提出した理由や変わった文がないと、変更の扱いが正しいかを確かめられないためです。",
    items: &["all-items changes[].explanation", "priority-items changes[].explanation"],
}

const AFTER: &str = "after";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return;
    }
    for row in ChangeRow::all(subject) {
        let is_after = row.timing.as_deref() == Some(AFTER);
        if let Some(explanation) = row.explanation.filter(|words| is_after && is_none_mark(words)) {
            let message = format!("変更箇所の{}は、提出時期が「事後」ですが、説明がありません。", row.called());
            let remedy = "重要な変更に当たらない理由など、事後に提出した理由を書いてください。";
            findings.add(&RULE, row.at(subject, "explanation").quoting(explanation), message, remedy);
        }
        let both =
            row.before.zip(row.after).filter(|(before, after)| stands_for_nothing(before) && stands_for_nothing(after));
        if let Some((_, after)) = both {
            let message = format!("変更箇所の{}には、変更前にも変更後にも、変わった文がありません。", row.called());
            let remedy = "新しく書いたなら変更後に、消したなら変更前に、その文を書いてください。";
            findings.add(&RULE, row.at(subject, AFTER).quoting(after), message, remedy);
        }
    }
}
