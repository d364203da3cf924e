//! `juran schema`: the JSON Schema of a form's files, or of the published data.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::failure::Failure;
use crate::finding::Findings;
use crate::model::KINDS;
use crate::read;
use crate::schema;

use super::Exit;
use super::arguments;
use super::console;
use super::editor;
use super::forms;

pub(super) const NAME: &str = "schema";

pub(super) fn grammar() -> Command {
    let data = Arg::new("data")
        .long("data")
        .action(ArgAction::SetTrue)
        .conflicts_with("form")
        .help("公表する data.json の JSON Schema を出します");
    let all = Arg::new("all")
        .long("all")
        .action(ArgAction::SetTrue)
        .conflicts_with_all(["form", "data"])
        .help("すべての様式と site.toml、withdrawn.toml の JSON Schema を、フォルダーに書きます");
    let output = Arg::new("output")
        .long("output")
        .value_name("フォルダー")
        .value_parser(PathBufValueParser::new())
        .requires("all")
        .help("--all で書くフォルダー（書かなければ content の中の schema）");
    let command = Command::new(NAME)
        .about("文書の TOML ファイルの JSON Schema を出します。")
        .override_usage("juran schema [--form <様式> | --data]\n  juran schema --all [--output <フォルダー>]")
        .after_help(
            "対応する編集ソフトに渡すと、書くときに項目の説明と選択肢が出ます。\n「juran new」で作ったファイルは、初めの「#:schema」の行で、content の中の schema にあるものを指しています。",
        )
        .args([arguments::form(KINDS[0].default_form), data, all, output]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    if matches.get_flag("all") {
        return all(content, matches.get_one::<PathBuf>("output").map(PathBuf::as_path));
    }
    let schema = if matches.get_flag("data") {
        schema::data_schema()
    } else {
        let name = matches.get_one::<String>("form").map_or(KINDS[0].default_form, String::as_str);
        schema::schema(&*forms::named(name, content, None)?)
    };
    console::give(&format!("{schema:#}\n"))?;
    Ok(Exit::Fine)
}

/// Writes every schema, those of the body's own forms among them.
fn all(content: &Path, output: Option<&Path>) -> Result<Exit, Failure> {
    let mut findings = Findings::default();
    let catalogue = read::catalogue(content, &mut findings)?;
    let folder = output.map_or_else(|| content.join(read::SCHEMAS), Path::to_path_buf);
    let written = editor::put_all(&folder, &catalogue)?;
    console::give(&format!("{written}個の JSON Schema を書きました: {}\n", folder.display()))?;
    if !findings.is_empty() {
        let option = arguments::content_option(content);
        console::tell(&format!(
            "読み取れない様式のファイルがあるため、その JSON Schema は書いていません。「juran check{option}」で確かめてください。"
        ));
    }
    Ok(Exit::of(&findings))
}
