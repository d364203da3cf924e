//! A file of TOML that lies outside of content: every string in it with its place, for whoever knows what may stand there.

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Spot;

use super::source::Source;
use super::toml_file::TomlFile;

/// One value of the file.
#[derive(Debug)]
pub struct Leaf {
    /// Its name with the headings above it: `home.recent`.
    pub name: String,
    /// Its words; none where it is no string.
    pub words: Option<String>,
    /// Where its name stands.
    pub spot: Spot,
}

/// Reads all values of a file, in the order of their names; what is wrong with its encoding or its TOML becomes findings.
pub fn leaves(path: &str, bytes: &[u8], findings: &mut Findings) -> Vec<Leaf> {
    let mut found = Vec::new();
    if let Some(source) = Source::of(path, bytes, findings) {
        let file = TomlFile::parse(&source, findings);
        gather(&file, file.root.get_ref(), "", &mut found);
    }
    found
}

fn gather(file: &TomlFile, table: &DeTable, above: &str, found: &mut Vec<Leaf>) {
    for (name, value) in table {
        let name_here = format!("{above}{}", name.get_ref());
        match Spanned::get_ref(value) {
            DeValue::Table(inner) => gather(file, inner, &format!("{name_here}."), found),
            other => {
                let words = if let DeValue::String(words) = other { Some(words.to_string()) } else { None };
                found.push(Leaf { name: name_here, words, spot: file.counted.spot(name.span().start) });
            }
        }
    }
}
