//! Two days of one file, one of them only a month.

use super::span::held_and_used;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 同じ特定個人情報ファイルの保有開始日と使用開始日の一方が年月日まで、もう一方が年月までしか書かれていないところを
    /// 探します。
    ///
    /// # なぜ
    ///
    /// 一方の日は分かっているのですから、もう一方も日まで書けることが多く、どちらが先かも分かるようになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// basics.held-since = "2016-01"
    /// acquisition.used-since = 2016-01-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// basics.held-since = 2016-01-01
    /// acquisition.used-since = 2016-01-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 分かるなら、両方とも日まで書きます。
    ///
    /// # 根拠
    ///
    /// 論理。どこまで書くかを定めた条文はありません。
    ///
    /// # 止め方
    ///
    /// 一方の日が分からないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D157", "uneven-precision", Information,
    title: "保有開始日と使用開始日の一方だけが、月までしか書かれていません",
    basis: "一方の日が分かっていれば、もう一方も日まで書けることが多いためです。",
    items: &[
        "all-items files[].basics.held-since",
        "all-items files[].acquisition.used-since",
        "priority-items files[].basics.held-since",
        "priority-items files[].acquisition.used-since",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (held_key, used_key) in &held_and_used(subject) {
        let Some((held, used)) = subject.date(held_key).zip(subject.date(used_key)) else { continue };
        if held.day().is_some() != used.day().is_some() {
            let key = if held.day().is_none() { held_key } else { used_key };
            let message = format!(
                "保有開始日は「{}」、使用開始日は「{}」と、一方だけが月までしか書かれていません。",
                held.wareki(),
                used.wareki()
            );
            let remedy = "分かるなら、両方とも日まで書いてください。";
            findings.add(&RULE, subject.at_key(key), message, remedy);
        }
    }
}
