//! Holds the stages of one document against each other: their days, and the items that stand on one page.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::form::Form;
use crate::model::Call;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Date;

use super::rules::RESULT_BEFORE_CALL;
use super::rules::RESULT_BEFORE_CLOSING;
use super::rules::RESULT_OF_CANCELLED_CALL;
use super::rules::SAME_ITEM_IN_STAGES;

/// Looks at every document with a call and a result.
pub(super) fn check(tree: &SourceTree, findings: &mut Findings) {
    let staged: Vec<&Card> = tree.cards.iter().filter(|card| card.version.name.as_stage().is_some()).collect();
    for stages in staged.chunk_by(|a, b| a.version.document == b.version.document) {
        let [asked, answered] = stages else { continue };
        let Some(call) = &asked.call else { continue };
        report_shared_items(asked, answered, findings);
        if let Some(published) = answered.version.published {
            report_days(asked, call, answered, published, findings);
        }
    }
}

/// A result stands on top of its call: neither may say a day that the other makes wrong.
fn report_days(asked: &Card, call: &Call, answered: &Card, published: Date, findings: &mut Findings) {
    let place = || Place { spot: Some(answered.main_spot()), ..answered.version.place() };
    let day = published.in_full();
    if asked.version.published.is_none_or(|announced| published < announced) {
        let announced = asked
            .version
            .published
            .map_or("決まっていません".to_owned(), |day| format!("{}です", day.in_full()));
        let message = format!("結果を公表する日は{day}ですが、募集を公表する日は{announced}。");
        let remedy = "結果と募集の published の日付を確かめ、結果が後になるように直してください。";
        findings.add(&RESULT_BEFORE_CALL, place(), message, remedy);
    }
    if let Some(cancelled) = call.cancelled {
        let message = format!("この募集は{}に中止したとありますが、結果も書かれています。", cancelled.in_full());
        let remedy = "中止したのなら結果のファイルを消し、中止していないのなら中止した日を消してください。";
        findings.add(&RESULT_OF_CANCELLED_CALL, place(), message, remedy);
        return;
    }
    if let Some(closes) = call.last_closes().filter(|closes| published <= closes.date()) {
        let message =
            format!("結果を公表する日（{day}）が、受付の締切（{}）の日より後になっていません。", closes.in_full());
        let remedy = "結果は公表する日の0時から載るため、published を締切の日の翌日か、それより後にしてください。";
        findings.add(&RESULT_BEFORE_CLOSING, place(), message, remedy);
    }
}

/// Both stages stand on one page, where an item can be named only once.
fn report_shared_items(asked: &Card, answered: &Card, findings: &mut Findings) {
    let names =
        |form: &Form| -> BTreeSet<String> { form.roots.iter().map(|root| form.nodes[*root].name.clone()).collect() };
    let shared = names(&asked.form);
    let shared: Vec<String> = names(&answered.form).intersection(&shared).map(|name| format!("「{name}」")).collect();
    if !shared.is_empty() {
        let place = Place { spot: Some(answered.main_spot()), ..answered.version.place() };
        let message = format!(
            "結果の様式「{}」の項目{}が、募集の様式「{}」にもあります。",
            answered.form.name(),
            shared.join(""),
            asked.form.name()
        );
        let remedy =
            "募集と結果は一つのページに並びます。様式を作った人が、どちらかの様式で項目の名前（key）を変えてください。";
        findings.add(&SAME_ITEM_IN_STAGES, place, message, remedy);
    }
}
