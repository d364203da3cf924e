//! One value: the author's TOML read by the type of its item.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeValue;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::ChoiceReading;
use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::form::reserved;
use crate::model::Chosen;
use crate::model::DocumentKind;
use crate::model::Figure;
use crate::model::Reference;
use crate::model::Sealed;
use crate::model::Stated;
use crate::model::Text;
use crate::model::Value;
use crate::model::WithheldPart;
use crate::prose::Setting;
use crate::prose::read_prose;
use crate::text::Date;
use crate::text::is_none_mark;
use crate::text::nearest;
use crate::text::planned;

use super::card::OutLink;
use super::fields;
use super::hidden;
use super::layer::Found;
use super::layer::Layer;
use super::prose_findings;
use super::rules::BAD_DATE;
use super::rules::BAD_ID;
use super::rules::BAD_IMAGE;
use super::rules::BAD_NUMBER;
use super::rules::CHOICE_AS_WRITTEN;
use super::rules::STATED_TWICE;
use super::rules::UNKNOWN_CHOICE;
use super::rules::VALUE_AS_WRITTEN;
use super::rules::WRONG_TYPE;
use super::seals;
use super::source::Counted;
use super::source::Source;
use super::version::is_beside;

/// Reads the values of one version; gathers findings, links and used files on the way.
pub(super) struct ValueReader<'a> {
    pub(super) form: &'a Form,
    /// The version's place on the site, for images.
    pub(super) address: String,
    /// Names of the files beside the version.
    pub(super) present: &'a BTreeSet<String>,
    pub(super) findings: Findings,
    pub(super) links: Vec<OutLink>,
    /// Files that a picture or figure shows.
    pub(super) shown: BTreeSet<String>,
    /// Words that may reach no output.
    pub(super) sealed: Vec<Sealed>,
}

/// The item that is being read.
pub(super) struct At<'a> {
    pub(super) node: NodeId,
    pub(super) key: &'a str,
    /// Document, version, item and reference; spots are added.
    pub(super) place: Place,
}

impl At<'_> {
    /// The place of the item, with a place in the source.
    pub(super) fn spot(&self, spot: Spot) -> Place {
        Place { spot: Some(spot), ..self.place.clone() }
    }
}

