//! A theme of one's own: one file, one colour, one word, as `docs/theme.md` shows them; and what is said of a wrong one.

use std::collections::BTreeSet;

use crate::support::Sandbox;
use crate::support::own_files;
use crate::support::replaced;

/// The files of the example in the manual: its path in a theme, its words, the language of its block in the manual.
const EXAMPLE: &[(&str, &str, &str)] = &[
    ("assets/own.css", include_str!("fixtures/own-theme/standard/assets/own.css"), "css"),
    ("words.toml", include_str!("fixtures/own-theme/standard/words.toml"), "toml"),
    ("templates/not_found.html", include_str!("fixtures/own-theme/standard/templates/not_found.html"), "html"),
];

const MANUAL: &str = include_str!("../../docs/theme.md");

const WORDS: &str = include_str!("../../themes/standard/words.toml");

fn with_own(path: &str, text: &str) -> Sandbox {
    Sandbox::with_sheet().file(&format!("themes/standard/{path}"), text)
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ヿ' | '一'..='鿿' | '々' | '０'..='９' | 'ｱ'..='ﾝ')
}

/// Names of all words of the standard theme.
fn names() -> Vec<String> {
    let mut heading = "";
    let mut names = Vec::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(opened) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            heading = opened;
        } else if let Some((name, _)) = line.split_once(" = ") {
            names.push(format!("{heading}.{name}"));
        }
    }
    names
}

