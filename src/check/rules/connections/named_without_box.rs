//! A system that the functions of another name, without a box for it.

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::rule;
use crate::finding::Findings;

use super::graph::Graph;
use super::graph::Named;
use super::graph::kind;

rule! {
    /// # 何を見るか
    ///
    /// 「システムの機能」の文が、評価書にある他のシステムや、選択肢にあるシステム（住民基本台帳システム、税務システムなど）の名前を
    /// 挙げているのに、そのシステムの「他のシステムとの接続」に、それに当たるものがないかを見ます。
    ///
    /// 「接続しない」「連携しない」と述べる文は見ません。情報提供ネットワークシステムの名前は、中間サーバーのほかのシステムでは
    /// 見ません。中間サーバーを通じて使うことを述べるものだからです。
    ///
    /// # なぜ
    ///
    /// 機能の説明でほかのシステムと情報を受け渡すなら、接続しています。選択肢の付け忘れは、接続先を狭く見せます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// functions = "住民記録システムから異動の情報を、税務システムから所得の情報を受け取る。"
    /// connections = ["既存住民基本台帳システム"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// functions = "住民記録システムから異動の情報を、税務システムから所得の情報を受け取る。"
    /// connections = ["既存住民基本台帳システム", "税務システム"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 実際に接続しているかを確かめて、接続していれば選択肢を付けるか、「その他」に名前を書きます。していなければ、機能の説明を
    /// 直します。
    ///
    /// # 根拠
    ///
    /// 論理（情報を受け渡す相手とは接続している）。
    ///
    /// # 止め方
    ///
    /// 接続せずに情報を受け渡しているなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P105", "named-without-box", Warning,
    title: "機能の説明にあるシステムが、接続先にありません",
    basis: "情報を受け渡す相手とは接続しているはずで、付け忘れは接続先を狭く見せるためです。",
    items: &[
        "all-items systems[].functions",
        "all-items systems[].connections",
        "priority-items systems[].functions",
        "priority-items systems[].connections",
    ],
}

/// Words of sentences that deny a connection.
const DENIALS: &[&str] = &[
    "接続しない",
    "接続していない",
    "連携しない",
    "連携していない",
    "接続はない",
    "接続されていない",
    "切り離",
    "分離",
    "できない",
    "行わない",
    "しないよう",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let graph = Graph::of(subject);
    for (from, system) in graph.systems.iter().enumerate() {
        let key = format!("{}.functions", system.key);
        let passage = subject.passage(&key);
        let (Some(passage), Some(connections)) = (passage, &system.connections) else { continue };
        let folded = Folded::loose(passage.words);
        let mut told = Vec::new();
        for (range, named) in graph.named(&folded.text) {
            let is_denied = DENIALS.iter().any(|words| folded.sentence(range.start).contains(words));
            if is_denied || told.contains(&named) || is_told(&graph, from, named) {
                continue;
            }
            told.push(named);
            let written = folded.written(range);
            let words = passage.words.get(written.clone()).unwrap_or_default();
            let message = format!(
                "システム{}「{}」の機能の説明に「{words}」とありますが、接続先は「{}」で、「{words}」に当たるものがありません。",
                system.number, system.name, connections.printed
            );
            let remedy = "接続しているなら、選択肢を付けるか、「その他」に名前を書いてください。";
            findings.add(&RULE, subject.at_words(passage, written), message, remedy);
        }
    }
}

/// Whether what a system says of its connections can mean what words name, or the words need no connection.
fn is_told(graph: &Graph, from: usize, named: Named) -> bool {
    let system = &graph.systems[from];
    match named {
        Named::System(to) => to == from || graph.may_mean(from, to),
        Named::Kind(code) => {
            let is_server = system.kinds.contains(&"network");
            let is_implied = kind(code).is_some_and(|kind| kind.implied) || (code == "network" && is_server);
            let is_ticked = system.connections.as_ref().is_some_and(|connections| {
                let named = graph.named(&connections.words).into_iter().any(|(_, named)| match named {
                    Named::Kind(other) => other == code,
                    Named::System(at) => graph.systems[at].kinds.contains(&code),
                });
                connections.has(code) || named
            });
            !is_implied || is_ticked || (system.kinds.contains(&code) && code != "network")
        }
    }
}
