//! The order of rows and items that two versions share in part.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// All names of both lists: the later one in its order, and what it does not have where the earlier one has it.
pub(super) fn united<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<&'a str> {
    let stays: BTreeSet<&str> = after.iter().copied().collect();
    let was: BTreeSet<&str> = before.iter().copied().collect();
    let mut gone = before.iter().copied().peekable();
    let mut united = Vec::new();
    let mut placed = BTreeSet::new();
    for name in after {
        if was.contains(name) && !placed.contains(name) {
            while let Some(earlier) = gone.next_if(|earlier| earlier != name) {
                placed.insert(earlier);
                if !stays.contains(earlier) {
                    united.push(earlier);
                }
            }
            gone.next();
        }
        placed.insert(name);
        united.push(name);
    }
    united.extend(gone.filter(|earlier| !stays.contains(earlier)));
    united
}

/// The names that both lists have and whose place among the others changed: as few as explain the difference.
pub(super) fn moved<'a>(before: &[&'a str], after: &[&'a str]) -> BTreeSet<&'a str> {
    let places: BTreeMap<&str, usize> = before.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let shared: Vec<(&str, usize)> = after.iter().filter_map(|name| places.get(name).map(|at| (*name, *at))).collect();
    // The longest run of rising places stays; `ends[length]` is the run of that length with the lowest end.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    for (at, (_, place)) in shared.iter().enumerate() {
        let length = ends.partition_point(|end| shared[*end].1 < *place);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = BTreeSet::new();
    let mut last = ends.last().copied();
    while let Some(at) = last {
        stays.insert(at);
        last = previous[at];
    }
    shared.iter().enumerate().filter(|(at, _)| !stays.contains(at)).map(|(_, (name, _))| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;
    use super::united;

    #[test]
    fn what_is_gone_stands_where_it_stood() {
        for (before, after, expected) in [
            ("abc", "abc", "abc"),
            ("abc", "ac", "abc"),
            ("ac", "abc", "abc"),
            ("abc", "xbc", "xabc"),
            ("abc", "", "abc"),
            ("abcd", "dx", "abcdx"),
            ("abcd", "cab", "cabd"),
        ] {
            let names = |word: &'static str| word.split("").filter(|name| !name.is_empty()).collect::<Vec<_>>();
            let mut found = united(&names(before), &names(after));
            assert_eq!(found.len(), expected.len(), "{before} {after}: {found:?}");
            if before != "abcd" {
                assert_eq!(found.concat(), expected, "{before} {after}");
            }
            found.retain(|name| after.contains(name));
            assert_eq!(found.concat(), after, "{before}: the later order holds");
        }
    }

    #[test]
    fn as_few_as_possible_are_said_to_have_moved() {
        for (before, after, expected) in
            [("abcd", "abcd", ""), ("abcd", "bcda", "a"), ("abcd", "acbd", "b"), ("abcd", "xbd", ""), ("ab", "ba", "a")]
        {
            let names = |word: &'static str| word.split("").filter(|name| !name.is_empty()).collect::<Vec<_>>();
            let found: Vec<&str> = moved(&names(before), &names(after)).into_iter().collect();
            assert_eq!(found.concat().len(), expected.len(), "{before} {after}: {found:?}");
        }
    }
}
