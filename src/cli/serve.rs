//! `juran serve`: the site as it is being written, in the browser of this machine.

use std::path::PathBuf;
use std::time::Duration;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::failure::Failure;
use crate::pipeline::Drafts;
use crate::pipeline::Outcome;
use crate::report;
use crate::serve;
use crate::serve::Calls;
use crate::serve::Cause;
use crate::serve::Condition;
use crate::serve::Desk;
use crate::serve::News;
use crate::serve::Rebuilt;
use crate::serve::Settings;
use crate::serve::Why;
use crate::text::Instant;

use super::Exit;
use super::arguments;
use super::build::number;
use super::build::seconds;
use super::build::sibling;
use super::clock;
use super::clock::Stopwatch;
use super::console;

pub(super) const NAME: &str = "serve";

/// The port where no other is given.
const PORT: u16 = 4000;

/// Changed files that are named.
const NAMED: usize = 3;

pub(super) fn grammar() -> Command {
    let folder = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("フォルダー").value_parser(PathBufValueParser::new()).help(help)
    };
    let flag = |name: &'static str, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let port = Arg::new("port")
        .long("port")
        .value_name("番号")
        .value_parser(port)
        .help("ポートの番号（書かなければ 4000。使われていれば、次の空いている番号。0 なら空いているどれか）");
    let command = Command::new(NAME)
        .about("書きながら、出来上がりをブラウザーで見ます。")
        .override_usage("juran serve [オプション]")
        .after_help(
            "見られるのは、このパソコンのブラウザーからだけです。原稿を保存するたびに作り直し、開いているページを新しくします。\n終わるには Ctrl+C を押します。",
        )
        .args([
            port,
            flag("drafts", "公表前の版も見ます。ページの上の欄で、後から切り替えられます"),
            arguments::as_of(),
            folder("themes", "見た目のフォルダー（書かなければ content の隣の themes、なければ組み込みのもの）"),
            folder("output", "確認用のページを置くフォルダー（書かなければ content の隣の .preview。終わると消します）"),
            flag("poll", "変更の知らせが届かない場所（共有フォルダーなど）のために、2秒ごとに調べます"),
        ]);
    arguments::laid_out(command)
}

fn port(written: &str) -> Result<u16, String> {
    written.parse().map_err(|_| {
        format!("「{written}」は、ポートの番号ではありません。4000 から 60000 までの番号を書いてください。")
    })
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    let given = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let themes = given("themes");
    let settings = Settings {
        content,
        needs_themes: themes.is_some(),
        themes: &themes.unwrap_or_else(|| sibling(content, "themes")),
        preview: &given("output").unwrap_or_else(|| sibling(content, ".preview")),
        port: matches.get_one("port").copied().unwrap_or(PORT),
        condition: Condition {
            drafts: if matches.get_flag("drafts") { Drafts::Included } else { Drafts::Omitted },
            as_of: arguments::instant(matches),
        },
        poll: matches.get_flag("poll"),
    };
    let calls = Calls::default();
    let ender = calls.ender();
    ctrlc::set_handler(move || ender.end()).map_err(|error| {
        Failure::new("プレビューを始められませんでした。", format!("終わりの合図を受け取れません（{error}）。"))
    })?;
    serve::serve(&settings, &Console(Stopwatch::start()), &calls)?;
    console::tell("プレビューを終わりました。");
    Ok(Exit::Fine)
}

/// Tells on stderr, one line for each event.
struct Console(Stopwatch);

impl Desk for Console {
    fn now(&self) -> Instant {
        clock::now()
    }

    fn passed(&self) -> Duration {
        self.0.passed()
    }

    fn hear(&self, news: &News) {
        console::tell(&told(news));
    }
}

fn told(news: &News) -> String {
    match news {
        News::Opened { address, taken } => {
            let opened = format!("{address} をブラウザーで開いてください。終わるには Ctrl+C を押します。");
            match taken {
                Some(port) => format!(
                    "{port}番のポートは、ほかのソフトが使っているため、次の空いている番号にしました。\n{opened}"
                ),
                None => opened,
            }
        }
        News::Rebuilt(rebuilt) => told_of(rebuilt),
        News::Failed(failure) => {
            format!("ページを作り直せませんでした。見られるのは、前のページのままです。\n{failure}")
        }
        News::Polling(why) => {
            let cause = match why {
                Why::Asked => "",
                Why::Limit => "この機械で見張れるフォルダーの数の上限に達したため、",
                Why::Refused => "この場所の変更の知らせを、機械から受け取れないため、",
            };
            format!("{cause}変更を2秒ごとに調べます。")
        }
    }
}

