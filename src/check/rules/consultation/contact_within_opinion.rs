//! A telephone number or an address of mail within what a citizen wrote.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::personal::mails;
use crate::personal::telephones;

rule! {
    /// # 何を見るか
    ///
    /// 意見公募に寄せられた意見と、会議録の質問や意見の文章に、電話番号かメールアドレスと思われるものがないかを見ます。
    ///
    /// # なぜ
    ///
    /// 意見の原文には、出した人の連絡先が書き添えられていることがあります。一度公表すると、取り戻せません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "見本市公園条例の一部改正（案）"
    /// [[opinions]]
    /// id = "a"
    /// opinion = "詳しく話したいので、00-0000-1234に電話をください。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "見本市公園条例の一部改正（案）"
    /// [[opinions]]
    /// id = "a"
    /// opinion = "詳しく話したい。（個人の連絡先が書かれた部分を省略しました。）"
    /// ```
    ///
    /// # 直し方
    ///
    /// 連絡先を消し、省いたことを（　）で書き添えます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第3項（第三者の利益を害するおそれがあるときは、提出意見の全部又は一部を除くことができる）。地方公共団体
    /// では、自らの条例や要綱と、個人情報の保護に関する法律によります。
    ///
    /// # 止め方
    ///
    /// 役所や会社の公の連絡先であるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C124", "contact-within-opinion", Warning,
    title: "寄せられた意見の中に、連絡先があるようです",
    basis: "意見を出した人の連絡先は、公表するものではないためです。",
    items: &[
        "consultation-result opinions[].opinion", "meeting-record agenda[].questions[].question",
        "meeting-record agenda[].opinions[].opinion", "meeting-record requests[].request",
    ],
}

/// Items in which citizens and members speak.
const SPOKEN: &[&str] =
    &["opinions[].opinion", "agenda[].questions[].question", "agenda[].opinions[].opinion", "requests[].request"];
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&["consultation-result", "meeting-record"]) {
        return;
    }
    let is_spoken = |node: usize| SPOKEN.iter().any(|item| *item == subject.record.form.nodes[node].key.as_str());
    for passage in subject.passages().iter().filter(|passage| is_spoken(passage.entry.node)) {
        let told = telephones(passage.words).into_iter().map(|range| (range, "電話番号"));
        for (range, what) in told.chain(mails(passage.words).into_iter().map(|range| (range, "メールアドレス")))
        {
            let message = format!("寄せられた言葉の中に、{what}と思われるものがあります。");
            let remedy = "個人の連絡先なら、公表する前に消して、省いたことを書き添えてください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}
