//! What stands within a line: words, links and images.

use super::address::is_bare_file_name;
use super::address::is_site_absolute;
use super::address::protocol_is_safe;
use super::bracket::edges;
use super::mended::STAND_IN;
use super::mended::own_words;
use super::outcome::Image;
use super::outcome::Link;
use super::outcome::ProblemKind;
use super::reading::Reader;
use super::run::Run;
use super::words::Kind;
use super::words::Stretch;
use super::words::stretches;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;
use std::ops::Range;

/// A link whose words are being read.
pub(super) struct OpenLink {
    target: String,
    span: Range<usize>,
    safe: bool,
    /// Written in angle brackets, which stay when no link comes of it.
    bracketed: bool,
    plain_at: usize,
    images_at: usize,
}

/// An image whose alternative is being read.
pub(super) struct OpenImage {
    source: String,
    title: String,
    span: Range<usize>,
    alternative: String,
    /// Images within its alternative are words.
    inner: usize,
}

impl Reader<'_> {
    /// Adds words of one event to those that stand together. Blanks after a stand-in are indentation.
    pub(super) fn push(&mut self, text: &str, range: &Range<usize>) {
        let mut at = range.start;
        for (index, part) in text.split(STAND_IN).enumerate() {
            let words = if index == 0 { part } else { part.trim_start_matches([' ', '\t']) };
            let end = at + part.len();
            let source = if text.len() == range.len() { end - words.len()..end } else { range.clone() };
            self.push_words(words, &source);
            at = end + STAND_IN.len_utf8();
        }
    }

    fn push_words(&mut self, words: &str, range: &Range<usize>) {
        if !words.is_empty() {
            self.run.push(&own_words(words), self.mended.source_range(range));
        }
    }

    /// Writes the words that stand together.
    pub(super) fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let stretches = stretches(&run.words);
        let stands_in_words = |at: usize| {
            let holder = stretches.get(stretches.partition_point(|stretch| stretch.range.end <= at));
            self.image.is_none() && holder.is_some_and(|stretch| stretch.kind == Kind::Words)
        };
        let mut edges = edges(&run.words, stands_in_words).into_iter().peekable();
        for stretch in &stretches {
            let mut from = stretch.range.start;
            while let Some(edge) = edges.next_if(|edge| edge.at < stretch.range.end) {
                self.write_part(&run, stretch, from..edge.at);
                from = edge.at;
                self.sheet.tag(&edge.opens.map_or("</span>".to_owned(), |depth| format!("<span class=\"b{depth}\">")));
            }
            self.write_part(&run, stretch, from..stretch.range.end);
        }
        edges.for_each(|_| self.sheet.tag("</span>"));
    }

    fn write_part(&mut self, run: &Run, stretch: &Stretch<'_>, range: Range<usize>) {
        if !range.is_empty() {
            let words = run.words.get(range.clone()).unwrap_or_default();
            self.write_stretch(stretch, words, run.source_range(&range));
        }
    }

    fn write_stretch(&mut self, stretch: &Stretch<'_>, words: &str, span: Range<usize>) {
        let as_written = self.source.get(span.clone()) == Some(words);
        let linkable = self.link.is_none() && self.image.is_none();
        match stretch.kind {
            Kind::Address if linkable => self.write_link(words.to_owned(), words, span),
            Kind::Mail if linkable => self.write_link(format!("mailto:{words}"), words, span),
            Kind::Withheld(id) if as_written => self.write_withheld(id, words, span),
            Kind::NearWithheld if as_written => {
                self.problem(ProblemKind::MisspeltWithheldMark, span);
                self.write_words(words);
            }
            Kind::NoteMark if as_written => {
                self.problem(ProblemKind::UndefinedFootnote, span);
                self.write_words(words);
            }
            Kind::Sic => self.write_remark("sic", words, "（原文のとおり）"),
            Kind::LeftOut => self.write_remark("left-out", words, "（作成者による省略）"),
            _ => self.write_words(words),
        }
    }

    fn write_remark(&mut self, class: &str, words: &str, aloud: &str) {
        if self.image.is_some() {
            return self.write_words(words);
        }
        self.sheet.tag(&format!("<span class=\"{class}\">"));
        self.sheet.words(words);
        self.sheet.aloud(aloud);
        self.sheet.tag("</span>");
    }

    fn write_words(&mut self, words: &str) {
        match &mut self.image {
            Some(image) => image.alternative.push_str(words),
            None => self.sheet.words(words),
        }
    }

    fn write_link(&mut self, target: String, words: &str, span: Range<usize>) {
        self.sheet.tag("<a");
        self.sheet.attribute("href", &target);
        self.sheet.tag(">");
        self.sheet.words(words);
        self.sheet.tag("</a>");
        self.links.push(Link { target, span });
    }

    fn write_withheld(&mut self, id: &str, words: &str, span: Range<usize>) {
        let Some(public) = self.setting.withheld.get(id) else {
            self.problem(ProblemKind::UnknownWithheldMark, span);
            self.write_words(words);
            return;
        };
        self.withheld.insert(id.to_owned());
        let public = format!("〔一部非公表：{public}〕");
        if self.image.is_some() {
            self.write_words(&public);
            return;
        }
        self.sheet.tag("<span class=\"withheld\">");
        self.sheet.words(&public);
        self.sheet.tag("</span>");
    }

    pub(super) fn open_link(&mut self, kind: LinkType, target: &str, title: &str, range: &Range<usize>) {
        let span = self.mended.source_range(range);
        let target = own_words(target).into_owned();
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target };
        let safe = protocol_is_safe(&target);
        let bracketed = kind == LinkType::Autolink;
        if safe {
            self.sheet.tag("<a");
            self.sheet.attribute("href", &target);
            self.write_title(title);
            self.sheet.tag(">");
        } else {
            self.problem(ProblemKind::UnsafeLink, span.clone());
            self.sheet.words(if bracketed { "<" } else { "" });
        }
        let plain_at = self.sheet.plain.len();
        let images_at = self.images.len();
        self.link = Some(OpenLink { target, span, safe, bracketed, plain_at, images_at });
    }

    pub(super) fn close_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let words = self.sheet.plain.get(link.plain_at..).unwrap_or_default();
        if words.trim().is_empty() && self.images.len() == link.images_at {
            self.problem(ProblemKind::LinkWithoutWords, link.span.clone());
            self.sheet.words(&link.target);
        }
        if link.safe {
            self.sheet.tag("</a>");
            self.links.push(Link { target: link.target, span: link.span });
        } else if link.bracketed {
            self.sheet.words(">");
        }
    }

    pub(super) fn open_image(&mut self, source: &str, title: &str, range: &Range<usize>) {
        self.image = Some(OpenImage {
            source: own_words(source).into_owned(),
            title: title.to_owned(),
            span: self.mended.source_range(range),
            alternative: String::new(),
            inner: 0,
        });
    }

    /// Takes an event within the alternative of an image, of which only the words count.
    pub(super) fn take_in_image(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.push(text, range),
            Event::Code(code) => {
                self.flush();
                self.write_words(&own_words(code));
            }
            Event::InlineHtml(html) => {
                self.problem(ProblemKind::RawHtml, self.mended.source_range(range));
                self.push(html, range);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.flush();
                self.write_words(" ");
            }
            Event::FootnoteReference(name) => {
                self.flush();
                self.write_words(&format!("[^{name}]"));
            }
            Event::Start(Tag::Image { .. }) => self.nest_image(1),
            Event::End(TagEnd::Image) if self.image.as_ref().is_some_and(|image| image.inner > 0) => {
                self.nest_image(-1);
            }
            Event::End(TagEnd::Image) => self.close_image(),
            _ => {}
        }
    }

    fn nest_image(&mut self, step: isize) {
        if let Some(image) = &mut self.image {
            image.inner = image.inner.saturating_add_signed(step);
        }
    }

    fn close_image(&mut self) {
        self.flush();
        let Some(OpenImage { source, title, span, alternative, .. }) = self.image.take() else {
            return;
        };
        let alternative = alternative.trim().to_owned();
        if alternative.is_empty() {
            self.problem(ProblemKind::ImageWithoutAlternative, span.clone());
        }
        let place = if is_bare_file_name(&source) {
            format!("{}{source}", self.setting.image_base)
        } else if is_site_absolute(&source) {
            source.clone()
        } else {
            self.problem(ProblemKind::RemoteImage, span);
            self.sheet.words(&alternative);
            return;
        };
        self.sheet.tag("<img");
        self.sheet.attribute("src", &place);
        self.sheet.attribute("alt", &alternative);
        self.write_title(&title);
        self.sheet.tag(">");
        self.images.push(Image { source, alternative, span });
    }

    fn write_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.sheet.attribute("title", &own_words(title));
        }
    }
}
