//! Colour tokens of the theme: whether words and parts can be told from what lies under them, on every kind of screen.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Spot;
use crate::text::Lines;

use super::rules::LOW_CONTRAST;
use super::rules::LOW_PART_CONTRAST;

/// Pairs of tokens, as `contrast.toml` lists them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    words: Vec<Pair>,
    parts: Vec<Pair>,
}

/// What lies over what, where that is seen, and the ratio that it needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    over: String,
    under: String,
    seen: String,
    least: f64,
    /// What it needs where the reader asks for more contrast.
    more: Option<f64>,
}

static PAIRS: LazyLock<Pairs> =
    LazyLock::new(|| toml::from_str(include_str!("contrast.toml")).expect("the pairs are TOML, as a test holds"));

/// Tokens that stand for another: how often one may lead on to the next.
const LONGEST_CHAIN: usize = 8;

/// A style sheet of the theme, in the order in which pages link them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// Whether it is the body's own.
    pub(super) own: bool,
}

/// A screen, by what its reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Screen {
    is_dark: bool,
    /// Whether more contrast is asked for.
    has_more: bool,
    called: &'static str,
}

const SCREENS: [Screen; 4] = [
    Screen { is_dark: false, has_more: false, called: "明るい画面" },
    Screen { is_dark: true, has_more: false, called: "暗い画面" },
    Screen { is_dark: false, has_more: true, called: "コントラストを上げた明るい画面" },
    Screen { is_dark: true, has_more: true, called: "コントラストを上げた暗い画面" },
];

/// What a token is, and where that was said last.
#[derive(Debug, Clone)]
struct Token<'a> {
    value: &'a str,
    sheet: Sheet<'a>,
    offset: usize,
    /// Whether it was said for one scheme alone.
    is_of_scheme: bool,
}

/// A pair that cannot be told apart well, and the token of the body's own that makes it so.
struct Fault<'a> {
    token: &'a Token<'a>,
    pair: &'a Pair,
    colours: [&'a str; 2],
    ratio: f64,
    least: f64,
}

/// Reports pairs of which a token is the body's own and that cannot be told apart well.
pub(super) fn check(sheets: &[Sheet], findings: &mut Findings) {
    let mut said = BTreeSet::new();
    for screen in SCREENS {
        let mut tokens = BTreeMap::new();
        for sheet in sheets {
            gather(*sheet, screen, &mut tokens);
        }
        for (rule, pairs) in [(&LOW_CONTRAST, &PAIRS.words), (&LOW_PART_CONTRAST, &PAIRS.parts)] {
            for (offset, of_token) in faults(pairs, screen, &tokens) {
                // A screen with more contrast has the faults of the one without; those are told there.
                let is_new = said.insert((rule.code, offset, screen.is_dark));
                if is_new || !screen.has_more {
                    report(rule, screen, &of_token, findings);
                }
            }
        }
    }
}

/// Pairs that are too close, by the place of the token that makes them so.
fn faults<'a>(
    pairs: &'a [Pair],
    screen: Screen,
    tokens: &'a BTreeMap<&'a str, Token<'a>>,
) -> BTreeMap<usize, Vec<Fault<'a>>> {
    let mut faults: BTreeMap<usize, Vec<Fault>> = BTreeMap::new();
    for pair in pairs {
        let least = pair.more.filter(|_| screen.has_more).unwrap_or(pair.least);
        let [over, under] = [&pair.over, &pair.under].map(|name| resolved(name, tokens));
        let (Some((over, over_is)), Some((under, under_is))) = (over, under) else { continue };
        let Some(ratio) = colour(over_is).zip(colour(under_is)).map(contrast) else { continue };
        let own = over.into_iter().chain(under).filter(|token| token.sheet.own);
        let Some(token) = own.max_by_key(|token| token.offset).filter(|_| ratio < least) else { continue };
        let fault = Fault { token, pair, colours: [over_is, under_is], ratio, least };
        faults.entry(token.offset).or_default().push(fault);
    }
    faults
}

/// The value that a token comes to, with every token on the way to it.
fn resolved<'a>(name: &str, tokens: &'a BTreeMap<&'a str, Token<'a>>) -> Option<(Vec<&'a Token<'a>>, &'a str)> {
    let mut way = vec![tokens.get(name)?];
    while let Some(next) = way.last().and_then(|token| token.value.strip_prefix("var(")?.strip_suffix(')')) {
        if way.len() > LONGEST_CHAIN {
            return None;
        }
        way.push(tokens.get(next.trim())?);
    }
    let value = way.last()?.value;
    Some((way, value))
}

