//! Words that stand twice in a row.

use std::collections::BTreeMap;
use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Spelled;
use crate::text::is_hiragana;
use crate::text::is_kanji;
use crate::text::is_katakana;

rule! {
    /// # 何を見るか
    ///
    /// 「をを」「のの」「にに」のような助詞の重なり、「納付方法：納付方法：」のような同じ言葉の繰り返し、一つの欄の中に同じ文が
    /// 二度書かれているところを探します。「ものの」「そののち」「ひとりひとり」のような普通の言い方と、表の中は見ません。
    ///
    /// 同じ文は、近くに二度あるときだけ知らせます。
    ///
    /// # なぜ
    ///
    /// 書き直したときに、前の言葉を消し忘れた跡です。二度書かれた文は、本当は違うことを書くはずだったのかもしれません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "転入の届出をを受け付ける。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "手数料（納付方法：納付方法：窓口で納める。）"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "端末を使う者を、毎年度の初めに定める。記録を保管する。端末を使う者を、毎年度の初めに定める。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届け出たものの記録がない者、一人一人の申出、ひとりひとりの記録、個人のののしりを含む記録、国とともに行う事務、庁内でできる事務。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 余った言葉を消します。同じ文が二度あるときは、一方に書くはずだったことを確かめます。
    ///
    /// # 根拠
    ///
    /// 論理（同じ言葉を続けて二度書く理由がありません）。
    ///
    /// # 止め方
    ///
    /// わざと繰り返しているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H107", "repeated-words", Warning,
    title: "同じ言葉や文が重なっています",
    basis: "書き直したときの消し忘れや、別のことを書くはずだった写し間違いであることが多いためです。",
    items: &[],
}

/// Particles that never stand twice in a row.
const PARTICLES: [char; 7] = ['の', 'に', 'が', 'は', 'と', 'で', 'も'];
/// Letters of a word that may stand twice in a row no more.
const SHORTEST: usize = 3;
const LONGEST: usize = 40;
/// Letters of a sentence that may stand twice in a text no more.
const SHORTEST_SENTENCE: usize = 16;
/// Bytes between two of them within which nobody says the same again.
const NEAR: usize = 1200;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        let own = passage.own();
        for (range, what) in doubled(own) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」は、{what}が重なっています。");
            findings.add(&RULE, subject.at_words(passage, range), message, "余った方を消してください。");
        }
        for range in said_twice(own) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("同じ文「{}」が、この欄に二度書かれています。", words.trim());
            let remedy = "余った方を消すか、別のことを書くはずだった方を直してください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Places where a particle or a word stands twice in a row.
fn doubled(own: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in own.split_inclusive('\n') {
        if !line.contains(['|', '｜']) {
            let letters = Spelled::of(line);
            let mut index = 0;
            while index < letters.len() {
                let what = doubled_at(&letters, index);
                if let Some((to, what)) = what {
                    let range = letters.range(index, to);
                    found.push((at + range.start..at + range.end, what));
                }
                index = what.map_or(index + 1, |(to, _)| to);
            }
        }
        at += line.len();
    }
    found
}

/// Index behind what is doubled at an index.
fn doubled_at(letters: &Spelled, index: usize) -> Option<(usize, &'static str)> {
    let letter = letters.at(index);
    if letters.at(index + 1) == letter {
        let (before, next) = (letters.before(index), letters.at(index + 2));
        let is_word =
            |letter: char| is_kanji(letter) || is_katakana(letter) || letter.is_alphanumeric() && !is_hiragana(letter);
        let stands_alone = is_word(before) || matches!(before, '」' | '』' | '）' | ')');
        let is_doubled = match letter {
            'を' => true,
            'の' => (stands_alone || matches!(before, 'そ' | 'こ')) && is_word(next),
            _ => PARTICLES.contains(&letter) && stands_alone && (is_word(next) || next == '、'),
        };
        if is_doubled {
            return Some((index + 2, "助詞"));
        }
    }
    // One letter many times over is a pattern, and no word of it is said twice.
    if (1..=SHORTEST).all(|at| letters.at(index + at) == letter) {
        return None;
    }
    let is_begin = is_kanji(letter) || is_katakana(letter) || is_hiragana(letter);
    if !is_begin {
        return None;
    }
    let longest = ((letters.len() - index) / 2).min(LONGEST);
    let length = (SHORTEST..=longest).find(|length| is_repeated(letters, index, *length))?;
    Some((index + length * 2, "同じ言葉"))
}

