//! A connection that only one of two registered systems tells of.

use std::collections::BTreeMap;

use crate::check::Holdings;
use crate::check::linked::Linked;
use crate::check::linked::Told;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// システムの説明（systems フォルダー）の「つながっているシステム」が、互いに合っているかを見ます。システムＡがＢを挙げているのに、
    /// Ｂの説明がＡを挙げていないときに指摘します。「受け渡し」の相手も、挙げたものとして見ます。Ｂの説明にこの項目が書かれていないときは「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// つながりは相互のものです。片方のページにしか書かれていないと、もう片方のページを読む人には見えません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/kaigo.toml
    /// form = "system@1"
    /// name = "介護保険システム"
    /// connections = ["shinsa"]
    /// ```
    ///
    /// ```toml systems/shinsa.toml
    /// form = "system@1"
    /// name = "認定審査会支援システム"
    /// connections = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/kaigo.toml
    /// form = "system@1"
    /// name = "介護保険システム"
    /// connections = ["shinsa"]
    /// ```
    ///
    /// ```toml systems/shinsa.toml
    /// form = "system@1"
    /// name = "認定審査会支援システム"
    /// connections = ["kaigo"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 実際の接続を確かめて、足りない側に書き足すか、余分な側を消します。
    ///
    /// # 根拠
    ///
    /// 論理（つながりは相互のもの）。
    ///
    /// # 止め方
    ///
    /// 一方だけに書くことに理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P155", "registered-one-sided", Error,
    title: "片方のシステムの説明にしか書かれていないつながりがあります",
    basis: "つながりは相互のもので、片方だけでは、もう片方のページを読む人に見えないためです。",
    items: &["system connections"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let systems: BTreeMap<String, &Linked> = holdings
        .present()
        .into_iter()
        .filter(|gleaned| gleaned.form == "system")
        .filter_map(|gleaned| Some((gleaned.document.to_string(), gleaned.systems.first()?)))
        .collect();
    for (address, one) in &systems {
        let Told::Systems(named) = &one.told else { continue };
        for other in named.iter().filter(|other| *other != address).filter_map(|other| systems.get(other)) {
            let (severity, told) = match &other.told {
                Told::Systems(back) if back.contains(address) => continue,
                Told::Systems(back) => (Severity::Error, listed(back, &systems)),
                _ => (Severity::Warning, "（書かれていません）".to_owned()),
            };
            let message = format!(
                "「{}」のつながっているシステムは「{}」ですが、「{}」のつながっているシステムは「{told}」で、「{}」がありません。",
                one.name,
                listed(named, &systems),
                other.name,
                one.name
            );
            let remedy = "実際の接続を確かめて、足りない側に書き足すか、余分な側を消してください。";
            findings.add_as(severity, &RULE, other.place.clone(), message, remedy);
        }
    }
}

/// Names of systems in one line.
fn listed(addresses: &[String], systems: &BTreeMap<String, &Linked>) -> String {
    let names = addresses.iter().map(|address| systems.get(address).map_or(address.as_str(), |system| &system.name));
    let names: Vec<&str> = names.collect();
    if names.is_empty() { "－".to_owned() } else { names.join("、") }
}
