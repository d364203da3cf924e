//! Sorts the rows of the table: by matter, and into questions, opinions, remarks and requests.

use crate::text::is_none_mark;

use crate::import::columns::Line;
use crate::import::ditto::is_ditto;
use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::row::Row;
use crate::import::rules::NUMBER_NOT_KEPT;
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
use super::kinds;
use super::kinds::Kind;
use super::matter::Named;
use super::naming::names_none;
use super::numbers;

/// What was said, and what was answered.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) place: RowPlace,
    /// The number that the table gives it, or that it has by its place.
    pub(super) number: Option<usize>,
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
    pub(super) last_question: Option<usize>,
    pub(super) last_opinion: Option<usize>,
}

/// Everything the table says.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) agenda: Vec<Matter>,
    pub(super) requests: Vec<Said>,
    /// Rows without a place, and why.
    pub(super) left: Vec<(Row, String)>,
}

/// The work on one table.
pub(super) struct Sorting<'a> {
    pub(super) sheets: &'a [String],
    pub(super) report: &'a mut Report,
    pub(super) sorted: Sorted,
    /// The matter of the rows before, and their sheet.
    pub(super) current: Option<(usize, usize)>,
    /// A matter that was named and of which nothing is said yet, and its sheet.
    pub(super) named: Option<(Named, usize)>,
    /// The first row that names no matter, the last, and how many there are.
    pub(super) carried: Option<(RowPlace, RowPlace, usize)>,
    last_kind: Option<Kind>,
    last_request: Option<usize>,
}

impl<'a> Sorting<'a> {
    pub(super) fn new(sheets: &'a [String], report: &'a mut Report) -> Self {
        Self {
            sheets,
            report,
            sorted: Sorted::default(),
            current: None,
            named: None,
            carried: None,
            last_kind: None,
            last_request: None,
        }
    }

