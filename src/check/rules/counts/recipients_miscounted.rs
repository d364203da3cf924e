//! The number of recipients or transfers is not the number of those that are described.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::squeeze;

rule! {
    /// # 何を見るか
    ///
    /// 「提供・移転の有無」で選んだもの（提供を行っている、移転を行っている、行っていない）と、かっこ内の件数を、その後に
    /// 書かれた提供先と移転先の数に比べます。
    ///
    /// # なぜ
    ///
    /// 提供先を足したのに件数を直していない、「行っていない」に印を付けたまま提供先を書いた、などの食い違いは、読む人に
    /// どちらが本当かを分からなくします。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// provision.status = ["提供を行っている（2）件"]
    /// [[files.recipients]]
    /// id = "shicho"
    /// name = "他の市町村長"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// provision.status = ["提供を行っている", "行っていない"]
    /// [[files.recipients]]
    /// id = "shicho"
    /// name = "他の市町村長"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// provision.status = ["提供を行っている（1）件"]
    /// [[files.recipients]]
    /// id = "shicho"
    /// name = "他の市町村長"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// provision.status = ["行っていない"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 提供先と移転先の書き漏らしがないかを確かめ、印と件数を直します。件数は、書かなければ提供先や移転先の数が入ります。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の「提供・移転の有無」（（　）件）と計算。
    ///
    /// # 止め方
    ///
    /// 理由があって数が違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q102", "recipients-miscounted", Error,
    title: "提供・移転の有無や件数が、提供先・移転先の記載と合いません",
    basis: "様式は、提供と移転の件数と、その一件ごとの記載を求めているためです。",
    items: &[
        "all-items files[].provision.status",
        "all-items files[].recipients[]",
        "all-items files[].transfers[]",
        "priority-items files[].provision.status",
        "priority-items files[].recipients[]",
        "priority-items files[].transfers[]",
    ],
}

const NONE: &str = "none";
/// Code of the box, name of the repeat, and what one of its rows is called.
const KINDS: &[(&str, &str, &str)] = &[("provides", "recipients", "提供"), ("transfers", "transfers", "移転")];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let key = format!("{file}.provision.status");
        let Some(entry) = subject.record.get(&key).filter(|entry| !entry.refused) else { continue };
        let Some(choices) = subject.record.form.choices_of(entry.node) else { continue };
        let chosen: Vec<(&str, Option<&str>)> = entry
            .value
            .chosen()
            .iter()
            .map(|chosen| (choices.offered[chosen.at].code.as_str(), chosen.text.as_deref()))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        let is_denied = chosen.iter().any(|(code, _)| *code == NONE);
        for (code, repeat, called) in KINDS {
            let rows = subject.rows(&format!("{file}.{repeat}")).len();
            let ticked = chosen.iter().find(|(one, _)| one == code);
            let stated = ticked.and_then(|(_, words)| number((*words)?));
            if let Some(message) = judged(called, is_denied, ticked.is_some(), stated, rows) {
                let remedy =
                    format!("{called}先の書き漏らしがないかを確かめ、提供・移転の有無と件数を直してください。");
                findings.add(&RULE, subject.at_key(&key), message, remedy);
            }
        }
    }
}

/// What is wrong with the box of one kind: whether it was ticked, with which number, and how many rows there are.
fn judged(called: &str, is_denied: bool, is_ticked: bool, stated: Option<usize>, rows: usize) -> Option<String> {
    let message = match (is_ticked, is_denied) {
        (true, true) => format!("「行っていない」とありますが、「{called}を行っている」にも印があります。"),
        (true, false) if rows == 0 => {
            format!("「{called}を行っている」とありますが、{called}先が一つも書かれていません。")
        }
        (true, false) => {
            let stated = stated.filter(|stated| *stated != rows)?;
            format!("{called}は{stated}件とありますが、{called}先は{rows}件書かれています。")
        }
        (false, _) if rows == 0 => return None,
        (false, true) => format!("「行っていない」とありますが、{called}先が{rows}件書かれています。"),
        (false, false) => format!("「{called}を行っている」に印がありませんが、{called}先が{rows}件書かれています。"),
    };
    Some(message)
}

/// The number in the brackets of a box, with or without 件.
fn number(words: &str) -> Option<usize> {
    squeeze(words).trim_end_matches('件').trim_matches(['(', ')']).parse().ok()
}
