//! The order that typed lines show: which of them are a list, a list within a list, a heading, an article.
//!
//! Only what is sure becomes a list: marks of one kind that begin at the first and go on without a gap. Anything else
//! stays as lines.

use super::mark::Mark;
use super::mark::Style;
use super::mark::begins_article;
use super::mark::mark;

/// From how many columns on a line is set in further than another, and not only typed carelessly.
const DEEPER: usize = 2;

/// How many lists stand within each other by indentation alone.
const DEEPEST: usize = 8;

/// How many lines the next item of a list may stand away, when other words stand between.
const FARTHEST: usize = 100;

/// What is known of a line before its order is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    mark: Option<Mark>,
    is_indented: bool,
    /// Columns that it is set in.
    indent: usize,
    is_article: bool,
    is_heading: bool,
}

/// A stretch of lines; numbers are those of the lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A line that follows on the one before.
    Line(usize),
    /// 【…】.
    Heading(usize),
    /// A line of an article or a clause of it.
    Article(usize),
    /// Items in order.
    List(List),
}

/// A list of items with marks of one style.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) style: Style,
    pub(super) items: Vec<Item>,
}

/// The line with the mark, and what belongs to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) within: Vec<Piece>,
}

impl Line {
    /// Reads a line that is set in by some columns; blanks before its words are indentation.
    pub(super) fn of(words: &str, indent: usize) -> Line {
        let own = words.trim_start_matches([' ', '　', '\t']);
        Line {
            mark: mark(own),
            is_indented: own.len() < words.len(),
            indent,
            is_article: begins_article(own),
            is_heading: is_heading(own.trim_end()),
        }
    }

    /// A line whose mark is already read.
    pub(super) fn without_mark() -> Line {
        Line { mark: None, is_indented: false, indent: 0, is_article: false, is_heading: false }
    }
}

/// Columns of the blanks that a line begins with.
pub(super) fn columns(line: &str) -> usize {
    let blanks = line.chars().map_while(|letter| match letter {
        ' ' => Some(1),
        '　' => Some(2),
        '\t' => Some(4),
        _ => None,
    });
    blanks.sum()
}

fn is_heading(words: &str) -> bool {
    let inside = words.strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(['【', '】']))
}

/// Finds the order of lines. `within` says that they stand in an item, where a list may have a single item.
pub(super) fn outline(lines: &[Line], within: bool) -> Vec<Piece> {
    let mut growing = Growing { within, ..Growing::default() };
    for at in 0..lines.len() {
        growing.take(at, lines);
    }
    growing.close();
    growing.pieces
}

struct Open {
    list: List,
    /// The place of its last item in its row.
    last: u32,
    /// Columns that its first item is set in.
    indent: usize,
}

#[derive(Default)]
struct Growing {
    pieces: Vec<Piece>,
    /// Lists that are open, each in the last item of the one before.
    open: Vec<Open>,
    /// Lines since the last item that may belong to it, if the list goes on, or follow on the list, if it does not.
    loose: Vec<usize>,
    is_broken: bool,
    in_article: bool,
    within: bool,
}

impl Growing {
    fn take(&mut self, at: usize, lines: &[Line]) {
        let Some(&line) = lines.get(at) else { return };
        if line.is_heading || line.is_article || (self.in_article && line.mark.is_some_and(Mark::is_clause)) {
            self.close();
            self.in_article = !line.is_heading;
            self.pieces.push(if line.is_heading { Piece::Heading(at) } else { Piece::Article(at) });
            return;
        }
        let Some(mark) = line.mark else { return self.take_unmarked(at, line.is_indented) };
        let first = mark.readings().find(|(_, place)| *place == 1).map(|(style, _)| style);
        if let Some(style) = first.filter(|style| self.is_within(*style, line.indent)) {
            return self.begin_within(at, style, line.indent);
        }
        if let Some(level) = self.level(mark, line.indent) {
            return self.go_on(at, level, line.indent);
        }
        let Some(style) = first else {
            self.is_broken |= self.is_known(mark);
            return self.take_unmarked(at, line.is_indented);
        };
        if self.is_known(mark) || (!self.loose.is_empty() && !self.goes_on_behind(at, lines)) {
            self.close();
        }
        self.keep_loose();
        self.begin(at, style, line.indent);
    }

    fn begin(&mut self, at: usize, style: Style, indent: usize) {
        let list = List { style, items: vec![Item { line: at, within: Vec::new() }] };
        self.open.push(Open { list, last: 1, indent });
    }

