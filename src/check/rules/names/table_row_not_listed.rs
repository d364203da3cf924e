//! A row of the table of provisions that a recipient names and the ground of the network does not.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::kanji_digit;
use crate::text::kanji_number;

rule! {
    /// # 何を見るか
    ///
    /// 提供先の「法令上の根拠」に書かれた表の項の番号（番号法別表第二、又は利用特定個人情報提供命令第2条の表の「17の項」など）が、
    /// 情報連携の「法令上の根拠」に並ぶ番号の中にあるかを見ます。「16の2の項」は16の項とは別の項と見て、「1～30の項」は
    /// その間のすべての項と見ます。どちらかに番号が書かれていないときは、指摘しません。
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

/// A row as it is numbered: 16の2 is 16 and 2, which comes behind 16 and before 17.
type Row = Vec<u32>;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(network) = subject.words(NETWORK) else { return };
    let network = Folded::new(network);
    let listed = rows(&network);
    let is_enumerated = listed.len() > network.text.matches("の項").count();
    // 「1の項から20の項まで」 names rows that stand nowhere by their numbers.
    let is_spanned = network.text.contains("の項から");
    if listed.is_empty()
        || is_spanned
        || (listed.len() < FEWEST && !is_enumerated && listed.iter().all(|(first, last)| first == last))
    {
        return;
    }
    let is_recipient = |key: &str| key.contains(".recipients.") && key.ends_with(".basis");
    for passage in subject.passages().iter().filter(|passage| is_recipient(&passage.entry.key)) {
        let folded = passage.folded();
        let is_of_table = ["別表第2", "別表2", "第2条の表", "提供に関する命令", "提供命令"]
            .iter()
            .any(|words| folded.text.contains(words));
        let is_listed = |(first, last): &(Row, Row)| {
            let holds = |row: &Row| listed.iter().any(|(from, to)| from <= row && row <= to);
            holds(first) && holds(last)
        };
        let missing: Vec<String> = rows(folded).iter().filter(|span| !is_listed(span)).map(shown).collect();
        if !is_of_table || missing.is_empty() {
            continue;
        }
        let all: Vec<String> = listed.iter().map(shown).collect();
        let message = format!(
            "提供先の根拠の「{}の項」が、情報連携の根拠にありません。情報連携の根拠にある項は、{}です。",
            missing.join("、"),
            all.join("、")
        );
        let remedy = "表の原文を見て、提供先の根拠と情報連携の根拠のうち、違っている方を直してください。";
        findings.add(&RULE, subject.at(passage.entry).quoting(passage.words), message, remedy);
    }
}

/// The rows that words name, each as the first and the last of its span: `1、2及び17の項`, `1から30までの項`.
fn rows(folded: &Folded) -> BTreeSet<(Row, Row)> {
    let mut found = BTreeSet::new();
    let is_listed = |letter: char| is_of_span(letter) || "、,・及びの項並に又はとからまで".contains(letter);
    for (at, _) in folded.text.match_indices("の項") {
        let before = folded.before(at);
        let rest = before.trim_end_matches(is_listed);
        let list = before.get(rest.len()..).unwrap_or_default();
        // 別表第2の17の項: the number of the table is none of a row.
        let list = if rest.ends_with(['第', '表', '条']) {
            list.trim_start_matches(|letter: char| letter.is_ascii_digit())
        } else {
            list
        };
        let list = list.replace("の項", "、").replace("から", "~").replace("まで", "");
        found.extend(list.split(|letter: char| !is_of_span(letter)).filter_map(span));
    }
    found
}

/// Whether a letter can stand within the number of a row or between the two ends of a span.
fn is_of_span(letter: char) -> bool {
    letter.is_ascii_digit() || kanji_digit(letter).is_some() || "の~〜-".contains(letter)
}

fn span(words: &str) -> Option<(Row, Row)> {
    let Some((first, last)) = words.split_once(['~', '〜', '-']) else {
        let only = row(words)?;
        return Some((only.clone(), only));
    };
    let (first, last) = (row(first)?, row(last)?);
    if last < first {
        // Some write 16-2 for 16の2.
        let only = [first, last].concat();
        return Some((only.clone(), only));
    }
    Some((first, last))
}

fn row(words: &str) -> Option<Row> {
    let value = |digits: &str| match digits.parse() {
        Ok(value) => Some(value),
        Err(_) => (!digits.is_empty() && digits.chars().all(|letter| kanji_digit(letter).is_some()))
            .then(|| kanji_number(digits.chars())),
    };
    words.trim_matches('の').split('の').map(value).collect()
}

fn shown((first, last): &(Row, Row)) -> String {
    let number = |row: &Row| row.iter().map(u32::to_string).collect::<Vec<_>>().join("の");
    if first == last { number(first) } else { format!("{}から{}まで", number(first), number(last)) }
}
