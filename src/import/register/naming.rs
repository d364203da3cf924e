//! Ids of entries: those the table gives, those the entries have already, and else a number in a row.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::VecDeque;

use crate::form::is_folder_id;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::rules::ID_NOT_USABLE;
use crate::text::fold;

use super::Surroundings;
use super::reading::Read;

/// An id for every entry, no two the same.
pub(super) fn ids(read: &[Read], surroundings: &Surroundings, report: &mut Report) -> Vec<String> {
    let mut used = BTreeSet::new();
    let mut ids: Vec<Option<String>> = read.iter().map(|one| stated(one, &mut used, report)).collect();
    let mut standing = standing(surroundings, &used);
    for (one, id) in read.iter().zip(&mut ids).filter(|(_, id)| id.is_none()) {
        *id = standing.get_mut(&Named::of(one)).and_then(VecDeque::pop_front);
        used.extend(id.clone());
    }
    for (one, id) in read.iter().zip(&mut ids).filter(|(_, id)| id.is_none()) {
        *id = counted(one, surroundings, &mut used);
    }
    let free = |id: &String, used: &BTreeSet<String>| !used.contains(id) && !surroundings.taken.contains(id);
    let mut finished = Vec::new();
    for (number, id) in (1..).zip(ids) {
        // So many numbers cannot all be taken.
        let mut numbers = number..=number + surroundings.taken.len() + used.len();
        let id = id.or_else(|| numbers.by_ref().map(numbered).find(|id| free(id, &used))).unwrap_or_default();
        used.insert(id.clone());
        finished.push(id);
    }
    finished
}

fn numbered(number: usize) -> String {
    format!("f{number:03}")
}

/// Whether the number of an entry in the table says no more than its id or its place.
pub(super) fn is_said(number: &str, id: &str, place: usize) -> bool {
    id_from(number).as_deref() == Some(id) || fold(number) == place.to_string()
}

/// Whether words of the table are the id.
pub(super) fn is_id(words: &str, id: &str) -> bool {
    id_from(words).as_deref() == Some(id)
}

/// The id that the table gives.
fn stated(read: &Read, used: &mut BTreeSet<String>, report: &mut Report) -> Option<String> {
    let (place, written) = read.id.as_ref()?;
    let Some(id) = id_from(written) else {
        tell(report, *place, written, "は、識別子として使えません");
        return None;
    };
    if used.insert(id.clone()) {
        return Some(id);
    }
    tell(report, *place, written, "は、前の行の識別子と同じです");
    None
}

fn tell(report: &mut Report, place: RowPlace, written: &str, why: &str) {
    let message = format!("「{}」{why}。この登録には、番号による識別子を付けました。", short(written));
    let remedy = "表の識別子を、英小文字で始まる60文字までの英小文字・数字・ハイフンに直すか、できたフォルダーの名前を、公表する前に直してください。";
    report.warn(&ID_NOT_USABLE, place, written, message, remedy);
}

/// The folded name of an entry and its agency, by which an entry that exists is known again.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Named<'a>(String, Option<&'a str>);

impl<'a> Named<'a> {
    fn of(read: &'a Read) -> Self {
        Self(fold(&read.name), read.filling.agency.as_deref())
    }
}

/// The ids of the entries that exist and that the table does not give itself, in order, by what they are known by.
fn standing<'a>(surroundings: &'a Surroundings, used: &BTreeSet<String>) -> BTreeMap<Named<'a>, VecDeque<String>> {
    let mut standing: BTreeMap<Named<'_>, VecDeque<String>> = BTreeMap::new();
    let unused = surroundings.documents.iter().filter(|one| !one.name.is_empty() && !used.contains(&one.id));
    for one in unused {
        standing.entry(Named(fold(&one.name), one.agency.as_deref())).or_default().push_back(one.id.clone());
    }
    standing
}

/// The id that follows from the number of the entry in the table.
fn counted(read: &Read, surroundings: &Surroundings, used: &mut BTreeSet<String>) -> Option<String> {
    let (_, written) = read.number.as_ref()?;
    let id = id_from(written)?;
    (!surroundings.taken.contains(&id) && used.insert(id.clone())).then_some(id)
}

/// Words as an id: in small letters, numbers behind an f, other marks as hyphens.
fn id_from(written: &str) -> Option<String> {
    let folded = fold(written).replace(['_', '.', '/', ':'], "-");
    let folded = folded.trim_matches('-');
    let id = match folded.parse::<usize>() {
        Ok(number) => numbered(number),
        Err(_) if folded.starts_with(|letter: char| letter.is_ascii_digit()) => format!("f{folded}"),
        Err(_) => folded.to_owned(),
    };
    is_folder_id(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::id_from;

    #[test]
    fn numbers_and_words_become_ids() {
        for (written, id) in [
            ("juki", "juki"),
            ("12", "f012"),
            ("０３", "f003"),
            ("A_12", "a-12"),
            ("131001-7", "f131001-7"),
            ("No.4", "no-4"),
        ] {
            assert_eq!(id_from(written).as_deref(), Some(id));
        }
        assert_eq!((id_from("総務-3"), id_from("")), (None, None));
    }
}
