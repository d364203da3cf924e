//! Texts that say the same, put together by rule and as an officer decided.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::failure::Failure;

use super::folded::NEAR;
use super::folded::Signature;
use super::folded::fold;
use super::folded::pairs;
use super::folded::share;
use super::gathered::Gathered;
use super::memory::Memory;

/// Digits of an id, and how many more it gets where another text has the same.
const DIGITS: usize = 10;
const MORE: usize = 4;
/// Groups whose first text a text is compared with, at most.
const MOST_COMPARED: usize = 24;
/// Groups that are looked at for each band.
const MOST_IN_SLOT: usize = 256;
/// Texts that are in memory at a time, and bytes of them.
const MOST_TEXTS: usize = 2048;
const MOST_BYTES: usize = 32 << 20;

/// Opinions that say the same.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The id of its first text.
    pub(super) id: String,
    /// Its texts, the first one first.
    pub(super) texts: Vec<u32>,
    /// The places they are about, in the order of the draft.
    pub(super) targets: Vec<u32>,
    /// Opinions in time, and too late.
    pub(super) count: usize,
    pub(super) late: usize,
}

/// All groups, and the id of every text.
pub(super) struct Groups {
    /// In the order of the draft; those on the whole behind the others.
    pub(super) all: Vec<Group>,
    /// By text.
    pub(super) ids: Vec<String>,
    /// The place of its group among all, by text.
    pub(super) of_text: Vec<u32>,
    /// Texts with the group that the rule gives them, whatever an officer decided: so that a decision can be taken back.
    pub(super) remembered: Vec<(String, String)>,
}

/// Puts texts together.
pub(super) fn groups(gathered: &mut Gathered, memory: &Memory) -> Result<Groups, Failure> {
    let ids = ids(gathered);
    let by_id: BTreeMap<&str, u32> = ids.iter().map(String::as_str).zip(0..).collect();
    // A text that came in time stands for a group before one that came too late.
    let mut order: Vec<u32> = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
    let remembered = |text: u32| memory.texts.get(&ids[text as usize]);
    order.sort_by_key(|text| {
        let is_first = remembered(*text).is_some_and(|group| *group == ids[*text as usize]);
        (!is_first, remembered(*text).is_none(), gathered.texts[*text as usize].count == 0, *text)
    });
    let mut leader = Leaders::new(gathered, memory, &ids, &by_id).of_all(&order)?;
    let by_rule = (0..).zip(&leader).filter(|(text, _): &(usize, _)| !memory.apart.contains(&ids[*text]));
    // A group keeps the id of its first text, also when that is no longer among what arrived.
    let named: Vec<String> = ids
        .iter()
        .map(|id| {
            let known = memory.texts.get(id).filter(|_| !memory.apart.contains(id));
            known.filter(|known| !by_id.contains_key(known.as_str())).unwrap_or(id).clone()
        })
        .collect();
    let remembered = by_rule.map(|(text, leader)| (ids[text].clone(), named[*leader as usize].clone())).collect();
    together(memory, &by_id, &mut leader);
    Ok(Groups { remembered, ..collected(gathered, (ids, &named), &order, &leader) })
}

/// The id of every text: the same in every run, as it hangs on the place and the letters alone.
fn ids(gathered: &Gathered) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut ids = Vec::with_capacity(gathered.texts.len());
    for text in &gathered.texts {
        let hex: String = text.digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut id = String::new();
        for digits in (DIGITS..=hex.len()).step_by(MORE) {
            id = format!("o-{}", hex.get(..digits).unwrap_or_default());
            if taken.insert(id.clone()) {
                break;
            }
        }
        ids.push(id);
    }
    ids
}

/// Finds for each text the one that stands for its group.
struct Leaders<'g, 'a, 'm> {
    gathered: &'g mut Gathered<'a>,
    memory: &'m Memory,
    ids: &'m [String],
    by_id: &'m BTreeMap<&'m str, u32>,
    /// The text that stands for the group of each text.
    leader: Vec<u32>,
    signatures: BTreeMap<u32, Signature>,
    /// Place, band and its hash, with the texts that stand for groups.
    bands: BTreeSet<(u64, u32)>,
    /// The pairs of the text that was compared with last.
    last: Option<(u32, Vec<u64>)>,
}

impl<'g, 'a, 'm> Leaders<'g, 'a, 'm> {
    fn new(
        gathered: &'g mut Gathered<'a>,
        memory: &'m Memory,
        ids: &'m [String],
        by_id: &'m BTreeMap<&'m str, u32>,
    ) -> Self {
        let leader = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
        let (signatures, bands) = (BTreeMap::new(), BTreeSet::new());
        Self { gathered, memory, ids, by_id, leader, signatures, bands, last: None }
    }

