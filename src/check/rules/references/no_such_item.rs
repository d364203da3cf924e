//! 「⑥委託者名」の項 where the form has ⑥委託先名, and 別添5 where it has three.

use std::ops::Range;

use super::own;
use crate::check::Subject;
use crate::check::keys;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::form::Form;
use crate::text::circled;
use crate::text::digits;
use crate::text::fold;
use crate::text::nearest;

rule! {
    /// # 何を見るか
    ///
    /// 「「⑥委託先名」の項」のように項目の名前を引いた所で、番号と名前が様式のものと合うかを見ます。また、「別添２」などの
    /// 番号が様式にあるか、後ろに書いた題名がその別添のものかを見ます。
    ///
    /// # なぜ
    ///
    /// 名前が少し違うと、読む人は項目を探せず、検索でも見つかりません。別添の番号は様式ごとに違うため、別の様式の評価書から
    /// 写した文には、誤った番号が残ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [[files.entrustments]]
    /// id = "print"
    /// vendor-confirmation = "「⑥委託者名」の項に記載している。"
    /// ```
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// scope-necessity = "記録する項目は、別添１（特定個人情報ファイル記録項目）に示す。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    ///
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// scope-necessity = "記録する項目は、別添２（特定個人情報ファイル記録項目）に示す。契約書の別添５は公表していない。"
    /// [[files.entrustments]]
    /// id = "print"
    /// vendor-confirmation = "「⑥委託先名」の項に記載している。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 様式の項目の番号と名前をそのまま写します。`[委託先名](#キー)` の形で指せば、様式が変わっても番号が合います。
    ///
    /// # 根拠
    ///
    /// 様式の項目名（平成30年5月の様式4など）と、論理。
    ///
    /// # 止め方
    ///
    /// ほかの文書の項目を引くときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P102", "no-such-item", Error,
    title: "引いた項目や別添が、様式にありません",
    basis: "様式にない名前や番号で指すと、読む人が項目を探せないためです。",
    items: &["all-items files[].entrustments[].vendor-confirmation"],
}

/// What follows on the name of an item where a text refers to it.
const BEHIND: &[&str] =
    &["の項", "の欄", "欄", "と同じ", "に同じ", "のとおり", "に記載", "の記載", "に記述", "を参照", "参照"];

/// What stands before the number of an attachment of another paper.
const OTHER_PAPERS: &[&str] = &[
    "書",
    "書の",
    "要綱",
    "要領",
    "規程",
    "規則",
    "仕様",
    "契約",
    "通知",
    "答申",
    "基準",
    "資料",
    "条例",
    "」の",
    "」",
    "連絡",
    "要綱の",
];

/// What stands behind the number of an attachment that has parts of its own, as those of this form have not.
const OF_OTHER_PAPERS: &[&str] = &["の様式", "の別紙", "の別表", "の第", "別紙", "様式"];

/// The names of an item, folded: its number and the words behind.
struct Label {
    number: Option<u32>,
    words: String,
    written: String,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::BOOKS) {
        return;
    }
    let labels = labels(&subject.record.form);
    for passage in own::texts(subject) {
        for (range, inside) in quotations(passage) {
            item(subject, passage, (range, inside), &labels, findings);
        }
        attachments(subject, passage, findings);
    }
}

fn labels(form: &Form) -> Vec<Label> {
    let label = |written: &String| {
        let (number, words) = parted(written)?;
        Some(Label { number: Some(number), words, written: written.clone() })
    };
    let numbered =
        form.nodes.iter().flat_map(|node| std::iter::once(&node.label).chain(&node.aliases)).filter_map(label);
    let bare =
        form.nodes.iter().map(|node| Label { number: None, words: fold(&node.label), written: node.label.clone() });
    numbered.chain(bare.filter(|label| !label.words.is_empty())).collect()
}

/// The circled number of an item and its name, folded.
fn parted(written: &str) -> Option<(u32, String)> {
    let (at, first) = written.char_indices().find(|(_, letter)| circled(*letter).is_some())?;
    let ahead = written.get(..at).unwrap_or_default();
    // 「1. ①請求先」 names the section before the item.
    let is_section = ahead.chars().all(|letter| letter.is_numeric() || ".．、ⅠⅡⅢⅣⅤⅥ リスク　-－".contains(letter));
    let words = fold(written.get(at + first.len_utf8()..)?);
    (is_section && !words.is_empty()).then_some((circled(first)?, words))
}

/// Words in 「」, without those of others that quote again.
fn quotations<'w>(passage: &Passage<'w>) -> Vec<(Range<usize>, &'w str)> {
    let words = passage.words;
    let mut found = Vec::new();
    for (at, open) in words.match_indices('「') {
        let from = at + open.len();
        let Some(length) = words.get(from..).and_then(|rest| rest.find(['」', '「', '\n'])) else { continue };
        let inside = words.get(from..from + length).unwrap_or_default();
        if passage.is_own_at(at) && words.get(from + length..).is_some_and(|rest| rest.starts_with('」')) {
            found.push((from..from + length, inside));
        }
    }
    found
}

