//! Rules on choices that contradict each other, or what the words beside them say.

mod boxes;
mod choice_without_words;
mod my_number_not_chosen;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "選択肢と記載",
    checks: &[
        Check::of_record(&choice_without_words::PAGE, choice_without_words::check),
        Check::of_record(&my_number_not_chosen::PAGE, my_number_not_chosen::check),
    ],
};
