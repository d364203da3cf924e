//! Cost grows with the content and not faster: ten times the documents cost ten times, and no input costs more than its length.
#![expect(clippy::disallowed_methods, reason = "what is measured here is time")]

use std::time::Duration;
use std::time::Instant;

use crate::books::put_book;
use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sheet_where;

const FEW: usize = 20;
const MANY: usize = 200;

/// Longest time for a hostile input, even on a busy machine; what grows with the square takes minutes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Times that a measurement is taken before a busy machine is not an excuse any more.
const TRIES: usize = 3;

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
    // Six for every document, and a second page of the list.
    assert_eq!(many_files - few_files, (MANY - FEW) * 6 + 1);
}

/// Runs a command and holds it to the time that a hostile input may take.
fn run_in_time(sandbox: &Sandbox, arguments: &[&str], what: &str) -> Ran {
    let mut times = Vec::new();
    for _ in 0..TRIES {
        let start = Instant::now();
        let ran = sandbox.run(arguments);
        times.push(start.elapsed());
        if times.iter().any(|time| *time < PATIENCE) {
            return ran;
        }
    }
    panic!("{what} takes {times:?}");
}

#[test]
fn long_texts_are_read_in_linear_time() {
    let rows = "|甲|乙|\n".repeat(5_000);
    let texts = [
        ("one letter", "あ".repeat(200_000)),
        ("one line after the other", "あ\n".repeat(50_000)),
        ("brackets", "[".repeat(50_000)),
        ("pictures", "![".repeat(50_000)),
        ("quotes", ">".repeat(10_000)),
        ("stars", "**あ".repeat(20_000)),
        ("a table", format!("|区分|件数|\n|---|---|\n{rows}")),
        ("a nested list", (0..500).map(|depth| format!("{}- あ\n", "  ".repeat(depth))).collect()),
        ("notes", (0..5_000).map(|at| format!("あ[^{at}]\n\n[^{at}]: い\n\n")).collect()),
        ("links", "[あ](#work.steps)".repeat(5_000)),
        ("marks of what is withheld", "〔非公表:x".repeat(20_000)),
    ];
    for (what, text) in texts {
        let text = format!("summary = '''\n{text}'''");
        let sandbox = Sandbox::with_sheet_where("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", &text);
        let ran = run_in_time(&sandbox, &["build"], what);
        assert!([Some(0), Some(1)].contains(&ran.code), "{what}: {}", ran.stderr);
    }
}

#[test]
fn many_mistakes_are_found_in_linear_time() {
    let keys: String = (0..20_000).map(|at| format!("key-{at} = \"あ\"\n")).collect();
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &format!("{SHEET}\n{keys}"));
    let ran = run_in_time(&sandbox, &["check"], "unknown keys");
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("誤り 20000件、"), "every one is counted");
    let rows: String =
        (0..5_000).map(|at| format!("\n[[desks]]\nid = \"d{at}\"\nname = \"あ\"\nnote = \"い\"\n")).collect();
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &format!("{SHEET}{rows}"));
    let ran = run_in_time(&sandbox, &["check"], "too many rows");
    assert!(ran.stdout.contains("「２．窓口」が5001あります。"), "{}", ran.stdout);
}

#[test]
fn long_lists_and_tables_of_a_book_are_printed_in_linear_time() {
    let sandbox = Sandbox::new().site();
    put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    let changes: String = (0..2_000)
        .map(|at| {
            format!(
                "[[changes]]\nid = \"c{at}\"\ndate = 2026-04-01\nitem = \"Ⅰ.1\"\nbefore = \"甲{at}\"\nafter = \"乙{at}\"\ntiming = \"事前\"\nexplanation = \"丙\"\n"
            )
        })
        .collect();
    sandbox.put("content/assessments/kaigo/1/annex-3.toml", changes);
    let ran = run_in_time(&sandbox, &["build"], "changes");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let data = sandbox.json("output/assessments/kaigo/1/data.json");
    assert!(data["items"].as_array().is_some_and(|items| items.len() > 12_000));
}

#[test]
fn long_lists_of_rows_are_printed_in_linear_time() {
    let steps: Vec<String> = (0..20_000).map(|at| format!("\"手順{at}\"")).collect();
    let text = sheet_where("\"見回る\", \"書き留める\"", &steps.join(", "));
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &text);
    let ran = run_in_time(&sandbox, &["build"], "a list");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_large_table_is_imported_in_linear_time() {
    let rows: String = (1..=1_500)
        .map(|at| format!("別添3/項目,,変更{at},項目{at}\n別添3/変更前の記載,,変更{at},甲\nⅨ.{at},何か,,余分\n"))
        .collect();
    let sandbox = Sandbox::new().site().file("table.csv", &format!("項目番号,項目名,繰返し,記載内容\n{rows}"));
    let ran = run_in_time(
        &sandbox,
        &["import", "table", "table.csv", "--id", "kaigo", "--version", "1", "--replace"],
        "a table",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.starts_with("4,500行のうち、"), "{}", ran.stdout);
}
