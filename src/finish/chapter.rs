//! Finishes a page as a chapter of an electronic book: well-formed as XML, with links of the book.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::html_content::ContentType;
use lol_html::html_content::Element;
use lol_html::rewrite_str;

/// What says something only among other pages of the site: links to an item, what changed, and why.
const OF_SITE: &str = ".address, .changed, .led, .finding, .of-site";

/// Elements that hold nothing and are never closed in HTML.
const VOID: &str = "br, hr, img, wbr, col, link, meta";

/// A finished chapter.
pub struct Finished {
    /// The page.
    pub xhtml: String,
    /// Addresses of the pictures that it shows, as the site has them.
    pub pictures: BTreeSet<String>,
}

/// How a chapter leads to other places.
pub struct Ways<'a> {
    /// Where an item is read, as a link of the book; `None` where the chapter has it itself.
    pub item: &'a dyn Fn(&str) -> Option<String>,
    /// The whole address of a place of the site.
    pub site: &'a dyn Fn(&str) -> String,
    /// The path of a picture in the book.
    pub picture: &'a dyn Fn(&str) -> String,
}

/// Finishes a chapter.
pub fn chapter(html: &str, ways: &Ways) -> Finished {
    let pictures = RefCell::new(BTreeSet::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(OF_SITE, |found| {
            found.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |found| {
            let href = found.get_attribute("href").unwrap_or_default();
            let led = match href.strip_prefix('#') {
                Some(key) => (ways.item)(key),
                None => (href.starts_with('/') && !href.starts_with("//")).then(|| (ways.site)(&href)),
            };
            if let Some(led) = led {
                found.set_attribute("href", &led)?;
            }
            found.remove_attribute("download");
            Ok(())
        }))
        .append_element_content_handler(element!("[tabindex]", |found| {
            found.remove_attribute("tabindex");
            Ok(())
        }))
        .append_element_content_handler(element!("img[src]", |found| {
            let source = found.get_attribute("src").unwrap_or_default();
            found.set_attribute("src", &(ways.picture)(&source))?;
            pictures.borrow_mut().insert(source);
            Ok(())
        }))
        .append_element_content_handler(element!(VOID, |found| {
            let closed = closed(found);
            found.replace(&closed, ContentType::Html);
            Ok(())
        }));
    // A page that cannot be rewritten is left as it is; whoever reads the book as XML will say so.
    let xhtml = rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned());
    Finished { xhtml, pictures: pictures.into_inner() }
}

/// The start of an element that holds nothing, closed as XML asks.
fn closed(found: &Element) -> String {
    let attributes: String = found
        .attributes()
        .iter()
        .map(|attribute| format!(" {}=\"{}\"", attribute.name(), attribute.value().replace('"', "&quot;")))
        .collect();
    format!("<{}{attributes}/>", found.tag_name())
}

#[cfg(test)]
mod tests {
    use super::Ways;
    use super::chapter;

    #[test]
    fn a_chapter_is_xml_and_leads_to_places_of_the_book_or_to_the_site() {
        let html = r##"<p class="address"><a href="#x">リンク</a></p><p>一<br>二<img src="/a/attachments/b.png" alt="図 &quot;甲&quot;"></p><a href="#x" download>項目</a><a href="#here">ここ</a><a href="/files/a/">簿</a><a href="https://example.jp/">外</a>"##;
        let item = |key: &str| (key != "here").then(|| format!("part-ii.xhtml#{key}"));
        let site = |address: &str| format!("https://mihon.example.jp{address}");
        let picture = |source: &str| source.rsplit('/').next().unwrap_or_default().to_owned();
        let finished = chapter(html, &Ways { item: &item, site: &site, picture: &picture });
        let expected = r##"<p>一<br/>二<img src="b.png" alt="図 &quot;甲&quot;"/></p><a href="part-ii.xhtml#x">項目</a><a href="#here">ここ</a><a href="https://mihon.example.jp/files/a/">簿</a><a href="https://example.jp/">外</a>"##;
        assert_eq!(finished.xhtml, expected);
        assert_eq!(finished.pictures.into_iter().collect::<Vec<_>>(), ["/a/attachments/b.png"]);
    }
}
