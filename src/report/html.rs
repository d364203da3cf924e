//! Findings on paper: a report to be printed, read and signed before publication; it needs no other file.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Rule;

use super::around::Around;
use super::excerpt;
use super::groups::COLUMNS;
use super::groups::Group;
use super::groups::columns;
use super::groups::counts;
use super::groups::groups;
use super::human::in_words;
use super::human::number;
use super::place;

const STYLE: &str = include_str!("report.css");

/// Who looks at the report, from the desk upwards.
const SIGNING: [&str; 4] = ["担当者", "係長", "課長", "部長"];

/// Letters of the source that are shown on either side of the words.
const AROUND: usize = 40;

/// The whole report as one page.
pub fn html(findings: &Findings, around: &Around) -> String {
    let groups = groups(findings.iter());
    let body = [
        head(findings, around),
        summary(&groups, around),
        documents(&groups, around),
        waived(&groups),
        rules(findings),
        signing(),
    ];
    let title = escape(&[around.body.as_str(), "検査報告書"].join(" "));
    format!(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        title.trim(),
        body.concat(),
    )
}

fn head(findings: &Findings, around: &Around) -> String {
    let counts = findings.counts();
    let result = match (counts.errors, findings.is_empty()) {
        (_, true) => "指摘はありません。".to_owned(),
        (0, _) => format!("「問題あり」は、ありません。{}です。", in_words(counts)),
        _ => format!("「問題あり」が残っています。直すまで公表できません。{}です。", in_words(counts)),
    };
    let mut rows = Vec::new();
    if !around.body.is_empty() {
        rows.extend([("団体", around.body.clone()), ("サイト", around.site.clone())]);
    }
    rows.extend(around.instant.map(|instant| ("時点", format!("{}の時点として検査しました。", instant.wareki()))));
    if !around.scope.is_empty() {
        rows.push(("範囲", around.scope.clone()));
    }
    rows.extend([("結果", result), ("検査", format!("juran {}", env!("CARGO_PKG_VERSION")))]);
    format!(
        "<h1>公表前の検査報告書</h1>\n<p class=\"notice\">庁内で使う資料です。公表しません。</p>\n{}",
        list(&rows.iter().map(|(term, words)| (*term, escape(words))).collect::<Vec<_>>())
    )
}

fn summary(groups: &[Group], around: &Around) -> String {
    let heading: String = COLUMNS.iter().map(|column| format!("<th scope=\"col\">{column}</th>")).collect();
    let row = |name: &str, counts| {
        let cells = columns(counts).map(|count| format!("<td class=\"number\">{}</td>", number(count)));
        format!("<tr><th scope=\"row\">{}</th>{}</tr>\n", escape(name), cells.concat())
    };
    let rows: String = groups.iter().map(|group| row(&group.called(around), group.counts())).collect();
    let total = row("合計", counts(groups.iter().flat_map(|group| group.findings.iter().copied())));
    format!(
        "<h2>まとめ</h2>\n<table>\n<caption>文書ごとの指摘の数</caption>\n<thead><tr><th scope=\"col\">文書</th>{heading}</tr></thead>\n<tbody>\n{rows}{total}</tbody>\n</table>\n"
    )
}

fn documents(groups: &[Group], around: &Around) -> String {
    let mut text = String::from("<h2>文書ごとの指摘</h2>\n");
    if groups.is_empty() {
        text.push_str("<p>指摘はありません。</p>\n");
    }
    for group in groups {
        text.push_str(&format!("<h3>{}</h3>\n", escape(&group.called(around))));
        group.gravest_first().iter().for_each(|finding| text.push_str(&told(finding, around)));
    }
    text
}

