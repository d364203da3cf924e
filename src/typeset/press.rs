//! The library that sets pages, and everything that it may see: its fonts, the one layout, the words as data.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;

use rayon::ThreadPool;
use rayon::ThreadPoolBuilder;
use serde_json::Value as Json;
use typst::Feature;
use typst::Library;
use typst::LibraryExt;
use typst::World;
use typst::comemo;
use typst::diag::FileError;
use typst::diag::FileResult;
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::foundations::Datetime;
use typst::foundations::Duration;
use typst::foundations::Label;
use typst::foundations::Selector;
use typst::foundations::Smart;
use typst::foundations::Str;
use typst::introspection::Introspector;
use typst::introspection::MetadataElem;
use typst::layout::Frame;
use typst::layout::FrameItem;
use typst::syntax::FileId;
use typst::syntax::RootedPath;
use typst::syntax::Source;
use typst::syntax::VirtualPath;
use typst::syntax::VirtualRoot;
use typst::text::Font;
use typst::text::FontBook;
use typst::utils::LazyHash;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_pdf::PdfStandard;
use typst_pdf::PdfStandards;

use crate::fingerprint::sha256;

use super::begins::Begins;
use super::glyphs::stand_in;
use super::tree::Paper;

/// The one layout.
const LAYOUT: &str = include_str!("book.typ");

/// Under these names the layout asks for what is set.
const PAPER: &str = "paper.json";
const PICTURES: &str = "pictures/";

/// What the layout calls the place where an item begins.
const BEGINS: &str = "begins";

/// Fonts that stand in every paper: no font of a machine is ever used, so that every machine sets the same bytes.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../fonts/biz-udpgothic/BIZUDPGothic_400Regular.ttf"),
    include_bytes!("../../fonts/biz-udpgothic/BIZUDPGothic_700Bold.ttf"),
    include_bytes!("../../fonts/noto-sans-jp/NotoSansJP_400Regular.ttf"),
];

/// What makes other bytes of the same words: this room, the versions of all libraries, the layout, the fonts.
static SETTING: LazyLock<String> = LazyLock::new(|| {
    let texts = [include_str!("press.rs"), include_str!("../../Cargo.lock"), LAYOUT].map(str::as_bytes);
    texts.into_iter().chain(FONTS).map(sha256).collect()
});

/// Bytes of the stack of each thread.
const STACK: usize = 64 << 20;

/// Rounds of papers for which what the library remembers is kept.
const REMEMBERED: usize = 2;

struct Type {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
}

static TYPE: LazyLock<Type> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    let features = [Feature::A11yExtras].into_iter().collect();
    Type {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        layout: Source::new(id("book.typ"), LAYOUT.to_owned()),
        fonts,
    }
});

/// Whether a font has a letter.
pub(super) fn has_glyph(letter: char) -> bool {
    TYPE.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// What is set.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) paper: &'a Paper,
    /// Letters that no font has.
    pub(super) missing: &'a BTreeSet<char>,
    /// Pictures by name.
    pub(super) beside: &'a BTreeMap<&'a str, Vec<u8>>,
    /// What makes the paper one of its own, the same on every machine.
    pub(super) ident: &'a str,
}

/// What was set.
pub(super) struct Set {
    pub(super) bytes: Vec<u8>,
    /// The words as they stand on the pages.
    pub(super) words: String,
    /// What each page begins with.
    pub(super) pages: Vec<Begins>,
}

/// Threads that set: the library calls itself deeply, and divides its work among the threads it is called on, where it
/// must meet no other work.
static THREADS: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK).thread_name(|at| format!("typeset-{at}")).build().ok());

/// Sets a paper; the cause where that cannot be.
pub(super) fn set(job: &Job) -> Result<Set, String> {
    let threads = THREADS.as_ref().ok_or("この機械で、処理の場所を確保できません")?;
    // A thread of its own waits, because one of the pool of pages would take up other pages while it waits.
    let set = thread::scope(|scope| scope.spawn(|| threads.install(|| set_here(job))).join());
    set.unwrap_or_else(|panic| resume_unwind(panic))
}

fn set_here(job: &Job) -> Result<Set, String> {
    let desk = Desk { paper: Bytes::new(job.data().into_bytes()), beside: job.beside };
    let set = typst::compile::<PagedDocument>(&desk).output.map_err(|causes| in_a_line(&causes));
    let set = set.and_then(|document| {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
        let options = PdfOptions {
            ident: Smart::Custom(job.ident.to_owned()),
            creator: Smart::Custom(Some("juran".to_owned())),
            timestamp: None,
            standards: standards.map_err(|cause| cause.message().to_string())?,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|causes| in_a_line(&causes))?;
        let mut words = String::new();
        document.pages().iter().for_each(|page| gather(&page.frame, &mut words));
        Ok(Set { bytes, words, pages: pages(&document) })
    });
    // The library remembers what it set; without this, memory would grow with every paper.
    comemo::evict(REMEMBERED);
    set
}

