//! Rules on names: of laws, bodies, offices, systems and matters, whatever the form.

mod alike;
mod article_without_item;
mod claims;
mod department_outside_its_time;
mod dictionary;
mod law_misnamed;
mod matter_drift;
mod name_drift;
mod outdated_name;
mod table_row_not_listed;
mod title_against_form;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "名前",
    checks: &[
        Check::of_record(&outdated_name::PAGE, outdated_name::check),
        Check::of_record(&department_outside_its_time::PAGE, department_outside_its_time::check),
        Check::of_record(&name_drift::PAGE, name_drift::check),
        Check::of_record(&table_row_not_listed::PAGE, table_row_not_listed::check),
        Check::of_record(&law_misnamed::PAGE, law_misnamed::check),
        Check::of_record(&article_without_item::PAGE, article_without_item::check),
        Check::of_site(&matter_drift::PAGE, matter_drift::check),
        Check::of_record(&title_against_form::PAGE, title_against_form::check),
    ],
};
