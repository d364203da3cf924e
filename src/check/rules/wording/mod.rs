//! Rules on words and characters, whatever the form.

mod broken_address;
mod cut_sentence;
mod enclosed_digit;
mod foreign_letter;
mod individual_number;
mod lexicon;
mod look_alike;
mod mixed_spelling;
mod mixed_width;
mod person_name;
mod question_asked_twice;
mod reason_twice;
mod repeated_words;
mod script;
mod spreadsheet_residue;
mod template_residue;
mod typeface_only;
mod typo;
mod unbalanced_bracket;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "言葉と文字",
    checks: &[
        Check::of_record(&foreign_letter::PAGE, foreign_letter::check),
        Check::of_record(&look_alike::PAGE, look_alike::check),
        Check::of_record(&mixed_width::PAGE, mixed_width::check),
        Check::of_record(&unbalanced_bracket::PAGE, unbalanced_bracket::check),
        Check::of_record(&cut_sentence::PAGE, cut_sentence::check),
        Check::of_record(&spreadsheet_residue::PAGE, spreadsheet_residue::check),
        Check::of_record(&repeated_words::PAGE, repeated_words::check),
        Check::of_record(&template_residue::PAGE, template_residue::check),
        Check::of_record(&mixed_spelling::PAGE, mixed_spelling::check),
        Check::of_record(&enclosed_digit::PAGE, enclosed_digit::check),
        Check::of_record(&typo::PAGE, typo::check),
        Check::of_record(&broken_address::PAGE, broken_address::check),
        Check::of_record(&typeface_only::PAGE, typeface_only::check),
        Check::of_record(&person_name::PAGE, person_name::check),
        Check::of_record(&reason_twice::PAGE, reason_twice::check),
        Check::of_record(&question_asked_twice::PAGE, question_asked_twice::check),
        Check::of_record(&individual_number::PAGE, individual_number::check),
    ],
};
