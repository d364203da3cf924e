//! Findings for people: plain lines in reading order, without frames and carets.

use std::collections::BTreeSet;

use crate::finding::Counts;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Severity;
use crate::finding::Spot;
use crate::model::VersionName;
use crate::text::grouped;

/// How many findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    All,
    /// As many as this at most, the gravest before the others; the rest is counted.
    First(usize),
}

/// Tells findings and their number; a rule gives its reason once, at its first finding.
pub fn human(findings: &Findings, shown: Shown) -> String {
    if findings.is_empty() {
        return "指摘はありません。\n".to_owned();
    }
    let told = select(findings, shown);
    let mut lines = Vec::new();
    let mut explained = BTreeSet::new();
    for finding in &told {
        tell(finding, &mut lines);
        if explained.insert(finding.rule.code) {
            lines.push(format!("  理由: {}", finding.rule.basis));
        }
        lines.push(String::new());
    }
    let counts = findings.counts();
    if told.len() < findings.iter().count() {
        let hidden = in_words(without(counts, &told));
        lines.push(format!(
            "このほかに、{hidden}があります。すべてを見るには「juran check --format json」を実行してください。"
        ));
    }
    lines.push(format!("{}です。", in_words(counts)));
    lines.push(String::new());
    lines.join("\n")
}

/// The findings to tell, in the order in which they came.
fn select(findings: &Findings, shown: Shown) -> Vec<&Finding> {
    let all: Vec<&Finding> = findings.iter().collect();
    let limit = match shown {
        Shown::First(limit) if limit < all.len() => limit,
        _ => return all,
    };
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|at| all[*at].severity);
    places.truncate(limit);
    places.sort_unstable();
    places.into_iter().map(|at| all[at]).collect()
}

fn tell(finding: &Finding, lines: &mut Vec<String>) {
    let rule = finding.rule;
    let word = if finding.waived.is_some() { "検査除外" } else { finding.severity.word() };
    lines.push(format!("{word} {} {}", rule.code, rule.title));
    if let Some(place) = place(&finding.place) {
        lines.push(format!("  場所: {}", visible(&place)));
    }
    if let Some(quote) = &finding.place.quote {
        lines.push(format!("  記載: 「{}」", visible(quote)));
    }
    lines.push(format!("  説明: {}", visible(&finding.message)));
    if let Some(waived) = &finding.waived {
        lines.push(format!("  除外: {}", visible(waived)));
    } else if !finding.remedy.is_empty() {
        lines.push(format!("  直し方: {}", visible(&finding.remedy)));
    }
}

/// `assessments/kaigo/1/ii.toml 42行目 18文字目（Ⅱ.2.②「②対象となる本人の数」）`
fn place(place: &Place) -> Option<String> {
    let spot = place.spot.as_ref().filter(|spot| !spot.file.is_empty());
    let shown = |spot: &Spot| place.shown.as_ref().map(|shown| format!("{} {shown}", spot.file));
    let source = spot.map(|spot| shown(spot).unwrap_or_else(|| source(spot))).or_else(|| version(place));
    match (source, &place.reference) {
        (Some(source), Some(reference)) => Some(format!("{source}（{reference}）")),
        (source, reference) => source.or_else(|| reference.clone()),
    }
}

fn source(spot: &Spot) -> String {
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
    let version = place.version.as_ref().map(|name| VersionName::read(name).map_or(name.clone(), VersionName::called));
    Some(version.map_or(document.clone(), |version| format!("{document} {version}")))
}

/// The words without characters that steer a terminal; further lines stand indented below the first.
fn visible(words: &str) -> String {
    let lines = words.lines().map(|line| line.replace(char::is_control, "\u{FFFD}"));
    lines.collect::<Vec<String>>().join("\n    ")
}

/// `問題あり 2件、問題の可能性大 1件、要判断 0件、手動確認 0件`
pub fn in_words(counts: Counts) -> String {
    let number = |number: usize| grouped(u64::try_from(number).unwrap_or(u64::MAX));
    let (errors, warnings) = (number(counts.errors), number(counts.warnings));
    let (informations, manual) = (number(counts.informations), number(counts.manual));
    let open =
        format!("問題あり {errors}件、問題の可能性大 {warnings}件、要判断 {informations}件、手動確認 {manual}件");
    if counts.waived == 0 { open } else { format!("{open}、検査除外 {}件", number(counts.waived)) }
}

