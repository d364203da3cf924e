//! What readers ask first of a document and which items answer it; and which rows tell who hands what to whom.

/// Questions with the items that answer them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gist {
    /// What stands above the answers.
    pub title: String,
    /// The questions in the order of the page.
    pub answers: Vec<Answer>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In the words of the reader.
    pub question: String,
    /// The items and repeats that answer it.
    pub items: Vec<Answering>,
}

/// An item or a repeat that answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// Its form key, `[]` behind a repeat.
    pub key: String,
    /// Item of the rows of a repeat that is told beside the title of each.
    pub with: Option<String>,
}

/// A repeat whose rows are steps from one to another, which can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Form key of the repeat.
    pub steps: String,
    /// Item with the number of the step.
    pub number: String,
    /// Item that says from whom.
    pub from: String,
    /// Item that says to whom.
    pub to: String,
    /// Item that says what is handed over.
    pub what: String,
    /// Item that says by what it travels.
    pub medium: String,
    /// Item in which it is chosen whether the 個人番号 travels.
    pub carries: String,
    /// Codes of the choices that say yes.
    pub carried: Vec<String>,
}