    /// Whether the first mark of a row is set in below an item with a mark of the same row.
    fn is_within(&self, style: Style, indent: usize) -> bool {
        let mut alike = self.open.iter().filter(|open| open.list.style == style).peekable();
        self.open.len() < DEEPEST
            && self.loose.is_empty()
            && alike.peek().is_some()
            && alike.all(|open| open.indent + DEEPER <= indent)
    }

    /// Begins a list in the last item that is set in less.
    fn begin_within(&mut self, at: usize, style: Style, indent: usize) {
        let alike = self.open.iter().rposition(|open| open.list.style == style).unwrap_or_default();
        let deeper = self.open.iter().skip(alike + 1).position(|open| open.indent >= indent);
        self.end_down_to(deeper.map_or(self.open.len(), |deeper| alike + 1 + deeper));
        self.begin(at, style, indent);
    }

    /// The open list that a mark goes on with: the innermost that is not set in further, or else the outermost.
    fn level(&self, mark: Mark, indent: usize) -> Option<usize> {
        let goes_on = |open: &Open| follows(mark, open.list.style, open.last);
        let fitting = self.open.iter().rposition(|open| goes_on(open) && open.indent < indent + DEEPER);
        fitting.or_else(|| self.open.iter().position(goes_on))
    }

    /// Whether a list that is open has its next item further down.
    fn goes_on_behind(&self, at: usize, lines: &[Line]) -> bool {
        let next = |mark: Mark| self.open.iter().any(|open| follows(mark, open.list.style, open.last));
        let behind = lines.iter().skip(at + 1).take(FARTHEST).take_while(|line| !line.is_heading && !line.is_article);
        behind.filter_map(|line| line.mark).any(next)
    }

    /// Loose lines turn out to belong to the last item.
    fn keep_loose(&mut self) {
        if let Some(Open { list, .. }) = self.open.last_mut() {
            self.loose.drain(..).for_each(|line| push_within(list, Piece::Line(line)));
        }
    }

    fn is_known(&self, mark: Mark) -> bool {
        mark.readings().any(|(style, _)| self.open.iter().any(|open| open.list.style == style))
    }

    fn take_unmarked(&mut self, at: usize, is_indented: bool) {
        match self.open.last_mut() {
            None => self.pieces.push(Piece::Line(at)),
            Some(Open { list, .. }) if is_indented && self.loose.is_empty() => push_within(list, Piece::Line(at)),
            Some(_) => self.loose.push(at),
        }
    }

    /// Adds the next item to an open list; those within its last item end.
    fn go_on(&mut self, at: usize, level: usize, indent: usize) {
        let is_bullet = self.open.get(level).is_some_and(|open| open.list.style.is_bullet());
        if is_bullet && !self.loose.is_empty() {
            // Bullets do not say that the lines between them belong to one list.
            return self.begin_anew(at, level, indent);
        }
        self.keep_loose();
        self.end_down_to(level + 1);
        if let Some(open) = self.open.last_mut() {
            open.list.items.push(Item { line: at, within: Vec::new() });
            open.last += 1;
        }
    }

    fn begin_anew(&mut self, at: usize, level: usize, indent: usize) {
        let Some(style) = self.open.get(level).map(|open| open.list.style) else { return };
        if level == 0 {
            self.close();
        } else {
            self.end_down_to(level);
            self.keep_loose();
        }
        self.begin(at, style, indent);
    }

    fn end_down_to(&mut self, level: usize) {
        while self.open.len() > level
            && let Some(Open { list: inner, .. }) = self.open.pop()
        {
            match self.open.last_mut() {
                Some(outer) => push_within(&mut outer.list, Piece::List(inner)),
                None if !self.is_broken && (inner.items.len() > 1 || self.within) => {
                    self.pieces.push(Piece::List(inner));
                }
                None => dissolve(inner, self.is_broken, &mut self.pieces),
            }
        }
    }

    /// Ends every list; loose lines follow on it.
    fn close(&mut self) {
        self.end_down_to(0);
        self.pieces.extend(self.loose.drain(..).map(Piece::Line));
        self.is_broken = false;
    }
}

/// Whether a mark is the next of a list.
fn follows(mark: Mark, style: Style, last: u32) -> bool {
    mark.readings().any(|(own, place)| own == style && (style.is_bullet() || place == last + 1))
}

