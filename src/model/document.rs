//! Documents and their kinds.

use std::fmt;

/// A kind of document: a folder of content and of the site.
#[derive(Debug, PartialEq, Eq)]
pub struct DocumentKind {
    /// Folder in content and in addresses.
    pub folder: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it is for, in one sentence for lists.
    pub lead: &'static str,
    /// The file every version of it has.
    pub main_file: &'static str,
    /// The form a scaffold starts from.
    pub default_form: &'static str,
}

/// Every kind, in the order in which the site lists them.
pub const KINDS: &[DocumentKind] = &[DocumentKind {
    folder: "assessments",
    title: "特定個人情報保護評価書",
    lead: "個人番号を含む個人情報ファイルを、どのように取り扱い、どのように守っているかを示す文書です。",
    main_file: "book.toml",
    default_form: "all-items@2018-05",
}];

/// `KIND/ID`: names a document for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentId {
    /// Folder of the kind.
    pub kind: String,
    /// The document's own id.
    pub id: String,
}

impl DocumentId {
    /// The document's home on the site: `/assessments/kaigo/`.
    pub fn address(&self) -> String {
        format!("/{}/{}/", self.kind, self.id)
    }

    /// The kind it is of, where the program knows it.
    pub fn kind(&self) -> Option<&'static DocumentKind> {
        KINDS.iter().find(|kind| kind.folder == self.kind)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}
