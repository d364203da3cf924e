//! A rule: one check with its own code, name and basis.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be mended before publication.
    Error,
    /// Should be looked at by a person.
    Warning,
    /// A person must decide whether it is one.
    Information,
    /// No program can tell; a person looks at it by hand.
    Manual,
}

impl Severity {
    /// The letter used in data: E, W or I.
    ///
    /// What a person decides and what a person looks at are both I.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Error => "E",
            Self::Warning => "W",
            Self::Information | Self::Manual => "I",
        }
    }

    /// The word people read: those of miChecker, which officers know from checking web pages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "問題あり",
            Self::Warning => "問題の可能性大",
            Self::Information => "要判断",
            Self::Manual => "手動確認",
        }
    }
}

/// What an error means for a build (DESIGN: two classes of error, and leaks above both).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Something that cannot become a right page: a build stops and leaves the output as it was.
    Unreadable,
    /// A rule is broken or a required item is missing: nothing of it may be published, a draft may be looked at.
    Contradicted,
    /// Something withheld or private was found in what would be written.
    Leak,
}

/// One check: what is wrong is told by its name, why it matters by its doc.
#[derive(Debug)]
pub struct Rule {
    /// Letter of the topic and three digits; never reused.
    pub code: &'static str,
    /// Kebab-case name of what is wrong.
    pub name: &'static str,
    /// Severity of its findings.
    pub severity: Severity,
    /// What an error of it means for a build.
    pub class: Class,
    /// One line for lists and headings.
    pub title: &'static str,
    /// Why it matters and on what basis (law, form, guideline, or the nature of the file), as a sentence.
    pub basis: &'static str,
}
