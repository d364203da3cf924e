//! A deadline that was over when the notice was sent.

use super::past_day_told_as_future::until_next;
use super::span::Written;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::form::join;
use crate::text::Completion;
use crate::text::Moment;

rule! {
    /// # 何を見るか
    ///
    /// 通知や事務連絡で求めている期限が、発出日より前になっていないかを見ます。期限の表の日と、本文で「…までに提出してください」
    /// のように求めている日を見ます。「…までに提出された」のように、過ぎたことを述べている日は見ません。
    ///
    /// # なぜ
    ///
    /// 受け取った人は、その期限を守れません。年を書き誤ったときによく起こります。
    ///
    /// # 例（違反）
    ///
    /// ```markdown notices/chosa/1/notice.md
    /// +++
    /// form = "notice@1"
    /// title = "取扱状況の調査について"
    /// dated = 2026-06-08
    /// +++
    /// 調査票は、令和7年6月30日までに提出してください。
    /// ```
    ///
    /// ```markdown notices/chosa/1/notice.md
    /// +++
    /// form = "notice@1"
    /// title = "取扱状況の調査について"
    /// dated = 2026-06-08
    /// [[deadlines]]
    /// id = "chosahyo"
    /// what = "調査票の提出"
    /// date = 2026-06-05
    /// +++
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```markdown notices/chosa/1/notice.md
    /// +++
    /// form = "notice@1"
    /// title = "取扱状況の調査について"
    /// dated = 2026-06-08
    /// +++
    /// 令和8年5月29日までに提出された調査票をまとめました。誤りは、令和8年6月30日までに知らせてください。
    /// ```
    ///
    /// # 直し方
    ///
    /// 期限か発出日のどちらが誤っているかを確かめて直します。既に送ったものであれば、訂正の通知を出します。
    ///
    /// # 根拠
    ///
    /// 計算（暦）。
    ///
    /// # 止め方
    ///
    /// ほかの団体の通知を誤りのまま載せているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D111", "deadline-before-issue", Error,
    title: "求めている期限が、発出日より前です",
    basis: "発出日より前の期限は、受け取った人の誰にも守れないためです（計算）。",
    items: &["notice dated", "notice deadlines[].date", "notice deadlines[].what"],
}

/// Words that ask the reader for something.
const ASKING: &[&str] =
    &["ください", "下さい", "お願い", "願います", "願い", "提出すること", "報告すること", "回答すること"];

/// Words that tell of what was done until then.
const PAST: &[&str] = &["した", "れた", "った", "えた", "めた", "いた"];

/// Words that may name those who did something until then, rather than the reader.
const OF_OTHERS: &[&str] = &["方", "者", "もの", "人"];

const REMEDY: &str = "期限か発出日のどちらが誤っているかを確かめて、直してください。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(issued) = Written::at(subject, keys::DATED).filter(|_| subject.form_is(&["notice"])) else { return };
    for row in subject.rows(keys::DEADLINES) {
        let row = join(keys::DEADLINES, &row.id);
        let Some(deadline) = Written::at(subject, &join(&row, keys::DEADLINE_DATE)) else { continue };
        if issued.is_after(&deadline) {
            let what = subject.words(&join(&row, keys::DEADLINE_WHAT)).unwrap_or("期限");
            let message = format!("「{what}」の期日（{}）が、発出日（{}）より前です。", deadline.words, issued.words);
            findings.add(&RULE, deadline.place, message, REMEDY);
        }
    }
    let all = subject.dated();
    for (at, dated) in all.iter().enumerate() {
        let (Some(date), Some(asked)) = (dated.mention.dates().last(), asked(until_next(dated, all.get(at + 1))))
        else {
            continue;
        };
        let latest = date.reading.ok().and_then(Moment::last_day);
        if latest.is_some_and(|latest| latest < issued.earliest) {
            let is_certain = date.completion == Completion::Whole && !OF_OTHERS.iter().any(|word| asked.contains(word));
            let severity = if is_certain { Severity::Error } else { Severity::Warning };
            let words = dated.words(date.range.clone());
            let message = format!("「{words}」までに求めていますが、発出日（{}）より前です。", issued.words);
            let place = subject.at_words(&dated.passage, dated.mention.range.clone());
            findings.add_as(severity, &RULE, place, message, REMEDY);
        }
    }
}

/// What stands between the date and the words that ask for something until then: `までに提出してください`.
pub(super) fn asked(after: &str) -> Option<&str> {
    /// A weekday and a time of day may stand before it.
    const FAR: usize = 12;
    let (_, asked) = after.split_once("までに").filter(|(between, _)| between.chars().count() <= FAR)?;
    let end = ASKING.iter().filter_map(|word| asked.find(word)).min()?;
    asked.get(..end).filter(|asked| !PAST.iter().any(|past| asked.contains(past)))
}
