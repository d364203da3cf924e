//! Colour tokens of the theme: whether words can be read on what lies under them, in the light and in the dark scheme.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::text::Lines;

use super::rules::LOW_CONTRAST;

/// The least that words need (JIS X 8341-3:2016 1.4.3).
const LEAST: f64 = 4.5;

/// Words, what lies under them, and where that is seen.
const PAIRS: &[(&str, &str, &str)] = &[
    ("--ink", "--paper", "本文"),
    ("--ink", "--ground", "目次とページの下の欄"),
    ("--ink", "--cell", "項目の見出し"),
    ("--muted", "--paper", "補足"),
    ("--muted", "--ground", "目次とページの下の欄の補足"),
    ("--muted", "--cell", "項目の見出しの補足"),
    ("--link", "--paper", "リンク"),
    ("--link", "--ground", "目次とページの下の欄のリンク"),
    ("--link-visited", "--paper", "見たページへのリンク"),
    ("--link-visited", "--ground", "目次とページの下の欄の、見たページへのリンク"),
    ("--on-brand", "--brand", "ボタンと大きな見出し"),
    ("--mark", "--paper", "※の印"),
    ("--ink", "--draft", "公表前の版の知らせ"),
    ("--ink", "--past", "過去の版の知らせ"),
    ("--ink", "--info", "知らせ"),
    ("--ink", "--found", "さがした言葉"),
    ("--error", "--error-ground", "プレビューの誤り"),
    ("--warning", "--warning-ground", "プレビューの注意"),
    ("--withheld", "--withheld-ground", "非公表の印"),
];

/// A style sheet of the theme, in the order in which pages link them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// Whether it is the body's own.
    pub(super) own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

/// What a token is, and where that was said last.
#[derive(Debug, Clone)]
struct Token<'a> {
    value: &'a str,
    sheet: Sheet<'a>,
    offset: usize,
    /// Whether it was said for one scheme alone.
    is_of_scheme: bool,
}

/// A pair that cannot be read well, and the token of the body's own that makes it so.
struct Fault<'a> {
    token: &'a Token<'a>,
    what: &'a str,
    pair: String,
    ratio: f64,
}

/// Reports pairs of which a token is the body's own and words cannot be read well.
pub(super) fn check(sheets: &[Sheet], findings: &mut Findings) {
    for (scheme, seen) in [(Scheme::Light, "明るい画面"), (Scheme::Dark, "暗い画面")] {
        let mut tokens = BTreeMap::new();
        for sheet in sheets {
            gather(*sheet, scheme, &mut tokens);
        }
        let mut faults: BTreeMap<usize, Vec<Fault>> = BTreeMap::new();
        for (words, under, what) in PAIRS {
            let Some((words_are, under_is)) = tokens.get(words).zip(tokens.get(under)) else { continue };
            let Some(ratio) = colour(words_are.value).zip(colour(under_is.value)).map(contrast) else { continue };
            let own = [words_are, under_is].into_iter().filter(|token| token.sheet.own);
            let Some(token) = own.max_by_key(|token| token.offset).filter(|_| ratio < LEAST) else { continue };
            let said = |name: &str, token: &Token| format!("{name}（{}）", token.value);
            let pair = format!("文字の色 {} と背景の色 {}", said(words, words_are), said(under, under_is));
            faults.entry(token.offset).or_default().push(Fault { token, what, pair, ratio });
        }
        for of_token in faults.values() {
            report(seen, of_token, scheme, findings);
        }
    }
}

/// Tells of a token once in a scheme, by the pair that is hardest to read.
fn report(seen: &str, faults: &[Fault], scheme: Scheme, findings: &mut Findings) {
    let Some(worst) = faults.iter().min_by(|one, other| one.ratio.total_cmp(&other.ratio)) else { return };
    // Cut, not rounded: 4.49 is less than 4.5.
    let ratio = (worst.ratio * 100.0).floor() / 100.0;
    let besides = match faults.len() - 1 {
        0 => String::new(),
        count => format!("ほかに{count}か所でも足りません。"),
    };
    let message = format!("{seen}の{}で、{}の明るさの比が {ratio}対1 です。{besides}", worst.what, worst.pair);
    let remedy = if scheme == Scheme::Dark && !worst.token.is_of_scheme {
        "「@media (prefers-color-scheme: dark) { :root { … } }」の中に、暗い画面のための色も書いてください。"
    } else {
        "比が4.5対1以上になるように、どちらかの色を変えてください。"
    };
    findings.add(&LOW_CONTRAST, Place::at(place(worst.token)).quoting(worst.token.value), message, remedy);
}

fn place(token: &Token) -> Spot {
    let place = Lines::new(token.sheet.text).place(token.offset);
    let small = |number: usize| u32::try_from(number).unwrap_or(0);
    Spot { line: small(place.line), column: small(place.column), ..Spot::file(token.sheet.path) }
}

/// Tokens that a sheet gives `:root` in a scheme, over those given before.
fn gather<'a>(sheet: Sheet<'a>, scheme: Scheme, tokens: &mut BTreeMap<&'a str, Token<'a>>) {
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
                    && above.iter().all(|rule| holds(rule, scheme))
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

/// Whether a rule around `:root` holds on a screen of a scheme whose reader asked for nothing else.
fn holds(rule: &str, scheme: Scheme) -> bool {
    let rule: String = rule.to_ascii_lowercase().split_whitespace().collect();
    match rule.strip_prefix("@media").map(|media| media.trim_start_matches("screenand")) {
        Some("(prefers-color-scheme:dark)") => scheme == Scheme::Dark,
        Some("(prefers-color-scheme:light)") => scheme == Scheme::Light,
        Some(media) => media == "screen" || media == "all",
        None => false,
    }
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
}
