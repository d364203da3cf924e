//! The lines of a list of items: which of them name an item, under which number, and what is the same name.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::model::Stated;
use crate::model::Value;
use crate::text::circled;
use crate::text::digit;
use crate::text::digits;
use crate::text::fold;

/// Marks at which a line is a heading or a note, and names no item.
const NO_ITEM: &[char] = &['<', '＜', '〈', '《', '【', '［', '[', '■', '□', '◆', '◇', '●', '※', '＊', '*'];
/// Words of which two spellings are used for the same thing, after folding.
const SPELLINGS: &[(&str, &str)] =
    &[("サーバー", "サーバ"), ("ユーザー", "ユーザ"), ("コンピューター", "コンピュータ"), ("データー", "データ")];

/// The lines of a list; `None` where it is absent or not a list that can be read.
pub(in crate::check::rules) fn lines<'s>(subject: &'s Subject, key: &str) -> Option<&'s [String]> {
    let entry = subject.record.get(key).filter(|entry| !entry.refused)?;
    match &entry.value {
        Value::Stated(Stated::List(lines)) => Some(lines),
        _ => None,
    }
}

/// The lines of a list that name an item, with their places.
pub(in crate::check::rules) fn items_of<'s, 'a>(subject: &'s Subject<'a>, key: &str) -> Vec<&'s Passage<'a>> {
    let lines = subject.passages().iter().filter(|passage| passage.entry.key == key);
    lines.filter(|passage| item_name(passage.words).is_some()).collect()
}

/// The name of the item that a line holds, without the number before it; `None` for headings, notes and empty lines.
pub(in crate::check::rules) fn item_name(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_note =
        line.starts_with(NO_ITEM) || ["注", "（注", "(注", "--", "――"].iter().any(|mark| line.starts_with(mark));
    (!line.is_empty() && !is_note).then(|| numbered(line).map_or(line, |(_, name)| name))
}

/// The number before the name of an item (`12. 氏名`, `③住所`, `（４）電話番号`), and the name.
pub(in crate::check::rules) fn numbered(line: &str) -> Option<(u32, &str)> {
    let line = line.trim();
    let first = line.chars().next()?;
    let behind = line.strip_prefix(first)?;
    if let Some(number) = circled(first) {
        return Some((number, behind.trim_start())).filter(|(_, name)| !name.is_empty());
    }
    let is_open = matches!(first, '(' | '（');
    let unbracketed = if is_open { behind } else { line };
    let (number, length) = digits(unbracketed)?;
    let rest = unbracketed.get(length..)?;
    let marks: &[char] =
        if is_open { &[')', '）'] } else { &['.', '．', '、', ')', '）', ' ', '　', '\t', '：', ':'] };
    let name = rest.strip_prefix(marks)?.trim_start();
    let is_number = name.chars().next().is_none_or(|letter| digit(letter).is_some());
    (!is_number).then_some((number, name))
}

/// The form in which two spellings of one item name are equal.
pub(in crate::check::rules) fn same(name: &str) -> String {
    let folded = fold(name);
    SPELLINGS.iter().fold(folded, |name, (long, short)| name.replace(long, short))
}
