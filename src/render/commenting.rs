//! Pages on which comments for a call are written: one for the call, and a sheet for every part of its drafts.

use serde::Serialize;

use crate::assemble::Site;
use crate::assemble::comment_address;
use crate::assemble::on_page;
use crate::assemble::sheet_address;
use crate::assemble::slip_address;
use crate::assemble::slip_name;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::DocumentId;
use crate::model::Phase;
use crate::model::Standing;
use crate::model::call_keys;
use crate::read::Card;

use super::book::Book;
use super::comment_box::CommentBox;
use super::comment_box::PieceView;
use super::contents::part_reference;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::phase_views::TimeView;
use super::phase_views::TimedView;
use super::phase_views::timed;
use super::standing_words::of_commenting;
use super::theme::Theme;
use super::view::LinkView;

/// What a call's own pages are called behind its title.
const TITLE: &str = "意見を書く";

/// What all of these pages say of the call.
#[derive(Debug, Serialize)]
struct CallView {
    /// `consultations/kaigo-4`, as slips name it.
    id: String,
    title: String,
    href: String,
    /// Where it stands how comments can be sent.
    channels_href: String,
    comment_href: String,
    /// Name of the file in which comments are saved, without its ending.
    stem: String,
    /// Whether comments are taken, each sentence naming its day.
    sentences: Vec<TimedView>,
    /// Until when comments can be sent; none where it is over.
    writing: Option<TimeView>,
    /// Where it stands, in full, how comments can be sent: for sheets on paper.
    address: String,
}

/// A draft, as slips name it.
#[derive(Debug, Serialize)]
struct DraftView {
    id: String,
    title: String,
    href: String,
    fingerprint: String,
    parts: Vec<PartView>,
}

#[derive(Debug, Serialize)]
struct PartView {
    key: String,
    #[serde(rename = "ref")]
    reference: String,
    title: String,
    href: String,
    count: usize,
}

impl Book<'_> {
    /// Every box for comments on a part, in printed order.
    pub fn comment_boxes(&self, part: usize) -> Vec<CommentBox> {
        let pieces = self.comment_pieces(part).into_iter();
        pieces.filter_map(|piece| if let PieceView::Box(found) = piece { Some(found) } else { None }).collect()
    }

    /// What the page on which comments are written has to know of a part, as a script that hands it over.
    pub fn comment_items(&self, part: usize) -> String {
        let items: Vec<_> = self
            .comment_boxes(part)
            .into_iter()
            .map(|one| serde_json::json!([one.key, one.name, one.quoted]))
            .collect();
        let draft = serde_json::json!(self.draft_id());
        let part = serde_json::json!(self.record.form.parts[part].key);
        format!("ikenhyo.items({draft}, {part}, {});\n", serde_json::json!(items))
    }

    /// The sheet on which comments on a part are written.
    pub fn sheet_page(&self, theme: &Theme, (call, part): (&DocumentId, usize), findings: &mut Findings) -> String {
        let about = &self.record.form.parts[part];
        let version = &self.card().version;
        let view = call_view(self.site, call);
        let title = format!("{}　{}への意見", self.title_of_version(), about.title);
        let address = sheet_address(call, version, about);
        let mut crumbs = crumbs_to_kind(&call.kind);
        crumbs.push(LinkView::to(view.title.clone(), call.address()));
        crumbs.push(LinkView::to(TITLE, comment_address(call)));
        crumbs.push(LinkView::here(about.title.clone()));
        let frame = Frame::plain(title, address.clone(), crumbs);
        let neighbour = |at: Option<usize>| {
            let part = self.record.form.parts.get(at?)?;
            Some(LinkView::to(part.title.clone(), sheet_address(call, version, part)))
        };
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site).with_times(view.sentences.iter().map(|told| &told.time)));
        context.insert("call", &view);
        context.insert("draft", &self.draft_view());
        let pieces = self.comment_pieces(part);
        let boxes = pieces.iter().filter(|piece| matches!(piece, PieceView::Box(_))).count();
        context.insert("part", &self.part_view((call, part), boxes));
        context.insert("slip_href", &format!("{address}{}", slip_name(call, Some(about))));
        context.insert("pieces", &pieces);
        context.insert("prev", &neighbour(part.checked_sub(1)));
        context.insert("next", &neighbour(Some(part + 1)));
        theme.print("comment-sheet.html", context, findings)
    }

    /// The page on which comments for a call are written; the drafts are those that can be read here.
    pub fn comment_page(&self, drafts: &[Book], theme: &Theme, findings: &mut Findings) -> String {
        let call = &self.document.id;
        let view = call_view(self.site, call);
        let title = format!("{}　{TITLE}", view.title);
        let mut crumbs = crumbs_to_kind(&call.kind);
        crumbs.push(LinkView::to(view.title.clone(), call.address()));
        crumbs.push(LinkView::here(TITLE));
        let frame = Frame::plain(title, comment_address(call), crumbs);
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site).with_times(view.sentences.iter().map(|told| &told.time)));
        context.insert("slip_href", &slip_address(call, ".txt"));
        context.insert("slip_document_href", &slip_address(call, ".docx"));
        let paper = Some(slip_address(call, ".pdf")).filter(|paper| self.site.addresses.contains(paper));
        context.insert("slip_paper_href", &paper);
        context.insert("call", &view);
        let drafts = drafts.iter().map(|book| DraftView {
            parts: (0..book.record.form.parts.len())
                .map(|part| book.part_view((call, part), book.comment_boxes(part).len()))
                .collect(),
            ..book.draft_view()
        });
        context.insert("drafts", &drafts.collect::<Vec<_>>());
        theme.print("comment.html", context, findings)
    }

    /// `assessments/kaigo/4-an`: the version as slips name it.
    pub fn draft_id(&self) -> String {
        self.card().version.address().trim_matches('/').to_owned()
    }

    /// What people call the version.
    pub fn called(&self) -> String {
        self.title_of_version()
    }

    fn draft_view(&self) -> DraftView {
        DraftView {
            id: self.draft_id(),
            title: self.title_of_version(),
            href: self.card().version.address(),
            fingerprint: fingerprint::short(&self.fingerprint),
            parts: Vec::new(),
        }
    }

    fn part_view(&self, (call, part): (&DocumentId, usize), count: usize) -> PartView {
        let about = &self.record.form.parts[part];
        PartView {
            key: about.key.clone(),
            reference: part_reference(about),
            title: about.title.clone(),
            href: sheet_address(call, &self.card().version, about),
            count,
        }
    }

    fn comment_pieces(&self, part: usize) -> Vec<PieceView> {
        let blocks = self.body(|body| body.part(part));
        let page = |key: &str| format!("{}#{key}", on_page(self.card(), part, key));
        blocks.into_iter().flat_map(|block| PieceView::of(block, self.record, &page)).collect()
    }
}

