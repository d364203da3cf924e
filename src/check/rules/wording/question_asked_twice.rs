//! Two questions on one matter that say nearly the same.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::squeeze;

rule! {
    /// # 何を見るか
    ///
    /// 会議録の一つの案件に、ほとんど同じ質問が二度載っていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 質問の一覧を幾つかの表から集めると、同じ質問が、少しだけ直したものと両方残ることがあります。回答も二つになり、片方だけが
    /// 直されると食い違います。
    ///
    /// # 例（違反）
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// [[agenda]]
    /// id = "a"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "窓口の端末から読み取った記録は、委託先の事業者も見ることができるのでしょうか。"
    /// answer = "見ることはできません。"
    /// [[agenda.questions]]
    /// id = "q2"
    /// question = "窓口の端末から読み取った記録は、委託先の事業者も見ることができるのですか。"
    /// answer = "事業者には権限がありません。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// [[agenda]]
    /// id = "a"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "窓口の端末から読み取った記録は、委託先の事業者も見ることができるのでしょうか。"
    /// answer = "見ることはできません。"
    /// [[agenda.questions]]
    /// id = "q2"
    /// question = "窓口の端末から読み取った記録は、いつ消すのでしょうか。委託先にも写しが残りますか。"
    /// answer = "一年で消します。写しは残りません。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じ質問なら一つにまとめ、別の質問なら、違いが分かるように直します。
    ///
    /// # 根拠
    ///
    /// 論理です。別の委員が同じことを尋ねることもあるため、「要判断」とします。
    ///
    /// # 止め方
    ///
    /// 別の委員の質問としてそのまま残すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H158", "question-asked-twice", Information,
    title: "ほとんど同じ質問が、二度あります",
    basis: "同じ質問が二つあると、回答が食い違っても気付かれないためです。",
    items: &["meeting-record agenda[].questions[].question"],
}

/// Letters of the pieces in which texts are compared.
const PIECE: usize = 3;
/// Pieces of a text by which others like it are looked for.
const SIGNS: usize = 6;
/// Pieces of a question that is long enough to be told from others.
const FEWEST: usize = 20;
/// Of a hundred pieces of both texts, as many are in both.
const ALIKE: usize = 85;
/// Questions that are compared with each new one; so many alike need no more telling.
const MOST: usize = 8;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for matter in subject.rows("agenda") {
        let repeat = format!("agenda.{}.questions", matter.id);
        let mut asked: Vec<(usize, BTreeSet<u64>)> = Vec::new();
        let mut by_sign: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (at, row) in subject.rows(&repeat).iter().enumerate() {
            let key = format!("{repeat}.{}.question", row.id);
            let Some(words) = subject.words(&key) else { continue };
            let pieces = pieces(words);
            if pieces.len() < FEWEST {
                continue;
            }
            let signs: Vec<u64> = pieces.iter().take(SIGNS).copied().collect();
            let near = signs.iter().filter_map(|sign| by_sign.get(sign)).flatten().copied();
            let near: BTreeSet<usize> = near.take(MOST * SIGNS).collect();
            if let Some((first, _)) =
                near.into_iter().map(|near| &asked[near]).find(|(_, other)| is_alike(other, &pieces))
            {
                let message = format!("質問{}は、質問{}とほとんど同じです。", at + 1, first + 1);
                let remedy = "同じ質問なら一つにまとめ、別の質問なら、違いが分かるように直してください。";
                findings.add(&RULE, subject.at_key(&key), message, remedy);
            }
            for sign in signs {
                by_sign.entry(sign).or_default().push(asked.len());
            }
            asked.push((at, pieces));
        }
    }
}

/// Numbers that stand for the runs of letters in a text; which of them are the smallest depends on no order.
fn pieces(words: &str) -> BTreeSet<u64> {
    let letters: Vec<char> = squeeze(words).chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.windows(PIECE).map(number).collect()
}

/// FNV-1a: the same on every machine.
fn number(letters: &[char]) -> u64 {
    let mix = |number: u64, letter: &char| (number ^ u64::from(u32::from(*letter))).wrapping_mul(0x0100_0000_01b3);
    letters.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

fn is_alike(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> bool {
    let both = one.intersection(other).count();
    both * 200 >= (one.len() + other.len()) * ALIKE
}
