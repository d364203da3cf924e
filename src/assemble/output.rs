//! One file of the output: its path, how its bytes are made, and when it goes into place.

use crate::archive::Voucher;
use crate::model::DocumentId;
use crate::model::Format;

use super::listing::Way;
use super::searched::Scope;

/// One file.
#[derive(Debug, Clone)]
pub struct Output {
    /// Path relative to the output folder, with `/`.
    pub path: String,
    /// How its bytes are made.
    pub make: Make,
}

/// How the bytes of a file are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Make {
    /// The home of the site.
    Home,
    /// A page of a list: place of the list in the site, number of the page from 1.
    List(usize, usize),
    /// The lists of a way to documents.
    Way(Way),
    /// A page of the list of documents that are no longer published, by number from 1.
    WithdrawnList(usize),
    /// All lists, for people.
    Lists,
    /// The years in which versions were published.
    Years,
    /// A page of the versions of a year: place of the year in the site, number of the page from 1.
    Year(usize, usize),
    /// Every version with the time in which it was the current one, as a table.
    VersionsTable,
    /// The versions of a document with their days, for programs.
    TimeMap,
    /// What was published last, for programs.
    Feed,
    /// Days on which something happens, for calendars.
    Calendar,
    /// All documents, for programs.
    Index,
    /// What gatherers may read.
    Robots,
    /// The document's home.
    DocumentHome,
    /// The home of a document in stages, which shows all of them.
    Stages,
    /// The page on which comments for a call are written.
    Commenting,
    /// The blank slip for a call.
    Slip,
    /// The same as a document of a word processor.
    SlipDocument,
    /// The same on paper.
    SlipPaper,
    /// The sheet on which comments on a part are written for a call.
    Sheet(DocumentId, usize),
    /// The blank slip for a part.
    SheetSlip(DocumentId, usize),
    /// What the items of a part are called and what stands in them, for the page on which comments are written.
    SheetItems(usize),
    /// A further page of the opinions of a result in the order of their numbers, by number from 2.
    ByNumber(usize),
    /// A page of them in the order of what they are about, by number from 1.
    ByItem(usize),
    /// The opinions of a result as a table.
    OpinionsTable,
    /// The same as data.
    OpinionsData,
    /// The schema of these data.
    OpinionsSchema,
    /// A further page of the documents that name the document, by number from 2.
    Referrers(usize),
    /// The page of a version: cover, facts, contents.
    Version,
    /// The page of a part.
    Part(usize),
    /// The page of a row: part, and number of the row from 0.
    Row(usize, usize),
    /// The whole version on one page.
    Whole,
    /// How every item of the version is cited.
    Citations,
    /// What changed between two versions.
    Compared,
    /// The same as data.
    ChangesData,
    /// The same as the form's table of changes.
    ChangesTable,
    /// The same as plain text.
    ChangesText,
    /// The version as data.
    Data,
    /// The version as plain text.
    TextEdition,
    /// The version as a file of this format.
    Download(Format),
    /// A file that stands beside the version.
    Beside(String),
    /// Bytes that the archive keeps, by their digest.
    Kept(String),
    /// Digests of the files of a published version, as `sha256sum` writes them.
    Sums,
    /// The files of a published version in one package.
    Bundle,
    /// Everything of a consultation in one package, made from the finished files of the site.
    CallBundle,
    /// The page where that package is received.
    CallReceiving,
    /// The whole site in one package, made from its finished files.
    SiteBundle,
    /// The page where the files of a document are received.
    Receiving,
    /// The page of the sets of data.
    DataSets,
    /// The same for programs that gather them.
    Catalogue,
    /// The ledger.
    Ledger,
    /// What vouches for the entry of a seal.
    Voucher(Voucher, String),
    /// Those whose signatures count.
    Signers,
    /// What was done so that everyone can read the site.
    Accessibility,
    /// How to verify what was published.
    Verifying,
    /// The page on which readers search.
    Search,
    /// What the search begins with.
    SearchStart(Scope),
    /// The versions of each kind, agency and department, by number.
    SearchFilters(Scope),
    /// Where pairs of letters stand: a part of the index, by number from 0.
    SearchPairs(Scope, usize),
    /// Where single letters stand: a part of the index, by number from 0.
    SearchLetters(Scope, usize),
    /// The words of a stretch of a version: number of the version in its scope, and of the stretch from 0.
    SearchStretch(Scope, usize, usize),
    /// A page at an address that a document had before; leads to this address.
    Moved(String),
    /// What is shown at every address of a document that is no longer published.
    Withdrawn,
    /// What is shown for an address that does not exist.
    NotFound,
    /// A map of pages for machines, by number from 1.
    Sitemap(usize),
    /// The list of the maps, where one map cannot hold all pages.
    SitemapIndex,
    /// The schema of `data.json`.
    DataSchema,
    /// A file of the theme.
    Asset(String),
}

/// The order in which files go into place, so that nothing reachable is ever dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Styles, pictures, downloads.
    Asset,
    /// Pages of documents.
    Page,
    /// Lists and indexes that lead to them.
    Index,
}

impl Make {
    /// When the file goes into place.
    pub fn rank(&self) -> Rank {
        match self {
            _ if self.is_index() => Rank::Index,
            _ if self.is_single_page() => Rank::Page,
            _ => Rank::Asset,
        }
    }

    /// Whether it leads to other files.
    fn is_index(&self) -> bool {
        matches!(
            self,
            Self::DocumentHome
                | Self::Stages
                | Self::Referrers(_)
                | Self::Home
                | Self::List(..)
                | Self::Way(_)
                | Self::WithdrawnList(_)
                | Self::Lists
                | Self::Search
                | Self::DataSets
                | Self::Catalogue
                | Self::Ledger
                | Self::Accessibility
                | Self::Verifying
                | Self::Years
                | Self::Year(..)
                | Self::VersionsTable
                | Self::TimeMap
                | Self::Feed
                | Self::Calendar
                | Self::Index
                | Self::Robots
                | Self::Sitemap(_)
                | Self::SitemapIndex
        )
    }

    /// Whether it is a page about one thing.
    fn is_single_page(&self) -> bool {
        matches!(
            self,
            Self::Version
                | Self::Part(_)
                | Self::Row(..)
                | Self::Whole
                | Self::Citations
                | Self::Compared
                | Self::CallReceiving
                | Self::Receiving
                | Self::Commenting
                | Self::Sheet(..)
                | Self::ByNumber(_)
                | Self::ByItem(_)
                | Self::Moved(_)
                | Self::Withdrawn
                | Self::NotFound
        )
    }

    /// Whether it is a page for people.
    pub fn is_page(&self) -> bool {
        let is_for_programs = matches!(
            self,
            Self::Sitemap(_)
                | Self::SitemapIndex
                | Self::Feed
                | Self::Calendar
                | Self::Index
                | Self::Ledger
                | Self::Robots
                | Self::VersionsTable
                | Self::Catalogue
                | Self::TimeMap
        );
        self.rank() != Rank::Asset && !is_for_programs
    }
}

/// The address of a file, as links write it: that of `assessments/kaigo/index.html` is `/assessments/kaigo/`.
pub fn address_of(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

impl Output {
    /// The address as links write it: `/assessments/kaigo/`.
    pub fn address(&self) -> String {
        address_of(&self.path)
    }

    pub(super) fn page(address: &str, make: Make) -> Self {
        Self { path: format!("{}index.html", address.trim_start_matches('/')), make }
    }

    pub(super) fn file(path: &str, make: Make) -> Self {
        Self { path: path.trim_start_matches('/').to_owned(), make }
    }
}
