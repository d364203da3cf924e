//! The number of persons of a file does not fit the population of its task.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::band::PERSONS;
use super::band::POPULATION;
use super::band::band;

rule! {
    /// # 何を見るか
    ///
    /// 事務の「対象人数」で選んだ区分と、ファイルの「対象となる本人の数」で選んだ区分が両立するかを見ます。ファイルの本人の数が
    /// 事務の対象人数より必ず多くなるときと、全てのファイルを合わせても事務の対象人数に届かないときに知らせます。
    ///
    /// # なぜ
    ///
    /// ファイルに記録される本人は、事務の対象となる人です。二つの区分は境目が違う（10万・30万と、1万・10万・100万）ため、
    /// 一方だけを直して食い違うことがあります。対象人数は、しきい値判断のもとになる数です。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// population = "1万人以上10万人未満"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "10万人以上100万人未満"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "priority-items@2018-05"
    /// [task]
    /// population = "10万人以上30万人未満"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// population = "30万人以上"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "10万人以上100万人未満"
    /// [[files]]
    /// id = "shinsei"
    /// basics.persons = "1万人未満"
    /// ```
    ///
    /// # 直し方
    ///
    /// 二つの数を同じ時点で数え直し、区分を選び直します。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の「対象人数」と「対象となる本人の数」の区分と論理。
    ///
    /// # 止め方
    ///
    /// 数える時点が違うなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q105", "persons-against-population", Warning,
    title: "本人の数が、事務の対象人数と両立しません",
    basis: "ファイルに記録される本人は、その事務の対象となる人であるためです。",
    items: &[
        "all-items task.population",
        "all-items files[].basics.persons",
        "priority-items task.population",
        "priority-items files[].basics.persons",
    ],
}

const TASK: &str = "task.population";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some((population, of_task)) = band(subject, TASK, POPULATION) else { return };
    let task = subject.called(TASK);
    let files = subject.row_keys("files");
    let keys = files.iter().map(|file| format!("{file}.basics.persons"));
    let known: Vec<_> = keys.filter_map(|key| Some((band(subject, &key, PERSONS)?, key))).collect();
    let remedy = "二つの数を同じ時点で数え直し、区分を選び直してください。";
    for ((persons, of_file), key) in &known {
        if population.is_passed_by(persons.0) {
            let message =
                format!("本人の数は「{of_file}」とありますが、{task}は、それより少ない「{of_task}」とあります。");
            findings.add(&RULE, subject.at_key(key), message, remedy);
        }
    }
    // Each file holds fewer than the end of its band, so that all together cannot reach the sum of these ends.
    let most = known.iter().try_fold(0_u64, |sum, ((persons, _), _)| persons.1.map(|end| sum.saturating_add(end)));
    let is_short = known.len() == files.len() && most.is_some_and(|most| most <= population.0);
    if let Some(((_, of_file), key)) = known.first().filter(|_| is_short) {
        let whole = if known.len() == 1 { "" } else { "全てのファイルを合わせても、届きません。" };
        let message = format!("{task}は「{of_task}」とありますが、本人の数は「{of_file}」とあります。{whole}");
        findings.add(&RULE, subject.at_key(key), message, remedy);
    }
}
