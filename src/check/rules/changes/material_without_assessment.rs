//! A material change, with the day of assessment of the version before.

use super::material::judged;
use crate::check::Holdings;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 全項目評価書と重点項目評価書について、重要な変更に当たる（`material = true`）とした項目があるのに、評価実施手
    /// 続の「基礎項目評価」の「実施日」が前の版のままになっていないかを見ます。案では、これから行う手続なので見ません。
    ///
    /// # なぜ
    ///
    /// 評価を実施し直していないか、書き直し忘れたかのどちらかです。
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
    /// 「実施日」を、今回の実施に合わせて書きます。重要な変更でなければ、`material = false` とし、理由を書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第11条。基礎項目評価の実施日も改めるべきことは、条文を確認していないため、「問
    /// 題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P135", "material-without-assessment", Warning,
    title: "重要な変更なのに、評価の実施日が前の版のままです",
    basis: "重要な変更をするときは、評価を改めて実施するものとされているためです。",
    items: &["all-items procedure.basic.date", "priority-items procedure.basic.date"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings).iter().filter(|judged| judged.is_to_be_assessed()) {
        let Some(first) = judged.material().first().map(|(difference, _)| judged.called(difference)) else { continue };
        if let Some(place) = judged.stands_as_before(keys::BASIC) {
            let message = format!(
                "{first}などの変更は重要な変更とされていますが、基礎項目評価の「実施日」が{}と同じです。",
                judged.old.0.version.called()
            );
            let remedy = "今回の実施に合わせて書き直してください。重要な変更に当たらないなら、changed.toml の material を false にして、理由を書いてください。";
            findings.add(&RULE, place, message, remedy);
        }
    }
}
