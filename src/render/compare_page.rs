//! The page that says what changed between two versions: a list first, then every change.

use serde::Serialize;

use crate::assemble::Document;
use crate::assemble::Site;
use crate::assemble::compare_address;
use crate::assemble::compare_title;
use crate::assemble::on_page;
use crate::compare::Change;
use crate::compare::Class;
use crate::compare::Comparison;
use crate::compare::Fate;
use crate::finding::Findings;
use crate::model::Changed;
use crate::read::Card;

use super::book::Book;
use super::frame::Frame;
use super::frame::crumbs_above;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Two versions with what changed between them.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The document.
    pub document: &'a Document,
    /// Places of the versions in the document.
    pub pair: [usize; 2],
    /// What changed.
    pub comparison: &'a Comparison,
}

#[derive(Debug, Serialize)]
struct SideView {
    label: String,
    href: String,
    state_word: &'static str,
    published: Option<DateView>,
}

#[derive(Debug, Serialize)]
struct CountView {
    word: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    id: String,
    called: String,
    class: &'static str,
    class_word: &'static str,
    is_marked: bool,
    /// Whether it is a 重要な変更, in a word; of what has no ※ only where somebody said so.
    material: Option<&'static str>,
    reason: Option<String>,
    /// Whether the reason is one for what `material` says; else it stands by itself.
    is_reason_of_material: bool,
    causes: Vec<LinkView>,
    is_correction: bool,
    /// Of a moved row: what it was called before.
    before_called: Option<String>,
    before: Option<Vec<PieceView>>,
    after: Option<Vec<PieceView>>,
    before_href: Option<String>,
    after_href: Option<String>,
    prev: Option<LinkView>,
    next: Option<LinkView>,
}

/// Words of one side, and whether the other side does not have them.
#[derive(Debug, Clone, Serialize)]
struct PieceView {
    is_changed: bool,
    words: String,
}