fn call_view(site: &Site, id: &DocumentId) -> CallView {
    let document = site.document(id);
    let title = document.map(|document| site.front(document).full_title()).unwrap_or_default();
    let standing = document.and_then(|document| document.standing);
    let has_channels = document.is_some_and(|document| {
        let cards = document.versions.iter().map(|shown| &site.tree.cards[shown.card]);
        let mut calls = cards.filter(|card| card.call.is_some());
        calls.any(|card| card.rows.get(call_keys::CHANNELS).is_some_and(|rows| !rows.is_empty()))
    });
    let channels = if standing == Some(Standing::Open) && has_channels { "#channels" } else { "" };
    let phases = document.map(|document| document.phases(site.tree, site.instant)).unwrap_or_default();
    let say = |phase: &Phase| document.map_or_else(String::new, |document| of_commenting(site, document, phase));
    CallView {
        id: id.to_string(),
        title,
        href: id.address(),
        channels_href: format!("{}{channels}", id.address()),
        comment_href: comment_address(id),
        stem: slip_name(id, None).trim_end_matches(".txt").to_owned(),
        writing: TimeView::of_writing(&phases),
        address: site.tree.settings.canonical(&id.address()),
        sentences: timed(&phases, say),
    }
}

/// For which call a draft is commented on, as long as that can be done.
#[derive(Clone)]
pub(super) struct CommentedOn<'a> {
    call: &'a DocumentId,
    card: &'a Card,
    time: TimeView,
}

/// A link from an item of a draft to its box on the sheet.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CommentLinkView {
    href: String,
    /// Until when it can be followed.
    time: TimeView,
}

impl<'a> CommentedOn<'a> {
    /// The call that asks for comments on a version, those first that take them.
    pub(super) fn of(book: &Book<'a>) -> Option<Self> {
        let card = &book.site.tree.cards[book.document.versions[book.at].card];
        let version = &card.version;
        let calls = book.site.commenting.get(&(version.document.clone(), version.name))?;
        let asking = |wanted: Standing| {
            let mut documents = calls.iter().filter_map(|call| book.site.document(call));
            documents.find(|document| document.standing == Some(wanted))
        };
        let document = asking(Standing::Open).or_else(|| asking(Standing::Announced))?;
        let time = TimeView::of_writing(&document.phases(book.site.tree, book.site.instant))?;
        Some(Self { call: &document.id, card, time })
    }

    /// The box of what stands at a key of a part.
    pub(super) fn link(&self, part: usize, key: &str) -> CommentLinkView {
        let sheet = sheet_address(self.call, &self.card.version, &self.card.form.parts[part]);
        CommentLinkView { href: format!("{sheet}#{key}"), time: self.time.clone() }
    }
}
