//! Letters that look like those that were meant.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::script::is_letter;
use super::script::own_passages;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Spelled;
use crate::text::is_hiragana;
use crate::text::is_kanji;
use crate::text::is_katakana;

rule! {
    /// # 何を見るか
    ///
    /// 形がよく似た別の字が、言葉の途中に混ざっていないかを見ます。ひらがなの「へ・べ・ぺ」とカタカナの「ヘ・ベ・ペ」、漢字の
    /// 「二・一・口・工・力・夕・卜・八」とカタカナの「ニ・ー・ロ・エ・カ・タ・ト・ハ」、長音の「ー」と横線（－、―、‐ など）です。
    /// 一字だけでは分からないので、前後の字から、どちらのはずかが分かるところだけを知らせます。助詞の「へ」や、「二カ所」の
    /// ような書き方は知らせません。
    ///
    /// # なぜ
    ///
    /// 目では見分けられませんが、機械には別の字です。検索で見つからず、読み上げでは違う音になり、同じ名前の照合が外れます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "ぺットの登録を受け付ける。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "窓ロで受け付け、サ－バに記録する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "ペットの登録を窓口で受け付け、サーバへデータを送る。受付は二カ所、電話は03－0000－0000。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 正しい字に打ち直します。名前なら、文書のほかの所から写すと確実です。
    ///
    /// # 根拠
    ///
    /// 計算（文字コードの違い）。「公用文作成の考え方」（令和4年1月7日文化審議会建議）が、かなと漢字の使い方を定めています。
    ///
    /// # 止め方
    ///
    /// わざとその字を使っているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H102", "look-alike-letter", Warning,
    title: "形の似た別の字が混ざっています",
    basis: "目では同じに見えても別の字なので、検索や読み上げ、名前の照合が外れるためです。",
    items: &[],
}

/// Words in which a letter was taken for another, and words with a long vowel.
const WORDS: &str = include_str!("look_alikes.toml");
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(WORDS));
/// Common words with a long vowel, by which a dash within them is known.
const LONG: [&str; 38] = [
    "サーバ",
    "データ",
    "ユーザ",
    "センター",
    "ネットワーク",
    "カード",
    "メール",
    "コード",
    "サービス",
    "ルール",
    "キーワード",
    "パスワード",
    "エラー",
    "コピー",
    "コンピュータ",
    "ソフトウェア",
    "ファイアウォール",
    "ホームページ",
    "ゲートウェイ",
    "ポータル",
    "マイナポータル",
    "ルータ",
    "フォルダー",
    "ケース",
    "ページ",
    "ワード",
    "リーダ",
    "バーコード",
    "ナンバー",
    "サポート",
    "レポート",
    "インターネット",
    "キーボード",
    "プリンター",
    "メーカー",
    "オペレーター",
    "モニター",
    "セキュリティポリシー",
];
/// Dashes that are taken for the long vowel mark.
const DASHES: [char; 9] = ['－', '―', '—', '–', '‐', '‑', '−', '─', '-'];
/// Kanji beside the katakana that they look like.
const KANJI: [(char, char); 8] =
    [('二', 'ニ'), ('一', 'ー'), ('口', 'ロ'), ('工', 'エ'), ('力', 'カ'), ('夕', 'タ'), ('卜', 'ト'), ('八', 'ハ')];