/// Tells of a token once on a screen, by the pair that is hardest to tell apart.
fn report(rule: &'static Rule, screen: Screen, faults: &[Fault], findings: &mut Findings) {
    let Some(worst) = faults.iter().min_by(|one, other| one.ratio.total_cmp(&other.ratio)) else { return };
    // Cut, not rounded: 4.49 is less than 4.5.
    let ratio = (worst.ratio * 100.0).floor() / 100.0;
    let besides = match faults.len() - 1 {
        0 => String::new(),
        count => format!("ほかに{count}か所でも足りません。"),
    };
    let (Pair { over, under, seen, .. }, [over_is, under_is]) = (worst.pair, worst.colours);
    let what = if rule.code == LOW_CONTRAST.code { "文字" } else { "部品" };
    let message = format!(
        "{}の{seen}で、{what}の色 {over}（{over_is}）と背景の色 {under}（{under_is}）の明るさの比が {ratio}対1 です。{besides}",
        screen.called
    );
    let remedy = if screen.is_dark && !worst.token.is_of_scheme {
        "「@media (prefers-color-scheme: dark) { :root { … } }」の中に、暗い画面のための色も書いてください。".to_owned()
    } else {
        format!("比が{}対1以上になるように、どちらかの色を変えてください。", worst.least)
    };
    findings.add(rule, Place::at(place(worst.token)).quoting(worst.token.value), message, remedy);
}

fn place(token: &Token) -> Spot {
    let place = Lines::new(token.sheet.text).place(token.offset);
    let small = |number: usize| u32::try_from(number).unwrap_or(0);
    Spot { line: small(place.line), column: small(place.column), ..Spot::file(token.sheet.path) }
}

/// Tokens that a sheet gives `:root` on a screen, over those given before.
fn gather<'a>(sheet: Sheet<'a>, screen: Screen, tokens: &mut BTreeMap<&'a str, Token<'a>>) {
    let mut open: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, letter) in ends(sheet.text) {
        let piece = sheet.text.get(start..at).unwrap_or_default();
        let blank = piece.len() - without_comments_before(piece).len();
        let words = without_comments_before(piece);
        if letter == '{' {
            open.push(words.trim());
        } else {
            let applies = open.split_last().is_some_and(|(rule, above)| {
                rule.split(',').any(|selector| selector.trim() == ":root")
                    && above.iter().all(|rule| holds(rule, screen))
            });
            if let Some((name, value)) = words.split_once(':').filter(|(name, _)| applies && name.starts_with("--")) {
                let is_of_scheme = open.iter().any(|rule| rule.contains("prefers-color-scheme"));
                tokens.insert(name.trim(), Token { value: value.trim(), sheet, offset: start + blank, is_of_scheme });
            }
            if letter == '}' {
                open.pop();
            }
        }
        start = at + letter.len_utf8();
    }
}

/// Places where a rule opens, a declaration ends or a rule closes, outside of comments and strings.
fn ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside = None;
    text.char_indices().filter(move |(at, letter)| {
        let rest = text.get(*at..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        match inside {
            Some('*') if before.ends_with("*/") => inside = None,
            Some(quote) if quote != '*' && quote == *letter => {
                inside = None;
                return false;
            }
            _ => {}
        }
        if inside.is_none() {
            inside = match letter {
                '"' | '\'' => Some(*letter),
                '/' if rest.starts_with("/*") => Some('*'),
                _ => None,
            };
        }
        inside.is_none() && "{};".contains(*letter)
    })
}

fn without_comments_before(piece: &str) -> &str {
    let words = piece.trim_start();
    match words.strip_prefix("/*").and_then(|comment| comment.split_once("*/")) {
        Some((_, rest)) => without_comments_before(rest),
        None => words,
    }
}

/// Whether a rule around `:root` holds on a screen.
fn holds(rule: &str, screen: Screen) -> bool {
    let rule: String = rule.to_ascii_lowercase().split_whitespace().collect();
    let Some(media) = rule.strip_prefix("@media") else { return false };
    media.split("and").all(|condition| match condition {
        "(prefers-color-scheme:dark)" => screen.is_dark,
        "(prefers-color-scheme:light)" => !screen.is_dark,
        "(prefers-contrast:more)" => screen.has_more,
        condition => condition == "screen" || condition == "all",
    })
}

