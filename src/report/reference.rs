//! The reference of the rulebook: a page for each rule, and a list of them by topic.

use crate::check;
use crate::check::Topic;
use crate::finding::Page;
use crate::finding::Rule;

/// Path below the folder of the reference, and text in Markdown, of every page; the list comes first.
pub fn reference(topics: &[Topic]) -> Vec<(String, String)> {
    let pages = topics.iter().flat_map(|topic| topic.checks).map(|check| check.page);
    let mut reference = vec![("README.md".to_owned(), list(topics))];
    reference.extend(pages.map(|page| (format!("{}.md", page.rule.code), page_of(page))));
    reference
}

/// A page of the rulebook in Markdown.
pub fn page_of(page: &Page) -> String {
    let mut text = head(page.rule);
    for heading in page.headings() {
        text.push_str(&format!("\n## {heading}\n\n{}\n", page.section(heading)));
    }
    text
}

/// What there is to read of a rule that has no page of its own: mistakes in a file or a theme explain themselves.
pub fn rule_of(rule: &Rule) -> String {
    format!("{}\n## なぜ\n\n{}\n", head(rule), rule.basis)
}

/// Everything there is to read of a rule: its page, or its reason where it has none.
pub(super) fn documentation(rule: &Rule) -> String {
    let page = check::pages().find(|page| page.rule.code == rule.code);
    page.map_or_else(|| rule_of(rule), page_of)
}

/// One line for a rule: code, how grave it is, and what is wrong.
pub fn line_of(rule: &Rule) -> String {
    format!("{} {}　{}", rule.code, rule.severity.word(), rule.title)
}

fn head(rule: &Rule) -> String {
    format!("# {} {}\n\n判定: {}　名前: `{}`\n", rule.code, rule.title, rule.severity.word(), rule.name)
}

fn list(topics: &[Topic]) -> String {
    let mut text = String::from(
        "# 規則の手引き\n\n`juran check` が文書の内容について知らせることの一覧です。`juran rules 番号` でも読めます。\n判定の言葉は、問題あり（直すまで公表できません）、問題の可能性大（人が確かめます）、要判断（人が決めます）、手動確認（機械では分かりません）の四つです。\n",
    );
    for topic in topics {
        text.push_str(&format!("\n## {}\n\n| 番号 | 判定 | 何が問題か |\n| --- | --- | --- |\n", topic.title));
        for Page { rule, .. } in topic.checks.iter().map(|check| check.page) {
            let Rule { code, title, severity, .. } = rule;
            text.push_str(&format!("| [{code}]({code}.md) | {} | {title} |\n", severity.word()));
        }
    }
    text
}
