//! Which row of which repeat a line of the table says that it speaks of.

use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::fold;

use super::ditto::is_ditto;
use super::index::chain;
use super::known::Names;

/// Larger numbers are words: 令和2024 is no row.
const LARGEST_NUMBER: usize = 999;

const SEPARATORS: [char; 9] = ['/', '／', '>', '＞', '、', ',', '，', '→', '\n'];

/// A row of a repeat as the table names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowName {
    /// By its printed number.
    Number(usize),
    /// By the words that title it; empty for rows of a group without a title.
    Named(String),
}

/// What a line says of the row of one repeat.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Row(RowName),
    /// The row of the line above.
    Ditto,
    Unsaid,
}

/// How far the words about the row were understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// All of them.
    Whole,
    /// All that concern the item; others stand beside them.
    Beside,
    /// Too little to say which row is meant.
    Unclear,
}

/// The rows an item stands in, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) levels: Vec<Level>,
    pub(super) fit: Fit,
}

/// All that a line says about rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Said<'a> {
    /// The column 繰返し.
    pub(super) column: &'a str,
    /// Rows that reference and label name by their numbers.
    pub(super) rows: Vec<(NodeId, usize)>,
}

/// What was read of the column so far.
struct Reading {
    levels: Vec<Level>,
    bare: Vec<usize>,
    is_labelled: bool,
    is_ditto: bool,
    /// Words of which nothing is known.
    unknown: String,
    /// Words for rows of other repeats stand there, or words that contradict each other.
    fit: Fit,
}

/// Reads what is said of rows for an item in these repeats.
///
/// `by_label` is the number behind the label, which counts for the innermost repeat.
pub(super) fn address(form: &Form, chain: &[NodeId], said: &Said, by_label: Option<usize>, names: &Names) -> Address {
    let mut reading = Reading::new(chain.len());
    let has_groups = chain.last().is_some_and(|repeat| holds_a_list(form, *repeat));
    for piece in said.column.split(SEPARATORS).filter(|piece| !piece.trim().is_empty()) {
        if !reading.take(form, chain, piece, names) {
            let at = said.column.find(piece).unwrap_or_default();
            let rest = said.column.get(at..).unwrap_or_default().trim();
            if has_groups && reading.levels.last() == Some(&Level::Unsaid) {
                reading.place_bare(true);
                reading.set(chain.len() - 1, RowName::Named(rest.to_owned()));
                break;
            }
            reading.unknown.push_str(&fold(piece));
        }
    }
    // Numbers that are listed are several rows; those that are nested are one.
    if reading.bare.len() > 1 && said.column.contains(['、', ',', '，']) {
        reading.fit = Fit::Unclear;
    }
    reading.place_bare(false);
    let innermost = chain.last().copied().zip(by_label);
    for (repeat, number) in said.rows.iter().copied().chain(innermost) {
        match chain.iter().position(|own| *own == repeat) {
            Some(level) => reading.set(level, RowName::Number(number)),
            None => reading.take_other(form, chain, repeat),
        }
    }
    reading.finish(chain)
}

impl Reading {
    fn new(levels: usize) -> Self {
        Self {
            levels: vec![Level::Unsaid; levels],
            bare: Vec::new(),
            is_labelled: false,
            is_ditto: false,
            unknown: String::new(),
            fit: Fit::Whole,
        }
    }

    /// Takes a piece of the column; tells whether anything of it was understood.
    fn take(&mut self, form: &Form, chain: &[NodeId], piece: &str, names: &Names) -> bool {
        let folded = fold(piece);
        if is_ditto(piece) {
            self.is_ditto = true;
        } else if let Some(number) = row_number(&folded) {
            // A number behind a row that is named already is another row of the same repeat: 委託事項1、3.
            if self.is_labelled {
                self.fit = Fit::Unclear;
            }
            self.bare.push(number);
        } else if let Some((named, rest)) = labelled(form, chain, &folded) {
            self.is_labelled = true;
            for (level, number) in named {
                if let Some(number) = number {
                    self.set(level, RowName::Number(number));
                }
            }
            self.unknown.push_str(rest);
        } else if let Some(numbers) = names.find(chain, &self.levels, &folded) {
            self.is_labelled = true;
            for (level, number) in numbers.into_iter().enumerate() {
                self.set(level, RowName::Number(number));
            }
        } else if let Some(repeat) = others(form, &folded) {
            self.take_other(form, chain, repeat);
        } else {
            return false;
        }
        true
    }

