//! `juran import changes`: the table of changes of an old book becomes a file of a version.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::disk;
use crate::failure::Failure;
use crate::import;
use crate::import::ChangesImported;
use crate::model::VersionName;
use crate::text::decode;
use crate::text::grouped;

use super::Exit;
use super::KIND;
use super::arguments;
use super::editor;
use super::forms;
use super::listed;

pub(super) const NAME: &str = "changes";
pub(super) const USAGE: &str = "juran import changes <表のファイル> --into <版の場所> [オプション]";

const ACTION: &str = "変更箇所の表を取り込みませんでした。何も書き換えていません。";

pub(super) fn grammar() -> Command {
    let file = super::file("変更日・項目・変更前の記載・変更後の記載・提出時期・提出時期に係る説明（三つ以上）");
    let into = Arg::new("into")
        .long("into")
        .value_name("版の場所")
        .value_parser(place)
        .required(true)
        .help("表を入れる版（例: assessments/kaigo/1）。先に new か import table で作っておきます");
    let replace = super::replace("前に取り込んだ変更箇所のファイルを置き換えます。ほかのファイルは残します");
    let command = Command::new(NAME)
        .about("変更箇所の表（別添3）を、すでにある版に加えます。")
        .override_usage(USAGE)
        .args([file, into, arguments::form(KIND.default_form), replace]);
    arguments::laid_out(command)
}

/// `assessments/kaigo/1`
fn place(written: &str) -> Result<PathBuf, String> {
    let parts: Vec<&str> = written.trim_end_matches('/').split('/').collect();
    match parts.as_slice() {
        [kind, id, version] if *kind == KIND.folder && VersionName::parse(version).is_some() => {
            arguments::document_id(id).map(|id| Path::new(kind).join(id).join(version))
        }
        _ => Err(format!(
            "「{written}」は、版の場所ではありません。「{}/識別名/版」の形で書いてください（例: {}/kaigo/1）。",
            KIND.folder, KIND.folder
        )),
    }
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let into = matches.get_one::<PathBuf>("into").expect("the grammar asks for a version");
    let name = matches.get_one::<String>("form").map_or(KIND.default_form, String::as_str);
    let form = forms::named(name, content, Some(KIND.folder))?;
    let folder = content.join(into);
    let standing = super::standing(&folder)?;
    let main_file = KIND.main_file("");
    if !standing.contains(&main_file) {
        let cause = format!(
            "この版には、まだ {main_file} がありません。先に「juran new」か「juran import table」で版を作ってください。"
        );
        return Err(Failure::at(ACTION, &folder, cause));
    }
    let (bytes, file_name) = super::opened(matches)?;
    let imported = import::changes(&bytes, &file_name, &form)?;
    if let Some(taken) = taken(&folder, &standing, &imported, matches.get_flag("replace"))? {
        return Err(taken);
    }
    editor::write(content, &folder, &form, &[(imported.name.clone(), imported.text.clone())])?;
    let kept: Vec<String> = standing.into_iter().filter(|name| *name != imported.name).collect();
    super::conclude(content, &imported.findings, &told(&imported, &kept, &folder))
}

/// Why the file may not be written: something is written in it, or another file of the version holds such rows.
fn taken(
    folder: &Path,
    standing: &[String],
    imported: &ChangesImported,
    replaces: bool,
) -> Result<Option<Failure>, Failure> {
    for name in standing.iter().filter(|name| name.ends_with(".toml")) {
        let path = folder.join(name);
        let text = decode(&disk::read(&path)?).ok();
        if *name != imported.name
            && text.as_deref().is_some_and(|text| text.lines().any(|line| is_head(line, &imported.key)))
        {
            let cause = "変更箇所の行が、このファイルにすでに書かれています。その行を消してから取り込んでください。";
            return Ok(Some(Failure::at(ACTION, &path, cause)));
        }
        if *name == imported.name && !replaces && !text.as_deref().is_some_and(|text| text.lines().all(says_nothing)) {
            let cause = "このファイルには、すでに記載があります。書き換えてよければ --replace を付けてください。";
            return Ok(Some(Failure::at(ACTION, &path, cause)));
        }
    }
    Ok(None)
}

/// Whether a line of TOML is empty or a comment, as all are in a scaffold.
fn says_nothing(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Whether a line of TOML opens a row of the repeat: `[[changes]]`, or `changes = [`.
fn is_head(line: &str, key: &str) -> bool {
    let squeezed: String = line.chars().filter(|letter| !letter.is_whitespace()).collect();
    squeezed.starts_with(&format!("[[{key}]]")) || squeezed.starts_with(&format!("{key}=["))
}

fn told(imported: &ChangesImported, kept: &[String], folder: &Path) -> String {
    let rows = grouped(u64::try_from(imported.rows).unwrap_or(u64::MAX));
    let mut told =
        format!("{rows}行の変更を取り込みました。\n書いたファイル: {}\n", folder.join(&imported.name).display());
    if !kept.is_empty() {
        told.push_str(&format!("そのまま残したファイル: {}\n", listed(kept)));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::is_head;
    use super::place;

    #[test]
    fn a_version_is_named_by_its_folder() {
        assert!(place("assessments/kaigo/1").is_ok());
        assert!(place("assessments/kaigo/2-an/").is_ok());
        for wrong in ["kaigo/1", "assessments/kaigo", "assessments/../1", "assessments/kaigo/01", "notices/kaigo/1"] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn rows_are_known_by_their_heads() {
        assert!(is_head("[[changes]]", "changes") && is_head(" [[ changes ]] # 1", "changes"));
        assert!(is_head("changes = [{ id = \"c1\" }]", "changes"));
        assert!(!is_head("# [[changes]]", "changes") && !is_head("[changes-note]", "changes"));
    }
}
