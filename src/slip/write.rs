//! Writes a slip, filled in or blank.

use crate::fingerprint::sha256;
use crate::fingerprint::short;

use super::Opinion;
use super::Place;
use super::STYLE;
use super::Slip;
use super::WHOLE;
use super::header::Label;
use super::tidy::escaped;
use super::tidy::one_line;
use super::tidy::tidied;

/// The slip as a text; opinions without words are left out, and its last line vouches for the others.
pub fn write(slip: &Slip) -> String {
    let mut text = body(slip, false);
    for (label, value) in [(Label::Name, &slip.name), (Label::Contact, &slip.contact)] {
        let value = one_line(value);
        if !value.is_empty() {
            text.push_str(&label.line(&value));
        }
    }
    let last = Label::Receipt.line(&receipt(&text));
    text + &last
}

/// The slip to be filled in by hand: every item with room behind it.
pub fn blank(slip: &Slip) -> String {
    let last = [Label::Name, Label::Contact, Label::Receipt].map(|label| label.line(""));
    body(slip, true) + &last.concat()
}

/// The fingerprint that the last line gives for all that stands before it.
pub fn receipt(text: &str) -> String {
    short(&sha256(text.as_bytes()))
}

fn body(slip: &Slip, is_blank: bool) -> String {
    let mut text = Label::Slip.line(STYLE) + &Label::Consultation.line(&one_line(&slip.consultation.as_written()));
    opinions(&slip.general, is_blank, &mut text);
    for draft in &slip.about {
        text.push_str(&Label::Draft.line(&one_line(&draft.version.as_written())));
        text.push_str(&Label::Fingerprint.line(&one_line(&draft.fingerprint)));
        opinions(&draft.opinions, is_blank, &mut text);
    }
    text
}

fn opinions(opinions: &[Opinion], is_blank: bool, text: &mut String) {
    for opinion in opinions {
        let words = tidied(&opinion.text);
        if words.is_empty() && !is_blank {
            continue;
        }
        let place = match &opinion.place {
            Place::Whole => WHOLE.to_owned(),
            Place::Item(name) => one_line(&name.as_written()),
        };
        text.push_str(&Label::Item.line(&place));
        for line in words.split('\n') {
            text.push_str(&escaped(line));
            text.push('\n');
        }
    }
}
