//! Turns a rendered page into a finished one in one streaming pass: links become relative, wide tables get a frame.
//!
//! Does not change a word of a page.

mod apart;
mod chapter;
mod relative;

use std::cell::Cell;

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::html_content::ContentType;
use lol_html::rewrite_str;

pub use apart::apart;
pub use apart::within;
pub use chapter::Ways;
pub use chapter::chapter;
pub use relative::relative;
pub use relative::resolve;

/// How the links of a page are written.
pub enum Links<'a> {
    /// Relative to the page at this address, so that the site works in any folder and from a stick.
    Relative(&'a str),
    /// Whole addresses below this base: only for a page that is shown at any address.
    Absolute(&'a str),
}

/// Finishes a page; `item` tells the address of an item that the page's author links to by its key alone.
pub fn finish(html: &str, links: &Links, item: &dyn Fn(&str) -> Option<String>) -> String {
    let tables = Cell::new(0);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("a[href], link[href]", |found| {
            if let Some(href) = found.get_attribute("href") {
                found.set_attribute("href", &rewritten(&href, links, item))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("img[src], script[src]", |found| {
            if let Some(source) = found.get_attribute("src") {
                found.set_attribute("src", &rewritten(&source, links, item))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!(".text table", |found| {
            tables.set(tables.get() + 1);
            found.before(&frame(tables.get()), ContentType::Html);
            found.after("</section>", ContentType::Html);
            Ok(())
        }));
    // A page that cannot be rewritten is left as it is; inspection reads it again and reports it.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// A region that scrolls sideways by itself, reachable by keyboard, with a name of its own on the page.
fn frame(number: usize) -> String {
    format!(r#"<section class="table-frame" tabindex="0" aria-label="文中の表{number}（横に動かせます）">"#)
}

fn rewritten(target: &str, links: &Links, item: &dyn Fn(&str) -> Option<String>) -> String {
    let address = match target.strip_prefix('#') {
        Some(key) => match item(key) {
            Some(address) => address,
            None => return target.to_owned(),
        },
        None if target.starts_with('/') && !target.starts_with("//") => target.to_owned(),
        None => return target.to_owned(),
    };
    match links {
        Links::Relative(page) => relative(page, &address),
        Links::Absolute(base) => format!("{base}{}", address.trim_start_matches('/')),
    }
}
