//! A count of days that is not the length of its period.

use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::DateMention;
use crate::text::Days;
use crate::text::Moment;
use crate::text::Named;
use crate::text::Period;

rule! {
    /// # 何を見るか
    ///
    /// 「8月2日から同月16日までの14日間」「7月11日～7月31日（21日間）」のように、期間のすぐ隣に日数が書いてあるとき、その日数が
    /// 期間の長さと合うかを計算して見ます。初めの日と終わりの日をどちらも数えた日数を正しいものとします。初めの日を数えない
    /// 日数と合うときは、数え方の違いかもしれないため、警告にとどめます。
    ///
    /// 「平日」「土日を除く」「休館日」など、数えない日があると書いてあるときと、時刻で始まり時刻で終わる期間で初めの日を数えない
    /// 日数と合うときは、見ません。
    ///
    /// # なぜ
    ///
    /// 意見を出せる期間や縦覧の期間では、1日の違いで出せるか出せないかが変わります。日数と日付のどちらかが誤っています。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和8年5月1日から同月31日までの20日間"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和8年5月1日から同月31日までの31日間"
    /// ```
    ///
    /// # 直し方
    ///
    /// 初めの日、終わりの日、日数のどれが誤っているかを元の資料で確かめて直します。初めの日を数えないで日数を示すときは、その
    /// ことを書きます。
    ///
    /// # 根拠
    ///
    /// 計算。数え方は、公示の日から起算して期間を数える行政手続法第39条第3項に合わせています。
    ///
    /// # 止め方
    ///
    /// 別の数え方をする理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D102", "day-count-mismatch", Error,
    title: "日数が期間の長さと合いません",
    basis: "日数と日付のどちらかが誤っていて、いつまでかを読む人が取り違えるためです（計算。初めの日を数えるのは行政手続法第39条第3項と同じです）。",
    items: &[],
}

/// Words that say that some days of the period are not counted, or that the count is of something else.
const NOT_EVERY_DAY: &[&str] = &[
    "除",
    "平日",
    "開庁",
    "閉庁",
    "営業日",
    "開館",
    "休",
    "実働",
    "実施日",
    "実質",
    "うち",
    "延べ",
    "のべ",
    "算入",
    "翌日から起算",
];

/// Words of times of day.
const TIMES: &[&str] = &["時", "正午", ":", "："];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for dated in subject.dated() {
        let Named::Period(period) = &dated.mention.named else { continue };
        let (Some(count), Some(days)) = (&period.count, period.days()) else { continue };
        let has_days = has_day(&period.start) && has_day(&period.end) && days.inclusive > 0;
        if !has_days || count.days == days.inclusive || counts_otherwise(dated, count.days, days) {
            continue;
        }
        let severity = if count.days == days.exclusive { Severity::Warning } else { Severity::Error };
        let remedy = "初めの日、終わりの日、日数のどれが誤っているかを確かめて直してください。";
        let place = subject.at_words(&dated.passage, dated.mention.range.clone());
        findings.add_as(severity, &RULE, place, message(dated, period, days), remedy);
    }
}

fn has_day(date: &DateMention) -> bool {
    match date.reading {
        Ok(Moment::Date(date)) => date.day().is_some(),
        Ok(Moment::Yearless { day, .. }) => day.is_some(),
        _ => false,
    }
}

/// Whether the words give a reason why another number may be right.
fn counts_otherwise(dated: &Dated, written: i64, days: Days) -> bool {
    let within = dated.words(dated.mention.range.clone());
    let sentence = [dated.before(), within, dated.after()];
    let leaves_out = sentence.iter().any(|part| NOT_EVERY_DAY.iter().any(|word| part.contains(word)));
    let is_by_hours = written == days.exclusive && TIMES.iter().any(|word| within.contains(word));
    leaves_out || is_by_hours
}

fn message(dated: &Dated, period: &Period, days: Days) -> String {
    let written = period.count.as_ref().map(|count| dated.words(count.range.clone())).unwrap_or_default();
    format!(
        "「{written}」とありますが、「{}」から「{}」までは、初めの日を数えて{}日間（初めの日を数えないと{}日間）です。",
        dated.words(period.start.range.clone()),
        dated.words(period.end.range.clone()),
        days.inclusive,
        days.exclusive,
    )
}
