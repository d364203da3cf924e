//! The words that templates print themselves: the standard theme's, and the body's own laid over them.
//!
//! A word is laid into a template before the template is read, so that printing it costs nothing and a component
//! needs no word handed to it. `{{ words.home.recent }}` prints a word, `{{ words.home.count(count=list.count) }}` one
//! with a number in it, and `label={words.list.pager}` hands one to a component.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::read::Leaf;
use crate::read::leaves;
use crate::text::nearest;

use super::rules::BAD_TEMPLATE;
use super::rules::BAD_WORD;

/// Where the words stand in the folder of a theme.
pub(super) const FILE: &str = "words.toml";

const MENTION: &str = "words.";

/// Words by name.
#[derive(Debug)]
pub(super) struct Words(BTreeMap<String, String>);

/// A template with its words in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Worded {
    pub(super) text: String,
    /// Lines whose columns are no longer those of the file.
    pub(super) lines: BTreeSet<usize>,
}

/// A place in a template where a word belongs.
#[derive(Debug)]
struct Mention<'t> {
    name: &'t str,
    /// What its placeholders are filled with; none where it is handed to a component.
    filling: Option<BTreeMap<&'t str, &'t str>>,
    /// Bytes of the template that the word takes the place of.
    start: usize,
    end: usize,
}

impl Words {
    /// The standard words, and over them the words of a body's own file; what cannot be used of it becomes findings.
    pub(super) fn load(standard: &[u8], own: Option<&[u8]>, folder: &str, findings: &mut Findings) -> Self {
        let path = format!("themes/{folder}/{FILE}");
        let read = |bytes, findings: &mut Findings| leaves(&path, bytes, findings).into_iter();
        let named = |leaf: Leaf| leaf.words.map(|words| (leaf.name, words));
        let mut words = Self(read(standard, findings).filter_map(named).collect());
        for leaf in own.map(|own| read(own, findings)).into_iter().flatten() {
            match words.problem(&leaf) {
                Some((message, remedy)) => {
                    findings.add(&BAD_WORD, Place::at(leaf.spot).quoting(&leaf.name), message, remedy);
                }
                None => words.0.extend(named(leaf)),
            }
        }
        words
    }

    /// Why a word of the body's own cannot be used, and how to mend it.
    fn problem(&self, own: &Leaf) -> Option<(String, String)> {
        let name = &own.name;
        let Some(standard) = self.0.get(name) else {
            let remedy = match nearest(name, self.0.keys().map(String::as_str)) {
                Some(near) => format!("「{near}」の書き誤りなら、直してください。"),
                None => "組み込みの words.toml にある見出しと名前で書いてください。".to_owned(),
            };
            return Some((format!("「{name}」という名前の言葉は、テーマにありません。"), remedy));
        };
        let Some(words) = own.words.as_deref() else {
            let message = format!("「{name}」に、文字の言葉ではないものが書かれています。");
            return Some((message, "引用符で囲んだ一つの言葉にしてください。".to_owned()));
        };
        if words.trim().is_empty() {
            let message = format!("「{name}」の言葉が空です。");
            return Some((message, "言葉を書くか、行を消して組み込みの言葉を使ってください。".to_owned()));
        }
        if words.chars().any(char::is_control) {
            let message = format!("「{name}」の言葉に、改行などの文字があります。");
            return Some((message, "一行の言葉にしてください。".to_owned()));
        }
        placeholder_problem(name, words, standard)
    }

