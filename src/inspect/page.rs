//! One pass over a finished page.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Rule;
use crate::finish::Tag;
use crate::finish::Tags;

use super::Own;
use super::place;
use super::rules::BAD_STRUCTURE;
use super::rules::DEAD_PAGE_LINK;
use super::rules::POLICY;

/// What a pass gathers.
#[derive(Default)]
struct Seen<'h> {
    ids: Vec<&'h str>,
    own_links: Vec<&'h str>,
    headings: Vec<u32>,
    has_language: bool,
    has_title: bool,
    faults: Vec<(&'static Rule, String)>,
}

impl Seen<'_> {
    fn fault(&mut self, rule: &'static Rule, message: String) {
        self.faults.push((rule, message));
    }
}

pub(super) fn inspect(path: &str, html: &str, site: &Own, findings: &mut Findings) {
    let mut seen = Seen::default();
    let mut tags = Tags::of(html);
    loop {
        match tags.next_tag() {
            Ok(Some(tag)) if tag.is_end => {}
            Ok(Some(tag)) => look(&tag, site, &mut seen),
            Ok(None) => break,
            Err(_) => {
                seen.fault(&BAD_STRUCTURE, "ページを終わりまで読めませんでした。".to_owned());
                break;
            }
        }
    }
    conclude(&mut seen);
    for (rule, message) in seen.faults {
        let remedy = "テーマのテンプレートを直してください。組み込みのテーマで起きたときは、開発元へ知らせてください。";
        findings.add(rule, place(path), message, remedy);
    }
}

fn look<'h>(tag: &Tag<'h, '_>, site: &Own, seen: &mut Seen<'h>) {
    let value = |name: &str| tag.attribute(name).map(|attribute| attribute.value);
    seen.ids.extend(value("id"));
    let name = tag.name.to_ascii_lowercase();
    match name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            seen.headings.extend(name.chars().nth(1).and_then(|level| level.to_digit(10)));
        }
        "html" => seen.has_language = value("lang").is_some_and(|language| language == "ja"),
        "title" => seen.has_title = true,
        "img" if value("alt").is_none() => {
            seen.fault(&BAD_STRUCTURE, "代わりの言葉（alt）のない画像があります。".to_owned());
        }
        "script" if value("src").is_none() => {
            seen.fault(&POLICY, "ページの中に直接書かれたスクリプトがあります。".to_owned());
        }
        "style" | "iframe" | "object" | "embed" | "base" => {
            seen.fault(&POLICY, format!("使わないことにしている要素「{name}」があります。"));
        }
        _ => {}
    }
    for attribute in tag.attributes {
        let attribute = attribute.name;
        let begin = attribute.get(..2).unwrap_or_default();
        if attribute.eq_ignore_ascii_case("style") || begin.eq_ignore_ascii_case("on") {
            let attribute = attribute.to_ascii_lowercase();
            seen.fault(&POLICY, format!("要素「{name}」に、属性「{attribute}」が直接書かれています。"));
        }
    }
    links(tag, &name, site, seen);
}

fn links<'h>(tag: &Tag<'h, '_>, name: &str, site: &Own, seen: &mut Seen<'h>) {
    let value = |name: &str| tag.attribute(name).map(|attribute| attribute.value);
    let is_canonical = value("rel").is_some_and(|rel| rel == "canonical");
    for attribute in ["href", "src"] {
        let Some(target) = value(attribute).filter(|_| !is_canonical) else { continue };
        if let Some(id) = target.strip_prefix('#') {
            // Most of them name the element that they stand in.
            seen.own_links.extend(Some(id).filter(|id| seen.ids.last() != Some(id)));
            continue;
        }
        match site.address(target) {
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
    seen.ids.sort_unstable();
    let twice = seen.ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    for id in twice.collect::<BTreeSet<_>>() {
        seen.fault(&BAD_STRUCTURE, format!("id「{id}」が、ページの中で二度使われています。"));
    }
    let is_dead = |id: &&str| seen.ids.binary_search(id).is_err();
    let dead: Vec<&str> = seen.own_links.iter().copied().filter(is_dead).collect();
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
    if !seen.has_language {
        seen.fault(&BAD_STRUCTURE, "ページの言語（lang=\"ja\"）が示されていません。".to_owned());
    }
    if !seen.has_title {
        seen.fault(&BAD_STRUCTURE, "ページの題名（title）がありません。".to_owned());
    }
}
