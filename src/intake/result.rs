//! `result.toml`: begun with the numbers and the opinions, or brought up to date without a change to what people wrote.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::disk;
use crate::failure::Failure;
use crate::form::Form;
use crate::model::DocumentId;
use crate::model::Stage;
use crate::model::VersionName;
use crate::propose::Rewritten;
use crate::propose::Source;
use crate::prose::escape;
use crate::read::SourceTree;
use crate::scaffold;
use crate::scaffold::Filling;
use crate::scaffold::Written;
use crate::text::Instant;
use crate::text::decode;
use crate::text::grouped;

use super::ACTION;
use super::call::Asking;
use super::gathered::Gathered;
use super::groups::Group;
use super::groups::Groups;
use super::masks;
use super::memory::Memory;
use super::standing::Standing;

/// The file, and the form that it is of.
const NAME: &str = "result.toml";
const FORM: &str = "consultation-result@1";
/// Letters of an opinion that go into the file; the whole stands in the table.
const LONGEST: usize = 4000;

/// Keys of the form that are filled in.
pub(super) const OPINIONS: &str = "opinions";
pub(super) const WAYS: &str = "ways";
pub(super) const COUNT: &str = "count";
pub(super) const RECEIVED: &str = "received";
pub(super) const SUBMITTERS: &str = "submitters";
pub(super) const LATE: &str = "late";

const COUNTING: &str = "一人または一つの団体から一度に届いたものを一つの提出と数え、その中のご意見を、項目ごとに1件と数えました。\n同じ文のご意見と、ほとんど同じ文のご意見は、まとめて一つを載せ、件数を示しています。";
const OMITTED: &str = "お名前や連絡先など、特定の方が分かる部分は、〔氏名〕〔住所〕のように書いて省きました。個人の権利利益を守るためです。";
const APART: &str = "受付の期間の後に届いたものは、意見の件数に含めていません。";

/// What becomes of the file.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The file with what is written; `None` where nothing is.
    pub(super) file: Option<Rewritten>,
    pub(super) path: PathBuf,
    pub(super) form: Arc<Form>,
    /// Whether the result is published, so that nothing may be written.
    pub(super) is_published: bool,
    /// Groups that are new in the file.
    pub(super) added: Vec<String>,
    /// Groups of which the number of opinions changed: before, after.
    pub(super) changed: Vec<(String, i64, i64)>,
    /// Sentences on what was left as it is.
    pub(super) left: Vec<String>,
    /// What was written, for the next run.
    pub(super) counts: BTreeMap<String, i64>,
    pub(super) written: BTreeMap<String, i64>,
}

