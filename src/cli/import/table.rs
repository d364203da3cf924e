//! `juran import table`: a whole document as one table becomes the files of a version.

use std::path::Path;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::failure::Failure;
use crate::form::Form;
use crate::import;
use crate::import::Imported;
use crate::model::VersionName;
use crate::text::grouped;

use super::Exit;
use super::KIND;
use super::UNPLACED;
use super::arguments;
use super::editor;
use super::forms;
use super::left;
use super::left::Left;
use super::listed;
use super::target::Target;

pub(super) const NAME: &str = "table";
pub(super) const USAGE: &str = "juran import table <表のファイル> --id <識別名> --version <版> [オプション]";

/// What turns bytes, named so, into the files of a document of a form and an id.
type Reading = fn(&[u8], &str, &Form, &str) -> Result<Imported, Failure>;

pub(super) fn grammar() -> Command {
    let file = super::file(
        "項目番号・項目名・繰返し・記載内容（識別子はなくても構いません）。「juran build」が作る項目の表（CSV・Excel）は、そのまま取り込めます",
    );
    laid_out(NAME, USAGE, file).about("項目と記載の表を、文書の TOML ファイルにします。")
}

/// A command that turns a file into a version.
pub(super) fn laid_out(name: &'static str, usage: &'static str, file: Arg) -> Command {
    let id = Arg::new("id")
        .long("id")
        .value_name("識別名")
        .required(true)
        .help("文書の識別名（例: kaigo。会議の記録は、機関の識別名を前に付けて shingikai/r8-1）");
    let version = Arg::new("version")
        .long("version")
        .value_name("版")
        .value_parser(version_name)
        .help("版の番号（第1版なら 1、第2版の案なら 2-an）。版のある文書では、必ず書きます");
    let replace = super::replace(
        "この版の TOML ファイルを置き換え、表に記載のない部のファイルは消します。図や .md などは残します",
    );
    let command =
        Command::new(name).override_usage(usage).args([file, id, version, arguments::form(KIND.default_form), replace]);
    arguments::laid_out(command)
}

pub(super) fn version_name(written: &str) -> Result<VersionName, String> {
    let wrong = || {
        format!(
            "「{written}」は、版の番号ではありません。第1版なら「1」、第2版の案なら「2-an」のように書いてください。"
        )
    };
    VersionName::parse(written).ok_or_else(wrong)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    write(matches, import::table, "行")
}

/// Reads the file and writes the version; `unit` is what the file is counted in.
pub(super) fn write(matches: &ArgMatches, read: Reading, unit: &str) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let id = matches.get_one::<String>("id").expect("the grammar asks for an id");
    let version = matches.get_one::<VersionName>("version").copied();
    let name = matches.get_one::<String>("form").map_or(KIND.default_form, String::as_str);
    let form = forms::named(name, content, None)?;
    let target = Target::of(&form, id, version)?;
    let folder = content.join(&target.folder);
    let standing = target.standing(&folder)?;
    if !standing.is_empty() && !matches.get_flag("replace") {
        return Err(left::refusal(&folder, &standing));
    }
    let (bytes, file_name) = super::opened(matches)?;
    let imported = read(&bytes, &file_name, &form, target.last())?;
    editor::write(content, &folder, &form, &imported.files)?;
    let left = Left::behind(&standing, &imported.files, &form);
    left.remove(&folder)?;
    super::conclude(content, &imported.findings, &told(&imported, &left, (unit, &folder)))
}

fn told(imported: &Imported, left: &Left, (unit, folder): (&str, &Path)) -> String {
    let number = |number: usize| grouped(u64::try_from(number).unwrap_or(u64::MAX));
    let mut lines =
        vec![format!("{}{unit}のうち、{}{unit}を取り込みました。", number(imported.rows), number(imported.placed))];
    if imported.unplaced > 0 {
        let unplaced = number(imported.unplaced);
        lines.push(format!("{unplaced}{unit}は行き先の項目が決まらず、{UNPLACED} に残しました。"));
    }
    let names: Vec<String> = imported.files.iter().map(|(name, _)| name.clone()).collect();
    lines.push(format!("書いた場所: {}", folder.display()));
    lines.push(format!("書いたファイル: {}", listed(&names)));
    lines.extend(left.told());
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Left;
    use super::told;
    use super::version_name;
    use crate::finding::Findings;
    use crate::import::Imported;

    fn imported(files: &[&str], unplaced: usize) -> Imported {
        let files = files.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        Imported { files, findings: Findings::default(), rows: 1_823, placed: 1_823 - unplaced, unplaced }
    }

    #[test]
    fn rows_are_counted() {
        let left = Left { removed: Vec::new(), kept: vec!["flow.png".to_owned()] };
        let text = told(
            &imported(&["book.toml", "unplaced.toml"], 22),
            &left,
            ("行", Path::new("content/assessments/kaigo/1")),
        );
        assert_eq!(
            text,
            "\
1,823行のうち、1,801行を取り込みました。
22行は行き先の項目が決まらず、unplaced.toml に残しました。
書いた場所: content/assessments/kaigo/1
書いたファイル: book.toml、unplaced.toml
そのまま残したファイル: flow.png
"
        );
    }

    #[test]
    fn versions_are_checked() {
        assert!(version_name("2-an").is_ok());
        assert!(version_name("01").is_err_and(|why| why.contains("「01」は、版の番号ではありません。")));
    }
}
