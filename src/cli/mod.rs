//! The command line: the only room that prints, reads the environment and looks at the clock.
//!
//! One file per command. A command reads its arguments, calls one stage, tells what came of it and says how it ended.

mod arguments;
mod bug;
mod build;
mod check;
mod clock;
mod compare;
mod console;
mod due;
mod editor;
mod forms;
mod import;
mod intake;
mod list;
mod new;
mod progress;
mod publish;
mod revise;
mod rules;
mod schema;
mod serve;
mod ssh_keygen;
mod usage;
mod verify;
mod vouching;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::Command;
use clap::error::ErrorKind;

use crate::failure::Failure;
use crate::finding::Class;
use crate::finding::Findings;

/// A command: its name, its grammar, and what it does.
struct Action {
    name: &'static str,
    grammar: fn() -> Command,
    run: fn(&ArgMatches) -> Result<Exit, Failure>,
}

/// Every command, in the order of the help.
const ACTIONS: &[Action] = &[
    Action { name: new::NAME, grammar: new::grammar, run: new::run },
    Action { name: check::NAME, grammar: check::grammar, run: check::run },
    Action { name: build::NAME, grammar: build::grammar, run: build::run },
    Action { name: serve::NAME, grammar: serve::grammar, run: serve::run },
    Action { name: revise::NAME, grammar: revise::grammar, run: revise::run },
    Action { name: publish::NAME, grammar: publish::grammar, run: publish::run },
    Action { name: verify::NAME, grammar: verify::grammar, run: verify::run },
    Action { name: compare::NAME, grammar: compare::grammar, run: compare::run },
    Action { name: list::NAME, grammar: list::grammar, run: list::run },
    Action { name: due::NAME, grammar: due::grammar, run: due::run },
    Action { name: import::NAME, grammar: import::grammar, run: import::run },
    Action { name: intake::NAME, grammar: intake::grammar, run: intake::run },
    Action { name: rules::NAME, grammar: rules::grammar, run: rules::run },
    Action { name: schema::NAME, grammar: schema::grammar, run: schema::run },
];

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// No error.
    Fine,
    /// Errors in the content.
    Errors,
    /// The machine or the command line did not allow it.
    Failed,
    /// Something that must not be published was about to be.
    Leaked,
}

impl Exit {
    /// What findings mean for the end of a command.
    fn of(findings: &Findings) -> Self {
        if findings.has_error_of(Class::Leak) {
            Self::Leaked
        } else if findings.counts().errors > 0 {
            Self::Errors
        } else {
            Self::Fine
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Errors => 1,
            Exit::Failed => 2,
            Exit::Leaked => 3,
        })
    }
}

/// Runs the program; the first argument is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    bug::guarded(|| attempt(&arguments)).into()
}

fn attempt(arguments: &[OsString]) -> Exit {
    let ended = match arguments::grammar().try_get_matches_from(arguments) {
        Ok(matches) => execute(&matches),
        Err(error) => answer(&error, arguments),
    };
    ended.unwrap_or_else(|failure| {
        console::tell(&failure.to_string());
        Exit::Failed
    })
}

fn execute(matches: &ArgMatches) -> Result<Exit, Failure> {
    let (name, matches) = matches.subcommand().expect("the grammar asks for a command");
    let action = ACTIONS.iter().find(|action| action.name == name).expect("the grammar knows no other commands");
    (action.run)(matches)
}

/// Help and version are what was asked for; everything else is told as a mistake in the command line.
fn answer(error: &clap::Error, arguments: &[OsString]) -> Result<Exit, Failure> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        console::give(&error.to_string())?;
        return Ok(Exit::Fine);
    }
    console::tell(&usage::explain(error, arguments));
    Ok(Exit::Failed)
}
