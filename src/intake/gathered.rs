//! Everything that arrived, without the words themselves: those lie in a store, each wording once.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::disk::Store;
use crate::failure::Failure;
use crate::fingerprint::digest;

use super::arrival::Arrival;
use super::arrival::Contents;
use super::arrival::Vouched;
use super::call::Asking;
use super::folded::fold;
use super::folder::Arrived;
use super::folder::Held;
use super::masks;
use super::others;
use super::tables::Submissions;

/// Files that are read at a time, and bytes of them.
const MOST_FILES: usize = 1024;
const MOST_BYTES: u64 = 48 << 20;
/// Rows of a table, likewise.
const MOST_ROWS: usize = 2048;

/// An opinion.
#[derive(Debug, Clone)]
pub(super) struct Opinion {
    pub(super) file: u32,
    pub(super) part: u32,
    pub(super) channel: u32,
    pub(super) is_late: bool,
    pub(super) wording: u32,
    /// The place as written, where it was not found.
    pub(super) unplaced: Option<Box<str>>,
}

/// Words without what tells who wrote them, as somebody wrote them about a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    at: u64,
    pub(super) length: u32,
    /// The text of which it is a spelling.
    pub(super) text: u32,
}

/// Wordings with the same letters about one place.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) target: u32,
    /// Of the place and the letters.
    pub(super) digest: [u8; 32],
    /// The wording that arrived first.
    pub(super) first: u32,
    /// Opinions in time.
    pub(super) count: u32,
    /// Opinions that came too late.
    pub(super) late: u32,
}

/// What was sent, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) submissions: usize,
    pub(super) opinions: usize,
    pub(super) late_submissions: usize,
    pub(super) late_opinions: usize,
}

impl Tally {
    fn add(&mut self, opinions: usize, is_late: bool) {
        self.submissions += 1;
        self.opinions += opinions;
        if is_late {
            self.late_submissions += 1;
            self.late_opinions += opinions;
        }
    }
}

/// Something that a person has to look at.
#[derive(Debug, Clone)]
pub(super) struct Left {
    pub(super) file: u32,
    pub(super) part: u32,
    pub(super) why: String,
}

/// Everything that arrived.
pub(super) struct Gathered<'a> {
    pub(super) asking: &'a Asking,
    pub(super) files: &'a [Arrived],
    pub(super) opinions: Vec<Opinion>,
    pub(super) wordings: Vec<Wording>,
    pub(super) texts: Vec<Text>,
    /// By way in; the last one is that of what has none.
    pub(super) tallies: Vec<Tally>,
    pub(super) unread: Vec<Left>,
    pub(super) doubts: Vec<Left>,
    /// Files that hold an opinion.
    pub(super) read: Vec<bool>,
    /// Submissions with a receipt that another one has as well.
    pub(super) repeated: usize,
    /// Submissions with a receipt that was made from another text, and from another draft.
    pub(super) altered: usize,
    pub(super) of_other_draft: usize,
    pub(super) has_marks: bool,
    pub(super) store: Store,
    /// Letters of the full names of everybody.
    pub(super) names: BTreeSet<String>,
    known_wordings: BTreeMap<[u8; 32], u32>,
    known_texts: BTreeMap<[u8; 32], u32>,
    receipts: BTreeMap<String, u32>,
}

/// An opinion without what tells who wrote it.
struct Masked {
    target: usize,
    unplaced: Option<Box<str>>,
    words: String,
    wording: [u8; 32],
    text: [u8; 32],
}

struct Done {
    arrival: Arrival,
    opinions: Vec<Masked>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(asking: &'a Asking, files: &'a [Arrived], store: Store) -> Self {
        Self {
            asking,
            files,
            opinions: Vec::new(),
            wordings: Vec::new(),
            texts: Vec::new(),
            tallies: vec![Tally::default(); asking.channels.len() + 1],
            unread: Vec::new(),
            doubts: Vec::new(),
            read: vec![false; files.len()],
            repeated: 0,
            altered: 0,
            of_other_draft: 0,
            has_marks: false,
            store,
            names: BTreeSet::new(),
            known_wordings: BTreeMap::new(),
            known_texts: BTreeMap::new(),
            receipts: BTreeMap::new(),
        }
    }

