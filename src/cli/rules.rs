//! `juran rules`: what the program looks at, and why.

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::archive;
use crate::assemble;
use crate::check;
use crate::failure::Failure;
use crate::finding::Rule;
use crate::import;
use crate::inspect;
use crate::produce;
use crate::publish;
use crate::read;
use crate::render;
use crate::report;
use crate::spool;
use crate::text::nearest;
use crate::typeset;

use super::Exit;
use super::arguments;
use super::console;

pub(super) const NAME: &str = "rules";

pub(super) fn grammar() -> Command {
    let code = Arg::new("code").value_name("番号").help("説明を読みたい規則の番号か名前（「K108」など）");
    let command = Command::new(NAME)
        .about("規則の一覧を出します。番号を書くと、その規則の説明を出します。")
        .override_usage("juran rules [番号]")
        .arg(code);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.get_one::<String>("code") {
        Some(code) => console::give(&page(code)?)?,
        None => console::give(&list())?,
    }
    Ok(Exit::Fine)
}

/// Rules outside of the rulebook, which explain themselves: of files, themes, links, import and output.
fn others() -> Vec<&'static Rule> {
    let in_the_book: Vec<&str> = check::pages().map(|page| page.rule.code).collect();
    let rooms = [
        archive::RULES,
        read::RULES,
        assemble::RULES,
        render::RULES,
        inspect::RULES,
        spool::RULES,
        produce::RULES,
        publish::RULES,
        typeset::RULES,
        import::RULES,
    ];
    let rules = check::rules().into_iter().chain(rooms.into_iter().flatten().copied());
    let mut others: Vec<&Rule> = rules.filter(|rule| !in_the_book.contains(&rule.code)).collect();
    others.sort_by_key(|rule| rule.code);
    others
}

fn list() -> String {
    let mut lines = Vec::new();
    for topic in check::topics() {
        lines.push(topic.title.to_owned());
        lines.extend(topic.checks.iter().map(|check| format!("  {}", report::line_of(check.page.rule))));
        lines.push(String::new());
    }
    lines.push(inspect::TOPIC.to_owned());
    lines.extend(inspect::pages().map(|page| format!("  {}", report::line_of(page.rule))));
    lines.push(String::new());
    lines.push("ファイル・リンク・テーマ・取り込み・出力".to_owned());
    lines.extend(others().into_iter().map(|rule| format!("  {}", report::line_of(rule))));
    lines.join("\n") + "\n"
}

fn page(code: &str) -> Result<String, Failure> {
    let rule = named(code).map_err(|cause| Failure::new("規則の説明を出せませんでした。", cause))?;
    Ok(report::documentation(rule))
}

/// A rule by its code or name, or why there is none, with the nearest that there is.
pub(super) fn named(written: &str) -> Result<&'static Rule, String> {
    let mut all: Vec<&'static Rule> = check::pages().chain(inspect::pages()).map(|page| page.rule).collect();
    all.extend(others());
    let is_named = |rule: &&&Rule| rule.code.eq_ignore_ascii_case(written) || rule.name == written;
    if let Some(rule) = all.iter().find(is_named) {
        return Ok(rule);
    }
    let code = written.to_ascii_uppercase();
    let by_name = || nearest(written, all.iter().map(|rule| rule.name));
    let near = nearest(&code, all.iter().map(|rule| rule.code)).or_else(by_name);
    let near = near.map(|near| format!("「{near}」の書き誤りなら直してください。"));
    Err(format!("「{written}」という規則はありません。{}一覧は「juran rules」で見られます。", near.unwrap_or_default()))
}
