//! `juran import record`: the questions and answers of a meeting, as one table, become a meeting record.

use std::path::Path;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::import;
use crate::import::RecordImported;
use crate::model::DocumentKind;
use crate::model::VersionName;
use crate::text::grouped;

use super::Exit;
use super::UNPLACED;
use super::arguments;
use super::editor;
use super::forms;
use super::left;
use super::left::Left;
use super::listed;
use super::table;

pub(super) const NAME: &str = "record";
pub(super) const USAGE: &str = "juran import record <表のファイル> --body <機関> --id <識別名> [オプション]";

fn kind() -> &'static DocumentKind {
    DocumentKind::of_folder("meetings").expect("the kinds hold that of meetings")
}

pub(super) fn grammar() -> Command {
    let file = super::file("諮問事項・種別・番号・質問・意見・要望・区の考え方・回答（「市の考え方」なども読みます）");
    let body = Arg::new("body")
        .long("body")
        .value_name("機関")
        .value_parser(arguments::document_id)
        .required(true)
        .help("会議を開く機関の識別名（例: shingikai）");
    let id = Arg::new("id")
        .long("id")
        .value_name("識別名")
        .value_parser(arguments::document_id)
        .required(true)
        .help("会議の識別名（例: r8-1）");
    let version = Arg::new("version")
        .long("version")
        .value_name("版")
        .value_parser(table::version_name)
        .help("版の番号（書かなければ 1）");
    let replace = super::replace(
        "この版の TOML ファイルを置き換え、表に記載のない部のファイルは消します。図や .md などは残します",
    );
    let command = Command::new(NAME)
        .about("審議会の質問・意見・要望と回答の表を、会議録の TOML ファイルにします。")
        .override_usage(USAGE)
        .args([file, body, id, version, arguments::form(kind().default_form), replace]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let word = |name: &str| matches.get_one::<String>(name).expect("the grammar asks for body and id");
    let content = arguments::content(matches);
    let version = matches.get_one::<VersionName>("version").map_or_else(|| VersionName::number(1), Clone::clone);
    let name = matches.get_one::<String>("form").map_or(kind().default_form, String::as_str);
    let form = forms::named(name, content, Some(kind().folder))?;
    let folder = content.join(kind().folder).join(word("body")).join(word("id")).join(version.to_string());
    let standing = super::standing(&folder)?;
    if !standing.is_empty() && !matches.get_flag("replace") {
        return Err(left::refusal(&folder, &standing));
    }
    let (bytes, file_name) = super::opened(matches)?;
    let imported = import::record(&bytes, &file_name, &form)?;
    editor::write(content, &folder, &form, &imported.files)?;
    let left = Left::behind(&standing, &imported.files, &form);
    left.remove(&folder)?;
    super::conclude(content, &imported.findings, &told(&imported, &left, &folder))
}

fn told(imported: &RecordImported, left: &Left, folder: &Path) -> String {
    let number = |number: usize| grouped(u64::try_from(number).unwrap_or(u64::MAX));
    let mut lines = vec![format!(
        "{}行を取り込みました（諮問・報告 {}件、質問 {}件、意見 {}件、要望 {}件）。",
        number(imported.rows),
        number(imported.agenda),
        number(imported.questions),
        number(imported.opinions),
        number(imported.requests)
    )];
    if imported.unplaced > 0 {
        let unplaced = number(imported.unplaced);
        lines.push(format!("そのうち{unplaced}行には、行き先の決まらない言葉があり、{UNPLACED} に残しました。"));
    }
    let names: Vec<String> = imported.files.iter().map(|(name, _)| name.clone()).collect();
    lines.push(format!("書いた場所: {}", folder.display()));
    lines.push(format!("書いたファイル: {}", listed(&names)));
    lines.extend(left.told());
    lines.push("会議の名称、開催日、諮問の題名など、表にないことは、書いたファイルに書き足してください。".to_owned());
    lines.push(String::new());
    lines.join("\n")
}