    /// Reads every file, in their order.
    pub(super) fn gather(&mut self, submissions: &mut Submissions) -> Result<(), Failure> {
        let mut from = 0;
        while from < self.files.len() {
            let mut to = from;
            let mut bytes = 0;
            while to < self.files.len() && to - from < MOST_FILES && (to == from || bytes < MOST_BYTES) {
                bytes += self.files[to].size;
                to += 1;
            }
            let asking = self.asking;
            let read = |file: &Arrived| match file.read(&asking.address) {
                Held::Contents(contents) => Ok(done(contents, asking)),
                Held::Table(table) => Err(table),
            };
            let held: Vec<_> = self.files[from..to].par_iter().map(read).collect();
            for (file, held) in (from..).zip(held) {
                match held {
                    Ok((done, contents)) => self.take(file, done, contents, submissions)?,
                    Err(table) => table.rows(MOST_ROWS, |mut contents| {
                        let arrivals = std::mem::take(&mut contents.arrivals);
                        let done = arrivals.into_par_iter().map(|arrival| masked(arrival, asking)).collect();
                        self.take(file, done, contents, submissions)
                    })?,
                }
            }
            from = to;
        }
        Ok(())
    }

    fn take(
        &mut self,
        file: usize,
        done: Vec<Done>,
        contents: Contents,
        submissions: &mut Submissions,
    ) -> Result<(), Failure> {
        let number = u32::try_from(file).unwrap_or(u32::MAX);
        self.unread.extend(contents.unread.into_iter().map(|left| Left {
            file: number,
            part: left.part,
            why: left.why,
        }));
        for Done { arrival, opinions } in done {
            let part = arrival.part;
            for doubt in &arrival.doubts {
                self.doubts.push(Left { file: number, part, why: doubt.clone() });
            }
            if opinions.is_empty() {
                self.unread.push(Left { file: number, part, why: "意見が書かれていません。".to_owned() });
                continue;
            }
            self.read[file] = true;
            self.names.extend(arrival.who.names.iter().filter_map(|name| others::full(name)));
            let channel = self.files[file].channel;
            let is_late = self.asking.channels.get(channel).is_some_and(|channel| channel.is_late(arrival.when));
            if self.asking.channels.get(channel).is_some_and(|channel| channel.is_unsure(arrival.when)) {
                let why = "締切の日に届いていますが、時刻が分かりません。期間の中に数えたので、確かめてください。";
                self.doubts.push(Left { file: number, part, why: why.to_owned() });
            }
            self.tallies[channel].add(opinions.len(), is_late);
            let is_other = self.look_at(&arrival);
            submissions.add(self.asking, (&self.files[file], is_late), &arrival, (opinions.len(), is_other))?;
            for opinion in opinions {
                self.keep(opinion, (number, part, channel, is_late))?;
            }
        }
        Ok(())
    }

    /// Counts what receipts and fingerprints say; `Some(true)` where the slip is about another text of the draft.
    fn look_at(&mut self, arrival: &Arrival) -> Option<bool> {
        if let Vouched::Yes(receipt) = &arrival.receipt {
            let times = self.receipts.entry(receipt.clone()).or_default();
            *times += 1;
            self.repeated += usize::from(*times > 1);
        }
        self.altered += usize::from(matches!(arrival.receipt, Vouched::Otherwise(_)));
        let told = arrival.fingerprints.iter().map(|(draft, written)| self.asking.is_published(draft, written));
        let told: Vec<Option<bool>> = told.collect();
        let is_other = if told.contains(&Some(false)) {
            Some(true)
        } else {
            (!told.is_empty() && told.iter().all(Option::is_some)).then_some(false)
        };
        self.of_other_draft += usize::from(is_other == Some(true));
        is_other
    }

