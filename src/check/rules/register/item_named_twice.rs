//! The items of an entry name one thing twice.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule;
use crate::check::rules::item_lines::item_name;
use crate::check::rules::item_lines::items_of;
use crate::check::rules::item_lines::same;
use crate::finding::Findings;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 個人情報ファイル簿の記録項目に、同じ名前の項目が二つないかを見ます。全角と半角、空白、「サーバ」と「サーバー」
    /// のような違いは、違う名前とは見ません。
    ///
    /// # なぜ
    ///
    /// 同じ項目を二度書いたのか、別の項目の名前を書き違えたのかが、読む人に分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["氏名", "電話番号", "住所", "電話 番号"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["氏名（漢字）", "氏名（カナ）", "電話番号"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じ項目なら一方を消し、別の項目なら、名前で見分けられるように直します。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第74条第1項第4号（記録項目）と論理。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K154", "item-named-twice", Warning,
    title: "同じ記録項目が、二度書かれています",
    basis: "同じ名前の項目が二つあると、書き違いなのか重複なのかが分からないためです。",
    items: &["file-register items"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) {
        return;
    }
    let mut first_of = BTreeMap::new();
    for (at, line) in items_of(subject, "items").iter().enumerate() {
        let Some(name) = item_name(line.words) else { continue };
        let first = *first_of.entry(same(name)).or_insert((at, name));
        if first.0 != at {
            let message =
                format!("{}番目の項目「{name}」は、{}番目の項目「{}」と同じ名前です。", at + 1, first.0 + 1, first.1);
            let remedy = "同じ項目なら一方を消し、別の項目なら、名前で見分けられるように直してください。";
            findings.add(&RULE, subject.at_words(line, 0..line.words.len()), message, remedy);
        }
    }
}
