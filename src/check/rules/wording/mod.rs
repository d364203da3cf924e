//! Rules on words and characters, whatever the form.

mod foreign_letter;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic =
    Topic { title: "言葉と文字", checks: &[Check::of_record(&foreign_letter::PAGE, foreign_letter::check)] };
