//! One abbreviation that is given a meaning in two places.

use std::collections::BTreeMap;

use super::abbreviation;
use super::own;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 「以下「法」という。」のような略称の決まりが、一つの文書に二つ以上ないかを見ます。別の法令などに同じ略称を付けたものは
    /// 「問題あり」、同じものを重ねて説明したものは「問題の可能性大」とします。「以下この欄において」と範囲を決めたものは見ません。
    /// `site.toml` の `[[abbreviations]]` に書いた意味と違う法令に付けたものも伝えます。
    ///
    /// # なぜ
    ///
    /// 同じ略称が二つのものを指すと、読む人は、後の文がどちらのことかを決められません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "国民健康保険法（以下「法」という。）に基づく事務を行う。"
    /// [reason]
    /// necessity = "高齢者の医療の確保に関する法律（以下「法」という。）の事務にも使う。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "国民健康保険法（以下「国保法」という。）に基づく事務を行う。"
    /// [reason]
    /// necessity = "高齢者の医療の確保に関する法律（以下「高確法」という。）の事務にも使う。国保法の届出は、以下のとおりである。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 初めの一つだけを残します。別のものには、別の略称を付けます。
    ///
    /// # 根拠
    ///
    /// 論理（一つの略称が二つのものを指すこと）。
    ///
    /// # 止め方
    ///
    /// 離れた欄で改めて説明したいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P151", "abbreviation-defined-twice", Warning,
    title: "略称の意味が、二度決められています",
    basis: "同じ略称が二つのものを指すと、後の文がどちらのことかを決められないためです。",
    items: &["all-items task.description"],
}

/// Forms that are one text from the first to the last item.
const FORMS: &[&str] = &[
    "all-items",
    "priority-items",
    "basic-items",
    "file-register",
    "council-sheet",
    "consultation-call",
    "consultation-result",
];

/// What the names of laws and rules end in.
const LAWS: &[&str] = &["法律", "法", "条例", "規則", "要綱", "政令", "省令", "命令", "規程"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(FORMS) {
        return;
    }
    let mut first: BTreeMap<String, (String, &str)> = BTreeMap::new();
    for known in &subject.settings.abbreviations {
        first.insert(fold(&known.words), ("site.toml".to_owned(), known.meaning.as_str()));
    }
    for passage in own::texts(subject) {
        for definition in abbreviation::definitions(passage).into_iter().filter(|definition| !definition.is_scoped) {
            let here = subject.record.called(passage.entry);
            let Some((there, before)) = first.get(&fold(definition.words)) else {
                first.insert(fold(definition.words), (here, definition.full));
                continue;
            };
            let (words, full) = (definition.words, definition.full);
            let is_other = is_law(full) && is_law(before) && !is_same(full, before);
            if there == "site.toml" && !is_other {
                continue;
            }
            let (severity, message) = if is_other {
                let message = format!(
                    "「{words}」は、{there}で「{before}」のこととされていますが、ここでは「{full}」のこととされています。"
                );
                (Severity::Error, message)
            } else {
                (Severity::Warning, format!("「{words}」という略称は、{there}でも決められています。"))
            };
            let remedy = "初めの一つだけを残してください。別のものには、別の略称を付けてください。";
            findings.add_as(severity, &RULE, subject.at_words(passage, definition.range), message, remedy);
        }
    }
}

fn is_law(full: &str) -> bool {
    LAWS.iter().any(|end| full.ends_with(end))
}

/// Whether one of the names is the end of the other: 本市の条例 and 条例.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one.ends_with(&other) || other.ends_with(&one)
}