/// Whether the letters from an index stand there again, and are a word that is not said twice in a row.
fn is_repeated(letters: &Spelled, index: usize, length: usize) -> bool {
    let is_same = (0..length).all(|at| letters.at(index + at) == letters.at(index + length + at));
    if !is_same {
        return false;
    }
    let written = || (index..index + length).map(|at| letters.at(at));
    // 「キラキラキラキラ」 is a sound.
    let is_sound = length.is_multiple_of(2)
        && (0..length / 2).all(|at| letters.at(index + at) == letters.at(index + length / 2 + at));
    let differs = written().any(|letter| letter != letters.at(index));
    let words = written().filter(|letter| is_kanji(*letter) || is_katakana(*letter)).count();
    let is_katakana_sound = written().all(is_katakana) && length <= SHORTEST;
    let is_counted = written().any(|letter| letter == '一') && length <= SHORTEST;
    // 「株式会社、株式会社…」 would begin two names.
    let next = letters.at(index + length * 2);
    let ends = !is_kanji(next) || !is_kanji(letters.at(index + length - 1));
    differs
        && !is_sound
        && words >= 2
        && !is_katakana_sound
        && !is_counted
        && ends
        && !is_of_a_list(letters, index, length)
}

/// 「事務長、書記長、書記その他」「加工製品の製品の数」: what stands twice is the end of one word and the next word.
fn is_of_a_list(letters: &Spelled, index: usize, length: usize) -> bool {
    let (first, before) = (letters.at(index), letters.before(index));
    let inner = (index..index + length - 1).map(|at| letters.at(at));
    let is_sentence = inner.clone().any(|letter| matches!(letter, '。' | '）' | ')' | '、'))
        || matches!(letters.at(index + length - 1), '。' | '）' | ')');
    // 「三割　　三割」 are two columns of a table.
    let is_of_columns =
        (index..index + length).any(|at| letters.at(at).is_whitespace() && letters.at(at + 1).is_whitespace());
    let is_one_word = (index..index + length).all(|at| is_kanji(letters.at(at)) || is_katakana(letters.at(at)));
    let begins_inside =
        (is_kanji(first) && is_kanji(before)) || (is_katakana(first) && is_katakana(before)) || is_hiragana(first);
    is_sentence || is_of_columns || (begins_inside && !is_one_word)
}

/// The second of two sentences that are the same and stand close together.
fn said_twice(own: &str) -> Vec<Range<usize>> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    for sentence in own.split_inclusive(['。', '\n']) {
        let range = at..at + sentence.len();
        at = range.end;
        let words = sentence.trim();
        // Under two headings of a list, one thing may be said of both.
        let is_listed =
            words.starts_with(['・', '-', '*', '○', '●', '※', '(', '（']) || words.starts_with(char::is_numeric);
        let is_sentence = words.ends_with('。') && !is_listed && !words.contains(['|', '\u{1}']);
        // 「（甲を除く。）を使う。」 is cut within its brackets, and where a chapter begins, the same may be true again.
        let is_whole = words.matches(['（', '(']).count() == words.matches(['）', ')']).count()
            && !words.starts_with(['）', ')', '」']);
        if !is_sentence || !is_whole || words.chars().count() < SHORTEST_SENTENCE {
            continue;
        }
        let begin = range.start + sentence.len() - sentence.trim_start().len();
        let before = seen.insert(words, range.end);
        if before.is_some_and(|end| begin - end <= NEAR && !part(own, end..begin).contains("\n\n")) {
            found.push(begin..range.end);
        }
    }
    found
}
