//! The result of the threshold does not follow from what decides it.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::band::choice;

rule! {
    /// # 何を見るか
    ///
    /// しきい値判断の結果が、対象人数、取扱者数（500人以上か）、過去1年以内の特定個人情報に関する重大事故の三つから導かれる
    /// とおりかを見ます。全項目評価書と重点項目評価書では、対象人数だけから分かる範囲で見ます。基礎項目評価書では、提出する
    /// 評価書の種類が、義務付けられたものに足りているかも見ます。
    ///
    /// # なぜ
    ///
    /// 結果を誤ると、義務付けられた評価をしないまま特定個人情報ファイルを保有することになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "basic-items@2024-10"
    /// threshold-result = "基礎項目評価及び重点項目評価の実施が義務付けられる"
    /// [threshold]
    /// population.range = "10万人以上30万人未満"
    /// handlers.range = "500人以上"
    /// incidents.status = "発生なし"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// population = "30万人以上"
    /// [procedure.basic]
    /// threshold = "基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "basic-items@2024-10"
    /// threshold-result = "基礎項目評価及び全項目評価の実施が義務付けられる"
    /// [risks]
    /// submission = "基礎項目評価書及び重点項目評価書"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "basic-items@2024-10"
    /// threshold-result = "基礎項目評価及び全項目評価の実施が義務付けられる"
    /// [threshold]
    /// population.range = "10万人以上30万人未満"
    /// handlers.range = "500人以上"
    /// incidents.status = "発生なし"
    /// [risks]
    /// submission = "基礎項目評価書及び全項目評価書"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// population = "10万人以上30万人未満"
    /// [procedure.basic]
    /// threshold = "基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）"
    /// ```
    ///
    /// # 直し方
    ///
    /// 三つの数と事実を確かめ、結果を選び直します。足りない評価書があるときは、その評価を行います。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価指針の第5の2（しきい値判断）。対象人数が1,000人以上10万人未満のときと、10万人以上30万人未満で取扱者数
    /// 500人未満、重大事故なしのときの扱いは、条文は未確認です。これらは「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 理由があって結果が違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q107", "threshold-not-followed", Error,
    title: "しきい値判断の結果が、対象人数などから導かれるものと違います",
    basis: "しきい値判断の結果は、対象人数、取扱者数、重大事故の有無で決まるためです（特定個人情報保護評価指針の第5の2）。",
    items: &[
        "basic-items threshold.population.range",
        "basic-items threshold.handlers.range",
        "basic-items threshold.incidents.status",
        "basic-items threshold-result",
        "basic-items risks.submission",
        "all-items task.population",
        "all-items procedure.basic.threshold",
        "priority-items task.population",
        "priority-items procedure.basic.threshold",
    ],
}

/// The assessment that is obligatory, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Nothing,
    Basic,
    Priority,
    All,
}

impl Kind {
    fn called(self) -> &'static str {
        match self {
            Self::Nothing => "特定個人情報保護評価の実施は義務付けられない",
            Self::Basic => "基礎項目評価の実施が義務付けられる",
            Self::Priority => "基礎項目評価及び重点項目評価の実施が義務付けられる",
            Self::All => "基礎項目評価及び全項目評価の実施が義務付けられる",
        }
    }
}

