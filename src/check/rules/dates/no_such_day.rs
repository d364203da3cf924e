//! A date that no calendar has, or that cannot be told.

use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::form::join;
use crate::text::Completion;
use crate::text::Date;
use crate::text::DateMention;
use crate::text::DateProblem;
use crate::text::MentionProblem;
use crate::text::Named;

rule! {
    /// # 何を見るか
    ///
    /// 文章の中の日付が、暦にある日かを見ます。6月31日、うるう年でない年の2月29日、13月、平成33年、昭和64年1月8日、
    /// 令和元年4月30日のような日はありません。「令和4年（2023年）」のように並べた二つの年が違うとき、「8月9から」のように
    /// 「月」「日」の字が抜けているとき、元号のない「5年4月1日」も見ます。
    ///
    /// 改元の前に公表した文書が、改元の後の日を元の元号で書いていることは、誤りとしません。漢数字で書いた元号の日付は、法令の条文の
    /// 引用であることが多いため、「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// どの日のことかが、誰にも分かりません。元号の付け替えを忘れた古い日付が残っていることもあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "令和8年6月31日まで届出を受け付ける。"
    /// ```
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "台帳は平成33年4月1日に作り直した。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [task]
    /// description = "令和8年6月30日まで届出を受け付ける。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 元の資料で日を確かめて、正しい日付に直します。
    ///
    /// # 根拠
    ///
    /// 計算（暦）。元号の初めの日と終わりの日は、元号を改める政令によります。
    ///
    /// # 止め方
    ///
    /// 誤りのある文書をそのまま引用しているときは、引用の後に「（ママ）」と書くか、文書の TOML に `[[waivers]]` を書き、理由を
    /// 残します。
    "D106", "no-such-day", Error,
    title: "暦にない日付か、どの日か分からない日付です",
    basis: "どの日のことかが読む人に分からないためです（暦の計算によります）。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for dated in subject.dated() {
        for date in dated.mention.dates() {
            let Err(problem) = &date.reading else { continue };
            if is_no_mistake(problem, day_of(subject, dated)) {
                continue;
            }
            let words = dated.words(date.range.clone());
            let told = problem.message(words);
            // The sentences before the last one say what is wrong, the last one what to do.
            let (message, remedy) = split_last_sentence(&told);
            let place = subject.at_words(&dated.passage, date.range.clone());
            findings.add_as(severity(problem, date, dated), &RULE, place, message, remedy);
        }
    }
}

/// The day on which the words were written: in the list of changes, that of the change.
fn day_of(subject: &Subject, dated: &Dated) -> Date {
    let row = dated.passage.entry.path.last().filter(|row| row.repeat == keys::CHANGES);
    let changed = row.and_then(|row| subject.date(&join(&join(keys::CHANGES, &row.id), keys::CHANGE_DATE)));
    changed.unwrap_or_else(|| subject.day())
}

/// Days before the change of the calendar are right as they stand, and before an era ended nobody knew that it would.
fn is_no_mistake(problem: &MentionProblem, day: Date) -> bool {
    match problem {
        MentionProblem::Calendar(DateProblem::OldCalendar) => true,
        MentionProblem::Calendar(DateProblem::EraMismatch { first, last, meant, .. }) => {
            *meant >= *first && last.is_some_and(|last| day <= last)
        }
        MentionProblem::EraOver { last, .. } => last.is_some_and(|last| day <= last),
        _ => false,
    }
}

fn severity(problem: &MentionProblem, date: &DateMention, dated: &Dated) -> Severity {
    // `H1.1.1` may be the number of a chapter.
    let is_short = dated
        .words(date.range.clone())
        .starts_with(|first: char| first.is_ascii_alphabetic() || ('Ａ'..='ｚ').contains(&first));
    let is_whole = date.completion == Completion::Whole && !is_short;
    // A law of its time, whose numbers are kanji, names days that its era did not reach.
    let is_of_law =
        dated.words(date.range.clone()).contains(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    match problem {
        MentionProblem::Calendar(DateProblem::EraMismatch { .. }) if is_of_law => Severity::Warning,
        // A permit or a contract made before the era ended names its last day in that era.
        MentionProblem::Calendar(DateProblem::EraMismatch { .. })
            if matches!(dated.mention.named, Named::Period(_)) =>
        {
            Severity::Warning
        }
        MentionProblem::NoSuchDayOfMonth { .. } => Severity::Error,
        MentionProblem::Calendar(_) | MentionProblem::MissingMark { .. } | MentionProblem::TwoYears { .. }
            if is_whole =>
        {
            Severity::Error
        }
        _ => Severity::Warning,
    }
}

fn split_last_sentence(told: &str) -> (&str, &str) {
    let inner = told.strip_suffix('。').unwrap_or(told);
    inner.rfind('。').map_or((told, told), |at| told.split_at(at + '。'.len_utf8()))
}
