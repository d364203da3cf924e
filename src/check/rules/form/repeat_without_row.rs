//! A repeat that every document needs has no row, so that its items cannot even be asked for.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Place;

rule! {
    /// # 何を見るか
    ///
    /// 特定個人情報ファイルやシステムのように、どの文書にも一つはあるはずのものが、一つも書かれていないところを探しま
    /// す。
    ///
    /// # なぜ
    ///
    /// まとまりが一つもないと、その中の項目を書き忘れていることにも気付けません。評価の対象が何かも分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [cover]
    /// number = 1
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    ///
    /// [[files]]
    /// id = "main"
    ///
    /// [[files.records]]
    /// id = "basic"
    /// ```
    ///
    /// # 直し方
    ///
    /// `[[systems]]` のような行で始まるまとまりを書き、`id` を付けます。
    ///
    /// # 根拠
    ///
    /// 様式（システムと特定個人情報ファイルの欄が、必ず一つはあります）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "F103", "repeat-without-row", Error,
    title: "一つ以上書くべきものが、一つもありません",
    basis: "特定個人情報ファイルやシステムのように、文書の中心となるものがないと、評価の対象が分からないためです。",
    items: &["all-items systems[]", "all-items files[]"],
}

/// Looks at every repeat that the form marks as required.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let form = &subject.record.form;
    let ids = subject.record.row_ids();
    for (key, _) in ids.iter().filter(|(_, rows)| rows.is_empty()) {
        let Some(node) = form.resolve(key, &ids).map(|target| &form.nodes[target.node]).filter(|node| node.required)
        else {
            continue;
        };
        let spot = subject.record.empty(key).cloned();
        let place = Place { spot, item: Some(key.clone()), reference: Some(node.called()), ..subject.whole() };
        let message = format!("「{}」が一つも書かれていません。", node.label);
        let remedy = format!("「[[{}]]」の行で始まるまとまりを書き、id を付けてください。", node.key.replace("[]", ""));
        findings.add(&RULE, place, message, remedy);
    }
}
