//! Opinions were received, and none is shown.

use crate::check::Subject;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::model::CallResult;
use crate::model::result_keys;

pub(in crate::check) static RULE: Rule = Rule {
    code: "C112",
    name: "opinions-not-shown",
    severity: Severity::Warning,
    class: Class::Contradicted,
    title: "意見がありましたが、一つも載っていません",
    basis: "提出された意見と、それを考慮した結果を公表することになっているためです（行政手続法第43条第1項。地方公共団体では、自らの条例や要綱によります）。",
};

/// Looks at a result without opinions: where some were received, readers look for them and for what was answered, unless it
/// is said why they are left out.
pub(super) fn check(subject: &Subject, result: &CallResult, findings: &mut Findings) {
    let received = result.received.filter(|received| *received > 0 && result.opinions.is_empty() && !result.leaves_out);
    if let Some(received) = received {
        let message = format!("意見は{received}件ありましたが、意見と考え方が一つも載っていません。");
        let remedy = format!(
            "「[[{}]]」で始まるまとまりに、意見と考え方を書いてください。載せられないときは、「{} = …」に理由を書いてください。",
            result_keys::OPINIONS,
            result_keys::LEFT_OUT
        );
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
}
