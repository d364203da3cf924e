//! A source file line by line: lines become comments, go, or get others above them, and every other byte stays.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

const MARK: char = '\u{feff}';

/// What is done to the lines of a file, counted from 0.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Lines that become comments.
    pub(super) silenced: BTreeSet<usize>,
    /// Lines that go.
    pub(super) removed: BTreeSet<usize>,
    /// New lines above a line; above the line behind the last, they are appended.
    pub(super) above: BTreeMap<usize, Vec<String>>,
}

impl Edits {
    /// Puts lines above a line, below those that were put there before.
    pub(super) fn put(&mut self, at: usize, lines: impl IntoIterator<Item = String>) {
        self.above.entry(at).or_default().extend(lines);
    }

    /// The file with the edits in it, and the new number of every line that got lines above it: that of the first of them.
    pub(super) fn applied(&self, raw: &str) -> (String, BTreeMap<usize, usize>) {
        let rest = raw.strip_prefix(MARK).unwrap_or(raw);
        let mark = raw.strip_suffix(rest).unwrap_or_default();
        let end = if rest.contains("\r\n") { "\r\n" } else { "\n" };
        let lines: Vec<&str> = rest.split_inclusive('\n').collect();
        let mut made = mark.to_owned();
        let (mut count, mut places) = (0, BTreeMap::new());
        for at in 0..=lines.len() {
            if let Some(new) = self.above.get(&at) {
                places.insert(at, count + 1);
                if !made.is_empty() && made != mark && !made.ends_with('\n') {
                    made.push_str(end);
                }
                new.iter().flat_map(|line| [line.as_str(), end]).for_each(|words| made.push_str(words));
                count += new.len();
            }
            let Some(line) = lines.get(at).filter(|_| !self.removed.contains(&at)) else { continue };
            count += 1;
            if self.silenced.contains(&at) {
                made.push_str(if line.trim_end_matches(['\r', '\n']).is_empty() { "#" } else { "# " });
            }
            made.push_str(line);
        }
        (made, places)
    }
}

/// A file as TOML reads it, line for line as it lies on the disk: of Markdown, the head alone.
pub(super) fn as_toml(raw: &str, is_markdown: bool, fence: &str) -> Option<String> {
    let text = raw.strip_prefix(MARK).unwrap_or(raw).replace("\r\n", "\n");
    if !is_markdown {
        return Some(text);
    }
    let end = fences(&text, fence)?;
    let head: Vec<&str> = text.lines().take(end).skip(1).collect();
    Some(format!("\n{}\n", head.join("\n")))
}

/// The line that ends the head of a file in Markdown, counted from 0.
pub(super) fn fences(text: &str, fence: &str) -> Option<usize> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let mut lines = text.lines().enumerate().filter(|(_, line)| line.trim_end() == fence).map(|(at, _)| at);
    lines.next().filter(|first| *first == 0)?;
    lines.next()
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn every_other_byte_stays() {
        for raw in ["", "a = 1", "a = 1\nb = 2\n", "\u{feff}a = 1\r\nb = 2\r\n"] {
            assert_eq!(Edits::default().applied(raw).0, raw);
        }
    }

    #[test]
    fn lines_are_silenced_removed_and_added_with_the_ends_that_the_file_has() {
        let mut edits = Edits::default();
        edits.silenced.extend([0, 1]);
        edits.removed.insert(2);
        edits.put(0, ["# 前".to_owned()]);
        edits.put(4, ["# 終わり".to_owned()]);
        let (made, places) = edits.applied("\u{feff}a = '''\r\n\r\nb = 1\r\nc = 2");
        assert_eq!(made, "\u{feff}# 前\r\n# a = '''\r\n#\r\nc = 2\r\n# 終わり\r\n");
        assert_eq!(places.into_iter().collect::<Vec<_>>(), [(0, 1), (4, 5)]);
    }
}
