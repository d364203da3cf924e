//! The HTML of an author's text as blocks and spans.
//!
//! It is the HTML of the room `prose`, which closes every tag and knows no others than these.

use std::borrow::Cow;

use super::tree::Block;
use super::tree::Point;
use super::tree::Span;
use super::tree::Style;
use super::tree::Table;
use super::tree::said;

/// A tag with its attributes, and what stands in it.
#[derive(Debug, Default)]
struct Element<'h> {
    name: &'h str,
    attributes: &'h str,
    children: Vec<Node<'h>>,
}

#[derive(Debug)]
enum Node<'h> {
    Words(Cow<'h, str>),
    Element(Element<'h>),
}

/// Tags that have no end.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// What an author's text is read with.
pub(super) struct Around<'a> {
    /// The whole address of a link as written; `None` for places within the text.
    pub(super) address: &'a dyn Fn(&str) -> Option<String>,
    /// The name under which a picture can be set; `None` where it cannot.
    pub(super) picture: &'a dyn Fn(&str) -> Option<String>,
    /// Level of the outermost headings of a text that has any.
    pub(super) level: usize,
}

/// Reads the HTML of an author's text.
pub(super) fn read(html: &str, around: &Around) -> Vec<Block> {
    let outermost = (2..=6).find(|level| html.contains(&format!("<h{level}>"))).unwrap_or_default();
    Writer { around, outermost }.blocks(&parse(html).children)
}

fn parse(html: &str) -> Element<'_> {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some((words, behind)) = rest.split_once('<') {
        push(&mut open, words);
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        rest = behind;
        if tag.starts_with('/') {
            close(&mut open);
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        open.push(Element { name, attributes, children: Vec::new() });
        if VOID.contains(&name) {
            close(&mut open);
        }
    }
    push(&mut open, rest);
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn push<'h>(open: &mut [Element<'h>], words: &'h str) {
    if let Some(above) = open.last_mut().filter(|_| !words.is_empty()) {
        above.children.push(Node::Words(unescaped(words)));
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
        && let Some(above) = open.last_mut()
    {
        above.children.push(Node::Element(done));
    }
}

fn unescaped(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

impl Element<'_> {
    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let rest = self.attributes.split_once(&format!("{name}=\""))?.1;
        Some(unescaped(rest.split_once('"')?.0))
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }

    fn is_block(&self) -> bool {
        matches!(
            self.name,
            "p" | "ul" | "ol" | "table" | "blockquote" | "pre" | "hr" | "img" | "h2" | "h3" | "h4" | "h5" | "h6"
        )
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| if let Node::Element(element) = child { Some(element) } else { None })
    }

    /// All tags of a name, at any depth.
    fn all<'e>(&'e self, name: &str, found: &mut Vec<&'e Self>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            } else {
                element.all(name, found);
            }
        }
    }
}

struct Writer<'a> {
    around: &'a Around<'a>,
    /// Level of the outermost headings as they are written.
    outermost: usize,
}

