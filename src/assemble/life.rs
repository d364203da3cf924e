//! Events of life: whether the documents that the site names for them are there.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::read::SourceTree;
use crate::text::nearest;

use super::rules::EVENT_WITHOUT_DOCUMENT;

/// Reports documents that nobody has written. Those that are not public yet, or are no longer, are left out in silence.
pub(super) fn check(tree: &SourceTree, findings: &mut Findings) {
    let known: BTreeSet<String> = tree.cards.iter().map(|card| card.version.document.to_string()).collect();
    for event in &tree.settings.vocabulary.life_events {
        for (document, spot) in &event.documents {
            let (written, home) = (document.to_string(), document.address());
            if known.contains(&written) || tree.withdrawals.contains_key(document) || tree.unread.contains(&home) {
                continue;
            }
            let message =
                format!("暮らしの場面「{}」に書かれた文書「{written}」は、このサイトにありません。", event.name);
            let remedy = match nearest(&written, known.iter().map(String::as_str)) {
                Some(near) => format!("「{near}」の書き誤りなら、直してください。"),
                None => "文書を書くか、この名前を消してください。".to_owned(),
            };
            let place = Place::at(spot.clone()).quoting(&written);
            findings.add(&EVENT_WITHOUT_DOCUMENT, place, message, remedy);
        }
    }
}
