//! A blank slip on paper: every line of the text, and behind each item room for a hand.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::finding::Place;
use crate::fingerprint::sha256;
use crate::read::Card;
use crate::slip::Laid;
use crate::slip::laid_out;

use super::cover;
use super::galley::Galley;
use super::glyphs;
use super::manuscript::words_of;
use super::tree::Block;
use super::tree::Heading;
use super::tree::Paper;
use super::tree::Style;

/// Lines of room below an item.
const ROOM: usize = 3;

/// A blank slip as it is handed in to be set.
#[derive(Debug)]
pub struct BlankSlip<'a> {
    /// The call.
    pub card: &'a Card,
    /// Its title.
    pub title: &'a str,
    /// Who asks.
    pub body: &'a str,
    /// The blank slip as a text.
    pub text: &'a str,
}

impl BlankSlip<'_> {
    /// The slip made ready to be set; letters that cannot be set are told of.
    pub fn galley<'b>(&self, nothing: &'b BTreeMap<&'b str, Vec<u8>>, findings: &mut Findings) -> Galley<'b> {
        let version = &self.card.version;
        let place = Place { spot: Some(self.card.main_spot()), ..version.place() };
        let paper = Paper {
            title: self.title.to_owned(),
            version: String::new(),
            body: self.body.to_owned(),
            day: cover::day_of(version),
            footing: version.document.to_string(),
            preview: String::new(),
            facts: Vec::new(),
            checking: Vec::new(),
            is_long: false,
            has_contents: false,
            blocks: self.blocks(),
        };
        let words = words_of(&paper);
        let missing = glyphs::report_all("意見票に、", &words, &place, findings);
        let ident = format!("{} {}", version.address(), sha256(self.text.as_bytes()));
        Galley { place, words, paper, missing, ident, beside: nothing }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut level = 1;
        for (laid, line) in laid_out(self.text) {
            match laid {
                Laid::Draft => {
                    level = 2;
                    blocks.push(heading(1, line));
                }
                Laid::Item => blocks.extend([heading(level, line), Block::Room { lines: ROOM }]),
                Laid::Who => blocks.extend([Block::words(Style::Plain, line), Block::Room { lines: 1 }]),
                Laid::Slip | Laid::Fact | Laid::Words if line.is_empty() => {}
                Laid::Slip | Laid::Fact | Laid::Words => blocks.push(Block::words(Style::Plain, line)),
            }
        }
        blocks
    }
}

fn heading(level: usize, line: &str) -> Block {
    Block::Heading(Heading { level, label: line.to_owned(), ..Heading::default() })
}
