//! An entry does not say whether it holds what an ordinance calls sensitive.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::model::Value;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 「記録情報に条例要配慮個人情報が含まれているときは、その旨」に、「含む」か「含まない」が書かれているかを見ます。
    /// 書かれていないときは「問題の可能性大」、「－」などのときは「要判断」とします。
    ///
    /// # なぜ
    ///
    /// 空けたままでは、含まないのか、確かめていないのかが分かりません。条例要配慮個人情報を定めている団体では、なおさらです。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// ordinance-sensitive = "－"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// ordinance-sensitive = "含まない"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 直し方
    ///
    /// 条例を確かめ、「含む」か「含まない」を選びます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第75条第4項（地方公共団体について）。様式のどこに書くかは未確認です。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K110", "ordinance-field-missing", Warning,
    title: "条例要配慮個人情報を含むかどうかが、書かれていません",
    basis: "地方公共団体の個人情報ファイル簿には、条例要配慮個人情報が含まれているときはその旨を書くこととされ、含まないときも、そう書いてあれば確かめたことが分かるためです。",
    items: &["file-register ordinance-sensitive"],
}

const FIELD: &str = "ordinance-sensitive";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) || subject.is_refused(FIELD) {
        return;
    }
    let agency = subject.settings.agency_of(subject.version);
    if agency.is_some_and(|agency| agency.is_other) {
        return;
    }
    let (severity, said) = match subject.record.get(FIELD).map(|entry| &entry.value) {
        None | Some(Value::Absent) => (Severity::Warning, "書かれていません".to_owned()),
        Some(Value::None(mark)) => (Severity::Information, format!("「{mark}」となっています")),
        Some(_) => return,
    };
    let message = format!("条例要配慮個人情報を含むかどうかが、{said}。");
    let remedy = "条例を確かめ、「含む」か「含まない」を選んでください。";
    findings.add_as(severity, &RULE, subject.at_key(FIELD), message, remedy);
}
