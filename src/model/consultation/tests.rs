//! The lenses look at what the forms have.

use crate::form::Catalogue;
use crate::form::Form;

use super::call;
use super::result;
use super::says_nothing;

const OF_CALL: &[&str] = &[
    call::keys::MATTER,
    call::keys::HELP[0],
    call::keys::HELP[1],
    call::keys::HOLDING,
    call::keys::DRAFTS,
    call::keys::OPENS,
    call::keys::CLOSES,
    call::keys::SHORT_REASON,
    call::keys::EXTENSIONS,
    call::keys::CANCELLED,
    call::keys::CANCELLED_REASON,
    call::keys::EXCEPTION,
    call::keys::EXCEPTION_REASON,
    call::keys::CHANNELS,
    call::keys::RESULT_PLANNED,
    call::keys::RESULT_DELAYED,
];

const OF_RESULT: &[&str] = &[
    result::keys::OUTCOME,
    result::keys::AGAIN,
    result::keys::DIFFERENCES,
    result::keys::SUBMITTERS,
    result::keys::RECEIVED,
    result::keys::LATE,
    result::keys::BESIDE,
    result::keys::WAYS,
    result::keys::OPINIONS,
    result::keys::LEFT_OUT,
];

/// Items of rows, and choices of items, by their keys.
const INNER: &[(&str, &str, &str)] = &[
    ("consultation-call@1", call::keys::EXTENSIONS, call::keys::DECIDED),
    ("consultation-call@1", call::keys::EXTENSIONS, call::keys::CLOSES),
    ("consultation-call@1", call::keys::EXTENSIONS, call::keys::REASON),
    ("consultation-call@1", call::keys::MATTER, call::keys::ASSESSMENT),
    ("consultation-call@1", call::keys::HOLDING, call::keys::HELD),
    ("consultation-result@1", result::keys::OUTCOME, result::keys::CHANGED),
    ("consultation-result@1", result::keys::OUTCOME, result::keys::AGAIN),
    ("consultation-result@1", result::keys::WAYS, result::keys::SUBMITTERS),
    ("consultation-result@1", result::keys::WAYS, result::keys::WAY),
    ("consultation-result@1", result::keys::WAYS, result::keys::RECEIVED),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::COUNT),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::ABOUT),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::WORDING),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::OPINION),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::OMITTED),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::ANSWER),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::MENDED),
    ("consultation-result@1", result::keys::OPINIONS, result::keys::RESPONSE),
];

fn has(form: &Form, key: &str) -> bool {
    form.roots.iter().any(|root| form.nodes[*root].name == key)
}

fn has_inside(form: &Form, above: &str, word: &str) -> bool {
    let is_offered = || {
        let choices = form.by_key(above).and_then(|node| form.choices_of(node));
        choices.is_some_and(|choices| choices.offered.iter().any(|offered| offered.code == word))
    };
    form.by_key(&format!("{above}[].{word}")).is_some() || is_offered()
}

#[test]
fn the_forms_have_what_the_lenses_look_at() {
    let forms = Catalogue::built_in();
    for (name, keys) in [("consultation-call@1", OF_CALL), ("consultation-result@1", OF_RESULT)] {
        let form = forms.get(name).expect("the form is built in");
        let missing: Vec<_> = keys.iter().filter(|key| !has(form, key)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        assert!(!has(form, "closed"));
    }
    for (name, above, word) in INNER {
        let form = forms.get(name).expect("the form is built in");
        assert!(has_inside(form, above, word), "{name}: {above} {word}");
        assert!(!has_inside(form, above, "closed"));
    }
}

#[test]
fn that_there_is_nothing_is_said_in_several_ways() {
    for words in ["なし", "差異なし", "ありません。", "違いは、ありません。", "特になし。", "変更はない。"]
    {
        assert!(says_nothing(words), "{words}");
    }
    for words in ["番号札のことを書き加えた。", "3件は載せていない。", "鍵のない棚をやめた。", ""]
    {
        assert!(!says_nothing(words), "{words}");
    }
}
