//! What is said of the opinions does not agree with itself or with what became of them.

use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::model::Value;
use crate::text::is_none_mark;

use super::opinions::counted;
use super::opinions::denial;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の「主な意見の内容」と「評価書への反映」を比べます。意見がなかったとあるのに反映したとあるとき、意見があったと
    /// あるのに「意見がなかったため」とあるとき、意見を出した人の数が意見の件数より多いとき、反映した件数が意見の件数より
    /// 多いときに知らせます。
    ///
    /// # なぜ
    ///
    /// 前の評価書の文を写して、一方だけを直したときに起こります。住民の意見をどう扱ったかは、最もよく読まれる所です。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "意見の提出は、3件であった。"
    /// reflection = "意見がなかったため、変更していない。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "5人の方から3件の意見が提出された。"
    /// reflection = "なし"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "意見はなかった。"
    /// reflection = "意見がなかったため、変更していない。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "14の個人及び団体から23件の意見が提出された。"
    /// reflection = "2件の意見を反映し、記載を改めた。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 意見公募の結果を見て、二つの項目を合わせます。
    ///
    /// # 根拠
    ///
    /// 様式4の「主な意見の内容」と「評価書への反映」、特定個人情報保護評価に関する規則第7条第4項と論理。
    ///
    /// # 止め方
    ///
    /// 理由があって違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q110", "opinions-against-reflection", Error,
    title: "意見の内容と、その反映の記載が合いません",
    basis: "なかった意見は反映できず、意見の件数は、出した人の数より少なくならないためです。",
    items: &[
        "all-items procedure.consultation.opinions",
        "all-items procedure.consultation.reflection",
        "priority-items procedure.consultation.opinions",
    ],
}

const REFLECTION: &str = "procedure.consultation.reflection";
const REMEDY: &str = "意見公募の結果を見て、意見の内容とその反映の記載を合わせてください。";
/// Words that say that the assessment was mended.
const MENDED: &[&str] =
    &["反映した", "反映しました", "追記した", "追記しました", "修正した", "修正しました", "書き加えた"];
/// Others whose opinions an assessment may follow as well.
const OTHERS: &[&str] = &["点検", "審議会", "審査会", "委員会", "前回", "専門"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let opinions = said(subject, keys::OPINIONS);
    let reflection = said(subject, REFLECTION);
    let received = opinions.as_ref().and_then(|opinions| opinions.received);
    if let Some(opinions) = &opinions {
        let submitters = opinions.submitters.zip(received).filter(|(people, received)| people > received);
        if let Some((people, received)) = submitters {
            let message =
                format!("意見を出した人は{people}人、意見は{received}件とあり、意見のほうが少なくなっています。");
            findings.add(&RULE, subject.at_key(keys::OPINIONS), message, REMEDY);
        }
    }
    let Some((opinions, reflection)) = opinions.zip(reflection) else { return };
    let place = || subject.at_key(REFLECTION);
    if let Some(quote) = reflection.denied.filter(|_| received.is_some_and(|received| received > 0)) {
        let count = received.unwrap_or_default();
        let message = format!("「{quote}」とありますが、「主な意見の内容」には意見が{count}件あったとあります。");
        findings.add(&RULE, place().quoting(quote), message, REMEDY);
    }
    let is_denied = opinions.denied.is_some() || opinions.is_none || received == Some(0);
    if let Some(quote) = reflection.mended.filter(|_| is_denied && received.unwrap_or(0) == 0) {
        let message = format!("「{quote}」とありますが、「主な意見の内容」には、意見がなかったとあります。");
        findings.add_as(Severity::Warning, &RULE, place().quoting(quote), message, REMEDY);
    }
    let taken = reflection.taken.zip(received).filter(|(taken, received)| taken > received);
    if let Some((taken, received)) = taken {
        let message = format!("反映した意見は{taken}件とありますが、意見は{received}件とあります。");
        findings.add(&RULE, place(), message, REMEDY);
    }
}

/// What one of the two items says.
struct Said {
    /// Only a mark for nothing.
    is_none: bool,
    /// The words that say that there was no opinion.
    denied: Option<&'static str>,
    /// The words that say that something was mended, on account of opinions as far as one can tell.
    mended: Option<&'static str>,
    /// How many opinions there were, where that is told once.
    received: Option<u64>,
    submitters: Option<u64>,
    /// How many opinions were followed.
    taken: Option<u64>,
}

fn said(subject: &Subject, key: &str) -> Option<Said> {
    let none = subject.record.get(key).is_some_and(|entry| matches!(entry.value, Value::None(_)));
    let words = subject.words(key).unwrap_or_default();
    if words.is_empty() && !none {
        return None;
    }
    let first = sentence::first(words);
    let is_of_others = OTHERS.iter().any(|word| words.contains(word));
    Some(Said {
        is_none: none || is_none_mark(words),
        denied: denial(words),
        mended: MENDED.iter().find(|word| words.contains(*word)).copied().filter(|_| !is_of_others),
        received: counted(first, "件", ""),
        submitters: counted(first, "人", "から").or_else(|| counted(first, "名", "から")),
        taken: counted(first, "件", "反映し"),
    })
}
