//! The tags of a page, one after the other, without copying a byte of it.
//!
//! Pages of this program need no more than this: what a browser could read in two ways is refused, not guessed at.

use memchr::memchr;

/// Elements in which a browser looks for nothing but their end.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Goes through the tags of a page; ends behind the first place that cannot be read.
#[derive(Debug)]
pub struct Tags<'h> {
    html: &'h str,
    at: usize,
    /// The element of which only the end may follow.
    raw: Option<&'h str>,
    /// Those of the tag that was read last; the room is used again for the next.
    attributes: Vec<Attribute<'h>>,
}

/// A place that browsers could read in two ways, or that never ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// A tag as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Tag<'h, 't> {
    /// Its name; capitals do not count.
    pub name: &'h str,
    /// Whether it ends an element.
    pub is_end: bool,
    /// Where it begins in the page.
    pub start: usize,
    /// Where it ends in the page.
    pub end: usize,
    /// Its attributes, as they are written.
    pub attributes: &'t [Attribute<'h>],
}

/// An attribute as it is written; character references stay as they are.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'h> {
    /// Its name; capitals do not count.
    pub name: &'h str,
    /// Its value, without quotes.
    pub value: &'h str,
    /// Where the value begins in the page.
    pub start: usize,
    /// Whether the value stands between quotes.
    pub is_quoted: bool,
}

/// Where a tag stands.
struct Extent<'h> {
    name: &'h str,
    is_end: bool,
    start: usize,
}

impl<'h> Tags<'h> {
    /// The tags of a page.
    pub fn of(html: &'h str) -> Self {
        Self { html, at: 0, raw: None, attributes: Vec::new() }
    }

    /// The next tag; comments and declarations are passed over.
    pub fn next_tag(&mut self) -> Result<Option<Tag<'h, '_>>, Unreadable> {
        let read = self.read();
        if read.is_err() {
            (self.at, self.raw) = (self.html.len(), None);
        }
        let tag =
            |Extent { name, is_end, start }| Tag { name, is_end, start, end: self.at, attributes: &self.attributes };
        read.map(|read| read.map(tag))
    }

    fn rest(&self) -> &'h str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind the next place where this byte stands.
    fn pass_to(&mut self, byte: u8) -> Result<(), Unreadable> {
        self.at += memchr(byte, self.rest().as_bytes()).ok_or(Unreadable)? + 1;
        Ok(())
    }

    fn read(&mut self) -> Result<Option<Extent<'h>>, Unreadable> {
        while let Some(found) = memchr(b'<', self.rest().as_bytes()) {
            self.at += found;
            let rest = self.rest();
            let is_end = rest.starts_with("</");
            if let Some(raw) = self.raw.take() {
                let name = rest.get(2..2 + raw.len()).filter(|name| is_end && name.eq_ignore_ascii_case(raw));
                name.ok_or(Unreadable)?;
            }
            match rest.as_bytes().get(1 + usize::from(is_end)) {
                Some(letter) if letter.is_ascii_alphabetic() => return self.tag(is_end).map(Some),
                Some(b'!') if rest.starts_with("<!--") => self.comment()?,
                Some(b'!') if rest.starts_with("<![") => return Err(Unreadable),
                Some(b'!' | b'?') => self.pass_to(b'>')?,
                _ if is_end => self.pass_to(b'>')?,
                _ => self.at += 1,
            }
        }
        if self.raw.is_some() { Err(Unreadable) } else { Ok(None) }
    }

    /// Browsers end some comments earlier than their author may have meant.
    fn comment(&mut self) -> Result<(), Unreadable> {
        self.at += "<!--".len();
        let rest = self.rest();
        let length = rest.find("-->").ok_or(Unreadable)?;
        let inside = rest.get(..length).unwrap_or_default();
        if inside.starts_with(['>', '-']) || inside.contains("--!>") {
            return Err(Unreadable);
        }
        self.at += length + "-->".len();
        Ok(())
    }

    fn tag(&mut self, is_end: bool) -> Result<Extent<'h>, Unreadable> {
        let start = self.at;
        let from = start + 1 + usize::from(is_end);
        self.at = from;
        self.pass(|byte| !is_end_of_name(byte));
        let name = self.html.get(from..self.at).unwrap_or_default();
        self.attributes.clear();
        while let Some(attribute) = self.attribute()? {
            self.attributes.push(attribute);
        }
        self.at += 1;
        if !is_end {
            if name.eq_ignore_ascii_case("plaintext") {
                return Err(Unreadable);
            }
            self.raw = Some(name).filter(|name| RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)));
        }
        Ok(Extent { name, is_end, start })
    }

    /// The next attribute; none at the end of the tag.
    fn attribute(&mut self) -> Result<Option<Attribute<'h>>, Unreadable> {
        self.pass(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if self.byte()? == b'>' {
            return Ok(None);
        }
        let from = self.at;
        self.at += 1;
        self.pass(|byte| !is_end_of_name(byte) && byte != b'=');
        let name = self.html.get(from..self.at).unwrap_or_default();
        self.pass(|byte| byte.is_ascii_whitespace());
        if self.byte()? != b'=' {
            return Ok(Some(Attribute { name, value: "", start: self.at, is_quoted: false }));
        }
        self.at += 1;
        self.pass(|byte| byte.is_ascii_whitespace());
        let quote = Some(self.byte()?).filter(|byte| matches!(byte, b'"' | b'\''));
        let start = self.at + usize::from(quote.is_some());
        self.at = start;
        match quote {
            Some(quote) => self.at += memchr(quote, self.rest().as_bytes()).ok_or(Unreadable)?,
            None => self.pass(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        }
        let value = self.html.get(start..self.at).unwrap_or_default();
        self.at += usize::from(quote.is_some());
        Ok(Some(Attribute { name, value, start, is_quoted: quote.is_some() }))
    }

    fn byte(&self) -> Result<u8, Unreadable> {
        self.html.as_bytes().get(self.at).copied().ok_or(Unreadable)
    }

    fn pass(&mut self, is_passed: impl Fn(u8) -> bool) {
        let rest = self.html.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !is_passed(*byte)).unwrap_or(rest.len());
    }
}

