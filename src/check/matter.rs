//! Titles under which matters are brought before a council.

use crate::finding::Place;

use super::folded::Folded;
use super::subject::Subject;

/// A title of a matter, or of a paper on it.
#[derive(Debug)]
pub(crate) struct Matter {
    /// The number of the matter, loosely spelt: 諮問第1号.
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) place: Place,
}

/// What stands before the number of a matter.
const NUMBERED: &str = "諮問第";
/// The words in which titles of matters end.
const END: &str = "について";
/// A title has not more letters.
const LONGEST: usize = 100;

impl Matter {
    /// The titles that a record gives, those of its agenda first.
    pub(crate) fn all_of(subject: &Subject) -> Vec<Self> {
        if !subject.form_is(&["meeting-record", "council-sheet", "notice"]) {
            return Vec::new();
        }
        let titled = |key: &str, number: Option<&str>| {
            let title = subject.words(key)?.to_owned();
            let number = number.and_then(|key| Some(Folded::loose(subject.words(key)?).text));
            let place = subject.at_key(key).quoting(&title);
            Some(Self { number, title, place })
        };
        let agenda = subject
            .rows("agenda")
            .iter()
            .filter_map(|row| titled(&format!("agenda.{}.title", row.id), Some(&format!("agenda.{}.number", row.id))));
        let materials = subject.rows("materials").iter();
        let materials = materials.filter_map(|row| titled(&format!("materials.{}.title", row.id), None));
        let sheet = subject.form_is(&["council-sheet"]).then(|| titled("title", None)).flatten();
        agenda.chain(materials).chain(sheet).chain(Self::named_in(subject)).collect()
    }

    /// The matters that words name by number and title: 諮問第1号「…について」.
    fn named_in(subject: &Subject) -> Vec<Self> {
        let mut found = Vec::new();
        for passage in subject.passages().iter().filter(|passage| passage.voice.is_of_document()) {
            let folded = passage.folded();
            for (at, _) in folded.text.match_indices(NUMBERED) {
                let rest = folded.from(at);
                let Some((number, behind)) = rest.split_once('号') else { continue };
                let digits = number.get(NUMBERED.len()..).unwrap_or_default();
                let title = behind.trim_start_matches(['「', '『', '(', ')', ':', '・']);
                let Some((title, _)) = title.split_once(END) else { continue };
                let is_number = !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit());
                if !is_number || title.chars().count() > LONGEST || title.contains(['。', '\n', '、', '」']) {
                    continue;
                }
                let start = at + rest.len() - behind.len() + behind.find(title).unwrap_or(0);
                let written = folded.written(start..start + title.len() + END.len());
                let words = passage.words.get(written.clone()).unwrap_or_default().to_owned();
                let place = subject.at_words(passage, written);
                found.push(Self { number: Some(format!("{number}号")), title: words, place });
            }
        }
        found
    }
}
