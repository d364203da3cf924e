//! An open version with what all of its pages say of it.

use std::collections::BTreeMap;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::receiving_address;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::Agency;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Reference;
use crate::model::State;
use crate::model::Stated;
use crate::model::Value;
use crate::read::Card;

use super::across::Across;
use super::across::Changed;
use super::blocks::Body;
use super::blocks::finding_block;
use super::commenting::CommentedOn;
use super::contents::Contents;
use super::contents::Depth;
use super::frame::Frame;
use super::frame::crumbs_above;
use super::ledger_view::LedgerView;
use super::theme::Theme;
use super::value::Around;
use super::view::Block;
use super::view::DateView;
use super::view::DocumentView;
use super::view::FileView;
use super::view::HeardView;
use super::view::LedView;
use super::view::LinkView;
use super::view::MarksView;
use super::view::PageView;
use super::view::VersionView;

/// A file that a reader may take along.
#[derive(Debug, Clone)]
pub struct Download {
    /// Words of the link.
    pub label: String,
    /// Address from the root of the site.
    pub address: String,
    /// What kind of file it is, in words.
    pub kind: String,
    /// Size in words.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// An open version with everything its pages need.
#[derive(Debug)]
pub struct Book<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The document.
    pub document: &'a Document,
    /// Place of the version in the document.
    pub at: usize,
    /// The open record.
    pub record: &'a Record,
    /// Numbers of running lists.
    pub numbering: &'a Numbering,
    /// SHA-256 of the text edition, in hexadecimal.
    pub fingerprint: String,
    /// Data and text edition.
    pub downloads: Vec<Download>,
    /// Files beside the version.
    pub attachments: Vec<Download>,
    /// Findings of the version; empty outside of previews.
    pub findings: Vec<&'a Finding>,
    /// What changed since the version before, where there is one that can be compared.
    pub changed: Option<&'a Changed>,
    /// What stands in every part; empty until it was printed.
    pub bodies: Vec<Printed>,
}

/// What stands in a part, printed once for the page of the part and for the whole.
#[derive(Debug)]
pub struct Printed {
    /// The first part's blocks, for the page of the version.
    pub(super) blocks: tera::Value,
    pub(super) html: tera::Value,
    /// Whether ※ stands in it.
    pub(super) has_marks: bool,
}

