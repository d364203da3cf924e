//! A waiver that accepts nothing.

use crate::check::Waivers;
use crate::check::rule;
use crate::finding::Findings;

use super::unknown_rule;

rule! {
    /// # 何を見るか
    ///
    /// 検査除外（`[[waivers]]`）に当たる指摘が、今もあるかを見ます。
    ///
    /// # なぜ
    ///
    /// 直した後に残った除外や、書き誤って何にも当たらない除外は、次に同じ誤りが起きたときに、それを隠してしまいます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "住民の異動を記録する。"
    ///
    /// [[waivers]]
    /// rule = "H101"
    /// item = "purpose"
    /// reason = "国の名前をその国の文字で示すため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
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
    /// item = "purpose"
    /// quote = "한국어"
    /// reason = "国の名前をその国の文字で示すため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
    /// ```
    ///
    /// # 直し方
    ///
    /// もう要らない除外なら、そのまとまりを消します。書き誤りなら、規則の番号、項目のキー、記載を直します。
    ///
    /// # 根拠
    ///
    /// 除外の記録を正しく保つための、juran の決まりです。
    ///
    /// # 止め方
    ///
    /// この指摘は、除外を消せば止まります。
    "W101", "unused-waiver", Warning,
    title: "当たる指摘のない検査除外です",
    basis: "使われていない除外は、次に同じ誤りが起きたときに、それを隠してしまうためです。",
    items: &[],
}

pub(super) fn check(waivers: &Waivers, findings: &mut Findings) {
    let holds = waivers.all.iter().filter(|(waiver, is_used)| !is_used && !waivers.is_expired(waiver));
    for (waiver, _) in holds.filter(|(waiver, _)| unknown_rule::can_be_accepted(&waiver.rule)) {
        if waivers.were_rules_asked(waiver) {
            let message = format!("規則 {} の検査除外に当たる指摘は、今はありません。", waiver.rule);
            let remedy = "もう要らない除外なら、[[waivers]] のまとまりを消してください。書き誤りなら、rule・item・quote を直してください。";
            findings.add(&RULE, waiver.place.clone(), message, remedy);
        }
    }
}
