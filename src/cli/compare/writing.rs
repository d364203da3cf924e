//! `compare --write`: rows of the table of changes and questions, put into the files of the later version.

use std::path::Path;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::clock;
use crate::cli::console;
use crate::cli::editor;
use crate::disk;
use crate::failure::Failure;
use crate::model::DocumentId;
use crate::model::VersionName;
use crate::propose;
use crate::propose::Proposal;
use crate::propose::Proposed;

use super::incomparable;

const ACTION: &str = "変更箇所を書きませんでした。";

pub(super) fn grammar() -> Arg {
    let help = "変わった項目の行を後の版の変更箇所の表に書き、※の項目については、重要な変更に当たるかを尋ねる changed.toml を書きます";
    Arg::new("write").long("write").action(ArgAction::SetTrue).conflicts_with("format").help(help)
}

pub(super) fn write(matches: &ArgMatches, document: &DocumentId, names: [VersionName; 2]) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let instant = (matches.get_one("as-of").copied(), clock::now());
    let Some(proposed) = propose::proposed(content, document, names, instant)? else {
        return Ok(incomparable(matches, document, names));
    };
    put(content, &proposed)?;
    console::give(&told(&proposed.proposal, &proposed.folder))?;
    Ok(Exit::Fine)
}

/// Writes the files one by one, each in one step; none where one of them has changed meanwhile.
fn put(content: &Path, proposed: &Proposed) -> Result<(), Failure> {
    let Proposed { proposal, folder, form } = proposed;
    for file in &proposal.files {
        let path = folder.join(&file.name);
        if disk::read_if_present(&path)?.as_deref() != file.before.as_deref().map(str::as_bytes) {
            let cause = "作業の途中で、ファイルの内容が変わりました。編集を終えてから、もう一度実行してください。";
            return Err(Failure::at(format!("{ACTION}何も書き換えていません。"), &path, cause));
        }
    }
    for (written, file) in proposal.files.iter().enumerate() {
        let mut text = file.after.clone();
        if file.before.is_none() {
            let led = editor::led(content, folder, form, &[(file.name.clone(), text.clone())]);
            text = led.into_iter().next().map_or(text, |(_, text)| text);
        }
        let done = disk::rewrite(&folder.join(&file.name), text.as_bytes());
        done.map_err(|failure| failure.leaving(&format!("それまでに書いたファイルは、{written}個です。")))?;
    }
    Ok(())
}

fn told(proposal: &Proposal, folder: &Path) -> String {
    let mut told = String::new();
    for file in &proposal.files {
        let what = if file.before.is_some() { "書き換えたファイル" } else { "作ったファイル" };
        told.push_str(&format!("{what}: {}\n", folder.join(&file.name).display()));
    }
    if proposal.files.is_empty() {
        told.push_str("書き換えるところは、ありません。\n");
    }
    let lists = [
        (&proposal.added, "変更箇所の表に加えた行"),
        (&proposal.renewed, "変更前か変更後の記載などを改めた行（提出時期と説明はそのままです）"),
        (&proposal.rewritten, "書き直されているため、そのままにした行。変更前と変更後の記載、変更日を確かめてください"),
        (&proposal.removed, "変更がなくなったため消した行"),
        (&proposal.orphaned, "変更がなくなりましたが、書き込みがあるため残した行。要らなければ消してください"),
        (&proposal.asked, "重要な変更に当たるかを尋ねた項目（changed.toml）"),
        (&proposal.withdrawn, "変更がなくなったため取り下げた問い"),
    ];
    for (rows, what) in lists.iter().filter(|(rows, _)| !rows.is_empty()) {
        told.push_str(&format!("{what}: {}件\n", rows.len()));
        told.push_str(&rows.iter().map(|row| format!("  {row}\n")).collect::<String>());
    }
    for (count, what) in [
        (proposal.unchanged, "そのままの行"),
        (proposal.by_hand, "手で書いた行がすでに触れているため、行を加えなかった変更"),
        (proposal.open, "重要な変更に当たるかが、まだ書かれていない項目"),
    ] {
        if count > 0 {
            told.push_str(&format!("{what}: {count}件\n"));
        }
    }
    if proposal.lacks_day {
        told.push_str("この版の公表日も適用日もまだ決まっていないため、変更日（date）は書いていません。決まったら、もう一度実行してください。\n");
    }
    told
}
