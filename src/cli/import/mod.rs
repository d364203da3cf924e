//! `juran import`: tables from the officers' desks become TOML files of a version.

mod changes;
mod form;
mod left;
mod record;
mod register;
mod table;
mod target;

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::report;
use crate::report::Around;
use crate::report::Shown;

use super::Exit;
use super::arguments;
use super::console;
use super::editor;
use super::editor::UNPLACED;
use super::forms;
use super::new;

pub(super) const NAME: &str = "import";

/// Tables are those of evaluation books where nobody says otherwise.
const KIND: &DocumentKind = &KINDS[0];

pub(super) fn grammar() -> Command {
    let command = Command::new(NAME)
        .about("表計算ソフトの表を取り込みます。")
        .override_usage([table::USAGE, form::USAGE, changes::USAGE, register::USAGE, record::USAGE].join("\n  "))
        .subcommand_required(true)
        .subcommands([table::grammar(), form::grammar(), changes::grammar(), register::grammar(), record::grammar()]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some((form::NAME, matches)) => form::run(matches),
        Some((changes::NAME, matches)) => changes::run(matches),
        Some((register::NAME, matches)) => register::run(matches),
        Some((record::NAME, matches)) => record::run(matches),
        Some((_, matches)) => table::run(matches),
        None => unreachable!("the grammar asks for what to import"),
    }
}

fn file(columns: &str) -> Arg {
    Arg::new("file")
        .value_name("表のファイル")
        .value_parser(PathBufValueParser::new())
        .required(true)
        .help(format!("CSV か Excel のファイル。列は、{columns}"))
}

fn replace(what: &str) -> Arg {
    Arg::new("replace").long("replace").action(ArgAction::SetTrue).help(what.to_owned())
}

/// The table that was named: its bytes, and its name for messages.
fn opened(matches: &ArgMatches) -> Result<(Vec<u8>, String), Failure> {
    let file = matches.get_one::<PathBuf>("file").expect("the grammar asks for a file");
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok((disk::read(file)?, name))
}

/// Names of what stands in the folder of the version.
fn standing(folder: &Path) -> Result<Vec<String>, Failure> {
    match disk::kind(folder) {
        None => Ok(Vec::new()),
        Some(_) => Ok(disk::list(folder)?.into_iter().map(|entry| entry.name).collect()),
    }
}

/// Tells what to look at, what was done, and what to do next.
fn conclude(content: &Path, findings: &Findings, told: &str) -> Result<Exit, Failure> {
    if !findings.is_empty() {
        console::tell(&report::human(findings, &Around::default(), Shown::All));
    }
    let option = arguments::content_option(content);
    console::give(&format!(
        "{told}次は「juran check{option}」で確かめ、「juran build --drafts{option}」で見てください。\n"
    ))?;
    new::remind_of_settings(content);
    Ok(Exit::Fine)
}

fn listed(names: &[String]) -> String {
    names.join("、")
}
