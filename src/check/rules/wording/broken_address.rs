//! Addresses of pages or mail that a line end cuts in two.

use std::ops::Range;

use super::script::own_passages;
use crate::check::Subject;
use crate::check::own_words::part;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// ページのアドレス（URL）とメールアドレスが、行の終わりで二つに切れていないかを見ます。次の行の初めが「-02.pdf」のように
    /// アドレスの続きとしか読めないところだけを知らせます。アドレスの次の行に別の文やアドレスがあるだけなら、知らせません。
    ///
    /// # なぜ
    ///
    /// 切れたアドレスは、押しても、写しても、目的のページに着きません。紙の資料から写したときに切れたまま残ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = '''
    /// 記録は https://www.city.mihon.example.jp/kiroku/R02
    /// -02.pdf を見る。'''
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = '''
    /// 記録は https://www.city.mihon.example.jp/kiroku/R02-02.pdf
    /// にある。案内は https://www.city.mihon.example.jp/annai/
    /// PDF版もある。宛先は kiroku@city.mihon.example.jp
    /// https://www.city.mihon.example.jp/ も見る。'''
    /// ```
    ///
    /// # 直し方
    ///
    /// 行の終わりを消して、一つのアドレスにつなぎます。つないだアドレスのページが開くことも確かめます。
    ///
    /// # 根拠
    ///
    /// 論理（アドレスは、途中に改行を入れられません）。
    ///
    /// # 止め方
    ///
    /// つながらない二つの言葉だったときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H112", "broken-address", Error,
    title: "アドレスが行の終わりで切れています",
    basis: "切れたアドレスでは、目的のページにも宛先にも届かないためです。",
    items: &[],
}

/// Endings of names of files and of hosts: what ends in one, and begins with no word, is the rest of an address.
const ENDINGS: [&str; 14] =
    [".pdf", ".html", ".htm", ".xlsx", ".xls", ".docx", ".doc", ".csv", ".zip", ".php", ".aspx", ".jsp", ".jp", ".jp/"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject) {
        for range in broken(passage.words) {
            let words = passage.words.get(range.clone()).unwrap_or_default();
            let joined: String = words.split_whitespace().collect();
            let message = format!("「{joined}」が、行の終わりで二つに切れています。");
            let remedy = "行の終わりを消して、一つのアドレスにつないでください。";
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

fn broken(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (end, _) in words.match_indices('\n') {
        let head = part(words, ..end).trim_end_matches('\r');
        let from = head
            .rfind(|letter| !is_of_address(letter))
            .map_or(0, |at| at + part(head, at..).chars().next().map_or(1, char::len_utf8));
        let rest = part(words, end + 1..);
        let to = rest.find(|letter| !is_of_address(letter)).unwrap_or(rest.len());
        if goes_on(part(head, from..), part(rest, ..to)) {
            found.push(from..end + 1 + to);
        }
    }
    found
}

fn is_of_address(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(letter)
}

/// Whether the second half can only be the rest of the address that the first half begins.
fn goes_on(first: &str, second: &str) -> bool {
    let is_new = second.contains("://") || second.starts_with("www.") || second.is_empty();
    let is_mail = second.contains('@') && !second.starts_with('@');
    if is_new
        || is_mail
        || !second.starts_with(|letter: char| letter.is_ascii_alphanumeric() || "-_/.@%=&".contains(letter))
    {
        return false;
    }
    let lower = second.to_ascii_lowercase();
    let ends = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    if let Some((_, address)) = first.rsplit_once("://") {
        let is_whole = ENDINGS.iter().any(|ending| address.to_ascii_lowercase().ends_with(ending));
        let is_open = address.ends_with(['-', '_', '=', '&', '%']);
        let begins_inside = second.starts_with(['-', '_', '/', '%', '=', '&', '.']) && second.len() > 2;
        return !address.is_empty()
            && !is_whole
            && (is_open || (ends && (begins_inside || address.ends_with('/') || address.ends_with('.'))));
    }
    let is_name = |name: &str| name.len() >= 2 && name.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    match first.split_once('@') {
        Some((name, host)) => {
            is_name(name) && (host.is_empty() || host.ends_with(['.', '-'])) && second.contains('.') && ends
        }
        None => is_name(first) && second.starts_with('@') && second.contains('.'),
    }
}
