//! A TOML file: every syntax mistake a finding, and the table as far as it could be read.

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Place;

use super::hidden;
use super::rules::BROKEN_TOML;
use super::seals;
use super::source::Counted;
use super::source::Source;
use super::toml_mistake::mistakes;

/// A parsed file; a file with mistakes gives its findings and no table.
pub(super) struct TomlFile<'a> {
    pub(super) counted: Counted<'a>,
    pub(super) root: Spanned<DeTable<'a>>,
    /// Whether the file is free of syntax mistakes; otherwise part of what its author wrote is not in the table.
    pub(super) whole: bool,
}

impl<'a> TomlFile<'a> {
    pub(super) fn parse(source: &'a Source, findings: &mut Findings) -> Self {
        let counted = Counted::new(source);
        let (root, errors) = DeTable::parse_recoverable(&source.text);
        for mistake in mistakes(&counted, &errors) {
            let line = counted.line_at(mistake.offset);
            let start = source.text.get(..mistake.offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            let may_be_told = !seals::may_stand_in(&source.text, &(start..start + line.len()));
            let place = Place::at(counted.spot(mistake.offset)).quoting(if may_be_told { line } else { "" });
            findings.add(&BROKEN_TOML, place, mistake.message, mistake.remedy);
        }
        let file = Self { counted, root, whole: errors.is_empty() };
        // A control character may be the mistake itself.
        if file.whole {
            file.report_hidden(file.root.get_ref(), findings);
        }
        file
    }

    fn report_hidden(&self, table: &DeTable, findings: &mut Findings) {
        table.iter().for_each(|(_, value)| self.report_hidden_in(value, findings));
    }

    fn report_hidden_in(&self, value: &Spanned<DeValue>, findings: &mut Findings) {
        match value.get_ref() {
            DeValue::Table(table) => self.report_hidden(table, findings),
            DeValue::Array(list) => list.iter().for_each(|value| self.report_hidden_in(value, findings)),
            DeValue::String(words) => {
                let span = value.span();
                hidden::report(words, self.counted.words(&span), span.start, &self.counted, findings);
            }
            _ => {}
        }
    }
}
