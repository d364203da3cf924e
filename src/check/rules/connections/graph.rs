//! The systems of a book and what each says it is connected to.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::linked::Boxes;

/// A box of the form with the systems that it stands for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) code: String,
    systems: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    words: Vec<String>,
    pub(super) implied: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "the source of a row is for who reads the data"))]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kinds: Vec<Kind>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("system-kinds.toml")).expect("the kinds are TOML, as a test holds");
    file.kinds
});

/// Code of the box for systems within the body, through which any of them may be reached.
const INTERNAL: &str = "internal";
/// Code of the box for the national network, which is reached through the intermediary server.
const NETWORK: &str = "network";
/// Code of the box for the system that keeps the addresses together.
const ADDRESSING: &str = "addressing";

/// Words that name systems without naming any of them.
const GENERAL: &[&str] =
    &["各", "業務システム", "庁内", "既存システム", "関連システム", "関係システム", "他のシステム", "等", "など"];

/// A system of a book.
pub(super) struct System<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Its number in the book, from 1.
    pub(super) number: usize,
    /// Key of its row.
    pub(super) key: String,
    /// The names by which it is known, loosely spelt.
    pub(super) names: Vec<String>,
    /// The boxes that stand for it.
    pub(super) kinds: Vec<&'static str>,
    /// What it says it is connected to; `None` where nothing is written.
    pub(super) connections: Option<Boxes>,
}

/// What words name: another system of the book, or the box that stands for one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    System(usize),
    Kind(&'static str),
}

