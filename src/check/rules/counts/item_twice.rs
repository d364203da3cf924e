//! One group of recorded items names an item twice.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;

use crate::check::rules::item_lines::item_name;
use crate::check::rules::item_lines::same;

rule! {
    /// # 何を見るか
    ///
    /// 別添の記録項目の一つのまとまりの中に、同じ名前の項目が二つないかを見ます。全角と半角、空白、「サーバ」と「サーバー」の
    /// ような違いは、違う名前とは見ません。別のまとまりにある同じ名前は、そのままで構いません。
    ///
    /// # なぜ
    ///
    /// 同じ項目を二度書いたのか、別の項目の名前を書き違えたのかが、読む人に分かりません。項目の数も合わなくなります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["1. 氏名", "2. 電話番号", "3. 電話 番号"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["氏名（漢字）", "氏名（カナ）", "電話番号"]
    /// [[files.records]]
    /// id = "kyufu"
    /// items = ["氏名（漢字）", "給付額"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じ項目なら一方を消し、別の項目なら、名前で見分けられるように直します。
    ///
    /// # 根拠
    ///
    /// 論理（一つのまとまりの中で、一つの項目は一度だけ挙げます）。
    ///
    /// # 止め方
    ///
    /// 理由があって同じ名前にしているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q104", "item-twice", Warning,
    title: "同じ記録項目が、二度書かれています",
    basis: "同じ名前の項目が二つあると、書き違いなのか重複なのかが分からないためです。",
    items: &["all-items files[].records[].items", "priority-items files[].records[].items"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let is_item = |passage: &&Passage| passage.entry.key.contains(".records.") && passage.entry.key.ends_with(".items");
    let passages: Vec<&Passage> = subject.passages().iter().filter(is_item).collect();
    for group in passages.chunk_by(|one, next| one.entry.key == next.entry.key) {
        let mut first_of = BTreeMap::new();
        let named =
            group.iter().enumerate().filter_map(|(at, passage)| Some((at + 1, passage, item_name(passage.words)?)));
        for (at, passage, name) in named {
            let first = *first_of.entry(same(name)).or_insert((at, name));
            if first.0 != at {
                let message =
                    format!("{at}番目の項目「{name}」は、{}番目の項目「{}」と同じ名前です。", first.0, first.1);
                let remedy = "同じ項目なら一方を消し、別の項目なら、名前で見分けられるように直してください。";
                findings.add(&RULE, subject.at_words(passage, 0..passage.words.len()), message, remedy);
            }
        }
    }
}
