//! `juran build`: makes the site, and says in one line what came of it.

use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::pipeline;
use crate::pipeline::Downloads;
use crate::pipeline::Drafts;
use crate::pipeline::Outcome;
use crate::pipeline::Request;
use crate::pipeline::Summary;
use crate::report;
use crate::text::grouped;
use crate::text::human_size;
use crate::typeset;

use super::Exit;
use super::arguments;
use super::check;
use super::clock;
use super::clock::Stopwatch;
use super::console;
use super::progress::ProgressLine;

pub(super) const NAME: &str = "build";

/// Name of the output folder beside the content folder where no other is given.
pub(super) const OUTPUT: &str = "output";

/// What is said where papers are asked for that this program cannot set.
const NO_PDF: &str = "PDF は、この juran に PDF を作る部品が入っていないため、作っていません。作るには「cargo run --release --features pdf -- build --downloads」を実行してください（初めの一度は、部品の用意に長くかかります）。";

/// Removed files that are named one by one.
const NAMED: usize = 20;

pub(super) fn grammar() -> Command {
    let folder = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("フォルダー").value_parser(PathBufValueParser::new()).help(help)
    };
    let drafts = Arg::new("drafts")
        .long("drafts")
        .action(ArgAction::SetTrue)
        .help("公表前の版も入れ、確認用のサイトを作ります。記載の不足や食い違いが残っていても作ります");
    let downloads = Arg::new("downloads").long("downloads").action(ArgAction::SetTrue).help(
        "公表のときに作られていない版にも、PDF、電子書籍（EPUB）、様式の形の Excel、一項目一行の Excel を作ります（CSV と、公表のときに作ったものは、付けなくても入ります）。付けずに作り直すと、このとき作ったファイルはサイトからなくなります",
    );
    let remove = Arg::new("remove")
        .long("remove")
        .action(ArgAction::SetTrue)
        .help("content からなくなった公表済みの版を、サイトからも消します。付けなければ、消さずに止まります");
    let command = Command::new(NAME)
        .about("公開するサイトを作ります。")
        .override_usage("juran build [オプション]")
        .after_help("誤りがなければ 0、あれば 1、作業ができなければ 2、公表しない言葉が現れたら 3 で終わります。")
        .args([
            folder("themes", "見た目のフォルダー（書かなければ content の隣の themes、なければ組み込みのもの）"),
            folder("output", "できたサイトを置くフォルダー（書かなければ content の隣の output）"),
            arguments::as_of(),
            drafts,
            downloads,
            remove,
        ]);
    arguments::laid_out(command)
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let watch = Stopwatch::start();
    let content = arguments::content(matches);
    let given = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let themes = given("themes").or_else(|| themes_beside(content));
    let output = given("output").unwrap_or_else(|| sibling(content, OUTPUT));
    let request = Request {
        content,
        themes: themes.as_deref(),
        output: &output,
        as_of: arguments::instant(matches),
        now: clock::now(),
        drafts: if matches.get_flag("drafts") { Drafts::Included } else { Drafts::Omitted },
        downloads: if matches.get_flag("downloads") { Downloads::Included } else { Downloads::Omitted },
        remove: matches.get_flag("remove"),
    };
    let progress = ProgressLine::on_terminal();
    let built = pipeline::build(&request, &progress);
    drop(progress);
    let built = built?;
    if !built.findings.is_empty() {
        let around = check::around(content, &built.findings, None);
        console::tell(&report::human(&built.findings, &around, check::SHOWN));
    }
    let lacks_pdf = request.downloads == Downloads::Included && !typeset::IS_HERE;
    let told = Told { findings: &built.findings, content, output: &output, lacks_pdf, passed: watch.passed() };
    console::tell(&told.about(&built.outcome));
    Ok(match built.outcome {
        Outcome::Leaked => Exit::Leaked,
        Outcome::Unreadable | Outcome::Contradicted | Outcome::Vanishing => Exit::Errors,
        Outcome::Written(_) => Exit::of(&built.findings),
    })
}

/// The body's own themes, where there are any beside the content folder.
pub(super) fn themes_beside(content: &Path) -> Option<PathBuf> {
    Some(sibling(content, "themes")).filter(|themes| disk::leads_to_folder(themes))
}

/// A folder beside the content folder.
pub(super) fn sibling(content: &Path, name: &str) -> PathBuf {
    match content.file_name() {
        Some(_) => content.with_file_name(name),
        // `.` and `..` have no name to put another beside.
        None => content.join("..").join(name),
    }
}

/// What is known beside the outcome when it is told.
struct Told<'a> {
    findings: &'a Findings,
    content: &'a Path,
    output: &'a Path,
    /// Whether papers were asked for that this program cannot set.
    lacks_pdf: bool,
    passed: Duration,
}

