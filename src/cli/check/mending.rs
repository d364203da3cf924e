//! `--fix`: shows what can be mended without a person as a difference, and mends it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use clap::Arg;
use clap::ArgMatches;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Fix;
use crate::read;
use crate::read::Mended;
use crate::read::SourceTree;
use crate::report;
use crate::text::Instant;

use super::console;
use super::flag;

pub(super) fn grammar() -> [Arg; 3] {
    [
        flag("fix", "意味の変わらない誤りを直します。直す前と後の違いを示します"),
        flag("fix-unsafe", "意味が変わるかもしれない直しも行います。直した後で、人が読み直してください"),
        flag(
            "dry-run",
            "直す前と後の違いを示すだけで、ファイルは書き換えません（--fix か --fix-unsafe とともに使います）",
        ),
    ]
}

/// Mends what the command line allows; whether a file was changed.
pub(super) fn mend(
    matches: &ArgMatches,
    content: &Path,
    findings: &Findings,
    tree: Option<&(SourceTree, Instant)>,
) -> Result<bool, Failure> {
    let (safely, unsafely, is_trial) =
        (matches.get_flag("fix"), matches.get_flag("fix-unsafe"), matches.get_flag("dry-run"));
    if !safely && !unsafely {
        if is_trial {
            let cause = "「--dry-run」は、「--fix」か「--fix-unsafe」とともに使います。";
            return Err(Failure::new("検査を始められませんでした。", cause));
        }
        return Ok(false);
    }
    let files = by_file(findings, unsafely);
    let mut all = Vec::new();
    for (path, fixes) in &files {
        all.push(read::mended(content, path, fixes)?);
    }
    for mended in all.iter().filter(|mended| mended.done > 0) {
        console::tell(&report::diff(&mended.path, &mended.before, &mended.after));
    }
    let done: usize = all.iter().map(|mended| mended.done).sum();
    let left: usize = all.iter().map(|mended| mended.left).sum();
    if !is_trial {
        write(content, &all)?;
        if let Some(note) = published(&all, findings, tree) {
            console::tell(&note);
        }
    }
    console::tell(&summed_up((done, left), is_trial));
    Ok(done > 0 && !is_trial)
}

/// Fixes of findings that nobody accepted, by the file that they change.
fn by_file(findings: &Findings, unsafely: bool) -> BTreeMap<&str, Vec<&Fix>> {
    let mut files: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        let fix = finding.fix.as_ref().filter(|fix| fix.is_safe || unsafely);
        if let Some((fix, mends)) = fix.and_then(|fix| Some((fix, fix.mends.as_ref()?))) {
            files.entry(&mends.spot.file).or_default().push(fix);
        }
    }
    files
}

/// Writes the files one by one, each in one step; one that somebody has changed meanwhile is left as it is.
fn write(content: &Path, all: &[Mended]) -> Result<(), Failure> {
    for (written, mended) in all.iter().filter(|mended| mended.done > 0).enumerate() {
        let path = content.join(&mended.path);
        let rewritten = disk::read(&path).and_then(|bytes| {
            if bytes == mended.before.as_bytes() {
                return disk::rewrite(&path, mended.after.as_bytes());
            }
            let cause = "作業の途中で、ファイルの内容が変わりました。編集を終えてから、もう一度実行してください。";
            Err(Failure::at("ファイルを直しませんでした。", &path, cause))
        });
        rewritten.map_err(|failure| failure.leaving(&format!("それまでに直したファイルは、{written}個です。")))?;
    }
    Ok(())
}

/// Versions that were public already when they were mended: what was published must not change unnoticed.
fn published(all: &[Mended], findings: &Findings, tree: Option<&(SourceTree, Instant)>) -> Option<String> {
    let (tree, instant) = tree?;
    let is_mended = |file: &str| all.iter().any(|mended| mended.done > 0 && mended.path == file);
    let places = findings.iter().filter_map(|finding| {
        let place = finding.fix.as_ref().map(|_| &finding.place)?;
        place.spot.as_ref().filter(|spot| is_mended(&spot.file))?;
        place.document.clone().zip(place.version.clone())
    });
    let mended: BTreeSet<(String, String)> = places.collect();
    let public = tree
        .cards
        .iter()
        .map(|card| &card.version)
        .filter(|version| !version.document.is_single() && version.is_public_at(*instant));
    let names: Vec<String> = public
        .map(|version| (version.document.to_string(), version.name))
        .filter(|(document, name)| mended.contains(&(document.clone(), name.to_string())))
        .map(|(document, name)| format!("{document} {}", name.called()))
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "直した版のうち、{}は、公表日を過ぎています。すでに公表しているなら、元に戻し、次の版で直してください。",
            names.join("、")
        )
    })
}

fn summed_up((done, left): (usize, usize), is_trial: bool) -> String {
    let mut said = match (done, is_trial) {
        (0, _) => "自動で直せるところは、ありません。".to_owned(),
        (done, true) => format!("{done}か所を直せます。ファイルは書き換えていません。"),
        (done, false) => format!("{done}か所を直しました。"),
    };
    if left > 0 {
        said.push_str(&format!(
            "ほかの{left}か所は、ほかの記載を変えずに直せると確かめられなかったため、そのままです。"
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::by_file;
    use crate::finding::Class;
    use crate::finding::Findings;
    use crate::finding::Fix;
    use crate::finding::Mendable;
    use crate::finding::Part;
    use crate::finding::Place;
    use crate::finding::Rule;
    use crate::finding::Severity;
    use crate::finding::Spot;

    static RULE: Rule = Rule {
        code: "H900",
        name: "wrong-word",
        severity: Severity::Error,
        class: Class::Contradicted,
        title: "言葉が違います",
        basis: "試すためです。",
    };

    #[test]
    fn what_may_change_the_meaning_is_mended_only_where_that_is_asked_for() {
        let mut findings = Findings::default();
        let part = Some(Part { words: "三".to_owned(), before: 0 });
        for fix in [Fix::safe("一"), Fix::unsafely("二"), Fix::unsafely("見つからない言葉")] {
            findings.add(&RULE, Place { part: part.clone(), ..Place::default() }, "説明。", "");
            findings.offer(fix);
        }
        findings.add(&RULE, Place::default(), "言葉の場所がない。", "");
        findings.offer(Fix::safe("四"));
        findings.for_each(|finding| {
            let Some(fix) = finding.fix.as_mut().filter(|fix| fix.replacement != "見つからない言葉") else {
                return;
            };
            let spot = Spot { line: 1, column: 1, ..Spot::file("a.toml") };
            fix.mends = Some(Mendable { value: spot.clone(), spot, words: "三".to_owned() });
        });
        let mends = |unsafely| {
            let files = by_file(&findings, unsafely);
            files.into_values().flatten().map(|fix| fix.replacement.clone()).collect::<Vec<_>>()
        };
        assert_eq!(mends(false), ["一"]);
        assert_eq!(mends(true), ["一", "二"]);
    }
}
