//! The forms of a site: those built in, and the body's own.

use std::path::Path;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::Catalogue;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::model::Layout;
use crate::model::Stage;

use super::folder;
use super::rules::BAD_FORM;
use super::source::Counted;
use super::source::Source;
use super::toml_file::TomlFile;

/// Reads the body's own forms and adds them to those built in; what is no form is reported and left out.
///
/// # Errors
/// When the folder or a file cannot be read by the machine.
pub fn catalogue(content: &Path, findings: &mut Findings) -> Result<Catalogue, Failure> {
    let stages = |kind: &DocumentKind| match kind.layout {
        Layout::Stages => Stage::ALL.map(Stage::word).to_vec(),
        _ => Vec::new(),
    };
    let kinds: Vec<_> = KINDS.iter().map(|kind| (kind.folder, stages(kind))).collect();
    let mut catalogue = Catalogue::built_in();
    for path in folder::forms(content, findings)? {
        let Some(source) = Source::open(content, &path, findings)? else { continue };
        if !TomlFile::parse(&source, findings).whole {
            continue;
        }
        let counted = Counted::new(&source);
        for problem in catalogue.add(&source.text, &kinds).err().into_iter().flatten() {
            let place = Place::at(counted.spot(problem.offset));
            findings.add(&BAD_FORM, place, problem.message, "組み込みの様式の書き方に合わせて直してください。");
        }
    }
    Ok(catalogue)
}