impl Told<'_> {
    fn about(&self, outcome: &Outcome) -> String {
        let option = arguments::content_option(self.content);
        match outcome {
            Outcome::Written(summary) => self.written(summary),
            Outcome::Unreadable => self.refused(
                "内容に、読み取れないところか、公表した版と違うところがあります。",
                &format!("上の「問題あり」を直してから、もう一度「juran build{option}」を実行してください。"),
            ),
            Outcome::Contradicted => self.refused(
                "公表する版に、記載の不足か食い違いがあります。",
                &format!("上の「問題あり」を直してください。直す前に出来上がりを見るには「juran build --drafts{option}」を実行してください。"),
            ),
            Outcome::Vanishing => self.refused(
                "公表した版のページが、サイトから消えるところでした。",
                &format!("上の「問題あり」を直してください。消してよいなら「juran build --remove{option}」を実行してください。"),
            ),
            Outcome::Leaked => self.refused(
                "公表しないとした言葉が、公開するページに現れました。",
                "上の「問題あり」の場所から、その言葉を取り除いてください。心当たりがなければ、公開せずに、この仕組みの担当者に知らせてください。",
            ),
        }
    }

    fn refused(&self, cause: &str, way_out: &str) -> String {
        let output = self.output.display();
        format!("サイトを作りませんでした。{output} は、前のまま変わっていません。\n理由: {cause}\n{way_out}")
    }

    fn written(&self, summary: &Summary) -> String {
        let mut lines = removed(&summary.removed);
        if summary.waiting > 0 {
            lines.push(format!(
                "まだ公表しない版が{}件あり、サイトに入れていません。見るには「juran build --drafts{}」を実行してください。",
                summary.waiting,
                arguments::content_option(self.content),
            ));
        }
        lines.extend(self.lacks_pdf.then(|| NO_PDF.to_owned()));
        let errors = self.findings.counts().errors;
        if errors > 0 {
            lines.push(format!("誤りが{}件残っています。公表する前に直してください。", number(errors)));
        }
        lines.push(format!(
            "{}文書・{}版から {}ページを作りました（書き換え {}、変更なし {}、削除 {}、計 {}、{}）。{} を開いてください。",
            number(summary.documents),
            number(summary.versions),
            number(summary.pages),
            number(summary.written),
            number(summary.unchanged),
            number(summary.removed.len()),
            human_size(summary.bytes),
            seconds(self.passed),
            self.output.join("index.html").display(),
        ));
        lines.join("\n")
    }
}

fn removed(files: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = files.iter().take(NAMED).map(|file| format!("削除: {file}")).collect();
    if files.len() > NAMED {
        lines.push(format!("削除: ほか {}個", number(files.len() - NAMED)));
    }
    lines
}

pub(super) fn number(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

pub(super) fn seconds(passed: Duration) -> String {
    let seconds = passed.as_secs_f64();
    if seconds < 0.05 { "0.1秒未満".to_owned() } else { format!("{seconds:.1}秒") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::Told;
    use super::sibling;
    use crate::finding::Findings;
    use crate::pipeline::Outcome;
    use crate::pipeline::Summary;

    fn summary(removed: usize) -> Outcome {
        Outcome::Written(Summary {
            documents: 4,
            versions: 6,
            pages: 1_123,
            written: 12,
            unchanged: 111,
            removed: (1..=removed).map(|at| format!("a/{at}.html")).collect(),
            bytes: 3_200_000,
            ..Summary::default()
        })
    }

    fn line(outcome: &Outcome) -> String {
        let (content, output) = (Path::new("content"), Path::new("output"));
        let told = Told {
            findings: &Findings::default(),
            content,
            output,
            lacks_pdf: false,
            passed: Duration::from_millis(1_400),
        };
        told.about(outcome)
    }

    #[test]
    fn the_last_line_sums_up() {
        let page = Path::new("output").join("index.html");
        assert_eq!(
            line(&summary(0)),
            format!(
                "4文書・6版から 1,123ページを作りました（書き換え 12、変更なし 111、削除 0、計 3.2 MB、1.4秒）。{} を開いてください。",
                page.display()
            )
        );
    }

    #[test]
    fn a_program_without_papers_says_how_to_get_one() {
        let (content, output) = (Path::new("content"), Path::new("output"));
        let passed = Duration::from_millis(1_400);
        let told = Told { findings: &Findings::default(), content, output, lacks_pdf: true, passed };
        assert!(told.about(&summary(0)).starts_with("PDF は、この juran に"));
        assert!(told.about(&summary(0)).contains("--features pdf"));
    }

    #[test]
    fn removed_files_are_named_up_to_a_number() {
        let told = line(&summary(23));
        assert_eq!(told.matches("削除: a/").count(), 20);
        assert!(told.contains("削除: a/20.html\n削除: ほか 3個\n"), "{told}");
    }

    #[test]
    fn refusals_say_that_nothing_was_changed_and_why() {
        for (outcome, cause) in [
            (Outcome::Unreadable, "読み取れない"),
            (Outcome::Contradicted, "juran build --drafts"),
            (Outcome::Vanishing, "juran build --remove"),
            (Outcome::Leaked, "公表しないとした言葉"),
        ] {
            let told = line(&outcome);
            assert!(told.starts_with("サイトを作りませんでした。output は、前のまま変わっていません。"), "{told}");
            assert!(told.contains(cause), "{told}");
        }
    }

    #[test]
    fn folders_stand_beside_the_content() {
        for (content, expected) in [
            ("content", "output"),
            ("site/content/", "site/output"),
            (".", "./../output"),
            ("../..", "../../../output"),
            ("/content", "/output"),
        ] {
            assert_eq!(sibling(Path::new(content), "output"), Path::new(expected), "{content}");
        }
    }
}