impl ValueReader<'_> {
    /// Reads a value; what cannot be read is reported and counts as absent.
    pub(super) fn value(&mut self, found: Found, at: &At) -> Value {
        seals::withheld(found, &mut self.sealed);
        let item = self.form.nodes[at.node].item().expect("only items have values").clone();
        if let Some(words) = found.string() {
            if words.trim().is_empty() {
                return Value::Absent;
            }
            if is_none_mark(words) {
                return Value::None(words.trim().to_owned());
            }
        }
        if let Some(table) = found.table().filter(|_| !matches!(item, ItemType::Derived(_))) {
            return self.table(&table, found, &item, at);
        }
        self.plain(found, &item, at).map_or(Value::Absent, Value::Stated)
    }

    /// Reads a long text that stands in a file of its own.
    pub(super) fn file(&mut self, source: &Source, counted: &Counted, at: &At) -> Value {
        if !matches!(self.form.nodes[at.node].item(), Some(ItemType::Text)) {
            let message = format!(
                "{}は、長い文を書く項目ではないため、ファイルに分けられません。",
                self.form.nodes[at.node].called()
            );
            let remedy = "内容を TOML ファイルのこの項目の行に書き、このファイルを消してください。";
            self.findings.add(&WRONG_TYPE, at.spot(counted.spot(0)), message, remedy);
            return Value::Absent;
        }
        hidden::report(&source.text, &source.text, 0, counted, &mut self.findings);
        if is_none_mark(&source.text) {
            return Value::None(source.text.trim().to_owned());
        }
        let lead = source.text.len() - source.text.trim_start_matches(['\n', '\r']).len();
        let place = |offset: usize| counted.spot(lead + offset);
        Value::Stated(Stated::Text(Box::new(self.text(&source.text, &BTreeMap::new(), Vec::new(), at, &place))))
    }

    fn plain(&mut self, found: Found, item: &ItemType, at: &At) -> Option<Stated> {
        match item {
            ItemType::Line => self.words(found, at).map(|words| Stated::Line(words.trim().to_owned())),
            ItemType::Text => {
                let words = self.words(found, at)?;
                Some(Stated::Text(Box::new(self.text(words, &BTreeMap::new(), Vec::new(), at, &spots(found, words)))))
            }
            ItemType::One(list) => self.choices(found, *list, false, at),
            ItemType::Many(list) => self.choices(found, *list, true, at),
            ItemType::Number { .. } => self.number(found, at),
            ItemType::Date => self.date(found, at),
            ItemType::Moment => fields::moment(found, &at.place, &mut self.findings).map(Stated::Moment),
            ItemType::List { .. } => self.list(found, at),
            ItemType::Links { to, versions } => self.references(found, (to, *versions), at),
            ItemType::Figure => {
                fields::report_type(found, "{ file = \"…\", alt = \"…\" }", &at.place, &mut self.findings);
                None
            }
            ItemType::Derived(_) => {
                let place = at.spot(found.spot()).quoting(found.words());
                let message = "この項目は、ほかの記載から自動で作られます。";
                self.findings.add(&WRONG_TYPE, place, message, "この行を消してください。");
                None
            }
        }
    }

    /// A string; anything else is reported.
    pub(super) fn words<'w>(&mut self, found: Found<'w>, at: &At) -> Option<&'w str> {
        let words = found.string();
        if words.is_none() {
            fields::report_type(found, "引用符で囲んだ文字", &at.place, &mut self.findings);
        }
        words
    }

    /// Reads a long text; `spot` tells where a byte of it stands.
    pub(super) fn text(
        &mut self,
        words: &str,
        withheld: &BTreeMap<String, String>,
        parts: Vec<WithheldPart>,
        at: &At,
        spot: &dyn Fn(usize) -> Spot,
    ) -> Text {
        let words = words.trim_matches(['\n', '\r']).trim_end();
        let image_base = format!("{}attachments/", self.address);
        let kind = DocumentKind::of_folder(&self.form.kind);
        let heading_level = kind.filter(|_| at.key == reserved::BODY).and_then(|kind| kind.body_heading);
        let id_prefix = &format!("{}.", at.key);
        let prose = read_prose(words, &Setting { id_prefix, withheld, image_base: &image_base, heading_level });
        for problem in &prose.problems {
            prose_findings::report(problem, at.spot(spot(problem.span.start)), &mut self.findings);
        }
        for link in &prose.links {
            let place = at.spot(spot(link.span.start)).quoting(&link.target);
            self.links.push(OutLink { is_picture: false, is_reference: false, target: link.target.clone(), place });
        }
        for image in &prose.images {
            let place = at.spot(spot(image.span.start)).quoting(&image.source);
            if image.source.starts_with('/') {
                self.links.push(OutLink { is_picture: true, is_reference: false, target: image.source.clone(), place });
            } else if is_beside(&image.source, self.present, &place, &mut self.findings) {
                self.shown.insert(image.source.clone());
            }
        }
        Text { source: words.to_owned(), prose, withheld: parts }
    }

    fn choices(&mut self, found: Found, list: usize, several: bool, at: &At) -> Option<Stated> {
        let choices = &self.form.choices[list];
        if !several && found.string().is_none() && !matches!(found.value.get_ref(), DeValue::Integer(_)) {
            fields::report_type(found, "選択肢の言葉ひとつ", &at.place, &mut self.findings);
            return None;
        }
        let mut chosen: Vec<Chosen> = Vec::new();
        for member in found.members() {
            let words = match member.value.get_ref() {
                DeValue::String(words) => words.trim(),
                DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
                _ => {
                    fields::report_type(member, "選択肢の言葉", &at.place, &mut self.findings);
                    continue;
                }
            };
            match choices.read(words) {
                ChoiceReading::Chosen(place, text) if chosen.iter().all(|other| other.at != place) => {
                    chosen.push(Chosen { at: place, text });
                }
                ChoiceReading::Chosen(..) => {
                    let place = at.spot(member.spot()).quoting(words);
                    let message = format!("選択肢「{words}」が二度選ばれています。");
                    self.findings.add(&STATED_TWICE, place, message, "一つだけ残してください。");
                }
                ChoiceReading::Unknown => report_choice(choices, words, at.spot(member.spot()), &mut self.findings),
            }
        }
        chosen.sort_by_key(|chosen| chosen.at);
        (several || !chosen.is_empty()).then_some(Stated::Choice(chosen))
    }

    fn number(&mut self, found: Found, at: &At) -> Option<Stated> {
        let written = match found.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
            DeValue::Integer(_) => found.words().to_owned(),
            DeValue::String(words) => crate::text::squeeze(words).replace(',', ""),
            _ => {
                fields::report_type(found, "整数", &at.place, &mut self.findings);
                return None;
            }
        };
        let number = written.parse::<i64>().ok().filter(|number| *number >= 0);
        if number.is_none() {
            let place = at.spot(found.spot()).quoting(found.words());
            let message = format!("「{written}」は、0以上の整数として読み取れません。");
            self.findings.add(&BAD_NUMBER, place, message, "「12」のように、半角の数字だけで書いてください。");
        }
        number.map(Stated::Number)
    }

    fn date(&mut self, found: Found, at: &At) -> Option<Stated> {
        if let Some(words) = found.string()
            && let Some(day) = planned(words)
        {
            return match Date::parse(day) {
                Ok(date) => Some(Stated::Date(date, true)),
                Err(problem) => {
                    let place = at.spot(found.spot()).quoting(words);
                    let remedy = "「令和8年4月1日（予定）」の形で書いてください。";
                    self.findings.add(&BAD_DATE, place, problem.message(day), remedy);
                    None
                }
            };
        }
        fields::date(found, &at.place, &mut self.findings).map(|date| Stated::Date(date, false))
    }

    fn references(&mut self, found: Found, (kinds, versions): (&[String], bool), at: &At) -> Option<Stated> {
        let mut references = Vec::new();
        for member in found.members() {
            let Some(words) = member.string() else {
                fields::report_type(member, "引用符で囲んだ文書の id", &at.place, &mut self.findings);
                continue;
            };
            let place = at.spot(member.spot()).quoting(words);
            match Reference::parse(words, kinds, versions) {
                Some(reference) => {
                    self.links.push(OutLink {
                        is_picture: false,
                        is_reference: true,
                        target: reference.address(),
                        place,
                    });
                    references.push(reference);
                }
                None => {
                    let message = format!("「{words}」は、ここに書ける文書の名前ではありません。");
                    self.findings.add(&BAD_ID, place, message, reference_remedy(kinds));
                }
            }
        }
        (!references.is_empty()).then_some(Stated::Links(references))
    }

    fn list(&mut self, found: Found, at: &At) -> Option<Stated> {
        let mut lines = Vec::new();
        for member in found.members() {
            match member.string() {
                Some(words) => {
                    lines.extend(words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
                }
                None => fields::report_type(member, "引用符で囲んだ文字の一覧", &at.place, &mut self.findings),
            }
        }
        (!lines.is_empty()).then_some(Stated::List(lines))
    }

    /// A value written as a table: withheld, partly withheld, kept as written, a figure.
    fn table(&mut self, table: &Layer, found: Found, item: &ItemType, at: &At) -> Value {
        let place = &at.place;
        if table.get(reserved::WITHHELD).is_some() {
            fields::report_unknown_keys(table, &[reserved::WITHHELD, reserved::FULL], place, &mut self.findings);
            self.withheld_words(table, at);
            return Value::Withheld { ground: self.ground(table, reserved::WITHHELD, at) };
        }
        if table.get(reserved::AS_WRITTEN).is_some() {
            fields::report_unknown_keys(table, &[reserved::AS_WRITTEN], place, &mut self.findings);
            let words = fields::string(table, reserved::AS_WRITTEN, place, &mut self.findings);
            return words.map_or(Value::Absent, |words| self.as_written(words, found, at));
        }
        match item {
            ItemType::Text if table.get(reserved::TEXT).is_some() => self.partly_withheld(table, at),
            ItemType::Figure => self.figure(table, found, at),
            _ => {
                let known: &[&str] = if matches!(item, ItemType::Text) {
                    &[reserved::TEXT, reserved::PARTS, reserved::WITHHELD]
                } else {
                    &[reserved::WITHHELD, reserved::AS_WRITTEN]
                };
                let before = self.findings.counts().errors;
                fields::report_unknown_keys(table, known, place, &mut self.findings);
                if self.findings.counts().errors == before {
                    fields::report_type(found, "この項目の内容", place, &mut self.findings);
                }
                Value::Absent
            }
        }
    }

    fn as_written(&mut self, words: String, found: Found, at: &At) -> Value {
        let place = at.spot(found.spot()).quoting(&words);
        if let Some(choices) = self.form.choices_of(at.node) {
            let message = format!("「{words}」は、様式の選択肢のどれとも違います。");
            let remedy = format!("選択肢（{}）のうち当たるものを書いてください。", offered(choices));
            self.findings.add(&CHOICE_AS_WRITTEN, place, message, remedy);
        } else {
            let message = format!("「{words}」は、日付や数として読み取れないまま載せています。");
            self.findings.add(&VALUE_AS_WRITTEN, place, message, "日付や数が分かるなら、その形に直してください。");
        }
        Value::Stated(Stated::AsWritten(words))
    }

    fn figure(&mut self, table: &Layer, found: Found, at: &At) -> Value {
        fields::report_unknown_keys(table, &["file", "alt"], &at.place, &mut self.findings);
        let file = fields::string(table, "file", &at.place, &mut self.findings);
        let alternative = fields::string(table, "alt", &at.place, &mut self.findings);
        let place = at.spot(found.spot()).quoting(found.words());
        let (Some(file), Some(alternative)) = (file, alternative) else {
            let message = "図のファイル名（file）か、図の内容を表す言葉（alt）がありません。";
            self.findings.add(&BAD_IMAGE, place, message, "両方を書いてください。");
            return Value::Absent;
        };
        if !is_beside(&file, self.present, &place, &mut self.findings) {
            return Value::Absent;
        }
        self.shown.insert(file.clone());
        Value::Stated(Stated::Figure(Figure { file, alternative }))
    }
}

