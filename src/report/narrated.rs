//! Findings as whole sentences in reading order, without signs that stand for something: for those who hear them.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Place;

use super::around::Around;
use super::groups::COLUMNS;
use super::groups::Group;
use super::groups::columns;
use super::groups::groups;
use super::human::number;
use super::place;

/// Tells every finding; the numbers come first, so that one knows what is to come.
pub fn narrated(findings: &Findings, around: &Around) -> String {
    if findings.is_empty() {
        return format!("{}指摘はありません。\n", around.scope);
    }
    let all = groups(findings.iter());
    let numbers = COLUMNS.iter().zip(columns(findings.counts())).filter(|(_, count)| *count > 0);
    let numbers: Vec<String> = numbers.map(|(word, count)| format!("{word}が{}件", number(count))).collect();
    let mut lines = vec![format!(
        "{}指摘は、全部で{}件です。{}です。",
        around.scope,
        number(findings.iter().count()),
        numbers.join("、")
    )];
    let mut explained = BTreeSet::new();
    for (group, at) in all.iter().zip(1..) {
        lines.push(String::new());
        lines.push(opening(group, at, all.len(), around));
        for (finding, at) in group.findings.iter().zip(1..) {
            lines.push(String::new());
            lines.extend(sentences(finding, at, explained.insert(finding.rule.code)));
        }
    }
    lines.extend([String::new(), "指摘は、以上です。".to_owned(), String::new()]);
    lines.join("\n")
}

fn opening(group: &Group, at: usize, of: usize, around: &Around) -> String {
    let what = match (group.title(around), group.document) {
        (_, None) => "サイト全体".to_owned(),
        (Some(title), _) => format!("文書「{}」、{}", spoken(title), group.name()),
        (None, _) => format!("文書 {}", group.name()),
    };
    let which = if of > 1 { format!("指摘のある{of}か所のうち、{at}番目は、") } else { String::new() };
    format!("{which}{what}です。指摘は{}件あります。", number(group.findings.len()))
}

fn sentences(finding: &Finding, at: usize, is_first: bool) -> Vec<String> {
    let rule = finding.rule;
    let mut said = vec![format!("{at}件目の判定は、{}です。", place::word(finding))];
    said.push(format!("{}。規則の番号は {} です。", rule.title, rule.code));
    said.extend(place_said(&finding.place));
    said.extend(finding.place.quote.as_ref().map(|quote| format!("書かれている言葉は、「{}」です。", spoken(quote))));
    said.push(spoken(&finding.message));
    if let Some(waived) = &finding.waived {
        let until = waived.until.as_ref().map(|until| format!("期限は{until}です。")).unwrap_or_default();
        let (by, on, reason) = (spoken(&waived.by), &waived.on, spoken(&waived.reason));
        said.push(format!("{by}が、{on}に、この指摘を検査から除きました。{until}理由は、次のとおりです。{reason}"));
    } else {
        if !finding.remedy.is_empty() {
            said.push(format!("直し方を言います。{}", spoken(&finding.remedy)));
        }
        said.extend(place::offer(finding).map(|offer| spoken(&offer)));
    }
    if is_first {
        said.push(format!("この規則の理由を言います。{}", rule.basis));
        said.push(format!("くわしい説明は、juran rules {} で読めます。", rule.code));
    }
    said
}

fn place_said(place: &Place) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(place::source(place).map(|source| format!("場所は、{}です。", spoken(&source))));
    said.extend(place.reference.as_ref().map(|item| format!("項目は、{}です。", spoken(item))));
    said
}

/// The words in one line.
fn spoken(words: &str) -> String {
    place::plain(words).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::Around;
    use super::narrated;
    use crate::finding::Acceptance;
    use crate::finding::Class;
    use crate::finding::Findings;
    use crate::finding::Place;
    use crate::finding::Rule;
    use crate::finding::Severity;
    use crate::finding::Spot;

    static RULE: Rule = Rule {
        code: "H101",
        name: "foreign-letter",
        severity: Severity::Error,
        class: Class::Contradicted,
        title: "使わない文字があります",
        basis: "読み上げられないためです。",
    };

    #[test]
    fn everything_is_said_in_sentences() {
        let mut findings = Findings::default();
        let spot = Spot { line: 3, column: 5, ..Spot::file("files/a/1/entry.toml") };
        let place = Place {
            spot: Some(spot),
            document: Some("files/a".to_owned()),
            version: Some("1".to_owned()),
            reference: Some("①「名称」".to_owned()),
            ..Place::default()
        };
        findings.add(&RULE, place.clone().quoting("이버"), "ハングルです。", "直してください。");
        findings.add(&RULE, place, "ハングルです。", "");
        let by = Acceptance {
            reason: "国の名前のため。".to_owned(),
            by: "総務課".to_owned(),
            on: "令和8年4月1日".to_owned(),
            until: Some("令和9年3月31日".to_owned()),
        };
        let mut last = 0;
        findings.for_each(|finding| {
            finding.waived = (last == 1).then(|| by.clone());
            last += 1;
        });
        let titles = [(("files/a".to_owned(), "1".to_owned()), "健診の記録".to_owned())].into();
        let told = narrated(&findings, &Around { titles, ..Around::default() });
        assert_eq!(
            told,
            "\
指摘は、全部で2件です。問題ありが1件、検査除外が1件です。

文書「健診の記録」、files/a 第1版です。指摘は2件あります。

1件目の判定は、問題ありです。
使わない文字があります。規則の番号は H101 です。
場所は、files/a/1/entry.toml 3行目 5文字目です。
項目は、①「名称」です。
書かれている言葉は、「이버」です。
ハングルです。
直し方を言います。直してください。
この規則の理由を言います。読み上げられないためです。
くわしい説明は、juran rules H101 で読めます。

2件目の判定は、検査除外です。
使わない文字があります。規則の番号は H101 です。
場所は、files/a/1/entry.toml 3行目 5文字目です。
項目は、①「名称」です。
ハングルです。
総務課が、令和8年4月1日に、この指摘を検査から除きました。期限は令和9年3月31日です。理由は、次のとおりです。国の名前のため。

指摘は、以上です。
"
        );
        assert!(!told.contains(['│', '─', '^', '|', '■', '→', ':']), "{told}");
    }
}
