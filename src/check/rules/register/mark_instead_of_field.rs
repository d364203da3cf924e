//! A field that every entry needs says that there is nothing, or is withheld.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::model::Stated;
use crate::model::Value;
use crate::text::is_none_mark;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 個人情報ファイル簿に必ず書く項目（行政機関等の名称、組織の名称、利用目的、記録範囲、請求を受理する組織、種別）が、「－」
    /// や「なし」になっていないか、公表しないこととされていないかを見ます。記録項目と収集方法の「－」は、
    /// 法律が認める場合があるので、「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// これらの項目がないと、自分の情報がそのファイルにあるか、どこに請求すればよいかが分かりません。項目は法律で決まっており、
    /// 該当がないということもありません。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// purpose = "－"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// [requests]
    /// name = "見本市 総務部 情報公開課"
    /// address = "なし"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// scope = { withheld = "事務の適正な遂行に支障を及ぼすおそれがあるため" }
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// agency = "見本市長"
    /// organisation = "福祉部高齢者支援課"
    /// purpose = "介護保険の資格を管理するため。"
    /// scope = "被保険者"
    /// recipients = "－"
    /// special-procedure = "－"
    /// remarks = "なし"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// collection = { withheld = "事務の適正な遂行に支障を及ぼすおそれがあるため" }
    /// ```
    ///
    /// # 直し方
    ///
    /// 書くべき内容を書きます。記録項目の一部、収集方法、経常的提供先を、法第75条第3項により書かないときは、
    /// その理由を添えて、公表しないこととします。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第74条第1項第1号から第5号まで・第9号、第75条第1項・第3項、
    /// 施行令第21条第6項第1号。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K101", "mark-instead-of-field", Error,
    title: "個人情報ファイル簿に必ず書く項目が、「－」などになっています",
    basis: "個人情報ファイル簿の項目は法律で決まっており、書かないことができるのは、記録項目の一部、収集方法、経常的提供先だけであるためです（法第75条第3項）。",
    items: &["file-register agency", "file-register organisation", "file-register purpose", "file-register items", "file-register scope", "file-register collection", "file-register recipients", "file-register requests.name", "file-register requests.address", "file-register file-type"],
}

/// Fields with which an entry cannot do without anything.
const NEEDED: &[&str] =
    &["agency", "organisation", "purpose", "scope", "requests.name", "requests.address", "file-type"];
/// Fields of which a part, or all, may be left out on a ground of the law.
const EXCUSED: &[&str] = &["items", "collection"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) {
        return;
    }
    for entry in &subject.record.entries {
        let key = entry.key.as_str();
        let called = subject.record.called(entry);
        let is_needed = NEEDED.contains(&key);
        if let Some(mark) = mark(&entry.value).filter(|_| is_needed) {
            let message = format!("{called}が「{mark}」となっています。個人情報ファイル簿に必ず書く項目です。");
            findings.add(&RULE, subject.at(entry).quoting(mark), message, "書くべき内容を書いてください。");
        } else if let Some(mark) = mark(&entry.value).filter(|_| EXCUSED.contains(&key)) {
            let message = format!(
                "{called}が「{mark}」となっています。書かないことができるのは、法第75条第3項に当たるときだけです。"
            );
            let remedy = "書くべき内容を書くか、法第75条第3項により書かないときは、その理由を添えて公表しないこととしてください。";
            findings.add_as(Severity::Warning, &RULE, subject.at(entry).quoting(mark), message, remedy);
        } else if matches!(entry.value, Value::Withheld { .. }) && (is_needed || key == "name") {
            let message =
                format!("{called}が、公表しないこととされています。法律が書かないことを認めている項目ではありません。");
            let remedy = "内容を書いてください。ファイルの全体を載せない理由があるときは、個人情報ファイル簿から外してください。";
            findings.add(&RULE, subject.at(entry), message, remedy);
        }
    }
}

/// The mark for nothing that is all that stands there.
fn mark(value: &Value) -> Option<&str> {
    match value {
        Value::None(mark) => Some(mark),
        Value::Stated(Stated::List(lines)) => match lines.as_slice() {
            [line] if is_none_mark(line) => Some(line),
            _ => None,
        },
        _ => None,
    }
}
