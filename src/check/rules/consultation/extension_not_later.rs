//! An extension that extends nothing.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::form::join;
use crate::model::Call;
use crate::model::call_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C102",
    name: "extension-not-later",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "延長した締切が、前の締切より後になっていません",
    basis: "一度示した期間を短くすると、前の締切を信じた方が意見を出せなくなるためです。",
};

/// Looks at every extension beside the limit before it: a period that was announced may grow, and never shrinks. By what an
/// extension is.
pub(super) fn check(subject: &Subject, call: &Call, findings: &mut Findings) {
    let mut before = call.first_closes;
    for extension in &call.extensions {
        if let Some(limit) = before.filter(|limit| extension.closes <= *limit) {
            let key = join(&join(call_keys::EXTENSIONS, &extension.id), call_keys::CLOSES);
            let message = format!(
                "新しい締切（{}）が、前の締切（{}）より後になっていません。",
                extension.closes.in_full(),
                limit.in_full()
            );
            let remedy = "新しい締切を前の締切より後の日時に直すか、この延長を消してください。延長は、早いものから順に書きます。";
            findings.add(&RULE, subject.at_key(&key), message, remedy);
        }
        before = before.max(Some(extension.closes));
    }
}
