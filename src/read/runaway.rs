//! Finds the beginning of a long text that nobody closed and that the parser takes to end where the next one begins.

const LONG_QUOTES: [&str; 2] = ["'''", "\"\"\""];

/// The place of the opening quotes of a long text that runs into those of another one: what seems to close it stands
/// behind `name =`. All the parser says behind that place is about good words, read as if they were TOML.
pub(super) fn runaway(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let rest = text.get(at..).unwrap_or_default();
        at += match byte {
            b'#' => line_length(rest),
            b'\'' | b'"' => match LONG_QUOTES.iter().find(|quotes| rest.starts_with(**quotes)) {
                Some(quotes) => {
                    let end = at + quotes.len() + closing(rest.get(quotes.len()..).unwrap_or_default(), quotes)?;
                    if follows_a_name(text.get(..end).unwrap_or_default()) {
                        return Some(at);
                    }
                    let more = text.as_bytes().iter().skip(end).take_while(|next| **next == byte).count();
                    end + more - at
                }
                None => short_length(rest, byte),
            },
            _ => 1,
        };
    }
    None
}

fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// Where quotes close a long text; a backslash keeps double quotes from doing so.
fn closing(text: &str, quotes: &str) -> Option<usize> {
    let is_escaped = |at: usize| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        quotes.starts_with('"') && before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    text.match_indices(quotes).map(|(at, _)| at).find(|at| !is_escaped(*at))
}

/// The length of a string of one line, with its quotes; up to the end of the line where it is not closed.
fn short_length(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            _ if escaped => escaped = false,
            b'\\' if quote == b'"' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether the last line is `name = `, also in a comment or in a table within braces.
fn follows_a_name(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let Some(lead) = line.trim_end().strip_suffix('=') else { return false };
    let lead = lead.trim_end();
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let around = lead.trim_end_matches(is_of_name);
    around.len() < lead.len()
        && (around.trim_matches(['#', ' ', '\t']).is_empty() || around.trim_end().ends_with(['{', ',']))
}

#[cfg(test)]
mod tests {
    use super::runaway;

    #[test]
    fn the_text_that_was_not_closed_is_found() {
        for (text, beginning) in [
            ("a = '''\n一、二\nb = '''\n三\n'''\n", Some("'''\n一")),
            ("a = '''\n一\n'''\nb = '''\n二\n# c = \"あ\"\n# d = '''\n", Some("'''\n二")),
            ("a = \"\"\"\n一 \\\"\"\" =\n\n[x]\nb = { text = \"\"\"二\"\"\" }\n", Some("\"\"\"\n一")),
            ("# 「'''」と書く\na = \"'''\"\nb = '''\n'一''''\nc = '''二'''\n", None),
            ("a = '''\n次のとおり =\n'''\n", None),
            ("a = '''\n一\n", None),
        ] {
            assert_eq!(runaway(text), beginning.and_then(|beginning| text.find(beginning)), "{text}");
        }
    }
}
