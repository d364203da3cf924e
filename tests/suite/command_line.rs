//! The command line speaks Japanese, knows what was meant, and ends with the agreed numbers.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;

const COMMANDS: &[&str] = &[
    "",
    "new",
    "new site",
    "new assessments",
    "new meetings",
    "new systems",
    "check",
    "build",
    "serve",
    "publish",
    "verify",
    "revise",
    "compare",
    "list",
    "due",
    "import",
    "import table",
    "import form",
    "import changes",
    "import register",
    "import record",
    "intake",
    "rules",
    "schema",
];

/// Names that are written as they are: commands, options, folders, files, ids, examples.
const NAMES: &[&str] = &[
    "juran",
    "new",
    "rules",
    "K",
    "site",
    "assessments",
    "consultations",
    "check",
    "build",
    "serve",
    "port",
    "poll",
    "preview",
    "Ctrl",
    "C",
    "list",
    "compare",
    "csv",
    "import",
    "intake",
    "consultation",
    "private",
    "counter",
    "result",
    "output",
    "themes",
    "md",
    "table",
    "changes",
    "into",
    "schema",
    "content",
    "output",
    "themes",
    "format",
    "human",
    "narrated",
    "html",
    "sarif",
    "only",
    "kind",
    "document",
    "changed",
    "since",
    "fix",
    "unsafe",
    "dry",
    "run",
    "json",
    "form",
    "id",
    "version",
    "replace",
    "downloads",
    "drafts",
    "downloads",
    "remove",
    "data",
    "title",
    "body",
    "help",
    "as",
    "of",
    "T",
    "h",
    "V",
    "kaigo",
    "files",
    "meetings",
    "notices",
    "systems",
    "laws",
    "pages",
    "shingikai",
    "r",
    "register",
    "file",
    "record",
    "agency",
    "agencies",
    "published",
    "add",
    "mayor",
    "meeting",
    "notice",
    "system",
    "page",
    "an",
    "revise",
    "draft",
    "all",
    "items",
    "toml",
    "TOML",
    "JSON",
    "Schema",
    "CSV",
    "Excel",
    "due",
    "within",
    "d",
    "ics",
    "html",
    "withdrawn",
    "publish",
    "verify",
    "reason",
    "correct",
    "hide",
    "former",
    "to",
    "EPUB",
    "PDF",
    "EPUB",
    "zip",
    "ledger",
    "jsonl",
    "archive",
    "against",
    "sign",
    "ssh",
    "keygen",
    "request",
    "reply",
    "RFC",
    "ca",
    "PEM",
    "sha",
    "SHA",
    "write",
];

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// Words of another language than Japanese that are no names.
fn foreign(text: &str) -> Vec<&str> {
    let words = text.split(|char: char| !char.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.filter(|word| !NAMES.contains(word)).collect()
}

#[test]
fn every_command_explains_itself_in_japanese() {
    let sandbox = Sandbox::new();
    for command in COMMANDS {
        for help in ["--help", "-h"] {
            let mut arguments = words(command);
            arguments.push(help);
            let ran = sandbox.run(&arguments);
            assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{command}");
            assert!(
                ran.stdout.contains(&format!("使い方:\n  juran {command}").trim_end().to_owned()),
                "{}",
                ran.stdout
            );
            assert!(ran.stdout.contains("オプション:\n"), "{}", ran.stdout);
            assert_eq!(foreign(&ran.stdout), Vec::<&str>::new(), "{command}\n{}", ran.stdout);
        }
    }
    assert_eq!(sandbox.run(&["--version"]).stdout, format!("juran {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(foreign("オプション: Options [default: content]"), ["Options", "default"]);
}

#[test]
fn what_is_wrong_with_a_command_line_is_told_with_the_nearest_right_word() {
    for (line, told) in [
        ("biuld", "「biuld」というコマンドはありません。「build」の書き誤りではありませんか。"),
        ("publish-all", "「publish-all」というコマンドはありません。書けるのは、「new」「check」「build」"),
        ("build --outptu x", "「--outptu」というオプションは、「juran build」にはありません。「--output」の書き誤り"),
        ("serve --port http", "「http」は、ポートの番号ではありません。"),
        ("list --drafts", "「--drafts」というオプションは、「juran list」にはありません。「juran build」で使う"),
        ("check --format jsn", "「--format」に「jsn」は書けません。「json」の書き誤りではありませんか。"),
        ("check --format", "「--format」の値がありません。"),
        (
            "new",
            "「juran new」の後に、「site」「assessments」「files」「meetings」「consultations」「notices」「systems」「laws」「pages」のどれかを書いてください。",
        ),
        ("new site", "「juran new site」には、「フォルダー」が必要です。"),
        ("new assesments kaigo", "「assessments」の書き誤りではありませんか。"),
        ("new assessments Kaigo", "「Kaigo」は、文書の識別名に使えません。英小文字で始まる、60文字までの"),
        ("import table t.csv --id a", "この様式の文書には版があるので、「--version」が必要です"),
        ("import table t.csv --id a --version 01", "「01」は、版の番号ではありません。"),
        ("build extra", "「extra」は余分です。"),
        ("build --as-of yesterday", "「yesterday」を日付として読み取れません。"),
        ("build --drafts --drafts", "「--drafts」が二度書かれています。"),
        ("schema --data --form x", "一緒には書けません。どちらかを消してください。"),
        ("build --drafts=yes", "「--drafts」には値を書きません。"),
    ] {
        let ran = Sandbox::with_sheet().run(&words(line));
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(ran.stderr.contains(told), "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains("使い方は「juran") && ran.stderr.contains("--help」で"), "{line}: {}", ran.stderr);
        let foreign: Vec<&str> = foreign(&ran.stderr).into_iter().filter(|word| !line.contains(word)).collect();
        assert!(foreign.is_empty(), "{line}: {foreign:?}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_as_a_mistake() {
    let ran = Sandbox::new().run(&[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.starts_with("コマンドが書かれていません。\n\n縦覧: "), "{}", ran.stderr);
}

#[test]
fn what_the_machine_refuses_names_the_place_and_the_reason() {
    for (line, place) in [
        ("build", "content"),
        ("check --content nowhere", "nowhere"),
        ("list --content nowhere", "nowhere"),
        ("import table none.csv --id a --version 1", "none.csv"),
    ] {
        let ran = Sandbox::new().run(&words(line));
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{line}");
        assert!(ran.stderr.contains(&format!("  場所: {place}\n  理由: ")), "{line}: {}", ran.stderr);
        assert_eq!(
            foreign(&ran.stderr).iter().filter(|word| !["OS", "nowhere", "none", "csv"].contains(word)).count(),
            0,
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn commands_end_with_the_agreed_numbers() {
    let leak = "{ withheld = \"場所が知られるため。\", full = \"職員が見て回る\" }";
    for (from, to, [check, build, preview]) in [
        ("混み具合", "混み具合", [0, 0, 0]),
        ("title = \"総合窓口の点検\"\n", "", [1, 1, 1]),
        ("混み具合", "[混み具合](/nowhere/)", [1, 1, 1]),
        ("size = ", "size ＝ ", [1, 1, 1]),
        ("\"一階の東側にある。\"", leak, [0, 3, 3]),
    ] {
        let sandbox = Sandbox::with_sheet_where(from, to);
        for (line, end) in [("check", check), ("build", build), ("build --drafts", preview)] {
            let ran = sandbox.run(&words(line));
            assert_eq!(ran.code, Some(end), "{to}: {line}: {}{}", ran.stdout, ran.stderr);
        }
    }
}

#[test]
fn what_is_only_worth_a_look_does_not_stop_a_build() {
    let desks: String = (1..=3).map(|at| format!("\n[[desks]]\nid = \"d{at}\"\nname = \"窓口\"\n")).collect();
    let sandbox = Sandbox::with_sheet().file(SHEET_FILE, &format!("{SHEET}{desks}"));
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("問題あり 0件、問題の可能性大 1件、要判断 0件、手動確認 0件です。"), "{}", ran.stderr);
}