    /// A template with its words in it; words that it asks for wrongly become findings at their line.
    pub(super) fn lay_into(&self, path: &str, template: &str, findings: &mut Findings) -> Worded {
        let mut text = String::with_capacity(template.len() * 2);
        let mut lines = BTreeSet::new();
        let mut done = 0;
        for (at, _) in template.match_indices(MENTION) {
            let Some(before) = template.get(done..at) else { continue };
            let Some(found) = mention(template, at, before) else { continue };
            let line = template.get(..at).map_or(0, |above| above.matches('\n').count()) + 1;
            let laid = found.and_then(|found| Ok((self.laid(&found)?, found)));
            match laid {
                Ok((laid, found)) => {
                    text.push_str(template.get(done..found.start).unwrap_or_default());
                    text.push_str(&laid);
                    lines.insert(line);
                    done = found.end;
                }
                Err((message, remedy)) => {
                    let spot = Spot { line: u32::try_from(line).unwrap_or(0), ..Spot::file(path) };
                    findings.add(&BAD_TEMPLATE, Place::at(spot), message, remedy);
                }
            }
        }
        text.push_str(template.get(done..).unwrap_or_default());
        Worded { text, lines }
    }

    /// What stands in a template for a word.
    fn laid(&self, mention: &Mention) -> Result<String, (String, String)> {
        let name = mention.name;
        let Some(words) = self.0.get(name) else {
            let remedy = match nearest(name, self.0.keys().map(String::as_str)) {
                Some(near) => format!("「words.{near}」の書き誤りなら、直してください。"),
                None => "words.toml にある見出しと名前で書いてください。".to_owned(),
            };
            return Err((format!("テンプレートが求める言葉「words.{name}」がありません。"), remedy));
        };
        let Some(filling) = &mention.filling else {
            return Ok(format!("=\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")));
        };
        let wanted = placeholders(words).unwrap_or_default();
        if wanted != filling.keys().copied().collect() {
            let wanted = wanted.iter().map(|name| format!("「{name}」")).collect::<String>();
            let wanted = if wanted.is_empty() { "ありません".to_owned() } else { format!("{wanted}です") };
            return Err((
                format!("テンプレートの「words.{name}」に渡す値が、言葉の波括弧の名前と合いません。"),
                format!("この言葉に渡す値は、{wanted}。「words.{name}(名前=値)」の形で、すべて渡してください。"),
            ));
        }
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        Ok(filling
            .iter()
            .fold(escaped, |words, (name, value)| words.replace(&format!("{{{name}}}"), &format!("{{{{ {value} }}}}"))))
    }
}

/// Names in braces; none where a brace stands alone.
fn placeholders(words: &str) -> Option<BTreeSet<&str>> {
    let mut found = BTreeSet::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if before.contains('}') || !is_name {
            return None;
        }
        found.insert(name);
        rest = behind;
    }
    (!rest.contains('}')).then_some(found)
}

/// What is wrong with the names in braces of a word that takes the place of another.
fn placeholder_problem(name: &str, words: &str, standard: &str) -> Option<(String, String)> {
    let wanted = placeholders(standard).unwrap_or_default();
    let listed = |names: &BTreeSet<&str>| names.iter().map(|name| format!("「{{{name}}}」")).collect::<String>();
    let remedy = if wanted.is_empty() {
        "この言葉には、波括弧を使わないでください。".to_owned()
    } else {
        format!("この言葉には、{}をすべて、そのままの形で残してください。", listed(&wanted))
    };
    let Some(written) = placeholders(words) else {
        return Some((format!("「{name}」の言葉に、閉じていない波括弧か、名前のない波括弧があります。"), remedy));
    };
    if let Some(strange) = written.difference(&wanted).next() {
        let near = nearest(strange, wanted.iter().copied());
        let remedy = near.map_or(remedy, |near| format!("「{{{near}}}」の書き誤りなら、直してください。"));
        return Some((format!("「{name}」の言葉の「{{{strange}}}」には、入るものがありません。"), remedy));
    }
    let missing: BTreeSet<_> = wanted.difference(&written).copied().collect();
    (!missing.is_empty()).then(|| (format!("「{name}」の言葉に、{}がありません。", listed(&missing)), remedy))
}

