//! `juran due`: what must be done by when, for the office alone.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::disk;
use crate::due;
use crate::due::Due;
use crate::due::Duty;
use crate::due::Urgency;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::pipeline;

use super::Exit;
use super::arguments;
use super::build;
use super::clock;
use super::console;
use super::width::padded;
use super::width::width;

pub(super) const NAME: &str = "due";

const GAP: usize = 2;

pub(super) fn grammar() -> Command {
    let format = Arg::new("format")
        .long("format")
        .value_name("形")
        .value_parser(["human", "json", "ics", "html"])
        .default_value("human")
        .help("human は読むための形、json はほかのソフトに渡す形、ics は予定表、html は印刷できるページ（書かなければ human）");
    let within = Arg::new("within")
        .long("within")
        .value_name("日数")
        .value_parser(days)
        .help("過ぎているものと、この日数のうちに期日の来るものだけを示します（書かなければすべて）");
    let output = Arg::new("output")
        .long("output")
        .value_name("ファイル")
        .value_parser(PathBufValueParser::new())
        .help("一覧を書くファイル（書かなければ画面に出します）。公開するフォルダーと content の中には書けません");
    let command = Command::new(NAME)
        .about("見直し、再実施、公表、回答などを、いつまでにするかを一覧にします。")
        .override_usage("juran due [オプション]")
        .after_help(
            "公表前の文書のことも示すため、庁内だけで使ってください。\n一覧にできれば 0、内容に読み取れないところがあれば 1 で終わります。",
        )
        .args([arguments::as_of(), within, format, output]);
    arguments::laid_out(command)
}

/// A number of days, or why the words are none.
fn days(written: &str) -> Result<i64, String> {
    let days = written.parse::<u32>().ok().filter(|_| written.bytes().all(|byte| byte.is_ascii_digit()));
    days.map(i64::from)
        .ok_or_else(|| format!("「{written}」は、日数ではありません。30 のように、半角の数字で書いてください。"))
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let output = matches.get_one::<PathBuf>("output");
    output.map_or(Ok(()), |file| keep_private(file, content))?;
    let mut findings = Findings::default();
    let found = pipeline::due(content, arguments::instant(matches), clock::now(), &mut findings)?;
    let exit = Exit::of(&findings);
    if let Some(found) = found {
        let found = match matches.get_one::<i64>("within") {
            Some(days) => found.within(*days),
            None => found,
        };
        let written = match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => due::json(&found),
            Some("ics") => due::ics(&found),
            Some("html") => due::page(&found),
            _ => human(&found),
        };
        give(&written, output.map(PathBuf::as_path))?;
    }
    if exit != Exit::Fine {
        let option = arguments::content_option(content);
        console::tell(&format!(
            "内容に誤りがあるため、抜けている期日があるかもしれません。「juran check{option}」で確かめてください。"
        ));
    }
    Ok(exit)
}

/// Refuses a file that would be published, or be taken for content.
fn keep_private(file: &Path, content: &Path) -> Result<(), Failure> {
    let place = disk::real_path(file)?;
    let action = "一覧を書きませんでした。";
    if place.starts_with(disk::real_path(&build::sibling(content, build::OUTPUT))?) || pipeline::lies_in_site(file)? {
        let cause = "公開するフォルダーの中です。公表前の文書のことも載るため、ほかの場所を示してください。";
        return Err(Failure::at(action, file, cause));
    }
    if place.starts_with(disk::real_path(content)?) {
        let cause = "公開する内容のフォルダーの中です。文書と紛れないように、ほかの場所を示してください。";
        return Err(Failure::at(action, file, cause));
    }
    Ok(())
}

fn give(written: &str, output: Option<&Path>) -> Result<(), Failure> {
    match output {
        Some(file) => {
            disk::write(file, written.as_bytes())?;
            console::tell(&format!(
                "期日の一覧を書きました: {}\n庁内だけで使い、公開しないでください。",
                file.display()
            ));
            Ok(())
        }
        None => console::give(written),
    }
}

/// A line for each, in the order of a sentence: by when, how long, what, of which document, whose, on what ground.
fn human(due: &Due) -> String {
    let as_of = due.as_of;
    let mut told = format!("{}の時点で数えた、期日の一覧です（庁内用）。\n", as_of.in_full());
    if due.duties.is_empty() {
        return format!("{told}\n期日の決まっているものは、ありません。\n");
    }
    let left = due.duties.iter().map(|duty| width(&duty.left_in_words(as_of))).max().unwrap_or(0) + GAP;
    let day = due.duties.iter().map(|duty| width(&day(duty))).max().unwrap_or(0) + GAP;
    for urgency in Urgency::ALL {
        let own = due.of(urgency);
        if !own.is_empty() {
            told.push_str(&format!("\n{}（{}件）\n", urgency.heading(), own.len()));
        }
        for duty in own {
            let beginning = format!("{}{}", padded(&self::day(duty), day), padded(&duty.left_in_words(as_of), left));
            told.push_str(&format!("{beginning}{}\n", sentence(duty)));
        }
    }
    let (all, late) = (due.duties.len(), due.of(Urgency::Late).len());
    told + &format!("\n全部で{all}件、そのうち期日を過ぎているものは{late}件です。\n")
}

/// `2027-04-01 令和9年4月1日（木）`
fn day(duty: &Duty) -> String {
    match duty.by.weekday() {
        Some(weekday) => format!("{} {}（{weekday}）", duty.by.iso(), duty.by.wareki()),
        None => format!("{}    {}のうち", duty.by.iso(), duty.by.wareki()),
    }
}

fn sentence(duty: &Duty) -> String {
    let whose = duty.whose();
    let whose = if whose.is_empty() { String::new() } else { format!("、{whose}") };
    let unsure = if duty.is_verified() == Some(false) { "（原文で確かめている途中）" } else { "" };
    format!("{}。{}（{}{whose}）。根拠は{}{unsure}。", duty.what, duty.title, duty.place(), duty.basis())
}
