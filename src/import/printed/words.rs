//! The words of an item as a form prints them, as an author would write them.

use crate::cells::CHOSEN;
use crate::cells::OFFERED;
use crate::form::Derivation;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::Date;
use crate::text::PLANNED;
use crate::text::fold;
use crate::text::planned;

/// Without the choices that the form offers, numbers that it counts, and a day that it tells twice.
pub(super) fn written(form: &Form, node: NodeId, words: &str) -> String {
    let words = words.trim();
    match form.nodes[node].item() {
        Some(ItemType::One(_) | ItemType::Many(_)) => chosen(words),
        Some(ItemType::List { .. }) => unnumbered(words),
        Some(ItemType::Date | ItemType::Derived(Derivation::Published))
            if Date::parse(planned(words).unwrap_or(words)).is_err() =>
        {
            day(words)
        }
        _ => words.to_owned(),
    }
}

/// The choices that were made; where none stands by itself, those that are offered, with their boxes.
fn chosen(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let end = lines.iter().position(|line| fold(line) == fold(OFFERED)).unwrap_or(lines.len());
    let made: Vec<&str> = lines[..end].iter().copied().filter(|line| !line.is_empty()).collect();
    let listed = if made.is_empty() { lines.get(end + 1..).unwrap_or_default().to_vec() } else { made };
    let mark = CHOSEN.trim_end_matches([' ', ':']);
    let bare = |line: &&str| {
        let behind = line.strip_prefix(mark).map(str::trim_start);
        behind.and_then(|rest| rest.strip_prefix([':', '：'])).unwrap_or(line).trim().to_owned()
    };
    listed.iter().map(bare).collect::<Vec<_>>().join("\n")
}

/// The lines of a list whose numbers count on.
fn unnumbered(words: &str) -> String {
    let numbered = words.lines().map(|line| {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number: usize = line.get(..line.len() - rest.len())?.parse().ok()?;
        Some((number, rest.strip_prefix(['.', '．'])?.trim_start()))
    });
    let Some(numbered) = numbered.collect::<Option<Vec<_>>>() else { return words.to_owned() };
    let counts = numbered.windows(2).all(|pair| matches!(pair, [(before, _), (after, _)] if before + 1 == *after));
    if counts { numbered.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n") } else { words.to_owned() }
}

/// 令和8年4月1日（2026年4月1日）
fn day(words: &str) -> String {
    let mark = if planned(words).is_some() { PLANNED } else { "" };
    let day = words.split(['（', '(']).next().unwrap_or(words);
    if Date::parse(day).is_ok() { format!("{day}{mark}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::chosen;
    use super::unnumbered;

    #[test]
    fn printed_words_become_written_ones() {
        assert_eq!(chosen("選択: 3) 多い\n＜選択肢＞\n1) 少ない\n3) 多い"), "3) 多い");
        assert_eq!(chosen("選択：多い"), "多い");
        assert_eq!(chosen("＜選択肢＞\n□ 1) 少ない\n☑ 3) 多い"), "□ 1) 少ない\n☑ 3) 多い");
        assert_eq!(unnumbered("4. 見回る\n5. 数える"), "見回る\n数える");
        assert_eq!(unnumbered("4. 見回る\n6. 数える"), "4. 見回る\n6. 数える");
    }
}
