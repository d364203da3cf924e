//! A connection that only one of two systems of a book tells of.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::graph::Graph;

rule! {
    /// # 何を見るか
    ///
    /// 評価書に並ぶシステムの「他のシステムとの接続」が、互いに合っているかを見ます。システムＡが、「その他」の括弧にシステムＢの
    /// 名前を書いたとき、又はＢに当たる選択肢（団体内統合宛名システムなら「宛名システム等」）を選んだときは、Ｂの側にもＡに当たる
    /// ものが要ります。
    ///
    /// Ｂの側で「庁内連携システム」を選ぶか、「各業務システム」のようにまとめて書いているときは、Ａを含むものと見ます。
    ///
    /// # なぜ
    ///
    /// 接続は、両方のシステムにあって初めて成り立ちます。片方にしか書かれていないと、情報の流れを読み誤ります。第三者点検で
    /// 実際に指摘されてきた誤りです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// connections = ["既存住民基本台帳システム"]
    /// [[systems]]
    /// id = "ninteishinsa"
    /// name = "認定審査会支援システム"
    /// connections = ["その他（介護保険システム）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// connections = ["既存住民基本台帳システム", "その他（認定審査会支援システム）"]
    /// [[systems]]
    /// id = "ninteishinsa"
    /// name = "認定審査会支援システム"
    /// connections = ["その他（介護保険システム）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 実際の接続を確かめて、足りない側に書き足すか、余分な側を消します。
    ///
    /// # 根拠
    ///
    /// 論理（接続は相互のもの）。名前で書かれた接続だけを「問題あり」とし、選択肢から読み取れる接続は「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 一方だけに書くことに理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P104", "one-sided-connection", Error,
    title: "片方のシステムにしか書かれていない接続があります",
    basis: "接続は両方のシステムにあって成り立つもので、片方だけでは、情報の流れを読み誤るためです。",
    items: &["all-items systems[].connections", "priority-items systems[].connections"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let graph = Graph::of(subject);
    for from in 0..graph.systems.len() {
        let named = graph.named_by(from);
        let ticked = graph.ticked_by(from).into_iter().filter(|to| !named.contains(to));
        let sure = named.iter().map(|to| (*to, Severity::Error));
        for (to, severity) in sure.chain(ticked.map(|to| (to, Severity::Warning))) {
            if !graph.may_mean(to, from) {
                tell(subject, &graph, (from, to), severity, findings);
            }
        }
    }
}

fn tell(subject: &Subject, graph: &Graph, (from, to): (usize, usize), severity: Severity, findings: &mut Findings) {
    let (one, other) = (&graph.systems[from], &graph.systems[to]);
    let (Some(told), Some(silent)) = (&one.connections, &other.connections) else { return };
    let key = format!("{}.connections", other.key);
    let message = format!(
        "システム{}「{}」の接続先は「{}」ですが、システム{}「{}」の接続先は「{}」で、「{}」に当たるものがありません。",
        one.number, one.name, told.printed, other.number, other.name, silent.printed, one.name
    );
    let remedy = "実際の接続を確かめて、足りない側に書き足すか、余分な側を消してください。";
    findings.add_as(severity, &RULE, subject.at_key(&key).quoting(&silent.printed), message, remedy);
}
