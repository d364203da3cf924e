//! A risk is left with a problem, and no word says which.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 「リスクへの対策は十分か」で「課題が残されている」を選んでいるのに、同じリスクの措置の欄に、残された課題や今後の対応に当たる
    /// 言葉（課題、検討、予定、今後、改善、見直し、未実施など）が一つもないものを探します。
    ///
    /// # なぜ
    ///
    /// 課題があることだけを示されても、住民には何が足りないのか、いつ直るのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.use.copying]
    /// measures = "端末では電子記録媒体への書き出しができない設定としている。"
    /// sufficient = "課題が残されている"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.use.copying]
    /// measures = "書き出しの制限は本庁の端末に限られている。出張所の端末は、令和9年度に制限する予定である。"
    /// sufficient = "課題が残されている"
    /// ```
    ///
    /// # 直し方
    ///
    /// 残されている課題と、いつ、どのように対応するのかを書きます。課題がないなら、選択肢を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（「課題が残されている」）と、論理です。
    ///
    /// # 止め方
    ///
    /// 課題をほかの項目に書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X111", "insufficient-without-words", Information,
    title: "「課題が残されている」のに、課題が何かが書かれていません",
    basis: "残された課題とその対応を示さなければ、評価書を読む人がリスクの大きさを判断できないためです（論理）。",
    items: &[
        "all-items files[].risks.use.copying.sufficient", "all-items files[].risks.entrustment.sufficient",
        "priority-items files[].risks.use.access.sufficient", "priority-items files[].risks.entrustment.sufficient",
    ],
}

/// Words of those who tell what is not as it should be, or when it will be.
const PROBLEMS: &[&str] = &[
    "課題",
    "検討",
    "予定",
    "今後",
    "改善",
    "見直",
    "不十分",
    "十分でな",
    "十分では",
    "未実施",
    "未整備",
    "未対応",
    "未導入",
    "できていない",
    "行っていない",
    "講じていない",
    "整備していない",
    "導入していない",
    "至っていない",
    "懸念",
    "おそれがある",
    "残って",
    "残る",
    "残され",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for entry in subject.record.entries.iter().filter(|entry| entry.key.starts_with("files.")) {
        let Some(group) = entry.key.strip_suffix("sufficient") else { continue };
        if subject.chosen(&entry.key) != Some("3") {
            continue;
        }
        let others = group.trim_end_matches('.').rsplit_once('.').map(|(above, _)| format!("{above}.other-risks"));
        let is_beside = |key: &str| key.starts_with(group) || others.as_deref() == Some(key);
        let mut beside = subject.passages().iter().filter(|passage| is_beside(&passage.entry.key));
        if !beside.any(|passage| PROBLEMS.iter().any(|problem| passage.words.contains(problem))) {
            let message = format!(
                "{}で「課題が残されている」が選ばれていますが、課題が何かが書かれていません。",
                subject.called(&entry.key)
            );
            let remedy =
                "残された課題と、いつ、どのように対応するのかを書いてください。課題がないなら選択肢を直してください。";
            findings.add(&RULE, subject.at(entry).quoting("課題が残されている"), message, remedy);
        }
    }
}
