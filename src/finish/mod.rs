//! Turns a rendered page into a finished one in one pass: links become relative, wide tables get a frame.
//!
//! Does not change a word of a page.

mod relative;
mod tags;

pub use relative::relative;
pub use relative::resolve;
pub use tags::Tag;
pub use tags::Tags;

/// Elements without an end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Whose words are an author's: the tables in it get frames.
const TEXT: &str = "text";

/// How the links of a page are written.
pub enum Links<'a> {
    /// Relative to the page at this address, so that the site works in any folder and from a stick.
    Relative(&'a str),
    /// Whole addresses below this base: only for a page that is shown at any address.
    Absolute(&'a str),
}

/// Finishes a page; `item` tells the address of an item that the page's author links to by its key alone.
pub fn finish(html: &str, links: &Links, item: &dyn Fn(&str) -> Option<String>) -> String {
    let mut page = Page { html, done: 0, finished: String::with_capacity(html.len()), open: Vec::new(), tables: 0 };
    let mut tags = Tags::of(html);
    loop {
        match tags.next_tag() {
            Ok(Some(tag)) => {
                page.links(&tag, links, item);
                page.frames(&tag);
            }
            Ok(None) => {
                page.copy_to(html.len());
                return page.finished;
            }
            // A page that cannot be read is left as it is; inspection reads it again and reports it.
            Err(_) => return html.to_owned(),
        }
    }
}

/// A page on its way.
struct Page<'h> {
    html: &'h str,
    /// How much of it was taken over.
    done: usize,
    finished: String,
    /// Elements that are open within a text, the text's own first.
    open: Vec<Open<'h>>,
    tables: usize,
}

struct Open<'h> {
    name: &'h str,
    has_frame: bool,
}

impl<'h> Page<'h> {
    fn copy_to(&mut self, end: usize) {
        self.finished.push_str(self.html.get(self.done..end).unwrap_or_default());
        self.done = end;
    }

    fn links(&mut self, tag: &Tag<'h, '_>, links: &Links, item: &dyn Fn(&str) -> Option<String>) {
        let name = match tag {
            _ if tag.is_end => return,
            _ if tag.is("a") || tag.is("link") => "href",
            _ if tag.is("img") || tag.is("script") => "src",
            _ => return,
        };
        if let Some(found) = tag.attribute(name)
            && let Some(link) = rewritten(found.value, links, item)
        {
            self.copy_to(found.start);
            let quote = if found.is_quoted { "" } else { "\"" };
            self.finished.extend([quote, link.as_str(), quote]);
            self.done += found.value.len();
        }
    }

    /// Puts a frame around a table in a text.
    fn frames(&mut self, tag: &Tag<'h, '_>) {
        if tag.is_end {
            let Some(at) = self.open.iter().rposition(|open| tag.is(open.name)) else { return };
            if self.open[at].has_frame {
                self.copy_to(tag.end);
                self.finished.push_str("</section>");
            }
            self.open.truncate(at);
            return;
        }
        let is_in_text = !self.open.is_empty();
        if !is_in_text && !has_class(tag, TEXT) || VOID.iter().any(|void| tag.is(void)) {
            return;
        }
        let has_frame = is_in_text && tag.is("table");
        if has_frame {
            self.tables += 1;
            self.copy_to(tag.start);
            self.finished.push_str(&frame(self.tables));
        }
        self.open.push(Open { name: tag.name, has_frame });
    }
}

fn has_class(tag: &Tag, class: &str) -> bool {
    tag.attribute("class").is_some_and(|found| found.value.split_ascii_whitespace().any(|word| word == class))
}

/// A region that scrolls sideways by itself, reachable by keyboard, with a name of its own on the page.
fn frame(number: usize) -> String {
    format!(r#"<section class="table-frame" tabindex="0" aria-label="文中の表{number}（横に動かせます）">"#)
}

/// The link as the page writes it, where that is another.
fn rewritten(target: &str, links: &Links, item: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let named = target.strip_prefix('#').map(item);
    let address = match &named {
        Some(address) => address.as_deref()?,
        None if target.starts_with('/') && !target.starts_with("//") => target,
        None => return None,
    };
    Some(match links {
        Links::Relative(page) => relative(page, address),
        Links::Absolute(base) => format!("{base}{}", address.trim_start_matches('/')),
    })
}
