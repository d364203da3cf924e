//! Changed passages: `~~words taken out~~` and `++words put in++`, said in words as well.

use super::mended::Mended;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use std::collections::BTreeMap;

/// Two of them, on both sides of words put in.
pub(super) const INSERTION: &str = "++";

/// Places of the marks around words put in, in the mended text; `true` where one opens.
///
/// A pair stands in one paragraph, cell or emphasis. An opening mark follows no ASCII letter (「C++を」) and stands
/// directly before its words; a closing one stands directly behind them.
pub(super) fn insertions(mended: &Mended) -> BTreeMap<usize, bool> {
    let mut found = BTreeMap::new();
    if !mended.text.contains(INSERTION) {
        return found;
    }
    let mut around: Vec<Option<usize>> = vec![None];
    let mut unread = 0_usize;
    for (event, range) in mended.events() {
        match event {
            Event::Start(tag) => {
                unread += usize::from(unread > 0 || matches!(tag, Tag::CodeBlock(_) | Tag::Image { .. }));
                around.push(None);
            }
            Event::End(_) => {
                unread = unread.saturating_sub(1);
                around.pop();
            }
            Event::Text(_) if unread == 0 => {
                let Some(open) = around.last_mut() else { continue };
                for at in doubles(&mended.text, range.start, range.end) {
                    match *open {
                        Some(start) if closes(&mended.text, start, at) => {
                            found.extend([(start, true), (at, false)]);
                            *open = None;
                        }
                        _ if opens(&mended.text, at) => *open = Some(at),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Where exactly two of them stand, not escaped.
fn doubles(text: &str, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_plus = move |at: usize| bytes.get(at) == Some(&b'+');
    let found = text.get(start..end).unwrap_or_default().match_indices(INSERTION);
    found.map(move |(at, _)| start + at).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !is_plus(at + INSERTION.len()) && !matches!(before, Some(b'+' | b'\\'))
    })
}

fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|words| words.chars().next_back());
    let after = text.get(at + INSERTION.len()..).and_then(|words| words.chars().next());
    !before.is_some_and(|letter| letter.is_ascii_alphanumeric())
        && after.is_some_and(|letter| !letter.is_whitespace() && !"）」』】〕］、。)],.".contains(letter))
}

fn closes(text: &str, start: usize, at: usize) -> bool {
    let words = text.get(start + INSERTION.len()..at).unwrap_or_default();
    words.chars().next_back().is_some_and(|letter| !letter.is_whitespace() && !"（「『【〔［([".contains(letter))
}
