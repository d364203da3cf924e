//! Documents and their kinds.

use std::fmt;

use super::version::Stage;

/// How the documents of a kind lie in their folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// `<id>/<n>/`: a folder for every version.
    Versions,
    /// `<body>/<id>/<n>/`: the same, below a folder for every body that makes such documents.
    Bodies,
    /// `<id>.toml` or `<id>.md`: one file, which has no versions.
    Single,
    /// `<id>/call.toml` and `<id>/result.toml`: a file for every stage, all on one page.
    Stages,
}

/// A kind of document: a folder of content and of the site.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// Folder in content and in addresses.
    pub folder: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it is for, in one sentence for lists.
    pub lead: &'static str,
    /// How its documents lie in the folder.
    pub layout: Layout,
    /// The file every version of it has, with `*` for the document's id.
    main_file: &'static str,
    /// The form a scaffold starts from.
    pub default_form: &'static str,
    /// Level of the outermost headings in the words below the head of a document in Markdown.
    pub body_heading: Option<u8>,
}

/// Every kind, in the order in which the site lists them.
pub const KINDS: &[DocumentKind] = &[
    DocumentKind {
        folder: "assessments",
        title: "特定個人情報保護評価書",
        lead: "個人番号（マイナンバー）を含む個人情報ファイルを、どのように取り扱い、どのように守っているかを示す文書です。",
        layout: Layout::Versions,
        main_file: "book.toml",
        default_form: "all-items@2018-05",
        body_heading: None,
    },
    DocumentKind {
        folder: "files",
        title: "個人情報ファイル簿",
        lead: "どのような個人情報を、何のために、どのように集めて持っているかを、ファイルごとに示す帳簿です。",
        layout: Layout::Versions,
        main_file: "entry.toml",
        default_form: "file-register@2023-04",
        body_heading: None,
    },
    DocumentKind {
        folder: "meetings",
        title: "審議会",
        lead: "個人情報の取扱いについて審議した会議の記録と資料です。",
        layout: Layout::Bodies,
        main_file: "record.toml",
        default_form: "meeting-record@1",
        body_heading: None,
    },
    DocumentKind {
        folder: "consultations",
        title: "意見公募",
        lead: "評価書などの案を示して、広く意見を求めるものと、その結果です。",
        layout: Layout::Stages,
        main_file: "call.toml",
        default_form: "consultation-call@1",
        body_heading: None,
    },
    DocumentKind {
        folder: "notices",
        title: "事務連絡・通知",
        lead: "個人情報の取扱いについて出された事務連絡や通知です。",
        layout: Layout::Versions,
        main_file: "notice.md",
        default_form: "notice@1",
        body_heading: Some(4),
    },
    DocumentKind {
        folder: "systems",
        title: "システム",
        lead: "文書に出てくるシステムの説明です。",
        layout: Layout::Single,
        main_file: "*.toml",
        default_form: "system@1",
        body_heading: None,
    },
    DocumentKind {
        folder: "laws",
        title: "法令",
        lead: "文書に出てくる法律、政令、条例などです。",
        layout: Layout::Single,
        main_file: "*.toml",
        default_form: "law@1",
        body_heading: None,
    },
    DocumentKind {
        folder: "pages",
        title: "サイトの案内",
        lead: "このサイトの案内です。",
        layout: Layout::Single,
        main_file: "*.md",
        default_form: "page@1",
        body_heading: Some(3),
    },
];

impl DocumentKind {
    /// Folder of the register of personal-information files, of which every agency keeps one book.
    pub const REGISTER: &'static str = "files";

    /// Folder of the assessments.
    pub const ASSESSMENTS: &'static str = "assessments";

    /// Folder of the systems.
    pub const SYSTEMS: &'static str = "systems";

    /// Folder of the meetings of councils.
    pub const MEETINGS: &'static str = "meetings";

    /// Whether its documents are pages about the site itself.
    pub fn is_about_site(&self) -> bool {
        self.folder == "pages"
    }

    /// Whether its documents are entries of one book for every agency.
    pub fn is_register(&self) -> bool {
        self.folder == Self::REGISTER
    }

    /// Whether its documents are laws.
    pub fn is_of_laws(&self) -> bool {
        self.folder == "laws"
    }

    /// Whether its documents describe systems.
    pub fn is_of_systems(&self) -> bool {
        self.folder == Self::SYSTEMS
    }

    /// The kind of a folder, where it is the folder of one.
    pub fn of_folder(folder: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.folder == folder)
    }

    /// The file that a version of a document of this kind begins with.
    pub fn main_file(&self, id: &str) -> String {
        self.main_file.replace('*', id)
    }

    /// For how many years a document stays public after the end of the work that it describes, where that is asked for.
    ///
    /// 様式4の記載要領: the book of a work that has ended says so in its title, and stays for at least three years.
    pub fn years_kept(&self) -> Option<i16> {
        (self.folder == "assessments").then_some(3)
    }

    /// The file that a stage of a document of this kind stands in.
    pub fn stage_file(&self, stage: Stage) -> String {
        format!("{}.toml", stage.word())
    }

    /// The file that a document without versions begins with where it has a folder of its own: `page.md`, `system.toml`.
    pub fn file_in_folder(&self) -> String {
        let form = self.default_form.split('@').next().unwrap_or_default();
        self.main_file(form)
    }

    /// Whether the words of its main file stand in Markdown, below a head in TOML.
    pub fn is_written_in_markdown(&self) -> bool {
        self.main_file.ends_with(".md")
    }
}

/// `KIND/ID`, or `KIND/BODY/ID`: names a document for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentId {
    /// Folder of the kind.
    pub kind: String,
    /// The document's own id, behind that of its body where the kind has bodies.
    pub id: String,
}

impl DocumentId {
    /// The document's home on the site: `/assessments/kaigo/`.
    pub fn address(&self) -> String {
        format!("/{}/{}/", self.kind, self.id)
    }

    /// The document that an address lies in, and what follows: `assessments/kaigo/1/ii` → `assessments/kaigo`, `1/ii`.
    pub fn split(address: &str) -> Option<(Self, &str)> {
        let (kind, rest) = address.trim_matches('/').split_once('/')?;
        let kind = DocumentKind::of_folder(kind)?;
        let words = if kind.layout == Layout::Bodies { 2 } else { 1 };
        let end = rest.match_indices('/').nth(words - 1).map_or(rest.len(), |(at, _)| at);
        let (id, inside) = rest.split_at(end);
        let whole = !id.is_empty() && id.split('/').count() == words;
        whole.then(|| (Self { kind: kind.folder.to_owned(), id: id.to_owned() }, inside.trim_start_matches('/')))
    }

    /// The same document under a former id of its own; its body stays what it is.
    #[must_use]
    pub fn formerly(&self, own: &str) -> Self {
        let id = self.body().map_or_else(|| own.to_owned(), |body| format!("{body}/{own}"));
        Self { kind: self.kind.clone(), id }
    }

    /// The last word of its id: `kaigo`.
    pub fn last(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }

    /// The body whose folder it lies in, where its kind has bodies: `johokokai`.
    pub fn body(&self) -> Option<&str> {
        self.id.split_once('/').map(|(body, _)| body)
    }

    /// Whether it has no versions.
    pub fn is_single(&self) -> bool {
        self.kind().is_some_and(|kind| kind.layout == Layout::Single)
    }

    /// The kind it is of, where the program knows it.
    pub fn kind(&self) -> Option<&'static DocumentKind> {
        DocumentKind::of_folder(&self.kind)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}
