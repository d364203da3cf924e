//! `juran schema`: the JSON Schema of a form's files, or of the published data.

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::model::KINDS;
use crate::schema;

use super::Exit;
use super::arguments;
use super::console;
use super::forms;

pub(super) const NAME: &str = "schema";

pub(super) fn grammar() -> Command {
    let data = Arg::new("data")
        .long("data")
        .action(ArgAction::SetTrue)
        .conflicts_with("form")
        .help("公表する data.json の JSON Schema を出します");
    let command = Command::new(NAME)
        .about("文書の TOML ファイルの JSON Schema を出します。")
        .override_usage("juran schema [--form <様式> | --data]")
        .after_help("対応する編集ソフトに渡すと、書くときに項目の説明と選択肢が出ます。")
        .args([arguments::form(KINDS[0].default_form), data]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let schema = if matches.get_flag("data") {
        schema::data_schema()
    } else {
        let name = matches.get_one::<String>("form").map_or(KINDS[0].default_form, String::as_str);
        schema::schema(&*forms::named(name, arguments::content(matches), None)?)
    };
    console::give(&format!("{schema:#}\n"))?;
    Ok(Exit::Fine)
}