fn push_within(list: &mut List, piece: Piece) {
    if let Some(item) = list.items.last_mut() {
        item.within.push(piece);
    }
}

/// Writes a list as lines. Of a single item, what stands within it may still be a list; marks that leave a gap make
/// none at all.
fn dissolve(list: List, wholly: bool, pieces: &mut Vec<Piece>) {
    for item in list.items {
        pieces.push(Piece::Line(item.line));
        for piece in item.within {
            match piece {
                Piece::List(inner) if wholly || inner.items.len() < 2 => dissolve(inner, wholly, pieces),
                other => pieces.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;
    use super::List;
    use super::Piece;
    use super::columns;
    use super::outline;

    /// Lists in round brackets, lines by their number, headings with #, articles with §.
    fn drawn(words: &str, within: bool) -> String {
        let lines: Vec<Line> = words.split('/').map(|words| Line::of(words, columns(words))).collect();
        draw(&outline(&lines, within))
    }

    fn draw(pieces: &[Piece]) -> String {
        let drawn = pieces.iter().map(|piece| match piece {
            Piece::Line(at) => at.to_string(),
            Piece::Heading(at) => format!("#{at}"),
            Piece::Article(at) => format!("§{at}"),
            Piece::List(List { items, .. }) => {
                let items = items.iter().map(|item| format!("{} {}", item.line, draw(&item.within)).trim().to_owned());
                format!("({})", items.collect::<Vec<_>>().join("; "))
            }
        });
        drawn.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_show_their_order() {
        for (words, expected) in [
            ("次のとおり/・甲/・乙", "0 (1; 2)"),
            ("１　甲/（１）乙/ア　丙/（ア）丁/（イ）戊/イ　己/（２）庚/２　辛", "(0 (1 (2 (3; 4); 5); 6); 7)"),
            ("1. 甲/①乙/②丙/2. 丁", "(0 (1; 2); 3)"),
            ("1/a. 甲/b. 乙/　続き/c. 丙", "0 (1; 2 3; 4)"),
            ("ア．甲/続き/イ． 乙/以上です", "(0 1; 2) 3"),
            ("一　甲/イ　乙/ロ　丙/二　丁", "(0 (1; 2); 3)"),
            ("【区】/１　甲/２　乙/【国】/１　丙/２　丁", "#0 (1; 2) #3 (4; 5)"),
            ("（引渡し）/第9条　乙は/２　前項の/一　甲/二　乙/３　丙", "0 §1 §2 (3; 4) §5"),
            ("ア　甲/イ　乙/また、/ア　丙/イ　丁", "(0; 1) 2 (3; 4)"),
            ("・甲/・乙/次に/・丙/・丁", "(0; 1) 2 (3; 4)"),
            ("（１）甲/・乙/次に/・丙/（２）丁", "(0 (1) 2 (3); 4)"),
            ("（１）甲/次の者に限る。/ア　乙/イ　丙/（２）丁/ア　戊", "(0 1 (2; 3); 4 (5))"),
            ("（１）甲/次の者に限る。/ア　乙/イ　丙", "0 1 (2; 3)"),
            ("・甲/　・乙/　・丙/・丁", "(0 (1; 2); 3)"),
            ("・甲/  ・乙/    ・丙/  ・丁/・戊", "(0 (1 (2); 3); 4)"),
            ("・甲/　○乙/　　・丙/　○丁/・戊", "(0 (1 (2); 3); 4)"),
            ("・甲/　○乙/　○丙/　・丁/・戊", "(0 (1; 2) (3); 4)"),
            ("１　甲/　１　乙/　２　丙/２　丁/　１　戊", "(0 (1; 2); 3 (4))"),
            ("１　甲/　１　乙/２　丙", "(0 (1); 2)"),
            ("　・甲/・乙/ ・丙", "(0; 1; 2)"),
            ("・甲/次に/　・乙/　・丙", "0 1 (2; 3)"),
            // No list: a single mark, a gap, a row that does not begin at its first.
            ("①甲/乙", "0 1"),
            ("①甲/②乙/④丙", "0 1 2"),
            ("３　甲/４　乙", "0 1"),
            ("2・3　（略）/甲", "0 1"),
        ] {
            assert_eq!(drawn(words, false), expected, "{words}");
        }
        assert_eq!(drawn("概要/（１）甲", true), "0 (1)");
    }
}
