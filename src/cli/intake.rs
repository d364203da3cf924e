//! `juran intake`: what residents sent becomes one table by item, and a result to answer.

use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::disk;
use crate::failure::Failure;
use crate::intake;
use crate::intake::Request;
use crate::pipeline;

use super::Exit;
use super::arguments;
use super::build;
use super::clock;
use super::console;
use super::editor;

pub(super) const NAME: &str = "intake";

/// Lists name a consultation with its kind in front.
const KIND: &str = "consultations/";

pub(super) fn grammar() -> Command {
    let folder = Arg::new("folder")
        .value_name("受付フォルダー")
        .value_parser(PathBufValueParser::new())
        .required(true)
        .help("届いたものを、出し方ごとのフォルダー（窓口、郵送、counter など）に分けて入れたフォルダー");
    let consultation = Arg::new("consultation")
        .long("consultation")
        .value_name("識別名")
        .value_parser(|written: &str| arguments::document_id(written.strip_prefix(KIND).unwrap_or(written)))
        .required(true)
        .help("どの意見公募か（例: kaigo-4）");
    let private = Arg::new("private")
        .long("private")
        .value_name("フォルダー")
        .value_parser(PathBufValueParser::new())
        .required(true)
        .help("お名前や連絡先を含む表を置くフォルダー。content、output、themes の中には置けません");
    let command = Command::new(NAME)
        .about("意見公募に届いた意見票・メール・電子申請の表・打ち込んだ紙を読み、項目ごとにまとめます。")
        .override_usage("juran intake <受付フォルダー> --consultation <識別名> --private <フォルダー> [オプション]")
        .after_help(
            "お名前や連絡先は --private のフォルダーだけに書き、result.toml には伏せた意見だけを書きます。\nもう一度実行すると、後から届いたものを加えます。書いた考え方は変えません。",
        )
        .args([folder, consultation, private, arguments::as_of()]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).expect("the grammar asks for it").as_path();
    let content = arguments::content(matches);
    let (folder, private) = (path("folder"), path("private"));
    let (output, themes) = (build::sibling(content, build::OUTPUT), build::sibling(content, "themes"));
    intake::keep_apart(&[(content, "content"), (&output, "output"), (&themes, "themes")], folder, private)?;
    for place in [folder, private] {
        if pipeline::lies_in_site(&place.join("."))? {
            let cause =
                "公開するサイトのフォルダーの中です。お名前や連絡先が公開されないように、ほかの場所を示してください。";
            return Err(Failure::at("意見を取り込みませんでした。何も書き換えていません。", place, cause));
        }
    }
    let request = Request {
        content,
        folder,
        private,
        consultation: matches.get_one::<String>("consultation").expect("the grammar asks for it"),
        as_of: arguments::instant(matches),
        now: clock::now(),
    };
    let Some(_lock) = disk::lock(&private.join(LOCK))? else {
        let cause = "ほかの juran intake が、同じフォルダーを使っています。終わってから、もう一度実行してください。";
        return Err(Failure::at("意見を取り込みませんでした。何も書き換えていません。", private, cause));
    };
    let taken = intake::intake(&request)?;
    let mut words = None;
    if let Some(file) = &taken.result {
        let mut after = file.after.clone();
        if file.before.is_none() {
            let own = file.path.parent().unwrap_or(content);
            let led = editor::led(content, own, &file.form, &[("result.toml".to_owned(), after.clone())]);
            after = led.into_iter().next().map_or(after, |(_, text)| text);
            editor::keep(content, &file.form)?;
        }
        words = Some(after);
    }
    let told = taken.told.clone();
    taken.place(words.as_deref())?;
    console::give(&told)?;
    Ok(Exit::Fine)
}

/// Held while one intake writes.
const LOCK: &str = ".lock";
