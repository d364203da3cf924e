//! What the register of files and the assessments say of the same files.

use crate::finding::Place;
use crate::form::join;
use crate::model::Value;

use super::denial::says_nothing;
use super::keys;
use super::subject::Subject;

/// A file of the register（個人情報ファイル簿）.
#[derive(Debug)]
pub(crate) struct Registered {
    /// Where it says that information is given to nobody as a rule.
    pub(crate) without_recipients: Option<Place>,
    /// Where it says that nothing is sensitive.
    pub(crate) without_sensitive: Option<Place>,
}

/// A file of an assessment.
#[derive(Debug)]
pub(crate) struct Assessed {
    pub(crate) name: String,
    /// Names of those to whom information is given.
    pub(crate) recipients: Vec<String>,
    /// The boxes that were ticked for information that is sensitive by its kind.
    pub(crate) sensitive: Vec<String>,
}

/// Codes of the boxes for health and for disability.
const SENSITIVE: &[&str] = &["health", "disability-welfare"];

impl Registered {
    pub(super) fn of(subject: &Subject) -> Option<Self> {
        if !subject.form_is(&["file-register"]) {
            return None;
        }
        let recipients = subject.record.get("recipients");
        let is_nobody = match recipients.map(|entry| &entry.value) {
            Some(Value::None(_)) => true,
            Some(Value::Stated(_)) => subject.words("recipients").is_some_and(says_nothing),
            _ => false,
        };
        let is_plain = subject.chosen("sensitive") == Some("not-included");
        Some(Self {
            without_recipients: is_nobody.then(|| subject.at_key("recipients")),
            without_sensitive: is_plain.then(|| subject.at_key("sensitive")),
        })
    }
}

impl Assessed {
    pub(super) fn all_of(subject: &Subject) -> Vec<Self> {
        if !subject.form_is(keys::DETAILED_BOOKS) {
            return Vec::new();
        }
        let files = subject.rows("files").iter().map(|row| join("files", &row.id));
        let of_file = |file: String| {
            let name = subject.words(&join(&file, "name"))?.to_owned();
            let repeat = join(&file, "recipients");
            let rows = subject.rows(&repeat).iter();
            let recipients = rows.filter_map(|row| subject.words(&join(&join(&repeat, &row.id), "name")));
            let recipients = recipients.map(str::to_owned).collect();
            Some(Self { name, recipients, sensitive: sensitive(subject, &join(&file, "basics.main-items")) })
        };
        files.filter_map(of_file).collect()
    }
}

fn sensitive(subject: &Subject, key: &str) -> Vec<String> {
    let Some(entry) = subject.record.get(key) else { return Vec::new() };
    let Some(choices) = subject.record.form.choices_of(entry.node) else { return Vec::new() };
    let ticked = entry.value.chosen().iter().map(|chosen| &choices.offered[chosen.at]);
    let ticked = ticked.filter(|offered| SENSITIVE.contains(&offered.code.as_str()));
    ticked.map(|offered| offered.label.clone()).collect()
}

/// The names under which an assessment says that its files are registered, with their place.
pub(crate) fn register_names(subject: &Subject) -> Vec<(String, Place)> {
    const NAME: &str = "requests.register-name";
    if subject.chosen("requests.register") != Some("1") {
        return Vec::new();
    }
    let names = subject.words(NAME).unwrap_or_default().split(['、', '，', '\n', '／']);
    let names = names.map(|name| name.trim().trim_matches(['「', '」', '・', '　', ' ']));
    let names = names.filter(|name| !name.is_empty() && !name.ends_with("参照") && !name.ends_with("参照。"));
    names.map(|name| (name.to_owned(), subject.at_key(NAME))).collect()
}