/// The systems of a book, with an automaton that finds their names.
pub(super) struct Graph<'a> {
    pub(super) systems: Vec<System<'a>>,
    owners: Vec<Named>,
    finder: Option<AhoCorasick>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(subject: &'a Subject) -> Self {
        let rows = subject.rows("systems").iter().enumerate();
        let systems: Vec<System> = rows.filter_map(|(at, row)| System::of(subject, &row.id, at + 1)).collect();
        let (mut owners, mut names) = (Vec::new(), Vec::new());
        let of_systems = systems.iter().enumerate();
        let of_systems =
            of_systems.flat_map(|(at, one)| one.names.iter().map(move |name| (name.clone(), Named::System(at))));
        let of_kinds = KINDS.iter().flat_map(|kind| {
            kind.words.iter().map(|words| (Folded::loose(words).text, Named::Kind(kind.code.as_str())))
        });
        for (name, owner) in of_systems.chain(of_kinds) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
                owners.push(owner);
            }
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok();
        Self { systems, owners, finder }
    }

    /// What loosely spelt words name, with the places.
    pub(super) fn named(&self, words: &str) -> Vec<(Range<usize>, Named)> {
        let Some(finder) = &self.finder else { return Vec::new() };
        finder.find_iter(words).map(|found| (found.range(), self.owners[found.pattern().as_usize()])).collect()
    }

    /// The systems that one names in the brackets of その他.
    pub(super) fn named_by(&self, from: usize) -> Vec<usize> {
        let words = self.systems[from].connections.as_ref().map_or("", |connections| connections.words.as_str());
        let mut named: Vec<usize> = self
            .named(words)
            .into_iter()
            .filter_map(|(_, named)| match named {
                Named::System(at) if at != from => Some(at),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The systems for which a box that one ticks can stand: of each box, the only one of its kind.
    pub(super) fn ticked_by(&self, from: usize) -> Vec<usize> {
        let boxes = self.systems[from].connections.iter().flat_map(|connections| &connections.codes);
        let only = |code: &String| {
            let mut of_kind = (0..self.systems.len()).filter(|at| self.systems[*at].kinds.contains(&code.as_str()));
            of_kind.next().filter(|_| of_kind.next().is_none())
        };
        let is_sure = |code: &&String| code.as_str() != NETWORK && code.as_str() != INTERNAL;
        boxes.filter(is_sure).filter_map(only).filter(|at| *at != from).collect()
    }

    /// Whether what one system says of its connections can mean another.
    pub(super) fn may_mean(&self, from: usize, to: usize) -> bool {
        let (one, other) = (&self.systems[from], &self.systems[to]);
        let Some(boxes) = &one.connections else { return true };
        self.named_by(from).contains(&to) || can_mean(boxes, &one.kinds, &other.kinds)
    }
}

/// Whether boxes of a system, of which those of `own` stand for itself, can mean a system of other kinds without its name.
pub(super) fn can_mean(boxes: &Boxes, own: &[&str], other: &[&str]) -> bool {
    let is_general = GENERAL.iter().any(|words| boxes.words.contains(words));
    let is_ticked = other.iter().any(|kind| boxes.has(kind));
    // The intermediary server is reached through the network, and from within the body through other systems.
    let is_server = other.contains(&NETWORK);
    let is_through = boxes.has(INTERNAL) || (is_server && boxes.has(ADDRESSING));
    is_general || is_ticked || (is_through && (!is_server || !own.contains(&ADDRESSING)))
}

impl<'a> System<'a> {
    fn of(subject: &'a Subject, row: &str, number: usize) -> Option<Self> {
        let key = format!("systems.{row}");
        let name = subject.words(&format!("{key}.name"))?;
        let loose = Folded::loose(name).text;
        Some(Self {
            name,
            number,
            names: names_in(&loose),
            kinds: kinds_of(&loose),
            connections: subject.record.get(&format!("{key}.connections")).and_then(|entry| Boxes::of(subject, entry)),
            key,
        })
    }
}

/// The names that a loosely spelt name holds: what stands before the brackets, and a short name within them.
pub(super) fn names_in(loose: &str) -> Vec<String> {
    let mut names = vec![loose.to_owned()];
    if let Some((before, within)) = loose.split_once('(') {
        names.push(before.to_owned());
        let within = within.trim_end_matches(')');
        let within = within.strip_prefix("以下").and_then(|rest| rest.split(['「', '」']).nth(1)).unwrap_or(within);
        let is_name = within.ends_with("システム")
            || within.ends_with("サーバ")
            || within.chars().all(|letter| letter.is_ascii_uppercase() || letter == '-');
        if is_name && within.chars().count() > 2 {
            names.push(within.to_owned());
        }
    }
    names.retain(|name| name.chars().count() > 2);
    names
}

/// Codes of the boxes that stand for a system of a loosely spelt name.
pub(super) fn kinds_of(loose: &str) -> Vec<&'static str> {
    let is_of = |kind: &&Kind| {
        let has = |words: &String| loose.contains(Folded::loose(words).text.as_str());
        kind.systems.iter().any(has) && !kind.unless.iter().any(has)
    };
    KINDS.iter().filter(is_of).map(|kind| kind.code.as_str()).collect()
}

/// A kind by the code of its box.
pub(super) fn kind(code: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.code == code)
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use super::kinds_of;
    use super::names_in;
    use crate::check::folded::Folded;

    #[test]
    fn every_kind_is_whole() {
        for kind in &*KINDS {
            assert!(!kind.systems.is_empty() && !kind.words.is_empty() && !kind.source.is_empty(), "{kind:?}");
        }
    }

    #[test]
    fn systems_are_known_by_their_names() {
        for (name, names, kinds) in [
            (
                "番号連携サーバー（団体内統合宛名システム）",
                &["番号連携サーバ", "団体内統合宛名システム"][..],
                &["addressing"][..],
            ),
            ("ワクチン接種記録システム（VRS）", &["ワクチン接種記録システム", "VRS"], &[]),
            ("住民基本台帳ネットワークシステム", &["住民基本台帳ネットワークシステム"], &["juki-network"]),
            ("既存住民基本台帳システム", &["既存住民基本台帳システム"], &["resident-records"]),
            ("中間サーバー・ソフトウェア", &["中間サーバ・ソフトウェア"], &["network"]),
            ("介護保険システム（標準準拠）", &["介護保険システム"], &[]),
        ] {
            let loose = Folded::loose(name).text;
            let found = names_in(&loose);
            assert!(names.iter().all(|name| found.contains(&(*name).to_owned())), "{name}: {found:?}");
            assert_eq!(kinds_of(&loose), kinds, "{name}");
        }
    }
}
