//! `juran new`: an empty site, or a document in which every item waits to be written.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::disk;
use crate::failure::Failure;
use crate::form::Catalogue;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::KINDS;
use crate::model::Layout;
use crate::model::Stage;
use crate::model::VersionName;
use crate::read;
use crate::scaffold;
use crate::schema;

use super::Exit;
use super::arguments;
use super::arguments::CONTENT;
use super::console;
use super::editor;
use super::forms;

pub(super) const NAME: &str = "new";

const SITE: &str = "site";
const SITE_FILE: &str = "content/site.toml";
const TITLE: &str = "特定個人情報保護評価書の公表";
const BODY: &str = "○○市";

pub(super) fn grammar() -> Command {
    let command = Command::new(NAME)
        .about("空のサイトか、新しい文書を作ります。")
        .override_usage("juran new site <フォルダー>\n  juran new <文書の種類> <識別名>")
        .subcommand_required(true)
        .subcommand(site_grammar())
        .subcommands(KINDS.iter().map(document_grammar));
    arguments::laid_out(command)
}

fn site_grammar() -> Command {
    let folder = Arg::new("folder")
        .value_name("フォルダー")
        .value_parser(PathBufValueParser::new())
        .required(true)
        .help("サイトのフォルダー。なければ作ります");
    let title = Arg::new("title").long("title").value_name("名前").default_value(TITLE).help("サイトの名前");
    let body = Arg::new("body").long("body").value_name("団体").default_value(BODY).help("公表する団体の名前");
    // Takes the place of the option that all commands share: here the folder is given as such.
    let content =
        Arg::new(CONTENT).long("content").hide(true).conflicts_with("folder").value_parser(PathBufValueParser::new());
    let command = Command::new(SITE)
        .about("空のサイトを作ります。")
        .override_usage("juran new site <フォルダー> [オプション]")
        .args([folder, title, body, content]);
    arguments::laid_out(command)
}

fn document_grammar(kind: &'static DocumentKind) -> Command {
    let (name, example) = match kind.layout {
        Layout::Bodies => ("機関/識別名", "shingikai/r8-1"),
        Layout::Versions | Layout::Single | Layout::Stages => ("識別名", "kaigo"),
    };
    let id = Arg::new("id")
        .value_name(name)
        .value_parser(|written: &str| id_of(kind, written))
        .required(true)
        .help(format!("文書の識別名（例: {example}）。公開ページのアドレスになります"));
    let command = Command::new(kind.folder)
        .about(format!("「{}」の文書を、すべての項目の説明付きで作ります。", kind.title))
        .override_usage(format!("juran new {} <{name}> [オプション]", kind.folder))
        .args([id, arguments::form(kind.default_form)]);
    arguments::laid_out(command)
}

/// An id as documents of the kind have it: behind that of a body where there are bodies.
pub(super) fn id_of(kind: &DocumentKind, written: &str) -> Result<String, String> {
    match (kind.layout, written.split_once('/')) {
        (Layout::Bodies, Some((body, id))) => {
            Ok(format!("{}/{}", arguments::document_id(body)?, arguments::document_id(id)?))
        }
        (Layout::Bodies, None) => Err(format!(
            "「{written}」には、会議を開く機関の識別名がありません。「機関/識別名」の形で書いてください（例: shingikai/r8-1）。"
        )),
        (Layout::Versions | Layout::Single | Layout::Stages, _) => arguments::document_id(written),
    }
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let (name, matches) = matches.subcommand().expect("the grammar asks for what to make");
    match DocumentKind::of_folder(name) {
        Some(kind) => document(kind, matches),
        None => site(matches),
    }
}

