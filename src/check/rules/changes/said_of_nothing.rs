//! Something is said of the change of an item that neither version has, or that did not change.

use super::material::judged;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// `[[changed]]` の `item` が、この版か前の版にある項目か行のキーになっているか、その記載が前の版から変わっている
    /// かを見ます。どちらの版にもないものを「問題あり」、変わっていないものを「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// キーの書き誤りか、変更を元に戻したときの消し忘れです。比べるページにも、きっかけとなった諮問事項や意見のページ
    /// にも出ません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// [[changed]]
    /// item = "task.desription"
    /// material = false
    /// reason = "文の言い換えであるため。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料を賦課する。"
    /// [[changed]]
    /// item = "task.description"
    /// material = false
    /// reason = "文の言い換えであるため。"
    /// ```
    ///
    /// # 直し方
    ///
    /// `juran compare 文書 前の版 後の版 --format json` の `key` を写すか、要らない `[[changed]]` を消します。
    ///
    /// # 根拠
    ///
    /// 論理（変更についての記載は、変わった所について書くものであること）。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P137", "said-of-nothing", Error,
    title: "変わっていない項目について、変更の理由が書かれています",
    basis: "変更のない所に理由だけが残ると、読む人が何のことか分からないためです。",
    items: &["all-items changes[].item", "priority-items changes[].item", "basic-items changes[].item"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings) {
        for said in &judged.new.1.said {
            if judged.differences.iter().any(|difference| difference.key == said.item) {
                continue;
            }
            let before = judged.old.0.version.called();
            let (severity, message) = if judged.has(&said.item) {
                (
                    Severity::Warning,
                    format!(
                        "項目「{}」の記載は、{before}から変わっていません（記号、空白、全角と半角だけの違いを除きます）。",
                        said.item
                    ),
                )
            } else {
                (Severity::Error, format!("項目「{}」は、この版にも{before}にもありません。", said.item))
            };
            let remedy = "キーを確かめて直すか、要らなければ、この [[changed]] のまとまりを消してください。キーは、版を比べるページの、その変更のアドレスの「#」の後にあります。";
            findings.add_as(severity, &RULE, said.place.clone().quoting(&said.item), message, remedy);
        }
    }
}
