//! Searches finished files for words that may not be in them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::finding::Spot;
use crate::model::Sealed;
use crate::text::Letters;

use super::needle::Needle;
use super::needle::needles;
use super::writing::Writing;

/// Two letters or digits of ASCII are all over names and attributes, where no author wrote them: `x12`, `em`.
const SHORTEST_IN_MARKUP: usize = 4;

/// Bytes that stand for no words make short words of ASCII by chance.
const SHORTEST_IN_NOISE: usize = 6;

/// Where sealed words that were found stand in the sources, and whether there are only few letters of them.
pub(super) type Leaks<'g> = BTreeMap<&'g Spot, bool>;

/// Sealed words, searched for all at once: the cost of a file does not grow with their number.
pub(super) struct Guard {
    needles: Vec<Needle>,
    automaton: Option<AhoCorasick>,
}

impl Guard {
    /// A guard of sealed words; `printed` are letters that stand on pages in any case.
    pub(super) fn new(secrets: &[&Sealed], printed: &BTreeSet<String>) -> Self {
        let all = needles(secrets);
        let whole: String = printed.iter().map(|letters| format!("{letters}\n")).collect();
        let held = automaton(all.keys());
        let in_print: BTreeSet<usize> = held
            .iter()
            .flat_map(|held| held.find_overlapping_iter(&whole))
            .map(|found| found.pattern().as_usize())
            .collect();
        let is_secret = |(at, (letters, needle)): &(usize, (String, Needle))| {
            if needle.is_whole { !printed.contains(letters) } else { !in_print.contains(at) }
        };
        let kept: BTreeMap<String, Needle> =
            all.into_iter().enumerate().filter(is_secret).map(|(_, needle)| needle).collect();
        Self { automaton: automaton(kept.keys()), needles: kept.into_values().collect() }
    }

    /// Gathers sealed words that occur in a text: as they are, across tags, in attributes, behind escapes, in another
    /// width.
    pub(super) fn search<'g>(&'g self, text: &str, writing: Writing, leaks: &mut Leaks<'g>) {
        if self.automaton.is_some() {
            let (shown, tags) = writing.letters(text);
            let least = match writing {
                Writing::Name => SHORTEST_IN_MARKUP,
                Writing::Noise => SHORTEST_IN_NOISE,
                _ => 0,
            };
            self.gather(&shown, least, leaks);
            self.gather(&tags, SHORTEST_IN_MARKUP, leaks);
        }
    }

    fn gather<'g>(&'g self, letters: &Letters, least: usize, leaks: &mut Leaks<'g>) {
        let Some(automaton) = self.automaton.as_ref().filter(|needles| needles.is_match(letters.as_str())) else {
            return;
        };
        for hit in automaton.find_overlapping_iter(letters.as_str()).filter(|hit| hit.len() >= least) {
            let needle = &self.needles[hit.pattern().as_usize()];
            let is_cut = letters.is_inside_word(hit.start()) || letters.is_inside_word(hit.end());
            // Few letters that end one cell and begin the next were never one word.
            if is_cut || (needle.is_short && letters.is_divided(hit.start(), hit.end())) {
                continue;
            }
            *leaks.entry(&needle.spot).or_insert(true) &= needle.is_short;
        }
    }
}

fn automaton<'n>(needles: impl Iterator<Item = &'n String>) -> Option<AhoCorasick> {
    let mut needles = needles.peekable();
    needles.peek()?;
    Some(AhoCorasick::new(needles).expect("a list of short words fits into the search"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Guard;
    use super::Leaks;
    use super::Writing;
    use crate::finding::Spot;
    use crate::model::Sealed;

    fn finds(secret: &str, text: &str, writing: Writing) -> bool {
        let sealed = Sealed::new(secret, Spot::file("book.toml"));
        let (guard, mut leaks) = (Guard::new(&[&sealed], &BTreeSet::new()), Leaks::new());
        guard.search(text, writing, &mut leaks);
        !leaks.is_empty()
    }

    #[test]
    fn finds_words_wherever_they_hide() {
        for (text, writing) in [
            ("<p>毎日午前二時に行う</p>", Writing::Markup),
            ("<p>毎日<strong>午前</strong>二時\nに行う</p>", Writing::Markup),
            ("<p>毎日</p><p>午前&nbsp;二&#26178;に&#x884C;う</p>", Writing::Markup),
            ("<img alt=\"毎日午前 二時に行う\">", Writing::Markup),
            ("<!-- 毎日午前二時に行う -->", Writing::Markup),
            ("<w:t>毎日午前</w:t></w:r><w:r><w:t>二時に行う</w:t>", Writing::Office),
            ("{\"value\":\"毎日午前\\n二時に行う\"}", Writing::Json),
            ("  毎日午前\n  二時に行う", Writing::Plain),
        ] {
            assert!(finds("毎日午前二時に行う", text, writing), "{text}");
        }
        for (text, writing) in [
            ("<p>A&amp;B &quot;C&quot; 社の鍵</p>", Writing::Markup),
            ("{\"value\":\"A&B \\\"C\\\" 社の鍵\"}", Writing::Json),
            ("Ａ＆Ｂ「ｃ」社の鍵", Writing::Plain),
        ] {
            assert!(finds("A&B \"C\" 社の鍵", text, writing), "{text}");
        }
        assert!(finds("[二時の控え](https://example.jp/)", "<a href=\"x\">二時の控え</a>", Writing::Markup));
        assert!(finds("佐藤健\n鈴木花子", "<td>佐藤</td><td>佐<b>藤健</b></td>", Writing::Markup));
    }

    #[test]
    fn leaves_other_words_alone() {
        assert!(!finds("毎日午前二時に行う", "<p>毎日午前三時に行う</p>", Writing::Markup));
        assert!(!finds("佐藤健", "<td>佐藤</td><td>健康課</td>", Writing::Markup));
        assert!(!finds("佐藤健", "佐藤,健康課\n佐藤\n健康課", Writing::Plain));
        assert!(!finds("12", "<p>sha256: 9912ab</p>", Writing::Markup));
        assert!(!finds("12", "<td colspan=\"12\">十二</td>", Writing::Markup));
        assert!(!finds("kj", "\u{1}kj\u{1}", Writing::Noise));
        assert!(!finds("", "<p>毎日行う</p>", Writing::Markup));
    }

    #[test]
    fn words_that_forms_print_are_no_secret() {
        let printed =
            BTreeSet::from(["10人未満".to_owned(), "佐藤町の窓口".to_owned(), "保管場所及び消去方法".to_owned()]);
        let finds = |secret: &str, text: &str| {
            let sealed = Sealed::new(secret, Spot::file("book.toml"));
            let (guard, mut leaks) = (Guard::new(&[&sealed], &printed), Leaks::new());
            guard.search(text, Writing::Plain, &mut leaks);
            !leaks.is_empty()
        };
        assert!(!finds("10人未満", "10人未満"));
        assert!(!finds("保管場所及び消去の方法、\n保管場所及び消去方法", "保管場所及び消去方法"));
        // A name within a label is still a name.
        assert!(finds("佐藤", "佐藤町の窓口"));
    }
}