/// Numbers for the file.
pub(super) struct Numbers {
    pub(super) received: i64,
    pub(super) submitters: i64,
    pub(super) late: i64,
    /// Id, words, submissions and opinions of each way in.
    pub(super) ways: Vec<(String, String, i64, i64)>,
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Begins the file or brings it up to date.
pub(super) fn result(
    tree: &SourceTree,
    asking: &Asking,
    (gathered, groups): (&mut Gathered, &Groups),
    memory: &Memory,
    instant: Instant,
    content: &std::path::Path,
) -> Result<Outcome, Failure> {
    let path = content.join(&asking.address).join(NAME);
    let form = tree.catalogue.get(FORM).cloned();
    let form = form.ok_or_else(|| Failure::at(ACTION, &path, "結果の様式がありません。"))?;
    let mut outcome = Outcome {
        file: None,
        path,
        form,
        is_published: is_published(tree, asking, instant),
        added: Vec::new(),
        changed: Vec::new(),
        left: Vec::new(),
        counts: memory.counts.clone(),
        written: memory.written.clone(),
    };
    if outcome.is_published {
        return Ok(outcome);
    }
    let numbers = numbers(asking, gathered);
    let counted: Vec<&Group> = groups.all.iter().filter(|group| group.count > 0).collect();
    match disk::read_if_present(&outcome.path)? {
        None => {
            let text = begun(asking, gathered, &counted, &numbers, &outcome.form)?;
            outcome.added = counted.iter().map(|group| group.id.clone()).collect();
            outcome.counts = counted.iter().map(|group| (group.id.clone(), number(group.count))).collect();
            outcome.written = written(&numbers);
            outcome.file = Some(Rewritten { name: NAME.to_owned(), before: None, after: text });
        }
        Some(bytes) => {
            let text = decode(&bytes).map_err(|problem| {
                Failure::at(ACTION, &outcome.path, format!("{}{}", problem.message(), problem.remedy()))
            })?;
            let raw = String::from_utf8(bytes).unwrap_or(text);
            let source = Source { name: NAME.to_owned(), text: raw };
            let mut standing = Standing::new(&source, memory, &mut outcome);
            let new = standing.take_stock(&counted, &numbers)?;
            let blocks = blocks(asking, gathered, &new, &numbers, &standing)?;
            standing.finish(blocks)?;
        }
    }
    Ok(outcome)
}

fn is_published(tree: &SourceTree, asking: &Asking, instant: Instant) -> bool {
    let Some((document, _)) = DocumentId::split(&asking.address) else { return false };
    let name = VersionName::stage(Stage::Result);
    let is_frozen = tree.archive.frozen(&document, name).is_some();
    let mut cards = tree.cards.iter().filter(|card| card.version.document == document && card.version.name == name);
    is_frozen || cards.any(|card| tree.archive.is_empty() && card.version.is_public_at(instant))
}

fn numbers(asking: &Asking, gathered: &Gathered) -> Numbers {
    let total = gathered.total();
    let ways = gathered.tallies.iter().enumerate().filter_map(|(at, tally)| {
        let in_time = tally.submissions - tally.late_submissions;
        let (id, words) = match asking.channels.get(at) {
            Some(channel) => (channel.id.clone(), channel.label.clone()),
            None if in_time > 0 => ("unknown".to_owned(), "その他（出し方が分からないもの）".to_owned()),
            None => return None,
        };
        Some((id, words, number(in_time), number(tally.opinions - tally.late_opinions)))
    });
    Numbers {
        received: number(total.opinions - total.late_opinions),
        submitters: number(total.submissions - total.late_submissions),
        late: number(total.late_opinions),
        ways: ways.collect(),
    }
}

/// The numbers by name, as they are remembered.
pub(super) fn written(numbers: &Numbers) -> BTreeMap<String, i64> {
    let mut written = BTreeMap::from([
        (RECEIVED.to_owned(), numbers.received),
        (SUBMITTERS.to_owned(), numbers.submitters),
        (LATE.to_owned(), numbers.late),
    ]);
    for (id, _, submitters, received) in &numbers.ways {
        written.insert(format!("way-{id}-submitters"), *submitters);
        written.insert(format!("way-{id}-received"), *received);
    }
    written
}

/// A whole file.
fn begun(
    asking: &Asking,
    gathered: &mut Gathered,
    groups: &[&Group],
    numbers: &Numbers,
    form: &Form,
) -> Result<String, Failure> {
    let mut filling = scaffold::blank(form);
    filling.put("result-title", Written::Words(asking.title.clone()));
    filling.put(SUBMITTERS, Written::Number(numbers.submitters));
    filling.put(RECEIVED, Written::Number(numbers.received));
    filling.put("counting", Written::Words(COUNTING.to_owned()));
    if numbers.late > 0 {
        filling.put(LATE, Written::Number(numbers.late));
        filling.put("apart", Written::Words(APART.to_owned()));
    }
    fill_ways(&mut filling, &numbers.ways);
    let ids = groups.iter().map(|group| group.id.clone()).collect();
    filling.put_rows(OPINIONS, ids);
    for group in groups {
        fill_group(&mut filling, asking, gathered, group)?;
    }
    Ok(scaffold::document(form, &filling).into_iter().map(|(_, text)| text).collect())
}

fn fill_ways(filling: &mut Filling, ways: &[(String, String, i64, i64)]) {
    filling.put_rows(WAYS, ways.iter().map(|(id, ..)| id.clone()).collect());
    for (id, words, submitters, received) in ways {
        filling.put(&format!("{WAYS}.{id}.way"), Written::Choice(words.clone()));
        filling.put(&format!("{WAYS}.{id}.{SUBMITTERS}"), Written::Number(*submitters));
        filling.put(&format!("{WAYS}.{id}.{RECEIVED}"), Written::Number(*received));
    }
}

fn fill_group(filling: &mut Filling, asking: &Asking, gathered: &mut Gathered, group: &Group) -> Result<(), Failure> {
    let put = |filling: &mut Filling, item: &str, value| filling.put(&format!("{OPINIONS}.{}.{item}", group.id), value);
    let about = group.targets.iter().map(|target| asking.targets[*target as usize].address.clone());
    let about: Vec<String> = about.filter(|address| !address.is_empty()).collect();
    if !about.is_empty() {
        put(filling, "about", Written::Lines(about));
    }
    let first = group.texts.first().map_or(0, |text| gathered.texts[*text as usize].first);
    let whole = gathered.words(first)?;
    let words = masks::without_signature(&whole);
    let length = words.chars().count();
    let (wording, opinion) = if length > LONGEST {
        let length = grouped(u64::try_from(length).unwrap_or(u64::MAX));
        let start: String = words.chars().take(LONGEST).collect();
        let end = format!("（全文は{length}字あるため、初めの{}字を載せています。）", grouped(LONGEST as u64));
        ("要約", format!("{}\n\n{end}", escape(start.trim_end())))
    } else {
        ("原文", escape(words))
    };
    put(filling, "wording", Written::Choice(wording.to_owned()));
    put(filling, "opinion", Written::Words(opinion));
    if masks::MARKS.iter().any(|mark| whole.contains(mark)) {
        put(filling, "omitted", Written::Words(OMITTED.to_owned()));
    }
    put(filling, COUNT, Written::Number(number(group.count)));
    Ok(())
}

/// The tables of new groups and new ways in as the form's scaffold writes them.
fn blocks(
    asking: &Asking,
    gathered: &mut Gathered,
    groups: &[&Group],
    numbers: &Numbers,
    standing: &Standing,
) -> Result<BTreeMap<&'static str, Vec<String>>, Failure> {
    let mut filling = Filling::default();
    // What the scaffold says of the first row, and behind the last one, is no part of those between.
    let between = |ids: Vec<String>| [vec!["first-row".to_owned()], ids, vec!["last-row".to_owned()]].concat();
    let is_new: BTreeSet<&str> = standing.new_ways.iter().map(String::as_str).collect();
    let ways: Vec<_> = numbers.ways.iter().filter(|(id, ..)| is_new.contains(id.as_str())).cloned().collect();
    fill_ways(&mut filling, &ways);
    filling.put_rows(WAYS, between(ways.iter().map(|(id, ..)| id.clone()).collect()));
    filling.put_rows(OPINIONS, between(groups.iter().map(|group| group.id.clone()).collect()));
    for group in groups {
        fill_group(&mut filling, asking, gathered, group)?;
    }
    let text: String = scaffold::document(&standing.outcome.form, &filling).into_iter().map(|(_, text)| text).collect();
    standing.cut(&text)
}
