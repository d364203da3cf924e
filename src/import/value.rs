//! What lines of the table say of an item, read by the type of the item.

use crate::finding::Rule;
use crate::form::ChoiceReading;
use crate::form::Choices;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::prose::escape;
use crate::scaffold::Written;
use crate::text::Date;
use crate::text::PLANNED;
use crate::text::fold;
use crate::text::is_none_mark;
use crate::text::nearest;
use crate::text::planned;

use super::ditto;
use super::ditto::Ditto;
use super::report::short;
use super::rules::CHOICE_NOT_OFFERED;
use super::rules::DITTO_KEPT;
use super::rules::NEITHER_DATE_NOR_NUMBER;
use super::rules::NOT_A_LIST_ITEM;
use super::slots::Piece;
use super::tick;
use super::tick::Ticked;
use super::workbook;

/// Why words were kept as they are written.
pub(super) struct Problem {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// The value of an item, and what people should hear about it; no value where only empty boxes stand.
///
/// `before` is the number of lines that stand in the list before.
pub(super) fn read(form: &Form, node: NodeId, pieces: &[Piece], before: usize) -> (Option<Written>, Option<Problem>) {
    let words = pieces.iter().map(|piece| piece.words.as_str()).collect::<Vec<_>>().join("\n");
    if is_none_mark(&words) {
        return (Some(Written::Words(words)), None);
    }
    if let Some(ground) = words.strip_prefix("（非公表: ").and_then(|rest| rest.strip_suffix('）')) {
        return (Some(Written::Withheld(ground.to_owned())), None);
    }
    match form.nodes[node].item() {
        Some(ItemType::One(list)) => choice(&form.choices[*list], pieces, words, false),
        Some(ItemType::Many(list)) => choice(&form.choices[*list], pieces, words, true),
        Some(ItemType::Number { print, .. }) => number(print, words),
        Some(ItemType::Date) => date(words),
        Some(ItemType::List { .. } | ItemType::Links { .. }) => {
            let (lines, odd) = lines(pieces, before);
            (Some(Written::Lines(lines)), odd.as_deref().map(numbered_otherwise))
        }
        Some(ItemType::Text) => {
            let problem = as_above(&words);
            (Some(Written::Words(escape(&words))), problem)
        }
        Some(ItemType::Figure) => (Some(Written::AsWritten(words)), None),
        Some(ItemType::Line | ItemType::Moment | ItemType::Derived(_)) | None => {
            let problem = as_above(&words);
            (Some(Written::Words(words)), problem)
        }
    }
}

/// What is to be said of words that only point to others, which stand elsewhere once the table is cut into items.
fn as_above(words: &str) -> Option<Problem> {
    ditto::kind(words).map(|kind| Problem {
        rule: &DITTO_KEPT,
        message: format!("{}書かれたままの言葉を残しました。", pointing(words, kind)),
        remedy: POINTED.to_owned(),
    })
}

/// How to mend words that only point to others.
pub(super) const POINTED: &str = "指している記載の言葉そのものに書き直してください。";

/// What words that only point to others leave open.
pub(super) fn pointing(words: &str, kind: Ditto) -> String {
    let whose = match kind {
        Ditto::Above => "どの行の記載と",
        Ditto::Beside => "どの欄の記載と",
    };
    format!("「{}」と書かれていますが、{whose}同じかを機械は決めません。", short(words))
}

/// A choice with the number that the form prints in an item of its own behind it: 委託する（7）件.
pub(super) fn with_count(form: &Form, node: NodeId, words: &str) -> Option<(String, NodeId, String)> {
    let Some(ItemType::One(list)) = form.nodes[node].item() else { return None };
    let count = node + 1;
    let follows = form.nodes.get(count).filter(|next| next.parent == form.nodes[node].parent)?;
    let Some(ItemType::Number { count_of: Some(_), .. }) = follows.item() else { return None };
    let (front, behind) = words.split_once(['（', '('])?;
    let (inner, rest) = behind.split_once(['）', ')'])?;
    let rest = rest.trim_start().strip_prefix('件')?;
    let number = fold(inner);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let choice = format!("{}{rest}", front.trim_end());
    let is_choice = chosen_in(&form.choices[*list], &choice).is_some_and(|chosen| chosen.len() == 1);
    (is_number && is_choice).then_some((choice, count, number))
}

fn choice(choices: &Choices, pieces: &[Piece], words: String, several: bool) -> (Option<Written>, Option<Problem>) {
    let mut chosen: Vec<usize> = Vec::new();
    let mut printed = Vec::new();
    for piece in pieces {
        let read = match piece.option {
            Some(at) => Some(vec![(at, None)]),
            None if tick::is_unticked(&piece.words) => Some(Vec::new()),
            None => chosen_in(choices, &piece.words),
        };
        let Some(read) = read else { return not_offered(choices, words) };
        for (at, text) in read {
            if !chosen.contains(&at) {
                chosen.push(at);
                printed.push(choices.offered[at].with(text.as_deref()));
            }
        }
    }
    match (several, printed.len()) {
        (_, 0) => (None, None),
        (true, _) => (Some(Written::Choices(printed)), None),
        (false, 1) => (printed.pop().map(Written::Choice), None),
        (false, _) => not_offered(choices, words),
    }
}

fn not_offered(choices: &Choices, words: String) -> (Option<Written>, Option<Problem>) {
    let near = nearest(&words, choices.offered.iter().map(|offered| offered.label.as_str()));
    let near = near.map(|label| format!("「{label}」のことであれば、そう書き直してください。")).unwrap_or_default();
    let offered: Vec<String> =
        (0..choices.offered.len()).map(|at| format!("「{}」", choices.printed(at, None))).collect();
    let problem = Problem {
        rule: &CHOICE_NOT_OFFERED,
        message: format!(
            "「{}」は、様式の選択肢のどれとも一致しません。書かれたままの言葉を残しました。",
            short(&words)
        ),
        remedy: format!("{near}選択肢は、{}です。当たるものに書き直してください。", offered.concat()),
    };
    (Some(Written::AsWritten(words)), Some(problem))
}

type Chosen = Vec<(usize, Option<String>)>;

/// The choices in the words: one a line, or parted by 、 where every piece is a choice.
fn chosen_in(choices: &Choices, words: &str) -> Option<Chosen> {
    let mut chosen = Vec::new();
    for line in whole_lines(words) {
        for piece in tick::pieces(&line)? {
            match offered(choices, piece) {
                Some(one) => chosen.extend(one),
                None => chosen.extend(parted(choices, piece)?),
            }
        }
    }
    Some(chosen)
}

fn parted(choices: &Choices, line: &str) -> Option<Chosen> {
    let pieces: Option<Vec<Chosen>> =
        line.split(['、', '，', ',']).map(|piece| offered(choices, piece.trim())).collect();
    pieces.map(|pieces| pieces.concat())
}

/// The choice that a line names; an empty list where its box is empty.
fn offered(choices: &Choices, line: &str) -> Option<Chosen> {
    let words = match tick::cut(line) {
        // The words of an empty box may lack the text that its brackets would hold.
        Ticked::No(rest) => {
            let known = |label: &str| fold(rest).starts_with(&fold(label));
            return choices.offered.iter().any(|offered| known(&offered.label)).then(Vec::new);
        }
        Ticked::Yes(rest) => named(choices, rest),
        Ticked::Plain => None,
    };
    words.or_else(|| named(choices, line)).map(|found| vec![found])
}

fn named(choices: &Choices, words: &str) -> Option<(usize, Option<String>)> {
    let folded = fold(words);
    let is_number = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(at) = choices.offered.iter().position(|offered| is_number && offered.code == folded) {
        return Some((at, None));
    }
    let ChoiceReading::Chosen(at, text) = choices.read(words) else { return None };
    let text = text.filter(|text| !text.is_empty());
    // What is written must be read as the same choice.
    let again = choices.read(&choices.offered[at].with(text.as_deref()));
    (again == ChoiceReading::Chosen(at, text.clone())).then_some((at, text))
}

/// Lines, with those joined between which a bracket is open.
fn whole_lines(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = 0_usize;
    for line in words.lines().filter(|line| !line.trim().is_empty()) {
        match lines.last_mut().filter(|_| open > 0) {
            Some(last) => *last = format!("{last}\n{line}"),
            None => lines.push(line.to_owned()),
        }
        for letter in line.chars() {
            match letter {
                '(' | '（' => open += 1,
                ')' | '）' => open = open.saturating_sub(1),
                _ => {}
            }
        }
    }
    lines
}

/// `（ 4 ）件` where the form prints `（{}）件`, or the number alone.
fn number(print: &str, words: String) -> (Option<Written>, Option<Problem>) {
    let (before, behind) = print.split_once("{}").unwrap_or_default();
    let folded = fold(&words);
    let inner = folded.strip_prefix(&fold(before)).unwrap_or(&folded);
    let inner = inner.strip_suffix(&fold(behind)).unwrap_or(inner);
    if let Ok(number) = inner.parse::<u32>() {
        return (Some(Written::Number(number.into())), None);
    }
    let message = format!("「{}」は、数として読み取れません。書かれたままの言葉を残しました。", short(&words));
    as_written(words, message, "数が分かるなら、半角の数字だけで書き直してください。")
}

fn date(words: String) -> (Option<Written>, Option<Problem>) {
    let day = planned(&words);
    match Date::parse(day.unwrap_or(&words)) {
        Ok(date) if day.is_some() => (Some(Written::Date(format!("{}{PLANNED}", date.iso()))), None),
        Ok(date) => (Some(Written::Date(date.iso())), None),
        Err(problem) => {
            if let Some((message, remedy)) = as_serial(&words) {
                return as_written(words, format!("{message}書かれたままの言葉を残しました。"), &remedy);
            }
            let message = format!("{}書かれたままの言葉を残しました。", problem.message(&short(&words)));
            as_written(words, message, "日付が分かるなら、書き直してください。")
        }
    }
}

/// What is to be said of a day that a spreadsheet program shows as a number, and how to mend it.
pub(super) fn as_serial(words: &str) -> Option<(String, String)> {
    let day = workbook::serial_day(words)?;
    let message = format!(
        "「{}」は、日付ではなく、表計算ソフトが日付を表す番号とみられます（1900年から数えた番号なら、{day}です）。",
        short(words)
    );
    let remedy = format!(
        "その日で正しければ、「{day}」と書き直してください。表計算ソフトで列の表示形式を日付にして保存し直し、もう一度取り込んでも構いません。"
    );
    Some((message, remedy))
}

fn as_written(words: String, message: String, remedy: &str) -> (Option<Written>, Option<Problem>) {
    let problem = Problem { rule: &NEITHER_DATE_NOR_NUMBER, message, remedy: remedy.to_owned() };
    (Some(Written::AsWritten(words)), Some(problem))
}

/// The lines of a list, without numbers that count on from the lines before, and the first line that counts otherwise.
fn lines(pieces: &[Piece], before: usize) -> (Vec<String>, Option<String>) {
    let mut all: Vec<String> = Vec::new();
    let mut odd = None;
    for piece in pieces {
        let lines: Vec<&str> = piece.words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let numbered = |first: usize| {
            let numbered: Option<Vec<&str>> =
                lines.iter().zip(first..).map(|(line, number)| without_number(line, number)).collect();
            numbered.filter(|numbered| numbered.len() > 1)
        };
        let counted = numbered(1).or_else(|| numbered(before + all.len() + 1));
        let first = lines.first().and_then(|line| number_in_front(line));
        if counted.is_none() && odd.is_none() && first.is_some_and(|first| numbered(first).is_some()) {
            odd = lines.first().map(|line| (*line).to_owned());
        }
        all.extend(counted.unwrap_or(lines).into_iter().map(str::to_owned));
    }
    (all, odd)
}

fn numbered_otherwise(line: &str) -> Problem {
    Problem {
        rule: &NOT_A_LIST_ITEM,
        message: format!(
            "「{}」の番号が、前の項目から続いていません。書かれたままの番号を残したので、自動で付く番号と二重になります。",
            short(line)
        ),
        remedy: "番号を消すか、抜けている項目を書き足してください。".to_owned(),
    }
}

fn number_in_front(line: &str) -> Option<usize> {
    let line = line.trim_start_matches(['(', '（']);
    let end = line.find(|letter: char| !letter.is_numeric())?;
    fold(line.get(..end)?).parse().ok()
}

fn without_number(line: &str, number: usize) -> Option<&str> {
    const MARKS: [char; 6] = ['.', '．', ')', '）', ' ', '　'];
    let circled = u32::try_from(number).ok().filter(|number| *number <= 20);
    let circled = circled.and_then(|number| char::from_u32(0x245F + number));
    let rest = match circled.and_then(|circled| line.strip_prefix(circled)) {
        Some(rest) => rest,
        None => {
            let line = line.trim_start_matches(['(', '（']);
            let end = line.find(|letter: char| !letter.is_numeric() || ('①'..='⑳').contains(&letter))?;
            let (digits, rest) = line.split_at(end);
            (fold(digits) == number.to_string()).then_some(())?;
            rest.strip_prefix(MARKS).or_else(|| rest.strip_prefix('\t'))?
        }
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// The lines of a list that are headings or notes rather than items.
pub(super) fn odd_lines(words: &str) -> Vec<&str> {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_heading = |line: &str| {
        let pairs = [('＜', '＞'), ('<', '>'), ('〈', '〉'), ('《', '》'), ('【', '】'), ('≪', '≫'), ('［', '］')];
        pairs.iter().any(|(open, close)| line.starts_with(*open) && line.ends_with(*close))
    };
    lines.filter(|line| is_heading(line) || line.starts_with(['※', '■', '◆', '●'])).collect()
}
