//! One name in two spellings within a document.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::claims::claims;

rule! {
    /// # 何を見るか
    ///
    /// 一つの文書の中で、システム、会議体、部署、条例などの名前が、二通りに書かれていないかを見ます。
    ///
    /// - 「中間サーバ」と「中間サーバー」のような、終わりの「ー」の有無
    /// - 「ペ」と「ぺ」、「ニ」と「二」のような、見た目の似た別の文字
    /// - 「予防接種システム」と「予防接種台帳システム」のような、一語だけ違うシステムの名前（要判断）
    /// - site.toml にある部署、会議体、実施機関の名前と、一字だけ違う名前（要判断）
    ///
    /// # なぜ
    ///
    /// 同じものを指すのか、別のものなのかが、読む人に分かりません。検索でも、片方しか見つかりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "中間サーバーに登録する。照会は、中間サーバーを通じて行う。結果は、中間サーバから受け取る。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "予防接種システムに記録する。内容は、予防接種台帳システムで確かめる。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "中間サーバーに登録する。中間サーバー・プラットフォームで動く。予防接種システムと介護保険システムを使う。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じものなら、正式な名前にそろえます。別のものなら、違いが分かる名前にします。
    ///
    /// # 根拠
    ///
    /// 論理（一つのものには一つの名前）。
    ///
    /// # 止め方
    ///
    /// 二つの名前がどちらも正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P113", "name-drift", Warning,
    title: "一つの名前が、二通りに書かれているようです",
    basis: "同じものか別のものかが読む人に分からず、検索でも片方しか見つからないためです。",
    items: &[],
}

/// What names end in.
const ENDS: &[&str] = &[
    "システム",
    "サーバー",
    "サーバ",
    "ネットワーク",
    "ソフトウェア",
    "審議会",
    "審査会",
    "委員会",
    "協議会",
    "条例",
    "部",
    "課",
    "センター",
    "ファイル",
];
/// Words that make no other system of one.
const EMPTY: &[&str] = &["台帳", "管理", "事務", "業務", "情報"];
/// Names of fewer letters are too common to compare.
const SHORTEST: usize = 5;
/// Names of systems with a stem of four letters at least: 既存システム is none.
const LONG_ENOUGH: usize = 8;

/// A spelling with how often it stands, and its first place.
struct Spelling<'a> {
    times: usize,
    passage: &'a Passage<'a>,
    range: Range<usize>,
}

type Spellings<'a> = BTreeMap<String, Spelling<'a>>;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut names: BTreeMap<String, Spellings> = BTreeMap::new();
    for passage in claims(subject) {
        let folded = passage.folded();
        for range in names_in(&folded.text) {
            let name = folded.text.get(range.clone()).unwrap_or_default().to_owned();
            let first = || Spelling { times: 0, passage, range: folded.written(range) };
            names.entry(same(&name)).or_default().entry(name).or_insert_with(first).times += 1;
        }
    }
    for spellings in names.values().filter(|spellings| spellings.len() > 1) {
        tell_spellings(subject, spellings, findings);
    }
    for (name, spellings) in &names {
        tell_shorter(subject, &names, (name, spellings), findings);
        tell_listed(subject, spellings, findings);
    }
}

fn tell_spellings(subject: &Subject, spellings: &Spellings, findings: &mut Findings) {
    let Some((usual, most)) = spellings.iter().max_by_key(|(name, spelling)| (spelling.times, name.len())) else {
        return;
    };
    for (name, spelling) in spellings.iter().filter(|(name, _)| *name != usual) {
        let message = format!(
            "「{name}」（{}か所）と「{usual}」（{}か所）の、二通りの書き方があります。",
            spelling.times, most.times
        );
        let remedy = format!("同じものなら、「{usual}」か「{name}」のどちらかにそろえてください。");
        findings.add(&RULE, subject.at_words(spelling.passage, spelling.range.clone()), message, remedy);
    }
}

/// Tells of a system whose name is that of another with an empty word in it.
fn tell_shorter(
    subject: &Subject,
    names: &BTreeMap<String, Spellings>,
    (name, spellings): (&str, &Spellings),
    findings: &mut Findings,
) {
    let Some(stem) = name.strip_suffix("システム") else { return };
    let shorter = EMPTY.iter().filter_map(|word| stem.strip_suffix(word)).map(|stem| format!("{stem}システム"));
    let other = shorter.filter(|other| other.chars().count() >= LONG_ENOUGH).find_map(|other| names.get(&other));
    let (Some((longer, one)), Some((shorter, other))) =
        (spellings.iter().next(), other.and_then(|other| other.iter().next()))
    else {
        return;
    };
    let message = format!("「{longer}」（{}か所）と「{shorter}」（{}か所）があります。", one.times, other.times);
    let remedy = "同じシステムなら名前をそろえ、別のシステムなら、違いが分かるように書いてください。";
    findings.add_as(Severity::Information, &RULE, subject.at_words(one.passage, one.range.clone()), message, remedy);
}

