//! A finished page as a reader meets it: elements, words, ids and where its links lead.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::support::Sandbox;

/// Elements without an end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "wbr"];

/// A page, or one element of it.
pub(crate) struct Page {
    /// Where it stands in the output.
    pub(crate) path: String,
    pub(crate) html: String,
    tags: Vec<Tag>,
}

/// The beginning or the end of an element.
pub(crate) struct Tag {
    pub(crate) name: String,
    is_end: bool,
    attributes: BTreeMap<String, String>,
    /// Bytes that it takes.
    from: usize,
    to: usize,
}

impl Tag {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

impl Page {
    /// A page below `output`; its elements must close in order.
    pub(crate) fn open(sandbox: &Sandbox, path: &str) -> Self {
        let page = Self::of(path.to_owned(), sandbox.read(&format!("output/{path}")));
        page.assert_well_formed();
        page
    }

    /// Every page below `output`.
    pub(crate) fn all(sandbox: &Sandbox) -> Vec<Self> {
        let paths = sandbox.files("output").into_iter().filter(|path| path.ends_with(".html"));
        paths.map(|path| Self::open(sandbox, &path)).collect()
    }

    fn of(path: String, html: String) -> Self {
        let tags = tags(&html);
        Self { path, html, tags }
    }

    /// Beginnings of all elements of a name.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(move |tag| !tag.is_end && tag.name == name)
    }

    /// Beginnings of all elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(|tag| !tag.is_end)
    }

    /// The element with an id, without itself.
    pub(crate) fn inside(&self, id: &str) -> Self {
        let tag = self.elements().find(|tag| tag.get("id") == Some(id));
        self.within(tag.unwrap_or_else(|| panic!("{}: nothing has the id {id}", self.path)))
    }

    /// The inner part of an element of this page.
    pub(crate) fn within(&self, tag: &Tag) -> Self {
        let mut depth = 1;
        let end = self.tags.iter().filter(|other| other.from >= tag.to && other.name == tag.name).find(|other| {
            depth = if other.is_end { depth - 1 } else { depth + 1 };
            depth == 0
        });
        let end = end.unwrap_or_else(|| panic!("{}: <{}> does not end", self.path, tag.name));
        Self::of(self.path.clone(), self.html.get(tag.to..end.from).expect("tags stand on characters").to_owned())
    }

    /// All elements of a name, without themselves.
    pub(crate) fn each(&self, name: &str) -> Vec<Self> {
        self.named(name).map(|tag| self.within(tag)).collect()
    }

    /// Elements with a class, without themselves.
    pub(crate) fn with_class(&self, class: &str) -> Vec<Self> {
        let has_class = |tag: &&Tag| tag.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class));
        self.elements().filter(has_class).map(|tag| self.within(tag)).collect()
    }

    /// Everything that is read aloud, without blanks.
    pub(crate) fn words(&self) -> String {
        let mut words = String::new();
        let mut from = 0;
        for tag in &self.tags {
            words.push_str(self.html.get(from..tag.from).expect("tags stand on characters"));
            from = tag.to;
        }
        words.push_str(self.html.get(from..).expect("tags stand on characters"));
        squeezed(&unescaped(&words))
    }

    /// Ids, each of which may stand once.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        let mut ids = BTreeSet::new();
        for id in self.elements().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{}: {id} stands twice", self.path);
        }
        ids
    }

    /// What links and pictures of the page lead to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = (&Tag, &str)> {
        self.elements().filter_map(|tag| Some((tag, tag.get("href").or_else(|| tag.get("src"))?)))
    }

    fn assert_well_formed(&self) {
        let mut open: Vec<&str> = Vec::new();
        for tag in self.tags.iter().filter(|tag| !VOID.contains(&tag.name.as_str())) {
            if tag.is_end {
                assert_eq!(open.pop(), Some(tag.name.as_str()), "{}: at byte {}", self.path, tag.from);
            } else {
                open.push(&tag.name);
            }
        }
        assert!(open.is_empty(), "{}: {open:?} do not end", self.path);
    }
}

/// Words without blanks and line ends, for comparing what is said and not how it is laid out.
pub(crate) fn squeezed(words: &str) -> String {
    words.chars().filter(|char| !char.is_whitespace()).collect()
}

