//! Tells a TOML syntax mistake in Japanese, from the author's line rather than from the parser's words.

use std::collections::BTreeSet;

use toml::de::DeTable;
use toml::de::Error;

use super::runaway::runaway;
use super::source::Counted;
use super::toml_line::by_line;
use super::toml_line::by_parser;

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
    let text = counted.source.text.as_str();
    let runaway = runaway(text).filter(|open| errors.iter().any(|(offset, _)| offset > open));
    errors.retain(|(offset, _)| runaway.is_none_or(|open| *offset < open));
    let headings = heading_mistakes(counted, &mut errors);
    // Behind a bracket that nothing closes the parser takes the rest of the file for a part of the list.
    let is_inside = |words: &str| is_in_list(words) || is_in_table(words);
    let open = errors.iter().any(|(_, words)| words.starts_with("unclosed") && is_inside(words));
    let first = errors.iter().position(|(_, words)| is_inside(words)).filter(|_| open);
    errors.truncate(first.map_or(errors.len(), |first| first + 1));
    let mut mistakes: Vec<Mistake> = errors.iter().map(|(offset, words)| explain(counted, *offset, words)).collect();
    if let (Some(mistake), Some((offset, words))) = (mistakes.last_mut().filter(|_| first.is_some()), errors.last()) {
        mistake.offset = opening(counted, *offset, if is_in_list(words) { '[' } else { '{' });
    }
    mistakes.extend(headings);
    mistakes.extend(runaway.map(|open| open_text(counted, open)));
    mistakes.sort_by_key(|mistake| mistake.offset);
    // A mistake often breaks the reading of its line twice; people need to hear of it once.
    mistakes.dedup_by_key(|mistake| line_start(&counted.source.text, mistake.offset));
    mistakes
}

/// Takes out what the parser says of headings that are right, because one before them is wrong.
///
/// Below a heading that cannot be read, names belong to another table and seem to be there twice. And of `[x]` among
/// several `[[x]]`, the parser blames those that come after it.
fn heading_mistakes(counted: &Counted, errors: &mut Vec<(usize, &str)>) -> Vec<Mistake> {
    let is_double = |words: &str| words.contains("duplicate key");
    let heading = |offset: usize| Some(counted.line_at(offset).trim()).filter(|line| line.starts_with('['));
    let broken = errors.iter().find(|(offset, words)| !is_double(words) && heading(*offset).is_some());
    let broken = broken.map_or(usize::MAX, |(offset, _)| *offset);
    errors.retain(|(offset, words)| !is_double(words) || *offset < broken);
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    errors.retain(|(offset, words)| {
        let double = heading(*offset).filter(|line| is_double(words) && line.starts_with("[["));
        let Some(name) = double.and_then(|line| line.split(['[', ']']).find(|name| !name.is_empty())) else {
            return true;
        };
        if !told.insert(name.to_owned()) {
            return false;
        }
        let single = format!("[{name}]");
        let is_single = |line: &str| line.split('#').next().is_some_and(|line| line.trim() == single);
        let Some((at, _)) = lines(&counted.source.text).find(|(_, line)| is_single(line)) else { return true };
        found.push(Mistake {
            offset: at,
            message: format!("「{single}」と「[[{name}]]」が、同じファイルに書かれています。"),
            remedy: format!(
                "何度も書くまとまりの見出しは「[[{name}]]」です。「{single}」を「[[{name}]]」に直してください。"
            ),
        });
        false
    });
    found
}

/// Every line with the byte at which it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
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

pub(super) fn is_in_list(words: &str) -> bool {
    words.contains("between array elements") || words.contains("unclosed array,") || words.contains("in array,")
}

pub(super) fn is_in_table(words: &str) -> bool {
    words.contains("between key-value pairs") || words.contains("inline table")
}

fn explain(counted: &Counted, offset: usize, words: &str) -> Mistake {
    let line = counted.line_at(offset);
    if let Some(mistake) = control(counted, offset, line) {
        return mistake;
    }
    if words.contains("recur") {
        return too_deep(counted, offset);
    }
    if words.contains("multi-line") {
        return open_text(counted, offset);
    }
    if let Some(mistake) = inner_quote(counted, offset, line) {
        return mistake;
    }
    wide_mark(counted, offset, line).unwrap_or_else(|| {
        let (message, remedy) = by_parser(words, line).or_else(|| by_line(line)).unwrap_or((
            "この行は、TOML の書き方として読み取れません。".to_owned(),
            "「項目名 = \"内容\"」の形になっているか、引用符やかっこが閉じているかを確かめてください。".to_owned(),
        ));
        Mistake { offset, message, remedy }
    })
}

/// A control character on the line of the mistake.
fn control(counted: &Counted, offset: usize, line: &str) -> Option<Mistake> {
    let (at, letter) = line.char_indices().find(|(_, letter)| letter.is_ascii_control() && *letter != '\t')?;
    Some(Mistake {
        offset: line_start(&counted.source.text, offset) + at,
        message: format!("見えない制御文字（U+{:04X}）が入っています。", u32::from(letter)),
        remedy: "前後の文字ごと消して、打ち直してください。".to_owned(),
    })
}

/// The quote that ends a string before its words end: `"彼は"良い"と"`.
fn inner_quote(counted: &Counted, offset: usize, line: &str) -> Option<Mistake> {
    let (name, value) = line.split_once('=')?;
    let lead = value.len() - value.trim_start().len();
    let words = value.trim_start().strip_prefix('"').filter(|words| !words.starts_with('"'))?;
    let mut escaped = false;
    let end = words.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })?;
    let rest = words.get(end + 1..)?.trim();
    (rest.contains('"') && !rest.starts_with(['#', ',', '、', '，'])).then(|| Mistake {
        offset: line_start(&counted.source.text, offset) + name.len() + "=".len() + lead + "\"".len() + end,
        message: "内容の途中に「\"」があるため、そこで内容が終わったことになっています。".to_owned(),
        remedy: "途中の「\"」をかぎかっこなどに替えるか、内容を ''' と ''' で囲んでください。".to_owned(),
    })
}

/// Brackets or dotted names within each other beyond any form; of names the parser does not tell the place.
fn too_deep(counted: &Counted, offset: usize) -> Mistake {
    let dots = |line: &str| line.split('=').next().unwrap_or_default().matches('.').count();
    let dotted = lines(&counted.source.text).max_by_key(|(_, line)| dots(line));
    Mistake {
        offset: if offset == 0 { dotted.map_or(0, |(at, _)| at) } else { offset },
        message: "かっこや「.」の入れ子が深すぎるため、読み取れません。".to_owned(),
        remedy: "項目名は、様式にある名前（juran new が書き出すひな形で確かめられます）で書いてください。".to_owned(),
    }
}

/// A long text that nothing closes: the parser notices it at the end of the file, people look for where it begins.
fn open_text(counted: &Counted, offset: usize) -> Mistake {
    let is_opening = |rest: &str| rest.starts_with("'''") || rest.starts_with("\"\"\"");
    let mark_length = counted.source.text.get(offset..).filter(|rest| is_opening(rest)).map_or(0, |_| 3);
    let before = counted.source.text.get(..offset + mark_length).unwrap_or_default();
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