const BASIC_RESULT: &str = "threshold-result";
const SUBMISSION: &str = "risks.submission";
const RESULT: &str = "procedure.basic.threshold";
/// What the choices of a list mean, by code from `1`.
const BASIC_RESULTS: &[Kind] = &[Kind::Basic, Kind::Priority, Kind::All, Kind::Nothing];
const SUBMISSIONS: &[Kind] = &[Kind::Basic, Kind::Priority, Kind::All];
const PRIORITY_RESULTS: &[Kind] = &[Kind::Priority, Kind::Basic, Kind::Nothing];
const ALL_RESULTS: &[Kind] = &[Kind::All, Kind::Priority, Kind::Basic, Kind::Nothing];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let (result_key, results, population) = match subject.record.form.id.as_str() {
        "basic-items" => (BASIC_RESULT, BASIC_RESULTS, "threshold.population.range"),
        "priority-items" => (RESULT, PRIORITY_RESULTS, "task.population"),
        "all-items" => (RESULT, ALL_RESULTS, "task.population"),
        _ => return,
    };
    let Some((result, label)) = kind(subject, result_key, results) else { return };
    if let Some((submitted, words)) = kind(subject, SUBMISSION, SUBMISSIONS).filter(|(kind, _)| *kind < result) {
        let message = format!(
            "提出する評価書は「{words}」とありますが、しきい値判断の結果は「{label}」とあります（{}では足りません）。",
            submitted.short()
        );
        let remedy = "しきい値判断の結果と、提出する評価書の種類を確かめ、合わせてください。";
        findings.add(&RULE, subject.at_key(SUBMISSION), message, remedy);
    }
    let Some((people, range)) = choice(subject, population) else { return };
    let handlers = two(subject, "threshold.handlers.range");
    let incident = two(subject, "threshold.incidents.status");
    let possible = possible(people, handlers, incident);
    if possible.is_empty() || possible.contains(&result) {
        return;
    }
    let asked: Vec<String> = possible.iter().map(|kind| format!("「{}」", kind.called())).collect();
    let more = [
        (handlers, "取扱者数は500人以上", "取扱者数は500人未満"),
        (incident, "重大事故の発生あり", "重大事故の発生なし"),
    ];
    let more = more.iter().filter_map(|(is, yes, no)| is.map(|is| if is { *yes } else { *no }));
    let given: Vec<&str> = more.collect();
    let given = if given.is_empty() { String::new() } else { format!("、{}", given.join("、")) };
    let message = format!(
        "結果は「{label}」とありますが、{}は「{range}」{given}とあり、{}になります。",
        subject.called(population),
        asked.join("又は")
    );
    let remedy = "対象人数、取扱者数、重大事故の有無を確かめ、結果を選び直してください。";
    findings.add_as(certainty(people, handlers, incident), &RULE, subject.at_key(result_key), message, remedy);
}

impl Kind {
    fn short(self) -> &'static str {
        match self {
            Self::Nothing | Self::Basic => "基礎項目評価書だけ",
            Self::Priority => "重点項目評価書まで",
            Self::All => "全項目評価書まで",
        }
    }
}

fn kind<'s>(subject: &'s Subject, key: &str, kinds: &[Kind]) -> Option<(Kind, &'s str)> {
    let (code, label) = choice(subject, key)?;
    Some((*kinds.get(code.parse::<usize>().ok()?.checked_sub(1)?)?, label))
}

/// Whether the first of two choices was made; `None` where neither was.
fn two(subject: &Subject, key: &str) -> Option<bool> {
    choice(subject, key).map(|(code, _)| code == "1")
}

/// What can be obligatory for a band of people, the more is known the less.
fn possible(people: &str, handlers: Option<bool>, incident: Option<bool>) -> Vec<Kind> {
    let (low, high) = match people {
        "1" => (Kind::Nothing, Kind::Nothing),
        "2" => (Kind::Basic, Kind::Basic),
        "3" => (Kind::Basic, Kind::Priority),
        "4" => (Kind::Priority, Kind::All),
        "5" => (Kind::All, Kind::All),
        _ => return Vec::new(),
    };
    let is_raised = handlers == Some(true) || incident == Some(true);
    let is_plain = handlers == Some(false) && incident == Some(false);
    match (is_raised, is_plain, low == high) {
        (_, _, true) | (_, true, _) => vec![low],
        (true, ..) => vec![high],
        _ => vec![low, high],
    }
}

/// How sure the table is for a band: some of its rows were read in the guideline, some in no text.
fn certainty(people: &str, handlers: Option<bool>, incident: Option<bool>) -> Severity {
    let is_raised = handlers == Some(true) || incident == Some(true);
    match people {
        "1" | "5" => Severity::Error,
        "4" if is_raised => Severity::Error,
        _ => Severity::Warning,
    }
}
