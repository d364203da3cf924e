//! The page of a consultation: where it stands, what became of it, and below it the call as it was announced.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::CallResult;
use crate::model::Record;
use crate::model::Response;
use crate::model::Standing;
use crate::model::call_keys;
use crate::model::result_keys;

use super::book::Book;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::standing_words::sentences;
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
    /// What the heading adds: that the stage is over, or not there yet.
    note: &'static str,
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
    let way = way(standing);
    context.insert("here", &way.iter().position(|step| step.is_here).map(|at| at + 1));
    context.insert("way", &way);
    let result = books.iter().find(|book| book.card().call.is_none()).filter(|_| standing == Standing::Answered);
    context.insert("sentences", &sentences(site, document, standing));
    context.insert("summary", &result.and_then(|result| summary(result.record)));
    context.insert("late", &result.and_then(late));
    context.insert("drafts", &drafts(site, document));
    let has_channels = |book: &Book| book.card().call.is_some() && !book.record.rows(call_keys::CHANNELS).is_empty();
    let is_to_answer = standing == Standing::Open && books.iter().any(has_channels);
    context.insert("channels_href", &is_to_answer.then(|| format!("#{}", call_keys::CHANNELS)));
    // The outcome stands on top; the call stays below it for ever.
    let stages: Vec<_> = books.iter().rev().map(|book| stage(book, standing)).collect();
    context.insert("stages", &stages);
    let bodies = books.iter().rev().map(|book| {
        if book.is_call() { book.cover_blocks() } else { tera::Value::from_serializable(&book.result_blocks()) }
    });
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

fn stage(book: &Book, standing: Standing) -> StageView {
    let version = &book.card().version;
    let is_call = book.card().call.is_some();
    StageView {
        id: if is_call { "_call" } else { "_result" },
        title: if is_call { "募集の内容" } else { "結果" },
        note: match standing {
            Standing::Closed | Standing::Answered if is_call => "（募集は終わりました）",
            Standing::Cancelled if is_call => "（募集は中止しました）",
            _ if !is_call && !book.state().is_public() => "（公表前です）",
            _ => "",
        },
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

fn way(standing: Standing) -> Vec<StepView> {
    if !WAY.contains(&standing) {
        return Vec::new();
    }
    WAY.into_iter().map(|step| StepView { word: step.word(), is_here: step == standing }).collect()
}
