//! The grammar of the command line: what all commands share, and how help is laid out.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::form::is_folder_id;
use crate::text::Instant;

use super::ACTIONS;

/// Name of the content folder where no other is given.
pub(super) const CONTENT: &str = "content";

/// Options of all commands stand behind those of the command in question.
const LAST: usize = 1_000;

/// The whole grammar.
pub(super) fn grammar() -> Command {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true).display_order(LAST);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version).display_order(LAST);
    let content = Arg::new(CONTENT)
        .long("content")
        .value_name("フォルダー")
        .value_parser(PathBufValueParser::new())
        .global(true)
        .display_order(LAST - 1)
        .help("公開する内容のフォルダー（書かなければ content）");
    let command = Command::new("juran")
        .about("縦覧: 評価書などの文書を確かめ、公開するサイトに編みます。")
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage("juran コマンド [オプション]")
        .after_help("コマンドごとの説明は「juran build --help」のように見られます。")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args([content, help.help("この説明を表示します"), version.help("版を表示します")])
        .subcommands(ACTIONS.iter().map(|action| (action.grammar)()));
    laid_out(command)
}

/// Lays out the help of a command under Japanese headings.
pub(super) fn laid_out(command: Command) -> Command {
    let mut template = "{about}\n\n使い方:\n  {usage}\n".to_owned();
    if command.has_subcommands() {
        template.push_str("\nコマンド:\n{subcommands}\n");
    }
    if command.get_positionals().next().is_some() {
        template.push_str("\n書くもの:\n{positionals}\n");
    }
    template.push_str("\nオプション:\n{options}{after-help}\n");
    // Full-width value names are counted as half as wide as they are, so help stands on the next line.
    command.help_template(template).mut_args(|argument| {
        let takes_value = argument.get_action().takes_values();
        argument.next_line_help(true).hide_possible_values(takes_value).hide_default_value(takes_value)
    })
}

/// The content folder.
pub(super) fn content(matches: &ArgMatches) -> &Path {
    matches.get_one::<PathBuf>(CONTENT).map_or(Path::new(CONTENT), PathBuf::as_path)
}

/// How to add the content folder to a command that is recommended; empty for the usual folder.
pub(super) fn content_option(content: &Path) -> String {
    if content == Path::new(CONTENT) { String::new() } else { format!(" --content {}", content.display()) }
}

/// `--as-of`
pub(super) fn as_of() -> Arg {
    Arg::new("as-of")
        .long("as-of")
        .value_name("日時")
        .value_parser(|written: &str| {
            let hint = "時刻も書くなら「2026-11-20T17:00」の形です。";
            Instant::parse(written).map_err(|problem| format!("{}{hint}", problem.message(written)))
        })
        .help("いつの時点として扱うか（2026-11-20 か 2026-11-20T17:00。書かなければ site.toml の as_of、なければ今）")
}

/// The instant of `--as-of`.
pub(super) fn instant(matches: &ArgMatches) -> Option<Instant> {
    matches.get_one::<Instant>("as-of").copied()
}

/// `--form`
pub(super) fn form(default: &str) -> Arg {
    let help = format!("様式の名前（書かなければ {default}）");
    Arg::new("form").long("form").value_name("様式").help(help)
}

/// A document's id, or why the words are none.
pub(super) fn document_id(written: &str) -> Result<String, String> {
    if is_folder_id(written) {
        return Ok(written.to_owned());
    }
    Err(format!(
        "「{written}」は、文書の識別名に使えません。英小文字で始まる、60文字までの半角の英小文字・数字・ハイフンで付けてください（例: kaigo）。"
    ))
}

#[cfg(test)]
mod tests {
    use super::document_id;
    use super::grammar;

    /// Every command with the commands below it, by the words that call it.
    fn all(command: &clap::Command, called: &str) -> Vec<(String, clap::Command)> {
        let mut found = vec![(called.to_owned(), command.clone())];
        for inner in command.get_subcommands() {
            found.extend(all(inner, &format!("{called} {}", inner.get_name())));
        }
        found
    }

    #[test]
    fn the_grammar_is_sound() {
        grammar().debug_assert();
    }

    #[test]
    fn help_is_japanese() {
        let mut root = grammar();
        root.build();
        for (called, _) in all(&root, "juran") {
            let words = called.split(' ').chain(["--help"]);
            let help = grammar().try_get_matches_from(words).expect_err("help ends the reading").to_string();
            for english in ["Usage", "Options", "Commands", "Arguments", "Print", "possible", "default", "help:"] {
                assert!(!help.contains(english), "{called}: {english}\n{help}");
            }
            for needed in ["使い方:\n  juran", "この説明を表示します"] {
                assert!(help.contains(needed), "{called}: {needed}\n{help}");
            }
            assert!(help.ends_with('\n') && !help.ends_with("\n\n"), "{called}\n{help}");
            assert!(help.lines().all(|line| line == line.trim_end()), "{called}\n{help}");
        }
    }

    #[test]
    fn the_version_is_told() {
        let told = grammar().try_get_matches_from(["juran", "--version"]).expect_err("it ends the reading");
        assert_eq!(told.to_string(), format!("juran {}\n", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn ids_are_checked() {
        assert_eq!(document_id("kaigo-2"), Ok("kaigo-2".to_owned()));
        for wrong in ["", "Kaigo", "2kaigo", "介護", "a/b", "con", &"a".repeat(61)] {
            assert!(document_id(wrong).is_err(), "{wrong}");
        }
    }
}
