//! Tells a TOML syntax mistake in Japanese, from the author's line rather than from the parser's words.

use std::collections::BTreeSet;

use toml::de::DeTable;
use toml::de::Error;

use super::source::Counted;

/// A syntax mistake as people need to hear it.
pub(super) struct Mistake {
    pub(super) offset: usize,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// Full-width characters that are typed in place of TOML's own marks, and the mark that was meant.
const WIDE_MARKS: &[(char, char)] = &[
    ('＝', '='),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('”', '"'),
    ('“', '"'),
    ('＂', '"'),
    ('’', '\''),
    ('‘', '\''),
    ('＇', '\''),
    ('＃', '#'),
    ('，', ','),
    ('、', ','),
    ('．', '.'),
    ('　', ' '),
];

/// Every mistake in the order of the file.
pub(super) fn mistakes(counted: &Counted, errors: &[Error]) -> Vec<Mistake> {
    let more = behind(&counted.source.text, errors);
    let all = errors.iter().chain(&more);
    let mut errors: Vec<(usize, &str)> = all.map(|error| (start(counted, error), error.message())).collect();
    errors.sort_by_key(|(offset, _)| *offset);
    // Behind a bracket that nothing closes the parser takes the rest of the file for a part of the list.
    let is_inside = |words: &str| is_in_list(words) || is_in_table(words);
    let open = errors.iter().any(|(_, words)| words.starts_with("unclosed") && is_inside(words));
    let first = errors.iter().position(|(_, words)| is_inside(words)).filter(|_| open);
    errors.truncate(first.map_or(errors.len(), |first| first + 1));
    let mut mistakes: Vec<Mistake> = errors.iter().map(|(offset, words)| explain(counted, *offset, words)).collect();
    if let (Some(mistake), Some((offset, words))) = (mistakes.last_mut().filter(|_| first.is_some()), errors.last()) {
        mistake.offset = opening(counted, *offset, if is_in_list(words) { '[' } else { '{' });
    }
    // A mistake often breaks the reading of its line twice; people need to hear of it once.
    mistakes.dedup_by_key(|mistake| line_start(&counted.source.text, mistake.offset));
    mistakes
}

/// The parser looks at values only where every line has the shape of one: the others are blanked out for a second look.
fn behind(text: &str, errors: &[Error]) -> Vec<Error> {
    let is_shape = |error: &Error| !error.message().contains("multi-line") && !error.message().starts_with("unclosed");
    if errors.is_empty() || !errors.iter().all(is_shape) {
        return Vec::new();
    }
    let wrong: BTreeSet<usize> =
        errors.iter().map(|error| line_start(text, error.span().map_or(0, |span| span.start))).collect();
    let mut at = 0;
    let mut rest = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if wrong.contains(&at) {
            let blank = line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
            rest.extend(blank);
        } else {
            rest.push_str(line);
        }
        at += line.len();
    }
    let (_, mut more) = DeTable::parse_recoverable(&rest);
    // Under a heading that is blanked out, names belong to another table.
    more.retain(|error| !error.message().contains("duplicate key"));
    more
}

fn start(counted: &Counted, error: &Error) -> usize {
    error.span().map_or(0, |span| span.start).min(counted.source.text.len())
}

/// Where the last list or table before a place begins.
fn opening(counted: &Counted, offset: usize, bracket: char) -> usize {
    let before = counted.source.text.get(..offset).unwrap_or_default();
    let begins = |(at, _): &(usize, &str)| before.get(..*at).is_some_and(|lead| lead.trim_end().ends_with('='));
    before.rmatch_indices(bracket).find(begins).map_or(offset, |(at, _)| at)
}

fn is_in_list(words: &str) -> bool {
    words.contains("between array elements") || words.contains("unclosed array,") || words.contains("in array,")
}

fn is_in_table(words: &str) -> bool {
    words.contains("between key-value pairs") || words.contains("inline table")
}

fn explain(counted: &Counted, offset: usize, words: &str) -> Mistake {
    let line = counted.line_at(offset);
    if words.contains("multi-line") {
        return open_text(counted, offset);
    }
    wide_mark(counted, offset, line).unwrap_or_else(|| {
        let (message, remedy) = by_parser(words, line).or_else(|| by_line(line)).unwrap_or((
            "この行は、TOML の書き方として読み取れません。".to_owned(),
            "「項目名 = \"内容\"」の形になっているか、引用符やかっこが閉じているかを確かめてください。".to_owned(),
        ));
        Mistake { offset, message, remedy }
    })
}

/// A long text that nothing closes: the parser notices it at the end of the file, people look for where it begins.
fn open_text(counted: &Counted, offset: usize) -> Mistake {
    let before = counted.source.text.get(..offset).unwrap_or_default();
    let (mark, offset) = ["'''", "\"\"\""]
        .into_iter()
        .filter_map(|mark| Some((mark, before.rfind(mark)?)))
        .max_by_key(|(_, at)| *at)
        .unwrap_or(("'''", offset));
    Mistake {
        offset,
        message: format!("ここで始まる「{mark}」の文字列が、閉じていません。"),
        remedy: format!("文の終わりの次の行に「{mark}」を書いてください。"),
    }
}