impl<'h> Tag<'h, '_> {
    /// Whether it is a tag of elements of this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The attribute of a name; browsers take the first.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'h>> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

fn is_end_of_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use lol_html::HtmlRewriter;
    use lol_html::Settings;
    use lol_html::element;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Tags;

    fn own(html: &str) -> Option<Vec<String>> {
        let mut found = Vec::new();
        let mut tags = Tags::of(html);
        while let Some(tag) = tags.next_tag().ok()? {
            if !tag.is_end {
                let attributes = tag.attributes.iter().map(|a| format!(" {}={}", a.name.to_ascii_lowercase(), a.value));
                found.push(tag.name.to_ascii_lowercase() + &attributes.collect::<String>());
            }
        }
        Some(found)
    }

    /// The same by a parser that follows the standard word by word.
    fn standard(html: &str) -> Option<Vec<String>> {
        let found = RefCell::new(Vec::new());
        let settings = Settings::new().append_element_content_handler(element!("*", |element| {
            let attributes = element.attributes().iter().map(|a| format!(" {}={}", a.name(), a.value()));
            found.borrow_mut().push(element.tag_name() + &attributes.collect::<String>());
            Ok(())
        }));
        let mut pass = HtmlRewriter::new(settings, |_: &[u8]| {});
        pass.write(html.as_bytes()).and_then(|()| pass.end()).ok()?;
        Some(found.into_inner())
    }

    #[test]
    fn reads_what_the_standard_reads() {
        for html in [
            "<!doctype html><P class=\"a b\" Hidden>1 < 2 <br/>&amp;<!-- <i> -- > --><?x <b>?></p >",
            "<a href=/x title='it\"s'>x</a><a href = \"?a=1&b=2\"data-x=>y</a></>< p>",
            "<title>a &lt;b</title><script src=\"/x.js\"></script><textarea>\n</textarea >",
            "<svg><path d=\"M0 0\"/><title>絵</title></svg>",
            "<input value==x / =y></x y=\"<z>\"><日本 a><ｐ>",
        ] {
            assert_eq!(own(html), standard(html), "{html}");
            assert!(own(html).is_some(), "{html}");
        }
    }

    #[test]
    fn looks_into_what_only_browsers_without_scripts_show() {
        assert_eq!(own("<noscript><p>字</p></noscript>"), Some(vec!["noscript".to_owned(), "p".to_owned()]));
    }

    #[test]
    fn refuses_what_could_be_read_in_two_ways() {
        for html in [
            "<svg><title><script>x()</script></title></svg>",
            "<svg><![CDATA[ > <a title=\" ]]></svg>",
            "<style>a<b</style>",
            "<textarea>",
            "<plaintext>",
            "<!--> <b> -->",
            "<!-- --!> <b> -->",
            "<!-- <b>",
            "<a href=\"x>",
            "<a href",
        ] {
            assert_eq!(own(html), None, "{html}");
        }
    }

    proptest! {
        #[test]
        fn reads_random_markup_as_the_standard_does(html in r#"([<>/="' !\-?ax]|<p|<b |</b>|<a x="|<!--|-->|字){0,40}"#) {
            if let Some(own) = own(&html) {
                prop_assert_eq!(Some(own), standard(&html));
            }
        }
    }
}
