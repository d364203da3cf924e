//! A local public body fills in what the form asks of bodies of the state alone.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::Value;

use super::boxes::is_local;

rule! {
    /// # 何を見るか
    ///
    /// 【行政機関等のみ】とされた項目（個人情報保護委員会の承認日、提出日、審査、結果）に、地方公共団体の評価書で記載がないかを
    /// 見ます。「－」や空欄は、記載とは見ません。地方公共団体かどうかは、表紙の「評価実施機関名」で見分けます。
    ///
    /// # なぜ
    ///
    /// 地方公共団体の全項目評価書は、第三者点検を受けるもので、個人情報保護委員会の承認を受けるものではありません。記載があると、
    /// 受けていない承認を受けたように読めます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// cover.agency = "見本市長"
    /// procedure.approval.submitted = 2026-02-02
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// cover.agency = "見本市長"
    /// procedure.approval.examination = "－"
    /// ```
    ///
    /// # 直し方
    ///
    /// その項目の行を消します。審議会などに提出した日や結果は、「第三者点検」に書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価指針第2（行政機関等に地方公共団体等は含まれません）、様式4の【行政機関等のみ】。
    ///
    /// # 止め方
    ///
    /// 理由があって書くときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X113", "national-item-filled", Error,
    title: "【行政機関等のみ】の項目に、地方公共団体の記載があります",
    basis: "個人情報保護委員会の承認は行政機関等の評価書についての手続で、行政機関等に地方公共団体は含まれないためです（指針第2）。",
    items: &[
        "all-items cover.ppc-approved", "all-items procedure.approval.submitted",
        "all-items procedure.approval.examination", "all-items procedure.approval.result",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !is_local(subject) {
        return;
    }
    for entry in &subject.record.entries {
        let node = &subject.record.form.nodes[entry.node];
        if node.national_only && matches!(entry.value, Value::Stated(_)) {
            let agency = subject.words("cover.agency").unwrap_or(&subject.settings.body);
            let called = subject.record.called(entry);
            let message = format!("{called}は行政機関等だけが書く項目ですが、{agency}の評価書に記載があります。");
            let remedy = "この行を消してください。審議会などの点検のことなら「第三者点検」に書いてください。";
            findings.add(&RULE, subject.at(entry), message, remedy);
        }
    }
}
