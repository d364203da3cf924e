//! A day that is over, with words of what is still to come.

use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::Completion;
use crate::text::Moment;

rule! {
    /// # 何を見るか
    ///
    /// 公表日より前の日付や年度のすぐ後に「予定」「見込み」と書いてあるところと、過ぎた年度について「令和5年度中に行う」のように
    /// これからのこととして書いてあるところを探します。過ぎた日付のすぐ隣にある「次期」「今後」「本日」「今般」は、人が確かめる
    /// ものとして知らせます。「予定していた」「予定どおり」は見ません。公表していない文書は、サイトの時点で見ます。変更箇所、会議の
    /// 記録、公表日のない案は、書いた時のままの言葉であるため見ません。
    ///
    /// # なぜ
    ///
    /// 評価書は公表日の時点のことを書きます。過ぎた予定が残っていると、実際に行われたのかが読む人に分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "新しい台帳には、令和7年3月に切り替える予定である。"
    /// ```
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "令和6年度中に台帳を電子化する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "令和7年3月に予定どおり台帳を切り替えた。次の切替えは令和12年3月の予定である。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 行われたことは「切り替えた」のように直し、行われていないことは新しい予定に直します。
    ///
    /// # 根拠
    ///
    /// 評価書を公表日の時点の内容とする記載要領。ほかの文書では論理によります。
    ///
    /// # 止め方
    ///
    /// 過ぎた予定をそのまま示す理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D112", "past-day-told-as-future", Warning,
    title: "過ぎた日が、これからのこととして書かれています",
    basis: "過ぎた予定が残っていると、実際に行われたのかが読む人に分からないためです（評価書は公表日の時点のことを書きます）。",
    items: &[],
}

/// Forms that tell how things are, not what was said or decided on a day.
pub(super) const PRESENT: &[&str] = &["all-items", "priority-items", "basic-items", "file-register", "system", "page"];

/// Words of what is to come, which follow their date.
const TO_COME: &[&str] = &["予定", "見込み", "見込んで"];

/// Beginnings behind them with which they tell of the past, or name another thing: 予定どおり, 予定日.
const NOT_TO_COME: &[&str] = &[
    "どおり",
    "通り",
    "していた",
    "だった",
    "であった",
    "でした",
    "された",
    "されていた",
    "日",
    "者",
    "表",
    "数",
    "価格",
    "額",
    "地",
    "していません",
    "はない",
    "がない",
    "違い",
    "まで",
    "児童",
    "人数",
    "件数",
];

/// Words behind a date that only compare with it, or count what became known after it.
const COMPARED: &[&str] = &["比", "決算", "収支", "実績", "上回", "下回"];
/// What a comparison begins with, and what it says.
const THAN: &[&str] = &["より", "から", "と"];
const CHANGED: &[&str] = &["増", "減", "縮"];

/// Words that are true on one day only.
const OF_THE_DAY: &[&str] = &["次期", "今後", "本日", "今般"];

/// How far from its date such a word may stand, in characters.
const NEAR: usize = 25;
const BESIDE: usize = 6;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    // A draft without a day stays as it was when comments were asked for.
    let is_undated = subject.version.name.is_draft() && subject.version.published.is_none();
    if !subject.form_is(PRESENT) || is_undated {
        return;
    }
    let day = subject.day();
    let all = subject.dated();
    for (at, dated) in all.iter().enumerate().filter(|(_, dated)| !is_of_change(dated)) {
        let Some(date) = dated.mention.dates().last().filter(|date| date.completion != Completion::Recurring) else {
            continue;
        };
        let Ok(moment) = date.reading else { continue };
        if moment.last_day().is_none_or(|latest| latest >= day) {
            continue;
        }
        let after = until_next(dated, all.get(at + 1));
        let told = word_to_come(after)
            .or_else(|| within_year(moment, after).then_some("年度中に"))
            .map(|word| (Severity::Warning, word))
            .or_else(|| beside(dated, after).map(|word| (Severity::Information, word)));
        if let Some((severity, word)) = told {
            let words = dated.words(date.range.clone());
            let message = format!(
                "「{words}」は{}より前ですが、「{word}」とこれからのことのように書かれています。",
                day.wareki()
            );
            let remedy = "行われたことであれば「…した」のように、行われていなければ新しい予定に直してください。";
            findings.add_as(
                severity,
                &RULE,
                subject.at_words(&dated.passage, dated.mention.range.clone()),
                message,
                remedy,
            );
        }
    }
}

/// Whether the words belong to the list of changes, which tells of other days.
pub(super) fn is_of_change(dated: &Dated) -> bool {
    dated.passage.entry.path.iter().any(|row| row.repeat == keys::CHANGES)
}

/// What stands behind the mention in its sentence, up to the next one.
pub(super) fn until_next<'a>(dated: &Dated<'a>, next: Option<&Dated>) -> &'a str {
    let after = dated.after();
    let next = next.filter(|next| next.passage.entry.key == dated.passage.entry.key);
    let gap = next.and_then(|next| next.mention.range.start.checked_sub(dated.mention.range.end));
    gap.and_then(|gap| after.get(..gap)).unwrap_or(after)
}

fn word_to_come(after: &str) -> Option<&'static str> {
    TO_COME.iter().copied().find(|word| {
        let found =
            after.split_once(word).filter(|(between, _)| between.chars().count() <= NEAR && !is_compared(between));
        found.is_some_and(|(_, rest)| !NOT_TO_COME.iter().any(|past| rest.starts_with(past)))
    })
}

/// `令和6年度より2割の増となる見込み`: the year is over, and what is to come is another.
fn is_compared(between: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| between.contains(word));
    has(COMPARED) || has(THAN) && has(CHANGED)
}

/// `令和5年度中に更新する`: the whole of the sentence tells of no past.
fn within_year(moment: Moment, after: &str) -> bool {
    let is_year = matches!(moment, Moment::FiscalYear(_))
        && ["中に", "内に", "末までに"].iter().any(|word| after.starts_with(word));
    let is_past =
        ["した", "された", "していた", "であった", "だった", "った", "いた"].iter().any(|past| after.contains(past));
    let ends = after.trim_end_matches(['）', ')', '」']);
    is_year
        && !is_past
        && ["する", "行う", "します", "行います", "図る", "していく", "予定"].iter().any(|end| ends.ends_with(end))
}

fn beside(dated: &Dated, after: &str) -> Option<&'static str> {
    let before: String = dated.before().chars().rev().take(BESIDE).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = after.chars().take(BESIDE).collect();
    OF_THE_DAY.iter().copied().find(|word| before.contains(word) || after.contains(word))
}
