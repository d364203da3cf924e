//! Files of a body's own theme that nothing uses, mostly because their names are nearly those of others.

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::KINDS;
use crate::text::nearest;

use super::rules::UNUSED_THEME_FILE;
use super::theme::SHEETS;

/// Reports a file beside the parts of a theme; notes to people are passed over.
pub(super) fn beside_parts(name: &str, parts: &[&str], folder: &str, findings: &mut Findings) {
    if !name.ends_with(".md") && !name.ends_with(".txt") {
        report(name, nearest(name, parts.iter().copied()), folder, findings);
    }
}

/// Reports templates and sheets whose names are nearly those that pages use; others may be parts of the body's own.
pub(super) fn misspelt(own: &[&str], standard: &[&str], folder: &str, findings: &mut Findings) {
    let templates = standard.iter().filter_map(|path| path.strip_prefix("templates/")).map(str::to_owned);
    let templates: Vec<String> =
        templates.chain(KINDS.iter().map(|kind| format!("version-{}.html", kind.folder))).collect();
    // A body that has a sheet of its own may read others into it.
    let has_sheet = own.iter().filter_map(|path| path.strip_prefix("assets/")).any(|name| SHEETS.contains(&name));
    for path in own {
        let near = match path.split_once('/') {
            Some(("templates", name)) => near(name, ".html", templates.iter().map(String::as_str)),
            Some(("assets", name)) if !has_sheet => near(name, ".css", SHEETS.into_iter()),
            _ => None,
        };
        if near.is_some_and(|near| !path.ends_with(&format!("/{near}"))) {
            report(path, near, folder, findings);
        }
    }
}

/// The known name nearest to a file's; endings do not count, because all have the same.
fn near<'a>(name: &str, ending: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let stem = nearest(name.strip_suffix(ending)?, known.clone().filter_map(|known| known.strip_suffix(ending)))?;
    known.into_iter().find(|known| known.strip_suffix(ending) == Some(stem))
}

fn report(path: &str, near: Option<&str>, folder: &str, findings: &mut Findings) {
    let place = Place::at(Spot::file(&format!("themes/{folder}/{path}")));
    let remedy = match near {
        Some(near) => format!("「{near}」の書き誤りなら、名前を直してください。"),
        None => "スタイルと画像は assets に、テンプレートは templates に入れてください。使わないなら外してください。"
            .to_owned(),
    };
    findings.add(&UNUSED_THEME_FILE, place, format!("テーマの「{path}」は、使われません。"), remedy);
}
