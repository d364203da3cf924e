//! The systems of a book and what each says it is connected to.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::model::Value;

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
    pub(super) connections: Option<Connections>,
}

/// What a system says it is connected to.
pub(super) struct Connections {
    /// Codes of the boxes that are ticked.
    pub(super) boxes: Vec<String>,
    /// The words in the brackets of その他, loosely spelt.
    pub(super) words: String,
    /// The whole as printed.
    pub(super) printed: String,
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
        let boxes = self.systems[from].connections.iter().flat_map(|connections| &connections.boxes);
        let only = |code: &String| {
            let mut of_kind = (0..self.systems.len()).filter(|at| self.systems[*at].kinds.contains(&code.as_str()));
            of_kind.next().filter(|_| of_kind.next().is_none())
        };
        let is_sure = |code: &&String| code.as_str() != NETWORK && code.as_str() != INTERNAL;
        boxes.filter(is_sure).filter_map(only).filter(|at| *at != from).collect()
    }

    /// Whether what one system says of its connections can mean another.
    pub(super) fn may_mean(&self, from: usize, to: usize) -> bool {
        let Some(connections) = &self.systems[from].connections else { return true };
        let other = &self.systems[to];
        let is_general = GENERAL.iter().any(|words| connections.words.contains(words));
        let is_ticked = other.kinds.iter().any(|kind| connections.has(kind));
        // A system that has a box of its own is not meant by the box for systems within the body.
        let is_within = connections.has(INTERNAL) && !other.kinds.contains(&NETWORK);
        is_general || is_ticked || is_within || self.named_by(from).contains(&to) || self.reaches_network(from, to)
    }

    /// Whether a system of the body reaches the intermediary server through the system for addresses.
    fn reaches_network(&self, from: usize, to: usize) -> bool {
        let is_server = self.systems[to].kinds.contains(&NETWORK);
        is_server && self.reaches_network_by_itself(from)
    }

    /// Whether a system ticks a box behind which the intermediary server stands.
    pub(super) fn reaches_network_by_itself(&self, from: usize) -> bool {
        let system = &self.systems[from];
        let connections = system.connections.as_ref();
        let ticks = |code| connections.is_some_and(|connections| connections.has(code));
        ticks(NETWORK) || (!system.kinds.contains(&ADDRESSING) && (ticks(ADDRESSING) || ticks(INTERNAL)))
    }
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
            connections: Connections::of(subject, &format!("{key}.connections")),
            key,
        })
    }
}

impl Connections {
    fn of(subject: &Subject, key: &str) -> Option<Self> {
        let entry = subject.record.get(key).filter(|entry| !entry.refused)?;
        let choices = subject.record.form.choices_of(entry.node)?;
        match &entry.value {
            Value::None(mark) => Some(Self { boxes: Vec::new(), words: String::new(), printed: mark.clone() }),
            value if value.chosen().is_empty() => None,
            value => {
                let chosen = value.chosen();
                let words: Vec<&str> = chosen.iter().filter_map(|chosen| chosen.text.as_deref()).collect();
                let printed = chosen.iter().map(|chosen| choices.printed(chosen.at, chosen.text.as_deref()));
                Some(Self {
                    boxes: chosen.iter().map(|chosen| choices.offered[chosen.at].code.clone()).collect(),
                    words: Folded::loose(&words.join("、")).text,
                    printed: printed.collect::<Vec<_>>().join("、"),
                })
            }
        }
    }

    /// Whether a box is ticked.
    pub(super) fn has(&self, code: &str) -> bool {
        self.boxes.iter().any(|ticked| ticked == code)
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
