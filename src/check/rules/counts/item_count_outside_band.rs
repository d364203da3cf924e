//! The number of recorded items lies outside of the band that is chosen for it.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::band::Band;
use super::band::ITEMS;
use super::band::band;
use crate::check::rules::item_lines::item_name;
use crate::check::rules::item_lines::lines;
use crate::check::rules::item_lines::same;

rule! {
    /// # 何を見るか
    ///
    /// 「記録される項目」で選んだ区分（10項目以上50項目未満など）に、別添の記録項目の数が入るかを見ます。行の数と、同じ名前を
    /// 一つに数えた数の両方を数えます。両方とも区分より多ければ「問題あり」、一方だけのときと、区分より少ないときは
    /// 「問題の可能性大」とします。「、」や「・」で幾つもの項目を一行に書いたものを分けて、「等」も加えて
    /// 数えれば届くときは、少なくても何も言いません。
    ///
    /// # なぜ
    ///
    /// 項目を足したときに、区分を直し忘れることがあります。50項目ちょうどは「50項目以上」です。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.item-count = "10項目以上50項目未満"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["個人番号", "氏名", "住所"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.item-count = "10項目未満"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["個人番号", "氏名", "住所"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 別添の記録項目に書き漏らしや重複がないかを確かめてから、区分を選び直します。
    ///
    /// # 根拠
    ///
    /// 様式3・様式4の「記録される項目」の区分と計算。
    ///
    /// # 止め方
    ///
    /// 一行に幾つもの項目を書いているなど、数え方が違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q103", "item-count-outside-band", Error,
    title: "記録項目の数が、選んだ区分に入っていません",
    basis: "区分は、別添に並べた全ての記録項目の数で決まるためです。",
    items: &[
        "all-items files[].basics.item-count",
        "all-items files[].records[].items",
        "priority-items files[].basics.item-count",
        "priority-items files[].records[].items",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let key = format!("{file}.basics.item-count");
        let Some((band, label)) = band(subject, &key, ITEMS) else { continue };
        let Some(names) = names(subject, &file) else { continue };
        let distinct: BTreeSet<String> = names.iter().map(|name| same(name)).collect();
        let (all, distinct) = (names.len(), distinct.len());
        let most = names.iter().map(|name| parts(name)).sum();
        let Some(severity) = severity(band, all, distinct, most) else { continue };
        let counted = if all == distinct {
            format!("{all}項目です")
        } else {
            format!("行の数で{all}項目、同じ名前を一つに数えて{distinct}項目です")
        };
        let message = format!("記録項目の数は「{label}」とありますが、別添の記録項目は{counted}。");
        let remedy = "別添の書き漏らしと重複を確かめ、区分を選び直してください。";
        findings.add_as(severity, &RULE, subject.at_key(&key), message, remedy);
    }
}

/// The names of all items of a file; `None` where there are none or some are not known.
fn names<'s>(subject: &'s Subject, file: &str) -> Option<Vec<&'s str>> {
    let mut names = Vec::new();
    for row in subject.row_keys(&format!("{file}.records")) {
        names.extend(lines(subject, &format!("{row}.items"))?.iter().filter_map(|line| item_name(line)));
    }
    (!names.is_empty()).then_some(names)
}

/// How many items a line may name at most; one that is left open (等) is taken for some.
fn parts(name: &str) -> usize {
    const OPEN: usize = 10;
    let mut depth = 0_usize;
    let mut parts = 1;
    for letter in name.chars() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '等' | '各' if depth == 0 => parts += OPEN,
            '、' | '，' | '・' | '／' | '/' | '\n' if depth == 0 => parts += 1,
            _ => {}
        }
    }
    parts
}

/// `most` is the number of items if every line names as many as it may.
fn severity(band: Band, all: usize, distinct: usize, most: usize) -> Option<Severity> {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let reaches = band.holds(number(most)) || band.is_passed_by(number(most));
    let fits = |count: usize| band.holds(number(count)) || (reaches && !band.is_passed_by(number(count)));
    match (fits(all), fits(distinct)) {
        (true, true) => None,
        (false, false) if band.is_passed_by(number(distinct)) => Some(Severity::Error),
        // Fewer lines than the band asks for may each stand for several items.
        _ => Some(Severity::Warning),
    }
}