    fn keep(
        &mut self,
        opinion: Masked,
        (file, part, channel, is_late): (u32, u32, usize, bool),
    ) -> Result<(), Failure> {
        let wording = match self.known_wordings.get(&opinion.wording) {
            Some(known) => *known,
            None => self.add_wording(&opinion)?,
        };
        let text = &mut self.texts[self.wordings[wording as usize].text as usize];
        if is_late {
            text.late += 1;
        } else {
            text.count += 1;
        }
        let channel = u32::try_from(channel).unwrap_or(u32::MAX);
        self.opinions.push(Opinion { file, part, channel, is_late, wording, unplaced: opinion.unplaced });
        Ok(())
    }

    fn add_wording(&mut self, opinion: &Masked) -> Result<u32, Failure> {
        self.has_marks |= masks::MARKS.iter().any(|mark| opinion.words.contains(mark));
        let wording = u32::try_from(self.wordings.len()).unwrap_or(u32::MAX);
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let text = *self.known_texts.entry(opinion.text).or_insert(next);
        if text == next {
            let target = u32::try_from(opinion.target).unwrap_or(u32::MAX);
            self.texts.push(Text { target, digest: opinion.text, first: wording, count: 0, late: 0 });
        }
        let at = self.store.put(opinion.words.as_bytes())?;
        let length = u32::try_from(opinion.words.len()).unwrap_or(u32::MAX);
        self.wordings.push(Wording { at, length, text });
        self.known_wordings.insert(opinion.wording, wording);
        Ok(wording)
    }

    /// The words of a wording.
    pub(super) fn words(&mut self, wording: u32) -> Result<String, Failure> {
        let Wording { at, length, .. } = self.wordings[wording as usize];
        Ok(String::from_utf8_lossy(&self.store.get(at, length as usize)?).into_owned())
    }

    /// Puts other words in the place of those of a wording; its text and its id stay.
    pub(super) fn reword(&mut self, wording: u32, words: &str) -> Result<(), Failure> {
        self.has_marks = true;
        let known = &mut self.wordings[wording as usize];
        known.at = self.store.put(words.as_bytes())?;
        known.length = u32::try_from(words.len()).unwrap_or(u32::MAX);
        Ok(())
    }

    /// All ways in together.
    pub(super) fn total(&self) -> Tally {
        self.tallies.iter().fold(Tally::default(), |sum, tally| Tally {
            submissions: sum.submissions + tally.submissions,
            opinions: sum.opinions + tally.opinions,
            late_submissions: sum.late_submissions + tally.late_submissions,
            late_opinions: sum.late_opinions + tally.late_opinions,
        })
    }
}

fn done(mut contents: Contents, asking: &Asking) -> (Vec<Done>, Contents) {
    let arrivals = std::mem::take(&mut contents.arrivals);
    (arrivals.into_iter().map(|arrival| masked(arrival, asking)).collect(), contents)
}

fn masked(mut arrival: Arrival, asking: &Asking) -> Done {
    let mut opinions = Vec::new();
    for said in std::mem::take(&mut arrival.said) {
        let words = masks::masked(&said.text, &arrival.who);
        if words.trim().is_empty() {
            continue;
        }
        let (target, is_found) = asking.target(&said.draft, &said.place);
        let address = asking.targets[target].address.as_bytes();
        let of = |words: &str| digest(&[address, b"\n", words.as_bytes()].concat());
        let (wording, text) = (of(&words), of(&fold(&words)));
        let unplaced = (!is_found).then(|| {
            let place = if said.place.is_empty() { &said.draft } else { &said.place };
            masks::masked(place, &arrival.who).into_boxed_str()
        });
        opinions.push(Masked { target, unplaced, words, wording, text });
    }
    Done { arrival, opinions }
}
