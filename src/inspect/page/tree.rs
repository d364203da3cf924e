//! The elements and words of a page, as one streaming pass over it finds them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use lol_html::HtmlRewriter;
use lol_html::Settings;
use lol_html::element;
use lol_html::html_content::Element;
use lol_html::html_content::TextType;
use lol_html::text;

use crate::inspect::writing::unescaped;

/// Elements whose end may be left out.
const END_MAY_LACK: &[&str] = &[
    "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th",
    "colgroup", "caption", "rb", "rt", "rtc", "rp",
];

/// Elements that end where one of the elements behind them begins.
const ENDED_BY: &[(&str, &[&str])] = &[
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("option", &["option", "optgroup"]),
    ("td", &["td", "th", "tr", "tbody", "tfoot"]),
    ("th", &["td", "th", "tr", "tbody", "tfoot"]),
    ("tr", &["tr", "tbody", "tfoot"]),
    ("thead", &["tbody", "tfoot"]),
    ("tbody", &["tbody", "tfoot"]),
    ("rt", &["rt", "rp", "rb"]),
    ("rp", &["rt", "rp", "rb"]),
    ("rb", &["rt", "rp", "rb"]),
    ("head", &["body"]),
    (
        "p",
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "details",
            "div",
            "dl",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "ul",
        ],
    ),
];

/// An element of a page.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) parent: Option<usize>,
    /// The element behind its last one.
    end: usize,
    words: Range<usize>,
    /// Whether it, or what it stands in, is kept from those who listen.
    pub(super) is_silent: bool,
}

impl Node {
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, attribute: &str) -> bool {
        self.get(attribute).is_some()
    }

    /// The words of an attribute that are separated by blanks.
    pub(super) fn list(&self, attribute: &str) -> impl Iterator<Item = &str> {
        self.get(attribute).unwrap_or_default().split_ascii_whitespace()
    }

    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// In reading order.
    pub(super) nodes: Vec<Node>,
    /// Everything that is read aloud, in the same order: an element's words are a part of these.
    words: String,
    /// The first element of every id.
    pub(super) ids: BTreeMap<String, usize>,
    /// Elements that end where they must not, by name; a page of which nothing can be said has the empty name.
    pub(super) broken: Vec<String>,
}

impl Tree {
    /// Reads a page.
    pub(super) fn read(html: &str) -> Self {
        let reader = Rc::new(RefCell::new(Reader::default()));
        let (opening, telling) = (Rc::clone(&reader), Rc::clone(&reader));
        let settings = Settings::new()
            .append_element_content_handler(element!("*", move |found| {
                let index = opening.borrow_mut().open(found);
                let closing = Rc::clone(&opening);
                if let Some(handlers) = found.end_tag_handlers() {
                    handlers.push(Box::new(move |end| {
                        closing.borrow_mut().close(index, &end.name());
                        Ok(())
                    }));
                }
                Ok(())
            }))
            .append_element_content_handler(text!("*", move |found| {
                if matches!(found.text_type(), TextType::Data | TextType::RCData) {
                    telling.borrow_mut().tell(found.as_str());
                }
                Ok(())
            }));
        let mut pass = HtmlRewriter::new(settings, |_: &[u8]| {});
        let whole = pass.write(html.as_bytes()).and_then(|()| pass.end());
        let mut tree = std::mem::take(&mut *reader.borrow_mut()).end();
        if whole.is_err() {
            tree.broken.push(String::new());
        }
        tree
    }

    pub(super) fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = (usize, &'t Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.name == name)
    }

    /// Everything within an element.
    pub(super) fn within(&self, index: usize) -> impl Iterator<Item = (usize, &Node)> {
        let end = self.nodes.get(index).map_or(index, |node| node.end);
        self.nodes.iter().enumerate().take(end).skip(index + 1)
    }

    /// Whether an element stands within another.
    pub(super) fn holds(&self, index: usize, inner: usize) -> bool {
        self.nodes.get(index).is_some_and(|node| index < inner && inner < node.end)
    }

    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = &Node> {
        self.within(index).map(|(_, node)| node).filter(move |node| node.parent == Some(index))
    }

