//! A call whose result is late, without a word why and until when.

use crate::check::Subject;
use crate::check::holdings::Gleaned;
use crate::check::holdings::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Place;
use crate::model::call_keys;
use crate::text::Date;
use crate::text::Mention;
use crate::text::Moment;
use crate::text::mentions;

rule! {
    /// # 何を見るか
    ///
    /// 結果を公表すると示した日（月までなら、その月の終わり）が過ぎても結果がないとき、遅れる理由と新しい時期が書かれて
    /// いるかを見ます。書かれた新しい時期も過ぎたときは、また知らせます。
    ///
    /// # なぜ
    ///
    /// 意見を出した人は、示された日に結果を見に来ます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2020-11-02T09:00"
    /// closes = "2020-12-04T17:00"
    /// result-planned = 2020-12-25
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2020-11-02T09:00"
    /// closes = "2020-12-04T17:00"
    /// result-planned = 2020-12-25
    /// result-delayed = "意見が多く、一つずつ検討しているためです。結果は、2099年2月に公表します。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 結果を公表するか、「結果の公表が遅れる理由と、新しい時期」（`result-delayed`）に、理由と、年の入った日か月を書きま
    /// す。公表した募集に書き足すときは、`juran publish --correct` で訂正として載せます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第1項（命令等の公布と同時期に結果を公示する）の趣旨。地方公共団体では、自らの条例や要綱によりま
    /// す。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C125", "result-overdue", Warning,
    title: "結果を公表する時期が過ぎたのに、遅れる理由と新しい時期がありません",
    basis: "意見を出した人が、いつまで待てばよいのかを知るためです。",
    items: &["consultation-call result-planned", "consultation-call result-delayed"],
}

/// A result that is late by what the call says alone.
#[derive(Debug)]
pub(in crate::check) struct Late {
    message: String,
    place: Place,
}

impl Late {
    pub(in crate::check) fn of(subject: &Subject) -> Option<Self> {
        let call = subject.call()?;
        let planned = call.result_planned.filter(|_| call.cancelled.is_none() && call.is_overdue(subject.instant))?;
        let today = subject.instant.date();
        let promised = call.result_delayed.as_deref().map(last_day);
        let message = match promised {
            None => format!(
                "結果を公表する時期（{}）が過ぎましたが、結果も、遅れる理由と新しい時期もありません。",
                planned.in_full()
            ),
            Some(None) => "結果の公表が遅れる理由に、新しい時期（年の入った日か月）がありません。".to_owned(),
            Some(Some(day)) if today > day => {
                format!("結果を公表する新しい時期（{}）も過ぎましたが、結果がありません。", day.in_full())
            }
            Some(Some(_)) => return None,
        };
        let key = if promised.is_some() { call_keys::RESULT_DELAYED } else { call_keys::RESULT_PLANNED };
        Some(Self { message, place: subject.at_key(key) })
    }
}

/// The last of the days that are named in words.
fn last_day(words: &str) -> Option<Date> {
    let mentions = mentions(words);
    let dates = mentions.iter().flat_map(Mention::dates);
    dates.filter_map(|date| date.reading.ok().and_then(Moment::last_day)).max()
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for call in holdings.all() {
        let Some(late) = &call.late else { continue };
        let is_answer = |one: &&Gleaned| {
            one.document == call.document
                && one.version != call.version
                && one.published.is_some_and(|day| holdings.instant.has_reached(day))
        };
        if !holdings.all().any(|one| is_answer(&one)) {
            let remedy = "結果を公表するか、「result-delayed = …」の行に、遅れる理由と新しい時期を書いてください。";
            findings.add(&RULE, late.place.clone(), late.message.clone(), remedy);
        }
    }
}
