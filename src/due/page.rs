//! What is due, as one page that stands by itself: for the office to read, print and pass round.

use serde::Serialize;
use tera::Context;
use tera::Tera;

use super::duty::Due;
use super::duty::Duty;
use super::duty::Urgency;

const NAME: &str = "page.html";

/// A table of the page.
#[derive(Serialize)]
struct TableView<'a> {
    id: &'static str,
    heading: &'static str,
    caption: String,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    iso: String,
    day: String,
    left: String,
    what: &'a str,
    title: &'a str,
    document: String,
    whose: String,
    basis: &'static str,
    /// Whether the ground is one of law whose words were not read yet.
    is_unverified: bool,
}

/// Everything that is due, as a page in HTML.
pub fn page(due: &Due) -> String {
    let table = |urgency: Urgency| {
        let rows: Vec<RowView> = due.of(urgency).into_iter().map(|duty| row(due, duty)).collect();
        let (id, heading) = (urgency.code(), urgency.heading());
        TableView { id, heading, caption: format!("{heading}（{}件）", rows.len()), rows }
    };
    // That nothing is late is good to know; of waits there are few.
    let tables =
        Urgency::ALL.map(table).into_iter().filter(|table| table.id != Urgency::Over.code() || !table.rows.is_empty());
    let tables: Vec<TableView> = tables.collect();
    let mut context = Context::new();
    context.insert("body", &due.body);
    context.insert("as_of", &due.as_of.in_full());
    context.insert("tables", &tables);
    let mut tera = Tera::new();
    tera.add_raw_templates([(NAME, include_str!("page.html"))]).expect("the template ships with the program");
    tera.render(NAME, &context).expect("the template asks for what stands in the context")
}

fn row<'a>(due: &Due, duty: &'a Duty) -> RowView<'a> {
    RowView {
        iso: duty.by.iso(),
        day: duty.day_in_words(),
        left: duty.left_in_words(due.as_of),
        what: &duty.what,
        title: &duty.title,
        document: duty.place(),
        whose: duty.whose(),
        basis: duty.basis(),
        is_unverified: duty.is_verified() == Some(false),
    }
}
