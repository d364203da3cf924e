//! Reading never stops at the first problem: every mistake is named at its place, of every document, in one run.

pub(crate) mod case;
pub(crate) mod consultations;
pub(crate) mod forms;
pub(crate) mod places;
pub(crate) mod signers;
pub(crate) mod syntax;
pub(crate) mod texts;
mod together;
pub(crate) mod values;
pub(crate) mod vocabularies;
pub(crate) mod wording;

use case::Case;
use case::assert_all_hold;

/// Every case of the tables.
pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    let tables = [
        syntax::CASES,
        values::TYPES,
        values::NAMES,
        values::CHOICES_AND_DATES,
        values::ROWS,
        values::SEALS,
        forms::CASES,
        forms::BROKEN_ALTOGETHER,
        values::FORMS,
        places::FOLDERS,
        places::ADDRESSES,
        places::PATHS,
        texts::MARKS,
        texts::LINKS,
        consultations::CALLS,
        consultations::RESULTS,
        signers::CASES,
        vocabularies::CASES,
    ];
    tables.into_iter().flatten()
}

#[test]
fn what_is_no_toml_is_named_at_its_place() {
    assert_all_hold(syntax::CASES);
}

#[test]
fn values_of_another_type_are_refused() {
    assert_all_hold(values::TYPES);
}

#[test]
fn unknown_names_are_named_with_the_nearest_right_one_and_missing_items_are_asked_for() {
    assert_all_hold(values::NAMES);
}

#[test]
fn choices_and_dates_are_those_of_the_form_and_of_the_calendar() {
    assert_all_hold(values::CHOICES_AND_DATES);
}

#[test]
fn signers_have_keys_that_can_be_used() {
    assert_all_hold(signers::CASES);
}

#[test]
fn rows_have_ids_of_their_own_and_stay_within_the_form() {
    assert_all_hold(values::ROWS);
}

#[test]
fn forms_are_known_and_whole() {
    assert_all_hold(values::FORMS);
}

#[test]
fn what_is_sealed_has_words_and_a_ground() {
    assert_all_hold(values::SEALS);
}

#[test]
fn forms_of_ones_own_can_work() {
    assert_all_hold(forms::CASES);
    assert_all_hold(forms::BROKEN_ALTOGETHER);
}

#[test]
fn folders_are_documents_and_versions_and_nothing_else() {
    assert_all_hold(places::FOLDERS);
}

#[test]
fn an_address_belongs_to_one_thing() {
    assert_all_hold(places::ADDRESSES);
}

#[test]
fn no_path_leaves_its_folder() {
    assert_all_hold(places::PATHS);
}

#[test]
fn texts_hold_no_tags_and_nothing_unsafe() {
    assert_all_hold(texts::MARKS);
}

#[test]
fn links_lead_somewhere() {
    assert_all_hold(texts::LINKS);
}

#[test]
fn calls_last_long_enough_and_name_their_drafts() {
    assert_all_hold(consultations::CALLS);
}

#[test]
fn results_add_up_and_come_after_their_calls() {
    assert_all_hold(consultations::RESULTS);
}
