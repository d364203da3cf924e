//! HTML and plain words written side by side, so that one never says what the other does not.

/// Blanks before the lines of a list within a list, for each level.
const INDENT: usize = 2;

/// Levels that are told apart; without an end to them, the blanks would grow with the square of a hostile text.
const DEEPEST: usize = 8;

/// A growing piece of the outcome.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) html: String,
    pub(super) plain: String,
    /// Lists that are open, one within another.
    lists: usize,
}

impl Sheet {
    /// Writes HTML that says nothing.
    pub(super) fn tag(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes ` name="value"` into the tag that is being written.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        push_escaped(&mut self.html, value);
        self.html.push('"');
    }

    /// Writes words.
    pub(super) fn words(&mut self, words: &str) {
        push_escaped(&mut self.html, words);
        if !words.is_empty() && (self.plain.is_empty() || self.plain.ends_with('\n')) {
            let level = self.lists.saturating_sub(1).min(DEEPEST);
            self.plain.extend(std::iter::repeat_n(' ', level * INDENT));
        }
        self.plain.push_str(words);
    }

    /// Writes words for the ear alone, which explain the mark before them and are no part of the text.
    pub(super) fn aloud(&mut self, words: &str) {
        self.html.push_str("<span class=\"aloud\">");
        push_escaped(&mut self.html, words);
        self.html.push_str("</span>");
    }

    /// Begins a list; the lines of a list within another are indented.
    pub(super) fn open_list(&mut self) {
        self.lists += 1;
    }

    /// Ends a list.
    pub(super) fn close_list(&mut self) {
        self.lists = self.lists.saturating_sub(1);
    }

    /// Whether a list is open.
    pub(super) fn is_in_list(&self) -> bool {
        self.lists > 0
    }

    /// Ends a line within a block.
    pub(super) fn line_break(&mut self) {
        self.html.push_str("<br>\n");
        self.plain.push('\n');
    }

    /// Makes the plain words go on at the beginning of a line.
    pub(super) fn fresh_line(&mut self) {
        if !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push('\n');
        }
    }

    /// Makes the plain words go on after an empty line.
    pub(super) fn fresh_block(&mut self) {
        self.fresh_line();
        if !self.plain.is_empty() && !self.plain.ends_with("\n\n") {
            self.plain.push('\n');
        }
    }

    /// Takes back the line break that has just been written, at the end of a block.
    pub(super) fn drop_line_break(&mut self) {
        if let Some(html) = self.html.strip_suffix("<br>\n") {
            self.html.truncate(html.len());
            self.plain.pop();
        }
    }
}

/// Writes words as HTML text or as the value of an attribute.
fn push_escaped(html: &mut String, words: &str) {
    for char in words.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(char),
        }
    }
}
