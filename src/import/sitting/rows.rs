//! Sorts the rows of the table: by matter, and into questions, opinions, remarks and requests.

use crate::text::is_none_mark;
use crate::text::squeeze;

use crate::import::columns::Line;
use crate::import::ditto::is_ditto;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::row::Row;
use crate::import::rules::PLACE_TAKEN;
use crate::import::rules::REQUEST_OF_MATTER;
use crate::import::rules::ROW_CARRIED_ON;
use crate::import::rules::UNPLACED_ROW;

use super::ANSWER;
use super::KIND;
use super::MATTER;
use super::NUMBER;
use super::OPINION;
use super::QUESTION;
use super::REQUEST;
use super::TITLE;
use super::answers;
use super::answers::Further;
use super::matter::Named;
use super::matter::digits;
use super::numbers;

/// What was said, and what was answered.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) place: RowPlace,
    pub(super) words: String,
    pub(super) answer: String,
    pub(super) further: Vec<Further>,
}

/// A matter with all that was said of it.
#[derive(Debug, Default)]
pub(super) struct Matter {
    pub(super) named: Named,
    pub(super) questions: Vec<Said>,
    pub(super) opinions: Vec<Said>,
    pub(super) remarks: Vec<Said>,
    last_question: Option<usize>,
    last_opinion: Option<usize>,
}

/// Everything the table says.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) agenda: Vec<Matter>,
    pub(super) requests: Vec<Said>,
    /// Rows without a place, and why.
    pub(super) left: Vec<(Row, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Question,
    Opinion,
    Remark,
    Request,
    Further,
}

/// The work on one table.
pub(super) struct Sorting<'a> {
    sheets: &'a [String],
    report: &'a mut Report,
    sorted: Sorted,
    /// The matter of the rows before, and their sheet.
    current: Option<(usize, usize)>,
    last_kind: Option<Kind>,
    last_request: Option<usize>,
    carried: Option<(RowPlace, usize)>,
}

impl<'a> Sorting<'a> {
    pub(super) fn new(sheets: &'a [String], report: &'a mut Report) -> Self {
        Self {
            sheets,
            report,
            sorted: Sorted::default(),
            current: None,
            last_kind: None,
            last_request: None,
            carried: None,
        }
    }

    pub(super) fn finish(self) -> Sorted {
        if let Some((first, count)) = self.carried {
            let message = format!(
                "諮問事項の欄が空か「同上」の行を、上の行と同じ諮問事項のものとして置きました。この行を含めて、{count}行あります。"
            );
            let remedy = "違っていれば、諮問事項の欄に書いて、もう一度取り込んでください。";
            self.report.warn(&ROW_CARRIED_ON, first, "", message, remedy);
        }
        self.sorted
    }

    /// Puts one row at its place.
    pub(super) fn take(&mut self, line: &Line) {
        for (name, words) in &line.others {
            let reason = format!("{name}の列は、どの項目のものか分かりません。");
            let row = row_of(line, name.trim_matches(['「', '」']), words.clone());
            self.sorted.left.push((row, reason));
        }
        let cell = |at: usize| line.cells[at].as_str();
        let says_something = [QUESTION, OPINION, REQUEST, ANSWER].iter().any(|at| !cell(*at).is_empty());
        if !says_something {
            return self.heading(line);
        }
        let texts: Vec<usize> = [QUESTION, OPINION, REQUEST].into_iter().filter(|at| !cell(*at).is_empty()).collect();
        for (nth, column) in texts.iter().enumerate() {
            let answer = if nth == 0 { cell(ANSWER) } else { "" };
            self.place(line, *column, (cell(*column), answer));
        }
        if texts.is_empty() {
            self.answer_alone(line);
        }
    }

