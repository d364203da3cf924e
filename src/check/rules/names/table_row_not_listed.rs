//! A row of the table of provisions that a recipient names and the ground of the network does not.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 提供先の「法令上の根拠」に書かれた表の項の番号（番号法別表第二、又は利用特定個人情報提供命令第2条の表の「17の項」など）が、
    /// 情報連携の「法令上の根拠」に並ぶ番号の中にあるかを見ます。どちらかに番号が書かれていないときは、指摘しません。
    ///
    /// # なぜ
    ///
    /// 提供の根拠は、情報連携の根拠の一部です。片方にしかない番号は、写し誤りか、改正で番号がずれたまま残ったものです。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第19条第8号及び別表第二（情報提供：1、2、3、17の項。情報照会：93、94の項）"
    /// [[files]]
    /// id = "main"
    /// [[files.recipients]]
    /// id = "a"
    /// name = "厚生労働大臣"
    /// basis = "番号法第19条第8号 別表第二の18の項"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [network]
    /// basis = "番号法第19条第8号及び別表第二（情報提供：1、2、3、17の項。情報照会：93、94の項）"
    /// [[files]]
    /// id = "main"
    /// [[files.recipients]]
    /// id = "a"
    /// name = "厚生労働大臣"
    /// basis = "番号法第19条第8号 別表第二の17の項"
    /// ```
    ///
    /// # 直し方
    ///
    /// 表の原文を見て、両方の番号をそろえます。
    ///
    /// # 根拠
    ///
    /// 番号法第19条第8号。表の項の中身までは見ません。
    ///
    /// # 止め方
    ///
    /// 番号が違っていて正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P114", "table-row-not-listed", Warning,
    title: "提供先の根拠にある表の項が、情報連携の根拠にありません",
    basis: "提供の根拠は情報連携の根拠の一部で、片方にしかない番号は写し誤りなどのためです。",
    items: &[
        "all-items network.basis",
        "all-items files[].recipients[].basis",
        "priority-items network.basis",
        "priority-items files[].recipients[].basis",
    ],
}

const NETWORK: &str = "network.basis";

/// Fewer rows that are named one by one are examples rather than the whole list.
const FEWEST: usize = 3;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(network) = subject.words(NETWORK) else { return };
    let network = Folded::new(network);
    let listed = rows(&network);
    let is_enumerated = listed.len() > network.text.matches("の項").count();
    if (listed.len() < FEWEST && !is_enumerated) || is_range(&network.text) {
        return;
    }
    let is_recipient = |key: &str| key.contains(".recipients.") && key.ends_with(".basis");
    for passage in subject.passages().iter().filter(|passage| is_recipient(&passage.entry.key)) {
        let folded = Folded::new(passage.words);
        let is_of_table = ["別表第2", "別表2", "第2条の表", "提供に関する命令", "提供命令"]
            .iter()
            .any(|words| folded.text.contains(words));
        let missing: Vec<String> = rows(&folded).difference(&listed).map(u32::to_string).collect();
        if !is_of_table || missing.is_empty() {
            continue;
        }
        let all: Vec<String> = listed.iter().map(u32::to_string).collect();
        let message = format!(
            "提供先の根拠の「{}の項」が、情報連携の根拠にありません。情報連携の根拠にある項は、{}です。",
            missing.join("、"),
            all.join("、")
        );
        let remedy = "表の原文を見て、提供先の根拠と情報連携の根拠のうち、違っている方を直してください。";
        findings.add(&RULE, subject.at(passage.entry).quoting(passage.words), message, remedy);
    }
}

/// Whether some rows are named by the first and the last of them: `1～30の項`.
fn is_range(words: &str) -> bool {
    let ends_in_digit = |ahead: &str| ahead.ends_with(|letter: char| letter.is_ascii_digit());
    let marks = words.match_indices(['～', '〜', '~']);
    marks.into_iter().any(|(at, _)| words.get(..at).is_some_and(ends_in_digit)) || words.contains("の項から")
}

/// The numbers of rows that words name: `1、2及び17の項`.
fn rows(folded: &Folded) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for (at, _) in folded.text.match_indices("の項") {
        let before = folded.before(at);
        let is_listed = |letter: char| letter.is_ascii_digit() || "、,・及びの項並に".contains(letter);
        let list = before.trim_end_matches(is_listed);
        let list = before.get(list.len()..).unwrap_or_default();
        // 別表第2の17の項: the number of the table is none of a row.
        let list = if before.get(..before.len() - list.len()).is_some_and(|text| text.ends_with(['第', '表', '条']))
        {
            list.trim_start_matches(|letter: char| letter.is_ascii_digit())
        } else {
            list
        };
        found.extend(
            list.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok()),
        );
    }
    found
}
