//! The language of findings: Japanese, the author's own words, and names of files and forms; no words of a library.

use std::collections::BTreeSet;

use juran::form::Catalogue;

use crate::support::Sandbox;
use crate::support::Told;

/// Names of the format, of encodings and of the program itself, which a finding may use.
const NAMES: &[&str] = &[
    "HTML",
    "Markdown",
    "Windows",
    "con",
    "nul",
    "page",
    "NUL",
    "FEFF",
    "FFFE",
    "FFFF",
    "PDF",
    "TOML",
    "txt",
    "UTF",
    "Shift",
    "JIS",
    "http",
    "https",
    "mailto",
    "tel",
    "juran",
    "new",
    "site",
    "toml",
    "book",
    "form",
    "version",
    "attachments",
    "aliases",
    "agencies",
    "title",
    "name",
    "file",
    "alt",
    "text",
    "parts",
    "ground",
    "full",
    "withheld",
    "written",
    "courier",
    "task",
    "description",
    "true",
    "false",
    "base",
    "body",
    "contact",
    "url",
    "www",
    "city",
    "example",
    "kojinjoho",
    "kaigo",
    "consultations",
    "call",
    "result",
    "drafts",
    "assessments",
    "files",
    "meetings",
    "notices",
    "systems",
    "laws",
    "departments",
    "councils",
    "abbreviations",
    "synonyms",
    "signers",
    "license",
    "downloads",
    "key",
    "pub",
    "ssh",
    "AAAA",
    "pages",
    "content",
    "revision",
    "all",
    "citations",
    "short",
    "reason",
    "left",
    "out",
    "drafts",
    "opinions",
];

/// Words of three or more ASCII letters in a finding that are neither the author's nor names.
pub(crate) fn foreign_words(told: &Told, sandbox: &Sandbox) -> Vec<String> {
    let mut known: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for path in sandbox.files("content") {
        known.extend(words(&path));
        known.extend(words(&String::from_utf8_lossy(&sandbox.read_bytes(&format!("content/{path}")))));
    }
    let mut said = format!("{} {}", told.message, told.remedy);
    for form in Catalogue::built_in().iter() {
        said = said.replace(&form.name(), "");
    }
    let mut foreign = words(&said);
    foreign.retain(|word| !known.contains(word));
    foreign.into_iter().map(|word| format!("the finding says “{word}”: {} {}", told.message, told.remedy)).collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() >= 3).map(str::to_owned).collect()
}

#[test]
fn words_of_a_library_are_noticed() {
    let told = |message: &str| Told {
        rule: "R102".to_owned(),
        severity: "E".to_owned(),
        message: message.to_owned(),
        remedy: "「published」を直してください。".to_owned(),
        file: None,
        line: None,
        column: None,
        document: None,
        item: None,
        quote: None,
        waived: None,
    };
    let sandbox = Sandbox::with_sheet();
    assert!(foreign_words(&told("TOML の書き方ではありません。"), &sandbox).is_empty());
    assert_eq!(foreign_words(&told("invalid basic string です。"), &sandbox).len(), 3);
}
