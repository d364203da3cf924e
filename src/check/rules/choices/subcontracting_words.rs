//! The words on subcontracting do not go with the box: filled in without it, or empty with it.

use crate::check::Subject;
use crate::check::denial::is_conditional;
use crate::check::denial::says_nothing;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::squeeze;

use super::boxes::is_marked_none;
use super::boxes::short;

rule! {
    /// # 何を見るか
    ///
    /// 委託事項ごとに、「再委託の有無」と、「再委託の許諾方法」「再委託事項」を比べます。
    ///
    /// - 「再委託しない」を選んでいるのに、許諾方法や再委託事項が書かれている（「再委託する場合は、…」のような、これからの場合に
    ///   ついての記載だけのときは、問題の可能性大とします）
    /// - 「再委託する」を選んでいるのに、許諾方法や再委託事項が「－」である
    ///
    /// # なぜ
    ///
    /// 再委託をするかどうかは、住民の情報がどこまで渡るかを左右します。選択肢と記載が食い違うと、どちらが事実かが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "operation"
    /// subcontracting.status = "再委託しない"
    /// subcontracting.approval = "委託先が提出する書面を市が審査し、書面で許諾する。"
    /// subcontracting.matters = "システムの夜間の監視"
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "operation"
    /// subcontracting.status = "再委託する"
    /// subcontracting.approval = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "operation"
    /// subcontracting.status = "再委託する"
    /// subcontracting.approval = "委託先が提出する書面を市が審査し、書面で許諾する。"
    /// subcontracting.matters = "システムの夜間の監視。特定個人情報は取り扱わない。"
    /// [[files.entrustments]]
    /// id = "printing"
    /// subcontracting.status = "再委託しない"
    /// subcontracting.approval = "－"
    /// subcontracting.matters = "再委託しないため、記載しない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 再委託の事実を確かめ、再委託しないなら許諾方法と再委託事項の行を消し、再委託するなら両方を書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（「再委託の許諾方法」「再委託事項」は、再委託する場合に記載する欄です）、番号法第10条（再委託）。
    ///
    /// # 止め方
    ///
    /// 理由があって両方を残すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X106", "subcontracting-words", Error,
    title: "再委託の有無と、再委託についての記載が合いません",
    basis: "「再委託の許諾方法」と「再委託事項」は、再委託する場合にだけ記載する欄であるためです（様式、番号法第10条）。",
    items: &[
        "all-items files[].entrustments[].subcontracting.status", "all-items files[].entrustments[].subcontracting.approval",
        "all-items files[].entrustments[].subcontracting.matters",
        "priority-items files[].entrustments[].subcontracting.status",
        "priority-items files[].entrustments[].subcontracting.approval",
        "priority-items files[].entrustments[].subcontracting.matters",
    ],
}

/// What may follow on 「再委託」 where none is made.
const REFUSALS: &[&str] = &[
    "しない",
    "していない",
    "行わない",
    "行っていない",
    "認めない",
    "認めていない",
    "許諾していない",
    "予定はない",
    "予定していない",
    "禁止",
    "なし",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        for row in subject.row_keys(&format!("{file}.entrustments")) {
            let status = format!("{row}.subcontracting.status");
            for name in ["approval", "matters"] {
                let key = format!("{row}.subcontracting.{name}");
                match subject.chosen(&status) {
                    Some("1") => check_missing(subject, &status, &key, findings),
                    Some("2") => check_needless(subject, &status, &key, findings),
                    _ => {}
                }
            }
        }
    }
}

fn check_missing(subject: &Subject, status: &str, key: &str, findings: &mut Findings) {
    let remedy = "再委託の事実を確かめ、この項目を書くか、「再委託しない」に直してください。";
    let both = |words: &str| {
        format!(
            "{}で「再委託する」が選ばれていますが、{}は「{words}」です。",
            subject.called(status),
            subject.called(key)
        )
    };
    if is_marked_none(subject, key) {
        findings.add(&RULE, subject.at_key(key), both("－"), remedy);
    }
    let Some(passage) = subject.passage(key) else { return };
    if refuses(passage.words) {
        let range = sentence::opening(passage.words);
        let message = both(&short(passage.words.get(range.clone()).unwrap_or_default()));
        findings.add_as(Severity::Warning, &RULE, subject.at_words(passage, range), message, remedy);
    }
}

fn check_needless(subject: &Subject, status: &str, key: &str, findings: &mut Findings) {
    let Some(passage) = subject.passage(key).filter(|passage| !says_nothing(passage.words) && !refuses(passage.words))
    else {
        return;
    };
    let range = sentence::opening(passage.words);
    let words = short(passage.words.get(range.clone()).unwrap_or_default());
    let message = format!(
        "{}で「再委託しない」が選ばれていますが、{}に「{words}」と書かれています。",
        subject.called(status),
        subject.called(key)
    );
    let severity = if is_conditional(passage.words) { Severity::Warning } else { Severity::Error };
    let remedy = "再委託しないならこの行を消し、再委託するなら「再委託の有無」を直してください。";
    findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
}

/// Whether words say as a whole that nothing is subcontracted; what subcontractors may not pass on is another matter.
fn refuses(words: &str) -> bool {
    let plain = squeeze(words);
    let plain = plain.trim_end_matches('。');
    let Some((before, after)) = plain.split_once("再委託") else { return false };
    let is_whole = !plain.contains('。') && !is_conditional(plain) && !before.contains(['更', 'さ']);
    let after: String = after.chars().take(10).collect();
    is_whole && REFUSALS.iter().any(|refusal| after.contains(refusal))
}
