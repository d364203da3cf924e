//! Marks that people type at the beginning of a line to number or to point it: 「１　」「（１）」「ア．」「①」「・」.

use super::wording::bullet_is_word;
use super::wording::letter_is_word;
use super::wording::number_counts;
use super::wording::number_is_word;
use std::mem::discriminant;

/// The letters of ア, イ, ウ in their order.
const AIUEO: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
/// The letters of イ, ロ, ハ in their order.
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
const BULLETS: &str = "・○●◯◎■□◆◇▪";
const KANJI_DIGITS: &str = "一二三四五六七八九";

/// A mark at the beginning of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    letters: Letters,
    dress: Dress,
    /// Bytes of the mark, with the blanks behind it.
    pub(super) length: usize,
    /// How many full-width letters it is wide, without blanks.
    width: usize,
}

/// A row of marks that a list runs through: the same letters in the same dress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style(Order, Dress);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Arabic(u32),
    Kanji(u32),
    Kana(char),
    Latin(char),
    Roman(u32),
    Circled(u32),
    CircledKana(u32),
    Bullet(char),
    /// 「2・3」: several clauses in one line.
    Several,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Arabic,
    Kanji,
    Aiueo,
    Iroha,
    Small,
    Capital,
    Roman,
    Circled,
    CircledKana,
    Bullet(char),
}

/// What stands around the letters of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dress {
    Bare,
    Dotted,
    Closed,
    Bracketed,
}

impl Style {
    pub(super) fn is_bullet(self) -> bool {
        matches!(self.0, Order::Bullet(_))
    }
}

impl Mark {
    /// The rows it may belong to, with its place in them; every bullet is the first of its row.
    pub(super) fn readings(self) -> impl Iterator<Item = (Style, u32)> {
        let (first, second) = match self.letters {
            Letters::Arabic(number) => (Some((Order::Arabic, number)), None),
            Letters::Kanji(number) => (Some((Order::Kanji, number)), None),
            Letters::Kana(letter) => {
                (place(AIUEO, letter).map(|at| (Order::Aiueo, at)), place(IROHA, letter).map(|at| (Order::Iroha, at)))
            }
            Letters::Latin(letter) => {
                let order = if letter.is_ascii_uppercase() { Order::Capital } else { Order::Small };
                (Some((order, u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1)), None)
            }
            Letters::Roman(number) => (Some((Order::Roman, number)), None),
            Letters::Circled(number) => (Some((Order::Circled, number)), None),
            Letters::CircledKana(number) => (Some((Order::CircledKana, number)), None),
            Letters::Bullet(letter) => (Some((Order::Bullet(letter), 1)), None),
            Letters::Several => (None, None),
        };
        let dress = self.dress;
        [first, second].into_iter().flatten().map(move |(order, at)| (Style(order, dress), at))
    }

    /// Whether it is a plain number, as the clauses of an article have it: 「２　」.
    pub(super) fn is_clause(self) -> bool {
        matches!(self.letters, Letters::Arabic(2..) | Letters::Several) && self.dress == Dress::Bare
    }

    /// How deep official papers set it: 1 → （１） → ア → （ア）・①, and 条・項 → 号 → イロハ.
    pub(super) fn level(self) -> usize {
        match (self.letters, self.dress) {
            (Letters::Arabic(_) | Letters::Kanji(_), Dress::Bracketed) | (Letters::Kanji(_), _) => 2,
            (Letters::Kana(_), Dress::Bracketed) | (Letters::Circled(_) | Letters::CircledKana(_), _) => 4,
            (Letters::Kana(_) | Letters::Latin(_), _) => 3,
            (Letters::Arabic(_) | Letters::Several | Letters::Roman(_) | Letters::Bullet(_), _) => 1,
        }
    }

    /// Whether it needs more room than two letters.
    pub(super) fn is_wide(self) -> bool {
        self.width > 2
    }
}

/// Reads the mark at the beginning of words, where it cannot be one of the words.
pub(super) fn mark(words: &str) -> Option<Mark> {
    let found = typed(words)?;
    let blanks = [' ', '　', '\t'];
    let own = words.get(..found.length)?.trim_end_matches(blanks);
    let behind = words.get(own.len()..)?.lines().next().unwrap_or_default();
    let (is_bare, is_dotted) = (found.dress == Dress::Bare, found.dress == Dress::Dotted);
    let is_word = match found.letters {
        Letters::Bullet(bullet) => bullet_is_word(bullet, behind),
        Letters::Latin(letter) => letter_is_word(letter, is_dotted, is_bare, behind),
        Letters::Circled(_) | Letters::CircledKana(_) => is_counted_by_circle(behind),
        _ => is_bare && number_counts(behind),
    };
    let is_bullet = matches!(found.letters, Letters::Bullet(_));
    let goes_on = !is_bullet && (number_is_word(behind) || names_several(found, behind));
    (!is_word && !goes_on).then_some(found)
}