    fn of_all(mut self, order: &[u32]) -> Result<Vec<u32>, Failure> {
        let mut from = 0;
        // Groups whose first text is gone are those of the first of theirs that is left.
        let mut stand_ins: BTreeMap<&str, u32> = BTreeMap::new();
        while from < order.len() {
            let mut pieces = Vec::new();
            let mut bytes = 0;
            while from < order.len() && pieces.len() < MOST_TEXTS && bytes < MOST_BYTES {
                let first = self.gathered.texts[order[from] as usize].first;
                let words = self.gathered.words(first)?;
                bytes += words.len();
                pieces.push((order[from], words));
                from += 1;
            }
            let signed = |(text, words): &(u32, String)| {
                let folded = fold(words);
                (*text, Signature::of(&folded))
            };
            let signed: Vec<_> = pieces.par_iter().map(signed).collect();
            for ((text, signature), (_, words)) in signed.into_iter().zip(pieces) {
                let id = self.ids[text as usize].as_str();
                let group = self.memory.texts.get(id).filter(|_| !self.memory.apart.contains(id));
                let known = group.map(|group| {
                    let first = self.by_id.get(group.as_str()).copied().filter(|_| !self.memory.apart.contains(group));
                    first.unwrap_or_else(|| *stand_ins.entry(group.as_str()).or_insert(text))
                });
                let found = match known {
                    Some(known) => Some(known),
                    None if self.memory.apart.contains(id) => None,
                    None => self.nearest(text, signature.as_ref(), &words)?,
                };
                match found.filter(|found| *found != text) {
                    Some(found) => self.leader[text as usize] = found,
                    None if !self.memory.apart.contains(id) => self.stand(text, signature),
                    None => {}
                }
            }
        }
        Ok(self.leader)
    }

    /// Lets a text stand for a group.
    fn stand(&mut self, text: u32, signature: Option<Signature>) {
        let Some(signature) = signature else { return };
        let target = self.gathered.texts[text as usize].target;
        for (at, band) in signature.bands.iter().enumerate() {
            self.bands.insert((slot(target, signature.stance, (at, *band)), text));
        }
        self.signatures.insert(text, signature);
    }

    /// The group whose first text has most pairs of letters in common with a text, if there are enough.
    fn nearest(&mut self, text: u32, signature: Option<&Signature>, words: &str) -> Result<Option<u32>, Failure> {
        let Some(signature) = signature else { return Ok(None) };
        let target = self.gathered.texts[text as usize].target;
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        for (at, band) in signature.bands.iter().enumerate() {
            let slot = slot(target, signature.stance, (at, *band));
            for (_, leader) in self.bands.range((slot, 0)..=(slot, u32::MAX)).take(MOST_IN_SLOT) {
                *shared.entry(*leader).or_default() += 1;
            }
        }
        let may_be_near = |leader: &u32| self.signatures.get(leader).is_some_and(|other| signature.may_be_near(other));
        let mut candidates: Vec<(u32, u32)> = shared.into_iter().filter(|(leader, _)| may_be_near(leader)).collect();
        candidates.sort_by_key(|(leader, times)| (std::cmp::Reverse(*times), *leader));
        candidates.truncate(MOST_COMPARED);
        if candidates.is_empty() {
            return Ok(None);
        }
        let own = pairs(&fold(words));
        let mut best: Option<(f64, u32)> = None;
        for (leader, _) in candidates {
            let share = share(&own, self.pairs_of(leader)?);
            if share >= NEAR && best.is_none_or(|(known, _)| share > known) {
                best = Some((share, leader));
            }
        }
        Ok(best.map(|(_, leader)| leader))
    }

    fn pairs_of(&mut self, leader: u32) -> Result<&[u64], Failure> {
        if self.last.as_ref().is_none_or(|(known, _)| *known != leader) {
            let words = self.gathered.words(self.gathered.texts[leader as usize].first)?;
            self.last = Some((leader, pairs(&fold(&words))));
        }
        Ok(self.last.as_ref().map_or(&[], |(_, pairs)| pairs))
    }
}

/// Where texts lie that may be near: what says the opposite, or names another number, lies elsewhere.
fn slot(target: u32, stance: u64, (at, band): (usize, u64)) -> u64 {
    stance
        ^ band.rotate_left(u32::try_from(at).unwrap_or_default())
        ^ u64::from(target).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Puts groups together that an officer wants to be one.
fn together(memory: &Memory, by_id: &BTreeMap<&str, u32>, leader: &mut [u32]) {
    for list in &memory.together {
        let mut texts = list.iter().filter_map(|id| by_id.get(id.as_str()).copied());
        let Some(first) = texts.next() else { continue };
        let old: BTreeSet<u32> = texts.map(|text| leader[text as usize]).chain([leader[first as usize]]).collect();
        leader.iter_mut().filter(|leader| old.contains(leader)).for_each(|leader| *leader = first);
    }
}

fn collected(gathered: &Gathered, (ids, named): (Vec<String>, &[String]), order: &[u32], leader: &[u32]) -> Groups {
    let mut by_leader: BTreeMap<u32, Group> = BTreeMap::new();
    for text in order {
        let first = leader[*text as usize];
        let about = &gathered.texts[*text as usize];
        let group = by_leader.entry(first).or_insert_with(|| Group {
            id: named[first as usize].clone(),
            texts: vec![first],
            targets: Vec::new(),
            count: 0,
            late: 0,
        });
        if *text != first {
            group.texts.push(*text);
        }
        group.targets.push(about.target);
        group.count += about.count as usize;
        group.late += about.late as usize;
    }
    let mut all: Vec<Group> = by_leader.into_values().collect();
    for group in &mut all {
        group.targets.sort_unstable();
        group.targets.dedup();
    }
    // The whole is the first target, and stands behind the items.
    all.sort_by_cached_key(|group| {
        let place = group.targets.first().map_or(u32::MAX, |target| target.wrapping_sub(1));
        (place, std::cmp::Reverse(group.count), group.id.clone())
    });
    let mut of_text = vec![0; ids.len()];
    for (at, group) in (0..).zip(&all) {
        group.texts.iter().for_each(|text| of_text[*text as usize] = at);
    }
    Groups { all, ids, of_text, remembered: Vec::new() }
}
