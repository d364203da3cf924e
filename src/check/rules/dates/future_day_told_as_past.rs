//! A day that is still to come, told as if it were over.

use super::past_day_told_as_future::PRESENT;
use super::past_day_told_as_future::is_of_change;
use super::past_day_told_as_future::until_next;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Completion;
use crate::text::Moment;

rule! {
    /// # 何を見るか
    ///
    /// 公表日より後の日付について、「令和9年4月1日に切り替えた。」のように、済んだこととして書いてあるところを探します。
    /// 「令和9年4月1日までとした」「令和9年度に延期した」のように、先の日を決めたことを述べているところは見ません。案の版と
    /// 変更箇所も見ません。
    ///
    /// # なぜ
    ///
    /// まだ来ていない日のことは済んでいません。年を書き誤っているか、公表が予定より早まっています。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "台帳は、令和9年4月1日に新しいものへ切り替えた。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "台帳は、令和9年4月1日に新しいものへ切り替える。切替えは令和9年4月に延期した。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 年を確かめて直します。これからのことであれば「切り替える」のように書きます。
    ///
    /// # 根拠
    ///
    /// 論理。評価書では、公表日の時点のことを書く記載要領にもよります。
    ///
    /// # 止め方
    ///
    /// 理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D162", "future-day-told-as-past", Warning,
    title: "まだ来ていない日が、済んだこととして書かれています",
    basis: "まだ来ていない日のことは済んでいないためです（論理）。",
    items: &[],
}

/// Ends of a clause that tells of what is over.
const PAST: &[&str] = &["した", "された", "ました", "えた", "めた", "であった", "だった", "済み", "済みである"];

/// Words of a decision about a day to come.
const DECIDED: &[&str] = &[
    "とした",
    "にした",
    "としました",
    "変更した",
    "延長",
    "延期",
    "決定",
    "決め",
    "決ま",
    "定め",
    "予定",
    "計画",
    "見込",
    "繰り",
    "求め",
    "示した",
    "示され",
    "公布",
    "告示",
    "公表",
    "議決",
    "契約",
];

/// What stands right behind a date on which something happens.
const HAPPENS: &[&str] = &["に", "、", "から", "付けで", "より"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(PRESENT) || subject.version.name.is_draft() {
        return;
    }
    let day = subject.day();
    let all = subject.dated();
    for (at, dated) in all.iter().enumerate().filter(|(_, dated)| !is_of_change(dated)) {
        let Some(date) = dated.mention.dates().next().filter(|date| date.completion == Completion::Whole) else {
            continue;
        };
        let earliest = date.reading.ok().and_then(Moment::first_day);
        if earliest.is_some_and(|earliest| earliest > day) && is_over(until_next(dated, all.get(at + 1))) {
            let words = dated.words(date.range.clone());
            let message = format!("「{words}」は{}より後ですが、済んだこととして書かれています。", day.wareki());
            let remedy = "年を確かめて直すか、これからのこととして書き直してください。";
            findings.add(&RULE, subject.at_words(&dated.passage, dated.mention.range.clone()), message, remedy);
        }
    }
}

fn is_over(after: &str) -> bool {
    let Some(rest) = HAPPENS.iter().find_map(|word| after.strip_prefix(word)) else { return false };
    let clause = rest.split(['、', '（', '(', '，']).next().unwrap_or_default();
    PAST.iter().any(|end| clause.ends_with(end)) && !DECIDED.iter().any(|word| clause.contains(word))
}
