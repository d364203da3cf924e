//! Names of those who sent opinions, in the opinions of others.

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;

use crate::failure::Failure;
use crate::personal;

use super::gathered::Gathered;
use super::gathered::Left;
use super::masks::NAME;
use super::masks::replaced;
use super::own::Plain;

/// Letters of the shortest name that is looked for in what others wrote.
const SHORTEST: usize = 4;
/// Letters of the longest given name behind a common family name.
const LONGEST_GIVEN: usize = 3;
/// Words in names of groups, which are no persons.
const GROUPS: [&str; 9] = ["会", "社", "団", "組合", "店", "法人", "協議", "町内", "NPO"];
const WHY: &str =
    "ほかの提出をした方の氏名と同じ言葉があったため、〔氏名〕に置き換えました。元のファイルと見比べてください。";

/// The letters of a family name with a given name; none where a name is not written in full.
pub(super) fn full(name: &str) -> Option<String> {
    let name = name.split(['(', '（']).next().unwrap_or_default().trim();
    let is_parted = name.split_whitespace().count() == 2;
    let given = || name.strip_prefix(personal::family_name(name)?).map(|given| given.chars().count());
    let is_full = is_parted || given().is_some_and(|letters| letters <= LONGEST_GIVEN);
    if !is_full || GROUPS.iter().any(|word| name.contains(word)) {
        return None;
    }
    let plain = Plain::of(name).text;
    (plain.chars().filter(|letter| letter.is_alphanumeric()).count() >= SHORTEST).then_some(plain)
}

/// Masks the names of all in the words of all, and tells where.
pub(super) fn mask(gathered: &mut Gathered) -> Result<(), Failure> {
    let names = std::mem::take(&mut gathered.names);
    if names.is_empty() {
        return Ok(());
    }
    let Ok(search) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names) else {
        return Ok(());
    };
    let mut is_changed = vec![false; gathered.wordings.len()];
    for (wording, is_changed) in (0..).zip(&mut is_changed) {
        let words = gathered.words(wording)?;
        let plain = Plain::of(&words);
        let spots: Vec<_> = search
            .find_iter(&plain.text)
            .filter_map(|found| plain.place(found.range()))
            .map(|place| (place, NAME))
            .collect();
        if !spots.is_empty() {
            gathered.reword(wording, &replaced(&words, spots))?;
            *is_changed = true;
        }
    }
    let changed = gathered.opinions.iter().filter(|opinion| is_changed[opinion.wording as usize]);
    let told: Vec<Left> =
        changed.map(|opinion| Left { file: opinion.file, part: opinion.part, why: WHY.to_owned() }).collect();
    gathered.doubts.extend(told);
    Ok(())
}
