//! Finds what would run on a reader's machine in a page or picture that an author put beside a document.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::HtmlRewriter;
use lol_html::Settings;
use lol_html::element;
use lol_html::html_content::Element;

use super::writing::unescaped;

/// Elements that run programs or show other pages.
const ACTIVE: &[&str] = &["script", "iframe", "frame", "object", "embed", "applet", "handler"];

/// What a page or picture would run, in words; empty where it runs nothing.
pub(super) fn active_parts(text: &str) -> BTreeSet<String> {
    let found = RefCell::new(BTreeSet::new());
    let settings = Settings::new().append_element_content_handler(element!("*", |element| {
        look(element, &mut found.borrow_mut());
        Ok(())
    }));
    let mut pass = HtmlRewriter::new(settings, |_: &[u8]| {});
    let whole = pass.write(text.as_bytes()).and_then(|()| pass.end());
    let mut found = found.into_inner();
    if whole.is_err() {
        found.insert("終わりまで読めない書き方".to_owned());
    }
    // Both can bring in elements that do not stand in the text.
    for mark in ["<!ENTITY", "<?xml-stylesheet"] {
        if text.contains(mark) {
            found.insert(format!("宣言「{mark}」"));
        }
    }
    found
}

fn look(element: &Element, found: &mut BTreeSet<String>) {
    let name = element.tag_name();
    let own = name.rsplit(':').next().unwrap_or_default();
    let leads_away = own == "meta" && element.has_attribute("http-equiv");
    if ACTIVE.contains(&own) || (leads_away && is_refresh(element)) {
        found.insert(format!("要素「{name}」"));
    }
    for attribute in element.attributes() {
        let name = attribute.name();
        let value: String = unescaped(&attribute.value()).to_ascii_lowercase();
        let value: String = value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
        let runs = ["javascript:", "vbscript:", "data:text/html"].iter().any(|scheme| value.contains(scheme));
        if name.starts_with("on") || runs {
            found.insert(format!("属性「{name}」"));
        }
    }
}

fn is_refresh(element: &Element) -> bool {
    element.get_attribute("http-equiv").is_some_and(|header| header.trim().eq_ignore_ascii_case("refresh"))
}
