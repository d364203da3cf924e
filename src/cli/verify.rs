//! `juran verify`: says of an archive, a site or a bundle what differs, file by file.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::failure::Failure;
use crate::fingerprint::short;
use crate::verify;
use crate::verify::Verdict;

use super::Exit;
use super::arguments;
use super::build::number;
use super::console;

pub(super) const NAME: &str = "verify";

pub(super) fn grammar() -> Command {
    let path = Arg::new("path").value_name("場所").required(true).value_parser(PathBufValueParser::new());
    let against = Arg::new("against").long("against").value_name("場所").value_parser(PathBufValueParser::new());
    let ca = Arg::new("ca").long("ca").value_name("ファイル").value_parser(PathBufValueParser::new());
    let command =
        Command::new(NAME)
            .about("公表の保存庫・サイト・一式が、公表したときのままかを、ファイルごとに確かめます。")
            .override_usage("juran verify <場所> [オプション]")
            .after_help("違いがなければ 0、あれば 1、確かめられなければ 2 で終わります。")
            .arg(path.help(
                "公表の保存庫（content か content/archive）、作ったサイト、一式（zip）、公表台帳（ledger.jsonl）",
            ))
            .arg(against.help("前の公表台帳か一式。今の公表台帳が、その続きかを確かめます"))
            .arg(ca.help("信頼する認証局の証明書（PEM）。時刻の証明を、この認証局までたどって確かめます"));
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let path = matches.get_one::<PathBuf>("path").expect("the grammar asks for it");
    let against = matches.get_one::<PathBuf>("against");
    let ca = matches.get_one::<PathBuf>("ca");
    let verdict = verify::verify(path, against.map(PathBuf::as_path), ca.map(PathBuf::as_path))?;
    console::give(&told(path, &verdict))?;
    Ok(if verdict.differences.is_empty() { Exit::Fine } else { Exit::Errors })
}

fn told(path: &Path, verdict: &Verdict) -> String {
    let mut told = vec![format!("{}（{}）を確かめました。", path.display(), verdict.what)];
    told.extend(verdict.differences.iter().map(|difference| {
        format!("{}: {} {}", difference.change.called(), difference.path, difference.note).trim_end().to_owned()
    }));
    told.extend(verdict.notes.iter().cloned());
    if let Some(last) = verdict.lines.last() {
        let seal = &last.seal;
        let called = if verdict.head.is_some() { "公表台帳の頭" } else { "公表台帳の記載" };
        told.push(format!("{called}: 第{}号 {}（SHA-256 {seal}）", last.entry.entry, short(seal)));
    }
    told.push(match verdict.differences.len() {
        0 => format!("{}個のファイルに、違いはありませんでした。", number(verdict.looked_at)),
        count => format!("{}個のファイルのうち、{}か所が違います。", number(verdict.looked_at), number(count)),
    });
    told.join("\n") + "\n"
}
