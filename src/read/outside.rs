//! Words beside the items of a version: what it says in plain words, in a file of its own.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::form::reserved;

use super::hidden;
use super::source::Counted;
use super::source::Source;
use super::value::At;
use super::value::ValueReader;

impl ValueReader<'_> {
    /// The HTML that the words of a file make; what is wrong in them is reported like that of an item.
    pub(super) fn outside(&mut self, source: &Source, base: &Place) -> String {
        let counted = Counted::new(source);
        hidden::report(&source.text, &source.text, 0, &counted, &mut self.findings);
        let lead = source.text.len() - source.text.trim_start_matches(['\n', '\r']).len();
        let key = format!("_{}", reserved::PLAIN);
        let at = At { node: 0, key: &key, place: base.clone() };
        let place = |offset: usize| counted.spot(lead + offset);
        self.text(&source.text, &BTreeMap::new(), Vec::new(), &at, &place).prose.html
    }
}
