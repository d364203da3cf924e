//! The file that a report is written to; never one that is published.

use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::pipeline;

use super::build;

const REFUSED: &str = "検査の結果を書き出せませんでした。";

/// Refuses a file in the output, the content or the themes: what stands there is published, or read as content.
pub(super) fn keep_apart(output: &Path, content: &Path, themes: Option<&Path>) -> Result<(), Failure> {
    let real = disk::real_path(output)?;
    if disk::kind(&real) == Some(disk::Kind::Folder) {
        let cause = "フォルダーです。--output には、ファイルの名前まで書いてください。";
        return Err(Failure::at(REFUSED, output, cause));
    }
    let folders = [
        (Some(build::sibling(content, "output")), "公開するサイトのフォルダー"),
        (Some(content.to_owned()), "content フォルダー"),
        (themes.map(Path::to_owned), "themes フォルダー"),
    ];
    for (folder, name) in folders {
        let Some(folder) = folder.map(|folder| disk::real_path(&folder)).transpose()? else { continue };
        if real.starts_with(&folder) {
            let cause = format!("{name}の中です。検査の結果は公表しないものなので、別の場所を示してください。");
            return Err(Failure::at(REFUSED, output, cause));
        }
    }
    if pipeline::lies_in_site(output)? {
        let cause =
            "juran が作ったサイトのフォルダーの中です。検査の結果は公表しないものなので、別の場所を示してください。";
        return Err(Failure::at(REFUSED, output, cause));
    }
    Ok(())
}

/// Writes the report in one step, so that an older one stays whole until this one is.
pub(super) fn write(output: &Path, told: &str) -> Result<(), Failure> {
    disk::rewrite(output, told.as_bytes())
}