impl Writer<'_> {
    /// Blocks, and paragraphs of what stands loose between them.
    fn blocks(&self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if element.is_block() => {
                    paragraph(&mut loose, Style::Plain, &mut blocks);
                    self.block(element, &mut blocks);
                }
                _ => self.span(node, &mut loose, &mut blocks),
            }
        }
        paragraph(&mut loose, Style::Plain, &mut blocks);
        blocks
    }

    fn block(&self, element: &Element, blocks: &mut Vec<Block>) {
        match element.name {
            "ul" | "ol" => {
                let items = element.elements().filter(|item| item.name == "li").map(|item| self.point(item));
                blocks.push(Block::List { items: items.collect() });
            }
            "table" => blocks.push(Block::Table(self.table(element))),
            "blockquote" => blocks.push(Block::Quote { blocks: self.blocks(&element.children) }),
            "hr" => blocks.push(Block::Rule),
            "img" => self.picture(element, blocks),
            name => {
                let mut pictures = Vec::new();
                let mut spans = Vec::new();
                element.children.iter().for_each(|child| self.span(child, &mut spans, &mut pictures));
                let style = match name {
                    "pre" => Style::Code,
                    "p" if element.has_class("field-heading") => Style::Headed,
                    "p" if element.attributes.contains("hang-") => Style::Hanging,
                    "p" => Style::Plain,
                    _ => return self.heading(name, &spans, blocks),
                };
                paragraph(&mut spans, style, blocks);
                blocks.append(&mut pictures);
            }
        }
    }

    /// Headings of a text stand below that of the item.
    fn heading(&self, name: &str, spans: &[Span], blocks: &mut Vec<Block>) {
        let written: usize = name.trim_start_matches('h').parse().unwrap_or(2);
        let level = (self.around.level + written.saturating_sub(self.outermost)).min(6);
        let label = said(spans);
        // A heading without words is none to whoever listens.
        if label.trim().is_empty() {
            return;
        }
        blocks.push(Block::Heading(super::tree::Heading { level, label, ..Default::default() }));
    }

    fn point(&self, item: &Element) -> Point {
        let mut marks = Vec::new();
        let marker = first_marker(item);
        if let Some(marker) = marker {
            marker.children.iter().for_each(|child| self.span(child, &mut marks, &mut Vec::new()));
        }
        Point { mark: said(&marks).trim().to_owned(), blocks: self.blocks(&item.children) }
    }

    fn table(&self, table: &Element) -> Table {
        let mut rows = Vec::new();
        table.all("tr", &mut rows);
        let cells =
            |row: &&Element| -> Vec<Vec<Block>> { row.elements().map(|cell| self.blocks(&cell.children)).collect() };
        let mut rows: Vec<Vec<Vec<Block>>> = rows.iter().map(cells).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut rows {
            row.resize_with(columns, Vec::new);
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Table::new("", Vec::new(), head, rows)
    }

    fn picture(&self, image: &Element, blocks: &mut Vec<Block>) {
        let source = image.attribute("src").unwrap_or_default();
        let alternative = image.attribute("alt").unwrap_or_default().into_owned();
        let caption = format!("図: {alternative}");
        let place = (self.around.picture)(&source);
        blocks.extend(place.map(|place| Block::Picture { place, alternative }));
        blocks.push(Block::words(Style::Quiet, &caption));
    }

    fn span(&self, node: &Node, spans: &mut Vec<Span>, pictures: &mut Vec<Block>) {
        let element = match node {
            Node::Words(words) => {
                // Line ends of HTML say nothing beside `<br>`.
                let words = words.replace('\n', "");
                return spans.extend((!words.is_empty()).then_some(Span::Words { words }));
            }
            Node::Element(element) => element,
        };
        let mut inner = Vec::new();
        let mut within = |inner: &mut Vec<Span>| {
            element.children.iter().for_each(|child| self.span(child, inner, pictures));
        };
        match element.name {
            "br" => return spans.push(Span::Break),
            "img" => return self.picture(element, pictures),
            "code" => return self.code(element, spans),
            _ if element.has_class("aloud") || element.has_class("marker") => return,
            _ => within(&mut inner),
        }
        match element.name {
            "strong" | "b" => spans.push(Span::Strong { inner }),
            "em" => spans.push(Span::Emphasis { inner }),
            "ins" => spans.push(Span::Inserted { inner }),
            "del" => spans.push(Span::Deleted { inner }),
            "a" => match element.attribute("href").and_then(|to| (self.around.address)(&to)) {
                Some(to) => spans.push(Span::Link { to, inner }),
                None => spans.append(&mut inner),
            },
            _ => spans.append(&mut inner),
        }
    }

    /// Line ends of code are its own.
    fn code(&self, element: &Element, spans: &mut Vec<Span>) {
        for child in &element.children {
            match child {
                Node::Words(words) => spans.extend(Span::lines(words)),
                Node::Element(_) => self.span(child, spans, &mut Vec::new()),
            }
        }
    }
}

/// The mark of an item, which stands first in it or in its first paragraph.
fn first_marker<'e>(item: &'e Element<'e>) -> Option<&'e Element<'e>> {
    let first = item.elements().next()?;
    if first.has_class("marker") {
        Some(first)
    } else {
        first.elements().next().filter(|inner| inner.has_class("marker"))
    }
}

fn paragraph(spans: &mut Vec<Span>, style: Style, blocks: &mut Vec<Block>) {
    while spans.last() == Some(&Span::Break) {
        spans.pop();
    }
    if !said(spans).trim().is_empty() {
        blocks.push(Block::Paragraph { style, words: std::mem::take(spans) });
    }
    spans.clear();
}
