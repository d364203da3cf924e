//! The cover, and the list of files at the end.

use crate::assemble::text_name;
use crate::fingerprint;
use crate::model::Version;
use crate::text::Date;

use super::Manuscript;
use super::tree::Block;
use super::tree::Fact;
use super::tree::Heading;
use super::tree::Point;
use super::tree::Span;
use super::tree::Style;

/// The line of the text edition that names document, version and form side by side.
const NAMES: &str = "文書: ";

/// The line of the text edition that holds its address.
const ADDRESS: &str = "アドレス";

/// The day of a paper of which none is known: the standard for archives asks for one, and the clock would make every
/// build another.
const NO_DAY: [i16; 3] = [1970, 1, 1];

/// Year, month and day of an ISO date.
fn numbers(iso: &str) -> Option<[i16; 3]> {
    let mut numbers = iso.get(..10)?.split('-').map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some([next()?, next()?, next()?])
}

/// The day that a version was published on.
pub(super) fn day_of(version: &Version) -> [i16; 3] {
    version.published.map(Date::iso).as_deref().and_then(numbers).unwrap_or(NO_DAY)
}

impl Manuscript<'_> {
    /// The day that the file is of: that of publication, or else that on which it was written into the ledger.
    pub(super) fn day(&self) -> [i16; 3] {
        let published = self.card.version.published.map(Date::iso);
        let recorded = self.site.line_of(self.card).map(|line| line.entry.recorded.clone());
        published.as_deref().and_then(numbers).or_else(|| numbers(&recorded?)).unwrap_or(NO_DAY)
    }

    /// What is said above the title, and the lines of the cover: those of the head of the text edition, and what people
    /// ask for besides.
    pub(super) fn facts(&self) -> (String, Vec<Fact>) {
        let mut head: Vec<&str> = self.text.lines().take_while(|line| !line.is_empty()).collect();
        let title = head.iter().position(|line| line.starts_with(NAMES)).map_or(0, |at| at.saturating_sub(1));
        let preview = head.drain(..title).collect::<String>();
        let mut facts: Vec<Fact> = Vec::new();
        for line in head.iter().skip(1) {
            let pieces: Vec<&str> = if line.starts_with(NAMES) { line.split('　').collect() } else { vec![line] };
            for piece in pieces {
                facts.extend(piece.split_once(": ").map(|(label, words)| fact(label, words)));
            }
        }
        let version = &self.card.version;
        let days = [("適用日", version.effective), ("終了日", version.ended)];
        let days = days.into_iter().filter_map(|(label, day)| Some((label, day?)));
        facts.extend(days.map(|(label, day)| fact(label, &format!("{}（{}）", day.wareki(), day.seireki()))));
        let form = &self.record.form;
        if !form.is_scan() {
            facts.push(fact("様式の名前", format!("{} {}", form.short_title, form.printed_revision).trim_end()));
        }
        facts.push(fact("版の指紋", &fingerprint::short(self.fingerprint)));
        facts.push(fact("SHA-256", self.fingerprint));
        (preview, facts)
    }

    /// How the paper is checked against the site.
    pub(super) fn checking(&self) -> Vec<String> {
        let name = text_name(&self.site.tree.archive, self.card);
        vec![
            "この紙と同じ内容が、上のアドレスのページにあります。各ページの下にある版の指紋が、ページの「版の指紋」と同じなら、同じ版です。".to_owned(),
            format!(
                "版の指紋は、文字だけの版（{name}）の SHA-256 の初めの12桁です。公表した版の文が変わると、指紋も変わります。"
            ),
        ]
    }

    /// The files that are published with the version.
    pub(super) fn attachments(&self) -> Vec<Block> {
        if self.attached.is_empty() {
            return Vec::new();
        }
        let point = |attached: &crate::export::Attached| {
            let to = self.site.tree.settings.canonical(&format!("{}{}", self.card.version.address(), attached.file));
            let lines = [
                vec![Span::link(&to, attached.title)],
                Span::lines(&format!("{}（{}バイト）", attached.file, attached.bytes)),
                Span::lines(&format!("SHA-256: {}", attached.sha256)),
            ];
            let words = lines.join(&Span::Break);
            Point { mark: "・".to_owned(), blocks: vec![Block::Paragraph { style: Style::Plain, words }] }
        };
        let heading = Heading { level: 1, label: "添付資料".to_owned(), ..Heading::default() };
        vec![Block::Heading(heading), Block::List { items: self.attached.iter().map(point).collect() }]
    }
}

/// A line of the cover; an address leads to where it says.
fn fact(label: &str, words: &str) -> Fact {
    let words = if label == ADDRESS { vec![Span::link(words, words)] } else { Span::lines(words) };
    Fact { label: label.to_owned(), words }
}
