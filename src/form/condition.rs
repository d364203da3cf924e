//! Conditions on a choice made elsewhere in the same document.

use super::node::Form;

/// A condition on a choice in the same document, in the same rows where keys share repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Form key of the item with the choice.
    pub key: String,
    /// Codes of which one must be chosen.
    pub chosen: Vec<String>,
}

impl Condition {
    /// `「⑦再委託の有無」で「再委託する」`
    pub fn in_words(&self, form: &Form) -> String {
        let id = form.by_key(&self.key).expect("a form is refused if a condition names no item of it");
        let offered = form.choices_of(id).map(|choices| choices.offered.as_slice()).unwrap_or_default();
        let chosen = offered.iter().filter(|offered| self.chosen.contains(&offered.code));
        let chosen: Vec<String> = chosen.map(|offered| format!("「{}」", offered.label)).collect();
        format!("「{}」で{}", form.nodes[id].label, chosen.join("か"))
    }
}
