//! Numbers in circles that not every device can read.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// 丸や括弧で囲んだ数字のうち、①から⑳までのほかのもの（㉑、❶、➀、⑴、⒈ など）を探します。同じ数に二通りの囲み文字を使って
    /// いるところは、合わせて知らせます。
    ///
    /// 一つの文書で、同じ印は一度だけ知らせます。「⑴」「⒈」は、段落の番号として使う団体が多いため、人が決めるもの（要判断）とします。
    ///
    /// # なぜ
    ///
    /// ①から⑳までは、多くの機械で読めます。ほかの囲み文字は、読み上げられなかったり、別の字に見えたり、検索で見つからなかったり
    /// します。➀と①は目では同じでも、機械には別の字です。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "①受付 ❷審査 を行う。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "①受付 ②審査 (3)通知 ４．保管 を行う。"
    /// ```
    ///
    /// # 直し方
    ///
    /// ①から⑳までの字か、「(21)」のように普通の数字と括弧で書きます。
    ///
    /// # 根拠
    ///
    /// 「公用文作成の考え方」（令和4年1月7日文化審議会建議）の、文字と符号の使い方。文字コード（JIS X 0208 の外の字）。
    ///
    /// # 止め方
    ///
    /// 様式の名前など、その字のまま書く理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H110", "enclosed-digit", Warning,
    title: "読めないことのある囲み数字があります",
    basis: "機械によっては読み上げられず、検索でも見つからず、別の字に見えることがあるためです。",
    items: &[],
}

/// First and last letters of numbers in circles, and the number of the first.
const ENCLOSED: [(char, char, u32); 13] = [
    ('①', '⑳', 1),
    ('⑴', '⒇', 1),
    ('⒈', '⒛', 1),
    ('⓪', '⓪', 0),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('⓿', '⓿', 0),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
    ('➊', '➓', 1),
    ('㉑', '㉟', 21),
    ('㊱', '㊿', 36),
    ('㉈', '㉏', 10),
];
/// The block that every device reads.
const COMMON: usize = 0;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut common = BTreeMap::new();
    let mut rare: Vec<(&Passage, Range<usize>, char, u32)> = Vec::new();
    for passage in own_passages(subject) {
        for (at, letter) in passage.own().char_indices() {
            match number(letter) {
                Some((COMMON, number)) => {
                    common.entry(number).or_insert(letter);
                }
                Some((_, number)) => rare.push((passage, at..at + letter.len_utf8(), letter, number)),
                None => {}
            }
        }
    }
    let mut told = BTreeSet::new();
    for (passage, range, letter, number) in rare {
        if !told.insert(letter) {
            continue;
        }
        let twin = common
            .get(&number)
            .filter(|_| !is_of_a_level(letter))
            .map(|twin| format!("同じ数の「{twin}」も使われています。"));
        let message = format!("「{letter}」は、読めない機械のある囲み数字です。{}", twin.unwrap_or_default());
        let circle = number.checked_sub(1).and_then(|ahead| ('①'..='⑳').nth(usize::try_from(ahead).ok()?));
        let remedy = match circle {
            Some(circle) => format!("「{circle}」か「({number})」に直してください。"),
            None => format!("「({number})」のように、普通の数字と括弧で書いてください。"),
        };
        // Many offices number their paragraphs with 「⑴」 on purpose.
        let severity = if is_of_a_level(letter) { Severity::Information } else { RULE.severity };
        findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
    }
}

/// Whether a sign numbers paragraphs of another level than 「①」 does.
fn is_of_a_level(letter: char) -> bool {
    matches!(letter, '⑴'..='⒇' | '⒈'..='⒛')
}

/// The block of a number in a circle, and the number.
fn number(letter: char) -> Option<(usize, u32)> {
    let block = ENCLOSED.iter().position(|(first, last, _)| (*first..=*last).contains(&letter))?;
    let (first, _, number) = ENCLOSED[block];
    Some((block, number + u32::from(letter) - u32::from(first)))
}