/// Tells of a name that differs in one letter from one that the site lists.
fn tell_listed(subject: &Subject, spellings: &Spellings, findings: &mut Findings) {
    let settings = subject.settings;
    let listed: Vec<String> = settings
        .departments
        .iter()
        .map(|department| &department.name)
        .chain(settings.councils.iter().map(|council| &council.name))
        .chain(settings.agencies.iter().map(|agency| &agency.name))
        .map(|name| Folded::new(name).text)
        .collect();
    for (name, spelling) in spellings {
        if listed.contains(name) {
            continue;
        }
        let Some(right) =
            listed.iter().find(|right| right.chars().count() > SHORTEST && is_one_letter_off(name, right))
        else {
            continue;
        };
        let message = format!("「{name}」は、site.toml にある「{right}」と一字だけ違います。");
        let remedy = format!("「{right}」の書き誤りなら、直してください。");
        let place = subject.at_words(spelling.passage, spelling.range.clone());
        findings.add_as(Severity::Information, &RULE, place, message, remedy);
    }
}

/// Places of names: runs of kanji, katakana and letters that end in one of the ends.
fn names_in(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), '\n')]);
    for (at, letter) in ends {
        match start {
            None if is_of_name(letter) => start = Some(at),
            Some(from) if !is_of_name(letter) => {
                start = None;
                let name = text.get(from..at).unwrap_or_default();
                if name.chars().count() >= SHORTEST && ENDS.iter().any(|end| name.ends_with(end)) {
                    found.push(from..at);
                }
            }
            _ => (),
        }
    }
    found
}

fn is_of_name(letter: char) -> bool {
    let is_kana = matches!(letter, '\u{30A1}'..='\u{30FA}' | 'ー' | '・' | 'ぺ' | 'べ' | 'へ' | 'り');
    is_kana || matches!(letter, '\u{4E00}'..='\u{9FFF}' | '々') || letter.is_ascii_alphanumeric()
}

/// The spelling under which names are the same: without the last long vowel, and with one letter for those that look alike.
pub(super) fn same(name: &str) -> String {
    let alike = |letter: char| match letter {
        'ぺ' => 'ペ',
        'べ' => 'ベ',
        'へ' => 'ヘ',
        'り' => 'リ',
        'ニ' => '二',
        'ロ' => '口',
        'エ' => '工',
        'カ' => '力',
        'タ' => '夕',
        'ハ' => '八',
        'ト' => '卜',
        other => other,
    };
    Folded::loose(name).text.chars().map(alike).collect()
}

/// Whether a letter was changed, left out or put in, which is no digit.
fn is_one_letter_off(name: &str, right: &str) -> bool {
    let (name, right): (Vec<char>, Vec<char>) = (name.chars().collect(), right.chars().collect());
    if name == right || name.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let alike = name.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let (rest, wanted) = (&name[alike..], &right[alike..]);
    let is_off = match rest.len().cmp(&wanted.len()) {
        std::cmp::Ordering::Equal => rest.iter().skip(1).eq(wanted.iter().skip(1)),
        std::cmp::Ordering::Greater => rest.iter().skip(1).eq(wanted),
        std::cmp::Ordering::Less => rest.iter().eq(wanted.iter().skip(1)),
    };
    let is_number = |letters: &[char]| letters.first().is_some_and(char::is_ascii_digit);
    // The first and the last letter tell one office from another: 北福祉課 and 南福祉課, 係 and 課.
    is_off && alike > 0 && rest.len().max(wanted.len()) > 1 && !is_number(rest) && !is_number(wanted)
}

#[cfg(test)]
mod tests {
    use super::is_one_letter_off;
    use super::names_in;

    #[test]
    fn names_are_taken_out_of_sentences() {
        let text = "市は、介護保険システムと中間サーバー・プラットフォームを使い、健康推進課が見る。";
        let names: Vec<&str> = names_in(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(names, ["介護保険システム", "健康推進課"]);
    }

    #[test]
    fn one_letter_is_told_from_another_office() {
        for (name, right, is_off) in [
            ("健康推信課", "健康推進課", true),
            ("健康推課", "健康推進課", true),
            ("健康推進課", "健康推進課", false),
            ("北福祉課", "南福祉課", false),
            ("健康推進係", "健康推進課", false),
            ("第1審議会", "第2審議会", false),
            ("福祉部健康課", "健康福祉部健康課", false),
        ] {
            assert_eq!(is_one_letter_off(name, right), is_off, "{name}");
        }
    }
}
