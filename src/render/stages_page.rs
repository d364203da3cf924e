//! The page of a consultation: where it stands, what became of it, and below it the call as it was announced.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::Call;
use crate::model::Record;
use crate::model::Standing;
use crate::model::Stated;
use crate::model::Value;
use crate::text::Date;
use crate::text::Instant;

use super::book::Book;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::theme::Theme;
use super::view::LinkView;

/// The way of every consultation that is held to its end.
const WAY: [Standing; 4] = [Standing::Announced, Standing::Open, Standing::Closed, Standing::Answered];

#[derive(Debug, Serialize)]
struct StepView {
    word: &'static str,
    is_here: bool,
}

/// One stage with what is in it.
#[derive(Debug, Serialize)]
struct StageView {
    id: &'static str,
    title: &'static str,
    href: String,
    fingerprint: String,
}

/// What came in, and what became of it, in numbers.
#[derive(Debug, Serialize)]
struct SummaryView {
    submitters: String,
    received: String,
    /// Groups of opinions that say the same.
    groups: usize,
    responses: Vec<ResponseView>,
}

/// How many opinions were answered in one way.
#[derive(Debug, Serialize)]
struct ResponseView {
    label: String,
    groups: usize,
    count: i64,
}

/// Keys of the forms; a test holds that the forms have them.
mod keys {
    pub(super) const CHANNELS: &str = "channels";
    pub(super) const SUBMITTERS: &str = "submitters";
    pub(super) const RECEIVED: &str = "received";
    pub(super) const OPINIONS: &str = "opinions";
    pub(super) const COUNT: &str = "count";
    pub(super) const RESPONSE: &str = "response";
}

/// The page that shows all stages of a document; the books are those of its versions, in the order of time.
pub fn stages_page(books: &[Book], theme: &Theme, findings: &mut Findings) -> String {
    let front = books.last().expect("a document has at least one version");
    let (site, document) = (front.site, front.document);
    let standing = document.standing.expect("only documents in stages have this page");
    let title = front.card().full_title();
    let mut crumbs = crumbs_to_kind(&document.id.kind);
    crumbs.push(LinkView::here(title.clone()));
    let frame = Frame {
        title: title.clone(),
        heading: title,
        lead: None,
        address: document.id.address(),
        crumbs,
        banners: Vec::new(),
    };
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("document", &front.document_view());
    context.insert("standing", &serde_json::json!({ "code": standing.code(), "word": standing.word() }));
    context.insert("way", &way(standing));
    context.insert("sentences", &sentences(site, document, standing));
    context.insert("summary", &front.card().call.is_none().then(|| summary(front.record)).flatten());
    context.insert("drafts", &drafts(site, document));
    let is_to_answer = standing == Standing::Open && !front.record.rows(keys::CHANNELS).is_empty();
    context.insert("channels_href", &is_to_answer.then(|| format!("#{}", keys::CHANNELS)));
    // The outcome stands on top; the call stays below it for ever.
    let stages: Vec<_> = books.iter().rev().map(stage).collect();
    context.insert("stages", &stages);
    let bodies = books.iter().rev().map(Book::cover_blocks);
    context.insert_value("bodies", tera::Value::from(bodies.collect::<Vec<_>>()));
    let downloads = books.iter().rev().map(Book::files_of_stage);
    context.insert("downloads", &downloads.collect::<Vec<_>>());
    let related: Vec<LinkView> = books.iter().rev().flat_map(Book::related).collect();
    context.insert("related", &related);
    context.insert("referrers", &front.referrers(1));
    theme.print("consultation.html", context, findings)
}

fn stage(book: &Book) -> StageView {
    let version = &book.card().version;
    let is_call = book.card().call.is_some();
    StageView {
        id: if is_call { "_call" } else { "_result" },
        title: if is_call { "募集の内容" } else { "結果" },
        href: version.address(),
        fingerprint: fingerprint::short(&book.fingerprint),
    }
}

/// The versions that are put to the public, as far as they can be read here.
fn drafts(site: &Site, document: &Document) -> Vec<LinkView> {
    let named = document.call(site.tree).map_or(&[][..], |call| &call.drafts);
    let shown = named.iter().filter(|draft| site.addresses.contains(&draft.address()));
    shown.map(|draft| LinkView::to(site.called(draft), site.address_of(draft))).collect()
}

/// The numbers of a result; `None` where they are not given.
fn summary(result: &Record) -> Option<SummaryView> {
    let number = |key: &str| match &result.get(key)?.value {
        Value::Stated(Stated::Number(number)) => Some(*number),
        _ => None,
    };
    let printed = |key: &str| Some(result.form.nodes[result.get(key)?.node].printed_number(number(key)?));
    let rows = result.rows(keys::OPINIONS);
    let of_row = |id: &str, item: &str| format!("{}.{id}.{item}", keys::OPINIONS);
    let mut responses: Vec<ResponseView> = Vec::new();
    if let Some(entry) = rows.iter().find_map(|row| result.get(&of_row(&row.id, keys::RESPONSE))) {
        let offered = result.form.choices_of(entry.node).map_or(&[][..], |choices| &choices.offered);
        for (at, option) in offered.iter().enumerate() {
            let is_answered_so = |id: &str| {
                let response = result.get(&of_row(id, keys::RESPONSE));
                response.is_some_and(|entry| entry.value.chosen().iter().any(|chosen| chosen.at == at))
            };
            let members: Vec<_> = rows.iter().filter(|row| is_answered_so(&row.id)).collect();
            let count = members.iter().filter_map(|row| number(&of_row(&row.id, keys::COUNT))).sum();
            responses.push(ResponseView { label: option.label.clone(), groups: members.len(), count });
        }
    }
    responses.retain(|response| response.groups > 0);
    Some(SummaryView {
        submitters: printed(keys::SUBMITTERS)?,
        received: printed(keys::RECEIVED)?,
        groups: rows.len(),
        responses,
    })
}

fn way(standing: Standing) -> Vec<StepView> {
    if !WAY.contains(&standing) {
        return Vec::new();
    }
    WAY.into_iter().map(|step| StepView { word: step.word(), is_here: step == standing }).collect()
}

/// Where a consultation stands, in sentences that each name their day and so stay true when the page grows old.
pub(super) fn sentences(site: &Site, document: &Document, standing: Standing) -> Vec<String> {
    let Some(call) = document.call(site.tree) else { return Vec::new() };
    let closes = call.closes(site.instant).map(Instant::in_full);
    let published = site.front(document).version.published.map(Date::in_full);
    let sentence = match (standing, closes) {
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
            let planned =
                call.result_planned.map(|day| format!("結果は、{}に、このページで公表する予定です。", day.in_full()));
            format!("意見の受付は、{closes}に終わりました。{}", planned.unwrap_or_default())
        }
        (Standing::Answered, closes) => {
            let before = closes.map(|closes| format!("意見の受付は、{closes}に終わりました。"));
            format!("{}結果を、{}に公表しました。", before.unwrap_or_default(), published.unwrap_or_default())
        }
        (Standing::Cancelled, _) => {
            let day = call.cancelled.map(Date::in_full).unwrap_or_default();
            format!("この意見公募は、{day}に中止しました。意見は受け付けていません。")
        }
        (Standing::NotHeld, _) => "この案件では、意見公募を行いません。理由は下に示します。".to_owned(),
        (_, None) => "受付の期間は、決まりしだい、このページに示します。".to_owned(),
    };
    let standing = format!("（{}現在）", site.instant.in_full());
    vec![sentence, standing]
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
