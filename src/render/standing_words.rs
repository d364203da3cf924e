//! Where a consultation stands, in sentences that each name their day and so stay true when the page grows old.

use crate::assemble::Document;
use crate::assemble::Site;
use crate::model::Call;
use crate::model::Standing;
use crate::text::Date;
use crate::text::Instant;

/// What is said first, what there is to add, and of when all of it is told.
pub(super) fn sentences(site: &Site, document: &Document, standing: Standing) -> Vec<String> {
    let told = format!("（{}現在）", site.instant.in_full());
    let Some(call) = document.call(site.tree) else {
        return [published(site, document), told].into_iter().filter(|sentence| !sentence.is_empty()).collect();
    };
    let delayed = call.result_delayed.clone().filter(|_| standing == Standing::Closed);
    std::iter::once(of_call(site, document, call, standing)).chain(delayed).chain([told]).collect()
}

fn of_call(site: &Site, document: &Document, call: &Call, standing: Standing) -> String {
    let closes = call.closes(site.instant).map(Instant::in_full);
    match (standing, closes) {
        (Standing::Announced, Some(closes)) => {
            let opens = call.opens.map(Instant::in_full).unwrap_or_default();
            format!("意見の受付は、{opens}に始まり、{closes}に締め切る予定です。")
        }
        (Standing::Open, Some(closes)) => format!(
            "意見を受け付けています。締切は、{closes}です。{}{}",
            length(call, site.instant),
            extended(call, site.instant)
        ),
        (Standing::Closed, Some(closes)) => {
            format!("意見の受付は、{closes}に終わりました。{}", planned(call, site.instant))
        }
        (Standing::Answered, closes) => {
            let before = match (is_cancelled(call, site.instant), closes) {
                (true, _) => cancelled(call),
                (false, Some(closes)) => format!("意見の受付は、{closes}に終わりました。"),
                (false, None) => String::new(),
            };
            format!("{before}{}", published(site, document))
        }
        (Standing::Cancelled, _) => format!("{}意見は受け付けていません。", cancelled(call)),
        (Standing::NotHeld, _) => "この案件では、意見公募を行いません。理由は下に示します。".to_owned(),
        (_, None) => "受付の期間は、決まりしだい、このページに示します。".to_owned(),
    }
}

/// Since when the result can be read; empty where there is none.
fn published(site: &Site, document: &Document) -> String {
    let cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
    let result = cards.into_iter().find(|card| card.call.is_none() && card.version.is_public_at(site.instant));
    let day = result.and_then(|card| card.version.published).map(Date::in_full);
    day.map(|day| format!("結果を、{day}に公表しました。")).unwrap_or_default()
}

/// When the result is to come; where that day is over, that it was.
fn planned(call: &Call, instant: Instant) -> String {
    let Some(day) = call.result_planned.map(Date::in_full) else { return String::new() };
    match (call.is_overdue(instant), &call.result_delayed) {
        (false, None) => format!("結果は、{day}に、このページで公表する予定です。"),
        (false, Some(_)) => format!("結果は、{day}に公表する予定でした。"),
        (true, _) => format!("結果は、{day}に公表する予定でしたが、まだ公表していません。"),
    }
}

fn is_cancelled(call: &Call, instant: Instant) -> bool {
    call.cancelled.is_some_and(|day| instant.has_reached(day))
}

fn cancelled(call: &Call) -> String {
    format!("この意見公募は、{}に中止しました。", call.cancelled.map(Date::in_full).unwrap_or_default())
}

/// How long comments are taken: the first and the last day count.
fn length(call: &Call, instant: Instant) -> String {
    let days =
        call.opens.zip(call.closes(instant)).map(|(opens, closes)| opens.date().days_until_inclusive(closes.date()));
    days.map(|days| format!("受付の期間は{days}日間です。")).unwrap_or_default()
}

/// That the limit was moved, and from when.
fn extended(call: &Call, instant: Instant) -> String {
    let first = call.first_closes.filter(|_| call.extended(instant) > 0).map(Instant::in_full);
    first.map(|first| format!("締切は、{first}から延ばしました。")).unwrap_or_default()
}
