//! Where a consultation stands, in sentences that each name their day and so stay true when the page grows old.

use crate::assemble::Document;
use crate::assemble::Site;
use crate::model::Call;
use crate::model::Phase;
use crate::model::Standing;
use crate::text::Date;
use crate::text::Instant;

/// What is said first of a phase, what there is to add, and of when all of it is told.
pub(super) fn sentences(site: &Site, document: &Document, phase: &Phase) -> Vec<String> {
    let told = told(site, phase);
    let Some(call) = document.call(site.tree) else {
        return [published(site, document), told].into_iter().filter(|sentence| !sentence.is_empty()).collect();
    };
    std::iter::once(of_call(site, document, call, phase)).chain(besides(call, phase)).chain([told]).collect()
}

/// Where it stands in one sentence or two, as lists say it.
pub(super) fn in_short(site: &Site, document: &Document, phase: &Phase) -> String {
    match document.call(site.tree) {
        Some(call) => of_call(site, document, call, phase),
        None => published(site, document),
    }
}

/// Until when comments are taken on a draft, for its pages.
pub(super) fn of_draft(site: &Site, document: &Document, phase: &Phase) -> String {
    let closes = document.call(site.tree).and_then(|call| call.closes(site.instant)).map(Instant::told);
    match (phase.standing, closes) {
        (Standing::Open, Some(closes)) => format!("意見を、{closes}まで受け付けています。"),
        (Standing::Announced | Standing::Closed | Standing::Cancelled, _) => in_short(site, document, phase),
        (Standing::Answered, Some(closes)) => format!("意見の受付は、{closes}に終わりました。"),
        _ => String::new(),
    }
}

/// Whether comments are taken, for the pages on which they are written.
pub(super) fn of_commenting(site: &Site, document: &Document, phase: &Phase) -> String {
    let Some(call) = document.call(site.tree) else { return String::new() };
    let kept = "ここに書いたものは、読むことも、ファイルに保存することも、消すこともできます。";
    let closes = call.closes(site.instant).map(Instant::told);
    match (phase.standing, closes, call.opens.map(Instant::told_as_beginning)) {
        (Standing::Announced, _, Some(opens)) => {
            format!("意見の受付は、{opens}に始まります。今から書いて、残しておくことができます。")
        }
        (Standing::Open, Some(closes), _) => format!("意見を受け付けています。締切は、{closes}です。"),
        (Standing::Closed | Standing::Answered, Some(closes), _) if !call.is_cancelled(site.instant) => {
            format!("意見の受付は、{closes}に終わりました。{kept}")
        }
        _ => format!("{}{kept}", in_short(site, document, phase)),
    }
}

/// What stands in the place of the ways to comment while none are taken.
pub(super) fn instead_of_channels(site: &Site, call: &Call, phase: &Phase) -> String {
    let closes = call.closes(site.instant).map(Instant::told).unwrap_or_default();
    match phase.standing {
        Standing::Announced => {
            let opens = call.opens.map(Instant::told_as_beginning).unwrap_or_default();
            format!("意見の出し方と出し先は、受付を始める{opens}から、ここに示します。")
        }
        Standing::Cancelled => "意見公募を中止したため、意見の出し方は、ここには示していません。".to_owned(),
        _ => format!("意見の受付は、{closes}に終わりました。意見の出し方は、ここには示していません。"),
    }
}

/// Of when the sentences are told: those of a later phase were written before it began.
fn told(site: &Site, phase: &Phase) -> String {
    let made = site.instant.in_full();
    match phase.from {
        None => format!("（{made}現在）"),
        Some(_) => format!(
            "（{made}に作ったページです。お使いの機器の時計に合わせて、その後の段階を示しています。その後に決まったことは、含みません。）"
        ),
    }
}

fn of_call(site: &Site, document: &Document, call: &Call, phase: &Phase) -> String {
    let closes = call.closes(site.instant).map(Instant::told);
    match (phase.standing, closes) {
        (Standing::Announced, Some(closes)) => {
            let opens = call.opens.map(Instant::told_as_beginning).unwrap_or_default();
            format!("意見の受付は、{opens}に始まり、{closes}に締め切る予定です。{}", extended(call, site.instant))
        }
        (Standing::Open, Some(closes)) => format!(
            "意見を受け付けています。締切は、{closes}です。{}{}",
            length(call, site.instant),
            extended(call, site.instant)
        ),
        (Standing::Closed, Some(closes)) => {
            format!("意見の受付は、{closes}に終わりました。{}", planned(call, phase))
        }
        (Standing::Answered, closes) => {
            let before = match (call.is_cancelled(site.instant), closes) {
                (true, _) => cancelled(call),
                (false, Some(closes)) => format!("意見の受付は、{closes}に終わりました。"),
                (false, None) => String::new(),
            };
            format!("{before}{}", published(site, document))
        }
        (Standing::Cancelled, _) => format!("{}意見は受け付けていません。", cancelled(call)),
        (Standing::NotHeld, _) => "この案件では、意見公募を行いません。".to_owned(),
        (_, None) => "受付の期間は、決まりしだい、このページに示します。".to_owned(),
    }
}

/// Why it is so, where that has to be said.
fn besides(call: &Call, phase: &Phase) -> Option<String> {
    let reason = |reason: &Option<String>| reason.as_ref().map(|reason| format!("理由: {reason}"));
    match phase.standing {
        Standing::Closed => call.result_delayed.clone(),
        Standing::Cancelled => reason(&call.cancelled_reason),
        Standing::NotHeld => {
            let class = call.exception.as_ref().map(|class| format!("（{class}）")).unwrap_or_default();
            call.exception_reason.as_ref().map(|reason| format!("理由{class}: {reason}"))
        }
        _ => None,
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
fn planned(call: &Call, phase: &Phase) -> String {
    let Some(day) = call.result_planned.map(Date::in_full) else { return String::new() };
    match (phase.is_overdue, &call.result_delayed) {
        (false, None) => format!("結果は、{day}に公表する予定です。"),
        (false, Some(_)) => format!("結果は、{day}に公表する予定でした。"),
        (true, _) => format!("結果は、{day}に公表する予定でしたが、まだ載せていません。"),
    }
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

/// That the limit was moved, from when, and why.
fn extended(call: &Call, instant: Instant) -> String {
    let Some((extension, first)) = call.last_extension(instant).zip(call.first_closes) else { return String::new() };
    let decided = extension.decided.map(|day| format!("{}に公表。", day.in_full())).unwrap_or_default();
    let reason = extension.reason.as_deref().map(|reason| format!("理由: {}", reason.trim_end_matches('。')));
    let aside = format!("{decided}{}", reason.unwrap_or_default());
    let aside = aside.trim_end_matches('。');
    let aside = if aside.is_empty() { String::new() } else { format!("（{aside}）") };
    format!("締切は、{}から延ばしました{aside}。", first.told())
}
