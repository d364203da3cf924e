//! A box says that a question does not arise, and the question is answered.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::model::Entry;
use crate::model::Record;

use super::boxes::made;
use super::none_box_mismatch::is_contradicted;

rule! {
    /// # 何を見るか
    ///
    /// リスク対策の「委託しない」「提供・移転しない」「接続しない（入手）」「接続しない（提供）」などにチェックがあるのに、その下の
    /// 「リスクへの対策は十分か」などの選択肢が選ばれているものを探します。
    ///
    /// # なぜ
    ///
    /// チェックがあれば、下の欄は書かないことになっています。両方があると、しないのか、対策をしているのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "basic-items@2019-01"
    /// [risks.entrustment]
    /// none = ["委託しない"]
    /// misuse = "十分である"
    /// ```
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.network]
    /// none = ["接続しない（提供）"]
    /// unlawful-provision.sufficient = "十分である"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "basic-items@2019-01"
    /// [risks.entrustment]
    /// none = ["委託しない"]
    /// [risks.network]
    /// none = ["接続しない（提供）"]
    /// purpose = "十分である"
    /// ```
    ///
    /// # 直し方
    ///
    /// 事実を確かめ、しないのなら下の選択肢の行を消し、するのならチェックを外します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（チェックを付けたときは、その下を記載しない欄です。令和6年10月の様式の新しい項目は
    /// 未確認のため、問題の可能性大とします）。
    ///
    /// # 止め方
    ///
    /// 理由があって両方を残すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X152", "answered-though-none", Error,
    title: "「しない」のチェックがあるのに、下の選択肢が選ばれています",
    basis: "「委託しない」などにチェックを付けたときは、その下の欄を記載しないことになっているためです（様式）。",
    items: &[
        "all-items files[].risks.entrustment.none", "all-items files[].risks.provision.none",
        "all-items files[].risks.network.none", "priority-items files[].risks.network.none",
        "basic-items risks.entrustment.none", "basic-items risks.provision.none", "basic-items risks.network.none",
        "basic-items risks.manual-work.none",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut answered: BTreeMap<(String, String), Vec<&Entry>> = BTreeMap::new();
    for entry in subject.record.entries.iter().filter(|entry| !entry.value.chosen().is_empty()) {
        if let Some(ticked) = ticked_above(subject, entry).filter(|(of_box, _)| !is_contradicted(subject, of_box)) {
            answered.entry(ticked).or_default().push(entry);
        }
    }
    for ((of_box, none), entries) in answered {
        let Some(first) = entries.first() else { continue };
        let chosen = made(subject, first).first().map(|made| made.label).unwrap_or_default();
        let others =
            if entries.len() > 1 { format!("（ほかに{}か所）", entries.len() - 1) } else { String::new() };
        let at = (subject.called(&of_box), subject.record.called(first));
        let message =
            format!("{}で「{none}」にチェックがありますが、{}で「{chosen}」が選ばれています{others}。", at.0, at.1);
        let remedy = format!("事実を確かめ、下の選択肢を消すか、「{none}」のチェックを外してください。");
        // Of an item whose words were not read in an official form, less is certain.
        let is_verified = subject.record.form.nodes[first.node].verified;
        let severity = if is_verified { Severity::Error } else { Severity::Warning };
        findings.add_as(severity, &RULE, subject.at(first).quoting(chosen), message, remedy);
    }
}

/// The ticked box because of which an item is not to be answered: its key and its words.
fn ticked_above(subject: &Subject, entry: &Entry) -> Option<(String, String)> {
    let node = &subject.record.form.nodes[entry.node];
    let entrustment = || {
        let (group, name) = entry.key.rsplit_once('.')?;
        let is_below = group.ends_with(".risks.entrustment") && name != "none";
        is_below.then(|| (format!("{group}.none"), vec!["none".to_owned()]))
    };
    let condition = node
        .when_not
        .as_ref()
        .and_then(|condition| Some((Record::key_from(&condition.key, &entry.path)?, condition.chosen.clone())));
    let (of_box, codes) = condition.or_else(entrustment)?;
    let ticked = made(subject, subject.record.get(&of_box)?);
    let words = ticked.iter().find(|made| codes.iter().any(|code| code == made.code))?.label.to_owned();
    Some((of_box, words))
}
