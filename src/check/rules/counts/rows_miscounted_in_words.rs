//! Words tell of another number of matters entrusted, recipients or transfers than are described.

use crate::check::Subject;
use crate::check::keys;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;

use super::number::Number;
use super::number::numbers;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の文章にある「委託事項は5件」「提供先は3か所」のような数を、書かれている委託事項、提供先、移転先の数と比べます。
    /// ファイルが幾つもあるときは、どれか一つのファイルの数か、全部を合わせた数と同じなら、何も言いません。
    ///
    /// # なぜ
    ///
    /// 数だけを読む人は、書かれていない委託や提供があるか、載せてはいけないものが載っていると思います。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "この事務の委託事項は、５件である。"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// name = "通知書の印刷"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "この事務の委託事項は1件である。委託事項1は、毎年契約する。提供先は、2か月ごとに確かめる。"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// name = "通知書の印刷"
    /// ```
    ///
    /// # 直し方
    ///
    /// 委託事項や提供先の書き漏らしがないかを確かめ、文章の数を直します。
    ///
    /// # 根拠
    ///
    /// 計算。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q154", "rows-miscounted-in-words", Warning,
    title: "文章にある委託事項や提供先の数が、記載の数と違います",
    basis: "委託事項や提供先を足したり消したりしたときに、文章の数が古いまま残るためです。",
    items: &["all-items files[].entrustments[]", "all-items files[].recipients[]", "all-items files[].transfers[]", "priority-items files[].entrustments[]"],
}

/// What is counted, and the name of its repeat.
const COUNTED: &[(&str, &str)] = &[("委託事項", "entrustments"), ("提供先", "recipients"), ("移転先", "transfers")];
/// Words that may stand between what is counted and its number.
const BETWEEN: &[&str] = &["の件数は", "の数は", "は", "が", "、", "全部で", "合計", "次の", "合わせて", " ", "　"];
const UNITS: &[&str] = &["件", "か所", "ヶ所", "箇所", "つ", "者", "団体", "機関"];
/// Words behind the unit with which the number is not that of all.
const PART: &[&str] = &[
    "目",
    "のうち",
    "以上",
    "以下",
    "未満",
    "以内",
    "ごと",
    "ずつ",
    "当たり",
    "につき",
    "を追加",
    "を削除",
    "追加",
    "削除",
    "増",
    "減",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return;
    }
    let files = subject.row_keys("files");
    let counts: Vec<(&str, Vec<usize>)> = COUNTED
        .iter()
        .map(|(name, repeat)| {
            (*name, files.iter().map(|file| subject.rows(&format!("{file}.{repeat}")).len()).collect())
        })
        .collect();
    for passage in subject.passages().iter().filter(|passage| passage.voice.is_of_document()) {
        judge(subject, passage, &counts, findings);
    }
}

fn judge(subject: &Subject, passage: &Passage, counts: &[(&str, Vec<usize>)], findings: &mut Findings) {
    if !counts.iter().any(|(name, _)| passage.words.contains(name)) {
        return;
    }
    for number in numbers(passage.words) {
        let Some(unit) = unit(&number) else { continue };
        let Some((name, of_files)) = counts.iter().find(|(name, _)| names(passage.words, name, number.at.start)) else {
            continue;
        };
        let all = of_files.iter().sum::<usize>();
        let is = |count: &usize| u64::try_from(*count) == Ok(number.value);
        if all == 0 || is(&all) || of_files.iter().any(is) {
            continue;
        }
        let range = number.at.start..number.at.end + unit.len();
        let quoted = passage.words.get(range.clone()).unwrap_or_default();
        let message = format!("{name}は「{quoted}」とありますが、書かれている{name}は{all}件です。");
        let remedy = format!("{name}の書き漏らしがないかを確かめ、文章の数を直してください。");
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
    }
}

/// The unit of a number that counts all of something.
fn unit(number: &Number) -> Option<&'static str> {
    let (unit, rest) = UNITS.iter().find_map(|unit| Some((*unit, number.behind.strip_prefix(unit)?)))?;
    (!PART.iter().any(|word| rest.starts_with(word))).then_some(unit)
}

/// Whether the words before a place end with what is counted, and 「は」 or 「が」 stands between.
fn names(words: &str, name: &str, at: usize) -> bool {
    let mut ahead = words.get(..at).unwrap_or_default();
    let whole = ahead;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| ahead.strip_suffix(word)) {
        ahead = shorter;
    }
    let between = whole.strip_prefix(ahead).unwrap_or_default();
    ahead.ends_with(name) && between.contains(['は', 'が'])
}
