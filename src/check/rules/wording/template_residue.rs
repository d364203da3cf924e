//! Words of a template that nobody filled in.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::Spelled;
use crate::text::is_kanji;

rule! {
    /// # 何を見るか
    ///
    /// ひな形の言葉が、自分の団体の言葉に直されないまま残っていないかを見ます。「当市区町村」「○○市」「令和○年」「令和　年　月　日」、
    /// 中身のない【】、市の文書の中の「当区」のように自分の団体と合わない呼び方、「未定」「作成中」だけの欄です。
    ///
    /// 事務連絡、案内のページ、会議の記録では、ほかの団体に書き方を示していることがあるため、人が決めるもの（要判断）とします。
    ///
    /// # なぜ
    ///
    /// ほかの団体や国のひな形を写した跡です。自分の団体のこととして確かめていない記載であることが、読む人に分かってしまいます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "当市区町村での接種の記録を提供する。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "当区の領域に記録する。○○課が管理する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "当市の領域に記録する。転出先の市区町村に通知する。該当区分を記録し、担当区域ごとに管理する。二〇〇六年に始めた。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 自分の団体の名前や、決まった内容に書き直します。決まっていないことは、いつ決まるかを書きます。
    ///
    /// # 根拠
    ///
    /// 論理（ひな形の言葉は、自分の団体のことではありません）。
    ///
    /// # 止め方
    ///
    /// わざと伏せているときや、その呼び方で正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H108", "template-residue", Warning,
    title: "ひな形の言葉が残っています",
    basis: "自分の団体のこととして確かめていない記載が、そのまま公表されるためです。",
    items: &[],
}

/// Words of templates wherever they stand.
const WORDS: [&str; 10] = [
    "当市区町村",
    "本市区町村",
    "当市町村",
    "当自治体名",
    "【】",
    "【 】",
    "【\u{3000}】",
    "（自治体名）",
    "（市区町村名）",
    "ここに記入",
];
/// Words that alone fill in nothing.
const ALONE: [&str; 9] = ["未定", "（未定）", "作成中", "調整中", "要確認", "要修正", "記入例", "TODO", "TBD"];
/// Signs that stand for words to be filled in.
const SIGNS: [char; 9] = ['○', '〇', '◯', '●', '△', '▲', '□', '×', '＊'];
/// Forms whose words may tell many readers how to fill in a paper of theirs.
const OF_EXAMPLES: &[&str] = &["notice", "page", "law", "meeting-record"];
/// Kinds of bodies.
const BODIES: [char; 8] = ['都', '道', '府', '県', '市', '区', '町', '村'];
/// Letters behind 「当区」 with which it is another word.
const OTHERWISE: [char; 14] = ['分', '域', '間', '画', '場', '内', '路', '道', '府', '議', '長', '区', '町', '村'];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let body = subject.settings.body.chars().next_back().filter(|last| BODIES.contains(last));
    for passage in own_passages(subject) {
        let own = passage.own();
        let mut found: Vec<Range<usize>> = Vec::new();
        let severity = if subject.form_is(OF_EXAMPLES) { Severity::Information } else { RULE.severity };
        for word in WORDS {
            found.extend(own.match_indices(word).map(|(at, word)| at..at + word.len()));
        }
        if ALONE.contains(&own.trim().trim_end_matches('。')) {
            found.push(0..own.len());
        }
        found.extend(signs(own));
        found.extend(other_bodies(own, body));
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup_by(|next, one| next.start < one.end);
        for range in found.into_iter().filter(|range| !is_example(own, range)) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{}」は、ひな形の言葉と思われます。", words.trim());
            let remedy = "自分の団体の名前や、決まった内容に書き直してください。";
            findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// 「○○県△△市」 shows how an address looks.
fn is_example(own: &str, range: &Range<usize>) -> bool {
    let sign = |letter: Option<char>| letter.filter(|letter| SIGNS.contains(letter));
    let Some(own_sign) = sign(part(own, range.clone()).chars().next()) else { return false };
    let mut ahead = part(own, ..range.start).chars().rev();
    let before = ahead.next().filter(|letter| BODIES.contains(letter)).and_then(|_| sign(ahead.next()));
    let behind = sign(part(own, range.end..).chars().next());
    before.or(behind).is_some_and(|other| other != own_sign)
}

/// 「○○市」「令和○年」「令和　年」: places to be filled in.
fn signs(own: &str) -> Vec<Range<usize>> {
    let letters = Spelled::of(own);
    let mut found = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        let letter = letters.at(index);
        if SIGNS.contains(&letter) {
            let end = letters.end_of(index, |next| next == letter);
            let next = letters.at(end);
            let is_name = end - index >= 2
                && (BODIES.contains(&next) || matches!(next, '課' | '部' | '係' | '局' | '様' | '株' | 'シ'));
            let is_day = matches!(next, '年' | '月' | '日') && !is_numeral(letters.before(index));
            // 〇 is a numeral too.
            let is_number = letter == '〇' && (is_numeral(letters.before(index)) || is_numeral(next));
            if (is_name || is_day) && !is_number {
                found.push(letters.range(index, end + 1));
            }
            index = end;
        } else if is_kanji(letter) && is_era(&letters, index) && is_blank(letters.at(index + 2)) {
            let year = letters.end_of(index + 2, is_blank);
            if letters.at(year) == '年' {
                found.push(letters.range(index, year + 1));
            }
            index = year;
        } else {
            index += 1;
        }
    }
    found
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{3000}')
}

fn is_numeral(letter: char) -> bool {
    letter.is_numeric() || matches!(letter, '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_era(letters: &Spelled, index: usize) -> bool {
    matches!((letters.at(index), letters.at(index + 1)), ('令' | '昭', '和') | ('平', '成'))
}

/// 「当区」 in the document of a city.
fn other_bodies(own: &str, body: Option<char>) -> Vec<Range<usize>> {
    let Some(body) = body else { return Vec::new() };
    let letters = Spelled::of(own);
    let other = |index: &usize| {
        let named = letters.at(index + 1);
        letters.at(*index) == '当'
            && BODIES.contains(&named)
            && named != body
            && !is_kanji(letters.before(*index))
            && !OTHERWISE.contains(&letters.at(index + 2))
    };
    (0..letters.len()).filter(other).map(|index| letters.range(index, index + 2)).collect()
}
