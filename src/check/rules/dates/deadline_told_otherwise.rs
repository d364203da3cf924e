//! A deadline in the table of a notice, of which its text gives another day.

use super::deadline_before_issue::asked;
use super::past_day_told_as_future::until_next;
use super::span::Written;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::text::Moment;

rule! {
    /// # 何を見るか
    ///
    /// 事務連絡や通知の期限の表にある期日が、本文で求めている期限（「令和8年10月16日までに提出してください」など）と同じかを見
    /// ます。本文に期限が幾つかあるときは、そのどれかと同じなら構いません。本文に期限を書かず、表だけに書いたものは見ません。
    ///
    /// # なぜ
    ///
    /// 期限を延ばしたときに、表と本文の片方だけを直すことがあります。受け取った人は、どちらの日に出せばよいのかが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```md notices/tenken/1/notice.md
    /// +++
    /// form = "notice@1"
    /// title = "保管庫の点検について"
    /// dated = 2026-06-01
    /// [[deadlines]]
    /// id = "check"
    /// date = 2026-06-30
    /// what = "点検の結果の報告"
    /// +++
    /// 点検の結果を、令和8年7月7日までに報告してください。
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```md notices/tenken/1/notice.md
    /// +++
    /// form = "notice@1"
    /// title = "保管庫の点検について"
    /// dated = 2026-06-01
    /// [[deadlines]]
    /// id = "check"
    /// date = 2026-06-30
    /// what = "点検の結果の報告"
    /// +++
    /// 点検の結果を、6月30日（火曜日）までに報告してください。
    /// ```
    ///
    /// # 直し方
    ///
    /// 決裁の文書などで期日を確かめ、誤っている方を直します。既に送ったものであれば、訂正の通知を出します。
    ///
    /// # 根拠
    ///
    /// 論理（一つの期限には一つの期日）。
    ///
    /// # 止め方
    ///
    /// 表と本文が別の期限のことを言っているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D164", "deadline-told-otherwise", Warning,
    title: "期限の表の期日が、本文の期限と違います",
    basis: "期日が二つあると、受け取った人は、いつまでにすればよいのかが分からないためです。",
    items: &["notice deadlines[].date", "notice body"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&["notice"]) {
        return;
    }
    let all = subject.dated();
    let mut told: Vec<(Moment, &str)> = Vec::new();
    for (at, dated) in all.iter().enumerate() {
        let is_asked = asked(until_next(dated, all.get(at + 1))).is_some();
        let last = dated.mention.dates().last().filter(|_| is_asked);
        told.extend(last.and_then(|date| Some((date.reading.ok()?, dated.words(date.range.clone())))));
    }
    let is_in_words = |day: &Written| {
        let days = all.iter().flat_map(|dated| dated.mention.dates());
        days.filter_map(|date| date.reading.ok()).any(|moment| meets(moment, day))
    };
    let Some((_, words)) = told.first() else { return };
    for row in subject.rows(keys::DEADLINES) {
        let row = join(keys::DEADLINES, &row.id);
        let Some(day) = Written::at(subject, &join(&row, keys::DEADLINE_DATE)).filter(|day| !is_in_words(day)) else {
            continue;
        };
        let what = subject.words(&join(&row, keys::DEADLINE_WHAT)).unwrap_or("期限");
        let message = format!("「{what}」の期日は{}ですが、本文では「{words}」までに求めています。", day.words);
        let remedy = "期日を確かめて、表と本文をそろえてください。";
        findings.add(&RULE, day.place, message, remedy);
    }
}

/// Whether a moment of the text may be that day.
fn meets(moment: Moment, day: &Written) -> bool {
    match (moment.first_day(), moment.last_day()) {
        (Some(first), Some(last)) => first <= day.latest && day.earliest <= last,
        // A day without its year may be any.
        _ => true,
    }
}
