//! More persons are entrusted or provided than the file holds.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::band::PERSONS;
use super::band::band;
use super::band::choice;

rule! {
    /// # 何を見るか
    ///
    /// 委託事項ごとの「対象となる本人の数」が、ファイルの「対象となる本人の数」より多くないかを見ます。「特定個人情報ファイルの
    /// 全体」を委託するときは、二つの区分が同じかどうかも見ます。提供先と移転先の本人の数がファイルより多いときは「問題の
    /// 可能性大」とします。
    ///
    /// # なぜ
    ///
    /// 委託先に渡すのは、ファイルの全体か一部です。ファイルにある数より多くの人の情報は渡せません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// scope = "特定個人情報ファイルの一部"
    /// persons = "10万人以上100万人未満"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// [[files.entrustments]]
    /// id = "hoshu"
    /// scope = "特定個人情報ファイルの全体"
    /// persons = "1万人未満"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.persons = "1万人以上10万人未満"
    /// [[files.entrustments]]
    /// id = "hoshu"
    /// scope = "特定個人情報ファイルの全体"
    /// persons = "1万人以上10万人未満"
    /// [[files.entrustments]]
    /// id = "insatsu"
    /// scope = "特定個人情報ファイルの一部"
    /// persons = "1万人未満"
    /// ```
    ///
    /// # 直し方
    ///
    /// ファイルの本人の数と、渡す情報の本人の数を数え直し、区分を選び直します。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の「対象となる本人の数」の区分と論理。
    ///
    /// # 止め方
    ///
    /// 数える時点が違うなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q106", "entrusted-more-than-held", Error,
    title: "委託や提供の対象となる本人の数が、ファイルの本人の数と両立しません",
    basis: "渡すことができるのは、ファイルの全体か一部であるためです。",
    items: &[
        "all-items files[].basics.persons",
        "all-items files[].entrustments[].scope",
        "all-items files[].entrustments[].persons",
        "all-items files[].recipients[].persons",
        "all-items files[].transfers[].persons",
        "priority-items files[].recipients[].persons",
        "priority-items files[].transfers[].persons",
    ],
}

const WHOLE: &str = "1";
const REPEATS: &[(&str, Severity)] =
    &[("entrustments", Severity::Error), ("recipients", Severity::Warning), ("transfers", Severity::Warning)];
const REMEDY: &str = "ファイルの本人の数と、渡す情報の本人の数を数え直し、区分を選び直してください。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let Some((held, of_file)) = band(subject, &format!("{file}.basics.persons"), PERSONS) else { continue };
        for (repeat, severity) in REPEATS {
            for row in subject.row_keys(&format!("{file}.{repeat}")) {
                let key = format!("{row}.persons");
                let Some((given, of_row)) = band(subject, &key, PERSONS) else { continue };
                let is_whole = choice(subject, &format!("{row}.scope")).is_some_and(|(code, _)| code == WHOLE);
                let message = if given.0 > held.0 {
                    format!("ここの本人の数は「{of_row}」とありますが、ファイルの本人の数は「{of_file}」とあります。")
                } else if is_whole && given != held {
                    format!(
                        "ファイルの全体を委託するとありますが、ここの本人の数は「{of_row}」、ファイルの本人の数は「{of_file}」とあります。"
                    )
                } else {
                    continue;
                };
                findings.add_as(*severity, &RULE, subject.at_key(&key), message, REMEDY);
            }
        }
    }
}