    fn set(&mut self, level: usize, row: RowName) {
        let wanted = Level::Row(row);
        if self.levels[level] != Level::Unsaid && self.levels[level] != wanted {
            self.fit = Fit::Unclear;
        }
        self.levels[level] = wanted;
    }

    /// Gives the numbers without a word to the innermost levels that are left.
    fn place_bare(&mut self, keeps_innermost: bool) {
        let mut open: Vec<usize> =
            (0..self.levels.len()).filter(|level| self.levels[*level] == Level::Unsaid).collect();
        if keeps_innermost {
            open.pop();
        }
        while let Some(number) = self.bare.pop() {
            match open.pop() {
                Some(level) => self.set(level, RowName::Number(number)),
                None => self.unknown.push_str(&number.to_string()),
            }
        }
    }

    /// A row of another repeat says nothing against the item where it stands within the item's own row.
    fn take_other(&mut self, form: &Form, own: &[NodeId], other: NodeId) {
        let is_within = own.last().is_none_or(|innermost| chain(form, other).contains(innermost));
        self.fit = self.fit.max(if is_within { Fit::Beside } else { Fit::Unclear });
    }

    fn finish(mut self, chain: &[NodeId]) -> Address {
        if self.is_ditto {
            let open = self.levels.iter_mut().filter(|level| **level == Level::Unsaid);
            open.for_each(|level| *level = Level::Ditto);
        }
        let has_number = self.unknown.bytes().any(|byte| byte.is_ascii_digit());
        let is_open = self.levels.contains(&Level::Unsaid);
        let of_words = match self.unknown.is_empty() {
            true => Fit::Whole,
            false if is_open || has_number => Fit::Unclear,
            false => Fit::Beside,
        };
        // An item that stands in no repeat has one place, whatever is said of rows.
        let most = if chain.is_empty() { Fit::Beside } else { Fit::Unclear };
        let fit = self.fit.max(of_words).min(most);
        Address { levels: self.levels, fit }
    }
}

fn row_number(digits: &str) -> Option<usize> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && (1..=LARGEST_NUMBER).contains(number))
}

/// The number of a row behind a word: 委託事項2.
pub(super) fn number_behind(folded: &str, word: &str) -> Option<usize> {
    row_number(folded.strip_prefix(word)?)
}

type Named = Vec<(usize, Option<usize>)>;

/// `ファイル1委託事項2` where these words label repeats of the chain, and words without a number behind them.
fn labelled<'w>(form: &Form, chain: &[NodeId], folded: &'w str) -> Option<(Named, &'w str)> {
    let mut found = Vec::new();
    let mut rest = folded;
    while !rest.is_empty() {
        let word = chain.iter().enumerate().find_map(|(level, repeat)| {
            row_words(form, *repeat).iter().find_map(|word| Some((level, rest.strip_prefix(word.as_str())?)))
        });
        let Some((level, after)) = word else { break };
        let behind = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = after.strip_suffix(behind)?;
        let number = if digits.is_empty() { None } else { Some(row_number(digits)?) };
        found.push((level, number));
        rest = behind;
    }
    let is_numbered = found.iter().any(|(_, number)| number.is_some());
    let goes_on = rest.starts_with(|letter: char| "~-・&+及と又".contains(letter));
    (is_numbered || !found.is_empty() && rest.is_empty()).then_some(())?;
    (!goes_on && (rest.is_empty() || is_numbered)).then_some((found, rest))
}

/// The repeat of the form, whichever it is, that a word and a number name.
fn others(form: &Form, folded: &str) -> Option<NodeId> {
    let repeats = (0..form.nodes.len()).filter(|id| form.nodes[*id].repeat().is_some());
    let is_named = |repeat: &NodeId| row_words(form, *repeat).iter().any(|word| number_behind(folded, word).is_some());
    repeats.into_iter().find(is_named)
}

