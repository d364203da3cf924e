//! Help for editors: schemas in a folder of the content, and the line that leads a file to its own.

use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::form::Catalogue;
use crate::form::Form;
use crate::read;
use crate::schema;

use super::new;

/// A file of rows that an import could not place holds no items of the form.
pub(super) const UNPLACED: &str = "unplaced.toml";

/// What editors look for in the first line of a TOML file.
const DIRECTIVE: &str = "#:schema";

/// Writes the files of a document, each led to the schema of its form, and that schema.
pub(super) fn write(content: &Path, folder: &Path, form: &Form, files: &[(String, String)]) -> Result<(), Failure> {
    new::write(folder, &led(content, folder, form, files))?;
    keep(content, form)
}

/// The files of a document with the line that leads editors to the schema of its form.
///
/// What is written in Markdown has no such line: editors look for it in TOML files alone.
pub(super) fn led(content: &Path, folder: &Path, form: &Form, files: &[(String, String)]) -> Vec<(String, String)> {
    let above = folder.strip_prefix(content).map_or(0, |below| below.components().count());
    let line = directive(above, &schema::file_name(form));
    let led = files.iter().map(|(name, text)| {
        let takes_line = name.ends_with(".toml") && name != UNPLACED;
        (name.clone(), if takes_line { format!("{line}{text}") } else { text.clone() })
    });
    led.collect()
}

/// The line in a file that lies so many folders below the content.
pub(super) fn directive(above: usize, schema: &str) -> String {
    let way = if above == 0 { "./".to_owned() } else { "../".repeat(above) };
    format!("{DIRECTIVE} {way}{}/{schema}\n", read::SCHEMAS)
}

/// Writes the schema of a form beside the documents, unless it stands there already.
pub(super) fn keep(content: &Path, form: &Form) -> Result<(), Failure> {
    put(&content.join(read::SCHEMAS), &schema::file_name(form), &format!("{:#}\n", schema::schema(form)))
}

/// Writes every schema into a folder, and tells how many there are.
pub(super) fn put_all(folder: &Path, catalogue: &Catalogue) -> Result<usize, Failure> {
    let all = schema::all(catalogue);
    all.iter().try_for_each(|(name, schema)| put(folder, name, &format!("{schema:#}\n")))?;
    Ok(all.len())
}

fn put(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(name);
    if disk::read_if_present(&path)?.as_deref() == Some(text.as_bytes()) {
        return Ok(());
    }
    disk::write(&path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::directive;

    #[test]
    fn the_line_climbs_to_the_content() {
        assert_eq!(directive(0, "site.json"), "#:schema ./schema/site.json\n");
        assert_eq!(directive(3, "a@1.json"), "#:schema ../../../schema/a@1.json\n");
    }
}