/// Links of all pages that lead nowhere: to no file of the output, or to no id of its page.
pub(crate) fn dead_links(sandbox: &Sandbox, base_url: &str) -> Vec<String> {
    let files: BTreeSet<String> = sandbox.files("output").into_iter().collect();
    let pages: BTreeMap<String, Page> = Page::all(sandbox).into_iter().map(|page| (page.path.clone(), page)).collect();
    let mut dead = Vec::new();
    for page in pages.values() {
        for (tag, target) in page.targets() {
            let Some((path, id)) = led_to(page, target, base_url) else { continue };
            let leads = files.contains(&path) && id.as_ref().is_none_or(|id| pages[&path].ids().contains(id.as_str()));
            if !leads {
                dead.push(format!("{}: <{}> {target}", page.path, tag.name));
            }
        }
    }
    dead
}

/// File and id to which a target leads; nothing for places outside of the site.
fn led_to(page: &Page, target: &str, base_url: &str) -> Option<(String, Option<String>)> {
    let (target, id) = target.split_once('#').map_or((target, None), |(path, id)| (path, Some(id.to_owned())));
    let mut folders: Vec<&str> = page.path.split('/').collect();
    let file = folders.pop()?;
    let inner = if let Some(inner) = target.strip_prefix(base_url) {
        folders.clear();
        inner
    } else if target.contains(':') {
        return None;
    } else {
        target
    };
    if target.is_empty() {
        folders.push(file);
        return Some((folders.join("/"), id));
    }
    for step in inner.split('/') {
        match step {
            ".." => assert!(folders.pop().is_some(), "{}: {target} leaves the site", page.path),
            "." => {}
            step => folders.push(step),
        }
    }
    let path = folders.join("/");
    Some((if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }, id))
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')) {
        let from = at + start;
        let rest = html.get(from..).expect("< is one byte");
        let to = from + rest.find('>').expect("a tag ends") + 1;
        let inner = html.get(from + 1..to - 1).expect("< and > are one byte");
        at = to;
        if !inner.starts_with('!') {
            tags.push(tag(inner, from, to));
        }
    }
    tags
}

/// Attributes that are there or not, without a value.
const BARE: [&str; 3] = ["defer", "download", "hidden"];

/// Attributes stand in double quotes; a `>` in one of them is written as an entity.
fn tag(inner: &str, from: usize, to: usize) -> Tag {
    // Parts of drawings close themselves.
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut attributes = BTreeMap::new();
    while let Some((attribute, after)) = rest.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("<{inner}> has an open quote"));
        let before = attributes.insert(attribute.to_owned(), unescaped(value));
        assert!(before.is_none(), "<{inner}> says {attribute} twice");
        rest = after;
    }
    for bare in rest.split_whitespace() {
        assert!(BARE.contains(&bare) || bare.starts_with("data-"), "<{inner}> cannot be read");
        attributes.insert(bare.to_owned(), String::new());
    }
    let is_end = name.starts_with('/');
    Tag { name: name.trim_start_matches('/').to_owned(), is_end, attributes, from, to }
}

fn unescaped(words: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/")];
    pairs.iter().fold(words.to_owned(), |words, (entity, char)| words.replace(entity, char)).replace("&amp;", "&")
}

#[test]
fn what_a_page_must_not_have_is_seen() {
    let page = |html: &str| Page::of("a/index.html".to_owned(), html.to_owned());
    let found = page("<p id=\"a\">一<b>二</b></p>\n<p id=\"b\">三 &lt;四&gt;</p><br>");
    assert_eq!(found.inside("a").words(), "一二");
    assert_eq!(found.inside("b").words(), "三<四>");
    assert_eq!(found.ids().into_iter().collect::<Vec<_>>(), ["a", "b"]);
    for (target, path) in [("#x", "a/index.html"), ("../b/", "b/index.html"), ("c.css", "a/c.css")] {
        assert_eq!(led_to(&found, target, "https://x.example/").map(|(path, _)| path).as_deref(), Some(path));
    }
    assert_eq!(led_to(&found, "https://y.example/", "https://x.example/"), None);
    assert!(std::panic::catch_unwind(|| page("<p><b></p></b>").assert_well_formed()).is_err());
    assert!(std::panic::catch_unwind(|| page("<p id=\"a\"></p><p id=\"a\"></p>").ids().len()).is_err());
}
