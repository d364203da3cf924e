//! Opinions were received, and none is shown.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見があったのに、意見と考え方が一つも載っていないところを探します。載せない理由が書いてあれば知らせません。
    ///
    /// # なぜ
    ///
    /// 意見を出した人は、自分の意見がどう扱われたかをここで確かめます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 2
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 2
    /// left-out = "2件とも、個人の名誉を傷つけるおそれがあるため載せない。"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 0
    /// ```
    ///
    /// # 直し方
    ///
    /// 意見と考え方を書きます。載せられないときは、その理由を書きます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第1項第3号・第4号、第3項。地方公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C112", "opinions-not-shown", Warning,
    title: "意見がありましたが、一つも載っていません",
    basis: "提出された意見と、それを考慮した結果を公表することになっているためです（行政手続法第43条第1項。地方公共団体では、自らの条例や要綱によります）。",
    items: &["consultation-result received", "consultation-result opinions[]", "consultation-result left-out"],
}

/// Looks at a result without opinions: where some were received, readers look for them and for what was answered, unless it
/// is said why they are left out.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    let received = result.received.filter(|received| *received > 0 && result.opinions.is_empty() && !result.leaves_out);
    if let Some(received) = received {
        let message = format!("意見は{received}件ありましたが、意見と考え方が一つも載っていません。");
        let remedy = format!(
            "「[[{}]]」で始まるまとまりに、意見と考え方を書いてください。載せられないときは、「{} = …」に理由を書いてください。",
            result_keys::OPINIONS,
            result_keys::LEFT_OUT
        );
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
