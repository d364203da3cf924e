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

/// Without one of these, a file in XML is data, whose elements and attributes mean something else.
const NAMESPACES: [&str; 2] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"];

/// What a file would run that a browser opens as a page, in words; empty where it runs nothing.
pub(super) fn active_parts(text: &str, is_xml: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if !is_xml || NAMESPACES.iter().any(|namespace| text.contains(namespace)) {
        found = elements(text);
    }
    // Both can bring in elements that do not stand in the text.
    if text.contains("<?xml-stylesheet") {
        found.insert("宣言「<?xml-stylesheet」".to_owned());
    }
    if text.split("<!ENTITY").skip(1).any(|declared| !names_a_namespace(declared)) {
        found.insert("宣言「<!ENTITY」".to_owned());
    }
    found
}

/// Whether a declaration only shortens an address, as drawing programs do for their namespaces.
fn names_a_namespace(declared: &str) -> bool {
    let value = declared.split_once(['"', '\'']).and_then(|(_, value)| value.split_once(['"', '\'']));
    let is_address = |value: &str| {
        (value.starts_with("http://") || value.starts_with("https://")) && !value.contains(['<', '&', '%'])
    };
    let is_own = |name: &str| !name.contains("SYSTEM") && !name.contains("PUBLIC") && !name.contains('%');
    value.is_some_and(|(value, _)| is_address(value)) && declared.split(['"', '\'']).next().is_some_and(is_own)
}

fn elements(text: &str) -> BTreeSet<String> {
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
