//! Values in the way of writing TOML that is easiest to read and edit.

use std::fmt::Write;

use crate::form::is_id;
use crate::form::reserved::AS_WRITTEN;
use crate::form::reserved::GROUND;
use crate::form::reserved::PARTS;
use crate::form::reserved::TEXT;
use crate::form::reserved::WITHHELD;
use crate::text::Date;

use super::filling::Written;

/// Words of more characters than this get lines of their own.
const LONG: usize = 60;

/// A value as it stands behind `key = `.
pub(super) fn value(written: &Written) -> String {
    match written {
        Written::Words(words) => quoted(words),
        Written::Choices(several) | Written::Lines(several) => list(several),
        Written::Number(number) => number.to_string(),
        Written::Date(words) if is_iso_day(words) => words.clone(),
        Written::Choice(words) | Written::Date(words) => on_one_line(words),
        Written::AsWritten(words) => format!("{{ {AS_WRITTEN} = {} }}", on_one_line(words)),
        Written::Withheld(ground) => format!("{{ {WITHHELD} = {} }}", on_one_line(ground)),
        Written::PartlyWithheld(words, parts) => {
            let parts: Vec<String> = parts.iter().map(|(id, ground)| part(id, ground)).collect();
            format!("{{ {TEXT} = {}, {PARTS} = {{ {} }} }}", quoted(words), parts.join(", "))
        }
        Written::Figure(file, alternative) => {
            format!("{{ file = {}, alt = {} }}", on_one_line(file), on_one_line(alternative))
        }
    }
}

fn part(id: &str, ground: &str) -> String {
    let name = if is_id(id) { id.to_owned() } else { on_one_line(id) };
    format!("{name} = {{ {GROUND} = {} }}", on_one_line(ground))
}

/// A TOML string: long or many-lined words stand on lines of their own, without escapes where that is possible.
pub fn quoted(words: &str) -> String {
    let is_long = words.contains('\n') || words.chars().count() > LONG;
    if is_long && is_literal(words, "\n\t") && !words.contains("'''") && !words.ends_with('\'') {
        return format!("'''\n{words}'''");
    }
    on_one_line(words)
}

fn on_one_line(words: &str) -> String {
    let has_escapes = words.contains(['\\', '"']);
    if has_escapes && !words.contains('\'') && is_literal(words, "\t") {
        return format!("'{words}'");
    }
    let mut string = String::with_capacity(words.len() + 2);
    string.push('"');
    for letter in words.chars() {
        match letter {
            '"' => string.push_str("\\\""),
            '\\' => string.push_str("\\\\"),
            '\n' => string.push_str("\\n"),
            '\r' => string.push_str("\\r"),
            '\t' => string.push_str("\\t"),
            control if control.is_control() => {
                write!(string, "\\u{:04X}", u32::from(control)).expect("writing to a string does not fail");
            }
            other => string.push(other),
        }
    }
    string.push('"');
    string
}

fn list(lines: &[String]) -> String {
    let members: Vec<String> = lines.iter().map(|line| on_one_line(line)).collect();
    if members.len() < 2 {
        return format!("[{}]", members.concat());
    }
    format!("[\n  {},\n]", members.join(",\n  "))
}

/// Whether words may stand between single quotes, where no escapes exist.
fn is_literal(words: &str, allowed: &str) -> bool {
    words.chars().all(|letter| !letter.is_control() || allowed.contains(letter))
}

fn is_iso_day(words: &str) -> bool {
    Date::parse(words).is_ok_and(|date| date.day().is_some() && date.iso() == words)
}
