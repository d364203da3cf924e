//! A waiver of what cannot be accepted.

use crate::check::Waivers;
use crate::check::pages;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 検査除外（`[[waivers]]`）に書かれた規則が、除外できる規則の番号か名前であるかを見ます。除外できるのは、この手引きに
    /// ある規則です。読み取れないファイルやリンク切れ、漏えいの指摘は、除外できません。
    ///
    /// # なぜ
    ///
    /// 書き誤った番号の除外は、何にも働きません。読み取れないものや漏れるものは、理由があっても公開できません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    ///
    /// [[waivers]]
    /// rule = "A102"
    /// reason = "行き先のページは、後から作るため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    ///
    /// [[waivers]]
    /// rule = "foreign-letter"
    /// reason = "国の名前をその国の文字で示すため。"
    /// by = "情報政策課"
    /// on = 2026-05-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 指摘に付いている番号を、そのまま書きます。除外できない規則なら、指摘のとおりに直します。
    ///
    /// # 根拠
    ///
    /// 除外の記録を正しく保つための、juran の決まりです。
    ///
    /// # 止め方
    ///
    /// この指摘は、除外を直すか消せば止まります。
    "W103", "unknown-rule-waived", Error,
    title: "検査除外に、除外できない規則が書かれています",
    basis: "書き誤った番号の除外は何にも働かず、読み取れないものや漏れるものは、理由があっても公開できないためです。",
    items: &[],
}

/// Whether findings of a rule can be accepted, by its code or name.
pub(super) fn can_be_accepted(named: &str) -> bool {
    pages().any(|page| named.eq_ignore_ascii_case(page.rule.code) || named == page.rule.name)
}

pub(super) fn check(waivers: &Waivers, findings: &mut Findings) {
    for (waiver, _) in waivers.all.iter().filter(|(waiver, _)| !can_be_accepted(&waiver.rule)) {
        let message = format!("「{}」は、除外できる規則の番号でも名前でもありません。", waiver.rule);
        let remedy = "指摘に付いている番号を書いてください。番号は「juran rules」で確かめられます。除外できない規則なら、指摘のとおりに直してください。";
        findings.add(&RULE, waiver.place.clone().quoting(&waiver.rule), message, remedy);
    }
}
