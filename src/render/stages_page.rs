//! The page of a consultation: where it stands, what became of it, and below it the call as it was announced.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::comment_address;
use crate::assemble::receiving_address;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::CallResult;
use crate::model::Phase;
use crate::model::Record;
use crate::model::Response;
use crate::model::Standing;
use crate::model::call_keys;
use crate::model::result_keys;

use super::book::Book;
use super::call_views::ActionView;
use super::call_views::Piece;
use super::call_views::drafts;
use super::call_views::pieces;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::phase_views::TimeView;
use super::phase_views::TimedView;
use super::phase_views::phase_views;
use super::phase_views::timed;
use super::theme::Theme;
use super::view::HeadLinkView;
use super::view::LinkView;
use super::view::PageView;

/// One stage with what is in it.
#[derive(Debug, Serialize)]
struct StageView {
    id: &'static str,
    title: &'static str,
    /// What the heading adds: that the stage is over, or not there yet.
    notes: Vec<TimedView>,
    href: String,
    fingerprint: String,
}

/// That the result came later than planned, and why.
#[derive(Debug, Serialize)]
struct LateView {
    planned: String,
    reason: Option<String>,
}

/// What came in, and what became of it, in numbers.
#[derive(Debug, Serialize)]
struct SummaryView {
    submitters: String,
    received: String,
    /// Whether none came in.
    is_empty: bool,
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

/// The page that shows all stages of a document; the books are those of its versions, in the order of time.
pub fn stages_page(books: &[Book], theme: &Theme, findings: &mut Findings) -> String {
    let first = books.first().expect("a document has at least one version");
    let front = &books[first.document.front];
    let (site, document) = (front.site, front.document);
    let standing = document.standing.expect("only documents in stages have this page");
    let phases = document.phases(site.tree, site.instant);
    let title = front.card().full_title();
    let mut crumbs = crumbs_to_kind(&document.id.kind);
    crumbs.push(LinkView::here(title.clone()));
    let frame = Frame::plain(title, document.id.address(), crumbs);
    let mut context = tera::Context::new();
    let times: Vec<TimeView> = phases.iter().filter_map(|phase| TimeView::of(&[phase])).collect();
    context.insert("page", &PageView { links: head_links(document), ..frame.page(site).with_times(&times) });
    context.insert("document", &front.document_view());
    context.insert("phases", &phase_views(site, document));
    let result = books.iter().find(|book| book.card().call.is_none()).filter(|_| standing == Standing::Answered);
    context.insert("outcome", &result.and_then(|result| outcome(site, result.record)));
    context.insert("summary", &result.and_then(|result| summary(result.record)));
    context.insert("late", &result.and_then(late));
    context.insert("drafts", &drafts(site, document));
    let receiving = receiving_address(&document.id);
    context.insert("receiving_href", &Some(receiving).filter(|address| site.addresses.contains(address)));
    context.insert("actions", &actions((site, document), books, &phases));
    context.insert("feed_href", &document.feed());
    context.insert("calendar_href", &document.calendar());
    // The outcome stands on top; the call stays below it for ever.
    let stages: Vec<_> = books.iter().rev().map(|book| stage(book, &phases)).collect();
    context.insert("stages", &stages);
    let bodies = books.iter().rev().map(|book| body(book, &phases));
    context.insert_value("bodies", tera::Value::from(bodies.collect::<Vec<_>>()));
    let downloads = books.iter().rev().map(Book::files_of_stage);
    context.insert("downloads", &downloads.collect::<Vec<_>>());
    context.insert("related", &related(books));
    context.insert("referrers", &front.referrers(1));
    theme.print("consultation.html", context, findings)
}

/// What the stages have to do with; what several of them name is told once.
fn related(books: &[Book]) -> Vec<LinkView> {
    let mut related: Vec<LinkView> = Vec::new();
    for link in books.iter().rev().flat_map(Book::related) {
        if related.iter().all(|other| other.href != link.href) {
            related.push(link);
        }
    }
    related
}

/// Where programs find the news and the days of this consultation alone.
fn head_links(document: &Document) -> Vec<HeadLinkView> {
    let link = |href: String, kind: &'static str, title: &str| HeadLinkView {
        rel: "alternate".to_owned(),
        href,
        kind: Some(kind),
        datetime: None,
        title: Some(title.to_owned()),
    };
    vec![
        link(document.feed(), "application/atom+xml", "この意見公募の知らせ"),
        link(document.calendar(), "text/calendar", "この意見公募の予定"),
    ]
}

