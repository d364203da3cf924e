//! 委託事項9 where there are seven.

use super::numbered;
use super::own;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

rule! {
    /// # 何を見るか
    ///
    /// 文の中の「委託事項９」「提供先３」「移転先２」「システム６」の番号が、実際に書かれている数までのものかを見ます。「７件」の
    /// ように数を言うものは見ません。変更箇所の表は、その時の番号で書くものなので見ません。
    ///
    /// # なぜ
    ///
    /// 委託事項などを消したり並べ替えたりすると、番号は変わります。リスク対策の文に前の番号が残ると、安全のための措置が、
    /// 別の委託先のものとして読まれます。実際に、そのまま公表された評価書があります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [files.entrustment]
    /// status = "1"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// [[files.entrustments]]
    /// id = "operation"
    /// name = "システムの運用"
    /// [files.risks.entrustment]
    /// log-method = "委託事項３については、日報で確かめる。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [files.entrustment]
    /// status = "1"
    /// [[files.entrustments]]
    /// id = "print"
    /// name = "納入通知書の印刷及び封入"
    /// [[files.entrustments]]
    /// id = "operation"
    /// name = "システムの運用"
    /// [files.risks.entrustment]
    /// log-method = "委託事項２については、日報で確かめる。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 今の番号に直します。`[委託の名前](#files.main.entrustments.operation)` のように id で指せば、並べ替えても番号は
    /// 自動で合います。
    ///
    /// # 根拠
    ///
    /// 論理（指した行がないこと）。様式4 Ⅱ.4、Ⅱ.5、Ⅰ.2 の番号は、並びの順に付くものです。
    ///
    /// # 止め方
    ///
    /// ほかの評価書の番号を指すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P101", "no-such-row", Error,
    title: "「委託事項９」などの番号の行がありません",
    basis: "指した番号の行がないと、その文がどの委託・提供・システムのことかが分からないためです。",
    items: &["all-items files[].entrustments[].name", "all-items files[].entrustment.count", "priority-items files[].entrustments[].name"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::BOOKS) {
        return;
    }
    let ids = subject.record.row_ids();
    for passage in own::texts(subject) {
        for naming in numbered::namings(passage) {
            let Some(repeat) = numbered::repeat_of(subject, naming.word) else { continue };
            let seen = numbered::repeats_seen_from(subject, passage, repeat, &ids);
            let most = seen.iter().map(|key| subject.rows(key).len()).max().unwrap_or_default();
            let number = naming.number as usize;
            if (1..=most).contains(&number) {
                continue;
            }
            let (word, number) = (naming.word, naming.number);
            let severity = if most == 0 || word == "システム" || is_declared(subject, &seen, number) {
                Severity::Warning
            } else {
                Severity::Error
            };
            let has =
                if most == 0 { "一つも書かれていません".to_owned() } else { format!("{most}までです") };
            let message = format!("「{word}{number}」とありますが、{word}は{has}。");
            let remedy = format!(
                "今の番号に直すか、「[名前](#キー)」の形で{word}の id を指してください。id で指せば、並べ替えても番号が合います。"
            );
            findings.add_as(severity, &RULE, subject.at_words(passage, naming.range), message, remedy);
        }
    }
}

/// Whether the book says that it has so many, of which not all are written.
fn is_declared(subject: &Subject, repeats: &[String], number: u32) -> bool {
    let counts = repeats.iter().filter_map(|key| key.strip_suffix("entrustments"));
    let mut counts = counts.filter_map(|file| subject.number(&format!("{file}entrustment.count")));
    counts.any(|count| i64::from(number) <= count)
}