    /// A row without questions and answers: it names the matter of the rows below, wherever the words stand.
    fn heading(&mut self, line: &Line) {
        let cell = |at: usize| line.cells[at].as_str();
        let words = [cell(KIND), cell(NUMBER)].join(" ");
        let words = words.trim();
        if !cell(MATTER).is_empty() || !cell(TITLE).is_empty() {
            self.matter(line);
        } else if Named::read(words).kind().is_empty() {
            if !words.is_empty() {
                self.set_aside(line, words, "質問や意見の言葉がない行です。".to_owned());
            }
        } else {
            let mut cells = vec![String::new(); line.cells.len()];
            words.clone_into(&mut cells[MATTER]);
            self.matter(&Line { place: line.place, cells, others: Vec::new() });
        }
    }

    fn place(&mut self, line: &Line, column: usize, (words, answer): (&str, &str)) {
        let Some(kind) = self.kind(line, column) else {
            let reason = format!("種別「{}」が、質問・意見・要望のどれか分かりません。", short(&line.cells[KIND]));
            return self.set_aside(line, &together(words, answer), reason);
        };
        let said = Said { place: line.place, words: words.to_owned(), answer: answer.to_owned(), further: Vec::new() };
        let number = line.cells[NUMBER].as_str();
        if kind == Kind::Request {
            return self.request(line, said);
        }
        let at = self.matter(line);
        self.last_kind = Some(kind);
        let matter = &mut self.sorted.agenda[at];
        match kind {
            Kind::Question => {
                let (answer, further) = answers::parted(answer);
                matter.questions.push(Said { answer, further, ..said });
                let count = matter.questions.len();
                numbers::tell(self.report, line.place, number, &mut matter.last_question, ("質問", count));
            }
            Kind::Opinion => {
                matter.opinions.push(said);
                let count = matter.opinions.len();
                numbers::tell(self.report, line.place, number, &mut matter.last_opinion, ("意見", count));
            }
            Kind::Remark if answer.is_empty() => matter.remarks.push(said),
            Kind::Further if answer.is_empty() => self.further(line, words),
            Kind::Remark | Kind::Further | Kind::Request => {
                let reason = format!("種別「{}」の行に、言葉が二つあります。", short(&line.cells[KIND]));
                self.set_aside(line, &together(words, answer), reason);
            }
        }
    }

    fn request(&mut self, line: &Line, said: Said) {
        self.last_kind = Some(Kind::Request);
        let matter = &line.cells[MATTER];
        if !matter.is_empty() && !is_none_mark(matter) {
            let message = format!(
                "「{}」への要望ですが、要望は会議全体のものとして置くため、どの諮問事項への要望かは残りません。",
                short(matter)
            );
            let remedy = "諮問事項ごとに示すなら、その諮問事項の意見（[[agenda.opinions]]）に移してください。";
            self.report.warn(&REQUEST_OF_MATTER, line.place, &said.words, message, remedy);
        }
        self.sorted.requests.push(said);
        let count = self.sorted.requests.len();
        numbers::tell(self.report, line.place, &line.cells[NUMBER], &mut self.last_request, ("要望", count));
    }

    /// Words in the column of answers alone: the head of a following answer stands in the column of kinds.
    fn answer_alone(&mut self, line: &Line) {
        let words = line.cells[ANSWER].clone();
        if answers::is_head(&line.cells[KIND]) {
            return self.further(line, &words);
        }
        let reason = "質問や意見のない行に、回答だけがあります。".to_owned();
        self.set_aside(line, &words, reason);
    }

    fn further(&mut self, line: &Line, words: &str) {
        let number = digits(&line.cells[NUMBER]);
        let at = self.matter(line);
        let matter = &mut self.sorted.agenda[at];
        let named = number.and_then(|number| number.checked_sub(1)).filter(|at| *at < matter.questions.len());
        let asked = named.or_else(|| matter.questions.len().checked_sub(1));
        match asked.and_then(|at| matter.questions.get_mut(at)) {
            Some(question) => {
                question.further.push(Further { label: line.cells[KIND].clone(), answer: words.to_owned() });
            }
            None => self.set_aside(line, words, "どの質問への続きの回答か分かりません。".to_owned()),
        }
    }

