//! What the form of the bar asks for: drafts or not, the instant, and the page to go back to.

use crate::pipeline::Drafts;
use crate::text::Instant;

use super::Condition;
use super::address::decoded;
use super::address::wanted;

pub(super) const DRAFTS: &str = "drafts";
pub(super) const AS_OF: &str = "as-of";
pub(super) const BACK: &str = "back";

/// A choice, read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) condition: Condition,
    /// An address of this preview.
    pub(super) back: String,
}

/// Reads the form; what cannot be read is told in whole sentences.
pub(super) fn read(form: &str) -> Result<Choice, String> {
    let value = |name: &str| {
        form.split('&').find_map(|pair| {
            let (own, value) = pair.split_once('=')?;
            (own == name).then(|| decoded(value, true).unwrap_or_default())
        })
    };
    let written = value(AS_OF).unwrap_or_default();
    let as_of = match written.trim() {
        "" => None,
        written => Some(Instant::parse(written).map_err(|problem| problem.message(written))?),
    };
    let drafts = if value(DRAFTS).is_some() { Drafts::Included } else { Drafts::Omitted };
    Ok(Choice { condition: Condition { drafts, as_of }, back: back(&value(BACK).unwrap_or_default()) })
}

/// The address of a page to go back to, put together anew, so that it cannot lead to another site.
pub(super) fn back(target: &str) -> String {
    match wanted(target) {
        Some(wanted) if wanted.path.is_empty() => "/".to_owned(),
        Some(wanted) => format!("/{}{}", wanted.path, if wanted.is_folder { "/" } else { "" }),
        None => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Choice;
    use super::read;
    use crate::pipeline::Drafts;
    use crate::serve::Condition;
    use crate::text::Instant;

    #[test]
    fn the_form_is_read() {
        let read =
            read("back=%2Fassessments%2Fkaigo%2F&drafts=1&as-of=%E4%BB%A4%E5%92%8C8%E5%B9%B411%E6%9C%8820%E6%97%A5");
        let as_of = Some(Instant::parse("2026-11-20").expect("it is a day"));
        let condition = Condition { drafts: Drafts::Included, as_of };
        assert_eq!(read, Ok(Choice { condition, back: "/assessments/kaigo/".to_owned() }));
    }

    #[test]
    fn what_is_left_out_is_not_chosen() {
        let condition = Condition { drafts: Drafts::Omitted, as_of: None };
        for form in ["", "as-of=", "as-of=+&back=", "x", "&&="] {
            assert_eq!(read(form), Ok(Choice { condition, back: "/".to_owned() }), "{form}");
        }
        assert!(read("as-of=tomorrow").is_err_and(|sentence| sentence.contains("tomorrow")));
    }

    #[test]
    fn the_way_back_leads_to_no_other_site() {
        for hostile in [
            "https%3A%2F%2Fevil.example%2F",
            "%2F%2Fevil.example%2F",
            "%2F%5Cevil.example",
            "%5C%5Cevil.example",
            "%2F%09%2Fevil.example",
            "javascript%3Aalert(1)",
            "%2Fa%0D%0ASet-Cookie%3A%20x%3D1",
            "..%2F..%2F",
        ] {
            assert_eq!(read(&format!("back={hostile}")).map(|choice| choice.back).as_deref(), Ok("/"), "{hostile}");
        }
    }
}
