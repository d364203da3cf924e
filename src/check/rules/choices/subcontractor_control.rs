//! What is said of controlling subcontractors does not go with whether there are any.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::boxes::label;

rule! {
    /// # 何を見るか
    ///
    /// リスク対策（Ⅲ.4）の「再委託先による特定個人情報ファイルの適切な取扱いの確保（担保）」と、委託事項ごとの「再委託の有無」を
    /// 比べます。
    ///
    /// - 「再委託していない」を選んでいるのに、「再委託する」委託事項がある（問題あり）
    /// - 全ての委託事項が「再委託しない」なのに、「再委託していない」のほかを選んでいる（問題の可能性大）
    ///
    /// # なぜ
    ///
    /// 再委託先への目配りは、再委託があるときだけ問われます。片方だけを直すと、再委託の有無が評価書の中で食い違います。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託する"
    /// [[files.entrustments]]
    /// id = "operation"
    /// name = "システムの運用"
    /// subcontracting.status = "再委託する"
    /// [files.risks.entrustment]
    /// subcontractors = "再委託していない"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託する"
    /// [[files.entrustments]]
    /// id = "operation"
    /// name = "システムの運用"
    /// subcontracting.status = "再委託する"
    /// [[files.entrustments]]
    /// id = "printing"
    /// name = "通知書の印刷"
    /// subcontracting.status = "再委託しない"
    /// [files.risks.entrustment]
    /// subcontractors = "十分に行っている"
    /// ```
    ///
    /// # 直し方
    ///
    /// 再委託の事実を確かめ、食い違っている方を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（「再委託していない」という選択肢があるためです）、番号法第10条・第11条。
    ///
    /// # 止め方
    ///
    /// 再委託に備えて措置だけを定めているなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X153", "subcontractor-control", Error,
    title: "再委託先の取扱いの確保と、再委託の有無が合いません",
    basis: "様式には「再委託していない」という選択肢があり、再委託の有無と同じことを答えることになるためです。",
    items: &[
        "all-items files[].risks.entrustment.subcontractors", "all-items files[].entrustments[].subcontracting.status",
        "priority-items files[].risks.entrustment.subcontractors",
        "priority-items files[].entrustments[].subcontracting.status",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let key = format!("{file}.risks.entrustment.subcontractors");
        let statuses = subject.row_keys(&format!("{file}.entrustments"));
        let statuses: Vec<String> = statuses.iter().map(|row| format!("{row}.subcontracting.status")).collect();
        match subject.chosen(&key) {
            Some("4") => check_denied(subject, &key, &statuses, findings),
            Some(_) if is_complete(subject, &file, &statuses) => check_claimed(subject, &key, &statuses, findings),
            _ => {}
        }
    }
}

fn check_denied(subject: &Subject, key: &str, statuses: &[String], findings: &mut Findings) {
    let Some(status) = statuses.iter().find(|status| subject.chosen(status) == Some("1")) else { return };
    let message = format!(
        "{}で「再委託していない」が選ばれていますが、{}では「再委託する」が選ばれています。",
        subject.called(key),
        subject.called(status)
    );
    let remedy = "再委託の事実を確かめ、食い違っている方を直してください。";
    findings.add(&RULE, subject.at_key(key).quoting("再委託していない"), message, remedy);
}

fn check_claimed(subject: &Subject, key: &str, statuses: &[String], findings: &mut Findings) {
    if statuses.is_empty() || statuses.iter().any(|status| subject.chosen(status) != Some("2")) {
        return;
    }
    let chosen = label(subject, key);
    let message = format!(
        "{}で「{chosen}」が選ばれていますが、委託事項（{}件）は全て「再委託しない」です。",
        subject.called(key),
        statuses.len()
    );
    let remedy = "再委託がないなら「再委託していない」を選び、あるなら「再委託の有無」を直してください。";
    findings.add_as(Severity::Warning, &RULE, subject.at_key(key).quoting(chosen), message, remedy);
}

/// Whether all matters that are counted are there, so that none is known to be missing.
fn is_complete(subject: &Subject, file: &str, statuses: &[String]) -> bool {
    let counted = subject.number(&format!("{file}.entrustment.count"));
    counted.is_none_or(|counted| usize::try_from(counted) == Ok(statuses.len()))
}