    fn kind(&self, line: &Line, column: usize) -> Option<Kind> {
        let words = squeeze(&line.cells[KIND]);
        let of_column = match column {
            OPINION => Kind::Opinion,
            REQUEST => Kind::Request,
            _ => Kind::Question,
        };
        if words.is_empty() || is_none_mark(&words) {
            return Some(of_column);
        }
        if is_ditto(&words) {
            return self.last_kind;
        }
        let known = [
            ("付帯意見", Kind::Remark),
            ("附帯意見", Kind::Remark),
            ("要望", Kind::Request),
            ("質問", Kind::Question),
            ("質疑", Kind::Question),
            ("意見", Kind::Opinion),
        ];
        if answers::is_head(&words) {
            return Some(Kind::Further);
        }
        known.into_iter().find(|(word, _)| words.contains(word)).map(|(_, kind)| kind)
    }

    /// The matter of a row: the one it names, or that of the row above.
    fn matter(&mut self, line: &Line) -> usize {
        let (words, title) = (line.cells[MATTER].as_str(), line.cells[TITLE].as_str());
        let is_silent = words.is_empty() || is_ditto(words) || is_none_mark(words);
        let of_sheet = || self.sheets.get(line.place.sheet).map(|name| Named::read(name));
        let mut named = if is_silent { Named::default() } else { Named::read(words) };
        if is_silent && title.is_empty() {
            let before = self.current.filter(|(_, sheet)| *sheet == line.place.sheet).map(|(at, _)| at);
            if let Some(at) = before {
                if self.sorted.agenda[at].named != Named::default()
                    && Some(&self.sorted.agenda[at].named) != of_sheet().as_ref()
                {
                    let (_, count) = self.carried.get_or_insert((line.place, 0));
                    *count += 1;
                }
                return at;
            }
            named = of_sheet().unwrap_or_default();
        }
        if named.title.is_empty() && !is_ditto(title) {
            title.clone_into(&mut named.title);
        }
        let agenda = &mut self.sorted.agenda;
        let at = agenda.iter().position(|matter| matter.named.is(&named)).unwrap_or_else(|| {
            agenda.push(Matter { named: named.clone(), ..Matter::default() });
            agenda.len() - 1
        });
        self.current = Some((at, line.place.sheet));
        let own = &mut self.sorted.agenda[at].named.title;
        if own.is_empty() {
            named.title.clone_into(own);
        } else if !named.title.is_empty() && squeeze(own) != squeeze(&named.title) {
            let message = format!(
                "「{}」の題名が、前の行の「{}」と違います。前の行の題名を使いました。",
                short(&named.number),
                short(own)
            );
            let remedy = "正しい題名を agenda の title に書いてください。";
            self.report.warn(&PLACE_TAKEN, line.place, &named.title, message.clone(), remedy);
            self.sorted.left.push((row_of(line, "題名", named.title), message));
        }
        at
    }

    /// Keeps words that have no place, and says why.
    fn set_aside(&mut self, line: &Line, words: &str, reason: String) {
        let remedy = "行は unplaced.toml に残しました。正しい項目に移してください。";
        self.report.warn(&UNPLACED_ROW, line.place, words, reason.clone(), remedy);
        self.sorted.left.push((row_of(line, &line.cells[KIND], words.to_owned()), reason));
    }
}

fn together(words: &str, answer: &str) -> String {
    if answer.is_empty() { words.to_owned() } else { format!("{words}\n\n{answer}") }
}

fn row_of(line: &Line, label: &str, content: String) -> Row {
    Row {
        place: line.place,
        reference: line.cells[MATTER].clone(),
        label: label.to_owned(),
        repeat: line.cells[NUMBER].clone(),
        content,
        id: String::new(),
    }
}