const KANA: [(char, char); 3] = [('へ', 'ヘ'), ('べ', 'ベ'), ('ぺ', 'ペ')];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        let own = passage.own();
        let letters = Spelled::of(own);
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for index in 0..letters.len() {
            if let Some((letter, right)) = look_alike(&letters, index) {
                let (from, to) = word_around(&letters, index);
                found.push((letters.range(from, to), format!("「{letter}」は「{right}」の誤りと思われます")));
            }
        }
        for (range, word) in LEXICON.find(own) {
            let before = own.get(..range.start).and_then(|ahead| ahead.chars().next_back());
            let behind = own.get(range.end..).and_then(|rest| rest.chars().next());
            let goes_on = |inside: Option<char>, outside: Option<char>| {
                inside.is_some_and(is_katakana) && outside.is_some_and(is_katakana)
            };
            if !goes_on(word.wrong.chars().next(), before) && !goes_on(word.wrong.chars().next_back(), behind) {
                found.push((range, format!("「{}」の誤りと思われます", word.right)));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        for (range, told) in found {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」に、形の似た別の字が混ざっています（{told}）。");
            let remedy = "正しい字に打ち直してください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// The letter at a place, and the one that was meant, where it can be told.
fn look_alike(letters: &Spelled, index: usize) -> Option<(char, char)> {
    let letter = letters.at(index);
    let (before, next, after) = (letters.before(index), letters.at(index + 1), letters.at(index + 2));
    let meant = |pairs: &[(char, char)]| pairs.iter().find(|(one, _)| *one == letter).map(|(_, right)| *right);
    if let Some(right) = meant(&KANA) {
        let begins =
            !is_letter(before) && !matches!(before, ')' | '）' | '」' | '』' | '】' | '\u{1}' | ']' | '〕' | '*');
        let wrong = match letter {
            'へ' => begins && is_katakana(next) && before != '・',
            _ => is_katakana(next) && (begins || is_katakana(before)),
        };
        return wrong.then_some((letter, right));
    }
    if letter == 'り' {
        return (is_katakana(before) && is_katakana(next) && before != 'ー').then_some(('り', 'リ'));
    }
    if letter == 'ー' {
        let wrong =
            (is_number(before) && is_number(next)) || (before.is_ascii_alphabetic() && next.is_ascii_alphabetic());
        return (wrong || (is_kanji(before) && is_kanji(next))).then_some(('ー', '－'));
    }
    if DASHES.contains(&letter) {
        return is_long(letters, index).then_some((letter, 'ー'));
    }
    if letter == '一' && is_long(letters, index) {
        return Some((letter, 'ー'));
    }
    meant(&KANJI).filter(|_| is_kana_meant(letter, before, next, after)).map(|right| (letter, right))
}

fn is_number(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

/// Whether a kanji stands where only katakana makes sense.
fn is_kana_meant(letter: char, before: char, next: char, after: char) -> bool {
    let is_kana = |letter: char| is_katakana(letter);
    let is_small = |letter: char| matches!(letter, 'ー' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ');
    match letter {
        '卜' => is_kana(before) || is_kana(next),
        // 「二カ所」「一チーム」 count something.
        '二' | '八' => {
            (is_kana(before) && is_kana(next) && is_kana(after) && next != 'ケ')
                // 「八ッ森」 is a place.
                || (is_small(next) && (is_kana(before) || is_kana(after)))
        }
        '一' => is_kana(before) && is_small_or_inner(next, after),
        '夕' => is_kana(before) && !is_kanji(next),
        // 「チーム力アップ」 is said.
        '力' => is_small(next) && !is_kanji(before),
        _ => {
            // 「口コミ」 is said; other words do not begin with these kanji and go on in katakana.
            let begins = !is_kanji(before) && is_kana(next) && is_kana(after) && (next, after) != ('コ', 'ミ');
            (is_kana(before) && is_kana(next)) || is_small(next) || begins
        }
    }
}

/// 「サ一バ」: a single katakana behind it that ends the word counts nothing.
fn is_small_or_inner(next: char, after: char) -> bool {
    is_katakana(next) && !is_katakana(after) && !is_kanji(after) && !matches!(next, 'カ' | 'ケ' | 'ヵ' | 'ヶ')
}

/// Whether a dash stands within a word that is written with a long vowel there.
fn is_long(letters: &Spelled, index: usize) -> bool {
    if !is_katakana(letters.before(index)) {
        return false;
    }
    let is_in = |letter: char| is_katakana(letter) || letter == letters.at(index);
    let from = (0..index).rev().find(|at| !is_in(letters.at(*at))).map_or(0, |at| at + 1);
    let to = letters.end_of(index, is_in);
    let run: String = (from..to).map(|at| if is_katakana(letters.at(at)) { letters.at(at) } else { 'ー' }).collect();
    let place: usize = run.chars().take(index - from).map(char::len_utf8).sum();
    LONG.iter().any(|word| run.match_indices(word).any(|(at, _)| at < place && place < at + word.len()))
}

/// The word in katakana in which a letter stands, or the letter with its neighbours.
fn word_around(letters: &Spelled, index: usize) -> (usize, usize) {
    let is_in = |letter: char| is_katakana(letter);
    let from = (0..index).rev().find(|at| !is_in(letters.at(*at))).map_or(0, |at| at + 1);
    let to = letters.end_of(index + 1, is_in);
    if from == index && to == index + 1 {
        let to = if is_hiragana(letters.at(index + 1)) { to } else { to + 1 };
        return (index.saturating_sub(1), to.min(letters.len()));
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::check::rules::wording::lexicon::tests::assert_sound;

    #[test]
    fn every_word_is_sound() {
        assert_sound(WORDS);
    }
}