fn site(matches: &ArgMatches) -> Result<Exit, Failure> {
    let word = |name: &str| matches.get_one::<String>(name).expect("the grammar has a default");
    let folder = matches.get_one::<PathBuf>("folder").expect("the grammar asks for a folder");
    let action = "新しいサイトを作りませんでした。何も書き換えていません。";
    let settings = folder.join(SITE_FILE);
    if disk::kind(&settings).is_some() {
        return Err(Failure::at(action, &settings, "すでにサイトがあります。別のフォルダーを指定してください。"));
    }
    let mut files = scaffold::site(word("title"), word("body"));
    for (_, text) in files.iter_mut().filter(|(path, _)| path == SITE_FILE) {
        text.insert_str(0, &editor::directive(0, schema::SETTINGS));
    }
    if let Some(taken) = files.iter().map(|(path, _)| folder.join(path)).find(|path| disk::kind(path).is_some()) {
        return Err(Failure::at(action, &taken, "同じ名前のファイルがあります。別のフォルダーを指定してください。"));
    }
    write(folder, &files)?;
    editor::put_all(&settings.with_file_name(read::SCHEMAS), &Catalogue::built_in())?;
    let mut steps = vec![format!("{} の title・body・base_url を、自分の団体に合わせて直す", settings.display())];
    if folder != Path::new(".") {
        steps.push(format!("cd {}", folder.display()));
    }
    steps.push("juran new assessments 識別名　…　評価書を書き始める".to_owned());
    steps.push("juran build　…　サイトを作る".to_owned());
    let steps: String = steps.iter().zip(1..).map(|(step, number)| format!("  {number}. {step}\n")).collect();
    console::give(&format!("サイトを作りました: {}\n次の順に進めてください。\n{steps}", folder.display()))?;
    Ok(Exit::Fine)
}

fn document(kind: &DocumentKind, matches: &ArgMatches) -> Result<Exit, Failure> {
    let id = matches.get_one::<String>("id").expect("the grammar asks for an id").clone();
    let content = arguments::content(matches);
    let name = matches.get_one::<String>("form").map_or(kind.default_form, String::as_str);
    let form = forms::named(name, content, Some(kind.folder))?;
    let document = DocumentId { kind: kind.folder.to_owned(), id };
    let home = content.join(&document.kind);
    let own = home.join(&document.id);
    let (folder, taken) = match (kind.layout, Stage::of_word(&form.stage)) {
        (Layout::Single, _) => (home.clone(), home.join(kind.main_file(&document.id))),
        (_, Some(stage)) => (own.clone(), own.join(kind.stage_file(stage))),
        (_, None) => (own.join(VersionName::number(1).to_string()), own.clone()),
    };
    // A document without versions may have a folder in place of a file.
    let is_taken = disk::kind(&taken).is_some() || (form.stage.is_empty() && disk::kind(&own).is_some());
    if is_taken {
        let action = "新しい文書を作りませんでした。何も書き換えていません。";
        return Err(Failure::at(action, &taken, "同じ識別名の文書がすでにあります。別の識別名を付けてください。"));
    }
    let mut filling = scaffold::blank(&form);
    document.last().clone_into(&mut filling.id);
    let files = scaffold::document(&form, &filling);
    editor::write(content, &folder, &form, &files)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let option = arguments::content_option(content);
    let first = match (kind.layout, Stage::of_word(&form.stage)) {
        (Layout::Single, _) => String::new(),
        (_, Some(stage)) => format!("の{}", stage.called()),
        (_, None) => "の第1版".to_owned(),
    };
    console::give(&format!(
        "{}{first}を作りました: {}\n  {}\n項目を書いたら「juran check{option}」で確かめ、「juran build --drafts{option}」で見てください。\n",
        form.short_title,
        folder.display(),
        names.join("、"),
    ))?;
    remind_of_settings(content);
    Ok(Exit::Fine)
}

/// Says so where documents stand without the settings of a site.
pub(super) fn remind_of_settings(content: &Path) {
    if disk::kind(&content.join("site.toml")).is_none() {
        console::tell(&format!(
            "{} に site.toml がありません。サイトを作るには「juran new site フォルダー」で始め、その中の content に文書を置いてください。",
            content.display()
        ));
    }
}

/// Writes files below a folder; files that stand there are replaced only when all the new ones are whole.
pub(super) fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let written = files.iter().try_for_each(|(name, text)| disk::write(&beside(folder, name), text.as_bytes()));
    if written.is_err() {
        files.iter().try_for_each(|(name, _)| disk::remove_file(&beside(folder, name)))?;
        return written;
    }
    files.iter().try_for_each(|(name, _)| disk::replace(&beside(folder, name), &folder.join(name)))
}

/// Where a file waits until all are written: hidden, so that no build takes it for content.
fn beside(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    let last = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!(".{last}.part"))
}