fn item(subject: &Subject, passage: &Passage, quoted: (Range<usize>, &str), labels: &[Label], findings: &mut Findings) {
    let (range, inside) = quoted;
    let Some((number, words)) = parted(inside) else { return };
    let same = || labels.iter().filter(|label| label.words == words);
    if same().any(|label| label.number == Some(number)) || stands_elsewhere(passage.words, inside) {
        return;
    }
    let behind = passage.words.get(range.end + '」'.len_utf8()..).unwrap_or_default();
    let refers = BEHIND.iter().any(|word| behind.starts_with(word));
    let severity = if refers { Severity::Error } else { Severity::Warning };
    let place = || subject.at_words(passage, range.clone());
    let numbers: Vec<&Label> = same().filter(|label| label.number.is_some()).collect();
    if let Some(right) = numbers.first() {
        let message = format!("「{inside}」という項目は、様式では「{}」です。番号が違います。", right.written);
        findings.add_as(severity, &RULE, place(), message, "様式の項目の番号に直してください。");
        return;
    }
    let is_part = |label: &&Label| label.words.contains(&words) || words.contains(&label.words);
    if labels.iter().any(|label| is_part(&label) && label.words.chars().count() > 2) {
        return;
    }
    let of_number = || labels.iter().filter(|label| label.number == Some(number));
    let near = nearest(&words, of_number().map(|label| label.words.as_str()));
    if let Some(right) = near.and_then(|near| of_number().find(|label| label.words == near)) {
        let message = format!("「{inside}」という項目は様式になく、近いのは「{}」です。", right.written);
        findings.add_as(severity, &RULE, place(), message, "様式の項目の名前をそのまま写してください。");
    }
}

/// Whether the words are a heading of the text itself.
fn stands_elsewhere(words: &str, inside: &str) -> bool {
    words.lines().any(|line| {
        let line = line.trim_start_matches(|letter: char| " 　#*・-＜【".contains(letter));
        line.starts_with(inside)
    })
}

/// 別添 with a number, and the title that follows on it.
fn attachments(subject: &Subject, passage: &Passage, findings: &mut Findings) {
    let parts = &subject.record.form.parts;
    let own: Vec<(u32, String)> = parts
        .iter()
        .filter_map(|part| {
            let (number, _) = digits(part.reference.strip_prefix("別添")?)?;
            let title = part.title.split_once('）').map_or(part.title.as_str(), |(_, title)| title);
            Some((number, fold(title)))
        })
        .collect();
    let Some(most) = own.iter().map(|(number, _)| *number).max() else { return };
    for (at, word) in passage.words.match_indices("別添") {
        let from = at + word.len();
        let rest = passage.words.get(from..).unwrap_or_default();
        let Some((number, length)) = digits(rest) else { continue };
        let ahead = passage.words.get(..at).unwrap_or_default().trim_end_matches(['（', '(', '「', ' ', '　']);
        let behind = rest.get(length..).unwrap_or_default();
        let is_other = OTHER_PAPERS
            .iter()
            .any(|word| ahead.ends_with(word) && !ahead.ends_with("評価書") && !ahead.ends_with("本書"));
        if is_other
            || !passage.is_own_at(at)
            || behind.starts_with(['-', '－', '―', '資'])
            || (ahead.is_empty() || ahead.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
            || (number > most && OF_OTHER_PAPERS.iter().any(|word| behind.starts_with(word)))
        {
            continue;
        }
        let place = || subject.at_words(passage, at..from + length);
        let is_attached = |title: &str| fold(title).contains(&format!("別添{number}"));
        if number > most || number == 0 {
            if !subject.version.attachments.iter().any(|attachment| is_attached(&attachment.title)) {
                let message = format!("「別添{number}」とありますが、この様式の別添は{most}までです。");
                let remedy = "正しい番号に直してください。ほかの文書の別添なら、その文書の名前を前に書いてください。";
                findings.add_as(Severity::Warning, &RULE, place(), message, remedy);
            }
            continue;
        }
        let title = behind
            .strip_prefix(['（', '(', '「', '）', '　', ' '])
            .and_then(|rest| rest.split(['）', ')', '」', '\n', '。', '、', 'に', 'を', 'の', 'は']).next());
        let Some(title) = title.map(fold).filter(|title| title.chars().count() > 2) else { continue };
        let right = own.iter().find(|(_, own)| *own == title);
        if let Some((right, _)) = right.filter(|(right, _)| *right != number) {
            let message = format!("「別添{number}」とありますが、後ろの題名は、この様式では別添{right}のものです。");
            findings.add(&RULE, place(), message, "別添の番号か題名の、誤っている方を直してください。");
        }
    }
}
