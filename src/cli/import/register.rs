//! `juran import register`: a table of all files with personal information becomes the entries of the register.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::form::is_id;
use crate::import;
use crate::import::EntryImported;
use crate::import::RegisterImported;
use crate::import::Standing;
use crate::import::Surroundings;
use crate::model::DocumentKind;
use crate::model::VersionName;
use crate::read;
use crate::text::grouped;

use super::Exit;
use super::UNPLACED;
use super::arguments;
use super::editor;
use super::forms;
use super::left::Left;
use super::listed;
use super::new;

pub(super) const NAME: &str = "register";
pub(super) const USAGE: &str = "juran import register <表のファイル> [オプション]";

const ACTION: &str = "取り込みませんでした。何も書き換えていません。";

/// Longer lists of what stands in the way are cut.
const MOST_NAMED: usize = 10;

fn kind() -> &'static DocumentKind {
    DocumentKind::of_folder("files").expect("the kinds hold that of registers")
}

pub(super) fn grammar() -> Command {
    let file = super::file(
        "様式の項目の名前（個人情報ファイルの名称・利用目的・記録項目など）。一つのファイルを一枚に書いた単票や、それをシートごとに並べたものでも構いません",
    );
    let agency = Arg::new("agency")
        .long("agency")
        .value_name("実施機関")
        .value_parser(agency)
        .help("すべての登録の実施機関（site.toml の agencies の id。書かなければ、行政機関等の名称から決めます）");
    let published = Arg::new("published")
        .long("published")
        .action(ArgAction::SetTrue)
        .help("表の公表日の列を公表日として書きます（書かなければ、どの登録も公表前です）");
    let add = Arg::new("add")
        .long("add")
        .action(ArgAction::SetTrue)
        .conflicts_with("replace")
        .help("すでにある登録はそのまま残し、まだない登録だけを書きます");
    let replace = super::replace("すでにある登録の第1版を、表のとおりに置き換えます。表にない登録は、そのまま残します");
    let command = Command::new(NAME)
        .about("個人情報ファイル簿の一覧表や単票を、一つのファイルごとの文書にします。")
        .override_usage(USAGE)
        .args([file, agency, published, add, replace, arguments::form(kind().default_form)]);
    arguments::laid_out(command)
}

fn agency(written: &str) -> Result<String, String> {
    let wrong = || {
        format!(
            "「{written}」は、実施機関の id ではありません。site.toml の [[agencies]] の id を書いてください（例: mayor）。"
        )
    };
    is_id(written).then(|| written.to_owned()).ok_or_else(wrong)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let name = matches.get_one::<String>("form").map_or(kind().default_form, String::as_str);
    let form = forms::named(name, content, Some(kind().folder))?;
    let surroundings = surroundings(content, matches)?;
    let (bytes, file_name) = super::opened(matches)?;
    let imported = import::register(&bytes, &file_name, &form, &surroundings)?;
    let home = content.join(kind().folder);
    let is_standing = |entry: &&EntryImported| disk::kind(&home.join(&entry.id)).is_some();
    let (standing, fresh): (Vec<&EntryImported>, Vec<&EntryImported>) = imported.entries.iter().partition(is_standing);
    let (adds, replaces) = (matches.get_flag("add"), matches.get_flag("replace"));
    if !standing.is_empty() && !adds && !replaces {
        return Err(refusal(&home, &standing, imported.entries.len()));
    }
    let mut written = fresh.clone();
    written.extend(standing.iter().copied().filter(|_| replaces));
    for entry in &written {
        let folder = home.join(&entry.id).join(VersionName::number(1).to_string());
        let before = super::standing(&folder)?;
        new::write(&folder, &editor::led(content, &folder, &form, &entry.files))?;
        Left::behind(&before, &entry.files, &form).remove(&folder)?;
    }
    editor::keep(content, &form)?;
    let kept: BTreeSet<&str> = standing.iter().filter(|_| adds).map(|entry| entry.id.as_str()).collect();
    let anew: BTreeSet<&str> = standing.iter().filter(|_| replaces).map(|entry| entry.id.as_str()).collect();
    super::conclude(content, &imported.findings, &told(&imported, (&kept, &anew), &home))
}