/// What each page begins with, as the layout marks it.
fn pages(document: &PagedDocument) -> Vec<Begins> {
    let introspector = document.introspector();
    let mut first: BTreeMap<usize, String> = BTreeMap::new();
    let marks = Label::new(PicoStr::intern(BEGINS)).map(Selector::Label);
    for mark in marks.map(|marks| introspector.query(&marks)).into_iter().flatten() {
        let key = mark.to_packed::<MetadataElem>().and_then(|mark| mark.value.clone().cast::<Str>().ok());
        let page = mark.location().and_then(|location| introspector.page(location));
        if let (Some(key), Some(page)) = (key, page) {
            first.entry(page.get()).or_insert_with(|| key.to_string());
        }
    }
    let mut last = None;
    let pages = (1..=document.pages().len()).map(|page| {
        last = first.remove(&page).or(last.take());
        Begins { page, key: last.clone() }
    });
    pages.collect()
}

fn in_a_line(causes: &[SourceDiagnostic]) -> String {
    causes.iter().map(|cause| cause.message.to_string()).collect::<Vec<_>>().join("、")
}

fn gather(frame: &Frame, words: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, words),
            FrameItem::Text(text) => {
                words.push_str(&text.text);
                words.push('\n');
            }
            _ => {}
        }
    }
}

impl Job<'_> {
    /// A digest of everything that the paper is made of.
    pub(super) fn key(&self) -> String {
        let pictures = self.beside.iter().map(|(name, bytes)| format!("{name} {}\n", sha256(bytes)));
        let pictures: String = pictures.collect();
        sha256(format!("{}\n{}\n{}\n{pictures}", *SETTING, self.ident, self.data()).as_bytes())
    }

    /// The paper as data, with what can be set in place of letters that cannot.
    fn data(&self) -> String {
        let mut data = serde_json::to_value(self.paper).unwrap_or_default();
        let pictures: Vec<&str> = self.beside.keys().copied().collect();
        data["pictures"] = Json::from(pictures);
        self.clean(&mut data);
        data.to_string()
    }

    fn clean(&self, data: &mut Json) {
        match data {
            Json::String(words) if words.contains(|letter| self.is_strange(letter)) => {
                let cleaned = words.chars().map(|letter| match letter {
                    '\t' => " ".to_owned(),
                    _ if letter.is_control() => String::new(),
                    _ if self.missing.contains(&letter) => stand_in(letter),
                    _ => letter.to_string(),
                });
                *words = cleaned.collect();
            }
            Json::Array(members) => members.iter_mut().for_each(|member| self.clean(member)),
            Json::Object(members) => members.values_mut().for_each(|member| self.clean(member)),
            _ => {}
        }
    }

    fn is_strange(&self, letter: char) -> bool {
        letter.is_control() || self.missing.contains(&letter)
    }
}

/// All that the library sees.
struct Desk<'a> {
    paper: Bytes,
    beside: &'a BTreeMap<&'a str, Vec<u8>>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &TYPE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE.book
    }

    fn main(&self) -> FileId {
        TYPE.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(TYPE.layout.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        if path == PAPER {
            return Ok(self.paper.clone());
        }
        let picture = path.strip_prefix(PICTURES).and_then(|name| self.beside.get(name));
        picture.map(|bytes| Bytes::new(bytes.clone())).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the names of the layout are plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::collections::BTreeSet;

    use super::Job;
    use super::set;
    use crate::typeset::tree::Block;
    use crate::typeset::tree::Heading;
    use crate::typeset::tree::Paper;

    /// A paper with a heading of each level.
    fn set_with(levels: &[usize]) -> Result<usize, String> {
        let heading = |level: &usize| Heading { level: *level, label: "見出し".to_owned(), ..Heading::default() };
        let paper = Paper {
            title: "題名".to_owned(),
            version: String::new(),
            body: "見本村".to_owned(),
            day: [2026, 4, 1],
            footing: "版の指紋 0000-0000-0000".to_owned(),
            preview: String::new(),
            facts: Vec::new(),
            checking: Vec::new(),
            is_long: false,
            has_contents: false,
            blocks: levels.iter().map(|level| Block::Heading(heading(level))).collect(),
        };
        let (missing, beside) = (BTreeSet::new(), BTreeMap::new());
        let job = Job { paper: &paper, missing: &missing, beside: &beside, ident: "見本" };
        set(&job).map(|set| set.bytes.len())
    }

    #[test]
    fn what_breaks_the_standard_is_refused() {
        assert!(set_with(&[1, 2, 3]).is_ok());
        let refused = set_with(&[1, 4]).expect_err("a level is left out");
        assert!(refused.contains("skipped"), "{refused}");
    }
}