fn without(counts: Counts, told: &[&Finding]) -> Counts {
    let told_of = |severity: Severity| {
        told.iter().filter(|finding| finding.severity == severity && finding.waived.is_none()).count()
    };
    Counts {
        errors: counts.errors - told_of(Severity::Error),
        warnings: counts.warnings - told_of(Severity::Warning),
        informations: counts.informations - told_of(Severity::Information),
        manual: counts.manual - told_of(Severity::Manual),
        waived: counts.waived - told.iter().filter(|finding| finding.waived.is_some()).count(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Shown;
    use super::human;
    use crate::finding::Class;
    use crate::finding::Findings;
    use crate::finding::Place;
    use crate::finding::Rule;
    use crate::finding::Severity;
    use crate::finding::Spot;

    static ERROR: Rule = Rule {
        code: "R203",
        name: "unknown-choice",
        severity: Severity::Error,
        class: Class::Unreadable,
        title: "選択肢にない記載です",
        basis: "様式の選択肢は決まっているためです。",
    };
    static WARNING: Rule = Rule {
        code: "R107",
        name: "undeclared-file",
        severity: Severity::Warning,
        class: Class::Contradicted,
        title: "使われていません",
        basis: "置き忘れに気づくためです。",
    };

    fn spot() -> Spot {
        Spot { file: Arc::from("assessments/kaigo/1/ii.toml"), line: 42, column: 18 }
    }

    #[test]
    fn nothing_to_say_is_said() {
        assert_eq!(human(&Findings::default(), Shown::All), "指摘はありません。\n");
    }

    #[test]
    fn a_finding_tells_what_where_why_and_how_to_mend() {
        let mut findings = Findings::default();
        let reference = Some("Ⅱ.2.②「②対象となる本人の数」".to_owned());
        let place = Place { spot: Some(spot()), reference, ..Place::default() }.quoting("10万人から100万人");
        findings.add(&ERROR, place, "選択肢にありません。", "書き直してください。");
        findings.add(&ERROR, Place { spot: Some(spot()), ..Place::default() }, "もう一つ。", "");
        assert_eq!(
            human(&findings, Shown::All),
            "\
問題あり R203 選択肢にない記載です
  場所: assessments/kaigo/1/ii.toml 42行目 18文字目（Ⅱ.2.②「②対象となる本人の数」）
  記載: 「10万人から100万人」
  説明: 選択肢にありません。
  直し方: 書き直してください。
  理由: 様式の選択肢は決まっているためです。

問題あり R203 選択肢にない記載です
  場所: assessments/kaigo/1/ii.toml 42行目 18文字目
  説明: もう一つ。

問題あり 2件、問題の可能性大 0件、要判断 0件、手動確認 0件です。
"
        );
    }

    #[test]
    fn a_place_is_told_as_far_as_it_is_known() {
        let document = Some("assessments/kaigo".to_owned());
        for (place, expected) in [
            (Place::at(Spot::file("site.toml")), "  場所: site.toml\n"),
            (Place::at(Spot::file("")), "使われていません\n  説明"),
            (Place { document: document.clone(), ..Place::default() }, "  場所: assessments/kaigo\n"),
            (Place { document, version: Some("2-an".to_owned()), ..Place::default() }, "kaigo 第2版の案\n"),
            (Place::default().quoting("赤\u{1b}[31m"), "「赤\u{FFFD}[31m」"),
        ] {
            let mut findings = Findings::default();
            findings.add(&WARNING, place, "説明。", "");
            let told = human(&findings, Shown::All);
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn a_long_report_keeps_the_gravest_and_counts_the_rest() {
        let mut findings = Findings::default();
        for (rule, message) in [(&WARNING, "一"), (&WARNING, "二"), (&ERROR, "三"), (&ERROR, "四")] {
            findings.add(rule, Place::default(), message, "");
        }
        let told = human(&findings, Shown::First(3));
        let order: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  説明: ")).collect();
        assert_eq!(order, ["一", "三", "四"]);
        assert!(
            told.contains("このほかに、問題あり 0件、問題の可能性大 1件、要判断 0件、手動確認 0件があります。"),
            "{told}"
        );
        assert!(told.ends_with("問題あり 2件、問題の可能性大 2件、要判断 0件、手動確認 0件です。\n"), "{told}");
    }
}
