//! Names with the days between which they are right, as `names.toml` lists them.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;
use toml::value::Datetime;

use crate::text::Date;

use crate::check::folded::Folded;
use crate::check::laws::Law;

/// A name with the days between which it is right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    /// Its spellings.
    words: Vec<String>,
    from: Option<Datetime>,
    until: Option<Datetime>,
    /// What has its place today.
    pub(super) now: Option<String>,
    /// Short name of the law of which it is a part.
    law: Option<String>,
    /// Words of which one has to stand in the same sentence.
    #[serde(default)]
    near: Vec<String>,
    /// Ends of the keys of items in which neither the law nor the words have to stand.
    #[serde(default)]
    items: Vec<String>,
    /// Whether a person decides.
    #[serde(default)]
    pub(super) ask: bool,
    pub(super) source: String,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    names: Vec<Name>,
}

/// All names, with one automaton that finds the longest of them.
struct Dictionary {
    names: Vec<Name>,
    /// For each pattern, the name of which it is a spelling.
    owners: Vec<usize>,
    finder: AhoCorasick,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("names.toml")).expect("the names are TOML, as a test holds");
    let mut owners = Vec::new();
    let mut spellings = Vec::new();
    for (at, name) in file.names.iter().enumerate() {
        for words in &name.words {
            let folded = Folded::new(words).text;
            if !spellings.contains(&folded) {
                spellings.push(folded);
                owners.push(at);
            }
        }
    }
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&spellings);
    Dictionary { names: file.names, owners, finder: finder.expect("so few names fit into an automaton") }
});

/// Names that stand in words, with their place in the folded text.
pub(super) fn named(folded: &Folded) -> Vec<(Range<usize>, &'static Name)> {
    let dictionary = &*DICTIONARY;
    let found = dictionary.finder.find_iter(&folded.text);
    found.map(|found| (found.range(), &dictionary.names[dictionary.owners[found.pattern().as_usize()]])).collect()
}

impl Name {
    /// The last day on which the name is right.
    pub(super) fn until(&self) -> Option<Date> {
        self.until.as_ref().and_then(day)
    }

    /// The first day on which the name is right.
    pub(super) fn from(&self) -> Option<Date> {
        self.from.as_ref().and_then(day)
    }

    /// Whether the words at a place are the name and nothing that is only spelt alike.
    pub(super) fn is_meant(&self, folded: &Folded, at: &Range<usize>, key: &str) -> bool {
        let open: String = without_rows(key);
        let is_home = self.items.iter().any(|item| open.ends_with(item.as_str()));
        let is_of_law = self.law.as_ref().is_none_or(|law| match law_before(folded, at.start) {
            Some(named) => is_law(named, law),
            None => is_home,
        });
        let sentence = folded.sentence(at.start);
        let is_near = is_home || self.near.is_empty() || self.near.iter().any(|words| sentence.contains(words));
        // 別表第2 is no part of 別表第21.
        let goes_on = |letter: char| letter.is_ascii_digit() || "〇一二三四五六七八九十".contains(letter);
        let ends_in_number = self.law.is_some() && folded.from(at.end).starts_with(goes_on);
        is_of_law && is_near && !ends_in_number
    }
}

fn day(written: &Datetime) -> Option<Date> {
    Date::parse(&written.to_string()).ok()
}

/// `files.main.recipients.tax.basis` → `recipients.basis`, so far as the last repeat goes.
fn without_rows(key: &str) -> String {
    let steps: Vec<&str> = key.split('.').collect();
    match steps.as_slice() {
        [.., repeat, _, item] if *repeat == "recipients" || *repeat == "transfers" => format!("{repeat}.{item}"),
        _ => key.to_owned(),
    }
}

/// Words that end the name of a law, the longest first.
const ENDS: &[&str] = &["施行規則", "施行令", "法律", "条例", "規則", "命令", "省令", "政令", "要綱", "法"];

/// Words in which 法 is no law.
const NO_LAWS: &[&str] = &[
    "方法", "手法", "用法", "法令", "法人", "法定", "法務", "法的", "司法", "立法", "同法", "合法", "違法", "不法",
    "文法",
];

/// The name of the law that was last named before a place in the same line, from the last mark before it on.
fn law_before(folded: &Folded, at: usize) -> Option<&str> {
    let line = folded.line(at);
    let mut before = folded.text.get(line.start..at)?;
    loop {
        let (end, found) = ENDS
            .iter()
            .filter_map(|end| before.rfind(end).map(|from| (from + end.len(), *end)))
            .max_by_key(|(at, end)| (*at, end.len()))?;
        let until = before.get(..end)?;
        let is_law = !NO_LAWS.iter().any(|words| {
            until.ends_with(words)
                || (found == "法" && before.get(end - found.len()..).is_some_and(|rest| rest.starts_with(words)))
        });
        // 平成26年総務省令第7号 is the number of the law before it.
        let is_number = matches!(found, "法律" | "省令" | "政令" | "条例" | "規則")
            && before.get(end..).is_some_and(|rest| rest.starts_with('第'))
            && until.rfind('年').is_some_and(|year| {
                until
                    .get(..year)
                    .is_some_and(|text| text.ends_with(|letter: char| letter.is_ascii_digit() || letter == '元'))
            });
        if is_law && !is_number {
            return until.rsplit(['「', '、', '\n']).next().or(Some(until));
        }
        before = before.get(..end - found.len())?;
    }
}

/// Whether a name that ends some words is that of a law known by a short name.
fn is_law(before: &str, short: &str) -> bool {
    Law::by_short(short).is_some_and(|law| law.names().any(|name| before.ends_with(name)))
}

#[cfg(test)]
mod tests {
    use super::DICTIONARY;
    use super::Folded;
    use super::law_before;

    #[test]
    fn every_name_is_whole() {
        for name in &DICTIONARY.names {
            assert!(!name.words.is_empty() && !name.source.is_empty(), "{name:?}");
            assert_eq!(name.until.is_some(), name.now.is_some(), "{name:?}");
            assert_eq!(name.until.is_some(), name.until().is_some(), "{name:?}");
            assert_eq!(name.from.is_some(), name.from().is_some(), "{name:?}");
        }
        let spellings: usize = DICTIONARY.names.iter().map(|name| name.words.len()).sum();
        assert!(DICTIONARY.owners.len() <= spellings && DICTIONARY.owners.len() > DICTIONARY.names.len());
    }

    #[test]
    fn the_law_before_is_found() {
        for (words, expected) in [
            ("番号法第9条及び", Some("番号法")),
            ("番号法第9条及び甲市個人番号の利用に関する条例", Some("番号法第9条及び甲市個人番号の利用に関する条例")),
            ("住民基本台帳法(昭和42年法律第81号)", Some("住民基本台帳法")),
            ("番号法の規定による方法で法人が同法", Some("番号法")),
            ("甲に関する命令(平成26年内閣府・総務省令第7号)", Some("甲に関する命令")),
            ("ここには何もない", None),
        ] {
            let folded = Folded::new(&format!("{words}別表第二"));
            assert_eq!(law_before(&folded, words.len()), expected, "{words}");
        }
    }
}
