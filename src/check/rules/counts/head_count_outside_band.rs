//! A number of people in words lies outside of the band that is chosen beside them.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;

use super::band::Band;
use super::band::Bands;
use super::band::HANDLERS;
use super::band::PERSONS;
use super::band::POPULATION;
use super::band::band;
use super::number::Number;
use super::number::numbers;

rule! {
    /// # 何を見るか
    ///
    /// 本人の範囲、事務の内容、使用部署などの文章にある人数（「合計は162,967人である」など）が、その項目の近くで選んだ区分に
    /// 入るかを見ます。内訳の人数が区分の上の端を超えるときと、合計として書かれた人数が区分の下の端に届かないときに知らせます。人数が一
    /// つだけで「約８万人（令和８年４月１日現在）」のように時点が添えてあれば、合計と見ます。
    ///
    /// # なぜ
    ///
    /// 人数を数え直して文章だけを直すと、区分が古いまま残ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// basics.scope = "市内に住所を有する65歳以上の者。対象者数は、令和8年4月1日現在で137,564人である。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "10万人以上100万人未満"
    /// basics.scope = "被保険者及びその世帯員（合計６万２，０００人）"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "10万人以上100万人未満"
    /// basics.scope = "被保険者（71,906人）及びその世帯員（68,000人）。合計は139,906人である。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// basics.scope = "従業員が10人以上の事業所で働く者。申請者数は、年間に延べ20万人である。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 人数を同じ時点で数え直し、文章と区分を合わせます。
    ///
    /// # 根拠
    ///
    /// 様式の区分と論理。
    ///
    /// # 止め方
    ///
    /// 文章の人数が別のものを数えているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q108", "head-count-outside-band", Warning,
    title: "文章の人数が、選んだ区分に入っていません",
    basis: "区分は、文章に書かれた人数で決まるためです。",
    items: &[
        "all-items task.description",
        "all-items task.population",
        "all-items files[].basics.scope",
        "all-items files[].basics.persons",
        "all-items files[].acquisition.users.departments",
        "all-items files[].entrustments[].persons-scope",
        "all-items files[].recipients[].scope",
        "all-items files[].transfers[].scope",
        "basic-items task.summary",
        "basic-items threshold.population.range",
        "priority-items files[].basics.scope",
    ],
}

/// Ends of the keys of words, and of the band that belongs to them.
const PLACES: &[(&str, &str, Bands)] = &[
    (".basics.scope", ".basics.persons", PERSONS),
    (".basics.scope-necessity", ".basics.persons", PERSONS),
    (".acquisition.users.departments", ".acquisition.users.count", HANDLERS),
    (".persons-scope", ".persons", PERSONS),
    (".scope", ".persons", PERSONS),
];
/// Keys of words of which only a total is judged: they speak of many things.
const OF_TASK: &[(&str, &str)] =
    &[("task.description", "task.population"), ("task.summary", "threshold.population.range")];
/// Words before a number that make it the total.
const TOTALS: &[&str] = &["合計", "総数", "総計", "対象者数", "対象人数", "本人の数", "対象者の数", "使用者数"];
/// Words before a number with which it counts something else: times, or a limit.
const ELSE: &[&str] =
    &["延べ", "のべ", "年間", "毎年", "毎月", "１日に", "1日に", "１日当たり", "1日当たり", "最大", "上限", "増加"];
/// Words between the word for a total and a number with which the number is a part of it.
const PARTS: &[&str] = &["人", "名", "うち", "内訳"];
/// Words behind a number with which it is a limit.
const LIMITS: &[&str] =
    &["以上", "未満", "以下", "以内", "を超", "超", "に満たない", "ずつ", "当たり", "あたり", "に1人", "につき"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in subject.passages() {
        let key = passage.entry.key.as_str();
        let place =
            PLACES.iter().find_map(|(end, band, bands)| Some((format!("{}{band}", key.strip_suffix(end)?), *bands)));
        let of_task = OF_TASK.iter().find(|(words, _)| *words == key).map(|(_, band)| ((*band).to_owned(), POPULATION));
        let is_of_task = of_task.is_some();
        let Some((band_key, bands)) = of_task.or(place) else { continue };
        if let Some((band, label)) = band(subject, &band_key, bands) {
            judge(subject, passage, (band, label, &band_key), is_of_task, findings);
        }
    }
}

fn judge(
    subject: &Subject,
    passage: &Passage,
    (band, label, key): (Band, &str, &str),
    is_total_only: bool,
    findings: &mut Findings,
) {
    let all = numbers(passage.words);
    let is_only_one = all.iter().filter(|number| unit(number).is_some()).count() == 1;
    for number in all {
        let Some(unit) = unit(&number) else { continue };
        let before = sentence::before(passage.words, number.at.start);
        let is_total = is_total(before) || (is_only_one && !is_total_only && is_dated(&number, unit));
        let is_else = ELSE.iter().any(|word| before.contains(word));
        let is_outside = band.is_passed_by(number.value) || (is_total && number.value < band.0);
        if is_else || !is_outside || (is_total_only && !is_total) {
            continue;
        }
        let range = number.at.start..number.at.end + unit.len();
        let quoted = passage.words.get(range.clone()).unwrap_or_default();
        let message = format!("「{quoted}」とありますが、{}は「{label}」とあります。", subject.called(key));
        let remedy = "人数を同じ時点で数え直し、文章と区分を合わせてください。";
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
    }
}

/// What a number of people is counted in; `None` for other numbers and for limits.
fn unit(number: &Number) -> Option<&'static str> {
    let (unit, rest) = ["人", "名"].into_iter().find_map(|unit| Some((unit, number.behind.strip_prefix(unit)?)))?;
    let is_limit = LIMITS.iter().any(|word| rest.starts_with(word));
    let is_word = ["称", "簿", "前", "口", "票", "体制", "槽"].iter().any(|word| rest.starts_with(word));
    (!is_limit && !is_word).then_some(unit)
}

/// Whether the number is a count of one day: `約138,000人（令和6年4月1日現在）`.
fn is_dated(number: &Number, unit: &str) -> bool {
    let behind = number.behind.strip_prefix(unit).unwrap_or_default();
    let inside = behind.strip_prefix(['（', '(']).and_then(|inside| inside.split(['）', ')']).next());
    inside.is_some_and(|inside| ["現在", "時点"].iter().any(|word| inside.ends_with(word)))
}

/// Whether the words before a number make it the total.
fn is_total(before: &str) -> bool {
    let behind = |word: &&str| before.rsplit_once(*word).map(|(_, behind)| behind);
    TOTALS.iter().filter_map(behind).any(|between| !PARTS.iter().any(|part| between.contains(part)))
}
