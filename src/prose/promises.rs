//! What the room promises of every text, tried with random and hostile ones.

use super::Prose;
use super::Setting;
use super::escape;
use super::read_prose;
use proptest::prelude::ProptestConfig;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use std::collections::BTreeMap;

fn read(source: &str) -> Prose {
    let withheld = BTreeMap::from([("cycle".to_owned(), "更新の<周期>".to_owned())]);
    read_prose(
        source,
        &Setting { id_prefix: "p-", withheld: &withheld, image_base: "attachments/", heading_level: None },
    )
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|char| !char.is_whitespace()).collect()
}

/// What a browser shows of HTML: tags and words for the ear alone taken out, entities read.
fn text_content(html: &str) -> String {
    let mut aloud = html.split("<span class=\"aloud\">");
    let before = aloud.next().unwrap_or_default().to_owned();
    let html = aloud.filter_map(|part| part.split_once("</span>")).fold(before, |html, (_, rest)| html + rest);
    let outside_tags = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    let text: String = outside_tags.collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Whether every tag closes the one that is open.
fn is_well_formed(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            None if !matches!(name, "br" | "hr" | "img") => open.push(name),
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn hostile_input_is_read_in_linear_time() {
    let patterns = [
        "[",
        "*",
        ">",
        "<",
        "`",
        "~",
        "@",
        "![",
        "[^",
        "- ",
        "> 1. ",
        "[a](",
        "<a ",
        "**。a",
        "http://",
        "〔非公表:",
        "〔 非公開 a",
        "a@b.",
        "|",
        "![](x",
        "    a\n\n",
        "[^a]: ",
        "\\",
        "&",
        "<!--",
        "]:",
        "|-\n",
        "++a",
        "（",
        "（）",
        "（a（",
        "１　a\n",
        "（１）a\nア　b\nc\n",
        "・a\nb\n",
        "①a\nb\n１　c\n",
        "（略）",
        "・a\n　・b\n",
        "○○",
        "9~~1 ",
        "9時~~1と",
        "①、",
    ];
    for pattern in patterns {
        let prose = read(&pattern.repeat(1_000_000 / pattern.len()));
        assert_eq!(squeezed(&text_content(&prose.html)), squeezed(&prose.plain), "{pattern}");
    }
}

const TEXT: &str = "([ \n\t　a1あ次。、（）「」〔〕・*_~`<>|:#+=&;\\\\\\[\\]()!^/.@x-]|非公表|https://|\n\n|\n- |\n1\\. |    |\\|-\\||\\[\\^1\\]|\\]\\(|<b>|\\*\\*){0,40}";

const LINES: &str = "(1[.．　)]|　　・|○|[時9]~~1|の|（[１２３]）|[１２３]　|[アイロウ][　．]|（[アイ]）|[①②③]|[一二]　|・|【|】|第9条　|（前段）|（略）|（ママ）|[（(]|[）)]|\\+\\+|~~|\\*\\*|[あ次。a +]|　|\n|\n\n|\n- |\n  - |\n1\\. |> ){0,40}";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_says_what_plain_says(source in TEXT) {
        let prose = read(&source);
        prop_assert_eq!(squeezed(&text_content(&prose.html)), squeezed(&prose.plain));
        for problem in prose.problems {
            prop_assert!(source.get(problem.span).is_some());
        }
        for link in prose.links {
            prop_assert!(source.get(link.span).is_some());
        }
    }

    #[test]
    fn typed_lines_say_what_plain_says(source in LINES) {
        let prose = read(&source);
        prop_assert_eq!(squeezed(&text_content(&prose.html)), squeezed(&prose.plain));
        prop_assert!(is_well_formed(&prose.html), "{}", prose.html);
        let changes = source.contains("++") || source.contains("~~") || source.contains("**");
        let letters = |words: &str| words.chars().filter(|char| "１２３アイロウ①②③一二・【】第条（）あ次。".contains(*char)).count();
        prop_assert!(letters(&prose.plain) >= letters(&source) || changes, "{}", prose.plain);
    }

    #[test]
    fn escaped_lines_read_back(words in LINES) {
        let prose = read(&escape(&words));
        prop_assert_eq!(squeezed(&prose.plain), squeezed(&words));
    }

    #[test]
    fn any_string_can_be_read(source in "\\PC{0,60}|.{0,60}") {
        let prose = read(&source);
        prop_assert_eq!(squeezed(&text_content(&prose.html)), squeezed(&prose.plain));
    }

    #[test]
    fn words_never_vanish(source in "([あ1次。：|]|[ \\-#>*_:|<^\\\\]|\n|\n\n|\n    |\n- |\n1\\. |\n\\[|\n\\[\\^|\\]:|\\[|\\]|\\|-\\|-|\\*\\*|<!--|<b|>){0,40}") {
        let letters = |words: &str| words.chars().filter(|char| matches!(char, 'あ' | '次' | '。')).count();
        let notes = source.matches("[^").count();
        prop_assert!(letters(&read(&source).plain) >= letters(&source) || notes > 0, "{}", read(&source).plain);
    }

    #[test]
    fn escaped_words_read_back(words in TEXT) {
        let prose = read(&escape(&words));
        prop_assert_eq!(squeezed(&prose.plain), squeezed(&words));
        prop_assert!(prose.problems.is_empty(), "{:?}", prose.problems);
    }
}
