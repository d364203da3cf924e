//! Findings for people: by document, the gravest first, with the line of the source and the words marked in it.

use std::collections::BTreeSet;

use crate::finding::Counts;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::text::grouped;

use super::around::Around;
use super::excerpt::excerpt;
use super::groups::COLUMNS;
use super::groups::columns;
use super::groups::counts;
use super::groups::groups;
use super::place;
use super::table::table;

/// How many findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    All,
    /// As many as this at most, the gravest before the others; the rest is counted.
    First(usize),
}

/// Tells findings and their number; a rule gives its reason once, at its first finding.
pub fn human(findings: &Findings, around: &Around, shown: Shown) -> String {
    if findings.is_empty() {
        return format!("{}指摘はありません。\n", around.scope);
    }
    let told = select(findings, shown);
    let mut lines = Vec::new();
    let mut explained = BTreeSet::new();
    let all = groups(findings.iter());
    for group in groups(told.iter().copied()) {
        if all.len() > 1 || group.document.is_some() {
            lines.extend([format!("■ {}", visible(&group.called(around))), String::new()]);
        }
        for finding in group.gravest_first() {
            tell(finding, around, &mut lines);
            if explained.insert(finding.rule.code) {
                lines.push(format!("  理由: {}", finding.rule.basis));
                lines.push(format!("  くわしく: juran rules {}", finding.rule.code));
            }
            lines.push(String::new());
        }
    }
    if all.len() > 1 {
        lines.extend(table(&all, around));
        lines.push(String::new());
    }
    if told.len() < findings.iter().count() {
        let hidden = in_words(without(findings.counts(), counts(told.iter().copied())));
        lines.push(format!(
            "このほかに、{hidden}があります。すべてを見るには「juran check --format json」を実行してください。"
        ));
    }
    lines.push(format!("{}{}です。", around.scope, in_words(findings.counts())));
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
    places.sort_by_key(|at| (all[*at].waived.is_some(), all[*at].severity));
    places.truncate(limit);
    places.sort_unstable();
    places.into_iter().map(|at| all[at]).collect()
}

fn tell(finding: &Finding, around: &Around, lines: &mut Vec<String>) {
    let rule = finding.rule;
    lines.push(format!("{} {} {}", place::word(finding), rule.code, rule.title));
    if let Some(place) = place::whole(&finding.place) {
        lines.push(format!("  場所: {}", visible(&place)));
    }
    if let Some(quote) = &finding.place.quote {
        lines.push(format!("  記載: 「{}」", visible(quote)));
    }
    lines.extend(excerpt(finding, around).into_iter().map(|line| format!("    {line}")));
    lines.push(format!("  説明: {}", visible(&finding.message)));
    if let Some(waived) = &finding.waived {
        lines.push(format!("  除外: {}", visible(&waived.told())));
        return;
    }
    if !finding.remedy.is_empty() {
        lines.push(format!("  直し方: {}", visible(&finding.remedy)));
    }
    lines.extend(place::offer(finding).map(|offer| format!("  自動: {}", visible(&offer))));
}

/// The words without characters that steer a terminal; further lines stand indented below the first.
pub(super) fn visible(words: &str) -> String {
    place::plain(words).replace('\n', "\n    ")
}

/// `問題あり 2件、問題の可能性大 1件、要判断 0件、手動確認 0件`
pub fn in_words(counts: Counts) -> String {
    let [open @ .., waived] = columns(counts);
    let open = COLUMNS.iter().zip(open).map(|(word, count)| format!("{word} {}件", number(count)));
    let open = open.collect::<Vec<_>>().join("、");
    if waived == 0 { open } else { format!("{open}、検査除外 {}件", number(waived)) }
}

