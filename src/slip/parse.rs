//! Reads any text as slips: it never fails, and loses no word.

use crate::fingerprint::of_parts;
use crate::fingerprint::short;
use crate::text::squeeze;

use super::Draft;
use super::Name;
use super::Opinion;
use super::Place;
use super::Problem;
use super::Receipt;
use super::STYLE;
use super::Slip;
use super::Trouble;
use super::WHOLE;
use super::header;
use super::header::Label;
use super::header::Line;
use super::tidy::BLANKS;
use super::tidy::one_line;
use super::tidy::tidied;
use super::tidy::trim_blanks;
use super::tidy::trimmed;
use super::tidy::unescaped;
use super::tidy::with_line_feeds;
use super::tidy::without_controls;

/// Ten megabytes of lines that look like headers are as well told of by the first of them: they stay in the text.
const MOST_UNKNOWN: usize = 1000;

/// What a text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The slips, in their order.
    pub slips: Vec<Slip>,
    /// What does not fit, by line.
    pub problems: Vec<Problem>,
}

/// Where the words of the lines that are read belong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Before the first slip, or behind a receipt.
    Outside,
    /// Below a header that takes no words.
    Nothing,
    Opinion,
    Name,
    Contact,
}

struct Reader<'a> {
    parsed: Parsed,
    into: Target,
    words: String,
    words_line: usize,
    /// The text from the first header of the slip on.
    slip: &'a str,
}