/// Tells where a byte of a TOML string stands in its file; the start of the string where escapes hide it.
pub(super) fn spots(found: Found, words: &str) -> impl Fn(usize) -> Spot {
    let Range { start, .. } = found.value.span();
    let lead = words.len() - words.trim_start_matches(['\n', '\r']).len();
    let from = found.words().find(words).map(|at| at + lead);
    move |offset| found.file.counted.spot(start + from.map_or(0, |from| from + offset))
}

fn reference_remedy(kinds: &[String]) -> String {
    match kinds {
        [kind] => format!("content/{kind} にある文書の id を書いてください（例: kaigo）。"),
        _ => {
            let examples: Vec<String> = kinds.iter().map(|kind| format!("「{kind}/…」")).collect();
            format!("文書の種類と id を「/」でつないで書いてください（{}）。", examples.concat())
        }
    }
}

fn offered(choices: &Choices) -> String {
    let all: Vec<String> = (0..choices.offered.len()).map(|at| format!("「{}」", choices.printed(at, None))).collect();
    all.concat()
}

fn report_choice(choices: &Choices, words: &str, place: Place, findings: &mut Findings) {
    let near = nearest(words, choices.offered.iter().map(|offered| offered.label.as_str()));
    let near = near.map(|label| format!("「{label}」の書き誤りなら直してください。")).unwrap_or_default();
    findings.add(
        &UNKNOWN_CHOICE,
        place.quoting(words),
        format!("「{words}」は、この項目の選択肢にありません。"),
        format!("{near}選べるのは、{}です。", offered(choices)),
    );
}
