//! The words on grave incidents do not go with whether there were any.

use crate::check::Subject;
use crate::check::denial::says_nothing;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;
use crate::finding::Severity;

use super::boxes::is_marked_none;
use super::boxes::short;

rule! {
    /// # 何を見るか
    ///
    /// 「過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか」の答えと、「その内容」「再発防止策の内容」を
    /// 比べます。
    ///
    /// - 「発生あり」なのに、どちらかが「－」「なし」である
    /// - 「発生なし」なのに、内容や再発防止策が書かれている（「重大事故には当たらない」などと書かれているときは、問題の可能性大と
    ///   します）
    ///
    /// # なぜ
    ///
    /// 事故の有無は、住民が最も気に掛けることの一つです。答えと記載が食い違うと、隠しているようにも見えます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.storage.loss]
    /// incidents = "発生なし"
    /// incidents-content = "令和7年6月、委託先が250人分の名簿を紛失した。"
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.storage.loss]
    /// incidents = "発生あり"
    /// incidents-content = "令和7年6月、委託先が250人分の名簿を紛失した。"
    /// incidents-prevention = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.risks.storage.loss]
    /// incidents = "発生なし"
    /// incidents-content = "該当なし"
    /// incidents-prevention = "発生していないため、記載しない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 事実を確かめ、発生があれば内容と再発防止策を書き、なければ両方の記載を消します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（「その内容」「再発防止策の内容」は、発生があった場合に記載する欄です）。
    ///
    /// # 止め方
    ///
    /// 重大事故に当たらない事故を任意に載せるなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X110", "incident-words", Error,
    title: "重大事故の有無と、その記載が合いません",
    basis: "「その内容」と「再発防止策の内容」は、重大事故が発生した場合に記載する欄であるためです（様式）。",
    items: &[
        "all-items files[].risks.storage.loss.incidents", "all-items files[].risks.storage.loss.incidents-content",
        "all-items files[].risks.storage.loss.incidents-prevention",
        "priority-items files[].risks.storage.loss.incidents",
        "priority-items files[].risks.storage.loss.incidents-content",
        "priority-items files[].risks.storage.loss.incidents-prevention",
    ],
}

/// Words of those who tell of what they do not count.
const LESSER: &[&str] = &[
    "重大事故に",
    "重大事故では",
    "重大な事故に",
    "重大な事故では",
    "該当しない",
    "当たらない",
    "あたらない",
    "軽微",
    "参考",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let status = format!("{file}.risks.storage.loss.incidents");
        for key in [format!("{status}-content"), format!("{status}-prevention")] {
            match subject.chosen(&status) {
                Some("1") => check_missing(subject, &status, &key, findings),
                Some("2") => check_needless(subject, &status, &key, findings),
                _ => {}
            }
        }
    }
}

fn check_missing(subject: &Subject, status: &str, key: &str, findings: &mut Findings) {
    if is_marked_none(subject, key) {
        let message =
            format!("{}は「発生あり」ですが、{}が書かれていません。", subject.called(status), subject.called(key));
        let remedy = "発生した事故について書くか、発生がなければ「発生なし」に直してください。";
        findings.add(&RULE, subject.at_key(key), message, remedy);
    }
}

fn check_needless(subject: &Subject, status: &str, key: &str, findings: &mut Findings) {
    let Some(passage) = subject.passage(key).filter(|passage| !says_nothing(passage.words)) else { return };
    let range = sentence::opening(passage.words);
    let words = short(passage.words.get(range.clone()).unwrap_or_default());
    let message = format!(
        "{}は「発生なし」ですが、{}に「{words}」と書かれています。",
        subject.called(status),
        subject.called(key)
    );
    let is_lesser = LESSER.iter().any(|lesser| passage.words.contains(lesser));
    let severity = if is_lesser { Severity::Warning } else { Severity::Error };
    let remedy = "事実を確かめ、発生があれば「発生あり」に直し、なければこの記載を消してください。";
    findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
}
