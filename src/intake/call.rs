//! The call that opinions are taken for: its ways in with their limits, and the places that opinions can be about.

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::fingerprint;
use crate::form::join;
use crate::model::Call;
use crate::model::DocumentId;
use crate::model::Record;
use crate::model::Reference;
use crate::model::Stage;
use crate::model::Stated;
use crate::model::Value;
use crate::model::VersionName;
use crate::read;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;
use crate::text::fold;

use super::ACTION;
use super::when::Moment;

/// Keys of the call's form.
const CHANNELS: &str = "channels";
const WAY: &str = "way";
const CLOSES: &str = "closes";
const ARRIVAL: &str = "arrival";
const POSTMARKED: &str = "postmarked";
/// Codes of ways in by which files without a folder are told.
const MAIL: &str = "mail";
const ONLINE: &str = "online";

/// A way in.
#[derive(Debug, Clone)]
pub(super) struct Channel {
    /// Id of its row in the call.
    pub(super) id: String,
    /// The words of the choice.
    pub(super) label: String,
    code: String,
    limit: Option<Instant>,
}

impl Channel {
    /// Whether something that was sent then came too late; a limit by postmark cannot be held against another moment.
    pub(super) fn is_late(&self, when: Option<Moment>) -> bool {
        when.zip(self.limit).is_some_and(|(when, limit)| {
            if when.is_day { when.minute.date() > limit.date() } else { when.minute > limit }
        })
    }

    /// Whether a day alone does not tell if something came too late.
    pub(super) fn is_unsure(&self, when: Option<Moment>) -> bool {
        let both = when.zip(self.limit);
        both.is_some_and(|(when, limit)| when.is_day && when.minute.date() == limit.date() && when.minute > limit)
    }
}

/// A place that opinions can be about.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// What a result names: `assessments/kaigo/4-an#task.name`; empty for the whole.
    pub(super) address: String,
    /// For people: reference and label.
    pub(super) called: String,
}

/// A call, and what it asks about.
#[derive(Debug)]
pub(super) struct Asking {
    /// Its address: `consultations/kaigo-4`.
    pub(super) address: String,
    pub(super) title: String,
    /// The ways in; what has none is counted behind them.
    pub(super) channels: Vec<Channel>,
    /// The whole first, then each draft in the order of its items.
    pub(super) targets: Vec<Target>,
    /// Drafts with their fingerprints, where those are known.
    drafts: Vec<(String, Option<String>)>,
    /// By draft and folded words.
    places: BTreeMap<(usize, String), Found>,
    /// What an officer should know.
    pub(super) notes: Vec<String>,
}

/// What words lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    One(usize),
    Several,
}

/// The place of the whole among the targets.
pub(super) const WHOLE: usize = 0;
/// The words for what came by no way in that the call names.
const OTHER: &str = "その他";

impl Asking {
    /// Reads the content for a call.
    ///
    /// # Errors
    /// The machine refuses, or there is no such call.
    pub(super) fn read(
        content: &Path,
        id: &str,
        (as_of, now): (Option<Instant>, Instant),
    ) -> Result<(Self, SourceTree), Failure> {
        let refused = |cause: String| Failure::at(ACTION, content, cause);
        let tree = read::read(content, &|_, _, _, _| {}, &mut Findings::default())?.ok_or_else(|| {
            refused("site.toml を読み取れません。「juran check」で誤りを確かめてください。".to_owned())
        })?;
        let document = DocumentId { kind: "consultations".to_owned(), id: id.to_owned() };
        let name = VersionName::stage(Stage::Call);
        let found =
            tree.cards.iter().find(|card| card.version.document == document && card.version.name == name && card.whole);
        let card = found.ok_or_else(|| {
            refused(format!(
                "意見公募「{document}」の募集（{document}/call.toml）がないか、読み取れません。「juran list」で識別名を、「juran check」で誤りを確かめてください。"
            ))
        })?;
        let asking = Self::of(&tree, card, as_of.or(tree.settings.as_of).unwrap_or(now))?;
        Ok((asking, tree))
    }

    fn of(tree: &SourceTree, card: &Card, instant: Instant) -> Result<Self, Failure> {
        let record = tree.open(card)?;
        let call = Call::of(&record);
        let mut asking = Self {
            address: card.version.document.to_string(),
            title: card.title.clone(),
            channels: channels(&record, &call, instant),
            targets: vec![Target { address: String::new(), called: "全体".to_owned() }],
            drafts: Vec::new(),
            places: BTreeMap::new(),
            notes: Vec::new(),
        };
        for reference in &call.drafts {
            asking.add_draft(tree, reference, call.drafts.len() == 1)?;
        }
        if asking.drafts.is_empty() {
            asking.notes.push(
                "募集（call.toml）に、項目で意見を受ける案がありません。すべて全体への意見として扱いました。"
                    .to_owned(),
            );
        }
        Ok(asking)
    }

    fn add_draft(&mut self, tree: &SourceTree, reference: &Reference, is_only: bool) -> Result<(), Failure> {
        let is_it = |card: &&Card| {
            card.version.document == reference.document
                && reference.version.is_none_or(|version| card.version.name == version)
        };
        let card = tree.cards.iter().rfind(is_it);
        let Some(card) = card.filter(|card| card.whole && !card.form.is_scan()) else {
            self.notes.push(format!(
                "案「{reference}」を項目ごとに読み取れません。その案への意見は、全体への意見として扱いました。"
            ));
            return Ok(());
        };
        let version = &card.version;
        let address = format!("{}/{}", version.document, version.name);
        let frozen = tree.archive.frozen(&version.document, version.name);
        let fingerprint = frozen.and_then(|frozen| tree.archive.fingerprint(frozen.entry)).map(fingerprint::short);
        let draft = self.drafts.len();
        self.drafts.push((address.clone(), fingerprint));
        let whole = if is_only {
            WHOLE
        } else {
            let called = format!("「{}」の全体", card.title_of_version());
            self.targets.push(Target { address: address.clone(), called });
            self.targets.len() - 1
        };
        self.places.insert((draft, String::new()), Found::One(whole));
        let front = if is_only { String::new() } else { format!("{} ", card.title_of_version()) };
        self.add_items(&tree.open(card)?, draft, (&address, &front));
        Ok(())
    }

