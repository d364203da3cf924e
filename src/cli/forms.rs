//! The form that a command was asked to use.

use std::path::Path;
use std::sync::Arc;

use crate::disk;
use crate::failure::Failure;
use crate::form::Catalogue;
use crate::form::Form;
use crate::text::decode;
use crate::text::nearest;

use super::usage::listed;

/// A form by its name, among those built in and the body's own; `kind` keeps to forms for one kind of document.
pub(super) fn named(name: &str, content: &Path, kind: Option<&str>) -> Result<Arc<Form>, Failure> {
    let catalogue = catalogue(content)?;
    let fits = |form: &&Arc<Form>| kind.is_none_or(|kind| form.kind == kind);
    if let Some(form) = catalogue.get(name).filter(fits) {
        return Ok(Arc::clone(form));
    }
    let known: Vec<String> = catalogue.iter().filter(fits).map(|form| form.name()).collect();
    let near = nearest(name, known.iter().map(String::as_str));
    let near = near.map(|right| format!("「{right}」の書き誤りではありませんか。")).unwrap_or_default();
    let list = listed(known.iter().map(String::as_str));
    let action = format!("「{name}」という様式を使えませんでした。");
    Err(Failure::new(action, format!("そのような様式はありません。{near}使えるのは、{list}です。")))
}

/// A form of the body's own that cannot be read is left out here; `juran check` tells why.
fn catalogue(content: &Path) -> Result<Catalogue, Failure> {
    let mut catalogue = Catalogue::built_in();
    let folder = content.join("forms");
    if disk::kind(&folder) == Some(disk::Kind::Folder) {
        for file in disk::list(&folder)?.iter().filter(|file| file.name.ends_with(".toml")) {
            if let Ok(text) = decode(&disk::read(&file.path)?) {
                let _ = catalogue.add(&text);
            }
        }
    }
    Ok(catalogue)
}
