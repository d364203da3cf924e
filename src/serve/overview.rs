//! The page of all findings: by file, with line, remedy and a link to the item's page.

use std::path::Path;

use crate::disk;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::report;
use crate::text::grouped;

use super::bar::escape;
use super::bar::trouble_in_words;
use super::board::State;
use super::board::Trouble;
use super::files::has_file;

/// Findings on the page; more cannot be worked through, and the gravest stand on it.
const SHOWN: usize = 500;

/// The page without its bar.
pub(super) fn overview(state: &State, site: &Path) -> String {
    let mut shown: Vec<&Finding> = state.findings.iter().filter(|finding| finding.waived.is_none()).collect();
    let total = shown.len();
    if total > SHOWN {
        let mut places: Vec<usize> = (0..total).collect();
        places.sort_by_key(|at| shown[*at].severity);
        places.truncate(SHOWN);
        places.sort_unstable();
        shown = places.into_iter().map(|at| shown[at]).collect();
    }
    let mut main = String::from("<h1>指摘の一覧</h1>\n");
    main.push_str(&trouble(state));
    if total == 0 {
        main.push_str("<p>指摘はありません。</p>\n");
    } else {
        main.push_str(&format!("<p>{}です。</p>\n", report::in_words(state.findings.counts())));
    }
    if total > shown.len() {
        let hidden = grouped(u64::try_from(total - shown.len()).unwrap_or(u64::MAX));
        main.push_str(&format!(
            "<p>重いものから{SHOWN}件を示します。ほかに{hidden}件あります。全ては「juran check」で見られます。</p>\n"
        ));
    }
    for group in shown.chunk_by(|a, b| file_of(a) == file_of(b)) {
        main.push_str(&section(group, site));
    }
    main.push_str("<p><a href=\"/\">サイトのトップページへ</a></p>\n");
    page(&main)
}

fn page(main: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>指摘の一覧 － プレビュー</title>
</head>
<body class="_preview-overview">
<main>
{main}</main>
</body>
</html>
"#
    )
}

fn trouble(state: &State) -> String {
    let Some(trouble) = &state.trouble else { return String::new() };
    let mut told =
        format!("<p class=\"_preview-trouble\">{}</p>\n", escape(&trouble_in_words(trouble, state.shown.is_some())));
    if let Trouble::Failed(words) = trouble {
        told.push_str(&format!("<pre>{}</pre>\n", escape(words)));
    }
    told
}

fn file_of(finding: &Finding) -> &str {
    finding.place.spot.as_ref().map_or("", |spot| &*spot.file)
}

/// The findings of one file.
fn section(group: &[&Finding], site: &Path) -> String {
    let heading = match group.first().map_or("", |finding| file_of(finding)) {
        "" => "ファイルの分からないもの".to_owned(),
        file => escape(file),
    };
    let entries: String = group.iter().map(|finding| entry(finding, site)).collect();
    format!("<section>\n<h2>{heading}</h2>\n<ol>\n{entries}</ol>\n</section>\n")
}

fn entry(finding: &Finding, site: &Path) -> String {
    let rule = finding.rule;
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Manual => "information",
    };
    let mut lines = Vec::new();
    let place = place(finding, site);
    if !place.is_empty() {
        lines.push(("場所", place));
    }
    if let Some(quote) = &finding.place.quote {
        lines.push(("記載", format!("「{}」", escape(quote))));
    }
    lines.push(("説明", escape(&finding.message)));
    if !finding.remedy.is_empty() {
        lines.push(("直し方", escape(&finding.remedy)));
    }
    lines.push(("理由", escape(rule.basis)));
    let lines: String =
        lines.iter().map(|(name, words)| format!("<div><dt>{name}</dt><dd>{words}</dd></div>\n")).collect();
    format!(
        "<li class=\"_preview-{kind}\">\n<h3>{} {} {}</h3>\n<dl>\n{lines}</dl>\n</li>\n",
        rule.severity.word(),
        rule.code,
        escape(rule.title)
    )
}

/// Line and item, with a link to the item's page where the preview has one.
fn place(finding: &Finding, site: &Path) -> String {
    let place = &finding.place;
    let mut words = Vec::new();
    if let Some(spot) = place.spot.as_ref().filter(|spot| spot.line > 0) {
        words.push(match spot.column {
            0 => format!("{}行目", spot.line),
            column => format!("{}行目 {column}文字目", spot.line),
        });
    }
    let reference = place.reference.as_deref().map(escape);
    match (page_of(finding, site), reference) {
        (Some(address), reference) => {
            let label = reference.unwrap_or_else(|| "この版のページ".to_owned());
            words.push(format!("<a href=\"{}\">{label}</a>", escape(&address)));
        }
        (None, Some(reference)) => words.push(reference),
        (None, None) => {}
    }
    words.join(" ")
}

/// The page on which a finding can be looked at, and the item on it.
fn page_of(finding: &Finding, site: &Path) -> Option<String> {
    let place = &finding.place;
    let document = place.document.as_ref()?;
    let version = place.version.as_ref().map(|version| format!("{document}/{version}"));
    // The whole version on one page has every item; a short version is one page by itself.
    if let (Some(version), Some(item)) = (&version, &place.item) {
        let whole = format!("{version}/all/");
        if has_file(site, &format!("{whole}index.html")) {
            return Some(format!("/{whole}#{item}"));
        }
    }
    let folder = [version.as_ref(), Some(document)]
        .into_iter()
        .flatten()
        .find(|folder| has_file(site, &format!("{folder}/index.html")))?;
    let fragment = place.item.as_ref().filter(|item| has_item(site, folder, item)).map(|item| format!("#{item}"));
    Some(format!("/{folder}/{}", fragment.unwrap_or_default()))
}

fn has_item(site: &Path, folder: &str, item: &str) -> bool {
    let page = disk::read(&site.join(folder).join("index.html")).unwrap_or_default();
    String::from_utf8_lossy(&page).contains(&format!(" id=\"{item}\""))
}
