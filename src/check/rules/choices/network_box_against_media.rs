//! The boxes for no connection to the network do not go with how information comes in and goes out.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::boxes::is_answered;
use super::network_use_mismatch::NETWORK;
use super::network_use_mismatch::STATUS;

rule! {
    /// # 何を見るか
    ///
    /// リスク対策（Ⅲ.6）の「接続しない（入手）」「接続しない（提供）」のチェックを、Ⅱの入手方法と提供方法に比べます。
    ///
    /// - チェックがあるのに、入手方法（提供方法）で「情報提供ネットワークシステム」を選んでいる（問題あり）
    /// - チェックがないのに、入手方法（全ての提供先の提供方法）で「情報提供ネットワークシステム」を選んでいない（問題の可能性大）
    ///
    /// 情報連携を「実施しない」としたときの食い違いは、X108 で知らせます。
    ///
    /// # なぜ
    ///
    /// 入手と提供のどちらで情報提供ネットワークシステムを使うのかが、一つの評価書の中で食い違うためです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// network.status = "実施する"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["情報提供ネットワークシステム"]
    /// risks.network.none = ["接続しない（入手）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// network.status = "実施する"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["情報提供ネットワークシステム"]
    /// provision.status = ["行っていない"]
    /// risks.network.none = ["接続しない（提供）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 事実を確かめ、チェックか、入手方法・提供方法の選び方の誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（Ⅲ.6の「接続しない（入手）」「接続しない（提供）」）。
    ///
    /// # 止め方
    ///
    /// 理由があって食い違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X154", "network-box-against-media", Error,
    title: "「接続しない」のチェックと、入手方法・提供方法が合いません",
    basis: "情報提供ネットワークシステムで入手・提供するかどうかを、Ⅱの方法とⅢのチェックの両方で答えているためです（様式）。",
    items: &[
        "all-items files[].risks.network.none", "all-items files[].acquisition.media", "all-items files[].recipients[].media",
        "priority-items files[].risks.network.none", "priority-items files[].acquisition.media",
        "priority-items files[].recipients[].media",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.chosen(STATUS) == Some("2") {
        return;
    }
    for file in subject.row_keys("files") {
        let acquired = vec![format!("{file}.acquisition.media")];
        check_box(subject, &file, ("acquisition", "接続しない（入手）", "入手方法"), &acquired, findings);
        // What is provided is known once the question has been answered.
        if is_answered(subject, &format!("{file}.provision.status")) {
            let provided: Vec<String> =
                subject.row_keys(&format!("{file}.recipients")).into_iter().map(|row| format!("{row}.media")).collect();
            check_box(subject, &file, ("provision", "接続しない（提供）", "提供方法"), &provided, findings);
        }
    }
}

fn check_box(subject: &Subject, file: &str, of_box: (&str, &str, &str), media: &[String], findings: &mut Findings) {
    let (code, words, way) = of_box;
    let key = format!("{file}.risks.network.none");
    let remedy = format!("事実を確かめ、「{words}」のチェックか、{way}の選び方を直してください。");
    let user = media.iter().find(|medium| subject.has_chosen(medium, NETWORK));
    match (subject.has_chosen(&key, code), user) {
        (true, Some(user)) => {
            let message = format!(
                "{}で「{words}」にチェックがありますが、{}で「情報提供ネットワークシステム」が選ばれています。",
                subject.called(&key),
                subject.called(user)
            );
            findings.add(&RULE, subject.at_key(&key).quoting(words), message, remedy);
        }
        (false, None) if is_judged(subject, file, media) => {
            let message = format!(
                "{way}に「情報提供ネットワークシステム」がありませんが、{}で「{words}」にチェックがありません。",
                subject.called(&key)
            );
            findings.add_as(Severity::Warning, &RULE, subject.at_key(&key), message, remedy);
        }
        _ => {}
    }
}

/// Whether everything is written that the absence of a tick is compared with.
fn is_judged(subject: &Subject, file: &str, media: &[String]) -> bool {
    let group = format!("{file}.risks.network");
    let is_part_written = subject.record.within(&group).any(|entry| !entry.value.is_absent());
    is_part_written
        && !subject.is_refused(&format!("{group}.none"))
        && media.iter().all(|key| is_answered(subject, key))
}
