//! Names of persons where nobody's name is needed.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use serde::Deserialize;

use super::script::Letters;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::is_hiragana;
use crate::text::is_kanji;

rule! {
    /// # 何を見るか
    ///
    /// 「課長　山田太郎」「佐藤様」「氏名：鈴木 花子」のように、役職、敬称、「氏名」の言葉とともに書かれた、人の名前らしい言葉を
    /// 探します。市長、知事、大臣、委員長のように、名前を公にしている職と、会議録の出席者の欄は見ません。名前は、全国に多い名字の表
    /// （[family_names.toml](../../src/check/rules/wording/family_names.toml)）で見分けるので、表にない名前は見つかりません。
    ///
    /// # なぜ
    ///
    /// 評価書や意見公募の文書に、職員や意見を出した人の名前は要りません。古い様式の「所属長」の欄や、変更箇所の表に残った名前、
    /// 意見の文に書かれた名前が、気付かずに公表されることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "問合せ先は、市民課長　山田太郎とする。"
    /// ```
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "佐藤様からの申出により、記録を直した。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "市民課長、林業課長、森林担当、東部の窓口。様式第1号に氏名、住所を書く。担当：高山市役所。見本市長　山田太郎。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 役職名だけにします。意見や質問の中の名前は「〔氏名は載せません〕」のように、載せないことが分かる言葉に置き換えます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第2条第1項（氏名は個人情報）、第69条（利用及び提供の制限）。評価書の「所属長の役職名」の欄は、
    /// 役職名だけを書く欄です。
    ///
    /// # 止め方
    ///
    /// 本人が公にしている名前や、公表することに同意のある名前なら、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H114", "person-name", Warning,
    title: "人の名前らしい言葉があります",
    basis: "公表する必要のない人の名前が、気付かずに公表されるのを防ぐためです（個人情報の保護に関する法律第69条）。",
    items: &[],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "the reader of the file looks at it")]
    source: String,
    names: BTreeSet<String>,
}

const NAMES: &str = include_str!("family_names.toml");
static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names = toml::from_str::<File>(NAMES).map(|file| file.names).unwrap_or_default();
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
});

/// Ends of titles of those whose names are not public.
const TITLES: [&str; 16] = [
    "課長",
    "係長",
    "主任",
    "主査",
    "主事",
    "係員",
    "担当",
    "担当者",
    "室長",
    "次長",
    "部長",
    "局長",
    "所長",
    "主幹",
    "補佐",
    "氏名",
];
/// What stands between a title and a name.
const BETWEEN: [char; 4] = [' ', '\u{3000}', '：', ':'];
/// Items in which names are meant to stand.
const OF_NAMES: [&str; 1] = ["attendance"];
/// Letters of a given name.
const LONGEST_GIVEN: usize = 3;
/// Letters behind a family name that tell whether it is one.
const NEAR: usize = 12;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let form = &subject.record.form;
    let passages = subject.passages().iter();
    for passage in passages.filter(|passage| !OF_NAMES.contains(&form.nodes[passage.entry.node].key.as_str())) {
        for range in names(passage.own()) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("「{words}」は、人の名前と思われます。");
            let remedy = "公表する必要がなければ、役職名などに置き換えてください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Places of words that are likely to name a person.
fn names(own: &str) -> Vec<Range<usize>> {
    let Some(search) = SEARCH.as_ref() else { return Vec::new() };
    let found = search.find_iter(own).filter_map(|found| name_at(own, found.range()));
    found.collect()
}

fn name_at(own: &str, family: Range<usize>) -> Option<Range<usize>> {
    let (before, behind) = (part(own, ..family.start), part(own, family.end..));
    // A name ends soon, however long the text behind it is.
    let near = behind.char_indices().nth(NEAR).map_or(behind, |(at, _)| part(behind, ..at));
    let letters = Letters::of(near);
    let is_apart = BETWEEN.contains(&letters.at(0));
    let from = usize::from(is_apart);
    let given = letters.end_of(from, is_kanji) - from;
    let ends = |at: usize| !is_kanji(letters.at(at)) && !matches!(letters.at(at), 'ァ'..='ヺ' | 'ー');
    let begins = before.chars().next_back().is_none_or(|letter| !is_kanji(letter));
    // 「佐藤様」「佐藤花子さん」; 「森様式」 and 「原氏名」 are none.
    let honoured = (0..=LONGEST_GIVEN + 1).find(|at| is_honorific(&letters, *at));
    if let Some(at) = honoured.filter(|at| begins && (0..*at).all(|at| is_of_name(letters.at(at)))) {
        return Some(family.start..family.end + letters.range(0, at).end);
    }
    let title = before.trim_end_matches(BETWEEN);
    let is_separate = title.len() < before.len();
    let is_titled = TITLES.iter().any(|end| title.ends_with(end)) && !title.ends_with("委員長");
    let is_name = (1..=LONGEST_GIVEN).contains(&given) && ends(from + given) && !is_place(&letters, from, given);
    let is_whole = given == 0 && !is_apart && ends(0) && !is_hiragana(letters.at(0));
    let stands = is_titled && is_separate && (is_name || is_whole);
    stands.then(|| family.start..family.end + letters.range(0, if is_name { from + given } else { 0 }).end)
}

fn is_of_name(letter: char) -> bool {
    is_kanji(letter)
        || is_hiragana(letter) && !matches!(letter, 'の' | 'は' | 'が' | 'を' | 'に' | 'と')
        || BETWEEN.contains(&letter)
}

fn is_honorific(letters: &Letters, at: usize) -> bool {
    match letters.at(at) {
        '様' => !matches!(letters.at(at + 1), '式' | '々' | '態' | '子' | '相'),
        '氏' => !is_kanji(letters.at(at + 1)),
        'さ' => letters.at(at + 1) == 'ん' && !is_hiragana(letters.at(at + 2)),
        _ => false,
    }
}

/// 「高山市」「山田町役場」: what follows is no given name.
fn is_place(letters: &Letters, from: usize, given: usize) -> bool {
    let at = |offset: usize| letters.at(from + offset);
    let ends_as_place = |letter: char| {
        matches!(
            letter,
            '市' | '区' | '町' | '村' | '県' | '課' | '部' | '係' | '所' | '局' | '室' | '線' | '駅' | '署'
        )
    };
    (0..given).any(|offset| ends_as_place(at(offset)))
}

#[cfg(test)]
mod tests {
    use super::File;
    use super::NAMES;
    use super::names;

    #[test]
    fn every_name_is_found_behind_a_title() {
        let file: File = toml::from_str(NAMES).expect("the names can be read");
        for name in &file.names {
            assert_eq!(names(&format!("市民課長　{name}太郎。")).len(), 1, "{name}");
        }
    }
}
