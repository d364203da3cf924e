//! A material change, with the hearing of the version before.

use super::material::judged;
use crate::check::Holdings;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 全項目評価書について、重要な変更に当たる（`material = true`）とした項目があるのに、「国民・住民等からの意見の
    /// 聴取」の「実施日・期間」が前の版のままになっていないかを見ます。案では、これから行う手続なので見ません。
    ///
    /// # なぜ
    ///
    /// 意見の聴取を経ていないか、書き直し忘れたかのどちらかです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// [procedure.basic]
    /// date = 2024-04-01
    /// [procedure.consultation]
    /// period = "令和6年4月1日から令和6年4月30日まで"
    /// [procedure.review]
    /// date = "令和6年5月10日"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// [procedure.basic]
    /// date = 2024-04-01
    /// [procedure.consultation]
    /// period = "令和6年4月1日から令和6年4月30日まで"
    /// [procedure.review]
    /// date = "令和6年5月10日"
    /// [[changed]]
    /// item = "task.description"
    /// material = true
    /// reason = "事務の範囲が広がるため。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// [procedure.basic]
    /// date = 2024-04-01
    /// [procedure.consultation]
    /// period = "令和6年4月1日から令和6年4月30日まで"
    /// [procedure.review]
    /// date = "令和6年5月10日"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// [procedure.basic]
    /// date = 2025-10-01
    /// [procedure.consultation]
    /// period = "令和7年10月1日から令和7年10月30日まで"
    /// [procedure.review]
    /// date = "令和7年11月10日"
    /// [[changed]]
    /// item = "task.description"
    /// material = true
    /// reason = "事務の範囲が広がるため。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「実施日・期間」を、今回の実施に合わせて書きます。重要な変更でなければ、`material = false` とし、理由を書きま
    /// す。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第7条第4項（公示し、広く住民等の意見を求めること。第11条の重要な変更も同様とさ
    /// れています）。行政機関等についての第1項は、条文を確認していません。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P133", "material-without-hearing", Error,
    title: "重要な変更なのに、意見の聴取が前の版のままです",
    basis: "重要な変更をするときは、評価書を公示し、広く住民等の意見を求めることとされているためです。",
    items: &["all-items procedure.consultation.period"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings).iter().filter(|judged| judged.is_in_legal_order()) {
        let Some(first) = judged.material().first().map(|(difference, _)| judged.called(difference)) else { continue };
        if let Some(place) = judged.stands_as_before(keys::HEARING) {
            let message = format!(
                "{first}などの変更は重要な変更とされていますが、意見の聴取の「実施日・期間」が{}と同じです。",
                judged.old.0.version.called()
            );
            let remedy = "今回の実施に合わせて書き直してください。重要な変更に当たらないなら、changed.toml の material を false にして、理由を書いてください。";
            findings.add(&RULE, place, message, remedy);
        }
    }
}
