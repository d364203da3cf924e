//! One streaming pass over a finished page.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::HtmlRewriter;
use lol_html::Settings;
use lol_html::element;
use lol_html::html_content::Element;

use crate::finding::Findings;
use crate::finding::Rule;

use super::Own;
use super::place;
use super::rules::BAD_STRUCTURE;
use super::rules::DEAD_PAGE_LINK;
use super::rules::POLICY;

/// What a pass gathers.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<String>,
    own_links: Vec<String>,
    headings: Vec<u32>,
    has_language: bool,
    has_title: bool,
    /// Where the first link of the page leads to.
    first_link: Option<String>,
    /// The `id` of every `main`.
    mains: Vec<Option<String>>,
    faults: Vec<(&'static Rule, String)>,
}

impl Seen {
    fn fault(&mut self, rule: &'static Rule, message: String) {
        self.faults.push((rule, message));
    }
}

pub(super) fn inspect(path: &str, html: &str, site: &Own, findings: &mut Findings) {
    let seen = RefCell::new(Seen::default());
    let settings = Settings::new().append_element_content_handler(element!("*", |found| {
        look(found, site, &mut seen.borrow_mut());
        Ok(())
    }));
    let mut pass = HtmlRewriter::new(settings, |_: &[u8]| {});
    let whole = pass.write(html.as_bytes()).and_then(|()| pass.end());
    let mut seen = seen.into_inner();
    if whole.is_err() {
        seen.fault(&BAD_STRUCTURE, "ページを終わりまで読めませんでした。".to_owned());
    }
    conclude(&mut seen);
    for (rule, message) in seen.faults {
        let remedy = "テーマのテンプレートを直してください。組み込みのテーマで起きたときは、開発元へ知らせてください。";
        findings.add(rule, place(path), message, remedy);
    }
}

fn look(found: &mut Element, site: &Own, seen: &mut Seen) {
    let name = found.tag_name();
    if let Some(id) = found.get_attribute("id")
        && !seen.ids.insert(id.clone())
    {
        seen.fault(&BAD_STRUCTURE, format!("id「{id}」が、ページの中で二度使われています。"));
    }
    match name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            seen.headings.extend(name.chars().nth(1).and_then(|level| level.to_digit(10)));
        }
        "html" => seen.has_language = found.get_attribute("lang").is_some_and(|language| language == "ja"),
        "title" => seen.has_title = true,
        "main" => seen.mains.push(found.get_attribute("id")),
        "a" if seen.first_link.is_none() => seen.first_link = found.get_attribute("href"),
        "nav" if !["aria-label", "aria-labelledby"].iter().any(|name| found.has_attribute(name)) => {
            seen.fault(&BAD_STRUCTURE, "案内（nav）に名前（aria-label か aria-labelledby）がありません。".to_owned());
        }
        "th" if !found.has_attribute("scope") => {
            seen.fault(&BAD_STRUCTURE, "表の見出し（th）に、行と列のどちらのものか（scope）がありません。".to_owned());
        }
        "img" if found.get_attribute("alt").is_none() => {
            seen.fault(&BAD_STRUCTURE, "代わりの言葉（alt）のない画像があります。".to_owned());
        }
        "script" if found.get_attribute("src").is_none() => {
            seen.fault(&POLICY, "ページの中に直接書かれたスクリプトがあります。".to_owned());
        }
        "style" | "iframe" | "object" | "embed" | "base" => {
            seen.fault(&POLICY, format!("使わないことにしている要素「{name}」があります。"));
        }
        _ => {}
    }
    for attribute in found.attributes() {
        let attribute = attribute.name();
        if attribute == "style" || attribute.starts_with("on") {
            seen.fault(&POLICY, format!("要素「{name}」に、属性「{attribute}」が直接書かれています。"));
        }
    }
    if found.get_attribute("tabindex").and_then(|order| order.trim().parse().ok()).is_some_and(|order: i32| order > 0) {
        let message =
            format!("要素「{name}」の tabindex が、キーボードで進む順を変えています。0 か -1 にしてください。");
        seen.fault(&BAD_STRUCTURE, message);
    }
    links(found, &name, site, seen);
}

fn links(found: &Element, name: &str, site: &Own, seen: &mut Seen) {
    let is_canonical = found.get_attribute("rel").is_some_and(|rel| rel == "canonical");
    for attribute in ["href", "src"] {
        let Some(target) = found.get_attribute(attribute).filter(|_| !is_canonical) else { continue };
        if let Some(id) = target.strip_prefix('#') {
            seen.own_links.push(id.to_owned());
            continue;
        }
        match site.address(&target) {
            Some(to) if !site.addresses.contains(&to) => {
                seen.fault(&DEAD_PAGE_LINK, format!("リンク「{target}」の行き先が、作られるサイトにありません。"));
            }
            None if name != "a" && !target.starts_with("data:") => {
                seen.fault(&POLICY, format!("要素「{name}」が、このサイトの外の「{target}」を読み込みます。"));
            }
            _ => {}
        }
    }
}

fn conclude(seen: &mut Seen) {
    let dead: Vec<String> = seen.own_links.iter().filter(|id| !seen.ids.contains(*id)).cloned().collect();
    for id in dead {
        seen.fault(&DEAD_PAGE_LINK, format!("同じページの中の行き先「#{id}」がありません。"));
    }
    let first = seen.headings.iter().filter(|level| **level == 1).count();
    if first != 1 {
        seen.fault(&BAD_STRUCTURE, format!("一番大きな見出し（h1）が{first}個あります。ちょうど1個にしてください。"));
    }
    let skips = seen.headings.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
    if skips > 0 {
        seen.fault(&BAD_STRUCTURE, format!("見出しの段が{skips}か所で飛んでいます。"));
    }
    if seen.mains.len() != 1 {
        let message = format!("ページの中身（main）が{}個あります。ちょうど1個にしてください。", seen.mains.len());
        seen.fault(&BAD_STRUCTURE, message);
    }
    let skips_to = seen.first_link.as_deref().and_then(|link| link.strip_prefix('#'));
    if skips_to.is_none() || !seen.mains.iter().any(|main| main.as_deref() == skips_to) {
        let message = "ページの最初のリンクが、ページの中身（main）へ移るリンクではありません。";
        seen.fault(&BAD_STRUCTURE, message.to_owned());
    }
    if !seen.has_language {
        seen.fault(&BAD_STRUCTURE, "ページの言語（lang=\"ja\"）が示されていません。".to_owned());
    }
    if !seen.has_title {
        seen.fault(&BAD_STRUCTURE, "ページの題名（title）がありません。".to_owned());
    }
}
