//! What templates receive, as types; every field is always there, so that a template can be checked.

use serde::Serialize;

use crate::text::Date;

use super::across::ChangeCountView;
use super::across::ChangedView;
use super::commenting::CommentLinkView;
use super::ledger_view::LedgerView;
use super::list_pages::Pager;
use super::phase_views::TimeView;

/// A link with its words; `href` may be absent for the present place.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LinkView {
    pub(super) label: String,
    pub(super) href: Option<String>,
}

impl LinkView {
    pub(super) fn to(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    pub(super) fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// A date in its three spellings.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// `2026-04-01`.
    pub iso: String,
    /// `令和8年4月1日`.
    pub wareki: String,
    /// `2026年4月1日`.
    pub seireki: String,
}

impl From<Date> for DateView {
    fn from(date: Date) -> Self {
        Self { iso: date.iso(), wareki: date.wareki(), seireki: date.seireki() }
    }
}

/// A line on top of a page that says what the page is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BannerView {
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) href: Option<String>,
    pub(super) link: Option<String>,
    pub(super) time: TimeView,
}

impl BannerView {
    /// A banner that leads nowhere.
    pub(super) fn saying(kind: &'static str, text: String) -> Self {
        Self { kind, text, href: None, link: None, time: TimeView::default() }
    }

    /// A banner that leads somewhere.
    pub(super) fn leading(kind: &'static str, text: String, href: String, link: &str) -> Self {
        Self { href: Some(href), link: Some(link.to_owned()), ..Self::saying(kind, text) }
    }
}

/// A link in the head of a page: where other versions of what it shows are.
#[derive(Debug, Serialize)]
pub(super) struct HeadLinkView {
    pub(super) rel: String,
    pub(super) href: String,
    #[serde(rename = "type")]
    pub(super) kind: Option<&'static str>,
    pub(super) datetime: Option<String>,
    pub(super) title: Option<String>,
}

/// The frame of every page.
#[derive(Debug, Serialize)]
pub(super) struct PageView {
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) lead: Option<String>,
    pub(super) path: String,
    pub(super) canonical: Option<String>,
    pub(super) description: Option<String>,
    pub(super) noindex: bool,
    pub(super) links: Vec<HeadLinkView>,
    pub(super) crumbs: Vec<LinkView>,
    pub(super) banners: Vec<BannerView>,
    /// Whether the clock will change what the page shows.
    pub(super) has_clock: bool,
}

impl PageView {
    /// The same with what else of it the clock may change. A preview shows the instant that it was asked for.
    #[must_use]
    pub(super) fn with_times<'t>(mut self, times: impl IntoIterator<Item = &'t TimeView>) -> Self {
        let is_bound = times.into_iter().any(TimeView::is_bound);
        self.has_clock |= is_bound && !self.noindex;
        self
    }
}

/// A document in the head of its pages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DocumentView {
    pub(super) title: String,
    pub(super) kind_title: String,
    pub(super) number: Option<String>,
    pub(super) number_label: Option<String>,
    pub(super) agency: Option<String>,
    pub(super) agency_label: &'static str,
    pub(super) department: Option<String>,
    pub(super) state_word: &'static str,
    /// What people call the version that speaks for the document: 現在の版, 公表前の第1版.
    pub(super) front_label: String,
    pub(super) front_href: String,
}

/// A version in the head of its pages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VersionView {
    pub(super) label: Option<String>,
    pub(super) state_word: &'static str,
    pub(super) published: Option<DateView>,
    pub(super) effective: Option<DateView>,
    pub(super) ended: Option<DateView>,
    pub(super) href: String,
    pub(super) is_unverified: bool,
    pub(super) form_title: String,
    pub(super) form_revision: String,
    pub(super) fingerprint: String,
    pub(super) fingerprint_full: String,
    pub(super) ledger: Option<LedgerView>,
}

/// What ※ means.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MarksView {
    pub(super) label: String,
    pub(super) meaning: String,
}

/// A file to receive.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FileView {
    pub(super) label: String,
    pub(super) title: String,
    pub(super) href: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) size: String,
    pub(super) sha256: String,
}

/// An entry of a contents list.
#[derive(Debug, Serialize)]
pub(super) struct ContentsView {
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) title: String,
    /// What it stands in, where another entry of the list has the same words.
    pub(super) within: String,
    pub(super) href: String,
    pub(super) id: String,
    pub(super) count: usize,
    pub(super) unit: &'static str,
    pub(super) item: bool,
    pub(super) changed: Option<ChangeCountView>,
    pub(super) children: Vec<ContentsView>,
}

/// A piece of the body, in reading order.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    Heading(HeadingView),
    Item(Box<ItemView>),
    Table(TableView),
    Exchange(ExchangeView),
    Ways(WaysView),
    Heard(HeardView),
    Led(LedView),
    Finding(FindingView),
}

