//! What a correction changes in a file, as a unified diff.

use similar::TextDiff;

/// The difference of a file before and after: the lines that change and no others, which are nobody's business.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    let plain = |text: &str| {
        let lines =
            text.lines().map(|line| line.replace(|letter: char| letter.is_control() && letter != '\t', "\u{FFFD}"));
        lines.map(|line| line + "\n").collect::<String>()
    };
    let (before, after) = (plain(before), plain(after));
    let diff = TextDiff::from_lines(before.as_str(), after.as_str());
    diff.unified_diff().context_radius(0).header(&format!("{path}（今）"), &format!("{path}（直した後）")).to_string()
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn only_what_changes_is_shown() {
        let shown = diff("a.toml", "a\nb\r\nc ⼀\nd\n", "a\nb\r\nc 一\nd\n");
        assert_eq!(shown, "--- a.toml（今）\n+++ a.toml（直した後）\n@@ -3 +3 @@\n-c ⼀\n+c 一\n");
    }
}
