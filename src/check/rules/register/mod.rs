//! Rules on the register of files of personal information（個人情報ファイル簿）, and on what assessments say of the same files.

mod copy_of_manual_file;
mod item_named_twice;
mod item_numbers_broken;
mod mark_instead_of_field;
mod name_twice;
mod not_in_register;
mod office_unknown;
mod ordinance_field_missing;
mod proposals_without_office;
mod recipients_denied;
mod register_name_differs;
mod sensitive_boxes_denied;
mod sensitive_items_denied;

use std::collections::BTreeMap;

use crate::check::Holdings;
use crate::check::registered::Assessed;
use crate::check::registered::Registered;
use crate::check::topic::Check;
use crate::check::topic::Topic;
use crate::model::DocumentId;
use crate::text::fold;

/// Id of the form of an entry.
const FORM: &str = "file-register";

pub(in crate::check) const TOPIC: Topic = Topic {
    title: "個人情報ファイル簿",
    checks: &[
        Check::of_record(&mark_instead_of_field::PAGE, mark_instead_of_field::check),
        Check::of_record(&copy_of_manual_file::PAGE, copy_of_manual_file::check),
        Check::of_record(&proposals_without_office::PAGE, proposals_without_office::check),
        Check::of_record(&item_numbers_broken::PAGE, item_numbers_broken::check),
        Check::of_record(&sensitive_items_denied::PAGE, sensitive_items_denied::check),
        Check::of_site(&recipients_denied::PAGE, recipients_denied::check),
        Check::of_record(&office_unknown::PAGE, office_unknown::check),
        Check::of_site(&name_twice::PAGE, name_twice::check),
        Check::of_site(&not_in_register::PAGE, not_in_register::check),
        Check::of_record(&ordinance_field_missing::PAGE, ordinance_field_missing::check),
        Check::of_record(&item_named_twice::PAGE, item_named_twice::check),
        Check::of_record(&register_name_differs::PAGE, register_name_differs::check),
        Check::of_site(&sensitive_boxes_denied::PAGE, sensitive_boxes_denied::check),
    ],
};

/// Every file that is both registered and assessed, under one name of one agency, with the document that assesses it.
fn pairs(holdings: &Holdings) -> Vec<(&Registered, &Assessed, &DocumentId)> {
    let present = holdings.present();
    let mut assessed_as: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for book in &present {
        for file in &book.assessed {
            assessed_as.entry((&book.agency, fold(&file.name))).or_default().push((file, &book.document));
        }
    }
    let mut pairs = Vec::new();
    for entry in &present {
        let Some((registered, (title, _))) = entry.registered.as_ref().zip(entry.title.as_ref()) else { continue };
        let known = assessed_as.get(&(&entry.agency, fold(title)));
        pairs.extend(known.into_iter().flatten().map(|(file, book)| (registered, *file, *book)));
    }
    pairs
}
