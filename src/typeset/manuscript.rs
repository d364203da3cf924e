//! A version as it is handed in to be set.

use std::collections::BTreeMap;

use crate::assemble::Site;
use crate::assemble::on_page;
use crate::export::Attached;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::fingerprint;
use crate::model::Numbering;
use crate::model::Record;
use crate::read::Card;

use super::galley::Galley;
use super::glyphs;
use super::tree::Block;
use super::tree::Paper;
use super::tree::all_said;
use super::tree::said;

/// Endings of pictures that can be set.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// A version as it is handed in to be set.
#[derive(Debug)]
pub struct Manuscript<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What is known of the version while it is not open.
    pub card: &'a Card,
    /// Its items.
    pub record: &'a Record,
    /// Numbers of running lists.
    pub numbering: &'a Numbering,
    /// The text edition, whose head is on the cover as well.
    pub text: &'a str,
    /// SHA-256 of the text edition, in hexadecimal.
    pub fingerprint: &'a str,
    /// The files that it declares, with their digests.
    pub attached: &'a [Attached<'a>],
    /// Files that are published beside it, by name.
    pub beside: &'a BTreeMap<&'a str, Vec<u8>>,
}

impl Manuscript<'_> {
    /// The version made ready to be set; letters that cannot be set are told of.
    pub fn galley(&self, findings: &mut Findings) -> Galley<'_> {
        let paper = self.paper();
        let missing = glyphs::report(self, &paper, findings);
        let ident = format!("{} {}", self.card.version.address(), self.fingerprint);
        Galley { place: self.place(None), words: words_of(&paper), paper, missing, ident, beside: self.beside }
    }

    /// A place in the version.
    pub(super) fn place(&self, spot: Option<Spot>) -> Place {
        Place { spot: Some(spot.unwrap_or_else(|| self.card.main_spot())), ..self.card.version.place() }
    }

    fn paper(&self) -> Paper {
        let card = self.card;
        let version = &card.version;
        let mut blocks = self.parts();
        blocks.extend(self.attachments());
        let headings = blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
        let (preview, facts) = self.facts();
        Paper {
            title: card.full_title(),
            version: version.called().unwrap_or_default(),
            body: self.site.tree.settings.body.clone(),
            day: self.day(),
            footing: format!("版の指紋 {}", fingerprint::short(self.fingerprint)),
            preview,
            facts,
            checking: self.checking(),
            is_long: self.record.form.parts.len() > 1,
            has_contents: headings > 3,
            blocks,
        }
    }

    /// The whole address of a link as an author wrote it; `None` for notes, which stand below the same text.
    pub(super) fn address(&self, to: &str) -> Option<String> {
        let settings = &self.site.tree.settings;
        let version = self.card.version.address();
        if let Some(key) = to.strip_prefix('#') {
            let part = self.card.form.resolve(key, &self.card.rows)?.part?;
            return Some(settings.canonical(&format!("{}#{key}", on_page(self.card, part, key))));
        }
        let is_whole = ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
        match to {
            _ if is_whole => Some(to.to_owned()),
            _ if to.starts_with('/') => Some(settings.canonical(to)),
            _ => Some(settings.canonical(&format!("{version}{to}"))),
        }
    }

    /// The name under which a picture beside the version is set.
    pub(super) fn picture(&self, source: &str) -> Option<String> {
        let name = source.strip_prefix(&format!("{}attachments/", self.card.version.address())).unwrap_or(source);
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        (PICTURES.contains(&ending.as_str()) && self.beside.contains_key(name)).then(|| name.to_owned())
    }
}

/// Every word that is handed in.
pub(super) fn words_of(paper: &Paper) -> String {
    let facts = paper.facts.iter().map(|fact| format!("{}\n{}\n", fact.label, said(&fact.words)));
    let facts: String = facts.collect();
    format!("{}\n{}\n{}\n{facts}{}", paper.title, paper.version, paper.body, all_said(&paper.blocks))
}
