//! Words of a file replaced by place, and put back with the line ends that it has.

use std::ops::Range;

use crate::failure::Failure;

use super::Rewritten;
use super::Source;
use super::blocks::Obstacle;
use super::blocks::values;

/// Words to put in the place of others.
pub(crate) type Edit = (Range<usize>, String);

/// A file with line ends as `\n`, and without a byte order mark.
pub(crate) struct Open {
    name: String,
    raw: Option<String>,
    /// What is told to have been left undone where the file does not allow it.
    action: &'static str,
    pub(crate) text: String,
}

const MARK: &str = "\u{FEFF}";

impl Open {
    pub(crate) fn of(source: &Source, action: &'static str) -> Self {
        let text = source.text.strip_prefix(MARK).unwrap_or(&source.text).replace("\r\n", "\n");
        Self { name: source.name.clone(), raw: Some(source.text.clone()), action, text }
    }

    /// A file that is not there yet, with what it begins with.
    pub(crate) fn new(name: &str, text: &str, action: &'static str) -> Self {
        Self { name: name.to_owned(), raw: None, action, text: text.to_owned() }
    }

    /// The file with its edits, where nothing but the tables of a list that these are about says something else.
    pub(crate) fn close(
        &self,
        edits: &mut [Edit],
        (list, named): (&str, &str),
        is_ours: &dyn Fn(&str) -> bool,
    ) -> Result<Rewritten, Failure> {
        let after = self.spliced(edits)?;
        let is_same = values(&self.text, list, named, is_ours) == values(&after, list, named, is_ours);
        if !is_same || values(&after, list, named, is_ours).is_none() {
            return Err(self.refused("ほかの記載を変えずに書き加えられると確かめられませんでした。"));
        }
        Ok(self.rewritten(&after, edits.is_empty()))
    }

    /// The words with edits in them.
    pub(crate) fn spliced(&self, edits: &mut [Edit]) -> Result<String, Failure> {
        if !edits.is_empty() && self.is_mixed() {
            return Err(self.refused("行の終わりの記号が混ざっています。編集ソフトで一つにそろえて保存してください。"));
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut after = String::with_capacity(self.text.len());
        let mut end = 0;
        for (range, words) in edits.iter() {
            after.push_str(self.text.get(end..range.start).unwrap_or_default());
            after.push_str(words);
            end = range.end;
        }
        after.push_str(self.text.get(end..).unwrap_or_default());
        Ok(after)
    }

    /// The file with other words; as it lies on the disk where nothing is edited.
    pub(crate) fn rewritten(&self, text: &str, is_as_it_was: bool) -> Rewritten {
        let own = self.raw.clone().filter(|_| is_as_it_was);
        let after = own.unwrap_or_else(|| self.as_it_was(text));
        Rewritten { name: self.name.clone(), before: self.raw.clone(), after }
    }

    /// With the line ends and the mark that the file has.
    fn as_it_was(&self, text: &str) -> String {
        let Some(raw) = &self.raw else { return text.to_owned() };
        let mark = if raw.starts_with(MARK) { MARK } else { "" };
        let text = if raw.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
        format!("{mark}{text}")
    }

    /// Whether line ends of two kinds stand in the file, which cannot be put back as they were.
    fn is_mixed(&self) -> bool {
        let Some(raw) = &self.raw else { return false };
        let windows = raw.matches("\r\n").count();
        windows > 0 && windows != raw.matches('\n').count()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn refused(&self, cause: &str) -> Failure {
        Failure::new(self.action, format!("{}: {cause}", self.name))
    }

    pub(crate) fn obstructed(&self, obstacle: Obstacle, list: &str) -> Failure {
        match obstacle {
            Obstacle::Broken => self.refused("TOML として読み取れません。「juran check」で誤りを確かめ、直してください。"),
            Obstacle::Inline => self.refused(&format!(
                "「{list}」が「[[{list}]]」の行で始まるまとまりではない形で書かれています。一つずつのまとまりに書き直してください。"
            )),
        }
    }
}
