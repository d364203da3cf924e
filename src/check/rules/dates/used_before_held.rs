//! A file that was used before it was held, or that is said to be held and is not yet.

use super::span::Written;
use super::span::held_and_used;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 特定個人情報ファイルの使用開始日が、保有開始日より前になっていないかを見ます。また、どちらかの日が公表日より後なのに
    /// 「（予定）」が付いていないものを探します。案の版では、公表日との前後を見ません。
    ///
    /// # なぜ
    ///
    /// 持っていないファイルは使えません。評価書は公表日の時点のことを書くため、公表日より後の日は、まだ始まっていないことです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[files]]
    /// id = "main"
    /// basics.held-since = 2016-04-01
    /// acquisition.used-since = 2016-01-01
    /// ```
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[files]]
    /// id = "main"
    /// basics.held-since = 2027-01-04
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[files]]
    /// id = "main"
    /// basics.held-since = 2016-01-01
    /// acquisition.used-since = "2027-01-04（予定）"
    /// ```
    ///
    /// # 直し方
    ///
    /// 日を確かめて直します。これから始めるときは「2027-01-04（予定）」のように書きます。
    ///
    /// # 根拠
    ///
    /// 論理。公表日の時点のことを書くのは、評価書の記載要領によります。
    ///
    /// # 止め方
    ///
    /// 理由があって前後しているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D107", "used-before-held", Warning,
    title: "保有開始日と使用開始日の順、または公表日との順が合いません",
    basis: "持っていないファイルは使えず、公表日より後の日はまだ始まっていないためです（論理。評価書は公表日の時点のことを書きます）。",
    items: &[
        "all-items files[].basics.held-since",
        "all-items files[].acquisition.used-since",
        "priority-items files[].basics.held-since",
        "priority-items files[].acquisition.used-since",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (held_key, used_key) in &held_and_used(subject) {
        let (held, used) = (Written::at(subject, held_key), Written::at(subject, used_key));
        if let Some((held, used)) = held.as_ref().zip(used.as_ref()).filter(|(held, used)| held.is_after(used)) {
            let message = format!("使用開始日（{}）が、保有開始日（{}）より前です。", used.words, held.words);
            let remedy = "二つの日を確かめて、誤っている方を直してください。";
            findings.add(&RULE, used.place.clone(), message, remedy);
        }
        for (called, written) in [("保有開始日", held), ("使用開始日", used)] {
            let Some(written) = written.filter(|written| !written.is_planned) else { continue };
            tell_if_to_come(subject, called, written, findings);
        }
    }
}

fn tell_if_to_come(subject: &Subject, called: &str, written: Written, findings: &mut Findings) {
    let Some(published) = subject.version.published.filter(|_| !subject.version.name.is_draft()) else { return };
    if written.earliest > published {
        let message = format!(
            "{called}（{}）は公表日（{}）より後ですが、予定と書かれていません。",
            written.words,
            published.wareki()
        );
        let remedy = "日を確かめて直すか、これから始めるときは日の後に「（予定）」と書いてください。";
        findings.add(&RULE, written.place, message, remedy);
    }
}
