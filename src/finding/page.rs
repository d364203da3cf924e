//! The page of a rule: one doc comment that is the documentation of the code, of the command and of the reference.

use super::rule::Rule;

/// Headings of every page, in this order.
pub const HEADINGS: &[&str] = &["何を見るか", "なぜ", "例（違反）", "例（適合）", "直し方", "根拠", "止め方"];

/// What there is to read of a rule.
#[derive(Debug)]
pub struct Page {
    /// The rule.
    pub rule: &'static Rule,
    /// The page in Markdown, below headings that are the same for every rule.
    pub text: &'static str,
    /// Items that the rule looks at, as `FORM KEY`: the id of a form without revision, and a key of it.
    pub items: &'static [&'static str],
}

impl Page {
    /// What stands under a heading, without blank lines around it; empty where nothing does.
    pub fn section(&self, heading: &str) -> String {
        let mut lines = self.lines().skip_while(|line| line.strip_prefix("# ") != Some(heading));
        lines.next();
        let below: Vec<&str> = lines.take_while(|line| !line.starts_with("# ")).collect();
        below.join("\n").trim_matches('\n').to_owned()
    }

    /// The headings, in order.
    pub fn headings(&self) -> Vec<&'static str> {
        self.lines().filter_map(|line| line.strip_prefix("# ")).collect()
    }

    /// The lines without the blank that stands before each in a doc comment; lines of examples are no headings.
    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}
