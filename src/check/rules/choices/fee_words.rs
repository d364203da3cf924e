//! The words on fees do not go with whether there are any.

use crate::check::Subject;
use crate::check::denial::says_nothing;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::squeeze;

use super::boxes::is_marked_none;
use super::boxes::short;

rule! {
    /// # 何を見るか
    ///
    /// 「③手数料等」の有料・無料と、「手数料額、納付方法」の記載を比べます。
    ///
    /// - 「有料」なのに、額と納付方法が「－」「なし」である（問題あり）
    /// - 「有料」なのに、額も、額を定めた条例なども書かれていないか、納付の方法が書かれていない（問題の可能性大）
    /// - 「無料」なのに、額が書かれている（問題あり）
    ///
    /// 手数料は無料で、写しの作成や郵送の実費だけを求める、という記載は食い違いとは見ません。
    ///
    /// # なぜ
    ///
    /// 請求をする人は、いくらを、どのように納めるのかを、この欄で確かめます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// fee = "無料"
    /// fee-detail = "1件につき300円。窓口で現金により納付する。"
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// fee = "有料"
    /// fee-detail = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// fee = "有料"
    /// fee-detail = "1件につき300円。窓口では現金、郵送では定額小為替により納付する。"
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [requests]
    /// fee = "無料"
    /// fee-detail = "手数料は無料。写しの交付には、1枚につき10円の実費を要する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 手数料を定めた条例などを確かめ、有料なら額と納付方法を書き、無料なら額の記載を消します。
    ///
    /// # 根拠
    ///
    /// 様式4（平成30年5月）Ⅴ.1.③（手数料額、納付方法）、個人情報の保護に関する法律第89条（手数料）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのように書くときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X112", "fee-words", Error,
    title: "手数料の有無と、手数料額・納付方法の記載が合いません",
    basis: "手数料額と納付方法は、有料の場合に記載する欄であるためです（様式4、個人情報の保護に関する法律第89条）。",
    items: &["all-items requests.fee", "all-items requests.fee-detail"],
}

const FEE: &str = "requests.fee";
const DETAIL: &str = "requests.fee-detail";
/// Words for what is paid for paper and post, which is no fee.
const COSTS: &[&str] = &["写し", "実費", "コピー", "複写", "郵送", "郵便", "送料", "作成に要する", "費用"];
/// Words for where the amount is laid down.
const SOURCES: &[&str] = &["条例", "規則", "規程", "要綱", "政令", "施行令", "告示", "別表", "定める"];
/// Words for how it is paid.
const PAYMENTS: &[&str] = &[
    "納付",
    "納入",
    "現金",
    "振込",
    "振替",
    "払",
    "証紙",
    "印紙",
    "小為替",
    "書留",
    "キャッシュレス",
    "窓口",
    "カード",
    "納め",
    "支払",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    match subject.chosen(FEE) {
        Some("1") => check_charged(subject, findings),
        Some("2") => check_free(subject, findings),
        _ => {}
    }
}

fn check_charged(subject: &Subject, findings: &mut Findings) {
    let (fee, detail) = (subject.called(FEE), subject.called(DETAIL));
    let remedy = "額と納付の方法を書いてください。手数料を取らないなら「無料」に直してください。";
    if is_marked_none(subject, DETAIL) {
        findings.add(
            &RULE,
            subject.at_key(DETAIL),
            format!("{fee}は「有料」ですが、{detail}が書かれていません。"),
            remedy,
        );
    }
    let Some(passage) = subject.passage(DETAIL) else { return };
    let plain = squeeze(passage.words);
    let has_amount = has_amount(&plain) || contains(&plain, SOURCES);
    let missing = match (has_amount, contains(&plain, PAYMENTS)) {
        (true, true) => return,
        (false, true) => "額",
        (true, false) => "納付の方法",
        (false, false) => "額と納付の方法",
    };
    let message = format!("{fee}は「有料」ですが、{detail}に{missing}が見当たりません。");
    findings.add_as(
        Severity::Warning,
        &RULE,
        subject.at_words(passage, sentence::opening(passage.words)),
        message,
        remedy,
    );
}

fn check_free(subject: &Subject, findings: &mut Findings) {
    let Some(passage) = subject.passage(DETAIL).filter(|passage| !says_nothing(passage.words)) else { return };
    let plain = squeeze(passage.words);
    if has_amount(&plain) && !contains(&plain, COSTS) && !plain.contains("無料") {
        let range = sentence::opening(passage.words);
        let words = short(passage.words.get(range.clone()).unwrap_or_default());
        let message = format!(
            "{}は「無料」ですが、{}に「{words}」と書かれています。",
            subject.called(FEE),
            subject.called(DETAIL)
        );
        let remedy = "条例などを確かめ、手数料を取るなら「有料」に直し、取らないなら額の記載を消してください。";
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
    }
}

fn contains(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

/// Whether an amount of money stands in the words, in digits or 漢数字; 0円 is none.
fn has_amount(plain: &str) -> bool {
    let mut before = plain.split('円').collect::<Vec<_>>();
    before.pop();
    before.iter().any(|before| {
        let is_digit = |letter: char| letter.is_ascii_digit() || "〇一二三四五六七八九十百千万,".contains(letter);
        let digits = before.rsplit(|letter| !is_digit(letter)).next().unwrap_or_default();
        digits.chars().any(|letter| !"0〇,".contains(letter))
    })
}
