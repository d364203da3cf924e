//! A doubled `~` that says 「から」, as in 9:00~~17:00, and marks no words that are taken out.

const DOUBLE: &str = "~~";

/// Letters behind a number that still belong to it: 9時, 4月, 50％.
const UNITS: &str = "時分秒日月年人円号条項頁番回件歳度％%";

/// What stands between one range and the next; words that are taken out hold none where they are a single number.
const BETWEEN: [char; 11] = [' ', '　', '、', '，', ',', '・', '／', '/', 'と', '及', '又'];

/// Places between the two letters of every `~~` that stands in a range of numbers or of ASCII words.
///
/// A mark that opens follows no ASCII letter or digit, like that of words put in. Behind a unit (9時~~17時) it opens
/// nothing where the next mark is that of a range as well and more than one number stands between.
pub(super) fn ranges(source: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !source.contains(DOUBLE) {
        return found;
    }
    let runs = runs(source);
    let mut at = 0;
    while let Some(&run) = runs.get(at) {
        at += 1;
        let next = runs.get(at).copied().filter(|next| is_one_paragraph(source, run, *next));
        let inside = next.and_then(|next| source.get(run + DOUBLE.len()..next)).unwrap_or_default();
        if follows_ascii(source, run) {
            found.push(run + 1);
        } else if let Some(next) = next.filter(|_| opens(source, run)) {
            if is_range(source, run) && is_range(source, next) && inside.contains(BETWEEN) {
                found.extend([run + 1, next + 1]);
            }
            at += 1;
        }
    }
    found
}

/// Where exactly two of them stand, not escaped.
fn runs(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let doubles = source.match_indices(DOUBLE).map(|(at, _)| at);
    let is_whole = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !matches!(before, Some(b'~' | b'\\')) && bytes.get(at + DOUBLE.len()) != Some(&b'~')
    };
    doubles.filter(is_whole).collect()
}

fn is_one_paragraph(source: &str, from: usize, to: usize) -> bool {
    let lines = source.get(from..to).unwrap_or_default();
    let mut lines = lines.split('\n').skip(1).peekable();
    let mut is_blank = false;
    while let Some(line) = lines.next() {
        is_blank |= lines.peek().is_some() && line.trim().is_empty();
    }
    !is_blank
}

fn opens(source: &str, run: usize) -> bool {
    let next = source.get(run + DOUBLE.len()..).and_then(|words| words.chars().next());
    next.is_some_and(|letter| !letter.is_whitespace())
}

fn is_range(source: &str, run: usize) -> bool {
    let mut before = source.get(..run).unwrap_or_default().chars().rev();
    let is_number = match before.next() {
        Some(letter) if UNITS.contains(letter) => before.next().is_some_and(is_digit),
        Some(letter) => letter.is_ascii_alphanumeric() || is_digit(letter),
        None => false,
    };
    let next = source.get(run + DOUBLE.len()..).and_then(|words| words.chars().next());
    is_number && next.is_some_and(is_digit)
}

fn follows_ascii(source: &str, run: usize) -> bool {
    let before = source.get(..run).and_then(|words| words.chars().next_back());
    before.is_some_and(|letter| letter.is_ascii_alphanumeric())
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}