#[test]
fn the_example_of_the_manual_is_a_theme_that_works() {
    let plain = Sandbox::with_sheet();
    plain.build();
    let sandbox = Sandbox::with_sheet();
    for (path, text, _) in EXAMPLE {
        sandbox.put(&format!("looks/standard/{path}"), text);
    }
    let ran = sandbox.run(&["build", "--themes", "looks"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!ran.stderr.contains("注意"), "{}", ran.stderr);

    let home = sandbox.read("output/index.html");
    assert!(home.contains("新しくお知らせした文書") && home.contains("全部で1件"), "{home}");
    assert!(home.contains("公表しているもの"), "a word that is not replaced stays: {home}");
    let links: Vec<_> = home.lines().filter(|line| line.contains("rel=\"stylesheet\"")).collect();
    assert_eq!(
        links,
        ["<link rel=\"stylesheet\" href=\"assets/standard.css\">", "<link rel=\"stylesheet\" href=\"assets/own.css\">"]
    );
    assert_eq!(sandbox.read("output/assets/own.css"), EXAMPLE[0].1);
    assert_eq!(sandbox.read("output/assets/standard.css"), plain.read("output/assets/standard.css"));
    assert!(sandbox.read("output/404.html").contains("見本村役場の総務課"));

    let without_link = |page: &str| page.replace("<link rel=\"stylesheet\" href=\"../../assets/own.css\">\n", "");
    let document = "output/assessments/desk/index.html";
    assert_eq!(
        without_link(&sandbox.read(document)),
        plain.read(document),
        "pages without the word differ by the link"
    );
    let policy = |page: &str| page.lines().find(|line| line.contains("Content-Security-Policy")).map(str::to_owned);
    assert_eq!(policy(&home), policy(&plain.read("output/index.html")));
}

#[test]
fn the_manual_shows_the_files_of_the_example() {
    for (path, text, language) in EXAMPLE {
        assert!(MANUAL.contains(&format!("```{language}\n{text}```")), "{path} is not in the manual as it is");
        assert!(MANUAL.contains(&format!("`themes/standard/{path}`")), "{path} is not named in the manual");
    }
}

#[test]
fn templates_have_no_words_of_their_own_and_use_every_word_of_the_theme() {
    let templates = own_files("themes/standard/templates", ".html");
    for (path, text) in &templates {
        for (at, line) in text.lines().enumerate() {
            assert!(!line.chars().any(is_japanese), "{path}:{}: {line}", at + 1);
        }
    }
    let names = names();
    assert!(names.len() > 100, "{names:?}");
    let all: String = templates.into_values().collect();
    for name in names {
        let mention = format!("words.{name}");
        let mut behind = all.split(&mention).skip(1).filter_map(|rest| rest.chars().next());
        let mentioned = behind.any(|next| !next.is_ascii_alphanumeric() && next != '_' && next != '.');
        assert!(mentioned, "no template prints {name}");
    }
}

#[test]
fn words_that_cannot_be_used_are_told_at_their_line() {
    for (text, line, named) in [
        ("[home]\nrecnet = \"新着\"\n", 2, "home.recent"),
        ("[hom]\nrecent = \"新着\"\n", 2, "home.recent"),
        ("[home]\n\nrecent = 3\n", 3, "文字"),
        ("[home]\nrecent = [\"新着\"]\n", 2, "文字"),
        ("[home]\nrecent = \"　\"\n", 2, "空"),
        ("[home]\nrecent = \"新着\\n一覧\"\n", 2, "改行"),
        ("[home]\ncount = \"件数\"\n", 2, "{count}"),
        ("[home]\ncount = \"{coumt}件\"\n", 2, "{count}"),
        ("[home]\ncount = \"{count}件{\"\n", 2, "波括弧"),
        ("[home]\nrecent = \"{{ site.title }}\"\n", 2, "波括弧"),
        ("home = \"新着\"\n", 1, "home"),
    ] {
        let found = with_own("words.toml", text).only_finding();
        assert_eq!(found.rule, "T103", "{text}: {found:?}");
        assert_eq!(found.line, Some(line), "{text}: {found:?}");
        assert_eq!(found.file.as_deref(), Some("themes/standard/words.toml"));
        assert!(format!("{}{}", found.message, found.remedy).contains(named), "{text}: {found:?}");
    }
}

#[test]
fn a_file_of_words_that_is_no_toml_is_told() {
    let found = with_own("words.toml", "[home]\nrecent = \"新着\n").only_finding();
    assert_eq!((found.rule.as_str(), found.line), ("R102", Some(2)), "{found:?}");
}

#[test]
fn words_are_printed_as_they_are_written() {
    let sandbox = with_own("words.toml", "[home]\nrecent = '<b>新着</b> & \"一覧\"'\n");
    sandbox.build();
    assert!(sandbox.read("output/index.html").contains("&lt;b&gt;新着&lt;/b&gt; &amp; &quot;一覧&quot;"));
}

#[test]
fn a_template_that_asks_for_a_word_that_is_not_there_is_told() {
    let page =
        "{% extends \"base.html\" %}\n{% block content %}\n<p>{{ words.not_found.word }}</p>\n{% endblock content %}\n";
    let found = with_own("templates/not_found.html", page).only_finding();
    assert_eq!((found.rule.as_str(), found.line), ("T101", Some(3)), "{found:?}");
    assert!(found.remedy.contains("words.not_found.words"), "{found:?}");
}

#[test]
fn a_colour_that_cannot_be_read_is_told_and_built() {
    let sandbox = with_own("assets/own.css", ":root {\n  --link: #9ad0ff;\n}\n");
    let found = sandbox.check();
    assert!(!found.is_empty() && found.iter().all(|told| told.rule == "T104" && told.severity == "W"), "{found:#?}");
    assert!(found.iter().all(|told| told.place().starts_with("themes/standard/assets/own.css:2:")), "{found:#?}");
    sandbox.build();
    let quiet = with_own("assets/own.css", EXAMPLE[0].1);
    assert_eq!(quiet.check().len(), 0);
}

#[test]
fn a_file_that_no_page_uses_is_told() {
    for (path, near) in [
        ("word.toml", "words.toml"),
        ("template/home.html", "templates"),
        ("own.css", "assets"),
        ("assets/owm.css", "own.css"),
        ("templates/not-found.html", "not_found.html"),
        ("templates/version-notice.html", "version-"),
    ] {
        let found = with_own(path, "x").only_finding();
        assert_eq!((found.rule.as_str(), found.severity.as_str()), ("T105", "W"), "{found:?}");
        assert!(found.remedy.contains(near), "{found:?}");
    }
    for path in ["README.md", "assets/print.css", "templates/badge.html", "templates/version-notices.html"] {
        assert_eq!(with_own(path, "").check().len(), 0, "{path}");
    }
}

#[test]
fn a_template_that_breaks_what_must_stay_is_refused() {
    const BASE: &str = include_str!("../../themes/standard/templates/base.html");
    let skip = "<a class=\"skip-link\" href=\"#_main\">{{ words.page.skip }}</a>\n";
    for (from, to, code, named) in [
        (skip, "", "I311", "最初のリンク"),
        ("<main id=\"_main\" tabindex=\"-1\">", "<main id=\"_main\" tabindex=\"1\">", "I330", "tabindex"),
        ("</main>", "</main>\n<main></main>", "I311", "main"),
        (" aria-label=\"{{ words.page.nav }}\"", "", "I312", "nav"),
        ("</main>", "<table><tr><th>一</th><td>二</td></tr></table>\n</main>", "I323", "scope"),
        ("<h1>", "<h2>一</h2><h1>二</h1><h1>", "I306", "h1"),
        ("</main>", "<h4>一</h4>\n</main>", "I307", "段"),
        ("<html lang=\"ja\">", "<html>", "I301", "lang"),
        ("<title>{{ page.title }}</title>", "", "I303", "title"),
        ("</main>", "<p id=\"_main\">一</p>\n</main>", "I309", "二度"),
        ("</main>", "<img src=\"/assets/standard.css\">\n</main>", "I316", "alt"),
    ] {
        let ran = with_own("templates/base.html", &replaced(BASE, from, to)).run(&["build"]);
        assert_eq!(ran.code, Some(1), "{named}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("{code} ")) && ran.stderr.contains(named), "{named}: {}", ran.stderr);
    }
    with_own("templates/base.html", BASE).build();
}

/// Names of values that pages hand to their templates.
fn values() -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for text in own_files("src/render", ".rs").values() {
        for call in [".insert(\"", ".insert_value(\""] {
            let names = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            values.extend(names.map(str::to_owned));
        }
    }
    values
}

/// The words of a template between its brackets, without what stands in quotes or behind a dot.
fn mentions(template: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut repeated = BTreeSet::new();
    for tag in template.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        let unquoted: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let mut before = ' ';
        for word in unquoted.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_') {
            let name = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            if !".<|".contains(before) && !word.ends_with('=') {
                found.insert(name.to_owned());
            }
            before = word.chars().last().unwrap_or(' ');
        }
        let words: Vec<_> = tag.split_whitespace().collect();
        repeated.extend(words.windows(2).filter(|pair| pair[0] == "for").map(|pair| pair[1].to_owned()));
    }
    &found - &repeated
}

#[test]
fn the_manual_lists_every_template_with_the_values_it_receives() {
    let values = values();
    let rows: Vec<&str> = MANUAL.lines().filter(|line| line.starts_with("| `")).collect();
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<String>>();
    for (path, text) in own_files("themes/standard/templates", ".html") {
        let row = rows.iter().find(|row| row.starts_with(&format!("| `{path}` |")));
        let row = row.unwrap_or_else(|| panic!("the manual has no row for {path}"));
        let told = quoted(row.rsplit('|').nth(1).unwrap_or_default());
        let components: BTreeSet<String> =
            text.split("{% component ").skip(1).filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())).collect();
        let used = if components.is_empty() { &mentions(&text) & &values } else { components };
        assert_eq!(told, used, "{path}: the manual (left) and the template (right)");
    }
    for value in &values {
        assert!(
            rows.iter().any(|row| row.starts_with(&format!("| `{value}` |"))),
            "the manual does not explain {value}"
        );
    }
}
