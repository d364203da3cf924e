//! Lists of choices, and how an author's words name one of them.

use crate::text::fold;

/// A list of choices as the form prints it.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Slug in the form file.
    pub slug: String,
    /// What is chosen, in words.
    pub title: String,
    /// Whether the form prints `1)` before each choice.
    pub numbered: bool,
    /// The choices in printed order.
    pub offered: Vec<Offered>,
}

/// One choice.
#[derive(Debug, Clone)]
pub struct Offered {
    /// Printed number, or an ASCII slug for check boxes.
    pub code: String,
    /// Words of the form, verbatim.
    pub label: String,
    /// Other spellings seen in real books.
    pub aliases: Vec<String>,
    /// Heading under which the form prints it; empty for most.
    pub group: String,
    /// Whether a text in （ ） follows when it is chosen.
    pub takes_text: bool,
    /// The repeat whose rows are counted in （ ）件 behind it.
    pub counts: Option<String>,
}

/// What an author's words mean in a list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The choice at this place in the list, with the text in its brackets.
    Chosen(usize, Option<String>),
    /// No such choice.
    Unknown,
}

impl Choices {
    /// Finds the choice that words name: by code, by label, by `2) label`, or by `label（text）`.
    ///
    /// Width, blanks, brackets and ※ make no difference, but an empty `[ ]` says that the choice was not made.
    pub fn read(&self, words: &str) -> Reading {
        let words = words.trim();
        if has_empty_box(words) {
            return Reading::Unknown;
        }
        if let Some(at) = self.offered.iter().position(|offered| offered.code == words) {
            return Reading::Chosen(at, None);
        }
        if let Some(at) = self.by_label(words) {
            return Reading::Chosen(at, None);
        }
        if let Some((number, rest)) = words.split_once([')', '）', '.', '．'])
            && let Some(at) = self.by_label(rest)
            && fold(&self.offered[at].code) == fold(number)
        {
            return Reading::Chosen(at, None);
        }
        self.with_text(words).map_or(Reading::Unknown, |(at, text)| Reading::Chosen(at, Some(text)))
    }

    /// Prints a choice as the form does, with its number where it has one, and the text that was chosen with it.
    pub fn printed(&self, at: usize, text: Option<&str>) -> String {
        let offered = &self.offered[at];
        let words = offered.with(text);
        if self.numbered { format!("{}) {words}", offered.code) } else { words }
    }

    fn by_label(&self, words: &str) -> Option<usize> {
        let wanted = fold(words);
        self.offered.iter().position(|offered| {
            fold(&offered.label) == wanted || offered.aliases.iter().any(|alias| fold(alias) == wanted)
        })
    }

    /// `その他（中間サーバー）` → the choice and 「中間サーバー」; `移転を行っている（ 2 ）件` → the choice and 「2」.
    fn with_text(&self, words: &str) -> Option<(usize, String)> {
        let (label, rest) = words.split_at(words.find(['(', '（'])?);
        let at = self.by_label(label)?;
        if !self.offered[at].takes_text && self.offered[at].counts.is_none() {
            return None;
        }
        let inner = rest.strip_prefix(['(', '（'])?;
        let inner = if self.offered[at].counts.is_some() {
            inner.trim_end_matches('件').trim_end().trim_end_matches([')', '）']).trim_end_matches('件')
        } else {
            inner.strip_suffix([')', '）'])?
        };
        Some((at, inner.trim().to_owned()))
    }
}

impl Offered {
    /// The words that stand on the page when it is chosen with this text.
    pub fn with(&self, text: Option<&str>) -> String {
        match text {
            Some(text) if self.counts.is_some() => format!("{}（{text}）件", self.label),
            Some(text) if !text.is_empty() => format!("{}（{text}）", self.label),
            _ => self.label.clone(),
        }
    }
}

/// `[ ] 電子メール`: a box without a tick.
fn has_empty_box(words: &str) -> bool {
    let mut opened = words.split(['[', '［']).skip(1).filter_map(|rest| rest.split_once([']', '］']));
    opened.any(|(inner, _)| inner.trim().is_empty())
}