/// A full-width mark outside of quoted words, on the line of the mistake.
fn wide_mark(counted: &Counted, offset: usize, line: &str) -> Option<Mistake> {
    let start = line_start(&counted.source.text, offset);
    let mut quote = None;
    for (at, letter) in line.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if letter == '#' => return None,
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            None => {
                if let Some((wide, narrow)) = WIDE_MARKS.iter().find(|(wide, _)| *wide == letter) {
                    let meant =
                        if *narrow == ' ' { "半角の空白".to_owned() } else { format!("半角の「{narrow}」") };
                    let wide = if *wide == '　' { "全角の空白".to_owned() } else { format!("「{wide}」") };
                    return Some(Mistake {
                        offset: start + at,
                        message: format!("{wide}が、{meant}の代わりに使われています。"),
                        remedy: format!("{wide}を{meant}に直してください。"),
                    });
                }
            }
        }
    }
    None
}

fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// What the parser noticed, where its few kinds of mistakes can be told apart.
fn by_parser(words: &str, line: &str) -> Option<(String, String)> {
    let name = line.split('=').next().unwrap_or_default().trim();
    if words.contains("duplicate key") {
        let message = format!("「{name}」が、同じところに二度書かれています。");
        return Some((message, "どちらか一方だけにしてください。".to_owned()));
    }
    if words.contains("invalid basic string")
        || words.contains("invalid literal string")
        || words.contains("missing closing quote")
    {
        return Some((
            "文字列が閉じていません。".to_owned(),
            "始まりと同じ引用符（\" または '''）で閉じてください。行を分ける長い文は ''' で囲んでください。".to_owned(),
        ));
    }
    if words.contains("unclosed table") || words.contains("unclosed array table") {
        return Some((
            "見出しの行の「[」が閉じていません。".to_owned(),
            "行の終わりに「]」（「[[」で始まるときは「]]」）を書いてください。".to_owned(),
        ));
    }
    if is_in_list(words) {
        return Some((
            "一覧の「[」が閉じていないか、項目の間の「,」が抜けています。".to_owned(),
            "項目を「,」で区切り、終わりに「]」を書いてください。".to_owned(),
        ));
    }
    if is_in_table(words) {
        return Some((
            "「{」が閉じていないか、その中の項目の間の「,」が抜けています。".to_owned(),
            "「{ 項目名 = \"内容\", 項目名 = \"内容\" }」のように、「,」で区切り、終わりに「}」を書いてください。"
                .to_owned(),
        ));
    }
    if words.contains("escape") {
        return Some((
            "「\\」の後の文字が、決まった書き方ではありません。".to_owned(),
            "「\\」をそのまま書くときは、文字列を ' か ''' で囲んでください。".to_owned(),
        ));
    }
    let is_empty = line.trim_end().ends_with('=');
    if !is_empty && (words.contains("missing opening quote") || words.contains("string values must be quoted")) {
        return Some((
            "内容が引用符で囲まれていません。".to_owned(),
            "文字の内容は、「項目名 = \"内容\"」のように半角の引用符で囲んでください。".to_owned(),
        ));
    }
    if words.contains("month") || words.contains("day") || words.contains("date") {
        return Some((
            "日付として正しくありません。".to_owned(),
            "暦にある日付を「2026-04-01」の形で書いてください。".to_owned(),
        ));
    }
    if words.contains("leading zero") {
        return Some((
            "数の頭に余分な 0 があります。".to_owned(),
            "頭の 0 を取るか、引用符で囲んでください。".to_owned(),
        ));
    }
    None
}

/// What the line itself shows.
fn by_line(line: &str) -> Option<(String, String)> {
    let trimmed = line.trim();
    let tell = |message: &str, remedy: &str| Some((message.to_owned(), remedy.to_owned()));
    if trimmed.contains('「') && !trimmed.contains('"') && !trimmed.contains('\'') {
        return tell(
            "内容がかぎかっこで囲まれています。",
            "「項目名 = \"内容\"」のように、半角の引用符で囲んでください。",
        );
    }
    if !trimmed.contains('=') {
        return tell(
            "「=」のない行です。",
            "「項目名 = \"内容\"」の形にするか、覚え書きなら行の頭に # を付けてください。",
        );
    }
    let (name, value) = trimmed.split_once('=')?;
    if !name.trim().is_ascii() && !name.contains('"') {
        return tell(
            "項目名に、全角の文字や日本語が使われています。",
            "項目名は、様式の半角英字の名前で書いてください（juran new が書き出すひな形で確かめられます）。",
        );
    }
    let value = value.split('#').next().unwrap_or_default().trim();
    if value.is_empty() {
        return tell("「=」の右に内容がありません。", "内容を書くか、まだ書かないなら行の頭に # を付けてください。");
    }
    let quotes = value.matches('"').count();
    if quotes % 2 == 1 {
        return tell("引用符が閉じていません。", "内容の終わりに、半角の引用符「\"」を書いてください。");
    }
    if quotes == 0 && !value.starts_with(['\'', '[', '{']) {
        return tell("内容が引用符で囲まれていません。", "文字の内容は、半角の引用符「\"」で囲んでください。");
    }
    None
}
