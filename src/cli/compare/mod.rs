//! `juran compare`: what changed between two versions of a document.

mod writing;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;

use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::model::DocumentId;
use crate::model::VersionName;
use crate::pipeline;

use super::Exit;
use super::arguments;
use super::console;

pub(super) const NAME: &str = "compare";

pub(super) fn grammar() -> Command {
    let version = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).value_name(name).required(true).value_parser(version).help(help)
    };
    let document = Arg::new("document").value_name("種類/識別名").required(true).value_parser(document);
    let format = Arg::new("format")
        .long("format")
        .value_name("形")
        .value_parser(["human", "json", "csv"])
        .default_value("human")
        .help("結果の形。human（読む文）か json（データ）か csv（変更箇所の表）。書かなければ human");
    let command = Command::new(NAME)
        .about("文書の二つの版を比べ、項目ごとに、何が変わったかを知らせます。")
        .override_usage("juran compare <種類/識別名> <前の版> <後の版> [オプション]")
        .arg(document.help("比べる文書（「assessments/kaigo」など）"))
        .arg(version("before", "前の版", "前の版の番号（「1」や「2-an」）"))
        .arg(version("after", "後の版", "後の版の番号"))
        .arg(format)
        .arg(writing::grammar())
        .arg(arguments::as_of());
    arguments::laid_out(command)
}

pub(super) fn document(written: &str) -> Result<DocumentId, String> {
    let split = DocumentId::split(written);
    let whole = split.filter(|(_, inside)| inside.is_empty()).map(|(document, _)| document);
    whole.ok_or_else(|| {
        format!("「{written}」は、文書の名前ではありません。「assessments/kaigo」のように書いてください。")
    })
}

pub(super) fn version(written: &str) -> Result<VersionName, String> {
    VersionName::parse(written)
        .ok_or_else(|| format!("「{written}」は、版の番号ではありません。「1」や「2-an」のように書いてください。"))
}

/// Says that there are not two versions to compare.
fn incomparable(matches: &ArgMatches, document: &DocumentId, names: [VersionName; 2]) -> Exit {
    let option = arguments::content_option(arguments::content(matches));
    let [before, after] = names.map(VersionName::called);
    console::tell(&format!(
        "{document} の{before}と{after}を比べられませんでした。\n\
         理由: どちらかの版がないか、読み取れないか、ファイルだけの版で、項目がないためです。\n\
         「juran list{option}」で版を、「juran check{option}」で誤りを確かめてください。"
    ));
    Exit::Failed
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let one = |id: &str| *matches.get_one::<VersionName>(id).expect("the grammar asks for it");
    let document = matches.get_one::<DocumentId>("document").expect("the grammar asks for it");
    let (before, after) = (one("before"), one("after"));
    let content = arguments::content(matches);
    if matches.get_flag("write") {
        return writing::write(matches, document, [before, after]);
    }
    let mut findings = Findings::default();
    let Some(comparison) = pipeline::compare(content, document, [before, after], &mut findings)? else {
        return Ok(incomparable(matches, document, [before, after]));
    };
    let told = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => export::changes_json(&comparison),
        Some("csv") => export::changes_csv(&comparison, ""),
        _ => export::changes_text(&comparison),
    };
    console::give(&told)?;
    Ok(if comparison.changes.is_empty() { Exit::Fine } else { Exit::Errors })
}
