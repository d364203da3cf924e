//! A weekday that is not that of its date.

use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::Completion;
use crate::text::Moment;
use crate::text::Named;
use crate::text::Period;
use crate::text::Weekday;

rule! {
    /// # 何を見るか
    ///
    /// 文章の中の日付に曜日が添えてあるとき、その日が本当にその曜日かを暦から計算して見ます。「（火）」「（火曜日）」
    /// 「（月・祝）」のどの書き方でも見ます。「同月16日（金）」のように年や月を書かない日付は、前の日付から補って見ます。
    /// 年が分からない日付は見ませんが、年のない期間の初めと終わりに曜日があれば、互いに合うかを見ます。
    ///
    /// # なぜ
    ///
    /// 日付か曜日のどちらかが誤っています。読む人は、どちらの日に行けばよいか、いつまでに出せばよいかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.review]
    /// date = "令和8年4月9日（水）"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.review]
    /// date = "令和8年4月9日（木）"
    /// ```
    ///
    /// # 直し方
    ///
    /// 会議録や通知などの元の資料で日を確かめて、日付か曜日のどちらかを直します。
    ///
    /// # 根拠
    ///
    /// 計算（暦）。
    ///
    /// # 止め方
    ///
    /// 誤りのある文書をそのまま引用しているときは、引用の後に「（ママ）」と書くか、文書の TOML に `[[waivers]]` を書き、理由を
    /// 残します。
    "D101", "weekday-mismatch", Error,
    title: "曜日が日付と合いません",
    basis: "日付か曜日のどちらかが誤っていて、読む人にはどちらの日か分からないためです（暦の計算によります）。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for dated in subject.dated() {
        if let Named::Period(period) = &dated.mention.named {
            tell_if_uneven(subject, dated, period, findings);
        }
        let is_period = matches!(dated.mention.named, Named::Period(_));
        for date in dated.mention.dates() {
            let (Some(right), Some(weekday), Ok(Moment::Date(day))) =
                (date.right_weekday(), &date.weekday, date.reading)
            else {
                continue;
            };
            // What a lone date takes from the one before it is likely, but not certain.
            let is_certain = is_period || date.completion == Completion::Whole;
            let severity = if is_certain { Severity::Error } else { Severity::Warning };
            let message = format!(
                "「{}」に{}曜日と添えてありますが、{}は{right}曜日です。",
                dated.words(date.range.clone()),
                weekday.name,
                day.seireki(),
            );
            let remedy = "元の資料で日を確かめて、日付か曜日のどちらかを直してください。";
            let place = subject.at_words(&dated.passage, date.range.start..end_of(dated, weekday));
            findings.add_as(severity, &RULE, place, message, remedy);
        }
    }
}

/// Weekdays of a period without a year need not be those of any year to contradict each other.
fn tell_if_uneven(subject: &Subject, dated: &Dated, period: &Period, findings: &mut Findings) {
    const WEEK: &[&str] = &["月", "火", "水", "木", "金", "土", "日"];
    let (Ok(Moment::Yearless { .. }), Some(days)) = (period.start.reading, period.days()) else { return };
    let (Some(start), Some(end)) = (&period.start.weekday, &period.end.weekday) else { return };
    let place = |name: &str| WEEK.iter().position(|weekday| *weekday == name);
    let Some((from, to)) = place(start.name).zip(place(end.name)) else { return };
    let Ok(step) = usize::try_from(days.exclusive) else { return };
    let right = WEEK[(from + step) % WEEK.len()];
    if WEEK[to] != right {
        let message = format!(
            "「{}」が{}曜日なら「{}」は{right}曜日ですが、{}曜日と添えてあります。",
            dated.words(period.start.range.clone()),
            start.name,
            dated.words(period.end.range.clone()),
            end.name,
        );
        let remedy = "元の資料で日を確かめて、日付か曜日のどちらかを直してください。";
        let words = period.end.range.start..end_of(dated, end);
        findings.add(&RULE, subject.at_words(&dated.passage, words), message, remedy);
    }
}

/// Where the brackets around the weekday end, or the weekday itself.
fn end_of(dated: &Dated, weekday: &Weekday) -> usize {
    const CLOSING: &[&str] = &["）", ")", "曜日）", "曜日)", "曜）", "曜)", "曜日"];
    let after = dated.words(weekday.range.end..dated.mention.range.end);
    let closing = CLOSING.iter().find(|closing| after.starts_with(*closing));
    weekday.range.end + closing.map_or(0, |closing| closing.len())
}
