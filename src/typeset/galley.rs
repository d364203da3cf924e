//! A version ready to be set, and what came of setting it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;

use super::begins::Begins;
use super::press;
use super::rules::NOT_SET;
use super::rules::PICTURE_NOT_SET;
use super::tree::Paper;

/// A version ready to be set.
#[derive(Debug)]
pub struct Galley<'a> {
    pub(super) place: Place,
    pub(super) words: String,
    pub(super) paper: Paper,
    /// Letters that no font has.
    pub(super) missing: BTreeSet<char>,
    /// What makes the paper one of its own.
    pub(super) ident: String,
    /// Pictures by name.
    pub(super) beside: &'a BTreeMap<&'a str, Vec<u8>>,
}

/// A PDF.
#[derive(Debug)]
pub struct Printed {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What each page begins with.
    pub pages: Vec<Begins>,
}

/// A version that was set.
#[derive(Debug)]
pub struct Typeset {
    /// What came of it.
    pub printed: Printed,
    /// The words as they stand on its pages.
    pub words: String,
    /// Whether nothing was left out of it.
    pub is_whole: bool,
}

impl Printed {
    /// What is kept of it, so that it need not be set again.
    pub fn to_keep(&self) -> Vec<u8> {
        let pages = serde_json::to_string(&self.pages).unwrap_or_default();
        [pages.as_bytes(), b"\n", &self.bytes].concat()
    }

    /// What was kept.
    pub fn of_kept(kept: &[u8]) -> Option<Self> {
        let end = kept.iter().position(|byte| *byte == b'\n')?;
        let (pages, bytes) = kept.split_at(end);
        Some(Self { pages: serde_json::from_slice(pages).ok()?, bytes: bytes.get(1..)?.to_vec() })
    }
}

impl Galley<'_> {
    /// Every word that is handed in.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// A digest of everything that the paper is made of: the same digest, the same bytes.
    pub fn key(&self) -> String {
        self.job().key()
    }

    /// Sets the version; what cannot be set is told of.
    pub fn set(&self, findings: &mut Findings) -> Option<Typeset> {
        let job = self.job();
        let typeset = |is_whole| {
            move |set: press::Set| Typeset {
                printed: Printed { bytes: set.bytes, pages: set.pages },
                words: set.words,
                is_whole,
            }
        };
        let set = press::set(&job).map(typeset(true)).or_else(|cause| {
            // A picture that is no picture must not take the words with it.
            let (fine, bad) = self.pictures();
            let set = press::set(&press::Job { beside: &fine, ..job })?;
            let message =
                format!("PDF に入れられない図があります（{}。{cause}）。図の説明だけを入れました。", bad.join("、"));
            let remedy = "図のファイルを開けるか確かめ、PNG か SVG で保存し直してください。";
            findings.add(&PICTURE_NOT_SET, self.place.clone(), message, remedy);
            Ok::<_, String>(typeset(false)(set))
        });
        let report = |cause: String| {
            let message = format!("この版の PDF を作れませんでした（{cause}）。PDF のほかは、そのまま作りました。");
            let remedy = "見出しが空でないか、引用や箇条書きの中の引用や箇条書きが深すぎないかを確かめてください。直らなければ、この文と版の名前を、仕組みの担当者に知らせてください。";
            findings.add(&NOT_SET, self.place.clone(), message, remedy);
        };
        set.map_err(report).ok()
    }

    /// The pictures with which it can be set, and the names of the others: each is tried alone.
    fn pictures(&self) -> (BTreeMap<&str, Vec<u8>>, Vec<&str>) {
        let can_be_set = |name: &str, bytes: &[u8]| {
            let beside = BTreeMap::from([(name, bytes.to_vec())]);
            press::set(&press::Job { beside: &beside, ..self.job() }).is_ok()
        };
        let (fine, bad): (Vec<_>, Vec<_>) = self.beside.iter().partition(|(name, bytes)| can_be_set(name, bytes));
        let fine = fine.into_iter().map(|(name, bytes)| (*name, bytes.clone())).collect();
        (fine, bad.into_iter().map(|(name, _)| *name).collect())
    }

    fn job(&self) -> press::Job<'_> {
        press::Job { paper: &self.paper, missing: &self.missing, beside: self.beside, ident: &self.ident }
    }
}