impl Block {
    /// Whether ※ stands at it.
    pub(super) fn has_mark(&self) -> bool {
        match self {
            Self::Heading(heading) => heading.mark,
            Self::Item(item) => item.heading.mark,
            Self::Table(table) => table.heading.mark,
            Self::Exchange(exchange) => exchange.heading.mark,
            Self::Ways(_) | Self::Heard(_) | Self::Led(_) | Self::Finding(_) => false,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct HeadingView {
    pub(super) level: usize,
    pub(super) id: String,
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) label: String,
    pub(super) mark: bool,
    pub(super) note: Option<String>,
    /// Its name with the rows in which it stands, for links that would otherwise be called alike.
    pub(super) full_name: String,
    pub(super) changed: Option<ChangedView>,
    /// Where it stands in the version to read instead; without an address where that has none.
    pub(super) now: Option<LinkView>,
    /// Where it is commented on.
    pub(super) comment: Option<CommentLinkView>,
}

#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    #[serde(flatten)]
    pub(super) heading: HeadingView,
    /// Whether a section ends above it, to which it does not belong.
    pub(super) is_behind_section: bool,
    pub(super) value: ValueView,
}

/// What was said and what was answered.
#[derive(Debug, Serialize)]
pub(super) struct ExchangeView {
    #[serde(flatten)]
    pub(super) heading: HeadingView,
    pub(super) said: Vec<SaidView>,
}

#[derive(Debug, Serialize)]
pub(super) struct SaidView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: ValueView,
    pub(super) changed: Option<ChangedView>,
    /// The places that its links name, with how they were mended; empty where that is not known of any.
    pub(super) mended: Vec<MendedView>,
}

/// A place, and where it is read how it was mended.
#[derive(Debug, Serialize)]
pub(super) struct MendedView {
    pub(super) link: LinkView,
    pub(super) change: Option<String>,
}

/// Ways on through opinions that do not all stand here, or stand elsewhere in another order.
#[derive(Debug, Serialize)]
pub(super) struct WaysView {
    pub(super) other: Option<LinkView>,
    pub(super) pager: Option<Pager>,
}

/// What was said of an item of a draft.
#[derive(Debug, Serialize)]
pub(super) struct HeardView {
    pub(super) groups: usize,
    pub(super) count: i64,
    pub(super) href: String,
    /// What people call the item.
    pub(super) name: String,
}

/// Steps that are drawn; the table of the same steps follows.
#[derive(Debug, Serialize)]
pub(super) struct DrawingView {
    pub(super) svg: String,
    /// Whether the 個人番号 travels along a step, along a step not, and whether that is not said of one.
    pub(super) carries: bool,
    pub(super) lacks: bool,
    pub(super) is_silent: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct TableView {
    #[serde(flatten)]
    pub(super) heading: HeadingView,
    pub(super) caption: String,
    /// The drawing of its rows, where they are steps.
    pub(super) drawing: Option<DrawingView>,
    pub(super) columns: Vec<ColumnView>,
    pub(super) rows: Vec<RowView>,
}

#[derive(Debug, Serialize)]
pub(super) struct ColumnView {
    pub(super) key: String,
    pub(super) label: String,
}

#[derive(Debug, Serialize)]
pub(super) struct RowView {
    pub(super) id: String,
    pub(super) number: usize,
    pub(super) cells: Vec<CellView>,
    pub(super) changed: Option<ChangedView>,
    pub(super) now: Option<LinkView>,
    pub(super) comment: Option<CommentLinkView>,
}

#[derive(Debug, Serialize)]
pub(super) struct CellView {
    pub(super) id: String,
    pub(super) value: ValueView,
    pub(super) changed: Option<ChangedView>,
}

/// Changes of other documents to which what stands above it led.
#[derive(Debug, Serialize)]
pub(super) struct LedView {
    /// Folder of the kind of document that it stands in.
    pub(super) of: String,
    pub(super) changes: Vec<LinkView>,
}

/// A finding behind the item it concerns; previews only.
#[derive(Debug, Serialize)]
pub(super) struct FindingView {
    pub(super) severity: &'static str,
    pub(super) severity_word: &'static str,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// A value in all the shapes a template may print.
#[derive(Debug, Default, Serialize)]
pub(super) struct ValueView {
    pub(super) state: &'static str,
    pub(super) shape: &'static str,
    pub(super) html: String,
    /// A quotation of law without what stands in brackets, for a first reading.
    pub(super) skeleton: String,
    /// Whether a quotation of law has 「（略）」 in it.
    pub(super) leaves_out: bool,
    pub(super) text: String,
    pub(super) chosen: Vec<OptionView>,
    pub(super) offered: Vec<OptionView>,
    pub(super) several: bool,
    pub(super) iso: String,
    pub(super) wareki: String,
    pub(super) seireki: String,
    pub(super) weekday: String,
    pub(super) planned: bool,
    pub(super) items: Vec<LineView>,
    pub(super) links: Vec<LinkView>,
    pub(super) start: usize,
    pub(super) ground: String,
    pub(super) written: String,
    pub(super) src: String,
    pub(super) alt: String,
}

#[derive(Debug, Serialize)]
pub(super) struct OptionView {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) print: String,
    pub(super) chosen: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct LineView {
    pub(super) number: String,
    pub(super) text: String,
}
