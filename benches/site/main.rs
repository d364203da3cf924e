//! Measures whole builds of generated books: `cargo bench --bench site -- 1000 10000`.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and the folders that it has the program write"
)]

mod book;
mod measured;
mod table;

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;

use juran::form::Catalogue;
use juran::form::Form;

use measured::Measured;
use table::Row;

const FORM: &str = "all-items@2018-05";
/// Sizes that are measured where none is asked for.
const USUAL: [usize; 2] = [100, 1_000];

const SETTINGS: &str = "\
title = \"計測用の評価書\"
body = \"計測市\"
base_url = \"https://www.example.jp/\"
as_of = 2026-11-20
";

fn main() -> ExitCode {
    let sizes: Result<Vec<usize>, String> = env::args().skip(1).filter(|word| word != "--bench").map(size).collect();
    let sizes = match sizes {
        Ok(sizes) if sizes.is_empty() => USUAL.to_vec(),
        Ok(sizes) => sizes,
        Err(problem) => return refuse(&problem),
    };
    let catalogue = Catalogue::built_in();
    let form = catalogue.get(FORM).expect("the form ships with the program");
    let mut rows = Vec::new();
    for size in sizes {
        match measure(&form, size) {
            Ok(measured) => rows.extend(measured),
            Err(problem) => return refuse(&format!("{size}文書: {problem}")),
        }
    }
    table::print(&rows);
    ExitCode::SUCCESS
}

fn size(word: String) -> Result<usize, String> {
    let size = word.parse().ok().filter(|size| *size > 0);
    size.ok_or_else(|| format!("「{word}」は文書の数ではありません。例: cargo bench --bench site -- 1000 10000"))
}

fn refuse(problem: &str) -> ExitCode {
    table::tell(&format!("計測できませんでした。{problem}"));
    ExitCode::FAILURE
}

/// Builds as many books from nothing, once more unchanged, and once more with one of them edited.
fn measure(form: &Form, size: usize) -> Result<Vec<Row>, String> {
    let folder = tempfile::tempdir().map_err(|cause| cause.to_string())?;
    let (content, output) = (folder.path().join("content"), folder.path().join("output"));
    table::tell(&format!("{size}文書を {} に用意します。", folder.path().display()));
    let source = prepare(form, size, &content).map_err(|cause| cause.to_string())?;
    let mut rows = Vec::new();
    for name in ["初めて", "変更なし", "1文書を変更"] {
        if name == "1文書を変更" {
            write(form, size / 2, book::Wording::Revised, &content).map_err(|cause| cause.to_string())?;
        }
        let measured = build(&content, &output)?;
        let (files, bytes) = extent(&output).map_err(|cause| cause.to_string())?;
        rows.push(Row { size, name, source, files, bytes, measured });
        table::tell(&format!("{size}文書、{name}: {}", rows[rows.len() - 1].measured.last_line));
    }
    Ok(rows)
}

/// Writes the content of a site; tells its size in bytes.
fn prepare(form: &Form, size: usize, content: &Path) -> io::Result<u64> {
    fs::create_dir_all(content)?;
    fs::write(content.join("site.toml"), SETTINGS)?;
    (0..size).try_for_each(|number| write(form, number, book::Wording::First, content))?;
    extent(content).map(|(_, bytes)| bytes)
}

fn write(form: &Form, number: usize, wording: book::Wording, content: &Path) -> io::Result<()> {
    let folder = content.join(format!("assessments/book-{number}/1"));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("book.toml"), book::text(form, number, wording))
}

/// Runs the program as a person would.
fn build(content: &Path, output: &Path) -> Result<Measured, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_juran"));
    command.arg("build").arg("--content").arg(content).arg("--output").arg(output);
    measured::run(&mut command).map_err(|cause| cause.to_string())?
}

/// Files below a folder, and their bytes.
fn extent(folder: &Path) -> io::Result<(u64, u64)> {
    let mut sum = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (files, bytes) =
            if entry.file_type()?.is_dir() { extent(&entry.path())? } else { (1, entry.metadata()?.len()) };
        sum = (sum.0 + files, sum.1 + bytes);
    }
    Ok(sum)
}