    fn add_items(&mut self, record: &Record, draft: usize, (address, front): (&str, &str)) {
        let mut weak = Vec::new();
        for entry in &record.entries {
            let node = &record.form.nodes[entry.node];
            let at = self.targets.len();
            let called = format!("{front}{}", record.called(entry));
            self.targets.push(Target { address: format!("{address}#{}", entry.key), called });
            self.places.insert((draft, entry.key.clone()), Found::One(at));
            // 「委託事項3の」 of 「委託事項3の②その妥当性」: which of the rows is meant.
            let whole = record.called(entry);
            let row = whole.strip_suffix(&node.called()).unwrap_or_default().replace('の', "");
            let named = [
                node.called(),
                node.reference.clone(),
                format!("{}{}", node.reference, node.label),
                node.label.clone(),
            ];
            for words in named {
                weak.push((fold(&words), at));
                weak.push((fold(&format!("{row}{words}")), at));
                weak.push((fold(&format!("{row}の{words}")), at));
            }
        }
        for (words, at) in weak.into_iter().filter(|(words, _)| !words.is_empty()) {
            let place = self.places.entry((draft, words)).or_insert(Found::One(at));
            if *place != Found::One(at) {
                *place = Found::Several;
            }
        }
    }

    /// The place of words, and whether it was found; words without a place are about the whole.
    pub(super) fn target(&self, draft: &str, written: &str) -> (usize, bool) {
        let named = self.drafts.iter().position(|(address, _)| address == draft);
        // An item of the same name in a draft that is not asked about may be another one.
        if !draft.is_empty() && named.is_none() {
            return (WHOLE, false);
        }
        let tried: Vec<usize> = named.map_or_else(|| (0..self.drafts.len()).collect(), |draft| vec![draft]);
        let key = written.split([' ', '\u{3000}', '（', '(']).next().unwrap_or_default();
        if written.trim().is_empty() || fold(written) == fold("全体") {
            let whole = named.and_then(|draft| self.one(draft, ""));
            return (whole.unwrap_or(WHOLE), true);
        }
        for words in [key.to_owned(), fold(written), fold(key)] {
            let mut found = tried.iter().filter_map(|draft| self.one(*draft, &words));
            if let (Some(only), None) = (found.next(), found.next()) {
                return (only, true);
            }
        }
        (named.and_then(|draft| self.one(draft, "")).unwrap_or(WHOLE), false)
    }

    fn one(&self, draft: usize, words: &str) -> Option<usize> {
        match self.places.get(&(draft, words.to_owned()))? {
            Found::One(at) => Some(*at),
            Found::Several => None,
        }
    }

    /// Whether a fingerprint is that of the draft as it is published; `None` where that cannot be told.
    pub(super) fn is_published(&self, draft: &str, written: &str) -> Option<bool> {
        let (_, own) = self.drafts.iter().find(|(address, _)| address == draft)?;
        let digits = |words: &str| words.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_uppercase();
        own.as_ref().map(|own| digits(own) == digits(&fold(written)))
    }

    /// The way in of a file, by the folder it lies in, or by what it is.
    pub(super) fn channel(&self, folder: &str, ending: &str) -> usize {
        let named = fold(folder);
        let by_folder = self.channels.iter().position(|channel| {
            !folder.is_empty() && (channel.id == folder || fold(&channel.label) == named || channel.code == folder)
        });
        let code = match ending {
            "eml" => MAIL,
            "csv" | "tsv" => ONLINE,
            _ => "",
        };
        let by_kind = || self.channels.iter().position(|channel| !code.is_empty() && channel.code == code);
        by_folder.or_else(by_kind).unwrap_or(self.channels.len())
    }

    /// The words for a way in.
    pub(super) fn called(&self, channel: usize) -> &str {
        self.channels.get(channel).map_or(OTHER, |channel| &channel.label)
    }
}

fn channels(record: &Record, call: &Call, instant: Instant) -> Vec<Channel> {
    let rows = record.rows(CHANNELS).iter();
    let whole = call.closes(instant);
    rows.map(|row| {
        let key = |item: &str| join(&join(CHANNELS, &row.id), item);
        let own = match record.get(&key(CLOSES)).map(|entry| &entry.value) {
            Some(Value::Stated(Stated::Moment(moment))) => Some(moment.as_limit()),
            _ => whole,
        };
        // An extension of the call is one of every way in.
        let extended = if call.extended(instant) > 0 { own.max(whole) } else { own };
        let is_postmarked = record.chosen_code(&key(ARRIVAL)) == Some(POSTMARKED);
        let label = record.get(&key(WAY)).and_then(|entry| {
            let chosen = entry.value.chosen().first()?;
            Some(record.form.choices_of(entry.node)?.printed(chosen.at, chosen.text.as_deref()))
        });
        Channel {
            id: row.id.clone(),
            label: label.unwrap_or_else(|| row.id.clone()),
            code: record.chosen_code(&key(WAY)).unwrap_or_default().to_owned(),
            limit: extended.filter(|_| !is_postmarked),
        }
    })
    .collect()
}
