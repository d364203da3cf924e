//! A local public body answers a question that only bodies of the state are asked.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::boxes::is_local;
use super::boxes::label;

rule! {
    /// # 何を見るか
    ///
    /// 「①NISC政府機関統一基準群」で、地方公共団体の評価実施機関が「政府機関ではない」のほかを選んでいないかを見ます。
    /// 地方公共団体かどうかは、表紙の「評価実施機関名」（市長、区長、知事、教育委員会など）で見分けます。
    ///
    /// # なぜ
    ///
    /// 政府機関統一基準群は国の機関に適用される基準です。地方公共団体が「十分に遵守している」とすると、適用されていない基準を
    /// 守っていると述べることになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// cover.agency = "見本市長"
    /// [[files]]
    /// id = "main"
    /// risks.storage.loss.government-standards = "十分に遵守している"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// cover.agency = "見本市長"
    /// [[files]]
    /// id = "main"
    /// risks.storage.loss.government-standards = "政府機関ではない"
    /// ```
    ///
    /// # 直し方
    ///
    /// 「政府機関ではない」を選びます。基準を参考にしているときは、「その他の措置の内容」に書きます。
    ///
    /// # 根拠
    ///
    /// 様式4（平成30年5月）Ⅲ.7.リスク1.①の選択肢「政府機関ではない」。
    ///
    /// # 止め方
    ///
    /// 理由があって選ぶときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X109", "government-standards-chosen", Error,
    title: "地方公共団体が、「政府機関ではない」を選んでいません",
    basis: "NISC政府機関統一基準群は国の機関のための基準で、様式には「政府機関ではない」という選択肢があるためです。",
    items: &["all-items files[].risks.storage.loss.government-standards", "all-items cover.agency"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !is_local(subject) {
        return;
    }
    for file in subject.row_keys("files") {
        let key = format!("{file}.risks.storage.loss.government-standards");
        if subject.chosen(&key).is_some_and(|code| code != "4") {
            let chosen = label(subject, &key);
            let agency = subject.words("cover.agency").unwrap_or(&subject.settings.body);
            let message =
                format!("{}で「{chosen}」が選ばれていますが、{agency}は政府機関ではありません。", subject.called(&key));
            let remedy = "「政府機関ではない」に直してください。基準を参考にしているなら「その他の措置の内容」に書いてください。";
            findings.add(&RULE, subject.at_key(&key).quoting(chosen), message, remedy);
        }
    }
}
