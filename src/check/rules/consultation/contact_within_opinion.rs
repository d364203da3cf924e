//! A telephone number or an address of mail within what a citizen wrote.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

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
/// Marks between the groups of a telephone number.
const HYPHENS: &[char] = &['-', '－', '‐', '‑', '–', '−', 'ー', '(', '（', ')', '）'];

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

fn digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}

/// Three groups of digits of which the first begins with 0, of ten or eleven digits in all.
fn telephones(words: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| digit(letter) || HYPHENS.contains(&letter);
    runs(words, is_part)
        .into_iter()
        .filter(|range| {
            let run = words.get(range.clone()).unwrap_or_default();
            let groups: Vec<usize> =
                run.split(HYPHENS).map(|group| group.chars().count()).filter(|length| *length > 0).collect();
            let sum: usize = groups.iter().sum();
            run.trim_start_matches(HYPHENS).starts_with(['0', '０']) && groups.len() == 3 && (10..=11).contains(&sum)
        })
        .collect()
}

fn mails(words: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._%+-@＠".contains(letter);
    let runs = runs(words, is_part).into_iter();
    runs.filter(|range| {
        let run = words.get(range.clone()).unwrap_or_default();
        run.split_once(['@', '＠']).is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
    })
    .collect()
}

/// Runs of letters of a kind.
fn runs(words: &str, is_part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in words.char_indices().filter(|(_, letter)| is_part(*letter)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}
