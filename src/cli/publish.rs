//! `juran publish`: freezes what is public, and puts it into the ledger.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::builder::PathBufValueParser;

use crate::archive::Act;
use crate::archive::Line;
use crate::disk;
use crate::failure::Failure;
use crate::fingerprint::short;
use crate::model::DocumentId;
use crate::model::VersionName;
use crate::pipeline;
use crate::pipeline::Outcome;
use crate::pipeline::Publication;
use crate::publish::Correction;
use crate::publish::Supplement;
use crate::publish::Wanted;
use crate::report;
use crate::typeset;

use super::Exit;
use super::arguments;
use super::build;
use super::check;
use super::clock;
use super::compare;
use super::console;
use super::vouching;

pub(super) const NAME: &str = "publish";

/// Entries that are named one by one.
const NAMED: usize = 20;

pub(super) fn grammar() -> Command {
    let version = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("版").value_parser(version).requires("document").help(help)
    };
    let document = Arg::new("document").value_name("種類/識別名").value_parser(compare::document);
    let themes = Arg::new("themes").long("themes").value_name("フォルダー").value_parser(PathBufValueParser::new());
    let reason = Arg::new("reason").long("reason").value_name("理由").value_parser(reason).requires("correct");
    let hides = Arg::new("hide-former").long("hide-former").action(ArgAction::SetTrue).requires("correct");
    let add = Arg::new("add").long("add").value_name("ファイル").value_parser(PathBufValueParser::new());
    let command = Command::new(NAME)
        .about("公表日の来た版を、そのまま保存し、公表台帳に載せます。")
        .override_usage("juran publish [種類/識別名] [オプション]")
        .after_help(
            "まだ載っていない版だけを載せるので、何度実行しても同じです。誤りがなければ 0、あれば 1、作業ができなければ 2、公表しない言葉が現れたら 3 で終わります。",
        )
        .arg(document.help("公表する文書（書かなければ、公表日の来たすべての文書）"))
        .args([
            arguments::as_of(),
            version("correct", "この版の訂正を載せます。訂正前の文も残ります。--reason で理由を書きます")
                .requires("reason")
                .conflicts_with("to"),
            reason.help("訂正の理由（版のページに出ます）"),
            hides.help("訂正前の文を、サイトに出しません（漏れた氏名を消すときなど）。保存庫には残ります"),
            add.requires("to").help("公表した版に加えるファイル（PDF など）。公表したファイルの置き換えはできません"),
            version("to", "--add のファイルを加える版").requires("add"),
        ])
        .args(vouching::options())
        .args([
            themes.help("見た目のフォルダー（書かなければ content の隣の themes、なければ組み込みのもの）"),
        ]);
    arguments::laid_out(command)
}

fn reason(written: &str) -> Result<String, String> {
    let whole = Some(written.trim().to_owned()).filter(|reason| !reason.is_empty() && !reason.contains('\n'));
    whole.ok_or_else(|| "--reason には、訂正の理由を一行の文で書いてください。".to_owned())
}

fn version(written: &str) -> Result<VersionName, String> {
    VersionName::read(written)
        .ok_or_else(|| format!("「{written}」は、版の番号ではありません。「1」や「2-an」のように書いてください。"))
}

pub(super) fn run(matches: &ArgMatches) -> Result<Exit, Failure> {
    let content = arguments::content(matches);
    if let Some(file) = matches.get_one::<PathBuf>("reply") {
        vouching::reply(file, content)?;
        return Ok(Exit::Fine);
    }
    vouching::foresee(matches)?;
    let themes = matches.get_one::<PathBuf>("themes").cloned().or_else(|| build::themes_beside(content));
    let wanted = wanted(matches)?;
    let when = (arguments::instant(matches), clock::now());
    let publication = pipeline::publish((content, themes.as_deref()), when, &wanted)?;
    if !publication.findings.is_empty() {
        let around = check::around(content, &publication.findings, None);
        console::tell(&report::human(&publication.findings, &around, check::SHOWN));
    }
    match &publication.outcome {
        Ok(lines) => {
            console::give(&told(&publication, lines, content))?;
            vouching::add(matches, &publication, content)?;
            Ok(Exit::Fine)
        }
        Err(outcome) => {
            console::tell(&refused(outcome, content));
            Ok(if matches!(outcome, Outcome::Leaked) { Exit::Leaked } else { Exit::Errors })
        }
    }
}

