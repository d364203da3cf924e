//! Which matter a row is of: the one it names, or that of the row above.

use crate::text::is_none_mark;
use crate::text::squeeze;

use crate::import::columns::Line;
use crate::import::repetition::is_ditto;
use crate::import::report::short;
use crate::import::rules::PLACE_TAKEN;

use super::MATTER;
use super::TITLE;
use super::matter::Named;
use super::rows::Matter;
use super::rows::Sorting;
use super::rows::row_of;

/// Whether a row leaves its matter to the row above.
pub(super) fn names_none(line: &Line) -> bool {
    is_silent(&line.cells[MATTER]) && is_silent(&line.cells[TITLE])
}

fn is_silent(words: &str) -> bool {
    words.is_empty() || is_ditto(words) || is_none_mark(words)
}

impl Sorting<'_> {
    /// Notes the matter that a row names, whatever else the row says: the rows below may be of it too.
    pub(super) fn note_name(&mut self, line: &Line) {
        if names_none(line) {
            return;
        }
        let (words, title) = (line.cells[MATTER].as_str(), line.cells[TITLE].as_str());
        let mut named = if is_silent(words) { Named::default() } else { Named::read(words) };
        if named.title.is_empty() && !is_silent(title) {
            title.clone_into(&mut named.title);
        } else if !is_silent(title) && squeeze(&named.title) != squeeze(title) {
            let message =
                format!("題名の欄の「{}」が、諮問事項の欄の「{}」と違います。", short(title), short(&named.title));
            self.keep_title(line, title, message + "諮問事項の欄の題名を使いました。");
        }
        self.named = Some((named, line.place.sheet));
    }

    /// The matter of a row.
    pub(super) fn matter(&mut self, line: &Line) -> usize {
        let sheet = line.place.sheet;
        let of_sheet = self.sheets.get(sheet).map(|name| Named::read(name)).unwrap_or_default();
        let above = self.current.filter(|(_, of)| *of == sheet);
        let at = match (self.named.take().filter(|(_, of)| *of == sheet), above) {
            (Some((named, _)), _) => self.begin(line, &named),
            (None, Some((at, _))) => at,
            (None, None) => self.begin(line, &of_sheet),
        };
        let named = &self.sorted.agenda[at].named;
        if names_none(line) && *named != Named::default() && *named != of_sheet {
            let (_, last, count) = self.carried.get_or_insert((line.place, line.place, 1));
            if *last != line.place {
                (*last, *count) = (line.place, *count + 1);
            }
        }
        at
    }

    /// Goes on with the matter of this name, or begins it.
    pub(super) fn begin(&mut self, line: &Line, named: &Named) -> usize {
        let is_title = |own: &Named| {
            named.number.is_empty() && !named.title.is_empty() && squeeze(&own.title) == squeeze(&named.title)
        };
        let agenda = &mut self.sorted.agenda;
        let known = agenda.iter().position(|matter| matter.named.is(named) || is_title(&matter.named));
        let at = known.unwrap_or_else(|| {
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
            self.keep_title(line, &named.title, message);
        }
        at
    }

    /// The matter that a row names or calls that of the row above, in words.
    pub(super) fn name_in_words(&self, line: &Line) -> Option<String> {
        if names_none(line) && !is_ditto(&line.cells[MATTER]) {
            return None;
        }
        let above = self.current.map(|(at, _)| &self.sorted.agenda[at].named);
        let named = self.named.as_ref().map(|(named, _)| named).or(above)?;
        Some(format!("{}　{}", named.number, named.title).trim().to_owned())
    }

    fn keep_title(&mut self, line: &Line, title: &str, message: String) {
        let remedy = "正しい題名を agenda の title に書いてください。";
        self.report.warn(&PLACE_TAKEN, line.place, title, message.clone(), remedy);
        self.sorted.left.push((row_of(line, "題名", title.to_owned()), message));
    }
}
