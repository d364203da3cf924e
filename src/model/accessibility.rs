//! What a public body itself says of the accessibility of its site: its policy, and the test that it made.

use crate::text::Date;

/// The standard to which the criteria belong.
pub const STANDARD: &str = "JIS X 8341-3:2016";

/// What the settings say.
#[derive(Debug, Clone, Default)]
pub struct Accessibility {
    /// Where the policy is read.
    pub policy: Option<String>,
    /// The test, once there was one.
    pub test: Option<Test>,
}

/// A test of pages by the criteria of the standard, as the body publishes it.
#[derive(Debug, Clone)]
pub struct Test {
    /// The day on which it was declared.
    pub declared: Date,
    /// The level that the body found to be met; none where none is.
    pub level: Option<Level>,
    /// Which pages it is about.
    pub pages: String,
    /// Technologies on which the pages rely.
    pub technologies: Vec<String>,
    /// How the pages were chosen.
    pub selection: String,
    /// Addresses of the pages.
    pub addresses: Vec<String>,
    /// The first day of the test.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// What was found, in the order of the criteria.
    pub found: Vec<Judged>,
}

/// What was found of one criterion.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The criterion.
    pub criterion: &'static Criterion,
    /// What was found.
    pub outcome: Outcome,
    /// More words on it.
    pub note: Option<String>,
}

/// What a test can find of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is met.
    Met,
    /// It is not met.
    Failed,
    /// Nothing on the pages falls under it.
    NotApplicable,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Met, Self::Failed, Self::NotApplicable];

    /// The word of checklists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "適合",
            Self::Failed => "不適合",
            Self::NotApplicable => "適用なし",
        }
    }
}

/// A level of conformance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A.
    A,
    /// AA, which holds A.
    AA,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 2] = [Self::A, Self::AA];

    /// How it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::AA => "AA",
        }
    }
}

/// A criterion of the standard.
#[derive(Debug)]
pub struct Criterion {
    /// Its number.
    pub number: &'static str,
    /// The level to which it belongs.
    pub level: Level,
    /// What it is called.
    pub title: &'static str,
}

const fn of(level: Level, number: &'static str, title: &'static str) -> Criterion {
    Criterion { number, level, title }
}

/// The criteria of levels A and AA.
pub const CRITERIA: &[Criterion] = &[
    of(Level::A, "1.1.1", "非テキストコンテンツ"),
    of(Level::A, "1.2.1", "音声だけ及び映像だけ（収録済み）"),
    of(Level::A, "1.2.2", "キャプション（収録済み）"),
    of(Level::A, "1.2.3", "音声解説又はメディアに対する代替コンテンツ（収録済み）"),
    of(Level::AA, "1.2.4", "キャプション（ライブ）"),
    of(Level::AA, "1.2.5", "音声解説（収録済み）"),
    of(Level::A, "1.3.1", "情報及び関係性"),
    of(Level::A, "1.3.2", "意味のある順序"),
    of(Level::A, "1.3.3", "感覚的な特徴"),
    of(Level::A, "1.4.1", "色の使用"),
    of(Level::A, "1.4.2", "音声の制御"),
    of(Level::AA, "1.4.3", "コントラスト（最低限レベル）"),
    of(Level::AA, "1.4.4", "テキストのサイズ変更"),
    of(Level::AA, "1.4.5", "文字画像"),
    of(Level::A, "2.1.1", "キーボード"),
    of(Level::A, "2.1.2", "キーボードトラップなし"),
    of(Level::A, "2.2.1", "タイミング調整可能"),
    of(Level::A, "2.2.2", "一時停止、停止及び非表示"),
    of(Level::A, "2.3.1", "3回のせん（閃）光又はしきい（閾）値以下"),
    of(Level::A, "2.4.1", "ブロックスキップ"),
    of(Level::A, "2.4.2", "ページタイトル"),
    of(Level::A, "2.4.3", "フォーカス順序"),
    of(Level::A, "2.4.4", "リンクの目的（コンテキスト内）"),
    of(Level::AA, "2.4.5", "複数の手段"),
    of(Level::AA, "2.4.6", "見出し及びラベル"),
    of(Level::AA, "2.4.7", "フォーカスの可視化"),
    of(Level::A, "3.1.1", "ページの言語"),
    of(Level::AA, "3.1.2", "一部分の言語"),
    of(Level::A, "3.2.1", "フォーカス時"),
    of(Level::A, "3.2.2", "入力時"),
    of(Level::AA, "3.2.3", "一貫したナビゲーション"),
    of(Level::AA, "3.2.4", "一貫した識別性"),
    of(Level::A, "3.3.1", "エラーの特定"),
    of(Level::A, "3.3.2", "ラベル又は説明"),
    of(Level::AA, "3.3.3", "エラー修正の提案"),
    of(Level::AA, "3.3.4", "エラー回避（法的、金融及びデータ）"),
    of(Level::A, "4.1.1", "構文解析"),
    of(Level::A, "4.1.2", "名前（name）、役割（role）及び値（value）"),
];