/// 「①、②」, 「（１）・（２）」, 「①②」: words about what is numbered.
fn names_several(first: Mark, behind: &str) -> bool {
    let next = behind.strip_prefix(['、', '，', ',', '・', '／', '/', '-', '－', '―']).unwrap_or(behind);
    let is_own =
        matches!(first.letters, Letters::Circled(_) | Letters::CircledKana(_)) || first.dress == Dress::Bracketed;
    let is_alike =
        |next: Mark| next.dress == first.dress && discriminant(&next.letters) == discriminant(&first.letters);
    is_own && typed(next).is_some_and(is_alike)
}

/// 「①番の窓口」, 「②欄」.
fn is_counted_by_circle(behind: &str) -> bool {
    let behind_noun = behind.strip_prefix(['番', '欄']);
    behind_noun.is_some_and(|rest| rest.starts_with("窓口") || !rest.starts_with(['号', '外', '組', '犬', '地']))
}

fn typed(words: &str) -> Option<Mark> {
    let first = words.chars().next()?;
    let own = |letters| finish(words, first.len_utf8(), letters, Dress::Bare, 1);
    match first {
        '①'..='⑳' => own(Letters::Circled(u32::from(first) - u32::from('①') + 1)),
        '㉑'..='㉟' => own(Letters::Circled(u32::from(first) - u32::from('㉑') + 21)),
        '㊱'..='㊿' => own(Letters::Circled(u32::from(first) - u32::from('㊱') + 36)),
        '㋐'..='㋾' => own(Letters::CircledKana(u32::from(first) - u32::from('㋐') + 1)),
        '⑴'..='⒇' => {
            let letters = Letters::Arabic(u32::from(first) - u32::from('⑴') + 1);
            finish(words, first.len_utf8(), letters, Dress::Bracketed, 1)
        }
        _ if BULLETS.contains(first) => own(Letters::Bullet(first)),
        '（' | '(' => bracketed(words, first.len_utf8()),
        _ => separated(words),
    }
}

fn finish(words: &str, end: usize, letters: Letters, dress: Dress, width: usize) -> Option<Mark> {
    let rest = words.get(end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '　', '\t']).len();
    Some(Mark { letters, dress, length: end + blanks, width })
}

/// 「（１）」, 「(ア)」, 「（a）」.
fn bracketed(words: &str, opening: usize) -> Option<Mark> {
    let inside = words.get(opening..)?;
    let (letters, length) = letters(inside)?;
    let closing = inside.get(length..)?.chars().next().filter(|closing| matches!(closing, '）' | ')'))?;
    let width = inside.get(..length)?.chars().count() + 2;
    finish(words, opening + length + closing.len_utf8(), letters, Dress::Bracketed, width)
}

/// Whether a bracket holds a number or a letter as marks have them, and nothing else.
pub(super) fn is_bracketed_number(bracket: &str) -> bool {
    let inside = bracket.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| letters(inside).is_some_and(|(_, length)| length == inside.len()))
}

/// 「１　」, 「1.」, 「ア．」, 「a)」, 「2・3　」.
fn separated(words: &str) -> Option<Mark> {
    let (mut letters, mut length) = letters(words)?;
    while matches!(letters, Letters::Arabic(_) | Letters::Kanji(_) | Letters::Several)
        && let Some(next) = words.get(length..)?.strip_prefix('・')
        && let Some((_, more)) = self::letters(next)
    {
        letters = Letters::Several;
        length += '・'.len_utf8() + more;
    }
    let rest = words.get(length..)?;
    let separator = rest.chars().next()?;
    let after = rest.get(separator.len_utf8()..)?;
    let dress = match separator {
        ' ' | '　' | '\t' => return finish(words, length, letters, Dress::Bare, words.get(..length)?.chars().count()),
        '.' | '．' | '、' if !after.starts_with(|next: char| next.is_numeric()) => Dress::Dotted,
        ')' | '）' => Dress::Closed,
        _ => return None,
    };
    // 「一、二の例を除き」 and 「ア、イとも」 are words; so is 「a.example」. 「ア、イベント」 is not.
    let goes_on = |(next, length): (Letters, usize)| {
        let is_katakana = |letter: char| matches!(letter, 'ァ'..='ヺ' | 'ー');
        !matches!(next, Letters::Kana(_)) || !after.get(length..).is_some_and(|rest| rest.starts_with(is_katakana))
    };
    let is_word = separator == '、' && self::letters(after).is_some_and(goes_on)
        || matches!(letters, Letters::Latin(_)) && separator == '.' && !after.starts_with([' ', '　']);
    let end = length + separator.len_utf8();
    (!is_word).then(|| finish(words, end, letters, dress, words.get(..end)?.chars().count() - 1)).flatten()
}

