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
use crate::text::Instant;
use crate::text::padded;
use crate::text::width;

use super::Exit;
use super::arguments;
use super::build;
use super::clock;
use super::console;

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
        .help("過ぎているものと、この日数（90 か 90d）のうちに期日の来るものだけを示します（書かなければすべて）");
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
    let number = ["d", "日"].iter().find_map(|unit| written.strip_suffix(unit)).unwrap_or(written);
    let days = number.parse::<u32>().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()));
    days.map(i64::from)
        .ok_or_else(|| format!("「{written}」は、日数ではありません。30 か 30d のように、半角の数字で書いてください。"))
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

const HEADINGS: [&str; 6] = ["期日", "残り", "根拠", "すること", "文書", "担当"];

/// A table for each urgency with common columns, and the grounds below, to which numbers in the tables lead.
fn human(due: &Due) -> String {
    let told = format!("【庁内用】{}の時点で数えた、期日の一覧です。\n", due.as_of.in_full());
    if due.duties.is_empty() {
        return format!("{told}\n期日の決まっているものは、ありません。\n");
    }
    let mut grounds: Vec<String> = Vec::new();
    let mut groups = Vec::new();
    for urgency in Urgency::ALL {
        let own = due.of(urgency);
        let mut rows = vec![HEADINGS.map(str::to_owned)];
        rows.extend(own.iter().map(|duty| cells(duty, due.as_of, &mut grounds)));
        groups.push((format!("{}（{}件）", urgency.heading(), own.len()), rows));
    }
    groups.retain(|(_, rows)| rows.len() > 1);
    let all = || groups.iter().flat_map(|(_, rows)| rows);
    let columns: [usize; 6] = std::array::from_fn(|at| all().map(|row| width(&row[at])).max().unwrap_or(0) + GAP);
    let mut told = told;
    for (heading, rows) in &groups {
        told.push_str(&format!("\n{heading}\n"));
        for row in rows {
            let cells: String = row.iter().zip(columns).map(|(cell, columns)| padded(cell, columns)).collect();
            told.push_str(&format!("{}\n", cells.trim_end()));
        }
    }
    told.push_str("\n根拠\n");
    for (at, ground) in grounds.iter().enumerate() {
        told.push_str(&format!("{}  {ground}\n", at + 1));
    }
    if grounds.iter().any(|ground| ground.ends_with("（未確認）")) {
        told.push_str("（未確認）は、条文の原文をまだ確かめていないものです。\n");
    }
    let (all, late) = (due.duties.len(), due.of(Urgency::Late).len());
    told + &format!("\n全部で{all}件、そのうち期日を過ぎているものは{late}件です。\n")
}

/// The cells of a row; its ground is added to the others where it is new.
fn cells(duty: &Duty, as_of: Instant, grounds: &mut Vec<String>) -> [String; 6] {
    let ground = duty.ground();
    let number = grounds.iter().position(|known| *known == ground).unwrap_or_else(|| {
        grounds.push(ground);
        grounds.len() - 1
    }) + 1;
    let document = format!("{}（{}）", duty.title, duty.place());
    [day(duty), duty.left_in_words(as_of), number.to_string(), duty.what.clone(), document, duty.whose()]
}

/// `2027-04-01 令和9年4月1日（木）`
fn day(duty: &Duty) -> String {
    match duty.by.weekday() {
        Some(weekday) => format!("{} {}（{weekday}）", duty.by.iso(), duty.by.wareki()),
        None => format!("{}    {}のうち", duty.by.iso(), duty.by.wareki()),
    }
}
