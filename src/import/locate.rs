//! Numbers of rows inside references and labels: 委託事項２　⑥, Ⅰ.2.システム3.②, Ⅱ.4.(5).⑥.

use crate::form::NodeId;
use crate::text::fold;

use super::index::Index;
use super::label::Label;
use super::reference::Path;
use super::repetition::number_behind;

/// What reference and label say once the rows they name are taken out.
pub(super) struct Located {
    pub(super) path: Path,
    pub(super) label: Label,
    /// The rows, by repeat.
    pub(super) rows: Vec<(NodeId, usize)>,
}

/// Reads a reference and a label.
pub(super) fn located(index: &Index, reference: &str, label: &str) -> Located {
    let mut rows = Vec::new();
    let label = match row_in_front(index, label) {
        Some((row, rest)) => {
            rows.push(row);
            Label::read(rest)
        }
        None => Label::read(label),
    };
    let mut path = serial_left_out(Path::parse(reference));
    if index.names(&path) {
        return Located { path, label, rows };
    }
    while let Some((row, shorter)) = with_word(index, &path) {
        rows.extend(row);
        path = shorter;
    }
    if !index.names(&path)
        && let Some((row, shorter)) = with_number(index, &path, &label)
    {
        rows.push(row);
        path = shorter;
    }
    Located { path, label, rows }
}

/// A number alone counts the lines of the table and says nothing of the form.
fn serial_left_out(path: Path) -> Path {
    let is_serial = |segment: &String| {
        let digits = segment.strip_prefix("no").unwrap_or(segment);
        digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match path.segments() {
        [only] if is_serial(only) => Path::new(Vec::new()),
        [no, number] if no == "no" && is_serial(number) => Path::new(Vec::new()),
        _ => path,
    }
}

/// The row that the first word of a label names, and the words behind it.
fn row_in_front<'l>(index: &Index, label: &'l str) -> Option<((NodeId, usize), &'l str)> {
    let is_end = |letter: char| letter.is_whitespace() || ('①'..='⑳').contains(&letter) || "：:／/".contains(letter);
    let (first, rest) = label.trim().split_at_checked(label.trim().find(is_end)?)?;
    let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "：:／/".contains(letter));
    let folded = fold(first);
    let words = || index.repeats.iter().flat_map(|repeat| repeat.words.iter().map(move |word| (repeat.node, word)));
    let (repeat, number) = words().find_map(|(node, word)| Some((node, number_behind(&folded, word)?)))?;
    (!rest.is_empty()).then_some(((repeat, number), rest))
}

type Shorter<Row> = (Row, Path);

/// The path without the first of its words for a row, and that row where a number stands behind.
fn with_word(index: &Index, path: &Path) -> Option<Shorter<Option<(NodeId, usize)>>> {
    let segments = path.segments();
    for (at, segment) in segments.iter().enumerate() {
        for repeat in &index.repeats {
            for word in &repeat.words {
                let front = segments[..at].to_vec();
                let behind = |count: usize| segments.get(at + count..).unwrap_or_default().to_vec();
                let number = number_behind(segment, word);
                let apart = || number_behind(segments.get(at + 1)?, "").filter(|_| at + 2 < segments.len());
                let (number, rest) = match number {
                    Some(number) => (Some(number), behind(1)),
                    None if segment == word && apart().is_some() => (apart(), behind(2)),
                    None if segment == word && at == 0 && segments.len() > 1 => (None, behind(1)),
                    None => continue,
                };
                let shorter = in_repeat(index, repeat, &front, &rest);
                return shorter.map(|path| (number.map(|number| (repeat.node, number)), path));
            }
        }
    }
    None
}

/// Where an item stands whose reference holds a row of the repeat between these segments.
fn in_repeat(index: &Index, repeat: &super::index::RowWords, front: &[String], rest: &[String]) -> Option<Path> {
    let joined = |front: &[String]| Path::new(front.iter().chain(rest).cloned().collect());
    let word = repeat.path.segments().to_vec();
    let section = repeat.section.segments();
    let is_title = rest.is_empty();
    // Without words in front the section of the repeat is meant.
    let fronts = if front.is_empty() || front == section { vec![word, section.to_vec()] } else { vec![front.to_vec()] };
    let known = |path: &Path| {
        let items = || index.items.iter().filter(|item| item.chain.contains(&repeat.node));
        items().any(|item| item.has_reference(path)) || is_title && index.is_heading(path)
    };
    let found = fronts.iter().map(|front| joined(front)).find(known);
    // What follows is not known, but the section is: the label decides within it.
    found.or_else(|| fronts.first().map(|front| joined(front)))
}

/// The path without a bare number for a row behind the section of a repeat: Ⅰ.2.3.①.
fn with_number(index: &Index, path: &Path, label: &Label) -> Option<Shorter<(NodeId, usize)>> {
    let segments = path.segments();
    let mut found = Vec::new();
    for repeat in index.repeats.iter().filter(|repeat| repeat.section.len() > 1) {
        let at = repeat.section.len();
        let Some(number) = segments.get(at).and_then(|segment| number_behind(segment, "")) else { continue };
        if segments.len() < at + 2 || !repeat.section.is_prefix_of(path) {
            continue;
        }
        let shorter = Path::new(segments[..at].iter().chain(&segments[at + 1..]).cloned().collect());
        let items = index.items.iter().filter(|item| item.chain.last() == Some(&repeat.node));
        let mut items = items.filter(|item| item.has_reference(&shorter));
        if items.any(|item| label.is_empty() || item.named_by(label).is_some()) {
            found.push(((repeat.node, number), shorter));
        }
    }
    let [only] = <[_; 1]>::try_from(found).ok()?;
    Some(only)
}
