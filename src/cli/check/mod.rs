//! `juran check`: tells everything there is to say about the content, or what is asked for of it.

mod choice;
mod mending;
mod target;

use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::pipeline;
use crate::read;
use crate::read::SourceTree;
use crate::report;
use crate::report::Around;
use crate::report::Shown;
use crate::text::Instant;

use super::Exit;
use super::arguments;
use super::build;
use super::clock;
use super::console;
use super::rules;

use choice::Choice;

pub(super) const NAME: &str = "check";

/// Findings told to people at once; more cannot be worked through and hide the summary.
pub(super) const SHOWN: Shown = Shown::First(200);

pub(super) fn grammar() -> Command {
    let format = Arg::new("format")
        .long("format")
        .value_name("形")
        .value_parser(["human", "narrated", "json", "sarif", "html"])
        .default_value("human")
        .help("human は読むための形、narrated は読み上げで聞くための形、html は印刷して決裁に添える報告書、json と sarif はほかのソフトに渡す形（書かなければ human）");
    let output = Arg::new("output")
        .long("output")
        .value_name("ファイル")
        .value_parser(PathBufValueParser::new())
        .help("結果を書き出すファイル（書かなければ画面に出します）。公開するサイトのフォルダーには書けません");
    let command = Command::new(NAME)
        .about("書かれた内容を確かめ、直すところを知らせます。")
        .override_usage("juran check [オプション]")
        .after_help(
            "知らせた指摘に誤りがなければ 0、あれば 1、作業ができなければ 2、公表しない言葉が現れたら 3 で終わります。",
        )
        .args([format, output])
        .args(choice::grammar())
        .args(mending::grammar())
        .arg(arguments::as_of());
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let themes = build::themes_beside(content);
    let choice = Choice::of(matches)?;
    let output = matches.get_one::<PathBuf>("output");
    if let Some(output) = output {
        target::keep_apart(output, content, themes.as_deref())?;
    }
    let (as_of, now) = (arguments::instant(matches), clock::now());
    let examine = || -> Result<_, Failure> {
        let (mut findings, tree) = pipeline::examine(content, themes.as_deref(), as_of, now)?;
        choice.apply(tree.as_ref().map(|(tree, _)| tree), &mut findings)?;
        Ok((findings, tree))
    };
    let (mut findings, mut tree) = examine()?;
    if mending::mend(matches, content, &findings, tree.as_ref())? {
        (findings, tree) = examine()?;
    }
    let around = Around { scope: choice.in_words(), ..around(content, &findings, tree.as_ref()) };
    let told = told(matches, content, &findings, &around);
    match output {
        None => console::give(&told)?,
        Some(output) => {
            target::write(output, &told)?;
            console::tell(&format!("検査の結果を、{} に書き出しました。", output.display()));
        }
    }
    Ok(Exit::of(&findings))
}

fn told(matches: &ArgMatches, content: &Path, findings: &Findings, around: &Around) -> String {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => report::json(findings),
        Some("sarif") => report::sarif(findings, around, &as_address(content)),
        Some("narrated") => report::narrated(findings, around),
        Some("html") => report::html(findings, around),
        _ => report::human(findings, around, SHOWN),
    }
}

/// What stands around findings in the content.
pub(super) fn around(content: &Path, findings: &Findings, tree: Option<&(SourceTree, Instant)>) -> Around {
    let lines = read::lines(content, findings.iter().filter_map(|finding| finding.place.spot.as_ref()));
    let Some((tree, instant)) = tree else { return Around { lines, ..Around::default() } };
    let title = |card: &read::Card| {
        let version = &card.version;
        ((version.document.to_string(), version.name.to_string()), card.title.clone())
    };
    Around {
        body: tree.settings.body.clone(),
        site: tree.settings.title.clone(),
        instant: Some(*instant),
        titles: tree.cards.iter().map(title).collect(),
        lines,
        ..Around::default()
    }
}

/// The content folder as files are addressed from where the program was started; nothing where that says no more.
fn as_address(content: &Path) -> String {
    let parts = content.components().filter(|part| !matches!(part, Component::CurDir));
    if content.has_root() || content.is_absolute() {
        return String::new();
    }
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}
