//! Whether a page says what was published: every word of every item, in the order of the form.

use std::fmt::Write;

use crate::finding::Findings;

use super::place;
use super::rules::UNFAITHFUL;
use super::writing::unescaped;

/// What an item said when it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The item, as people call it.
    pub called: String,
    /// Its words, line by line.
    pub lines: Vec<String>,
}

/// The tag around words that are added for the ear.
const ALOUD: &str = "span class=\"aloud\"";

/// Items that a finding names one by one.
const NAMED: usize = 3;

pub(super) fn inspect(path: &str, html: &str, said: &[Said], findings: &mut Findings) {
    let shown = shown(html);
    let mut rest = shown.as_str();
    let mut lost: Vec<&str> = Vec::new();
    for item in said {
        for line in item.lines.iter().map(|line| without_blanks(line)) {
            match rest.split_once(&*line) {
                Some((_, behind)) => rest = behind,
                None => lost.push(&item.called),
            }
        }
    }
    lost.dedup();
    if lost.is_empty() {
        return;
    }
    let mut message = format!(
        "公表した版の{}の言葉が、ページに公表したとおりに出ていません。",
        lost.iter().take(NAMED).copied().collect::<Vec<_>>().join("、")
    );
    if lost.len() > NAMED {
        let _ = write!(message, "ほかに{}項目あります。", lost.len() - NAMED);
    }
    let remedy = "テーマのテンプレートが、項目の言葉を省いたり、順を変えたりしていないかを確かめてください。組み込みのテーマで起きたときは、開発元へ知らせてください。";
    findings.add(&UNFAITHFUL, place(path), message, remedy);
}

/// What repeats items in other words, or draws them: no proof that the item itself is shown.
const ASIDES: [(&str, &str); 2] = [("<section class=\"gist\"", "</section>"), ("<svg", "</svg>")];

/// The letters that a reader sees in the middle of the page, without blanks and without what only repeats them.
fn shown(html: &str) -> String {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let main = main.rsplit_once("</main").map_or(main, |(main, _)| main);
    let mut words = String::with_capacity(main.len());
    let mut rest = main;
    loop {
        let begins = ASIDES.iter().filter_map(|(begin, end)| Some((rest.find(begin)?, *end)));
        let Some((at, end)) = begins.min() else { break };
        let (before, aside) = rest.split_at(at);
        gather(before, &mut words);
        rest = aside.split_once(end).map_or("", |(_, behind)| behind);
    }
    gather(rest, &mut words);
    without_blanks(&unescaped(&words))
}

fn gather(html: &str, words: &mut String) {
    for part in html.split('<') {
        match part.split_once('>') {
            Some((tag, _)) if tag == ALOUD => {}
            Some((_, text)) => words.push_str(text),
            None => words.push_str(part),
        }
    }
}

fn without_blanks(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::Said;
    use super::inspect;
    use crate::finding::Findings;

    fn lost(html: &str) -> usize {
        let said = ["毎朝、見回る。", "一階の東側 & 二階"]
            .map(|line| Said { called: "「概要」".to_owned(), lines: vec![line.to_owned()] });
        let mut findings = Findings::default();
        inspect("a/index.html", html, &said, &mut findings);
        findings.counts().errors
    }

    #[test]
    fn words_are_found_through_marks_and_in_their_order() {
        let page = "<main id=\"main\"><p>毎朝、<span class=\"aloud\">（朝ごと）</span><strong>見回る</strong>。</p>\n<p>一階の東側 &amp; <a href=\"/b/\">二階</a></p></main>";
        assert_eq!(lost(page), 0);
        assert_eq!(lost(&page.replace("毎朝", "毎夕")), 1);
        assert_eq!(lost("<main><p>一階の東側 &amp; 二階</p><p>毎朝、見回る。</p></main>"), 1);
        assert_eq!(lost("<main></main><p>毎朝、見回る。一階の東側 &amp; 二階</p>"), 1);
    }

    #[test]
    fn what_only_repeats_an_item_does_not_stand_for_it() {
        let items = "<p>毎朝、見回る。</p><p>一階の東側 &amp; 二階</p>";
        for around in ["<section class=\"gist\" id=\"x\">{}</section>", "<svg><text>{}</text></svg>"] {
            let aside = around.replace("{}", items);
            assert_eq!(lost(&format!("<main>{aside}</main>")), 1, "{aside}");
            assert_eq!(lost(&format!("<main><p>前</p>{aside}{aside}{items}</main>")), 0, "{aside}");
        }
    }
}
