//! Where a consultation stands, by its days and an instant.

/// Where a consultation stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Comments are taken.
    Open,
    /// Announced, and comments are not taken yet.
    Announced,
    /// Comments are no longer taken, and the result is not published yet.
    Closed,
    /// The result is published.
    Answered,
    /// It was called off.
    Cancelled,
    /// Announced that no comments are asked for, and why.
    NotHeld,
}

impl Standing {
    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "募集中",
            Self::Announced => "予告",
            Self::Closed => "結果準備中",
            Self::Answered => "結果公表",
            Self::Cancelled => "中止",
            Self::NotHeld => "実施しない",
        }
    }

    /// The word for machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Announced => "announced",
            Self::Closed => "closed",
            Self::Answered => "answered",
            Self::Cancelled => "cancelled",
            Self::NotHeld => "not-held",
        }
    }
}