fn told(finding: &Finding, around: &Around) -> String {
    let rule = finding.rule;
    let place = &finding.place;
    let mut rows = Vec::new();
    rows.extend(place::source(place).map(|source| ("場所", escape(&source))));
    rows.extend(place.reference.as_ref().map(|item| ("項目", escape(item))));
    let line = marked(finding, around);
    rows.extend(line.or_else(|| place.quote.as_ref().map(|quote| escape(quote))).map(|words| ("記載", words)));
    rows.push(("説明", escape(&finding.message)));
    match &finding.waived {
        Some(waived) => rows.push(("除外", escape(&waived.told()))),
        None if finding.remedy.is_empty() => {}
        None => rows.push(("直し方", escape(&finding.remedy))),
    }
    let (word, code, title) = (place::word(finding), rule.code, escape(rule.title));
    format!("<article>\n<h4>{word}　{code} {title}</h4>\n{}</article>\n", list(&rows))
}

/// The words with what stands around them in their line.
fn marked(finding: &Finding, around: &Around) -> Option<String> {
    let spot = finding.place.spot.as_ref().filter(|spot| spot.column > 0)?;
    let line = around.line(spot)?;
    let range = excerpt::words(finding, line, spot.column).filter(|_| finding.place.quote.is_some())?;
    let (before, words, behind) = (line.get(..range.start)?, line.get(range.clone())?, line.get(range.end..)?);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let near: String = before.chars().skip(skipped).collect();
    let rest: String = behind.chars().take(AROUND).collect();
    let (opening, closing) = (if skipped > 0 { "…" } else { "" }, if rest.len() < behind.len() { "…" } else { "" });
    Some(format!("{opening}{}<mark>{}</mark>{}{closing}", escape(&near), escape(words), escape(&rest)))
}

fn waived(groups: &[Group]) -> String {
    let mut text = String::from("<h2>検査除外</h2>\n");
    let mut rows = String::new();
    for (group, finding) in groups.iter().flat_map(|group| group.findings.iter().map(move |finding| (group, finding))) {
        let Some(waived) = &finding.waived else { continue };
        let place = finding.place.reference.iter().cloned().chain([group.name()]).collect::<Vec<_>>().join("、");
        let until = waived.until.as_deref().unwrap_or("定めなし");
        let cells =
            [&place, &waived.reason, &waived.by, &waived.on, until].map(|words| format!("<td>{}</td>", escape(words)));
        rows.push_str(&format!(
            "<tr><th scope=\"row\" class=\"code\">{}</th>{}</tr>\n",
            finding.rule.code,
            cells.concat()
        ));
    }
    if rows.is_empty() {
        text.push_str("<p>検査から除いた指摘はありません。</p>\n");
        return text;
    }
    let heading: String = ["規則", "場所", "理由", "認めた人", "認めた日", "期限"]
        .map(|column| format!("<th scope=\"col\">{column}</th>"))
        .concat();
    text.push_str(&format!(
        "<table>\n<caption>理由があって認めた指摘</caption>\n<thead><tr>{heading}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    ));
    text
}

fn rules(findings: &Findings) -> String {
    let spoken: BTreeMap<&str, &Rule> = findings.iter().map(|finding| (finding.rule.code, finding.rule)).collect();
    if spoken.is_empty() {
        return String::new();
    }
    let rows: Vec<(&str, String)> = spoken
        .into_iter()
        .map(|(code, rule)| (code, format!("{}。{}", escape(rule.title.trim_end_matches('。')), escape(rule.basis))))
        .collect();
    format!("<h2>規則と理由</h2>\n{}", list(&rows))
}

fn signing() -> String {
    let heading: String =
        ["役職", "氏名", "確認した日", "意見"].map(|column| format!("<th scope=\"col\">{column}</th>")).concat();
    let rows =
        SIGNING.map(|who| format!("<tr><th scope=\"row\">{who}</th><td></td><td></td><td></td></tr>\n")).concat();
    format!(
        "<h2>確認欄</h2>\n<table class=\"signing\">\n<caption>この報告書を確認した人</caption>\n<thead><tr>{heading}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// Terms with words that are HTML already.
fn list(rows: &[(&str, String)]) -> String {
    let rows: String = rows.iter().map(|(term, words)| format!("<dt>{term}</dt><dd>{words}</dd>\n")).collect();
    format!("<dl>\n{rows}</dl>\n")
}

/// The words as text of a page.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in place::plain(words).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("<br>"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