fn wanted(matches: &ArgMatches) -> Result<Wanted, Failure> {
    let document = matches.get_one::<DocumentId>("document").cloned();
    let of = |name: &str| document.clone().zip(matches.get_one::<VersionName>(name).copied());
    if let Some((document, version)) = of("correct") {
        let reason = matches.get_one::<String>("reason").cloned().unwrap_or_default();
        let hides_former = matches.get_flag("hide-former");
        return Ok(Wanted::Corrected(Correction { document, version, reason, hides_former }));
    }
    if let (Some((document, version)), Some(file)) = (of("to"), matches.get_one::<PathBuf>("add")) {
        return Ok(Wanted::Supplemented(Supplement {
            document,
            version,
            name: name_of(file)?,
            bytes: disk::read(file)?,
        }));
    }
    Ok(Wanted::New(document))
}

/// The name under which a file is added.
fn name_of(file: &Path) -> Result<String, Failure> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-".contains(letter);
    if name.starts_with(|letter: char| letter.is_ascii_lowercase()) && name.contains('.') && name.chars().all(fits) {
        return Ok(name);
    }
    let cause =
        "ファイルの名前は、英小文字で始まる、半角の英小文字・数字・ハイフン・点だけにしてください（例: kaigo-3.pdf）。";
    Err(Failure::at("ファイルを加えられませんでした。", file, cause))
}

/// What is said where versions are published without the papers that the site offers.
const NO_PDF: &str = "この juran には PDF を作る部品が入っていないので、PDF は一緒に保存していません。PDF も公表のときに保存するには「cargo install --path . --locked --features pdf」で入れ直した juran で公表してください。PDF が要らなければ、site.toml の downloads から pdf を除けば、この知らせは出ません。";

fn told(publication: &Publication, lines: &[Line], content: &Path) -> String {
    let state = match publication.entries {
        0 => "公表台帳には、まだ何も載っていません。".to_owned(),
        entries => format!("公表台帳の頭: 第{entries}号 {}（SHA-256 {}）", short(&publication.head), publication.head),
    };
    if lines.is_empty() {
        return format!("新しく公表台帳に載せるものは、ありませんでした。\n{state}\n");
    }
    let mut told: Vec<String> = lines.iter().take(NAMED).map(line).collect();
    if lines.len() > NAMED {
        told.push(format!("ほか{}件", lines.len() - NAMED));
    }
    told.push(format!("公表台帳に{}件を載せました。", lines.len()));
    if publication.offers_paper && !typeset::IS_HERE {
        told.push(NO_PDF.to_owned());
    }
    told.push(state);
    let option = arguments::content_option(content);
    told.push(format!("次に「juran build{option}」でサイトを作り直してください。archive フォルダーは、控え（バックアップ）を取ってください。"));
    told.join("\n") + "\n"
}

/// `第12号 公表 assessments/kaigo 3 介護保険に関する事務　全項目評価書　第3版 指紋 3B54-047E-F326`
fn line(line: &Line) -> String {
    let entry = &line.entry;
    let what = match entry.act {
        Act::Added => entry.files.iter().map(|piece| piece.path.as_str()).collect::<Vec<_>>().join("、"),
        Act::Published | Act::Corrected => format!("指紋 {}", short(&entry.fingerprint)),
    };
    let act = entry.act.called();
    format!("第{}号 {act} {} {} {} {what}", entry.entry, entry.document, entry.version, entry.title)
}

fn refused(outcome: &Outcome, content: &Path) -> String {
    let option = arguments::content_option(content);
    let (cause, way_out) = match outcome {
        Outcome::Unreadable => {
            ("内容に、読み取れないところか、公表した版と違うところがあります。", "上の「問題あり」を直してから")
        }
        Outcome::Leaked => (
            "公表しないとした言葉が、公表するファイルに現れました。",
            "上の「問題あり」の場所から、その言葉を取り除いてから",
        ),
        _ => ("公表する版に、記載の不足か食い違いがあります。", "上の「問題あり」を直してから"),
    };
    format!(
        "公表しませんでした。公表台帳は、前のまま変わっていません。\n理由: {cause}\n{way_out}、もう一度「juran publish{option}」を実行してください。"
    )
}
