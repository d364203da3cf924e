//! What happened in consultations, as entries of feeds: each is told once it has happened, under a name that stays.

use atom_syndication::Entry;
use atom_syndication::Link;
use atom_syndication::Text;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::model::News;
use crate::model::What;
use crate::read::Card;
use crate::text::Date;
use crate::text::Instant;

/// What happened in a consultation until the instant of the site, besides that its stages were published.
pub(super) fn of_document(site: &Site, document: &Document) -> Vec<(Instant, Entry)> {
    let cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
    let public = cards.filter(|card| card.version.is_public_at(site.instant));
    let (mut asked, mut answered): (Option<&Card>, Option<Date>) = (None, None);
    for card in public {
        match &card.call {
            Some(_) => asked = Some(card),
            None => answered = card.version.published,
        }
    }
    let Some((card, call)) = asked.and_then(|card| Some((card, card.call.as_ref()?))) else { return Vec::new() };
    let news = call.news(site.instant, answered).into_iter();
    news.map(|news| (news.at, entry(site, document, card, &news))).collect()
}

fn entry(site: &Site, document: &Document, card: &Card, news: &News) -> Entry {
    let address = site.tree.settings.canonical(&document.id.address());
    let (what, words) = told(&news.what);
    Entry {
        title: Text::plain(format!("{what}（{}）", card.full_title())),
        id: format!("{address}#{}", news.what.name()),
        updated: updated(news.at),
        links: vec![Link { rel: "alternate".to_owned(), href: address, ..Link::default() }],
        summary: Some(Text::plain(words)),
        ..Entry::default()
    }
}

/// A heading, and whole sentences that each name their day.
fn told(what: &What) -> (&'static str, String) {
    let reason = |reason: &Option<String>| reason.as_ref().map(|reason| format!("理由: {reason}")).unwrap_or_default();
    match what {
        What::Opened(limit) => {
            ("意見の受付を始めました", format!("意見を受け付けています。締切は、{}です。", limit.told()))
        }
        What::LastDay(limit) => ("意見の受付は、今日が最後の日です", format!("締切は、{}です。", limit.told())),
        What::Extended(_, from, to, why) => {
            ("締切を延ばしました", format!("締切を、{}から{}に延ばしました。{}", from.told(), to.told(), reason(why)))
        }
        What::Closed(limit) => ("意見の受付が終わりました", format!("意見の受付は、{}に終わりました。", limit.told())),
        What::Cancelled(why) => ("意見公募を中止しました", format!("意見は受け付けていません。{}", reason(why))),
        What::Overdue(planned, why) => (
            "結果の公表が遅れています",
            format!(
                "結果は、{}に公表する予定でしたが、その日までに公表できませんでした。{}",
                planned.in_full(),
                why.clone().unwrap_or_default()
            ),
        ),
    }
}

/// A minute as feeds write it.
pub(super) fn updated(at: Instant) -> atom_syndication::FixedDateTime {
    at.iso().replace("+09:00", ":00+09:00").parse().unwrap_or_default()
}
