//! A run of numbers has a gap, or a number twice.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::check::rules::item_lines::numbered;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::circled;
use crate::text::squeeze;

rule! {
    /// # 何を見るか
    ///
    /// 番号に重なりと抜けがないかを見ます。会議録の資料番号と諮問番号の重なり、別添の記録項目に自分で付けた番号の重なりと抜けは
    /// 「問題あり」、文章の行の頭に付けた丸数字の抜け（①、②、④）は「問題の可能性大」とします。
    ///
    /// # なぜ
    ///
    /// 項目を足したり消したりした後に、番号の付け直しを忘れることがあります。番号は、ほかの所から引かれるので、重なりや抜けが
    /// あると、何を指すのかが分からなくなります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["1. 個人番号", "2. 氏名", "4. 住所"]
    /// ```
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "第1回"
    /// [[materials]]
    /// id = "a"
    /// number = "資料1-2"
    /// [[materials]]
    /// id = "b"
    /// number = "資料１－２"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "①申請を受け付ける。\n②資格を調べる。\n④結果を知らせる。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "①申請\n　①受付\n　②審査\n②決定\n③通知\n①について、電子申請もできる。"
    /// [[files]]
    /// id = "kaigo"
    /// [[files.records]]
    /// id = "kihon"
    /// items = ["1. 個人番号", "2. 氏名", "3. 住所"]
    /// [[files.records]]
    /// id = "kyufu"
    /// items = ["4. 給付額", "5. 給付日"]
    /// ```
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "第1回"
    /// [[materials]]
    /// id = "a"
    /// number = "資料1-1"
    /// [[materials]]
    /// id = "b"
    /// number = "資料1-2"
    /// ```
    ///
    /// # 直し方
    ///
    /// 抜けた記載がないかを確かめてから、番号を付け直します。その番号を引いている所も直します。記録項目の番号は、書かなければ
    /// 順に付きます。
    ///
    /// # 根拠
    ///
    /// 論理（番号は、一つのものを指します）。
    ///
    /// # 止め方
    ///
    /// 欠番にしているなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q111", "number-skipped", Error,
    title: "番号に、重なりか抜けがあります",
    basis: "番号は、ほかの所から引くためのものであるためです。",
    items: &[
        "all-items files[].records[].items",
        "priority-items files[].records[].items",
        "meeting-record materials[].number",
        "meeting-record agenda[].number",
    ],
}

const REMEDY: &str = "抜けた記載がないかを確かめて、番号を付け直してください。その番号を引いている所も直してください。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    once_each(subject, findings);
    let is_item = |passage: &&Passage| passage.entry.key.contains(".records.") && passage.entry.key.ends_with(".items");
    let items: Vec<&Passage> = subject.passages().iter().filter(is_item).collect();
    for group in items.chunk_by(|one, next| one.entry.key == next.entry.key) {
        in_turn(subject, group, findings);
    }
    for passage in subject
        .passages()
        .iter()
        .filter(|passage| passage.voice.is_of_today() && !passage.entry.key.ends_with(".items"))
    {
        without_gap(subject, passage, findings);
    }
}

/// Numbers that a meeting gives to papers and to matters.
fn once_each(subject: &Subject, findings: &mut Findings) {
    for repeat in ["materials", "agenda"] {
        let mut known = BTreeSet::new();
        for key in subject.row_keys(repeat).iter().map(|row| format!("{row}.number")) {
            let Some(number) = subject.words(&key) else { continue };
            if !known.insert(squeeze(number).replace(['―', '‐', '−', '–'], "-")) {
                let message = format!("「{number}」という番号が、ほかにもあります。");
                findings.add(&RULE, subject.at_key(&key).quoting(number), message, REMEDY);
            }
        }
    }
}

/// Numbers that the author gave to the lines of a list, where all of them have one.
fn in_turn(subject: &Subject, group: &[&Passage], findings: &mut Findings) {
    let numbers: Option<Vec<u32>> =
        group.iter().map(|passage| numbered(passage.words).map(|(number, _)| number)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else { return };
    for (at, pair) in numbers.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        if *next != one + 1 {
            let message = format!("番号が「{one}」の次に「{next}」となっています。");
            findings.add(&RULE, subject.at_words(group[at + 1], 0..group[at + 1].words.len()), message, REMEDY);
        }
    }
}

/// Enclosed digits that begin the lines of a text: a list may stand within a list, and begin anew.
fn without_gap(subject: &Subject, passage: &Passage, findings: &mut Findings) {
    let mut open: Vec<u32> = Vec::new();
    let mut start = 0;
    for line in passage.words.split_inclusive('\n') {
        let item = line.trim_start_matches(|letter: char| letter.is_whitespace() || "・-*>".contains(letter));
        let place = start + line.len() - item.len();
        start += line.len();
        let mut letters = item.chars();
        let Some((mark, number)) = letters.next().and_then(|mark| Some((mark, circled(mark)?))) else { continue };
        if is_mention(letters.as_str()) {
            continue;
        }
        if let Some(level) = open.iter().rposition(|last| last + 1 == number || *last == number) {
            open.truncate(level);
            open.push(number);
            continue;
        }
        if let Some(last) = open.last().filter(|last| number > **last + 1) {
            let message = format!("丸数字が「{last}」の次に「{number}」となっています。");
            let range = place..place + mark.len_utf8();
            findings.add_as(Severity::Warning, &RULE, subject.at_words(passage, range), message, REMEDY);
            open.clear();
        }
        open.push(number);
    }
}

/// Whether the words behind a number speak of it rather than stand under it.
fn is_mention(behind: &str) -> bool {
    let behind = behind.trim_start();
    let words = [
        "の", "に", "と", "～", "〜", "-", "－", "から", "及び", "又は", "、", "，", "は", "で", "が", "を", "・", "→",
    ];
    behind.is_empty()
        || words.iter().any(|word| behind.starts_with(word))
        || behind.chars().next().is_some_and(|letter| circled(letter).is_some())
}
