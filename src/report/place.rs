//! Places of findings in words.

use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Spot;

use super::around::version_called;

/// `assessments/kaigo/1/ii.toml 42行目 18文字目（Ⅱ.2.②「②対象となる本人の数」）`
pub(super) fn whole(place: &Place) -> Option<String> {
    match (source(place), &place.reference) {
        (Some(source), Some(reference)) => Some(format!("{source}（{reference}）")),
        (source, reference) => source.or_else(|| reference.clone()),
    }
}

/// `assessments/kaigo/1/ii.toml 42行目 18文字目`, or the version where no file is known.
pub(super) fn source(place: &Place) -> Option<String> {
    let spot = place.spot.as_ref().filter(|spot| !spot.file.is_empty());
    let shown = |spot: &Spot| place.shown.as_ref().map(|shown| format!("{} {shown}", spot.file));
    spot.map(|spot| shown(spot).unwrap_or_else(|| in_file(spot))).or_else(|| version(place))
}

fn in_file(spot: &Spot) -> String {
    let Spot { file, line, column } = spot;
    match (line, column) {
        (0, _) => file.to_string(),
        (_, 0) => format!("{file} {line}行目"),
        _ => format!("{file} {line}行目 {column}文字目"),
    }
}

/// `assessments/kaigo 第1版`
fn version(place: &Place) -> Option<String> {
    let document = place.document.as_ref()?;
    let version = place.version.as_deref().map(version_called);
    Some(version.map_or(document.clone(), |version| format!("{document} {version}")))
}

/// The words without characters that steer a terminal.
pub(super) fn plain(words: &str) -> String {
    words.lines().map(|line| line.replace(char::is_control, "\u{FFFD}")).collect::<Vec<String>>().join("\n")
}

/// The word for how grave a finding is, or that somebody accepted it.
pub(super) fn word(finding: &Finding) -> &'static str {
    if finding.waived.is_some() { "検査除外" } else { finding.severity.word() }
}

/// What a correction would do, as a sentence; `None` where nothing is offered or where it was not found in the source.
pub(super) fn offer(finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let words = &fix.mends.as_ref()?.words;
    let option = if fix.is_safe { "--fix" } else { "--fix-unsafe" };
    let to = &fix.replacement;
    Some(if to.is_empty() {
        format!("「juran check {option}」で、「{words}」を消せます。")
    } else {
        format!("「juran check {option}」で、「{words}」を「{to}」に直せます。")
    })
}