/// Reads a text; one without any header is one opinion on the whole.
pub fn parse(text: &str) -> Parsed {
    let text = with_line_feeds(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let mut reader =
        Reader { parsed: Parsed::default(), into: Target::Outside, words: String::new(), words_line: 0, slip: "" };
    let mut rest: &str = &text;
    let mut number = 0;
    while !rest.is_empty() {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        number += 1;
        reader.line(&without_controls(line), number, rest);
        rest = behind;
    }
    reader.end();
    reader.parsed
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &str, number: usize, rest: &'a str) {
        match header::line(line) {
            Line::Header(label, value) => self.header(label, value, number, rest),
            Line::Unknown => {
                if self.parsed.problems.len() < MOST_UNKNOWN {
                    let words: String = trim_blanks(line).chars().take(60).collect();
                    self.report(number, Trouble::UnknownHeader(words));
                }
                self.take(line, number);
            }
            Line::Text => self.take(line, number),
        }
    }

    fn take(&mut self, line: &str, number: usize) {
        if trim_blanks(line).is_empty() && self.words.is_empty() {
            return;
        }
        if self.words.is_empty() {
            self.words_line = number;
        }
        self.words.push_str(&unescaped(line));
        self.words.push('\n');
    }

    /// The caller gives the text from its line on: a slip begins there.
    fn header(&mut self, label: Label, value: &str, number: usize, rest: &'a str) {
        self.settle();
        if label == Label::Slip || self.parsed.slips.is_empty() {
            self.begin(label, value, number, rest);
        } else {
            self.go_on(number);
        }
        self.into = Target::Nothing;
        match label {
            Label::Slip => {}
            Label::Consultation => self.consultation(value, number),
            Label::Draft => {
                let draft = Draft { version: name(value), ..Draft::default() };
                self.slip_mut().about.push(draft);
            }
            Label::Fingerprint => self.fingerprint(value, number),
            Label::Item => {
                let item = name(value);
                let place = if squeeze(&item.key) == WHOLE { Place::Whole } else { Place::Item(item) };
                self.opinion(place, number);
            }
            Label::Name => {
                self.into = Target::Name;
                self.person(value, number);
            }
            Label::Contact => {
                self.into = Target::Contact;
                self.person(value, number);
            }
            Label::Receipt => self.receipt(value, number, rest),
        }
    }

    fn begin(&mut self, label: Label, style: &str, number: usize, rest: &'a str) {
        self.check_consultation();
        self.slip = rest;
        self.parsed.slips.push(Slip { line: number, ..Slip::default() });
        if label != Label::Slip {
            self.report(number, Trouble::NoSlipHeader);
        } else if squeeze(style) != STYLE {
            self.report(number, Trouble::OtherStyle(style.to_owned()));
        }
    }

    /// Nothing that stands below a receipt was vouched for by it.
    fn go_on(&mut self, number: usize) {
        let receipt = &mut self.slip_mut().receipt;
        if let Receipt::Matches(written) = receipt {
            *receipt = Receipt::Differs(std::mem::take(written));
            self.report(number, Trouble::BehindReceipt);
        }
    }

    fn consultation(&mut self, value: &str, number: usize) {
        if self.slip_mut().consultation == Name::default() {
            self.slip_mut().consultation = name(value);
        } else {
            self.report(number, Trouble::Unused(value.to_owned()));
        }
    }

    fn fingerprint(&mut self, value: &str, number: usize) {
        match self.slip_mut().about.last_mut() {
            Some(draft) if draft.fingerprint.is_empty() => value.clone_into(&mut draft.fingerprint),
            _ => self.report(number, Trouble::Unused(value.to_owned())),
        }
    }

    fn opinion(&mut self, place: Place, line: usize) {
        self.into = Target::Opinion;
        let opinion = Opinion { line, place, text: String::new() };
        let slip = self.slip_mut();
        slip.about.last_mut().map_or(&mut slip.general, |draft| &mut draft.opinions).push(opinion);
    }

    /// A name or a way to reach somebody may go on below its header.
    fn person(&mut self, value: &str, number: usize) {
        if !value.is_empty() {
            self.words = format!("{value}\n");
            self.words_line = number;
        }
    }

    fn receipt(&mut self, value: &str, number: usize, rest: &'a str) {
        self.into = Target::Outside;
        let digits = |words: &str| words.chars().filter(|letter| *letter != '-').collect::<String>();
        let written = squeeze(value).to_uppercase();
        if digits(&written).is_empty() {
            return;
        }
        // Only the first one is held against the text: each of them would read everything before it again.
        if self.slip_mut().receipt != Receipt::Absent {
            self.slip_mut().receipt = Receipt::Differs(value.to_owned());
            return self.report(number, Trouble::Unused(value.to_owned()));
        }
        let before = self.slip.strip_suffix(rest).unwrap_or_default();
        let computed = short(&of_parts([before.as_bytes()]));
        self.slip_mut().receipt = if digits(&written) == digits(&computed) {
            Receipt::Matches(computed)
        } else {
            self.report(number, Trouble::ReceiptDiffers { written: value.to_owned(), computed });
            Receipt::Differs(value.to_owned())
        };
    }

    /// Puts the words that were read where they belong.
    fn settle(&mut self) {
        let words = std::mem::take(&mut self.words);
        let line = self.words_line;
        let into = if self.into == Target::Nothing && !trimmed(&words).is_empty() {
            self.report(line, Trouble::WithoutItem);
            self.opinion(Place::Whole, line);
            Target::Opinion
        } else {
            self.into
        };
        match into {
            Target::Nothing => {}
            Target::Outside => {
                if !trimmed(&words).is_empty() {
                    self.report(line, Trouble::Outside(tidied(&words)));
                }
            }
            Target::Opinion => self.settle_opinion(&words),
            Target::Name => self.settle_person(&words, |slip| (&mut slip.name, &mut slip.further.names)),
            Target::Contact => self.settle_person(&words, |slip| (&mut slip.contact, &mut slip.further.contacts)),
        }
    }

    fn settle_opinion(&mut self, words: &str) {
        let slip = self.slip_mut();
        let opinions = slip.about.last_mut().map_or(&mut slip.general, |draft| &mut draft.opinions);
        let text = tidied(words);
        if text.is_empty() {
            opinions.pop();
        } else if let Some(opinion) = opinions.last_mut() {
            opinion.text = text;
        }
    }

    fn settle_person(&mut self, words: &str, field: fn(&mut Slip) -> (&mut String, &mut Vec<String>)) {
        let words = one_line(words);
        if words.is_empty() {
            return;
        }
        let line = self.words_line;
        let (first, further) = field(self.slip_mut());
        if first.is_empty() {
            *first = words;
        } else {
            further.push(words.clone());
            self.report(line, Trouble::Unused(words));
        }
    }

    fn slip_mut(&mut self) -> &mut Slip {
        if self.parsed.slips.is_empty() {
            self.parsed.slips.push(Slip::default());
        }
        self.parsed.slips.last_mut().expect("there is a slip")
    }

    fn check_consultation(&mut self) {
        let missing =
            self.parsed.slips.last().filter(|slip| slip.consultation == Name::default()).map(|slip| slip.line);
        if let Some(line) = missing {
            self.report(line, Trouble::NoConsultation);
        }
    }

    fn end(&mut self) {
        if self.parsed.slips.is_empty() {
            let text = tidied(&std::mem::take(&mut self.words));
            if !text.is_empty() {
                let opinion = Opinion { line: self.words_line, place: Place::Whole, text };
                // Who wrote no header meant no header: a ■ is a mark like any other there.
                self.parsed.problems.clear();
                self.parsed.slips.push(Slip { line: 1, general: vec![opinion], ..Slip::default() });
            }
            return;
        }
        self.settle();
        self.check_consultation();
        self.parsed.problems.sort_by_key(|problem| problem.line);
    }

    fn report(&mut self, line: usize, trouble: Trouble) {
        self.parsed.problems.push(Problem { line, trouble });
    }
}

/// Parts a value into its name for machines and the rest.
fn name(value: &str) -> Name {
    let key = value.split(|letter: char| BLANKS.contains(&letter) || letter == '（' || letter == '(').next();
    let key = key.unwrap_or_default();
    Name { key: key.to_owned(), rest: value.strip_prefix(key).unwrap_or_default().to_owned() }
}