    pub(super) fn finish(self) -> Sorted {
        if let Some((first, _, count)) = self.carried {
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
        self.note_name(line);
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
        let said: Vec<&str> =
            [KIND, NUMBER].iter().map(|at| line.cells[*at].as_str()).filter(|words| !words.is_empty()).collect();
        let words = said.join(" ");
        let is_named = !names_none(line);
        if is_named {
            self.matter(line);
        } else if !Named::read(&words).kind().is_empty() {
            self.named = None;
            self.begin(line, &Named::read(&words));
            return;
        }
        let says_more = said.iter().any(|words| !is_ditto(words) && !is_none_mark(words));
        if says_more || !is_named && !said.is_empty() {
            self.set_aside(line, &words, "質問や意見の言葉がない行です。".to_owned());
        }
    }

    fn place(&mut self, line: &Line, column: usize, (words, answer): (&str, &str)) {
        let Some((kind, number)) = self.kind(line, column) else {
            let reason = format!("種別「{}」が、質問・意見・要望のどれか分かりません。", short(&line.cells[KIND]));
            return self.set_aside(line, &together(words, answer), reason);
        };
        self.last_kind = Some(kind);
        let (place, further) = (line.place, Vec::new());
        let said = Said { place, number: None, words: words.to_owned(), answer: answer.to_owned(), further };
        match kind {
            Kind::Request => self.request(line, said, &number),
            Kind::Further if answer.is_empty() => self.further(line, words),
            Kind::Remark if answer.is_empty() => self.remark(line, said),
            Kind::Question | Kind::Opinion => self.of_matter(line, kind, said, &number),
            Kind::Remark | Kind::Further => {
                let reason = format!("種別「{}」の行に、言葉が二つあります。", short(&line.cells[KIND]));
                self.set_aside(line, &together(words, answer), reason);
            }
        }
    }

    fn of_matter(&mut self, line: &Line, kind: Kind, said: Said, number: &str) {
        let at = self.matter(line);
        let matter = &mut self.sorted.agenda[at];
        let (said_so_far, last, label) = match kind {
            Kind::Opinion => (&mut matter.opinions, &mut matter.last_opinion, "意見"),
            _ => (&mut matter.questions, &mut matter.last_question, "質問"),
        };
        let count = said_so_far.len() + 1;
        numbers::tell(self.report, line.place, number, last, (label, count));
        let number = last.or(Some(count));
        if kind == Kind::Opinion {
            said_so_far.push(Said { number, ..said });
        } else {
            let (answer, further) = answers::parted(&said.answer);
            said_so_far.push(Said { number, answer, further, ..said });
        }
    }

    fn remark(&mut self, line: &Line, said: Said) {
        let number = line.cells[NUMBER].as_str();
        if !number.is_empty() && !is_none_mark(number) {
            let message = format!("付帯意見には番号が付かないため、番号「{number}」は残りません。");
            let remedy = "番号が要るなら、付帯意見（agenda の remarks）の言葉の前に書いてください。";
            self.report.warn(&NUMBER_NOT_KEPT, line.place, number, message, remedy);
        }
        let at = self.matter(line);
        self.sorted.agenda[at].remarks.push(said);
    }

    fn request(&mut self, line: &Line, said: Said, number: &str) {
        if let Some(name) = self.name_in_words(line) {
            let message = format!(
                "「{name}」への要望ですが、要望は会議全体のものとして置くため、どの諮問事項への要望かは残りません。"
            );
            let remedy = "諮問事項ごとに示すなら、その諮問事項の意見（[[agenda.opinions]]）に移してください。";
            self.report.warn(&REQUEST_OF_MATTER, line.place, &said.words, message, remedy);
        }
        let count = self.sorted.requests.len() + 1;
        numbers::tell(self.report, line.place, number, &mut self.last_request, ("要望", count));
        self.sorted.requests.push(said);
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

    /// An answer to the question that its number names, or else to the last one.
    fn further(&mut self, line: &Line, words: &str) {
        let written = line.cells[NUMBER].as_str();
        let at = self.matter(line);
        let questions = &mut self.sorted.agenda[at].questions;
        let (question, reason) = if written.is_empty() || is_ditto(written) || is_none_mark(written) {
            (questions.last_mut(), "どの質問への続きの回答か分かりません。".to_owned())
        } else {
            let number = numbers::read(written);
            let named = questions.iter_mut().rfind(|question| number.is_some() && question.number == number);
            (named, format!("続きの回答ですが、番号「{written}」の質問が、この諮問事項の上の行にありません。"))
        };
        match question {
            Some(question) => {
                question.further.push(Further { label: line.cells[KIND].clone(), answer: words.to_owned() });
            }
            None => self.set_aside(line, words, reason),
        }
    }

    /// What a row is and its number, which may stand behind the word for the kind.
    fn kind(&mut self, line: &Line, column: usize) -> Option<(Kind, String)> {
        let (words, number) = (line.cells[KIND].as_str(), line.cells[NUMBER].as_str());
        let of_column = match column {
            OPINION => Kind::Opinion,
            REQUEST => Kind::Request,
            _ => Kind::Question,
        };
        if words.is_empty() || is_none_mark(words) {
            return Some((of_column, number.to_owned()));
        }
        if is_ditto(words) {
            return self.last_kind.map(|kind| (kind, number.to_owned()));
        }
        let kinds::Named { kind, rest } = kinds::read(words)?;
        let beside = numbers::read(&rest).filter(|_| kind != Kind::Remark);
        if beside.is_some() && number.is_empty() {
            return Some((kind, rest));
        }
        if !rest.is_empty() && (beside.is_none() || beside != numbers::read(number)) {
            let reason =
                format!("種別「{}」のうち、種別のほかの言葉には行き先がありません。", words.replace('\n', " "));
            let remedy = "種別の言葉は unplaced.toml に残しました。要る言葉であれば、正しい項目に移してください。";
            self.report.warn(&UNPLACED_ROW, line.place, words, reason.clone(), remedy);
            self.sorted.left.push((row_of(line, "種別", words.to_owned()), reason));
        }
        Some((kind, number.to_owned()))
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

pub(super) fn row_of(line: &Line, label: &str, content: String) -> Row {
    Row {
        place: line.place,
        reference: [MATTER, TITLE].map(|at| line.cells[at].as_str()).join("　").trim().to_owned(),
        label: label.to_owned(),
        repeat: line.cells[NUMBER].clone(),
        content,
        id: String::new(),
    }
}
