//! A box with brackets behind it is ticked, and nothing stands in the brackets.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::is_none_mark;

use super::boxes::made;

rule! {
    /// # 何を見るか
    ///
    /// 「その他（　）」「民間事業者（　）」「評価実施機関内の他部署（　）」のように、後ろに括弧のある選択肢を選んだのに、括弧の
    /// 中に言葉がないか、「－」「なし」しか書かれていないものを探します。
    ///
    /// # なぜ
    ///
    /// 「その他」とだけ書かれていても、読む人には何のことか分かりません。選ぶつもりのなかった欄に印が残ったことや、括弧の中
    /// を書き忘れたことが考えられます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/juki/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.acquisition]
    /// media = ["紙", "その他"]
    /// ```
    ///
    /// ```toml assessments/juki/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.acquisition]
    /// sources = ["本人又は本人の代理人", "民間事業者（－）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/juki/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.acquisition]
    /// sources = ["本人又は本人の代理人", "評価実施機関内の他部署（市民課）"]
    /// media = ["紙", "その他（窓口の端末への本人の入力）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 括弧の中に、何を指すのかを書きます。選ぶつもりでなかったときは、その選択肢を消します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（括弧の付いた選択肢は、選んだときに内容を記載する欄です）。
    ///
    /// # 止め方
    ///
    /// 理由があって括弧の中を空けるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X101", "choice-without-words", Error,
    title: "選んだ選択肢の括弧の中が空いています",
    basis: "「その他」などを選んだときは、様式の括弧の中に、それが何かを記載することになっているためです。",
    items: &[
        "all-items systems[].connections", "all-items files[].acquisition.sources", "all-items files[].acquisition.media",
        "priority-items systems[].connections", "priority-items files[].acquisition.sources",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let form = &subject.record.form;
    if form.kind != "assessments" {
        return;
    }
    for entry in &subject.record.entries {
        let Some(choices) = form.choices_of(entry.node) else { continue };
        let takes_text =
            |label: &str| choices.offered.iter().any(|offered| offered.takes_text && offered.label == label);
        for made in made(subject, entry) {
            let words = made.text.unwrap_or_default().trim();
            if takes_text(made.label) && (words.is_empty() || is_none_mark(words)) {
                let called = subject.record.called(entry);
                let label = made.label;
                let message =
                    format!("{called}で「{label}」が選ばれていますが、括弧の中に、それが何かが書かれていません。");
                let remedy =
                    format!("「{label}（…）」のように内容を書くか、当たらないならこの選択肢を消してください。");
                findings.add(&RULE, subject.at(entry).quoting(label), message, remedy);
            }
        }
    }
}
