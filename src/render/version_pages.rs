//! Pages of one version, and the home of the document it speaks for.

use std::collections::BTreeMap;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::in_part;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::fingerprint;
use crate::model::DocumentId;
use crate::model::Numbering;
use crate::model::Record;
use crate::model::Reference;
use crate::model::Standing;
use crate::model::State;
use crate::model::Stated;
use crate::model::Value;
use crate::read::Card;

use super::blocks::Body;
use super::blocks::finding_block;
use super::contents::Contents;
use super::contents::Depth;
use super::contents::part_reference;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::theme::Theme;
use super::value::Around;
use super::view::BannerView;
use super::view::Block;
use super::view::DateView;
use super::view::DocumentView;
use super::view::FileView;
use super::view::LinkView;
use super::view::MarksView;
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
    /// Blocks of every part, ready for templates: the page of a part and the whole print the same ones.
    pub bodies: Vec<tera::Value>,
}

impl Book<'_> {
    /// Prepares the blocks of every part.
    #[must_use]
    pub fn with_bodies(mut self) -> Self {
        let parts = 0..self.record.form.parts.len();
        self.bodies = parts.map(|part| tera::Value::from_serializable(&self.blocks(part))).collect();
        self
    }

    pub(super) fn card(&self) -> &Card {
        &self.site.tree.cards[self.document.versions[self.at].card]
    }

    fn state(&self) -> State {
        self.document.versions[self.at].state
    }

    /// The page of the version: cover, facts, contents, files.
    pub fn version_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let version = &self.card().version;
        let crumbs = match version.called() {
            Some(called) => [self.crumbs(), vec![LinkView::here(called)]].concat(),
            None => [crumbs_to_kind(&self.document.id.kind), vec![LinkView::here(self.title())]].concat(),
        };
        let mut context = self.context("", version.address(), crumbs);
        context.insert_value("blocks", self.cover_blocks());
        if self.document.id.is_single() {
            context.insert("referrers", &self.referrers());
        }
        let page = |part: usize| in_part(self.card(), part);
        // The first part stands on this page.
        let contents = self.contents(Depth::Sections, &page);
        let is_whole = self.card().form.parts.len() == 1;
        context.insert("contents", &contents.parts().split_off(1));
        context.insert("cover_title", if is_whole { "記載" } else { "表紙の記載" });
        context.insert("downloads", &files(&self.downloads));
        context.insert("attachments", &files(&self.attachments));
        context.insert("whole_href", &(!is_whole).then(|| format!("{}all/", version.address())));
        theme.print(&theme.for_kind("version", &self.document.id.kind), context, findings)
    }

    /// The page of one part.
    pub fn part_page(&self, theme: &Theme, part: usize, findings: &mut Findings) -> String {
        let card = self.card();
        let about = &card.form.parts[part];
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::here(about.title.clone()));
        let mut context = self.context(&about.title, in_part(card, part), crumbs);
        let page = |part: usize| in_part(card, part);
        let contents = self.contents(Depth::Sections, &page);
        let (count, unit) = contents.count(part);
        let facts =
            serde_json::json!({ "ref": part_reference(about), "title": about.title, "count": count, "unit": unit });
        if !self.has_marks(part) {
            context.insert("marks", &None::<MarksView>);
        }
        context.insert("part", &facts);
        context.insert("contents", &contents.sections(part));
        context.insert_value("blocks", self.bodies[part].clone());
        let neighbour = |part: Option<usize>| {
            let part = part.filter(|part| (1..card.form.parts.len()).contains(part))?;
            Some(LinkView::to(card.form.parts[part].title.clone(), in_part(card, part)))
        };
        context.insert("prev", &neighbour(part.checked_sub(1)));
        context.insert("next", &neighbour(Some(part + 1)));
        context.insert("whole_href", &format!("{}all/", card.version.address()));
        context.insert("version_href", &card.version.address());
        theme.print("part.html", context, findings)
    }

    /// The whole version on one page.
    pub fn whole_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let card = self.card();
        let address = format!("{}all/", card.version.address());
        let mut crumbs = self.crumbs();
        crumbs.extend(card.version.called().map(|called| LinkView::to(called, card.version.address())));
        crumbs.push(LinkView::here("全体"));
        let mut context = self.context("全体", address.clone(), crumbs);
        let page = |_: usize| address.clone();
        let mut contents = self.contents(Depth::Sections, &page).parts();
        let mut parts = Vec::new();
        for (at, part) in card.form.parts.iter().enumerate() {
            let id = format!("_part-{}", part.key);
            contents[at].href = format!("{address}#{id}");
            parts.push(serde_json::json!({ "id": id, "ref": part_reference(part), "title": part.title }));
        }
        context.insert("parts", &parts);
        context.insert_value("bodies", tera::Value::from(self.bodies.clone()));
        context.insert("contents", &contents);
        theme.print("whole.html", context, findings)
    }

    /// The home of the document: versions, and every item of the version that speaks for it.
    pub fn document_page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let card = self.card();
        let mut crumbs = crumbs_to_kind(&self.document.id.kind);
        crumbs.push(LinkView::here(self.title()));
        let mut context = self.context("", self.document.id.address(), crumbs);
        let versions = self.document.versions.iter().rev().map(|shown| {
            let version = &self.site.tree.cards[shown.card].version;
            serde_json::json!({
                "label": version.name.called(),
                "href": version.address(),
                "state_word": shown.state.word(),
                "published": version.published.map(DateView::from),
            })
        });
        context.insert("versions", &versions.collect::<Vec<_>>());
        let page = |part: usize| in_part(card, part);
        context.insert("contents", &self.contents(Depth::Items, &page).parts());
        context.insert("referrers", &self.referrers());
        context.insert("downloads", &files(&self.downloads));
        theme.print("document.html", context, findings)
    }

    /// A page at an address that a page of the document or of this version had before.
    pub fn moved_page(&self, theme: &Theme, to: &str, findings: &mut Findings) -> String {
        let title = if to == self.document.id.address() { self.title() } else { self.title_of_version() };
        let frame = Frame {
            title: format!("{title}は移りました"),
            heading: format!("{title}は移りました"),
            lead: None,
            address: to.to_owned(),
            crumbs: crumbs_to_kind(&self.document.id.kind),
            banners: Vec::new(),
        };
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site));
        context.insert("target", &LinkView::to(title, to));
        theme.print("moved.html", context, findings)
    }

    fn title(&self) -> String {
        self.card().full_title()
    }

    fn title_of_version(&self) -> String {
        self.card().title_of_version()
    }

    fn crumbs(&self) -> Vec<LinkView> {
        let mut crumbs = crumbs_to_kind(&self.document.id.kind);
        crumbs.push(LinkView::to(self.title(), self.document.id.address()));
        crumbs
    }

    /// What every page of the version receives; `part` is added to the heading.
    fn context(&self, part: &str, address: String, crumbs: Vec<LinkView>) -> tera::Context {
        let card = self.card();
        let is_home = address == self.document.id.address();
        let mut heading = if is_home { self.title() } else { self.title_of_version() };
        if !part.is_empty() {
            heading = format!("{heading}　{part}");
        }
        let title = if part.is_empty() { heading.clone() } else { format!("{part} － {}", self.title_of_version()) };
        let banners = if is_home && !self.document.id.is_single() { Vec::new() } else { self.banners() };
        let frame = Frame { title, heading, lead: None, address, crumbs, banners };
        let marks = (!card.form.mark_label.is_empty())
            .then(|| MarksView { label: card.form.mark_label.clone(), meaning: card.form.mark_meaning.clone() });
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site));
        context.insert("document", &self.document_view());
        context.insert("version", &self.version_view());
        context.insert("marks", &marks);
        context
    }

    /// What stands on the version's own page: findings that concern no single item, then the first part.
    pub(super) fn cover_blocks(&self) -> tera::Value {
        let loose = tera::Value::from_serializable(&self.loose_findings());
        let blocks = [&loose, &self.bodies[0]].into_iter().filter_map(tera::Value::as_array).flatten();
        tera::Value::from(blocks.cloned().collect::<Vec<_>>())
    }

    /// Every file of a stage.
    pub(super) fn files_of_stage(&self) -> Vec<FileView> {
        [files(&self.attachments), files(&self.downloads)].concat()
    }

    /// Documents that name this one.
    pub(super) fn referrers(&self) -> Vec<LinkView> {
        let named = self.site.referrers.get(&self.document.id).map_or(&[][..], Vec::as_slice);
        let shown = named.iter().filter_map(|id| self.site.document(id));
        shown.map(|document| LinkView::to(self.site.front(document).full_title(), document.id.address())).collect()
    }

    fn banners(&self) -> Vec<BannerView> {
        let front = &self.document.versions[self.document.front];
        let mut banners = Vec::new();
        let version = &self.card().version;
        if version.name.as_stage().is_some() {
            let text = "募集と結果は、一つのページでもお読みになれます。".to_owned();
            banners.push(BannerView::leading("info", text, self.document.id.address(), "募集と結果を読む"));
        } else if self.state() == State::Consulted {
            let key = (version.document.clone(), version.name);
            let call = self.site.consultations.get(&key).map(DocumentId::address).unwrap_or_default();
            let text = "この版は、意見公募に付した案です。定めた版ではありません。".to_owned();
            banners.push(BannerView::leading("info", text, call, "意見公募を見る"));
        } else if self.state() == State::Past {
            let current = &self.site.tree.cards[front.card].version;
            let called = current.name.called();
            let text = format!("この版は過去の版です。現在の版は{called}です。");
            banners.push(BannerView::leading("past", text, current.address(), &format!("{called}を見る")));
        }
        if let Some(ended) = self.card().version.ended {
            let text = format!("この文書が扱う事務は、{}（{}）に終了しました。", ended.wareki(), ended.seireki());
            banners.push(BannerView { kind: "info", text, href: None, link: None });
        }
        banners
    }

    /// Whether the form prints ※ at any item of a part.
    fn has_marks(&self, part: usize) -> bool {
        let form = &self.record.form;
        self.record
            .entries
            .iter()
            .map(|entry| &form.nodes[entry.node])
            .any(|node| node.part == Some(part) && node.marked)
    }

    pub(super) fn document_view(&self) -> DocumentView {
        let card = self.card();
        let agency = card.version.agency.as_ref().and_then(|id| self.site.tree.settings.agency(id));
        let number = self.record.get(&card.form.number_item);
        let number = number.and_then(|entry| match &entry.value {
            Value::Stated(Stated::Number(number)) => Some(number.to_string()),
            value => value.line().map(str::to_owned),
        });
        let front = &self.document.versions[self.document.front];
        let spoken = &self.site.tree.cards[front.card].version;
        let state_word = self.document.standing.map_or(front.state.word(), Standing::word);
        DocumentView {
            title: self.title(),
            kind_title: self.document.id.kind().map_or_else(String::new, |kind| kind.title.to_owned()),
            number,
            number_label: card.form.by_key(&card.form.number_item).map(|id| card.form.nodes[id].label.clone()),
            agency: agency.map(|agency| agency.name.clone()),
            state_word,
            front_label: match front.state {
                State::Current => state_word.to_owned(),
                State::Consulted => spoken.name.called(),
                _ => format!("{state_word}の{}", spoken.name.called()),
            },
            front_href: spoken.address(),
        }
    }

    fn version_view(&self) -> VersionView {
        let card = self.card();
        VersionView {
            label: card.version.called(),
            state_word: self.document.standing.map_or(self.state().word(), Standing::word),
            published: card.version.published.map(DateView::from),
            effective: card.version.effective.map(DateView::from),
            ended: card.version.ended.map(DateView::from),
            form_title: card.form.short_title.clone(),
            form_revision: card.form.printed_revision.clone(),
            href: card.version.address(),
            is_unverified: card.form.nodes.iter().any(|node| !node.verified),
            fingerprint: fingerprint::short(&self.fingerprint),
            fingerprint_full: self.fingerprint.clone(),
        }
    }

    fn contents<'b>(&'b self, depth: Depth, page: &'b dyn Fn(usize) -> String) -> Contents<'b> {
        Contents { record: self.record, depth, page }
    }

    fn blocks(&self, part: usize) -> Vec<Block> {
        let mut by_item: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            if let Some(item) = &finding.place.item {
                by_item.entry(item.clone()).or_default().push(finding);
            }
        }
        let attachments = format!("{}attachments/", self.card().version.address());
        let link = |reference: &Reference| LinkView::to(self.site.called(reference), self.site.address_of(reference));
        let around = Around { attachments: &attachments, link: &link };
        Body { record: self.record, numbering: self.numbering, around, findings: &by_item }.part(part)
    }

    /// Findings of the version that concern no single item.
    fn loose_findings(&self) -> Vec<Block> {
        self.findings
            .iter()
            .filter(|finding| finding.place.item.is_none())
            .map(|finding| finding_block(finding))
            .collect()
    }
}

fn files(downloads: &[Download]) -> Vec<FileView> {
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