/// `#rgb` or `#rrggbb`; other ways of naming a colour are not judged.
fn colour(value: &str) -> Option<[f64; 3]> {
    let digits = value.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let doubled: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit; 2]).collect() } else { digits.to_owned() };
    let part = |range| u8::from_str_radix(doubled.get(range)?, 16).ok().map(|part| f64::from(part) / 255.0);
    if doubled.len() == 6 { Some([part(0..2)?, part(2..4)?, part(4..6)?]) } else { None }
}

/// The contrast ratio of two colours, from 1 to 21.
fn contrast((one, other): ([f64; 3], [f64; 3])) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    linear.iter().zip([0.2126, 0.7152, 0.0722]).map(|(part, weight)| part * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use super::check;
    use crate::finding::Findings;

    const STANDARD: &str = include_str!("../../themes/standard/assets/standard.css");

    /// Line and message of what is told of a sheet laid over the standard one.
    fn told(own: &str) -> Vec<(u32, String)> {
        let mut findings = Findings::default();
        let standard = Sheet { path: "standard.css", text: STANDARD, own: false };
        check(&[standard, Sheet { path: "own.css", text: own, own: true }], &mut findings);
        findings
            .iter()
            .map(|told| (told.place.spot.as_ref().map_or(0, |spot| spot.line), told.message.clone()))
            .collect()
    }

    #[test]
    fn every_pair_of_the_standard_theme_can_be_read() {
        let mut findings = Findings::default();
        check(&[Sheet { path: "standard.css", text: STANDARD, own: true }], &mut findings);
        assert_eq!(findings.iter().map(|told| told.message.as_str()).collect::<Vec<_>>(), <[&str; 0]>::default());
    }

    #[test]
    fn colours_that_can_be_read_are_passed_over() {
        for own in [
            "",
            ":root { --brand: #005a3c; }",
            ":root{--brand:#063}",
            "/* :root { --brand: #fff; } */",
            ":root { --brand: oklch(40% 0.1 150); }",
            ".card { --brand: #ffffff; }",
            "@media print { :root { --link: #eeeeee; } }",
            ":root { --note: \"} :root { --brand: #ffffff; \"; }",
            ":root { --link: #0b5a2a; } @media (prefers-color-scheme: dark) { :root { --link: #9be0b0 } }",
            ":root { --mark: var(--ink); }",
            ":root { --mark: var(--nothing); } :root { --muted: var(--muted); }",
            "@media (prefers-contrast: more) and (prefers-color-scheme: light) { :root { --ink: #000; } }",
            ":root { --line: #eeeeee; }",
        ] {
            assert_eq!(told(own), [], "{own}");
        }
    }

    #[test]
    fn colours_that_cannot_be_read_are_told_at_their_line() {
        let found = told("/* 青 */\n:root {\n  --brand: #ffcc00;\n}\n");
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().all(|(line, _)| *line == 3), "{found:#?}");
        assert!(found[0].1.contains("明るい画面") && found[1].1.contains("暗い画面"), "{found:#?}");
    }

    #[test]
    fn a_colour_for_the_light_scheme_alone_is_told_of_the_dark_one() {
        let found = told(":root { --link: #0b5a2a; }");
        assert!(found.len() == 1 && found[0].1.contains("暗い画面"), "{found:#?}");
    }

    #[test]
    fn parts_that_cannot_be_told_apart_are_told() {
        let mut findings = Findings::default();
        let own = ":root { --line-strong: #cccccc; } @media (prefers-color-scheme: dark) { :root { --line-strong: #8593a3; } }";
        let standard = Sheet { path: "standard.css", text: STANDARD, own: false };
        check(&[standard, Sheet { path: "own.css", text: own, own: true }], &mut findings);
        let told: Vec<_> = findings.iter().map(|told| (told.rule.code, told.message.clone())).collect();
        assert!(told.len() == 1 && told[0].0 == "T106" && told[0].1.contains("明るい画面"), "{told:#?}");
    }

    #[test]
    fn colours_for_more_contrast_are_judged_where_they_hold() {
        let found = told("@media (prefers-contrast: more) {\n  :root { --ink: #666666; }\n}");
        assert!(found.iter().all(|(line, words)| *line == 2 && words.contains("コントラストを上げた")), "{found:#?}");
        assert_eq!(found.len(), 2, "{found:#?}");
        let found = told(":root { --mark: var(--paper); }");
        assert_eq!(found.len(), 2, "{found:#?}");
    }
}
