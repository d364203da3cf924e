//! Consultations as far as rules and pages need to know them: the call, the result, and where both stand.

mod call;
mod news;
mod opinion;
mod phase;
mod result;
mod standing;
#[cfg(test)]
mod tests;

use super::value::Stated;
use super::value::Value;

pub use call::Call;
pub use call::Extension;
pub(crate) use call::keys as call_keys;
pub use news::News;
pub use news::What;
pub use opinion::Choice;
pub use opinion::Opinion;
pub use phase::Phase;
pub use result::CallResult;
pub use result::Response;
pub(crate) use result::keys as result_keys;
pub use standing::Standing;

/// Words that say that there is nothing, and what they may be said of.
const NOTHING: [&str; 6] = ["ありません", "ございません", "なし", "無し", "ない", "無い"];
const OF_WHAT: [&str; 10] =
    ["", "差異", "違い", "相違", "変更", "修正", "特に", "該当", "載せていない意見", "案と定めたものの違い"];

/// The plain words of a line or a text.
fn words(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Stated(Stated::Text(text)) => Some(text.prose.plain.trim().to_owned()),
        value => value.line().map(|line| line.trim().to_owned()),
    }
}

/// Whether more is said than that there is nothing; what is withheld is something.
fn is_something(value: Option<&Value>) -> bool {
    match words(value) {
        Some(words) => !says_nothing(&words),
        None => matches!(value, Some(Value::Withheld { .. })),
    }
}

/// 「なし」「差異なし」「違いは、ありません。」
fn says_nothing(words: &str) -> bool {
    let said = words.replace('、', "");
    let said = said.trim().trim_end_matches('。');
    let of_what = NOTHING.iter().filter_map(|nothing| said.strip_suffix(nothing));
    of_what.map(|what| what.trim_end_matches(['は', 'も', 'が'])).any(|what| OF_WHAT.contains(&what))
}
