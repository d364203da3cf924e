//! Measures whole builds of generated documents: `cargo bench --bench site -- 1000 10000`.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and the folders that it has the program write"
)]

mod document;
mod measured;
mod table;

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;
use std::time::SystemTime;

use juran::form::Catalogue;
use juran::form::Form;

use document::Wording;
use measured::Measured;
use table::Row;

/// What is measured: the word people read, the form, and a form file where the program has no such form.
const KINDS: [(&str, &str, Option<&str>); 2] =
    [("評価書", "all-items@2018-05", None), ("短い票", "short-entry@2026-01", Some(include_str!("entry.toml")))];
/// Sizes that are measured where none is asked for.
const USUAL: [usize; 2] = [100, 1_000];

const SETTINGS: &str = "\
title = \"計測用の評価書\"
body = \"計測市\"
base_url = \"https://www.example.jp/\"
as_of = 2026-11-20
";

/// The documents of one measurement, and where they and their site lie.
struct Site<'a> {
    kind: &'static str,
    form: &'a Form,
    size: usize,
    content: &'a Path,
    output: &'a Path,
}

fn main() -> ExitCode {
    let sizes: Result<Vec<usize>, String> =
        env::args().skip(1).filter(|word| word != "--bench").map(|word| size(&word)).collect();
    let sizes = match sizes {
        Ok(sizes) if sizes.is_empty() => USUAL.to_vec(),
        Ok(sizes) => sizes,
        Err(problem) => return refuse(&problem),
    };
    let mut catalogue = Catalogue::built_in();
    for own in KINDS.iter().filter_map(|(_, _, own)| *own) {
        catalogue.add(own, &[("assessments", Vec::new())]).expect("the form of the measurement is well-formed");
    }
    let mut rows = Vec::new();
    for size in sizes {
        for (kind, name, own) in KINDS {
            let form = catalogue.get(name).expect("the catalogue holds both forms");
            match measure(kind, form, own, size) {
                Ok(measured) => rows.extend(measured),
                Err(problem) => return refuse(&format!("{kind} {size}文書: {problem}")),
            }
        }
    }
    table::print(&rows);
    ExitCode::SUCCESS
}

fn size(word: &str) -> Result<usize, String> {
    let size = word.parse().ok().filter(|size| *size > 0);
    size.ok_or_else(|| format!("「{word}」は文書の数ではありません。例: cargo bench --bench site -- 1000 10000"))
}

fn refuse(problem: &str) -> ExitCode {
    table::tell(&format!("計測できませんでした。{problem}"));
    ExitCode::FAILURE
}

/// Builds as many documents from nothing, once more unchanged, and once more with one of them edited; what was
/// generated is removed at the end.
fn measure(kind: &'static str, form: &Form, own: Option<&str>, size: usize) -> Result<Vec<Row>, String> {
    let folder = tempfile::tempdir().map_err(|cause| cause.to_string())?;
    let (content, output) = (folder.path().join("content"), folder.path().join("output"));
    let planned = Site { kind, form, size, content: &content, output: &output };
    table::tell(&format!("{kind} {size}文書を {} に用意します。", folder.path().display()));
    let source = planned.prepare(own).map_err(|cause| cause.to_string())?;
    let rows = planned.builds(source)?;
    folder.close().map_err(|cause| cause.to_string())?;
    Ok(rows)
}

impl Site<'_> {
    /// Writes the content; tells its size in bytes.
    fn prepare(&self, own: Option<&str>) -> io::Result<u64> {
        fs::create_dir_all(self.content.join("forms"))?;
        fs::write(self.content.join("site.toml"), SETTINGS)?;
        if let Some(own) = own {
            fs::write(self.content.join("forms/own.toml"), own)?;
        }
        (0..self.size).try_for_each(|number| self.write(number, Wording::First))?;
        extent(self.content, SystemTime::now()).map(|extent| extent.bytes)
    }

    fn write(&self, number: usize, wording: Wording) -> io::Result<()> {
        let folder = self.content.join(format!("assessments/document-{number}/1"));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("book.toml"), document::text(self.form, number, wording))
    }

    fn builds(&self, source: u64) -> Result<Vec<Row>, String> {
        let first = self.build("初めて", source)?;
        let again = self.build("変更なし", source)?;
        if again.extent.written > 0 {
            return Err(format!("変更がないのに {}ファイルが書き換えられました。", again.extent.written));
        }
        self.write(self.size / 2, Wording::Revised).map_err(|cause| cause.to_string())?;
        let edited = self.build("1文書を変更", source)?;
        Ok(vec![first, again, edited])
    }

    /// Runs the program as a person would, and looks at the output that it leaves.
    fn build(&self, name: &'static str, source: u64) -> Result<Row, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_juran"));
        command.arg("build").arg("--content").arg(self.content).arg("--output").arg(self.output);
        let start = SystemTime::now();
        let measured: Measured = measured::run(&mut command).map_err(|cause| cause.to_string())??;
        let extent = extent(self.output, start).map_err(|cause| cause.to_string())?;
        table::tell(&format!("{} {}文書、{name}: {}", self.kind, self.size, measured.last_line));
        Ok(Row { kind: self.kind, size: self.size, name, source, extent, measured })
    }
}

/// What lies in a folder.
#[derive(Debug, Default)]
struct Extent {
    files: u64,
    bytes: u64,
    /// Files written since the instant asked for.
    written: u64,
}

fn extent(folder: &Path, since: SystemTime) -> io::Result<Extent> {
    let mut sum = Extent::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        let one = if about.is_dir() {
            extent(&entry.path(), since)?
        } else {
            Extent { files: 1, bytes: about.len(), written: u64::from(about.modified()? >= since) }
        };
        sum = Extent { files: sum.files + one.files, bytes: sum.bytes + one.bytes, written: sum.written + one.written };
    }
    Ok(sum)
}
