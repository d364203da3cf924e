//! Rules on choices that contradict each other, or what the words beside them say.

mod boxes;
mod choice_without_words;
mod my_number_not_chosen;
mod none_box_mismatch;
mod rows_against_boxes;
mod subcontracting_words;
mod subcontractor_control;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "選択肢と記載",
    checks: &[
        Check::of_record(&choice_without_words::PAGE, choice_without_words::check),
        Check::of_record(&my_number_not_chosen::PAGE, my_number_not_chosen::check),
        Check::of_record(&subcontracting_words::PAGE, subcontracting_words::check),
        Check::of_record(&none_box_mismatch::PAGE, none_box_mismatch::check),
        Check::of_record(&subcontractor_control::PAGE, subcontractor_control::check),
        Check::of_record(&rows_against_boxes::PAGE, rows_against_boxes::check),
    ],
};
