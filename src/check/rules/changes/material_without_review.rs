//! A material change, with the review of the version before.

use super::material::judged;
use crate::check::Holdings;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 全項目評価書について、重要な変更に当たる（`material = true`）とした項目があるのに、「第三者点検」の「実施日」
    /// が前の版のままになっていないかを見ます。個人情報保護委員会の承認を受ける行政機関等の評価書（提出日が書かれてい
    /// るもの）と、案では、これから行う手続なので見ません。
    ///
    /// # なぜ
    ///
    /// 第三者点検を経ていないか、書き直し忘れたかのどちらかです。
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
    /// 特定個人情報保護評価に関する規則第7条第4項（見直しの後に、学識経験のある者を含む合議制の機関などの意見を聴くこ
    /// と）。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P134", "material-without-review", Error,
    title: "重要な変更なのに、第三者点検が前の版のままです",
    basis: "意見を求めた後に、学識経験のある者を含む合議制の機関などの意見を聴くこととされているためです。",
    items: &["all-items procedure.review.date"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in
        judged(holdings).iter().filter(|judged| judged.is_in_legal_order() && !judged.is_written(keys::APPROVAL))
    {
        let Some(first) = judged.material().first().map(|(difference, _)| judged.called(difference)) else { continue };
        if let Some(place) = judged.stands_as_before(keys::REVIEW) {
            let message = format!(
                "{first}などの変更は重要な変更とされていますが、第三者点検の「実施日」が{}と同じです。",
                judged.old.0.version.called()
            );
            let remedy = "今回の実施に合わせて書き直してください。重要な変更に当たらないなら、changed.toml の material を false にして、理由を書いてください。";
            findings.add(&RULE, place, message, remedy);
        }
    }
}
