//! A system that ticks the box that stands for itself.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::graph::Graph;

rule! {
    /// # 何を見るか
    ///
    /// 評価書に並ぶシステムが、「他のシステムとの接続」で、自分に当たる選択肢を選んでいないかを見ます。団体内統合宛名システムが
    /// 「宛名システム等」を選んでいるときなどです。同じ種類のシステムが評価書にほかにもあれば、指摘しません。
    ///
    /// # なぜ
    ///
    /// 接続先は、他のシステムです。自分に当たる選択肢が選ばれていると、どのシステムとの接続なのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "atena"
    /// name = "団体内統合宛名システム"
    /// connections = ["宛名システム等", "その他（中間サーバー）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "atena"
    /// name = "団体内統合宛名システム"
    /// connections = ["既存住民基本台帳システム", "その他（中間サーバー）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 別の宛名のシステムなどと接続しているなら、「その他」の括弧にその名前を書きます。そうでなければ、選択肢を外します。
    ///
    /// # 根拠
    ///
    /// 論理（様式の項目は「他のシステムとの接続」）。
    ///
    /// # 止め方
    ///
    /// そのままで正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P154", "of-its-own-kind", Information,
    title: "システムが、自分に当たる選択肢を接続先に選んでいます",
    basis: "接続先は他のシステムであり、どのシステムとの接続なのかが分からないためです。",
    items: &["all-items systems[].connections", "priority-items systems[].connections"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let graph = Graph::of(subject);
    for (at, system) in graph.systems.iter().enumerate() {
        let Some(connections) = &system.connections else { continue };
        // The intermediary server ticks the network, which is another system.
        let own = system.kinds.iter().filter(|kind| **kind != "network" && connections.has(kind));
        for kind in own {
            let mut others = graph.systems.iter().enumerate().filter(|(other, _)| *other != at);
            if others.any(|(_, other)| other.kinds.contains(kind)) {
                continue;
            }
            let key = format!("{}.connections", system.key);
            let message = format!(
                "システム{}「{}」の接続先「{}」に、自分に当たる選択肢があります。",
                system.number, system.name, connections.printed
            );
            let remedy =
                "別のシステムのことなら、「その他」に名前を書いてください。そうでなければ、選択肢を外してください。";
            findings.add(&RULE, subject.at_key(&key).quoting(&connections.printed), message, remedy);
        }
    }
}
