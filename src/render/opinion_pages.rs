//! The opinions of a result in two orders, a hundred on a page: by number, and by what they are about.

use serde::Serialize;

use crate::assemble::OPINIONS_LENGTH;
use crate::assemble::Section;
use crate::assemble::by_item;
use crate::assemble::by_item_address;
use crate::assemble::by_number_address;
use crate::finding::Findings;
use crate::model::Opinion;
use crate::model::result_keys;

use super::book::Book;
use super::frame::Frame;
use super::frame::crumbs_to_kind;
use super::list_pages::pager;
use super::theme::Theme;
use super::view::Block;
use super::view::FileView;
use super::view::LinkView;
use super::view::WaysView;

/// Opinions on one thing, as far as they stand on a page.
#[derive(Debug, Serialize)]
struct SectionView {
    id: String,
    /// What they are about; empty for the whole.
    called: String,
    href: Option<String>,
    /// Whether it goes on from the page before.
    goes_on: bool,
    blocks: Vec<Block>,
    /// Opinions that stand in full under another thing.
    elsewhere: Vec<LinkView>,
}

/// An order of opinions with the pages that it takes.
struct Way<'w> {
    label: &'static str,
    heading: String,
    page: usize,
    address: &'w dyn Fn(usize) -> String,
    other: LinkView,
}