/// A word asked for at a place of a template; an error where it is asked for in no known way, none where it is not.
fn mention<'t>(template: &'t str, at: usize, before: &str) -> Option<Result<Mention<'t>, (String, String)>> {
    let opening = before.trim_end();
    let rest = template.get(at + MENTION.len()..)?;
    let length = rest.bytes().take_while(|byte| byte.is_ascii_lowercase() || b"_.".contains(byte)).count();
    let (name, behind) = rest.split_at(length);
    if opening.ends_with("={") {
        let end = behind.strip_prefix('}').map(|left| template.len() - left.len());
        let start = at - (before.len() - opening.len()) - "={".len();
        return Some(end.map(|end| Mention { name, filling: None, start, end }).ok_or_else(|| misused(name)));
    }
    if !opening.ends_with("{{") {
        return None;
    }
    let start = at - (before.len() - opening.len()) - "{{".len();
    let filled = filling(behind).and_then(|(filling, left)| Some((filling, left.trim_start().strip_prefix("}}")?)));
    let found =
        filled.map(|(filling, left)| Mention { name, filling: Some(filling), start, end: template.len() - left.len() });
    Some(found.ok_or_else(|| misused(name)))
}

fn misused(name: &str) -> (String, String) {
    (
        format!("テンプレートの「words.{name}」の書き方が正しくありません。"),
        format!("「{{{{ words.{name} }}}}」か「{{{{ words.{name}(名前=値) }}}}」の形で書いてください。"),
    )
}

/// `(count=list.count, title=list.title)` with what stands behind it; empty where there is no bracket.
fn filling(behind: &str) -> Option<(BTreeMap<&str, &str>, &str)> {
    let mut filling = BTreeMap::new();
    let Some(inner) = behind.strip_prefix('(') else { return Some((filling, behind)) };
    let (mut depth, mut quoted, mut start) = (0_usize, None, 0);
    for (at, letter) in inner.char_indices() {
        match (quoted, letter) {
            (Some(quote), _) => quoted = quoted.filter(|_| letter != quote),
            (None, '"' | '\'' | '`') => quoted = Some(letter),
            (None, '(' | '{' | '[') => depth += 1,
            (None, ',' | ')') if depth == 0 => {
                let (name, value) = inner.get(start..at)?.split_once('=')?;
                filling.insert(name.trim(), value.trim());
                start = at + 1;
                if letter == ')' {
                    return Some((filling, inner.get(start..)?));
                }
            }
            (None, ')' | '}' | ']') => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::finding::Findings;

    fn laid(template: &str) -> Result<String, String> {
        let mut findings = Findings::default();
        let standard = "[home]\ntitle = \"<新着>\"\ncount = \"全{count}件、{title}\"\nsaid = '「\"」'\n";
        let words = Words::load(standard.as_bytes(), None, "standard", &mut findings);
        let worded = words.lay_into("home.html", template, &mut findings);
        let told = findings.iter().next().map(|finding| finding.message.clone());
        told.map_or(Ok(worded.text), Err)
    }

    #[test]
    fn words_stand_where_templates_ask_for_them() {
        for (template, expected) in [
            ("<p>{{ words.home.title }}</p>", "<p>&lt;新着&gt;</p>"),
            ("{{words.home.title}}", "&lt;新着&gt;"),
            (
                "{{ words.home.count(count=rows | length, title=<b_c d={e} />) }}",
                "全{{ rows | length }}件、{{ <b_c d={e} /> }}",
            ),
            ("{{ words.home.count(count=f(a=1, b=\")\"), title=x) }}件", "全{{ f(a=1, b=\")\") }}件、{{ x }}件"),
            ("{{ <nav label={words.home.said} /> }}", "{{ <nav label=\"「\\\"」\" /> }}"),
            ("In other words. {{ x }}", "In other words. {{ x }}"),
        ] {
            assert_eq!(laid(template).as_deref(), Ok(expected), "{template}");
        }
    }

    #[test]
    fn words_that_cannot_be_laid_are_told() {
        for template in [
            "{{ words.home.titel }}",
            "{{ words.home.title | upper }}",
            "{{ words.home.title(count=1) }}",
            "{{ words.home.count }}",
            "{{ words.home.count(count=1) }}",
            "{{ words.home.count(count=1, title=2 }}",
            "{{ <nav label={words.home.title | upper} /> }}",
        ] {
            assert!(laid(template).is_err(), "{template}");
        }
    }
}
