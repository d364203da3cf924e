//! A result under another title than its call.

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 意見公募の結果の題名が、募集したときの題名と同じかを見ます。「…についての結果」のように言葉を添えたものは構いません。
    ///
    /// # なぜ
    ///
    /// 題名が違うと、意見を出した人が、自分の出した意見の結果を見つけられません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "見本市公園条例の一部改正（案）"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "見本市公園条例の一部を改正する条例（案）"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "見本市公園条例の一部改正（案）"
    /// ```
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "見本市公園条例の一部改正（案）に対する意見の募集の結果"
    /// ```
    ///
    /// # 直し方
    ///
    /// 募集したときの題名にそろえます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第1項第1号（題名を公示すること。地方公共団体では、自らの条例や要綱によります）と論理。
    ///
    /// # 止め方
    ///
    /// 定めるときに題名を改めたなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C123", "result-of-another-title", Warning,
    title: "結果の題名が、募集の題名と違います",
    basis: "題名が違うと、意見を出した人が結果を見つけられないためです。",
    items: &["consultation-call title", "consultation-result result-title"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let titled = |form: &'static str| {
        let versions = holdings.all().filter(move |one| one.form == form);
        versions.filter_map(|one| Some((&one.document, one.title.as_ref()?)))
    };
    for (document, (result, place)) in titled("consultation-result") {
        let Some((_, (call, _))) = titled("consultation-call").find(|(other, _)| *other == document) else { continue };
        let (own, other) = (fold(result), fold(call));
        if !own.contains(&other) && !other.contains(&own) {
            let message = format!("結果の題名は「{result}」ですが、募集の題名は「{call}」です。");
            let remedy = "同じ案件なら、募集したときの題名にそろえてください。";
            findings.add(&RULE, place.clone(), message, remedy);
        }
    }
}
