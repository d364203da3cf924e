//! The review found something wanting, and every risk is said to be met well enough.

use crate::check::Subject;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;

use super::boxes::short;

rule! {
    /// # 何を見るか
    ///
    /// 「第三者点検」の「③結果」に、課題が残されている、不十分である、確認できない、といった指摘があるのに、「リスクへの対策は十分
    /// か」が全て「十分である」か「特に力を入れている」になっているものを探します。
    ///
    /// # なぜ
    ///
    /// 指摘を受けて直したのなら、そのことが書かれているはずです。直していないのなら、「十分である」とした理由が問われます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// procedure.review.result = "委託先の点検の方法が不十分であるとの指摘を受けた。"
    /// [[files]]
    /// id = "main"
    /// risks.entrustment.sufficient = "十分である"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// procedure.review.result = "不十分な点は認められず、内容は妥当であるとの答申を受けた。"
    /// [[files]]
    /// id = "main"
    /// risks.entrustment.sufficient = "十分である"
    /// ```
    ///
    /// # 直し方
    ///
    /// 指摘にどう応じたかを「③結果」に書き足すか、そのリスクの選択肢を見直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第7条第4項（第三者点検）と、論理です。
    ///
    /// # 止め方
    ///
    /// 指摘に応じた上で「十分である」としたときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X156", "review-doubts-sufficiency", Information,
    title: "第三者点検の指摘と、「十分である」という評価を見比べてください",
    basis: "第三者点検が足りないとした対策を、そのまま「十分である」とすることはできないためです（論理）。",
    items: &[
        "all-items procedure.review.result", "all-items files[].risks.entrustment.sufficient",
        "priority-items procedure.review.result", "priority-items files[].risks.entrustment.sufficient",
    ],
}

const RESULT: &str = "procedure.review.result";
/// Words of a council that finds something wanting.
const DOUBTS: &[&str] = &[
    "課題が残",
    "不十分",
    "十分とは言えない",
    "十分とはいえない",
    "確認できない",
    "確認できなかった",
    "改善が必要",
    "改善を求め",
];
/// Words of a sentence by which it does not.
const DENIALS: &[&str] = &["認められな", "認められず", "見られな", "なかった", "はない"];
/// Words by which it was answered.
const ANSWERS: &[&str] = &["修正した", "改めた", "反映した", "対応した", "追記した", "見直した"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(passage) = subject.passage(RESULT) else { return };
    let grades: Vec<&str> = subject
        .record
        .entries
        .iter()
        .filter(|entry| entry.key.ends_with(".sufficient"))
        .filter_map(|entry| subject.chosen(&entry.key))
        .collect();
    if grades.is_empty() || grades.contains(&"3") || ANSWERS.iter().any(|answer| passage.words.contains(answer)) {
        return;
    }
    let doubted = sentence::all(passage.words).find(|(_, sentence)| {
        let rest = sentence.replace("確認できなかった", "確認できない");
        DOUBTS.iter().any(|doubt| sentence.contains(doubt)) && !DENIALS.iter().any(|denial| rest.contains(denial))
    });
    if let Some((range, sentence)) = doubted {
        let words = short(sentence);
        let message = format!(
            "第三者点検の結果に「{words}」とありますが、「リスクへの対策は十分か」は全て「十分である」か「特に力を入れている」です。"
        );
        let remedy = "指摘にどう応じたかを書き足すか、そのリスクの選択肢を見直してください。";
        findings.add(
            &RULE,
            subject.at_words(passage, range.start..range.start + sentence.trim_end().len()),
            message,
            remedy,
        );
    }
}
