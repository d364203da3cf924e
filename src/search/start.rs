//! What a search begins with: how large the index is, which words mean the same, and which versions are of what.

use std::collections::BTreeMap;

use serde_json::json;

use crate::assemble::Scope;
use crate::assemble::Site;
use crate::assemble::Sought;
use crate::read::Card;

use super::index::Index;
use super::numbers::push;
use super::numbers::rising;

/// Words that mean the same, as a script.
pub fn same(site: &Site, scope: Scope) -> String {
    let settings = &site.tree.settings;
    let abbreviated = settings.abbreviations.iter().map(|known| vec![known.words.clone(), known.meaning.clone()]);
    let same: Vec<Vec<String>> = settings.synonyms.iter().cloned().chain(abbreviated).collect();
    format!("juranSearch.same({}, {});\n", json!(scope.word()), json!(same))
}

/// What a search begins with, as a script.
pub fn start(site: &Site, scope: Scope, index: &Index) -> String {
    let searched = &site.searched;
    let about = json!({
        "mark": index.mark(),
        "versions": searched.of(scope).len(),
        "pairs": searched.pairs(scope),
        "letters": searched.letters(scope),
        "long": long(searched.of(scope)),
        "past": !searched.of(Scope::Past).is_empty(),
    });
    format!("juranSearch.start({}, {about});\n", json!(scope.word()))
}

/// The versions that have more than one stretch: how many versions are left out before each, and how many it has above two.
fn long(versions: &[Sought]) -> String {
    let mut text = String::new();
    let mut next = 0;
    for (number, sought) in (0..).zip(versions) {
        if let Some(more) = sought.stretches.checked_sub(2) {
            push(&mut text, number - next);
            push(&mut text, u32::try_from(more).unwrap_or(u32::MAX));
            next = number + 1;
        }
    }
    text
}

/// The versions of each kind, agency and department, as a script.
pub fn filters(site: &Site, scope: Scope, index: &Index) -> String {
    let card = |sought: &Sought| &site.tree.cards[site.documents[sought.document].versions[sought.at].card];
    let by = |of: &dyn Fn(&Card) -> Option<String>| {
        let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, sought) in (0..).zip(site.searched.of(scope)) {
            if let Some(id) = of(card(sought)) {
                groups.entry(id).or_default().push(number);
            }
        }
        groups.into_iter().map(|(id, numbers)| (id, json!(rising(numbers)))).collect::<serde_json::Map<_, _>>()
    };
    let filters = json!({
        "kind": by(&|card| Some(card.version.document.kind.clone())),
        "agency": by(&|card| card.version.agency.clone()),
        "department": by(&|card| card.version.department.clone()),
    });
    format!("juranSearch.filters({}, {}, {filters});\n", json!(scope.word()), json!(index.mark()))
}