impl Compared<'_> {
    /// The page.
    pub fn page(&self, theme: &Theme, findings: &mut Findings) -> String {
        let [before, after] = self.cards();
        let address = compare_address(&before.version, &after.version);
        let called = compare_title(&before.version, &after.version);
        let mut crumbs = crumbs_above(self.site, &self.document.id);
        crumbs.push(LinkView::to(after.full_title(), self.document.id.address()));
        let title = format!("{called}: {}", after.full_title());
        crumbs.push(LinkView::here(called));
        let frame = Frame::plain(title, address.clone(), crumbs);
        let classes = Class::ALL.into_iter();
        let counts = classes.map(|class| CountView { word: class.called(), count: self.comparison.count(class) });
        let mut context = tera::Context::new();
        context.insert("page", &frame.page(self.site));
        context.insert("before", &self.side(0));
        context.insert("after", &self.side(1));
        context.insert("counts", &counts.filter(|count| count.count > 0).collect::<Vec<_>>());
        context.insert("changes", &self.changes());
        context.insert("total", &self.comparison.changes.len());
        context.insert("pairs", &self.other_pairs());
        context.insert("mark_label", &after.form.mark_label);
        context.insert("mark_meaning", &after.form.mark_meaning);
        context.insert("address", &address);
        theme.print("compare.html", context, findings)
    }

    fn cards(&self) -> [&Card; 2] {
        self.pair.map(|at| &self.site.tree.cards[self.document.versions[at].card])
    }

    fn side(&self, which: usize) -> SideView {
        let version = &self.cards()[which].version;
        SideView {
            label: version.name.called(),
            href: version.address(),
            state_word: self.document.versions[self.pair[which]].state.word(),
            published: version.published.map(DateView::from),
        }
    }

    fn changes(&self) -> Vec<ChangeView> {
        let changes = &self.comparison.changes;
        let link = |at: Option<usize>| {
            let change = changes.get(at?)?;
            Some(LinkView::to(change.called(), format!("#{}", change.key)))
        };
        let views = changes.iter().enumerate().map(|(at, change)| {
            let [before, after] = self.cards();
            let (earlier, later) = halves(change);
            let said = self.comparison.said_of(change);
            ChangeView {
                id: change.key.clone(),
                called: change.called().to_owned(),
                class: change.class.word(),
                class_word: change.class.called(),
                is_marked: change.marked,
                material: self.materiality(change),
                reason: said.and_then(|said| said.reason.clone()),
                is_reason_of_material: said.is_some_and(|said| said.material.is_some()),
                causes: said.map(|said| self.causes(said)).unwrap_or_default(),
                is_correction: said.is_some_and(|said| said.is_correction),
                before_called: change.before.as_ref().map(|side| side.called.clone()),
                before: change.before.as_ref().map(|_| earlier),
                after: change.after.as_ref().map(|_| later),
                before_href: change.before.as_ref().and_then(|_| item_href(before, &change.key)),
                after_href: change.after.as_ref().and_then(|_| item_href(after, &change.key)),
                prev: link(at.checked_sub(1)),
                next: link(Some(at + 1)),
            }
        });
        views.collect()
    }

    /// The answer to the question whether it is a 重要な変更, where the question stands.
    fn materiality(&self, change: &Change) -> Option<&'static str> {
        let said = self.comparison.said_of(change);
        let is_decided = !matches!(change.class, Class::Moved | Class::Form | Class::Notation);
        match said.filter(|said| said.material.is_some()) {
            Some(said) => Some(said.materiality()),
            None => (change.marked && is_decided).then_some("未記載"),
        }
    }

    /// What led to a change; what is not shown is not told of.
    fn causes(&self, said: &Changed) -> Vec<LinkView> {
        let causes = said.causes.iter().filter_map(|cause| {
            let called = self.site.reasons.called(cause)?;
            Some(LinkView::to(called, self.site.address_of(cause)))
        });
        causes.collect()
    }

    /// The comparisons next to this one, and the document, which leads to all: a link to each would grow with the square
    /// of the versions.
    fn other_pairs(&self) -> Vec<LinkView> {
        let [before, after] = self.pair;
        let earlier = self.document.pairs.iter().rfind(|pair| pair[1] == before);
        let later = self.document.pairs.iter().find(|pair| pair[0] == after);
        let links = earlier.into_iter().chain(later).map(|pair| pair_link(self.site, self.document, *pair));
        let title = self.cards()[1].full_title();
        links.chain(std::iter::once(LinkView::to(title, self.document.id.address()))).collect()
    }
}

impl Book<'_> {
    /// Links to what changed up to a version from earlier ones, the nearest first.
    pub(super) fn changes_to(&self, at: usize) -> Vec<LinkView> {
        let pairs = self.document.pairs.iter().rev().filter(|[_, after]| *after == at);
        pairs.map(|pair| pair_link(self.site, self.document, *pair)).collect()
    }
}

fn pair_link(site: &Site, document: &Document, pair: [usize; 2]) -> LinkView {
    let [before, after] = pair.map(|at| &site.tree.cards[document.versions[at].card].version);
    LinkView::to(compare_title(before, after), compare_address(before, after))
}

/// Where an item or row of a version is read.
fn item_href(card: &Card, key: &str) -> Option<String> {
    let part = card.form.resolve(key, &card.rows)?.part?;
    Some(format!("{}#{key}", on_page(card, part, key)))
}

/// The words of either side, with those marked that the other side does not have.
fn halves(change: &Change) -> (Vec<PieceView>, Vec<PieceView>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for piece in change.pieces() {
        let view = PieceView { is_changed: piece.fate != Fate::Kept, words: piece.words };
        match piece.fate {
            Fate::Kept => {
                before.push(view.clone());
                after.push(view);
            }
            Fate::Removed => before.push(view),
            Fate::Added => after.push(view),
        }
    }
    (before, after)
}
