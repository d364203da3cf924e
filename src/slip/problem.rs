//! What does not fit in a text that was read as a slip; nothing of it is lost.

/// Something that does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its line.
    pub line: usize,
    /// What it is.
    pub trouble: Trouble,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A line begins like a header and is none; it stays in the text of the opinion.
    UnknownHeader(String),
    /// A header stands a second time or where it has no place; these words of it are not used.
    Unused(String),
    /// A header stands below the receipt, which vouches for what stands above it only.
    BehindReceipt,
    /// Words before the first header or behind the last; they are part of no opinion.
    Outside(String),
    /// Words below a header that takes none; they are an opinion on the whole.
    WithoutItem,
    /// The slip is of a style that this program does not know.
    OtherStyle(String),
    /// The slip does not begin with its first header.
    NoSlipHeader,
    /// The slip does not say which consultation it is for.
    NoConsultation,
    /// The receipt was made from another text.
    ReceiptDiffers {
        /// As written.
        written: String,
        /// Of the text that stands there.
        computed: String,
    },
}

impl Trouble {
    /// The same in words.
    pub fn message(&self) -> String {
        match self {
            Self::UnknownHeader(words) => {
                format!("「{words}」は、意見票の見出しではありません。意見の文として扱います。")
            }
            Self::Unused(words) => {
                format!("同じ見出しが前にあるか、見出しを置く所が違うので、「{words}」は使いません。")
            }
            Self::BehindReceipt => {
                "控えの指紋の後にも見出しがあります。控えが作られた後に、書き足されています。".to_owned()
            }
            Self::Outside(_) => "意見票の外に文があります。意見には数えていません。".to_owned(),
            Self::WithoutItem => "項目の見出しがない文があります。全体への意見として扱います。".to_owned(),
            Self::OtherStyle(style) => {
                format!(
                    "意見票の書き方が「{style}」です。読み取れるのは「1」だけなので、読み違えがないか確かめてください。"
                )
            }
            Self::NoSlipHeader => "初めの「■ 意見票: 1」の行がありません。ほかの見出しから読み取りました。".to_owned(),
            Self::NoConsultation => "どの意見公募への意見かを示す「■ 案件:」の行がありません。".to_owned(),
            Self::ReceiptDiffers { written, computed } => format!(
                "控えの指紋は「{written}」ですが、書かれている文の指紋は「{computed}」です。控えが作られた後に、文が変わっています。"
            ),
        }
    }
}