pub(super) fn number(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

fn without(all: Counts, told: Counts) -> Counts {
    Counts {
        errors: all.errors - told.errors,
        warnings: all.warnings - told.warnings,
        informations: all.informations - told.informations,
        manual: all.manual - told.manual,
        waived: all.waived - told.waived,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Around;
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
        assert_eq!(human(&Findings::default(), &Around::default(), Shown::All), "指摘はありません。\n");
    }

    #[test]
    fn a_finding_tells_what_where_why_and_how_to_mend() {
        let mut findings = Findings::default();
        let reference = Some("Ⅱ.2.②「②対象となる本人の数」".to_owned());
        let place = Place { spot: Some(spot()), reference, ..Place::default() }.quoting("10万人から100万人");
        findings.add(&ERROR, place, "選択肢にありません。", "書き直してください。");
        findings.add(&ERROR, Place { spot: Some(spot()), ..Place::default() }, "もう一つ。", "");
        assert_eq!(
            human(&findings, &Around::default(), Shown::All),
            "\
問題あり R203 選択肢にない記載です
  場所: assessments/kaigo/1/ii.toml 42行目 18文字目（Ⅱ.2.②「②対象となる本人の数」）
  記載: 「10万人から100万人」
  説明: 選択肢にありません。
  直し方: 書き直してください。
  理由: 様式の選択肢は決まっているためです。
  くわしく: juran rules R203

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
            let told = human(&findings, &Around::default(), Shown::All);
            assert!(told.contains(expected), "{told}");
        }
    }

    #[test]
    fn a_long_report_keeps_the_gravest_and_counts_the_rest() {
        let mut findings = Findings::default();
        for (rule, message) in [(&WARNING, "一"), (&WARNING, "二"), (&ERROR, "三"), (&ERROR, "四")] {
            findings.add(rule, Place::default(), message, "");
        }
        let told = human(&findings, &Around::default(), Shown::First(3));
        let order: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  説明: ")).collect();
        assert_eq!(order, ["三", "四", "一"]);
        assert!(
            told.contains("このほかに、問題あり 0件、問題の可能性大 1件、要判断 0件、手動確認 0件があります。"),
            "{told}"
        );
        assert!(told.ends_with("問題あり 2件、問題の可能性大 2件、要判断 0件、手動確認 0件です。\n"), "{told}");
    }

    #[test]
    fn findings_stand_by_document_with_the_line_and_a_table_at_the_end() {
        let mut findings = Findings::default();
        let place = |document: &str, version: &str, column: u32| Place {
            spot: Some(Spot { column, ..spot() }),
            document: Some(document.to_owned()),
            version: Some(version.to_owned()),
            ..Place::default()
        };
        findings.add(&WARNING, place("assessments/kaigo", "10", 0), "一。", "");
        findings.add(&ERROR, place("assessments/kaigo", "10", 9).quoting("人が⼀人"), "二。", "");
        findings.add(&ERROR, place("files/a", "2", 0), "三。", "");
        let titles = [(("assessments/kaigo".to_owned(), "10".to_owned()), "介護保険の事務".to_owned())].into();
        let lines = [(Spot { column: 9, ..spot() }, "scale = \"人が⼀人\"".to_owned())].into();
        let told = human(&findings, &Around { titles, lines, ..Around::default() }, Shown::All);
        assert_eq!(
            told,
            "\
■ 介護保険の事務（assessments/kaigo 第10版）

問題あり R203 選択肢にない記載です
  場所: assessments/kaigo/1/ii.toml 42行目 9文字目
  記載: 「人が⼀人」
    42 | scale = \"人が⼀人\"
       |          ^^^^^^^^
  説明: 二。
  理由: 様式の選択肢は決まっているためです。
  くわしく: juran rules R203

問題の可能性大 R107 使われていません
  場所: assessments/kaigo/1/ii.toml 42行目
  説明: 一。
  理由: 置き忘れに気づくためです。
  くわしく: juran rules R107

■ files/a 第2版

問題あり R203 選択肢にない記載です
  場所: assessments/kaigo/1/ii.toml 42行目
  説明: 三。

文書                                        問題あり  問題の可能性大  要判断  手動確認  検査除外
介護保険の事務（assessments/kaigo 第10版）         1               1       0         0         0
files/a 第2版                                      1               0       0         0         0
合計                                               2               1       0         0         0

問題あり 2件、問題の可能性大 1件、要判断 0件、手動確認 0件です。
"
        );
    }
}
