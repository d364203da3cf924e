//! The form that a command was asked to use.

use std::path::Path;
use std::sync::Arc;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::Form;
use crate::read;
use crate::text::nearest;

use super::usage::listed;

/// A form by its name, among those built in and the body's own; `kind` keeps to forms for one kind of document.
pub(super) fn named(name: &str, content: &Path, kind: Option<&str>) -> Result<Arc<Form>, Failure> {
    let mut findings = Findings::default();
    let catalogue = read::catalogue(content, &mut findings)?;
    let fits = |form: &&Arc<Form>| kind.is_none_or(|kind| form.kind == kind);
    if let Some(form) = catalogue.get(name).filter(fits) {
        return Ok(Arc::clone(form));
    }
    let known: Vec<String> = catalogue.iter().filter(fits).map(|form| form.name()).collect();
    let near = nearest(name, known.iter().map(String::as_str));
    let near = near.map(|right| format!("「{right}」の書き誤りではありませんか。")).unwrap_or_default();
    let list = listed(known.iter().map(String::as_str));
    let action = format!("「{name}」という様式を使えませんでした。");
    let unread = if findings.is_empty() {
        ""
    } else {
        "読み取れない様式のファイルがあります。「juran check」で確かめてください。"
    };
    Err(Failure::new(action, format!("そのような様式はありません。{near}使えるのは、{list}です。{unread}")))
}
