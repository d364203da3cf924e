//! Words that people wrote, one value or one line of a list at a time.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;

use super::own_words::own_words;

/// Words of an item, as written.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    /// The item.
    pub(crate) entry: &'a Entry,
    /// The words: a line, a text in the author's Markdown, a line of a list, or the words in the brackets of a choice.
    pub(crate) words: &'a str,
    /// What stands before them in the same value: the lines of the list above.
    above: &'a [String],
    /// Shared by the copies of a passage, because it is as long as the words.
    own: OnceCell<Rc<str>>,
}

impl<'a> Passage<'a> {
    /// All passages of a record, in printed order.
    pub(super) fn all_of(record: &'a Record) -> Vec<Self> {
        record.entries.iter().flat_map(Self::of_entry).collect()
    }

    fn of_entry(entry: &'a Entry) -> Vec<Self> {
        let one = |words: &'a str| vec![Self { entry, words, above: &[], own: OnceCell::new() }];
        match &entry.value {
            Value::Stated(Stated::Line(words) | Stated::AsWritten(words)) => one(words),
            Value::Stated(Stated::Text(text)) => one(&text.source),
            Value::Stated(Stated::List(lines)) => {
                let passage = |(at, line): (usize, &'a String)| Self {
                    entry,
                    words: line,
                    above: &lines[..at],
                    own: OnceCell::new(),
                };
                lines.iter().enumerate().map(passage).collect()
            }
            Value::Stated(Stated::Choice(chosen)) => {
                chosen.iter().filter_map(|chosen| chosen.text.as_deref()).flat_map(one).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The words, with a control character for each byte that is no running word of the author: addresses, codes, quotations.
    pub(crate) fn own(&self) -> &str {
        self.own.get_or_init(|| Rc::from(own_words(self.words)))
    }

    /// How often the words of a range stand before it in the value.
    pub(super) fn before(&self, range: Range<usize>) -> usize {
        let words = self.words.get(range.clone()).unwrap_or_default();
        if words.is_empty() {
            return 0;
        }
        let ahead = self.words.get(..range.start).unwrap_or_default();
        self.above.iter().map(String::as_str).chain([ahead]).map(|text| text.matches(words).count()).sum()
    }
}
