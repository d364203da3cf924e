//! A period that ends before it begins.

use super::span::Written;
use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::Moment;
use crate::text::Named;
use crate::text::Period;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 「令和8年4月1日から令和7年3月31日まで」のように、終わりの日が初めの日より前の期間を探します。情報システムを使い始めた
    /// 時期と使い終えた時期、法令の施行日と廃止日、会議の始まりと終わりの時刻の順も見ます。募集の受付の期間は、別の規則が見ます。
    ///
    /// 「同日から」のように初めの日が別の所に書かれているときは、「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// どちらかの日付が誤っています。年を書き換え忘れたときによく起こります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "令和8年4月1日から令和7年9月30日まで、仮の窓口で受け付ける。"
    /// ```
    ///
    /// ```toml systems/desk.toml
    /// form = "system@1"
    /// name = "総合窓口システム"
    /// since = 2021-04-01
    /// until = 2020-03-31
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "令和8年4月1日から同年9月30日まで、仮の窓口で受け付ける。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の資料で初めの日と終わりの日を確かめて、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 計算（暦）。
    ///
    /// # 止め方
    ///
    /// 期間ではないものを期間と読んでいるときなどは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D154", "ends-before-beginning", Error,
    title: "終わりの日が、初めの日より前です",
    basis: "初めの日か終わりの日のどちらかが誤っているためです（計算）。",
    items: &["system since", "system until", "law in-force", "law repealed", "meeting-record time"],
}

/// Forms with the items of the first and of the last day.
const PAIRS: &[(&str, &str, &str)] = &[("system", "since", "until"), ("law", "in-force", "repealed")];

const REMEDY: &str = "元の資料で初めの日と終わりの日を確かめて、誤っている方を直してください。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for dated in subject.dated() {
        let Named::Period(period) = &dated.mention.named else { continue };
        if let Some(severity) = severity(dated, period) {
            let start = dated.words(period.start.range.clone());
            let message =
                format!("期間の終わりの「{}」が、初めの「{start}」より前です。", dated.words(period.end.range.clone()));
            let place = subject.at_words(&dated.passage, dated.mention.range.clone());
            findings.add_as(severity, &RULE, place, message, REMEDY);
        }
    }
    for (_, since, until) in PAIRS.iter().filter(|(form, ..)| subject.form_is(&[form])) {
        let Some((first, last)) = Written::at(subject, since).zip(Written::at(subject, until)) else { continue };
        if first.is_after(&last) {
            let message = format!("終わりの日（{}）が、初めの日（{}）より前です。", last.words, first.words);
            findings.add(&RULE, last.place, message, REMEDY);
        }
    }
    check_time(subject, findings);
}

/// Looks at the hours of a meeting: `午後1時30分から午後3時45分まで`.
fn check_time(subject: &Subject, findings: &mut Findings) {
    let Some(words) = subject.words(keys::MEETING_TIME).filter(|_| subject.form_is(&["meeting-record"])) else {
        return;
    };
    let folded = fold(words);
    let parts: Vec<&str> = folded.split(['か', '~', '〜']).collect();
    let [begins, ends] = parts.as_slice() else { return };
    if let Some((begins, ends)) = minutes(begins).zip(minutes(ends)).filter(|(begins, ends)| ends <= begins) {
        let clock = |minutes: u32| format!("{}時{:02}分", minutes / 60, minutes % 60);
        let message =
            format!("終わりの時刻（{}）が、始まりの時刻（{}）より後になっていません。", clock(ends), clock(begins));
        let remedy = "始まりと終わりの時刻を確かめて、誤っている方を直してください。";
        findings.add(&RULE, subject.at_key(keys::MEETING_TIME).quoting(words), message, remedy);
    }
}

/// A time of day in minutes; `None` where the half of the day is not told and could be either.
fn minutes(words: &str) -> Option<u32> {
    let (hour, rest) = words.split_once('時')?;
    let is_afternoon = hour.contains("午後");
    let is_told = is_afternoon || hour.contains("午前");
    let digits = |words: &str| words.trim_matches(|letter: char| !letter.is_ascii_digit()).parse::<u32>().ok();
    let hour = digits(hour).filter(|hour| *hour < 24 && (is_told || *hour > 12))?;
    let minute = match rest.chars().next() {
        Some('半') => 30,
        Some(first) if first.is_ascii_digit() => digits(rest.split('分').next()?).filter(|minute| *minute < 60)?,
        _ => 0,
    };
    Some(hour % 12 * 60 + minute + if is_afternoon || hour >= 12 && !is_told { 12 * 60 } else { 0 })
}

fn severity(dated: &Dated, period: &Period) -> Option<Severity> {
    let (start, end) = (period.start.reading.ok()?, period.end.reading.ok()?);
    // Words of a law that are replaced by others do not stand where they are quoted.
    if dated.after().trim_start_matches("まで").starts_with("」とある") {
        return None;
    }
    if let (Moment::Yearless { .. }, Moment::Yearless { .. }) = (start, end) {
        // Without years the end may lie in the next one.
        return period.days().filter(|days| days.inclusive <= 0).map(|_| Severity::Warning);
    }
    if start.first_day()? <= end.last_day()? {
        return None;
    }
    // 令和5年度－令和4年度 may be a difference.
    let between = dated.words(period.start.range.end..period.end.range.start);
    // What 「同日」 stands for is told elsewhere.
    let is_told = !dated.words(period.start.range.clone()).starts_with(['同', '翌', '前', '当']);
    let is_plain = is_told && between.contains(['～', '〜', 'か', 'よ', '~']);
    Some(if is_plain { Severity::Error } else { Severity::Warning })
}
