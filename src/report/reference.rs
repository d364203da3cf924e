//! The reference of the rulebook: a page for each rule, and a list of them by topic.

use crate::check;
use crate::finding::Page;
use crate::finding::Rule;
use crate::inspect;

/// Path below the folder of the reference, and text in Markdown, of every page; the list comes first.
pub fn reference() -> Vec<(String, String)> {
    let mut reference = vec![("README.md".to_owned(), list())];
    reference.extend(pages().map(|page| (format!("{}.md", page.rule.code), page_of(page))));
    reference
}

/// Every rule that has a page: those on what documents say, and those on pages.
fn pages() -> impl Iterator<Item = &'static Page> {
    check::pages().chain(inspect::pages())
}

/// A page of the rulebook in Markdown.
fn page_of(page: &Page) -> String {
    let mut text = head(page.rule);
    for heading in page.headings() {
        text.push_str(&format!("\n## {heading}\n\n{}\n", page.section(heading)));
    }
    text
}

/// What there is to read of a rule that has no page of its own: mistakes in a file or a theme explain themselves.
fn rule_of(rule: &Rule) -> String {
    format!("{}\n## なぜ\n\n{}\n", head(rule), rule.basis)
}

/// Everything there is to read of a rule: its page, or its reason where it has none.
pub fn documentation(rule: &Rule) -> String {
    let page = pages().find(|page| page.rule.code == rule.code);
    page.map_or_else(|| rule_of(rule), page_of)
}

/// One line for a rule: code, how grave it is, and what is wrong.
pub fn line_of(rule: &Rule) -> String {
    format!("{} {}　{}", rule.code, rule.severity.word(), rule.title)
}

fn head(rule: &Rule) -> String {
    format!("# {} {}\n\n判定: {}　名前: `{}`\n", rule.code, rule.title, rule.severity.word(), rule.name)
}

fn list() -> String {
    let mut text = String::from(
        "# 規則の手引き\n\n`juran check` が文書の内容について、`juran build` が作るページについて知らせることの一覧です。`juran rules 番号` でも読めます。\n判定の言葉は、問題あり（直すまで公表できません）、問題の可能性大（人が確かめます）、要判断（人が決めます）、手動確認（機械では分かりません）の四つです。\n",
    );
    for topic in check::topics() {
        let pages = topic.checks.iter().map(|check| check.page);
        text.push_str(&rows(topic.title, pages));
    }
    text.push_str(&rows(inspect::TOPIC, inspect::pages()));
    text
}

fn rows(title: &str, pages: impl Iterator<Item = &'static Page>) -> String {
    let mut text = format!("\n## {title}\n\n| 番号 | 判定 | 何が問題か |\n| --- | --- | --- |\n");
    for Page { rule, .. } in pages {
        let Rule { code, title, severity, .. } = rule;
        text.push_str(&format!("| [{code}]({code}.md) | {} | {title} |\n", severity.word()));
    }
    text
}
