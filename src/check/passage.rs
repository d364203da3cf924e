//! Words that people wrote, one value or one line of a list at a time.

use std::cell::OnceCell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::model::Entry;
use crate::model::Record;
use crate::model::Stated;
use crate::model::Value;

use super::folded::Folded;
use super::own_words::BLANK;
use super::own_words::own_words;
use super::voice::Voice;

/// Words of an item, as written.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    /// The item.
    pub(crate) entry: &'a Entry,
    /// The words: a line, a text in the author's Markdown, a line of a list, or the words in the brackets of a choice.
    pub(crate) words: &'a str,
    /// Who speaks.
    pub(crate) voice: Voice,
    /// What stands before them in the same value: the lines of the list above.
    above: &'a [String],
    known: Rc<Known>,
}

/// What was found out about the words, shared by the copies of a passage.
#[derive(Debug, Default)]
struct Known {
    own: OnceCell<String>,
    /// How often words stand before a place, as counted last.
    counted: RefCell<BTreeMap<String, (usize, usize)>>,
    folded: OnceCell<Folded>,
}

impl<'a> Passage<'a> {
    /// All passages of a record, in printed order.
    pub(super) fn all_of(record: &'a Record) -> Vec<Self> {
        let all = record.entries.iter().flat_map(|entry| Self::of_entry(entry, Voice::of(&record.form, entry.node)));
        all.collect()
    }

    fn of_entry(entry: &'a Entry, voice: Voice) -> Vec<Self> {
        let one = |words: &'a str| vec![Self { entry, words, voice, above: &[], known: Rc::default() }];
        match &entry.value {
            Value::Stated(Stated::Line(words) | Stated::AsWritten(words)) => one(words),
            Value::Stated(Stated::Text(text)) => one(&text.source),
            Value::Stated(Stated::List(lines)) => {
                let passage = |(at, line): (usize, &'a String)| Self {
                    entry,
                    words: line,
                    voice,
                    above: &lines[..at],
                    known: Rc::default(),
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
        self.known.own.get_or_init(|| own_words(self.words))
    }

    /// Whether the letter at a place is one of the author's running words.
    pub(crate) fn is_own_at(&self, at: usize) -> bool {
        self.is_own(at..at + 1)
    }

    /// Whether all letters of a range are running words of the author.
    pub(crate) fn is_own(&self, range: Range<usize>) -> bool {
        self.own().as_bytes().get(range).is_some_and(|bytes| !bytes.contains(&BLANK))
    }

    /// The running words of the author in the spelling in which names are looked for; places lead back to `words`.
    pub(crate) fn folded(&self) -> &Folded {
        self.known.folded.get_or_init(|| Folded::new(self.own()))
    }

    /// How often the words of a range stand before it in the value.
    pub(super) fn before(&self, range: Range<usize>) -> usize {
        let words = self.words.get(range.clone()).unwrap_or_default();
        if words.is_empty() {
            return 0;
        }
        // Findings on the same words mostly come in the order of the text: what was counted need not be counted again.
        let mut counted = self.known.counted.borrow_mut();
        let above = || self.above.iter().map(|line| line.matches(words).count()).sum();
        let (from, count) =
            counted.get(words).copied().filter(|(from, _)| *from <= range.start).unwrap_or_else(|| (0, above()));
        let between = self.words.get(from..range.start).unwrap_or_default();
        let count = count + between.matches(words).count();
        counted.insert(words.to_owned(), (range.start, count));
        count
    }
}
