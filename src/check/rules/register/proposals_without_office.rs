//! Proposals are asked for, and no office takes them.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::Value;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 行政機関等匿名加工情報の提案の募集が「該当」であるのに、提案を受ける組織の名称や所在地が「－」
    /// などになっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 提案をしようとする人が、どこに出せばよいかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// proposals = "該当"
    /// [proposal-office]
    /// name = "－"
    /// address = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// proposals = "該当"
    /// [proposal-office]
    /// name = "見本市 総務部 情報公開課"
    /// address = "見本県見本市本町一丁目1番1号"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// proposals = "非該当"
    /// [proposal-office]
    /// name = "－"
    /// address = "－"
    /// ```
    ///
    /// # 直し方
    ///
    /// 提案を受ける組織の名称と所在地を書きます。提案の募集をしないときは、「非該当」にします。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第110条第1号・第2号。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K103", "proposals-without-office", Error,
    title: "提案の募集をするのに、提案を受ける組織がありません",
    basis: "提案の募集をする個人情報ファイルでは、提案を受ける組織の名称と所在地を書くこととされているためです（法第110条第2号）。",
    items: &["file-register proposals", "file-register proposal-office.name", "file-register proposal-office.address"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) || subject.chosen("proposals") != Some("yes") {
        return;
    }
    let office = ["proposal-office.name", "proposal-office.address"];
    for entry in office.into_iter().filter_map(|key| subject.record.get(key)) {
        if let Value::None(mark) = &entry.value {
            let message =
                format!("提案の募集は「該当」とありますが、{}は「{mark}」とあります。", subject.record.called(entry));
            let remedy = "提案を受ける組織の名称と所在地を書くか、募集をしないときは「非該当」にしてください。";
            findings.add(&RULE, subject.at(entry).quoting(mark), message, remedy);
        }
    }
}
