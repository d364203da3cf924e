//! What a council decided, matter by matter: the first that a reader of a record looks for.

use serde::Serialize;

use crate::assemble::on_page;
use crate::form::join;
use crate::model::Reference;
use crate::model::Stated;
use crate::model::Value;

use super::book::Book;
use super::view::LinkView;

/// The form whose matters have results.
const FORM: &str = "meeting-record";

/// The repeat of its matters.
const MATTERS: &str = "agenda";

/// Changes named of one matter; the page of the matter has the others.
const MOST_CHANGES: usize = 3;

/// Repeats in a matter of which each row may have led to changes.
const SAID: [&str; 2] = ["questions", "opinions"];

/// What was decided on a matter.
#[derive(Debug, Serialize)]
pub(super) struct DecisionView {
    /// The number under which it was put to the council, and its title.
    title: String,
    href: String,
    result: Option<String>,
    /// The beginning of what was added to it.
    remarks: Option<String>,
    about: Vec<LinkView>,
    /// The first changes to which it led, or anything that was said of it.
    changes: Vec<LinkView>,
    /// How many there are besides these.
    besides: usize,
}

impl Book<'_> {
    /// What was decided, in the order of the agenda; empty for other documents.
    pub(super) fn decisions(&self) -> Vec<DecisionView> {
        if self.record.form.id != FORM {
            return Vec::new();
        }
        let rows = self.record.rows(MATTERS).iter();
        rows.filter_map(|row| self.decision(&join(MATTERS, &row.id))).collect()
    }

    fn decision(&self, key: &str) -> Option<DecisionView> {
        let card = self.card();
        let part = card.form.resolve(key, &card.rows)?.part?;
        let line = |item: &str| self.record.get(&join(key, item)).and_then(|entry| entry.value.line());
        let title: Vec<&str> =
            [line("number"), line("title")].into_iter().flatten().filter_map(|words| words.lines().next()).collect();
        let mut changes = self.changes_of(key);
        let besides = changes.len().saturating_sub(MOST_CHANGES);
        changes.truncate(MOST_CHANGES);
        Some(DecisionView {
            title: title.join("　"),
            href: on_page(card, part, key),
            result: self.result(&join(key, "result")),
            remarks: self.beginning(&join(key, "remarks")),
            about: self.links(&join(key, "about")),
            changes,
            besides,
        })
    }

    fn result(&self, key: &str) -> Option<String> {
        let entry = self.record.get(key)?;
        let Value::Stated(Stated::Choice(chosen)) = &entry.value else { return None };
        let choices = self.record.form.choices_of(entry.node)?;
        let made = chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref()));
        Some(made.collect::<Vec<_>>().join("、"))
    }

    /// The first line of a text; the rest is read where it stands.
    fn beginning(&self, key: &str) -> Option<String> {
        let Value::Stated(Stated::Text(text)) = &self.record.get(key)?.value else { return None };
        text.prose.plain.lines().find(|line| !line.trim().is_empty()).map(str::to_owned)
    }

    fn links(&self, key: &str) -> Vec<LinkView> {
        let entry = self.record.get(key);
        let Some(Value::Stated(Stated::Links(links))) = entry.map(|entry| &entry.value) else { return Vec::new() };
        let link = |place: &Reference| LinkView::to(self.site.called(place), self.site.address_of(place));
        links.iter().map(link).collect()
    }

    fn changes_of(&self, key: &str) -> Vec<LinkView> {
        let said = SAID.iter().flat_map(|repeat| {
            let repeat = join(key, repeat);
            self.record.rows(&repeat).iter().map(move |row| join(&repeat, &row.id)).collect::<Vec<_>>()
        });
        let mut changes: Vec<LinkView> = Vec::new();
        for key in std::iter::once(key.to_owned()).chain(said) {
            for change in self.led_to(Some(&key)).into_iter().flat_map(|led| led.changes) {
                if changes.iter().all(|known| known.href != change.href) {
                    changes.push(change);
                }
            }
        }
        changes
    }
}