impl Book<'_> {
    /// Prints what stands in every part.
    #[must_use]
    pub fn with_bodies(mut self, theme: &Theme, findings: &mut Findings) -> Self {
        let parts = 0..self.record.form.parts.len();
        self.bodies = parts.map(|part| self.printed(part, theme, findings)).collect();
        self
    }

    pub(super) fn printed(&self, part: usize, theme: &Theme, findings: &mut Findings) -> Printed {
        let blocks = self.body(|body| body.part(part));
        let has_marks = blocks.iter().any(Block::has_mark);
        let blocks = tera::Value::from_serializable(&blocks);
        // The page of a version that has but one part prints its blocks by itself.
        if self.record.form.parts.len() == 1 {
            return Printed { blocks, html: tera::Value::none(), has_marks };
        }
        let html = self.in_html(blocks.clone(), has_marks, theme, findings);
        Printed { blocks: if part == 0 { blocks } else { tera::Value::none() }, html, has_marks }
    }

    pub(super) fn in_html(
        &self,
        blocks: tera::Value,
        has_marks: bool,
        theme: &Theme,
        findings: &mut Findings,
    ) -> tera::Value {
        let mut context = tera::Context::new();
        context.insert_value("blocks", blocks);
        context.insert("marks", &self.marks().filter(|_| has_marks));
        tera::Value::safe_string(&theme.print_component("blocks", &context, findings))
    }

    /// What is known of the version while it is not open.
    pub fn card(&self) -> &Card {
        &self.site.tree.cards[self.document.versions[self.at].card]
    }

    /// Whether it is the call of a consultation.
    pub fn is_call(&self) -> bool {
        self.card().call.is_some()
    }

    pub(super) fn state(&self) -> State {
        self.document.versions[self.at].state
    }

    pub(super) fn title(&self) -> String {
        self.card().full_title()
    }

    pub(super) fn title_of_version(&self) -> String {
        self.card().title_of_version()
    }

    pub(super) fn crumbs(&self) -> Vec<LinkView> {
        let mut crumbs = crumbs_above(self.site, &self.document.id);
        crumbs.push(LinkView::to(self.title(), self.document.id.address()));
        crumbs
    }

    /// Whom to ask for words where only files are left of the version.
    pub(super) fn scan(&self) -> Option<serde_json::Value> {
        let settings = &self.site.tree.settings;
        let stated = self.record.get("ask").and_then(|entry| entry.value.line());
        let ask = stated.or(settings.contact.as_deref()).unwrap_or(&settings.body);
        self.card().form.is_scan().then(|| serde_json::json!({ "ask": ask }))
    }

    /// What every page of the version receives; `part` is added to the heading.
    pub(super) fn context(&self, part: &str, address: String, crumbs: Vec<LinkView>) -> tera::Context {
        let home = self.document.id.address();
        let is_of_document = |address: &str| address.starts_with(&format!("{home}referrers/"));
        let is_home = address == home || address == receiving_address(&self.document.id) || is_of_document(&address);
        let named = if is_home { self.title() } else { self.title_of_version() };
        let mut heading = named.clone();
        if !part.is_empty() {
            heading = format!("{heading}　{part}");
        }
        let title = if part.is_empty() { heading.clone() } else { format!("{part} － {named}") };
        let is_only_home = is_home && !self.document.id.is_single();
        let banners = if is_only_home { self.ended_banner().into_iter().collect() } else { self.banners(&address) };
        let links = self.head_links(&address);
        let frame = Frame { title, heading, lead: None, address, crumbs, banners };
        let mut context = tera::Context::new();
        context.insert("page", &PageView { links, ..frame.page(self.site) });
        context.insert("document", &self.document_view());
        context.insert("version", &self.version_view());
        context.insert("related", &self.related());
        context.insert("marks", &self.marks());
        context
    }

    /// Documents that the version has to do with, besides those that its items name.
    pub(super) fn related(&self) -> Vec<LinkView> {
        let links = self.card().version.related.iter();
        links.map(|reference| LinkView::to(self.site.called(reference), self.site.address_of(reference))).collect()
    }

    /// What stands on the version's own page: findings that concern no single item, then the first part.
    pub(super) fn cover_blocks(&self) -> tera::Value {
        let mut loose = self.loose_findings();
        loose.extend(self.led_to(None).map(Block::Led));
        let loose = tera::Value::from_serializable(&loose);
        let blocks = [&loose, &self.bodies[0].blocks].into_iter().filter_map(tera::Value::as_array).flatten();
        tera::Value::from(blocks.cloned().collect::<Vec<_>>())
    }

    /// Every file of a stage; those of a result stand on one page with those of the call, which have the same names.
    pub(super) fn files_of_stage(&self) -> Vec<FileView> {
        let mut made = files(&self.downloads);
        if !self.is_call() {
            for file in &mut made {
                file.label = format!("結果の{}", file.label);
            }
        }
        [files(&self.attachments), made].concat()
    }

    pub(super) fn marks(&self) -> Option<MarksView> {
        let form = &self.card().form;
        let marks = || MarksView { label: form.mark_label.clone(), meaning: form.mark_meaning.clone() };
        (!form.mark_label.is_empty()).then(marks)
    }

    pub(super) fn document_view(&self) -> DocumentView {
        let card = self.card();
        let settings = &self.site.tree.settings;
        let agency = settings.agency_of(&card.version);
        let number = self.record.get(&card.form.number_item);
        let number = number.and_then(|entry| match &entry.value {
            Value::Stated(Stated::Number(number)) => Some(number.to_string()),
            value => value.line().map(str::to_owned),
        });
        let front = &self.document.versions[self.document.front];
        let spoken = &self.site.tree.cards[front.card].version;
        let state_word = if self.document.standing.is_some() { "" } else { front.state.word() };
        DocumentView {
            title: self.title(),
            kind_title: self.document.id.kind().map_or_else(String::new, |kind| kind.title.to_owned()),
            number,
            number_label: card.form.by_key(&card.form.number_item).map(|id| card.form.nodes[id].label.clone()),
            agency: agency.map(|agency| agency.name.clone()),
            agency_label: agency.map_or("", Agency::called),
            department: settings.department_of(&card.version).map(|department| department.name.clone()),
            state_word,
            front_label: match front.state {
                State::Current => state_word.to_owned(),
                State::Consulted => spoken.name.called(),
                _ => format!("{state_word}の{}", spoken.name.called()),
            },
            front_href: spoken.address(),
        }
    }

    pub(super) fn version_view(&self) -> VersionView {
        let card = self.card();
        VersionView {
            label: card.version.called(),
            // Where a consultation stands changes with the clock, and is told on its own page.
            state_word: if self.document.standing.is_some() { "" } else { self.state().word() },
            published: card.version.published.map(DateView::from),
            effective: card.version.effective.map(DateView::from),
            ended: card.version.ended.map(DateView::from),
            form_title: if card.form.is_scan() { card.form.title.clone() } else { card.form.short_title.clone() },
            form_revision: card.form.printed_revision.clone(),
            href: card.version.address(),
            is_unverified: card.form.nodes.iter().any(|node| !node.verified),
            fingerprint: fingerprint::short(&self.fingerprint),
            fingerprint_full: self.fingerprint.clone(),
            ledger: LedgerView::of(self.site, card),
        }
    }

    pub(super) fn contents<'b>(&'b self, depth: Depth, page: &'b dyn Fn(usize, &str) -> String) -> Contents<'b> {
        // The home of a document is that of all versions: it lists what there is, not what is new.
        let changed = self.changed.filter(|_| depth == Depth::Sections);
        Contents { record: self.record, title: self.title(), depth, changed, page }
    }

    /// Blocks that are made from the record.
    pub(super) fn body(&self, blocks: impl Fn(&Body) -> Vec<Block>) -> Vec<Block> {
        let mut by_item: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            if let Some(item) = &finding.place.item {
                by_item.entry(item.clone()).or_default().push(finding);
            }
        }
        let attachments = format!("{}attachments/", self.card().version.address());
        let link = |reference: &Reference| LinkView::to(self.site.called(reference), self.site.address_of(reference));
        let around = Around { attachments: &attachments, link: &link };
        let (across, commented_on) = (self.across(), CommentedOn::of(self));
        let led = |key: Option<&str>| self.led_to(key);
        let heard = |key: &str| self.heard(key);
        let mended = |place: &Reference| self.site.opinions.mended(place).map(str::to_owned);
        let (record, numbering, findings) = (self.record, self.numbering, &by_item);
        blocks(&Body {
            record,
            numbering,
            around,
            across,
            commented_on,
            findings,
            led: &led,
            heard: &heard,
            mended: &mended,
        })
    }

    pub(super) fn across(&self) -> Across<'_> {
        let instead = self.document.instead(self.site.tree, self.at);
        let instead = instead.map(|at| &self.site.tree.cards[self.document.versions[at].card]);
        let (card, changed) = (self.card(), self.changed);
        Across { card, changed, instead: instead.filter(|other| other.form.id == card.form.id) }
    }

    /// The changes to which a place of this document led, where this version speaks for it.
    pub(super) fn led_to(&self, key: Option<&str>) -> Option<LedView> {
        let is_speaking = self.at == self.document.front || self.document.standing.is_some();
        let id = &self.document.id;
        let led = self.site.reasons.led_to(id, key).iter();
        let changes: Vec<LinkView> = led.map(|one| LinkView::to(one.called.clone(), one.address.clone())).collect();
        (is_speaking && !changes.is_empty()).then(|| LedView { of: id.kind.clone(), changes })
    }

    /// What was said of an item of this version, which was put to the public.
    fn heard(&self, key: &str) -> Option<HeardView> {
        let card = self.card();
        let heard = self.site.opinions.on(card, key)?;
        let target = card.form.resolve(key, &card.rows)?;
        let name = card.form.nodes[target.node].called();
        Some(HeardView { groups: heard.groups, count: heard.count, href: heard.address.clone(), name })
    }

    /// Findings of the version that concern no single item.
    pub(super) fn loose_findings(&self) -> Vec<Block> {
        self.findings
            .iter()
            .filter(|finding| finding.place.item.is_none())
            .map(|finding| finding_block(finding))
            .collect()
    }
}

pub(super) fn files(downloads: &[Download]) -> Vec<FileView> {
    let view = |download: &Download| FileView {
        label: download.label.clone(),
        title: download.label.clone(),
        href: download.address.clone(),
        kind: download.kind.clone(),
        size: download.size.clone(),
        sha256: download.sha256.clone(),
    };
    downloads.iter().map(view).collect()
}
