//! `juran revise`: begins the next version of a document from the one in front.

use std::path::Path;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;

use crate::disk;
use crate::failure::Failure;
use crate::model::DocumentId;
use crate::pipeline;
use crate::revise;
use crate::revise::Revised;

use super::Exit;
use super::arguments;
use super::clock;
use super::compare;
use super::console;

pub(super) const NAME: &str = "revise";

pub(super) fn grammar() -> Command {
    let document = Arg::new("document").value_name("種類/識別名").value_parser(compare::document).required(true);
    let draft = Arg::new("draft").long("draft").action(ArgAction::SetTrue);
    let command = Command::new(NAME)
        .about("文書の次の版を、今の版から始めます。")
        .override_usage("juran revise <種類/識別名> [オプション]")
        .arg(document.help("次の版を始める文書（「assessments/kaigo」など）"))
        .arg(draft.help("意見公募にかける案（「4-an」など）として始めます"));
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let document = matches.get_one::<DocumentId>("document").expect("the grammar asks for it");
    let content = arguments::content(matches);
    let revised = pipeline::revise(content, document, matches.get_flag("draft"), clock::now())?;
    place(content, document, &revised)?;
    console::give(&told(content, document, &revised))?;
    Ok(Exit::Fine)
}

/// Puts the whole folder into its place in one step: whatever happens, it is there with every file, or not at all.
fn place(content: &Path, document: &DocumentId, revised: &Revised) -> Result<(), Failure> {
    let home = content.join(document.to_string());
    let target = home.join(revised.start.next.to_string());
    let beside = home.join(format!(".{}.new", revised.start.next));
    if disk::kind(&target).is_some() {
        let cause = "同じ名前のフォルダーがすでにあります。中を確かめ、使わないなら content の外へ移してください。";
        return Err(Failure::at(revise::REFUSED, &target, cause));
    }
    disk::remove_tree(&beside)?;
    let mut files = revised.begun.files.iter();
    let placed = files.try_for_each(|(name, bytes)| disk::write_through(&beside.join(name), bytes));
    placed.and_then(|()| disk::replace(&beside, &target)).inspect_err(|_| {
        let _ = disk::remove_tree(&beside);
    })
}

/// What was made, what is to be written anew, and how to go on.
fn told(content: &Path, document: &DocumentId, revised: &Revised) -> String {
    let Revised { start, begun, .. } = revised;
    let folder = content.join(document.to_string()).join(start.next.to_string());
    let (from, next) = (start.from.called(), start.next.called());
    let mut told = format!("{next}を、{from}から始めました: {}\n", folder.display());
    if start.from.is_draft() {
        told.push_str(&format!(
            "{from}の評価の手続の記載は、{next}のものでもあるため、そのまま残しました。行った結果を書き加えてください。\n"
        ));
    }
    if revised.is_ahead {
        told.push_str(&format!("{from}は、まだ公表日が来ていない版です。\n"));
    }
    if begun.was_ended {
        told.push_str(&format!("{from}にあった終了日（ended）は、引き継いでいません。\n"));
    }
    if let Some(form) = &revised.newer_form {
        told.push_str(&format!(
            "様式は{from}と同じです。新しい様式「{form}」もあります。使うなら、form の行を書き換えてください。\n"
        ));
    }
    if !begun.left.is_empty() {
        told.push_str("次のファイルは、引き継いでいません。\n");
        begun.left.iter().for_each(|(name, why)| told.push_str(&format!("  {name}　…　{why}\n")));
    }
    if !begun.anew.is_empty() {
        let kept = if begun.anew.len() > 1 {
            "前の版の記載は、そこに注釈（#）として残してあります。"
        } else {
            ""
        };
        told.push_str(&format!("次のところを、書いてください。{kept}\n"));
        for anew in &begun.anew {
            told.push_str(&format!("  {}:{}　…　{}\n", folder.join(&anew.file).display(), anew.line, anew.what));
        }
    }
    let option = arguments::content_option(content);
    let steps = [
        ("本文を書き直す".to_owned(), ""),
        (format!("juran check --document {document}{option}"), "　…　誤りと、書き足りないところを確かめる"),
        (format!("juran compare {document} {} {}{option}", revised.base, start.next), "　…　何を変えたかを確かめる"),
        (format!("juran build --drafts{option}"), "　…　公表前の確認用のサイトで読む"),
    ];
    told.push_str("次の順に進めてください。\n");
    steps.iter().zip(1..).for_each(|((step, why), number)| told.push_str(&format!("  {number}. {step}{why}\n")));
    told
}
