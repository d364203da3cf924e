//! What two opinions have in common: the same letters, or nearly all pairs of letters.

use crate::fingerprint::digest;
use crate::text::is_kanji;
use crate::text::is_katakana;
use crate::text::letters;
use crate::text::squeeze;

use super::masks::MARKS;
use super::masks::is_signature;

/// Share of the pairs of letters from which two texts are nearly the same.
pub(super) const NEAR: f64 = 0.9;
/// Hashes of a signature: bands of so many rows each.
const BANDS: usize = 16;
const ROWS: usize = 4;
/// Share of the hashes that agree below which the pairs need not be compared.
const HOPELESS: usize = BANDS * ROWS * 6 / 10;
/// Words that turn what is said into its opposite.
const STANCES: [&str; 10] = ["賛成", "反対", "ない", "ません", "べき", "必要", "不要", "撤回", "廃止", "中止"];
/// Begins the numbers with which hashes are mixed.
const SEED: u64 = 0x6A75_7261_6E5F_3031;

/// The letters of an opinion without marks, signatures, blanks and punctuation, in one width.
pub(super) fn fold(masked: &str) -> String {
    let mut words = String::with_capacity(masked.len());
    let is_marked = masked.contains('〔');
    for line in masked.split_inclusive('\n').filter(|line| !is_marked || !is_signature(line)) {
        words.push_str(line);
    }
    if is_marked {
        for mark in MARKS {
            words = words.replace(mark, "");
        }
    }
    let folded = letters(&words);
    if folded.is_empty() { squeeze(masked) } else { folded }
}

/// What is kept of a text to find those that are nearly the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    /// The least hash of all pairs, for every way of mixing.
    least: [u16; BANDS * ROWS],
    /// A hash of each band.
    pub(super) bands: [u64; BANDS],
    /// The numbers and the words for a stance that occur.
    pub(super) stance: u64,
}

impl Signature {
    /// The signature of a folded text; a text of one letter has none.
    pub(super) fn of(folded: &str) -> Option<Self> {
        let pairs = pairs(folded);
        if pairs.is_empty() {
            return None;
        }
        let mut least = [u64::MAX; BANDS * ROWS];
        let seeds: Vec<u64> = (0..BANDS * ROWS).map(|at| mixed(SEED.wrapping_add(at as u64)) | 1).collect();
        for pair in &pairs {
            for (least, seed) in least.iter_mut().zip(&seeds) {
                let hash = pair.wrapping_mul(*seed);
                *least = (*least).min(hash ^ (hash >> 29));
            }
        }
        let mut bands = [0; BANDS];
        for (at, (band, rows)) in bands.iter_mut().zip(least.chunks(ROWS)).enumerate() {
            *band = rows.iter().fold(mixed(at as u64), |hash, row| mixed(hash ^ *row));
        }
        let mut short = [0; BANDS * ROWS];
        for (short, least) in short.iter_mut().zip(&least) {
            *short = u16::try_from(mixed(*least) & 0xFFFF).unwrap_or_default();
        }
        Some(Self { least: short, bands, stance: stance(folded) })
    }

    /// Whether the pairs are worth comparing.
    pub(super) fn may_be_near(&self, other: &Self) -> bool {
        let agreeing = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
        self.stance == other.stance && agreeing >= HOPELESS
    }
}

/// Numbers and words for a stance: texts in which these differ may say the opposite however alike they are.
fn stance(folded: &str) -> u64 {
    let mut hash = SEED;
    for word in STANCES {
        hash = mixed(hash ^ folded.matches(word).count() as u64);
    }
    // Particles and endings may differ; another kanji or katakana says another thing.
    let mut telling: Vec<char> = folded.chars().filter(|letter| is_kanji(*letter) || is_katakana(*letter)).collect();
    telling.sort_unstable();
    for letter in telling {
        hash = mixed(hash ^ u64::from(u32::from(letter)));
    }
    let is_number = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十百千万億".contains(letter);
    for number in folded.split(|letter| !is_number(letter)).filter(|number| !number.is_empty()) {
        let bytes = digest(number.as_bytes());
        hash = mixed(hash ^ u64::from_le_bytes(std::array::from_fn(|at| bytes[at])));
    }
    hash
}

/// Pairs of letters that stand side by side, sorted; the second time that a pair occurs it is another one.
pub(super) fn pairs(folded: &str) -> Vec<u64> {
    let mut pairs: Vec<u64> = folded
        .chars()
        .zip(folded.chars().skip(1))
        .map(|(a, b)| mixed((u64::from(u32::from(a)) << 32) | u64::from(u32::from(b))))
        .collect();
    pairs.sort_unstable();
    let (mut last, mut times) = (None, 0_u64);
    for pair in &mut pairs {
        times = if last == Some(*pair) { times + 1 } else { 0 };
        last = Some(*pair);
        if times > 0 {
            *pair = mixed(pair.wrapping_add(times));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The share of the pairs that both texts have.
pub(super) fn share(one: &[u64], other: &[u64]) -> f64 {
    let (mut a, mut b, mut common) = (0, 0, 0_u32);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                a += 1;
                b += 1;
            }
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX).max(1);
    f64::from(common) * 2.0 / f64::from(all)
}

/// Spreads the bits of a number over all of it.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Signature;
    use super::fold;
    use super::pairs;
    use super::share;

    const LONG: &str = "市民センターに出した申請書が本庁に着くまでに無くなったら、誰がいつ気付くのでしょうか。鍵をかけた箱に入れるだけでは、入れ忘れや入れ違いは分かりません。枚数を数えて確かめる手順を書いてください。";

    #[test]
    fn copies_signed_differently_are_one() {
        let copies = [
            "反対です。\n氏名：〔氏名〕",
            "反対 です\n",
            "〔氏名〕\n反対です！",
            "反対です。\n住所 〔住所〕 電話〔電話番号〕",
            "反対です",
        ];
        for copy in copies {
            assert_eq!(fold(copy), "反対です", "{copy}");
        }
        assert_ne!(fold("！！！"), "");
    }

    #[test]
    fn near_texts_are_near_and_opposites_are_not() {
        let (long, changed) = (fold(LONG), fold(&LONG.replace("誰がいつ", "いつ誰が")));
        assert!(share(&pairs(&long), &pairs(&changed)) > 0.9);
        let signature = |text: &str| Signature::of(text).expect("it has pairs");
        assert!(signature(&long).may_be_near(&signature(&changed)));
        let opposite = fold(&LONG.replace("分かりません", "分かります"));
        assert!(!signature(&long).may_be_near(&signature(&opposite)));
        let number = |number: &str| signature(&fold(&format!("{LONG}保管は{number}年にしてください。")));
        assert!(!number("5").may_be_near(&number("7")));
        for (one, other) in [("案は十分です", "案は不十分です"), ("適切です", "危険です"), ("カード", "シート")]
        {
            let said = |words: &str| signature(&fold(&format!("{LONG}{LONG}{words}。")));
            assert!(!said(one).may_be_near(&said(other)), "{one} {other}");
        }
        assert!(Signature::of("あ").is_none() && Signature::of("").is_none());
    }
}