    /// What an element stands in, the nearest first.
    pub(super) fn above(&self, index: usize) -> impl Iterator<Item = (usize, &Node)> {
        let up = |at: &usize| self.nodes.get(*at).and_then(|node| node.parent);
        std::iter::successors(up(&index), up).filter_map(|at| Some((at, self.nodes.get(at)?)))
    }

    /// What is read aloud of an element, on one line.
    pub(super) fn words(&self, index: usize) -> String {
        let range = self.nodes.get(index).map(|node| node.words.clone()).unwrap_or_default();
        let words = self.words.get(range).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A page that is being read.
#[derive(Default)]
struct Reader {
    tree: Tree,
    open: Vec<usize>,
}

impl Reader {
    fn open(&mut self, found: &Element) -> usize {
        let name = found.tag_name();
        while let Some(last) = self.last_open()
            && ENDED_BY.iter().any(|(ended, by)| last.name == *ended && by.contains(&name.as_str()))
        {
            self.end_last();
        }
        let attributes = found.attributes().iter();
        let attributes: Vec<_> =
            attributes.map(|attribute| (attribute.name(), unescaped(&attribute.value()))).collect();
        let index = self.tree.nodes.len();
        let start = self.tree.words.len();
        let is_below_silence = self.last_open().is_some_and(|above| above.is_silent);
        let mut node = Node {
            name,
            attributes,
            parent: self.open.last().copied(),
            end: index + 1,
            words: start..start,
            is_silent: is_below_silence,
        };
        if !is_below_silence {
            node.is_silent =
                node.get("aria-hidden") == Some("true") || node.has("hidden") || node.is_one_of(&["template", "rp"]);
            self.tell_other_words(&node);
        }
        if node.has("aria-label") && node.is_one_of(&["svg"]) {
            node.is_silent = true;
        }
        node.words.end = self.tree.words.len();
        if let Some(id) = node.get("id") {
            self.tree.ids.entry(id.to_owned()).or_insert(index);
        }
        if found.can_have_content() {
            self.open.push(index);
        }
        self.tree.nodes.push(node);
        index
    }

    /// Words of an element that stand in its attributes.
    fn tell_other_words(&mut self, node: &Node) {
        let told = match node.name.as_str() {
            _ if node.is_silent => None,
            "img" => node.get("aria-label").or_else(|| node.get("alt")),
            "svg" => node.get("aria-label"),
            _ => None,
        };
        self.tree.words.push_str(told.unwrap_or_default());
        if matches!(node.name.as_str(), "br" | "p" | "li" | "dt" | "dd" | "td" | "th" | "div" | "tr") {
            self.tree.words.push(' ');
        }
    }

    fn tell(&mut self, words: &str) {
        if self.last_open().is_some_and(|node| !node.is_silent) {
            if words.contains('&') {
                self.tree.words.push_str(&unescaped(words));
            } else {
                self.tree.words.push_str(words);
            }
        }
    }

    fn last_open(&self) -> Option<&Node> {
        self.tree.nodes.get(*self.open.last()?)
    }

    fn end_last(&mut self) {
        let (end, words) = (self.tree.nodes.len(), self.tree.words.len());
        if let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index)) {
            (node.end, node.words.end) = (end, words);
        }
    }

    fn close(&mut self, index: usize, by: &str) {
        if !self.open.contains(&index) {
            return;
        }
        while let Some(last) = self.open.last().copied() {
            let name = self.tree.nodes.get(last).map(|node| node.name.clone()).unwrap_or_default();
            if !name.eq_ignore_ascii_case(by) && !END_MAY_LACK.contains(&name.as_str()) {
                self.tree.broken.push(name);
            }
            self.end_last();
            if last == index {
                break;
            }
        }
    }

    fn end(mut self) -> Tree {
        while let Some(last) = self.last_open() {
            if !END_MAY_LACK.contains(&last.name.as_str()) {
                let name = last.name.clone();
                self.tree.broken.push(name);
            }
            self.end_last();
        }
        self.tree
    }
}
