//! Reads the lines of a table in turn: the item of each, and the rows that it stands in.

use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::fold;

use super::derived;
use super::index::Index;
use super::known::Known;
use super::locate::located;
use super::matching::Match;
use super::matching::Matcher;
use super::matching::Query;
use super::repetition::Fit;
use super::repetition::Level;
use super::repetition::RowName;
use super::repetition::Said;
use super::row::Row;
use super::standing::How;
use super::standing::Standing;
use super::standing::Title;

/// How often the table is read to learn what it says of its rows: their numbers, their titles, what refers to these.
const READINGS: usize = 4;

/// A row, the item it speaks of, and the rows of its repeats.
pub(super) struct Landed<'a> {
    pub(super) row: &'a Row,
    pub(super) found: Match,
    pub(super) names: Vec<RowName>,
    pub(super) how: How,
}

/// What became of a row of the table.
pub(super) enum Outcome<'a> {
    Landed(Landed<'a>),
    /// It names no item of the form.
    NoItem(&'a Row),
    /// Its item is known, but which row of which repeat it means is not.
    NoRow(&'a Row, Match, Option<NodeId>),
    /// It is a heading without words.
    Heading,
    /// A row, or a sheet, begins a new row of a repeat without a number.
    Begun(&'a Row, NodeId, usize),
}

/// What became of every row of the table, in its order.
pub(super) fn land<'a>(form: &Form, index: &Index, rows: &'a [Row]) -> Vec<Outcome<'a>> {
    let mut known = Known::default();
    for _ in 0..READINGS {
        let learnt = Landing::new(form, index, &known).read(rows).1;
        if learnt == known {
            break;
        }
        known = learnt;
    }
    Landing::new(form, index, &known).read(rows).0
}

struct Landing<'l, 'f> {
    form: &'l Form,
    index: &'l Index<'f>,
    known: &'l Known,
    matcher: Matcher<'l, 'f>,
    standing: Standing<'l>,
}

impl<'l, 'f> Landing<'l, 'f> {
    fn new(form: &'l Form, index: &'l Index<'f>, known: &'l Known) -> Self {
        let matcher = Matcher::new(index, &known.names);
        Self { form, index, known, matcher, standing: Standing::new(form, known) }
    }

    fn read(mut self, rows: &[Row]) -> (Vec<Outcome<'_>>, Known) {
        let mut outcomes = Vec::new();
        for row in rows {
            let begun = self.standing.enter(row.place.sheet);
            outcomes.extend(begun.into_iter().map(|(repeat, number)| Outcome::Begun(row, repeat, number)));
            self.next(row, &mut outcomes);
        }
        (outcomes, self.standing.learnt)
    }

    fn next<'a>(&mut self, row: &'a Row, outcomes: &mut Vec<Outcome<'a>>) {
        let located = located(self.index, &row.reference, &row.label);
        let said = Said { column: &row.repeat, rows: located.rows };
        let query = Query { path: located.path, label: located.label, said, content: &row.content };
        let Some(found) = self.matcher.next(&query) else {
            let heading = if row.content.is_empty() { self.matcher.pass_heading(&query) } else { None };
            let Some((chain, levels)) = heading else { return outcomes.push(Outcome::NoItem(row)) };
            self.pass(&chain, &levels);
            return outcomes.push(Outcome::Heading);
        };
        let chain = &self.index.items[found.item].chain;
        if found.address.fit == Fit::Unclear {
            self.standing.lose(chain, &found.address.levels);
            outcomes.push(Outcome::NoRow(row, found, None));
            return;
        }
        self.note(row, &found);
        match self.standing.stand(chain, &found.address.levels, self.title(row, &found)) {
            Ok(stand) => {
                if let (Some(repeat), Some(RowName::Number(number))) = (stand.begins, stand.names.last()) {
                    outcomes.push(Outcome::Begun(row, repeat, *number));
                }
                outcomes.push(Outcome::Landed(Landed { row, found, names: stand.names, how: stand.how }));
            }
            Err(unknown) => outcomes.push(Outcome::NoRow(row, found, Some(unknown.repeat))),
        }
    }

    /// A heading names rows for the lines below.
    fn pass(&mut self, chain: &[NodeId], levels: &[Level]) {
        let said = levels.iter().take_while(|level| matches!(level, Level::Row(_))).count();
        // Headings say nothing that could fail.
        self.standing.stand(&chain[..said], &levels[..said], Title::None).ok();
    }

    /// The words of the line that title the innermost row.
    fn title<'w>(&self, row: &'w Row, found: &Match) -> Title<'w> {
        let item = &self.index.items[found.item];
        if row.content.is_empty() {
            return Title::None;
        }
        if self.is_title(item.node, &item.chain) {
            return Title::Stated(&row.content);
        }
        match self.form.nodes[item.node].item() {
            Some(ItemType::Derived(how @ Derivation::Copy(_))) => match derived::repeated(self.form, how) {
                Some(repeated) if self.is_title(repeated.item, &item.chain) => Title::Repeated(&row.content),
                _ => Title::None,
            },
            _ => Title::None,
        }
    }

    fn is_title(&self, node: NodeId, chain: &[NodeId]) -> bool {
        let node = &self.form.nodes[node];
        let innermost = chain.last().filter(|innermost| node.parent == Some(**innermost));
        let repeat = innermost.and_then(|innermost| self.form.nodes[*innermost].repeat());
        repeat.is_some_and(|repeat| repeat.title_item.as_deref() == Some(node.name.as_str()))
    }

    /// Keeps what the sheet says of rows that it does not name.
    fn note(&mut self, row: &Row, found: &Match) {
        let item = &self.index.items[found.item];
        if let Some(ItemType::Derived(how @ Derivation::Rows(_))) = self.form.nodes[item.node].item()
            && let Some(repeated) = derived::repeated(self.form, how)
            && let Some(repeat) = repeated.rows_of
        {
            for (number, (_, words)) in (1..).zip(derived::names(repeated, &[], &row.content)) {
                self.standing.learnt.names.add(repeat, vec![number], fold(&words));
            }
        }
        let (Some(outermost), Some(Level::Unsaid)) = (item.chain.first(), found.address.levels.first()) else { return };
        if row.content.is_empty() || self.known.named.contains(outermost) {
            return;
        }
        let title = self.title(row, found);
        let facts = self.standing.learnt.sheets.entry((row.place.sheet, *outermost)).or_default();
        match (title, self.form.nodes[item.node].item()) {
            (Title::Stated(words) | Title::Repeated(words), _) if item.chain.len() == 1 => {
                facts.title.get_or_insert_with(|| fold(words));
            }
            (_, Some(ItemType::Derived(_) | ItemType::List { .. })) => {}
            _ => {
                facts.items.insert((found.item, found.address.levels[1..].to_vec()));
            }
        }
    }
}
