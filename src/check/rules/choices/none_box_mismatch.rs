//! Part Ⅱ and Part Ⅲ do not agree on whether anything is entrusted, provided or transferred.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::boxes::is_answered;

rule! {
    /// # 何を見るか
    ///
    /// Ⅱの「委託の有無」「提供・移転の有無」と、Ⅲのリスク対策にある「委託しない」「提供・移転しない」のチェックを、
    /// 特定個人情報ファイルごとに比べます。
    ///
    /// Ⅲ.5は、情報提供ネットワークシステムを通じた提供を除いて書く欄です。提供が全て情報提供ネットワークシステムによるもので、
    /// 移転がないときは、「提供・移転しない」のチェックがあってもなくても、食い違いとは見ません。
    ///
    /// # なぜ
    ///
    /// Ⅱで「委託しない」とし、Ⅲで「委託しない」にチェックがないと、委託があるのかないのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託する"
    /// [files.risks.entrustment]
    /// none = ["委託しない"]
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// provision.status = ["行っていない"]
    /// [files.risks.provision]
    /// unlawful.rules = "定めている"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託しない"
    /// provision.status = ["提供を行っている"]
    /// [[files.recipients]]
    /// id = "cities"
    /// media = ["情報提供ネットワークシステム"]
    /// [files.risks]
    /// entrustment.none = ["委託しない"]
    /// provision.none = ["提供・移転しない"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 事実を確かめ、Ⅱの選択肢かⅢのチェックのうち、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（Ⅲ.4の「委託しない」、Ⅲ.5の「提供・移転しない」）。
    ///
    /// # 止め方
    ///
    /// 理由があって食い違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X107", "none-box-mismatch", Error,
    title: "Ⅱの選択肢とⅢのチェックが食い違っています",
    basis: "Ⅱの「委託の有無」「提供・移転の有無」と、Ⅲの「委託しない」「提供・移転しない」は、同じことを尋ねているためです（様式）。",
    items: &[
        "all-items files[].entrustment.status", "all-items files[].risks.entrustment.none",
        "all-items files[].provision.status", "all-items files[].risks.provision.none",
        "priority-items files[].entrustment.status", "priority-items files[].risks.entrustment.none",
        "priority-items files[].provision.status", "priority-items files[].risks.provision.none",
    ],
}

/// A question of Part Ⅱ with the box of Part Ⅲ that answers it once more.
struct Pair {
    question: String,
    of_box: String,
    /// The words of the box.
    none: &'static str,
    /// What the question answers: nothing, something that the box is about, or something that it is not about.
    answer: Option<bool>,
    /// The words of that answer.
    words: &'static str,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        if subject.record.within(&format!("{file}.risks")).all(|entry| entry.value.is_absent()) {
            continue;
        }
        for pair in [entrustment(subject, &file), provision(subject, &file)] {
            check_pair(subject, &pair, findings);
        }
    }
}

/// Whether a ticked box is one that Part Ⅱ contradicts, so that what stands below it may well be right.
pub(super) fn is_contradicted(subject: &Subject, of_box: &str) -> bool {
    let Some((file, group)) = of_box.split_once(".risks.") else { return false };
    match group {
        "entrustment.none" => entrustment(subject, file).answer == Some(true),
        "provision.none" => provision(subject, file).answer == Some(true),
        _ => false,
    }
}

fn check_pair(subject: &Subject, pair: &Pair, findings: &mut Findings) {
    if subject.is_refused(&pair.of_box) {
        return;
    }
    let Pair { question, of_box, none, words, .. } = pair;
    let (question, at) = (subject.called(question), subject.called(of_box));
    let remedy = "事実を確かめ、誤っている方を直してください。";
    let is_ticked = !subject.all_chosen(of_box).is_empty();
    let message = match pair.answer {
        Some(true) if is_ticked => format!("{question}で「{words}」が選ばれていますが、{at}にチェックがあります。"),
        Some(false) if !is_ticked => {
            format!("{question}で「{words}」が選ばれていますが、リスク対策の「{none}」にチェックがありません。")
        }
        _ => return,
    };
    let place =
        if is_ticked { subject.at_key(of_box).quoting(none) } else { subject.at_key(&pair.question).quoting(words) };
    findings.add(&RULE, place, message, remedy);
}

fn entrustment(subject: &Subject, file: &str) -> Pair {
    let question = format!("{file}.entrustment.status");
    let answer = subject.chosen(&question).map(|code| code == "1");
    let words = if answer == Some(true) { "委託する" } else { "委託しない" };
    Pair { question, of_box: format!("{file}.risks.entrustment.none"), none: "委託しない", answer, words }
}

fn provision(subject: &Subject, file: &str) -> Pair {
    let question = format!("{file}.provision.status");
    let answer = match subject.all_chosen(&question).as_slice() {
        ["none"] => Some(false),
        chosen if chosen.contains(&"none") => None,
        chosen => (chosen.contains(&"transfers") || provides_otherwise(subject, file)).then_some(true),
    };
    let has_transfers = subject.has_chosen(&question, "transfers");
    let words = match answer {
        Some(true) if has_transfers => "移転を行っている",
        Some(true) => "提供を行っている",
        _ => "行っていない",
    };
    Pair { question, of_box: format!("{file}.risks.provision.none"), none: "提供・移転しない", answer, words }
}

/// Whether something is provided in another way than through the network of the state.
fn provides_otherwise(subject: &Subject, file: &str) -> bool {
    let media = subject.row_keys(&format!("{file}.recipients")).into_iter().map(|row| format!("{row}.media"));
    let is_other =
        |key: String| is_answered(subject, &key) && subject.all_chosen(&key).iter().any(|code| *code != "network");
    media.into_iter().any(is_other)
}