/// The letters of a mark and their bytes.
fn letters(words: &str) -> Option<(Letters, usize)> {
    let first = words.chars().next()?;
    let single = |letters| Some((letters, first.len_utf8()));
    match first {
        'ァ'..='ヶ' => single(Letters::Kana(first)).filter(|_| AIUEO.contains(first) || IROHA.contains(first)),
        'a'..='z' | 'A'..='Z' => single(Letters::Latin(first)),
        'ａ'..='ｚ' | 'Ａ'..='Ｚ' => single(Letters::Latin(narrow(first))),
        'Ⅰ'..='Ⅻ' => single(Letters::Roman(u32::from(first) - u32::from('Ⅰ') + 1)),
        '十' => kanji(words),
        _ if narrow(first).is_ascii_digit() => arabic(words),
        _ if KANJI_DIGITS.contains(first) => kanji(words),
        _ => None,
    }
}

fn arabic(words: &str) -> Option<(Letters, usize)> {
    let digits: Vec<char> = words.chars().take_while(|letter| narrow(*letter).is_ascii_digit()).collect();
    let narrow: String = digits.iter().map(|digit| narrow(*digit)).collect();
    let number = narrow.parse().ok().filter(|_| digits.len() <= 3)?;
    Some((Letters::Arabic(number), digits.iter().map(|digit| digit.len_utf8()).sum()))
}

/// 一 to 九十九.
fn kanji(words: &str) -> Option<(Letters, usize)> {
    let digits: Vec<char> =
        words.chars().take_while(|letter| *letter == '十' || KANJI_DIGITS.contains(*letter)).collect();
    let digit = |letter: &char| place(KANJI_DIGITS, *letter);
    let number = match digits.as_slice() {
        ['十'] => 10,
        ['十', ones] => 10 + digit(ones)?,
        [tens, '十'] => 10 * digit(tens)?,
        [tens, '十', ones] => 10 * digit(tens)? + digit(ones)?,
        [ones] => digit(ones)?,
        _ => return None,
    };
    Some((Letters::Kanji(number), digits.len() * '一'.len_utf8()))
}

/// The half-width form of a full-width letter or digit.
fn narrow(letter: char) -> char {
    match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

fn place(row: &str, letter: char) -> Option<u32> {
    let at = row.chars().position(|other| other == letter)?;
    u32::try_from(at + 1).ok()
}

/// Whether words begin an article of a law or a contract: 「第9条　」「第十二条の二　」.
pub(super) fn begins_article(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('第') else { return false };
    let is_number = |letter: char| narrow(letter).is_ascii_digit() || "一二三四五六七八九十百千".contains(letter);
    let behind = rest.trim_start_matches(is_number);
    let Some(mut behind) = behind.strip_prefix('条').filter(|_| behind.len() < rest.len()) else { return false };
    while let Some(more) = behind.strip_prefix('の') {
        let next = more.trim_start_matches(is_number);
        if next.len() == more.len() {
            break;
        }
        behind = next;
    }
    behind.is_empty() || behind.starts_with([' ', '　', '\t', '（', '('])
}

#[cfg(test)]
mod tests {
    use super::begins_article;
    use super::mark;

    #[test]
    fn marks_are_read_in_any_width() {
        for (words, length, level, wide) in [
            ("１　概要", "１　", 1, false),
            ("10. 概要", "10. ", 1, false),
            ("2）あ", "2）", 1, false),
            ("（１）あ", "（１）", 2, true),
            ("(10) あ", "(10) ", 2, true),
            ("⑴あ", "⑴", 2, false),
            ("一　あ", "一　", 2, false),
            ("二十一　あ", "二十一　", 2, true),
            ("ア　あ", "ア　", 3, false),
            ("イ． あ", "イ． ", 3, false),
            ("（ア）あ", "（ア）", 4, true),
            ("①あ", "①", 4, false),
            ("a. あ", "a. ", 3, false),
            ("2・3　（略）", "2・3　", 1, true),
            ("・あ", "・", 1, false),
        ] {
            let found = mark(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(words.get(..found.length), Some(length), "{words}");
            assert_eq!((found.level(), found.is_wide()), (level, wide), "{words}");
        }
        for words in
            ["", "1.5倍", "1個", "一般の", "アの点", "ア、イとも", "（前段）", "（ア", "a.example", "2020 年", "百　"]
        {
            assert_eq!(mark(words), None, "{words}");
        }
    }

    #[test]
    fn articles_are_known_by_their_beginning() {
        for words in ["第9条　乙は", "第十二条　実施", "第十二条の二 あ", "第２条（目的）"] {
            assert!(begins_article(words), "{words}");
        }
        for words in ["第9条の規定により", "第条　", "第一に、", "第9条第2項の", "条例第9条　"]
        {
            assert!(!begins_article(words), "{words}");
        }
    }
}
