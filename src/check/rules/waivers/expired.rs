//! A waiver that holds no longer.

use crate::check::Waivers;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 検査除外（`[[waivers]]`）の期限（`until`）が、サイトの時点で過ぎていないかを見ます。期限の日までは有効です。
    ///
    /// # なぜ
    ///
    /// 期限は、その日までに直すか、もう一度考えるために書かれたものです。過ぎた除外は働かず、元の指摘がまた出ます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "案内文の「한국어」を表示する。"
    ///
    /// [[waivers]]
    /// rule = "H101"
    /// reason = "案内文を入れ替えるまで、そのまま示すため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
    /// until = 2026-11-19
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "案内文の「한국어」を表示する。"
    ///
    /// [[waivers]]
    /// rule = "H101"
    /// reason = "案内文を入れ替えるまで、そのまま示すため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
    /// until = 2026-11-20
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の指摘のとおりに直すか、期限を決め直して、新しい理由と日を書きます。
    ///
    /// # 根拠
    ///
    /// 除外の記録を正しく保つための、juran の決まりです。
    ///
    /// # 止め方
    ///
    /// この指摘は、除外を消すか、期限を改めれば止まります。
    "W102", "expired-waiver", Warning,
    title: "期限の過ぎた検査除外です",
    basis: "期限は、その日までに直すか、もう一度考えるために書かれたものであるためです。",
    items: &[],
}

pub(super) fn check(waivers: &Waivers, findings: &mut Findings) {
    for (waiver, _) in waivers.all.iter().filter(|(waiver, _)| waivers.is_expired(waiver)) {
        let until = waiver.until.map(Date::wareki).unwrap_or_default();
        let message = format!("規則 {} の検査除外は、{until}までです。指摘は、また出ています。", waiver.rule);
        let remedy = "指摘のとおりに直して除外を消すか、もう一度認めるなら、期限（until）・理由・日を改めてください。";
        findings.add(&RULE, waiver.place.clone(), message, remedy);
    }
}
