//! The tables for the officer: who sent what, and every opinion in the order of the draft.

use std::path::Path;

use csv::Terminator;
use csv::WriterBuilder;

use crate::cells::inert;
use crate::disk::Outlet;
use crate::failure::Failure;
use crate::fingerprint::sha256;
use crate::text::hidden;

use super::arrival::Arrival;
use super::arrival::Vouched;
use super::call::Asking;
use super::folder::Arrived;
use super::gathered::Gathered;
use super::groups::Groups;

/// What spreadsheet programs take the encoding from.
const MARK: &str = "\u{FEFF}";
/// Letters of a cell; spreadsheet programs hold 32,767.
pub(super) const LONGEST_CELL: usize = 30_000;

/// `submissions.csv`: who sent what.
pub(super) struct Submissions {
    pub(super) outlet: Outlet,
}

impl Submissions {
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let mut outlet = Outlet::begin(path)?;
        outlet.write(MARK.as_bytes())?;
        outlet.write(&line(
            [
                "受付",
                "出し方",
                "ファイル",
                "ファイルの中の番号",
                "日時",
                "期間",
                "氏名",
                "住所",
                "連絡先",
                "受付番号",
                "意見の数",
                "控えの指紋",
                "控えの確認",
                "案の指紋",
                "案の確認",
                "意見に数えていない文",
                "確かめること",
            ]
            .map(str::to_owned),
        ))?;
        Ok(Self { outlet })
    }

    pub(super) fn add(
        &mut self,
        asking: &Asking,
        (file, is_late): (&Arrived, bool),
        arrival: &Arrival,
        (opinions, is_other): (usize, Option<bool>),
    ) -> Result<(), Failure> {
        let (receipt, vouched) = match &arrival.receipt {
            Vouched::No => (String::new(), ""),
            Vouched::Yes(receipt) => (receipt.clone(), "一致"),
            Vouched::Otherwise(receipt) => (receipt.clone(), "控えが作られた後に文が変わっています"),
        };
        let draft = match (is_other, arrival.fingerprints.is_empty()) {
            (Some(false), _) => "公表した案と同じ",
            (Some(true), _) => "公表した案と違う版を見て書かれています",
            (None, true) => "",
            (None, false) => "比べられません（案の公表の記録がないか、別の案です）",
        };
        let fingerprints: Vec<String> =
            arrival.fingerprints.iter().map(|(draft, written)| format!("{draft} {written}")).collect();
        let name = file.name();
        self.outlet.write(&line([
            submission_id(&name, arrival.part),
            asking.called(file.channel).to_owned(),
            name,
            part(arrival.part),
            arrival.when.map(|when| when.minute.iso()).unwrap_or_default(),
            if is_late { "期間の後" } else { "" }.to_owned(),
            arrival.who.names.join(" / "),
            arrival.who.addresses.join(" / "),
            arrival.who.contacts.join(" / "),
            arrival.who.number.clone(),
            opinions.to_string(),
            receipt,
            vouched.to_owned(),
            fingerprints.join("\n"),
            draft.to_owned(),
            arrival.beside.join("\n"),
            arrival.doubts.join("\n"),
        ]))
    }
}

/// `opinions.csv`: every opinion, by place, group and wording; the words stand at the first opinion that has them.
///
/// Words that are too long for a cell go into a file of their own, given as its name and the words.
pub(super) fn opinions(
    path: &Path,
    gathered: &mut Gathered,
    groups: &Groups,
    mut long: impl FnMut(&str, &str) -> Result<(), Failure>,
) -> Result<Outlet, Failure> {
    let mut outlet = Outlet::begin(path)?;
    outlet.write(MARK.as_bytes())?;
    outlet.write(&line(
        [
            "箇所",
            "まとまり",
            "まとまりの件数",
            "文",
            "出し方",
            "期間",
            "受付",
            "ファイル",
            "箇所として書かれた言葉",
            "意見",
        ]
        .map(str::to_owned),
    ))?;
    let order = order(gathered, groups);
    let mut last = None;
    for at in order {
        let opinion = gathered.opinions[at].clone();
        let text = gathered.wordings[opinion.wording as usize].text;
        let group = &groups.all[groups.of_text[text as usize] as usize];
        let id = &groups.ids[text as usize];
        let words = if last == Some(opinion.wording) {
            "（上と同じ文です）".to_owned()
        } else {
            let words = gathered.words(opinion.wording)?;
            if words.chars().nth(LONGEST_CELL).is_some() {
                let name = format!("{id}-{}.txt", sha256(words.as_bytes()).get(..6).unwrap_or_default());
                long(&name, &words)?;
                format!("{}……（長いため、全文は long/{name} にあります）", words.chars().take(1000).collect::<String>())
            } else {
                words
            }
        };
        last = Some(opinion.wording);
        let target = gathered.texts[text as usize].target as usize;
        let file = &gathered.files[opinion.file as usize];
        let name = file.name();
        outlet.write(&line([
            asking_of(gathered).targets[target].called.clone(),
            group.id.clone(),
            group.count.to_string(),
            id.clone(),
            asking_of(gathered).called(opinion.channel as usize).to_owned(),
            if opinion.is_late { "期間の後" } else { "" }.to_owned(),
            submission_id(&name, opinion.part),
            name,
            opinion.unplaced.map(String::from).unwrap_or_default(),
            words,
        ]))?;
    }
    Ok(outlet)
}

/// Opinions by place, group, text and wording, as they arrived.
fn order(gathered: &Gathered, groups: &Groups) -> Vec<usize> {
    let mut order: Vec<usize> = (0..gathered.opinions.len()).collect();
    order.sort_by_cached_key(|at| {
        let wording = gathered.opinions[*at].wording;
        let text = gathered.wordings[wording as usize].text;
        let group = groups.of_text[text as usize];
        let is_other = groups.all[group as usize].texts.first() != Some(&text);
        (group, is_other, text, wording, *at)
    });
    order
}

fn asking_of<'a>(gathered: &Gathered<'a>) -> &'a Asking {
    gathered.asking
}

/// The same in both tables and in every run: it hangs on the file alone.
fn submission_id(file: &str, part: u32) -> String {
    let digest = sha256(format!("{file}\n{part}").as_bytes());
    format!("s-{}", digest.get(..10).unwrap_or_default())
}

fn part(part: u32) -> String {
    if part == 0 { String::new() } else { part.to_string() }
}

/// A row that no spreadsheet program calculates with.
fn line<const N: usize>(cells: [String; N]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let cells = cells.map(|cell| inert(shown(&cell)));
    writer.write_record(&cells).expect("writing to memory does not fail");
    writer.into_inner().expect("writing to memory does not fail")
}

/// Words without letters that nobody sees, and no longer than a cell holds.
fn shown(words: &str) -> String {
    let mut shown: String = words.chars().filter(|letter| hidden(*letter).is_none()).take(LONGEST_CELL).collect();
    if words.chars().nth(LONGEST_CELL).is_some() {
        shown.push_str("……（続きは元のファイルにあります）");
    }
    shown
}
