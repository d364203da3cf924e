//! `juran check`: tells everything there is to say about the content.

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::pipeline;
use crate::report;
use crate::report::Shown;

use super::Exit;
use super::arguments;
use super::build;
use super::clock;
use super::console;

pub(super) const NAME: &str = "check";

/// Findings told to people at once; more cannot be worked through and hide the summary.
pub(super) const SHOWN: Shown = Shown::First(200);

pub(super) fn grammar() -> Command {
    let format = Arg::new("format")
        .long("format")
        .value_name("形")
        .value_parser(["human", "json"])
        .default_value("human")
        .help("human は読むための形、json はほかのソフトに渡す形（書かなければ human）");
    let command = Command::new(NAME)
        .about("書かれた内容を確かめ、直すところを知らせます。")
        .override_usage("juran check [オプション]")
        .after_help("誤りがなければ 0、あれば 1 で終わります。")
        .args([format, arguments::as_of()]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let themes = build::themes_beside(content);
    let findings = pipeline::check(content, themes.as_deref(), arguments::instant(matches), clock::now())?;
    let is_json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    console::give(&if is_json { report::json(&findings) } else { report::human(&findings, SHOWN) })?;
    Ok(Exit::of(&findings))
}