fn told_of(rebuilt: &Rebuilt) -> String {
    let cause = match rebuilt.cause {
        Cause::First => "はじめのページを作りました".to_owned(),
        Cause::Changed(files) => format!("{}を読み直しました", named(files)),
        Cause::Chosen => "表示する版と時点を切り替えました".to_owned(),
    };
    let took = seconds(rebuilt.took);
    let counts = report::in_words(rebuilt.counts);
    let refused =
        |why: &str| format!("{cause}が、{why}ため、ページは前のままです（{took}）。{counts}: {}", rebuilt.overview);
    match rebuilt.outcome {
        Outcome::Written(summary) => format!(
            "{cause}（書き換え {}、削除 {}、{took}）。{counts}。",
            number(summary.written),
            number(summary.removed.len())
        ),
        Outcome::Unreadable => refused("読み取れないところがある"),
        Outcome::Contradicted | Outcome::Vanishing => refused("公表する版に記載の不足か食い違いがある"),
        Outcome::Leaked => refused("公表しないとした言葉がページに現れた"),
    }
}

/// `site.toml と assessments/kaigo/1/i.toml ほか 3個`
fn named(files: &[String]) -> String {
    let names: Vec<&str> = files.iter().take(NAMED).map(String::as_str).collect();
    let rest = match files.len().saturating_sub(NAMED) {
        0 => String::new(),
        rest => format!("ほか {}個", number(rest)),
    };
    let files = if names.is_empty() { "原稿".to_owned() } else { names.join("、") };
    format!("{files} {rest}").trim_end().to_owned() + " "
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::named;
    use super::port;
    use super::told;
    use crate::finding::Counts;
    use crate::pipeline::Outcome;
    use crate::pipeline::Summary;
    use crate::serve::Cause;
    use crate::serve::News;
    use crate::serve::Rebuilt;
    use crate::serve::Why;

    #[test]
    fn each_build_is_told_in_one_line() {
        let files = ["site.toml".to_owned()];
        for (cause, outcome, expected) in [
            (
                Cause::First,
                Outcome::Written(Summary { written: 1_021, ..Summary::default() }),
                "はじめのページを作りました（書き換え 1,021、削除 0、0.2秒）。問題あり 2件、問題の可能性大 0件、要判断 0件、手動確認 0件。",
            ),
            (
                Cause::Changed(&files),
                Outcome::Unreadable,
                "site.toml を読み直しましたが、読み取れないところがあるため、ページは前のままです（0.2秒）。問題あり 2件、問題の可能性大 0件、要判断 0件、手動確認 0件: http://x/",
            ),
        ] {
            let counts = Counts { errors: 2, ..Counts::default() };
            let took = Duration::from_millis(210);
            let rebuilt = Rebuilt { cause, outcome: &outcome, took, counts, overview: "http://x/" };
            assert_eq!(told(&News::Rebuilt(&rebuilt)), expected);
        }
    }

    #[test]
    fn files_are_named_up_to_a_number() {
        let files: Vec<String> = (1..=5).map(|at| format!("{at}.toml")).collect();
        assert_eq!(named(&files), "1.toml、2.toml、3.toml ほか 2個 ");
        assert_eq!(named(&[]), "原稿 ");
    }

    #[test]
    fn what_else_happens_is_told_in_sentences() {
        for (news, expected) in [
            (News::Opened { address: "http://127.0.0.1:4001/", taken: Some(4000) }, "4000番のポートは、ほかのソフト"),
            (News::Polling(Why::Limit), "上限に達したため、変更を2秒ごとに調べます。"),
            (News::Polling(Why::Asked), "変更を2秒ごとに調べます。"),
        ] {
            assert!(told(&news).contains(expected), "{news:?}");
        }
        assert_eq!((port("4000"), port("0")), (Ok(4000), Ok(0)));
        assert!(port("65536").is_err() && port("http").is_err());
    }
}
