//! Rules on choices that contradict each other, or what the words beside them say.

mod answered_though_none;
mod boxes;
mod choice_without_words;
mod email_unexplained;
mod fee_words;
mod government_standards_chosen;
mod incident_words;
mod insufficient_without_words;
mod main_item_unexplained;
mod medium_not_chosen;
mod my_number_not_chosen;
mod national_item_filled;
mod network_box_against_media;
mod network_use_mismatch;
mod none_box_mismatch;
mod retention_against_words;
mod review_doubts_sufficiency;
mod rows_against_boxes;
mod source_not_chosen;
mod subcontracting_words;
mod subcontractor_control;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "選択肢と記載",
    checks: &[
        Check::of_record(&choice_without_words::PAGE, choice_without_words::check),
        Check::of_record(&my_number_not_chosen::PAGE, my_number_not_chosen::check),
        Check::of_record(&main_item_unexplained::PAGE, main_item_unexplained::check),
        Check::of_record(&source_not_chosen::PAGE, source_not_chosen::check),
        Check::of_record(&medium_not_chosen::PAGE, medium_not_chosen::check),
        Check::of_record(&subcontracting_words::PAGE, subcontracting_words::check),
        Check::of_record(&none_box_mismatch::PAGE, none_box_mismatch::check),
        Check::of_record(&network_use_mismatch::PAGE, network_use_mismatch::check),
        Check::of_record(&government_standards_chosen::PAGE, government_standards_chosen::check),
        Check::of_record(&incident_words::PAGE, incident_words::check),
        Check::of_record(&insufficient_without_words::PAGE, insufficient_without_words::check),
        Check::of_record(&fee_words::PAGE, fee_words::check),
        Check::of_record(&national_item_filled::PAGE, national_item_filled::check),
        Check::of_record(&retention_against_words::PAGE, retention_against_words::check),
        Check::of_record(&answered_though_none::PAGE, answered_though_none::check),
        Check::of_record(&subcontractor_control::PAGE, subcontractor_control::check),
        Check::of_record(&network_box_against_media::PAGE, network_box_against_media::check),
        Check::of_record(&rows_against_boxes::PAGE, rows_against_boxes::check),
        Check::of_record(&review_doubts_sufficiency::PAGE, review_doubts_sufficiency::check),
        Check::of_record(&email_unexplained::PAGE, email_unexplained::check),
    ],
};