/// What a reader can do: what holds for a time only comes and goes with it.
fn actions((site, document): (&Site, &Document), books: &[Book], phases: &[Phase]) -> Vec<ActionView> {
    let has_channels = |book: &Book| book.card().call.is_some() && !book.record.rows(call_keys::CHANNELS).is_empty();
    let taking = TimeView::of_taking(phases).filter(|_| books.iter().any(has_channels));
    let channels = taking.map(|time| ActionView {
        href: format!("#{}", call_keys::CHANNELS),
        label: "意見の出し方を見る",
        what: String::new(),
        time,
    });
    let is_commented_on = site.commenting.values().flatten().any(|call| *call == document.id);
    let writing = TimeView::of_writing(phases).filter(|_| is_commented_on).map(|time| ActionView {
        href: comment_address(&document.id),
        label: "意見を書く",
        what: String::new(),
        time,
    });
    writing.into_iter().chain(channels).collect()
}

/// What stands in a stage, in pieces that hold for their times.
fn body(book: &Book, phases: &[Phase]) -> tera::Value {
    let blocks =
        if book.is_call() { book.cover_blocks() } else { tera::Value::from_serializable(&book.result_blocks()) };
    let blocks = blocks.as_array().unwrap_or_default();
    let pieces = match &book.card().call {
        Some(call) => pieces(book.site, call, phases, blocks),
        None => vec![Piece { blocks: blocks.to_vec(), time: Some(TimeView::default()), instead: Vec::new() }],
    };
    tera::Value::from_serializable(&pieces)
}

/// What became of the draft, in a sentence, with the call that follows.
fn outcome(site: &Site, record: &Record) -> Option<serde_json::Value> {
    let words = match record.chosen_code(result_keys::OUTCOME)? {
        "enacted" => "案のとおりに定めました。",
        result_keys::CHANGED => "案を直して定めました。",
        "not-enacted" => "案は、定めないことにしました。",
        result_keys::AGAIN => "案を直して、もう一度意見を募集することにしました。",
        _ => return None,
    };
    let again = CallResult::of(record).again;
    let again = again.iter().filter(|again| site.addresses.contains(&again.address()));
    let again: Vec<LinkView> = again.map(|again| LinkView::to(site.called(again), site.address_of(again))).collect();
    Some(serde_json::json!({ "words": words, "again": again }))
}

fn stage(book: &Book, phases: &[Phase]) -> StageView {
    let version = &book.card().version;
    let is_call = book.card().call.is_some();
    StageView {
        id: if is_call { "_call" } else { "_result" },
        title: if is_call { "募集の内容" } else { "結果" },
        notes: timed(phases, |phase| {
            let note = match phase.standing {
                Standing::Closed | Standing::Answered if is_call => "（募集は終わりました）",
                Standing::Cancelled if is_call => "（募集は中止しました）",
                _ if !is_call && !book.state().is_public() => "（公表前です）",
                _ => "",
            };
            note.to_owned()
        }),
        href: version.address(),
        fingerprint: fingerprint::short(&book.fingerprint),
    }
}

/// The numbers of a result; `None` where they are not given.
fn summary(record: &Record) -> Option<SummaryView> {
    let result = CallResult::of(record);
    let printed = |key: &str, number: i64| {
        record.get(key).map(|entry| record.form.nodes[entry.node].printed_number(number)).unwrap_or_default()
    };
    let (submitters, received) = (result.submitters?, result.received?);
    let response =
        |response: Response| ResponseView { label: response.label, groups: response.groups, count: response.count };
    Some(SummaryView {
        submitters: printed(result_keys::SUBMITTERS, submitters),
        received: printed(result_keys::RECEIVED, received),
        is_empty: received == 0,
        groups: result.opinions.len(),
        responses: result.responses.into_iter().map(response).collect(),
    })
}

/// That a result came later than its call had planned.
fn late(result: &Book) -> Option<LateView> {
    let call = result.document.call(result.site.tree)?;
    let published = result.card().version.published?;
    let planned = call.result_planned.filter(|_| call.is_later_than_planned(published))?;
    Some(LateView { planned: planned.in_full(), reason: call.result_delayed.clone() })
}
