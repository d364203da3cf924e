//! What stands in an item.

use std::fmt;

use crate::prose::Prose;
use crate::text::Date;
use crate::text::Instant;

use super::document::DocumentId;
use super::version::Version;
use super::version::VersionName;

/// A value; the three empty states are never mixed up.
#[derive(Debug)]
pub enum Value {
    /// Nothing was written.
    Absent,
    /// 「－」「なし」: the author says that there is nothing; holds the mark as written.
    None(String),
    /// Deliberately not published, on this ground; the words are in no value.
    Withheld {
        /// The ground, published.
        ground: String,
    },
    /// Something was stated.
    Stated(Stated),
}

/// A stated value, by type of item.
#[derive(Debug)]
pub enum Stated {
    /// Plain words; line ends are kept.
    Line(String),
    /// A long text.
    Text(Box<Text>),
    /// Choices made, in the order of the form.
    Choice(Vec<Chosen>),
    /// A number.
    Number(i64),
    /// A day or month, and whether it is planned（予定）.
    Date(Date, bool),
    /// A minute of a day.
    Moment(Instant),
    /// Lines that are numbered when printed.
    List(Vec<String>),
    /// A picture.
    Figure(Figure),
    /// Other documents of the site.
    Links(Vec<Reference>),
    /// Words that do not fit the type of the item, kept as the source document has them.
    AsWritten(String),
}

/// A long text, read once.
#[derive(Debug)]
pub struct Text {
    /// The author's Markdown.
    pub source: String,
    /// What it means.
    pub prose: Prose,
    /// Parts of it that are withheld.
    pub withheld: Vec<WithheldPart>,
}

/// A part of a text that is not published; its words are in no value.
#[derive(Debug)]
pub struct WithheldPart {
    /// Id used in the text: `〔非公表:id〕`.
    pub id: String,
    /// The ground, published.
    pub ground: String,
}

/// A choice that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Place in the list of choices.
    pub at: usize,
    /// Text in its brackets.
    pub text: Option<String>,
}

/// A document of the site, a version of it, or a place in them, named by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The document.
    pub document: DocumentId,
    /// The version, where one is meant rather than the document through all of them.
    pub version: Option<VersionName>,
    /// Key of an item in it.
    pub key: Option<String>,
}

impl Reference {
    /// Reads `kaigo`, `assessments/kaigo` or `assessments/kaigo#task.name`, and with versions `assessments/kaigo/4-an`;
    /// ids alone are of the only kind that fits.
    pub fn parse(written: &str, kinds: &[String], versions: bool) -> Option<Self> {
        let (address, key) = match written.trim().split_once('#') {
            Some((address, key)) => (address, Some(key.to_owned())),
            None => (written.trim(), None),
        };
        let named = |address: &str| {
            let (document, inside) = DocumentId::split(address)?;
            let version = if inside.is_empty() { None } else { Some(VersionName::parse(inside).filter(|_| versions)?) };
            (kinds.is_empty() || kinds.contains(&document.kind)).then_some((document, version))
        };
        let alone = || match kinds {
            [kind] => named(&format!("{kind}/{address}")),
            _ => None,
        };
        let (document, version) = named(address).or_else(alone)?;
        Some(Self { document, version, key })
    }

    /// The reference to a version.
    pub fn version(version: &Version) -> Self {
        Self { document: version.document.clone(), version: Some(version.name), key: None }
    }

    /// Where it stands on the site: `/assessments/kaigo/#task.name`.
    pub fn address(&self) -> String {
        let version = self.version.map(|version| format!("{version}/")).unwrap_or_default();
        let key = self.key.as_ref().map(|key| format!("#{key}")).unwrap_or_default();
        format!("{}{version}{key}", self.document.address())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.document)?;
        self.version.map_or(Ok(()), |version| write!(f, "/{version}"))?;
        self.key.as_ref().map_or(Ok(()), |key| write!(f, "#{key}"))
    }
}

/// A picture that stands beside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Name of the file in the version's folder.
    pub file: String,
    /// What the picture says, in words.
    pub alternative: String,
}

impl Value {
    /// Whether nothing at all was written.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The choices made, where it is a choice.
    pub fn chosen(&self) -> &[Chosen] {
        match self {
            Self::Stated(Stated::Choice(chosen)) => chosen,
            _ => &[],
        }
    }

    /// The public words of a line or of words kept as written.
    pub fn line(&self) -> Option<&str> {
        match self {
            Self::Stated(Stated::Line(words) | Stated::AsWritten(words)) => Some(words),
            _ => None,
        }
    }
}
