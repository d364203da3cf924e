//! Whether information is exchanged through the network of the state is answered in two ways.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::boxes::is_answered;

rule! {
    /// # 何を見るか
    ///
    /// 「情報提供ネットワークシステムによる情報連携」の「①実施の有無」を、ほかの欄と比べます。
    ///
    /// - 「実施しない」のに、入手方法や提供方法で「情報提供ネットワークシステム」を選んでいる
    /// - 「実施しない」のに、リスク対策の「接続しない（入手）」「接続しない（提供）」の両方にはチェックがない
    /// - 「実施しない」のに、システムの接続先に「情報提供ネットワークシステム」がある（問題の可能性大）
    /// - 「実施する」のに、「接続しない（入手）」「接続しない（提供）」の両方にチェックがある
    /// - 「実施する」のに、入手方法、提供方法、システムの接続先のどこでも「情報提供ネットワークシステム」を選んでいない
    ///
    /// # なぜ
    ///
    /// 情報連携をするかどうかは、住民の情報がほかの機関と行き来するかどうかそのものです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "all-items@2018-05"
    /// network.status = "実施しない"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["紙", "情報提供ネットワークシステム"]
    /// ```
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "basic-items@2019-01"
    /// network.status = "実施する"
    /// [risks.network]
    /// none = ["接続しない（入手）", "接続しない（提供）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/jutaku/1/book.toml
    /// form = "all-items@2018-05"
    /// network.status = "実施する"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["紙", "情報提供ネットワークシステム"]
    /// [files.risks.network]
    /// none = ["接続しない（提供）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 情報連携の事実を確かめ、食い違っている方を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式、番号法第19条第8号（情報提供ネットワークシステムによる提供）。
    ///
    /// # 止め方
    ///
    /// 理由があって食い違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X108", "network-use-mismatch", Error,
    title: "情報連携の実施の有無と、ほかの選択肢が合いません",
    basis: "情報連携を実施するかどうかと、情報提供ネットワークシステムを使うかどうかは、同じ事実を尋ねているためです（様式、番号法第19条第8号）。",
    items: &[
        "all-items network.status", "all-items systems[].connections", "all-items files[].acquisition.media",
        "all-items files[].recipients[].media", "all-items files[].risks.network.none",
        "priority-items network.status", "priority-items files[].acquisition.media",
        "priority-items files[].recipients[].media", "priority-items files[].risks.network.none",
        "basic-items network.status", "basic-items risks.network.none",
    ],
}

/// Item with the first question.
pub(super) const STATUS: &str = "network.status";
/// Code of the network among connections and media.
pub(super) const NETWORK: &str = "network";
const REMEDY: &str = "情報連携の事実を確かめ、食い違っている方を直してください。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    match subject.chosen(STATUS) {
        Some("1") => check_used(subject, findings),
        Some("2") => check_unused(subject, findings),
        _ => {}
    }
}

fn check_unused(subject: &Subject, findings: &mut Findings) {
    let status = subject.called(STATUS);
    let users = media(subject).into_iter().map(|key| (key, Severity::Error));
    let users = users.chain(connections(subject).into_iter().map(|key| (key, Severity::Warning)));
    for (key, severity) in users.filter(|(key, _)| subject.has_chosen(key, NETWORK)) {
        let message = format!(
            "{status}は「実施しない」ですが、{}で「情報提供ネットワークシステム」が選ばれています。",
            subject.called(&key)
        );
        findings.add_as(severity, &RULE, subject.at_key(&key).quoting("情報提供ネットワークシステム"), message, REMEDY);
    }
    for key in boxes(subject) {
        let missing: Vec<&str> = [("acquisition", "「接続しない（入手）」"), ("provision", "「接続しない（提供）」")]
            .into_iter()
            .filter(|(code, _)| !subject.has_chosen(&key, code))
            .map(|(_, words)| words)
            .collect();
        if !missing.is_empty() && !subject.is_refused(&key) {
            let missing = missing.concat();
            let message =
                format!("{status}は「実施しない」ですが、{}で{missing}にチェックがありません。", subject.called(&key));
            findings.add(&RULE, subject.at_key(&key), message, REMEDY);
        }
    }
}

fn check_used(subject: &Subject, findings: &mut Findings) {
    let status = subject.called(STATUS);
    let boxes = boxes(subject);
    let is_closed = |key: &String| subject.has_chosen(key, "acquisition") && subject.has_chosen(key, "provision");
    if !boxes.is_empty() && boxes.iter().all(is_closed) {
        let message = format!(
            "{status}は「実施する」ですが、リスク対策では「接続しない（入手）」「接続しない（提供）」の両方にチェックがあります。"
        );
        findings.add(&RULE, subject.at_key(&boxes[0]), message, REMEDY);
        return;
    }
    let (media, connections) = (media(subject), connections(subject));
    let all: Vec<&String> = media.iter().chain(&connections).collect();
    let is_known = !media.is_empty() && !connections.is_empty() && all.iter().all(|key| is_answered(subject, key));
    let are_recipients_known =
        subject.row_keys("files").iter().all(|file| is_answered(subject, &format!("{file}.provision.status")));
    if is_known && are_recipients_known && !all.iter().any(|key| subject.has_chosen(key, NETWORK)) {
        let message = format!(
            "{status}は「実施する」ですが、入手方法、提供方法及びシステムの接続先のどこでも「情報提供ネットワークシステム」が選ばれていません。"
        );
        findings.add(&RULE, subject.at_key(STATUS).quoting("実施する"), message, REMEDY);
    }
}

/// Keys of the ways in which information comes in and goes out, in forms that ask for them.
fn media(subject: &Subject) -> Vec<String> {
    let mut keys = Vec::new();
    for file in subject.row_keys("files") {
        keys.push(format!("{file}.acquisition.media"));
        keys.extend(subject.row_keys(&format!("{file}.recipients")).into_iter().map(|row| format!("{row}.media")));
    }
    keys.retain(|key| subject.record.get(key).is_some());
    keys
}

fn connections(subject: &Subject) -> Vec<String> {
    let keys = subject.row_keys("systems").into_iter().map(|row| format!("{row}.connections"));
    keys.filter(|key| subject.record.get(key).is_some()).collect()
}

/// Keys of the boxes for no connection, where the part they stand in has been written.
fn boxes(subject: &Subject) -> Vec<String> {
    let mut groups: Vec<String> = subject.row_keys("files").into_iter().map(|file| format!("{file}.risks")).collect();
    groups.push("risks".to_owned());
    let is_written = |group: &String| subject.record.within(group).any(|entry| !entry.value.is_absent());
    let keys = groups.into_iter().filter(is_written).map(|group| format!("{group}.network.none"));
    keys.filter(|key| subject.record.get(key).is_some()).collect()
}
