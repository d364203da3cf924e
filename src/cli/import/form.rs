//! `juran import form`: a workbook in the shape of a form becomes the files of a version.

use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::import;

use super::Exit;
use super::table;

pub(super) const NAME: &str = "form";
pub(super) const USAGE: &str = "juran import form <様式の形のファイル> --id <識別名> --version <版> [オプション]";

pub(super) fn grammar() -> Command {
    let file = super::file("問いません。様式の項目名の右か下のセルを、その項目の記載として読みます")
        .value_name("様式の形のファイル");
    table::laid_out(NAME, USAGE, file)
        .about("様式の形の Excel を、項目名とセルの位置で読み、文書の TOML ファイルにします。")
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    table::write(matches, import::form, "か所の記載")
}
