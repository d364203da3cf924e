//! Finishes a page a second time for a set of pages that is read without the rest of the site.

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::rewrite_str;

use super::resolve;

/// The class of what says something only where the whole site is at hand.
const OF_SITE: &str = ".of-site";

/// Takes away what leads through the whole site, and the links that lead to pages outside of the set.
pub fn apart(html: &str, address: &str, is_inside: &dyn Fn(&str) -> bool) -> String {
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(OF_SITE, |found| {
        found.remove();
        Ok(())
    }));
    // A page that cannot be rewritten is left as it is; it was inspected when it was made.
    within(&rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned()), address, is_inside)
}

/// Takes the links away that lead to pages outside of the set; their words stay.
///
/// The links of the page are relative to its address already. Links that leave the site stay as they are.
pub fn within(html: &str, address: &str, is_inside: &dyn Fn(&str) -> bool) -> String {
    let leads_outside = |href: &str| resolve(address, href).is_some_and(|target| !is_inside(&target));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("a[href]", |found| {
            if found.get_attribute("href").is_some_and(|href| leads_outside(&href)) {
                found.remove_attribute("href");
                found.remove_attribute("download");
            }
            Ok(())
        }))
        .append_element_content_handler(element!("link[href]", |found| {
            if found.get_attribute("href").is_some_and(|href| leads_outside(&href)) {
                found.remove();
            }
            Ok(())
        }));
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::apart;
    use super::within;

    #[test]
    fn only_links_out_of_the_set_go() {
        let page = r##"<link rel="alternate" href="../feed.xml"><nav class="of-site"><a href="../index.html">一覧</a></nav><a href="../a/index.html#x">甲</a><a href="../b/index.html" download>乙</a><a href="#y">丙</a><a href="https://example.jp/">丁</a>"##;
        let inside = |address: &str| ["/here/", "/a/"].contains(&address);
        let expected =
            r##"<a href="../a/index.html#x">甲</a><a>乙</a><a href="#y">丙</a><a href="https://example.jp/">丁</a>"##;
        assert_eq!(apart(page, "/here/", &inside), expected);
        let whole = format!("<nav class=\"of-site\"><a>一覧</a></nav>{expected}");
        assert_eq!(
            within(page, "/here/", &inside),
            whole,
            "what leads through the site stays where all of it is at hand"
        );
    }
}
