//! Cost grows with the content and not faster: ten times the documents cost ten times, and no input costs more than its length.
#![expect(clippy::disallowed_methods, reason = "what is measured here is time")]

use std::time::Duration;
use std::time::Instant;

use crate::books::put_book;
use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;

const FEW: usize = 10;
const MANY: usize = 100;

/// Quick enough to need no second look.
const QUICK: Duration = Duration::from_secs(2);

/// How many times longer an input may take that is four times as long; with the square it is sixteen times.
const LIMIT: f64 = 6.0;

/// Times that a measurement is taken before a busy machine is not an excuse any more.
const TRIES: usize = 4;

fn site_of(documents: usize) -> Sandbox {
    let sandbox = Sandbox::new().site();
    for at in 1..=documents {
        sandbox.put(&format!("content/assessments/desk-{at:03}/1/book.toml"), SHEET);
    }
    sandbox
}

/// Seconds that a build into an empty folder takes.
fn seconds(sandbox: &Sandbox) -> f64 {
    if sandbox.has("output") {
        sandbox.remove("output");
    }
    let start = Instant::now();
    sandbox.build();
    start.elapsed().as_secs_f64()
}

/// Number of files, and bytes of those that belong to documents.
fn size(sandbox: &Sandbox) -> (usize, usize) {
    let files = sandbox.files("output");
    let own = files.iter().filter(|path| path.starts_with("assessments/desk-"));
    (files.len(), own.map(|path| sandbox.read_bytes(&format!("output/{path}")).len()).sum())
}

#[test]
fn ten_times_the_documents_cost_ten_times() {
    let (few, many) = (site_of(FEW), site_of(MANY));
    let mut factors = Vec::new();
    for _ in 0..TRIES {
        factors.push(seconds(&many) / seconds(&few));
        if factors.iter().any(|factor| *factor < 12.0) {
            break;
        }
    }
    assert!(factors.iter().any(|factor| *factor < 12.0), "{factors:?} times the time");
    let ((few_files, few_bytes), (many_files, many_bytes)) = (size(&few), size(&many));
    assert_eq!(many_bytes, few_bytes * 10, "pages of a document do not know how many others there are");
    assert_eq!(many_files - few_files, (MANY - FEW) * 11, "eleven files for every document");
}

/// Runs a command on a site of four parts and holds its time against that on a site of one.
fn run_in_linear_time(what: &str, arguments: &[&str], site: &dyn Fn(usize) -> Sandbox) -> Ran {
    let timed = |parts: usize| {
        let sandbox = site(parts);
        let start = Instant::now();
        let ran = sandbox.run(arguments);
        (start.elapsed(), ran)
    };
    let mut factors = Vec::new();
    for _ in 0..TRIES {
        let (whole, ran) = timed(4);
        if whole < QUICK {
            return ran;
        }
        factors.push(whole.as_secs_f64() / timed(1).0.as_secs_f64());
        if factors.iter().any(|factor| *factor < LIMIT) {
            return ran;
        }
    }
    panic!("{what}: four times the input takes {factors:?} times the time");
}

#[test]
fn long_texts_are_read_in_linear_time() {
    let again = |piece: &'static str, times: usize| move |parts: usize| piece.repeat(times * parts);
    let texts: [(&str, &dyn Fn(usize) -> String); 11] = [
        ("one letter", &again("あ", 50_000)),
        ("one line after the other", &again("あ\n", 12_500)),
        ("brackets", &again("[", 12_500)),
        ("pictures", &again("![", 12_500)),
        ("quotes", &again(">", 2_500)),
        ("stars", &again("**あ", 5_000)),
        ("a table", &|parts| format!("|区分|件数|\n|---|---|\n{}", "|甲|乙|\n".repeat(1_250 * parts))),
        ("a deep list", &|parts| (0..100 * parts).map(|depth| format!("{}- あ\n", "  ".repeat(depth))).collect()),
        ("notes", &|parts| (0..1_250 * parts).map(|at| format!("あ[^{at}]\n\n[^{at}]: い\n\n")).collect()),
        ("links", &again("[あ](#work.steps)", 1_250)),
        ("marks of what is withheld", &again("〔非公表:x", 5_000)),
    ];
    for (what, text) in texts {
        let site = |parts: usize| {
            let text = format!("summary = '''\n{}'''", text(parts));
            Sandbox::with_sheet_where("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", &text)
        };
        let ran = run_in_linear_time(what, &["build"], &site);
        assert!([Some(0), Some(1)].contains(&ran.code), "{what}: {}", ran.stderr);
    }
}

/// The small document with something behind it.
fn sheet_and(rest: &str) -> Sandbox {
    Sandbox::new().site().file(SHEET_FILE, &format!("{SHEET}\n{rest}"))
}

#[test]
fn many_mistakes_are_found_in_linear_time() {
    let keys = |parts: usize| (0..5_000 * parts).map(|at| format!("key-{at} = \"あ\"\n")).collect::<String>();
    let ran = run_in_linear_time("unknown keys", &["check"], &|parts| sheet_and(&keys(parts)));
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("問題あり 20,000件、"), "every one is counted");
    let rows = |parts: usize| {
        let row = |at: usize| format!("[[desks]]\nid = \"d{at}\"\nname = \"あ\"\nnote = \"い\"\n");
        (0..1_250 * parts).map(row).collect::<String>()
    };
    let ran = run_in_linear_time("too many rows", &["check"], &|parts| sheet_and(&rows(parts)));
    assert!(ran.stdout.contains("「２．窓口」が5001あります。"), "{}", ran.stdout);
}

#[test]
fn a_long_table_of_a_book_is_printed_in_linear_time() {
    let change = |at: usize| {
        let words = "item = \"Ⅰ.1\"\nbefore = \"甲\"\nafter = \"乙\"\ntiming = \"事前\"\nexplanation = \"丙\"";
        format!("[[changes]]\nid = \"c{at}\"\ndate = 2026-04-01\n{words}\n")
    };
    let site = |parts: usize| {
        let sandbox = Sandbox::new().site();
        put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
        let changes: String = (0..400 * parts).map(change).collect();
        sandbox.put("content/assessments/kaigo/1/annex-3.toml", changes);
        sandbox
    };
    let ran = run_in_linear_time("changes", &["build"], &site);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_long_list_is_printed_in_linear_time() {
    let site = |parts: usize| {
        let steps: Vec<String> = (0..5_000 * parts).map(|at| format!("\"手順{at}\"")).collect();
        Sandbox::with_sheet_where("\"見回る\", \"書き留める\"", &steps.join(", "))
    };
    let ran = run_in_linear_time("a list", &["build"], &site);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_large_table_is_imported_in_linear_time() {
    let row =
        |at: usize| format!("別添3/項目,,変更{at},項目{at}\n別添3/変更前の記載,,変更{at},甲\nⅨ.{at},何か,,余分\n");
    let site = |parts: usize| {
        let rows: String = (1..=250 * parts).map(row).collect();
        Sandbox::new().site().file("table.csv", &format!("項目番号,項目名,繰返し,記載内容\n{rows}"))
    };
    let arguments = ["import", "table", "table.csv", "--id", "kaigo", "--version", "1"];
    let ran = run_in_linear_time("a table", &arguments, &site);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.starts_with("3,000行のうち、"), "{}", ran.stdout);
}