/// What stands before the number of a row, folded, the longest first.
pub(super) fn row_words(form: &Form, repeat: NodeId) -> Vec<String> {
    let node = &form.nodes[repeat];
    let Some(repeat) = node.repeat() else { return Vec::new() };
    // （別添３）変更箇所: people number the 変更箇所.
    let heading = node.label.split_once(['）', ')']).map_or(node.label.as_str(), |(_, behind)| behind);
    let written = repeat.row_aliases.iter().map(String::as_str).chain([repeat.row_label.as_str(), heading]);
    let mut words: Vec<String> = written.map(fold).filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Whether the rows only divide a list, so that tables name them by their titles.
pub(super) fn holds_a_list(form: &Form, repeat: NodeId) -> bool {
    let mut children = form.nodes[repeat].children.iter();
    children.any(|child| matches!(form.nodes[*child].item(), Some(ItemType::List { .. })))
}

#[cfg(test)]
mod tests {
    use crate::form::Catalogue;

    use super::Fit;
    use super::Level;
    use super::RowName;
    use super::Said;
    use super::address;
    use crate::import::known::Names;

    const UNSAID: Level = Level::Unsaid;

    fn row(number: usize) -> Level {
        Level::Row(RowName::Number(number))
    }

    fn group(words: &str) -> Level {
        Level::Row(RowName::Named(words.to_owned()))
    }

    fn check(keys: &[&str], written: &str, wanted: &[Level], fit: Fit) {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
        let chain: Vec<_> = keys.iter().map(|key| form.by_key(key).expect("the repeat exists")).collect();
        let said = Said { column: written, rows: Vec::new() };
        let found = address(form, &chain, &said, None, &Names::default());
        assert_eq!((found.levels.as_slice(), found.fit), (wanted, fit), "{written}");
    }

    #[test]
    fn levels_are_found_however_they_are_written() {
        let entrustments = ["files[]", "files[].entrustments[]"];
        for written in [
            "ファイル2／委託事項3",
            "ファイル２＞委託事項③",
            "特定個人情報ファイル2、委託事項3",
            "ファイル2 委託事項3",
            "2/3",
        ] {
            check(&entrustments, written, &[row(2), row(3)], Fit::Whole);
        }
        check(&entrustments, "委託事項3", &[UNSAID, row(3)], Fit::Whole);
        check(&entrustments, "3", &[UNSAID, row(3)], Fit::Whole);
        check(&entrustments, "", &[UNSAID, UNSAID], Fit::Whole);
        check(&entrustments, "同上", &[Level::Ditto, Level::Ditto], Fit::Whole);
        check(&entrustments, "ファイル2／〃", &[row(2), Level::Ditto], Fit::Whole);
        check(&["systems[]"], "システム 4", &[row(4)], Fit::Whole);
        check(&["changes[]"], "変更箇所2", &[row(2)], Fit::Whole);
    }

    #[test]
    fn groups_are_named_and_other_words_are_left_over() {
        let records = ["files[]", "files[].records[]"];
        check(&records, "窓口システム2", &[UNSAID, group("窓口システム2")], Fit::Whole);
        check(&records, "ファイル2/住所／氏名", &[row(2), group("住所／氏名")], Fit::Whole);
        check(&records, "", &[UNSAID, UNSAID], Fit::Whole);
        check(&["files[]"], "委託事項2", &[UNSAID], Fit::Beside);
        check(&[], "1", &[], Fit::Beside);
        check(&["systems[]"], "システム2024", &[UNSAID], Fit::Unclear);
    }

    #[test]
    fn what_is_understood_in_part_is_unclear() {
        let entrustments = ["files[]", "files[].entrustments[]"];
        for written in ["委託事項1、3", "委託事項1、委託事項2", "委託事項1～3", "1・2", "共通", "提供先1"]
        {
            let catalogue = Catalogue::built_in();
            let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
            let chain: Vec<_> = entrustments.iter().map(|key| form.by_key(key).expect("it exists")).collect();
            let said = Said { column: written, rows: Vec::new() };
            assert_eq!(address(form, &chain, &said, None, &Names::default()).fit, Fit::Unclear, "{written}");
        }
        check(&["systems[]"], "システム2（窓口）", &[row(2)], Fit::Beside);
    }
}