impl Book<'_> {
    /// Blocks of a result on the consultation's page: the first opinions, and ways on to the others.
    pub(super) fn result_blocks(&self) -> Vec<Block> {
        let id = &self.document.id;
        let mut blocks = self.loose_findings();
        blocks.extend(self.led_to(None).map(Block::Led));
        let length = self.record.rows(result_keys::OPINIONS).len();
        let address = |page: usize| by_number_address(id, page);
        let pages = length.div_ceil(OPINIONS_LENGTH);
        let ways = || Block::Ways(WaysView { other: None, pager: Some(pager(1, pages, &address)) });
        let (mut opinions, mut is_within) = (0, false);
        for mut block in self.body(|body| body.part(0)) {
            // What was asked has items of the same names on the same page.
            if let Block::Item(item) = &mut block {
                item.heading.full_name = format!("結果 {}", item.heading.full_name);
            }
            let is_opinion = matches!(block, Block::Exchange(_));
            let is_aside = matches!(block, Block::Heard(_) | Block::Led(_) | Block::Finding(_));
            if is_within && !is_opinion && !is_aside {
                blocks.extend((pages > 1).then(ways));
                is_within = false;
            }
            is_within |= is_opinion;
            opinions += usize::from(is_opinion);
            if is_within && opinions > OPINIONS_LENGTH {
                continue;
            }
            let is_list = matches!(&block, Block::Heading(heading) if heading.id == result_keys::OPINIONS);
            blocks.push(block);
            if is_list {
                let other = Some(LinkView::to("項目の順に並べて読む", by_item_address(id, 1)));
                blocks.push(Block::Ways(WaysView { other, pager: None }));
            }
        }
        blocks.extend((is_within && pages > 1).then(ways));
        blocks
    }

    /// A further page of the opinions in the order of their numbers.
    pub fn by_number_page(&self, theme: &Theme, page: usize, findings: &mut Findings) -> String {
        let id = &self.document.id;
        let length = self.record.rows(result_keys::OPINIONS).len();
        let places: Vec<usize> = ((page - 1) * OPINIONS_LENGTH..(page * OPINIONS_LENGTH).min(length)).collect();
        let called = format!(
            "意見{}から意見{}まで",
            (page - 1) * OPINIONS_LENGTH + 1,
            places.len() + (page - 1) * OPINIONS_LENGTH
        );
        let section = SectionView {
            id: "_opinions".to_owned(),
            called: called.clone(),
            href: None,
            goes_on: false,
            blocks: self.body(|body| body.some_exchanges(result_keys::OPINIONS, 3, &places)),
            elsewhere: Vec::new(),
        };
        let way = Way {
            label: "番号の順",
            heading: called,
            page,
            address: &|page| by_number_address(id, page),
            other: LinkView::to("項目の順に並べて読む", by_item_address(id, 1)),
        };
        self.opinions_page(&way, &[section], theme, findings)
    }

    /// A page of the opinions in the order of what they are about.
    pub fn by_item_page(&self, theme: &Theme, page: usize, findings: &mut Findings) -> String {
        let id = &self.document.id;
        let opinions = Opinion::all_of(self.record);
        let sections = by_item(self.site, self.document, &opinions);
        let views = sections.iter().filter_map(|section| self.section(section, &sections, &opinions, page));
        let way = Way {
            label: "項目の順",
            heading: "意見と考え方（項目の順）".to_owned(),
            page,
            address: &|page| by_item_address(id, page),
            other: LinkView::to("番号の順に並べて読む", format!("{}#{}", id.address(), result_keys::OPINIONS)),
        };
        self.opinions_page(&way, &views.collect::<Vec<_>>(), theme, findings)
    }

    /// What of a section stands on a page; `None` where nothing does.
    fn section(&self, section: &Section, all: &[Section], opinions: &[Opinion], page: usize) -> Option<SectionView> {
        let here = || section.opinions.iter().filter(|placed| placed.page == page);
        here().next()?;
        let full: Vec<usize> = here().filter(|placed| placed.is_full).map(|placed| placed.at).collect();
        let address = |at: usize| {
            let in_full =
                |section: &Section| section.opinions.iter().find(|placed| placed.at == at && placed.is_full).copied();
            let page = all.iter().find_map(in_full).map_or(1, |placed| placed.page);
            format!("{}#{}", by_item_address(&self.document.id, page), opinions[at].key())
        };
        let elsewhere = here().filter(|placed| !placed.is_full).map(|placed| placed.at);
        Some(SectionView {
            id: section.anchor.clone(),
            called: section.called.clone(),
            href: section.address.clone(),
            goes_on: section.opinions.first().is_some_and(|first| first.page < page),
            blocks: self.body(|body| body.some_exchanges(result_keys::OPINIONS, 3, &full)),
            elsewhere: elsewhere.map(|at| LinkView::to(format!("意見{}", at + 1), address(at))).collect(),
        })
    }

    fn opinions_page(&self, way: &Way, sections: &[SectionView], theme: &Theme, findings: &mut Findings) -> String {
        let front = self.site.front(self.document);
        let title = front.full_title();
        let length = self.record.rows(result_keys::OPINIONS).len();
        let pages = length.div_ceil(OPINIONS_LENGTH);
        let numbered = if way.page > 1 { format!("（{}ページ目）", way.page) } else { String::new() };
        let mut crumbs = crumbs_to_kind(&self.document.id.kind);
        crumbs.push(LinkView::to(title.clone(), self.document.id.address()));
        crumbs.push(LinkView::here(format!("意見と考え方（{}）{numbered}", way.label)));
        let frame = Frame {
            title: format!("{}{numbered} － {title}", way.heading),
            heading: format!("{title}　意見と考え方（{}）", way.label),
            lead: None,
            address: (way.address)(way.page),
            crumbs,
            banners: Vec::new(),
        };
        let numbers = pager(way.page, pages, way.address);
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site));
        context.insert("sections", sections);
        context.insert("other", &way.other);
        context.insert("groups", &length);
        context.insert("consultation_href", &self.document.id.address());
        context.insert("pager", &numbers);
        context.insert("downloads", &self.files_of_opinions());
        theme.print("opinions.html", context, findings)
    }

    /// The same opinions as files.
    fn files_of_opinions(&self) -> Vec<FileView> {
        let is_of_opinions =
            |file: &FileView| file.href.rsplit('/').next().is_some_and(|name| name.starts_with("opinions."));
        self.files_of_stage().into_iter().filter(is_of_opinions).collect()
    }
}