/// What stands in the content already, as far as it can be read.
fn surroundings(content: &Path, matches: &ArgMatches) -> Result<Surroundings, Failure> {
    let mut surroundings = Surroundings {
        agency: matches.get_one::<String>("agency").cloned(),
        publishes: matches.get_flag("published"),
        ..Surroundings::default()
    };
    let home = content.join(kind().folder);
    if disk::kind(&home).is_some() {
        surroundings.taken.extend(disk::list(&home)?.into_iter().map(|entry| entry.name));
    }
    if disk::kind(content).is_none() {
        return Ok(surroundings);
    }
    let Some(tree) = read::read(content, &|_, _, _, _| (), &mut Findings::default())? else { return Ok(surroundings) };
    let first = VersionName::number(1);
    for card in tree.cards.iter().filter(|card| card.version.document.kind == kind().folder) {
        surroundings.taken.extend(card.version.aliases.iter().cloned());
        surroundings.documents.push(Standing {
            id: card.version.document.id.clone(),
            name: card.title.clone(),
            agency: card.version.agency.clone(),
            published: card.version.published.filter(|_| card.version.name == first),
        });
    }
    let agencies = tree.settings.agencies.into_iter().map(|agency| (agency.id, agency.name));
    surroundings.agencies = agencies.collect();
    if let Some(asked) = &surroundings.agency
        && surroundings.agencies.iter().all(|(id, _)| id != asked)
    {
        let known: Vec<String> = surroundings.agencies.iter().map(|(id, name)| format!("{id}（{name}）")).collect();
        let known = if known.is_empty() { "まだ一つもありません".to_owned() } else { listed(&known) };
        let cause = format!(
            "「{asked}」という実施機関は、site.toml の agencies にありません（{known}）。site.toml に書き足すか、--agency を直してください。"
        );
        return Err(Failure::at(ACTION, &content.join("site.toml"), cause));
    }
    Ok(surroundings)
}

fn refusal(home: &Path, standing: &[&EntryImported], all: usize) -> Failure {
    let named: Vec<String> =
        standing.iter().take(MOST_NAMED).map(|entry| format!("{}（{}）", entry.id, called(entry))).collect();
    let more = if standing.len() > MOST_NAMED { "など" } else { "" };
    let cause = format!(
        "{}件の登録のうち{}件は、すでにあります（{}{more}）。まだない登録だけを書くなら --add を、すでにある登録も表のとおりに書き換えてよければ --replace を付けてください。",
        grouped_of(all),
        grouped_of(standing.len()),
        listed(&named)
    );
    Failure::at(ACTION, home, cause)
}

fn grouped_of(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

fn called(entry: &EntryImported) -> &str {
    if entry.name.is_empty() { "名称なし" } else { &entry.name }
}

/// How many entries there are, and which of them got which id.
fn told(imported: &RegisterImported, (kept, anew): (&BTreeSet<&str>, &BTreeSet<&str>), home: &Path) -> String {
    let mut lines = vec![format!(
        "{}件の登録のうち、{}件を書きました。",
        grouped_of(imported.entries.len()),
        grouped_of(imported.entries.len() - kept.len())
    )];
    if !kept.is_empty() {
        lines.push(format!("{}件は、すでにあるため、そのまま残しました。", grouped_of(kept.len())));
    }
    if !anew.is_empty() {
        lines.push(format!("そのうち{}件は、すでにあった登録を書き換えました。", grouped_of(anew.len())));
    }
    let days = imported.entries.iter().filter(|entry| anew.contains(entry.id.as_str()));
    let days: Vec<String> = days.filter_map(|entry| Some(format!("{} {}", entry.id, entry.kept_day?.iso()))).collect();
    if !days.is_empty() {
        lines.push(format!(
            "{}件は、表から公表日を書かなかったため、これまでの公表日を残しました（{}）。",
            grouped_of(days.len()),
            listed(&days)
        ));
    }
    if imported.unplaced > 0 {
        lines.push(format!(
            "行き先の決まらない{}件の記載は、登録ごとの {UNPLACED} に残しました。",
            grouped_of(imported.unplaced)
        ));
    }
    lines.push(format!("書いた場所: {}", home.display()));
    lines.push("登録ごとの識別子（フォルダーの名前）:".to_owned());
    for entry in &imported.entries {
        let how = match entry.id.as_str() {
            id if kept.contains(id) => "、そのまま",
            id if anew.contains(id) => "、書き換え",
            _ => "",
        };
        lines.push(format!("  {}　{}（{}{how}）", entry.id, called(entry), entry.place));
    }
    lines.push(
        "識別子は公開ページのアドレスになります。変えるなら、公表する前にフォルダーの名前を変えてください。".to_owned(),
    );
    lines.push(String::new());
    lines.join("\n")
}
