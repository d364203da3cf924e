//! Measures whole builds of generated documents: `cargo bench --bench site -- 1000 10000`; and beside Hugo, on the same
//! documents: `cargo bench --bench site -- --hugo /path/to/hugo 10000`.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and the folders that it has the program write"
)]

mod corpus;
mod document;
mod hugo;
mod measured;
mod parity;
mod printed_form;
mod table;
mod versus;

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;
use std::time::SystemTime;

use juran::form::Catalogue;

use corpus::Corpus;
use corpus::MIXED;
use corpus::MIXTURES;
use document::Wording;
use measured::Measured;
use table::Row;

/// Sizes that are measured where none is asked for.
const USUAL: [usize; 2] = [100, 1_000];

/// The documents of one measurement, and where they and their site lie.
struct Site<'a> {
    corpus: Corpus<'a>,
    content: &'a Path,
    output: &'a Path,
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--write", folder, number] => return write(folder, number),
        ["--hugo", hugo, number] => return versus(Path::new(hugo), number),
        _ => {}
    }
    let sizes: Result<Vec<usize>, String> = words.iter().map(|word| size(word)).collect();
    let sizes = match sizes {
        Ok(sizes) if sizes.is_empty() => USUAL.to_vec(),
        Ok(sizes) => sizes,
        Err(problem) => return refuse(&problem),
    };
    let catalogue = Catalogue::built_in();
    let mut rows = Vec::new();
    for size in sizes {
        for mixture in MIXTURES {
            match measure(Corpus { catalogue: &catalogue, mixture, size }) {
                Ok(measured) => rows.extend(measured),
                Err(problem) => return refuse(&format!("{} {size}文書: {problem}", mixture.word)),
            }
        }
    }
    table::print(&rows);
    ExitCode::SUCCESS
}

/// Writes the content of the mixed site and the same for Hugo, for looking at it or measuring it by other means.
fn write(folder: &str, number: &str) -> ExitCode {
    let written = size(number).and_then(|size| {
        let corpus = Corpus { catalogue: &Catalogue::built_in(), mixture: MIXED, size };
        let written = corpus.write(&Path::new(folder).join("content"));
        let written = written.and_then(|()| hugo::write(&corpus, &Path::new(folder).join("hugo")));
        written.map_err(|cause| format!("{folder}: {cause}"))
    });
    written.map_or_else(|problem| refuse(&problem), |()| ExitCode::SUCCESS)
}

/// Compares with Hugo on the mixed site.
fn versus(hugo: &Path, number: &str) -> ExitCode {
    let compared = size(number)
        .and_then(|size| versus::compare(hugo, &Corpus { catalogue: &Catalogue::built_in(), mixture: MIXED, size }));
    compared.map_or_else(|problem| refuse(&problem), |()| ExitCode::SUCCESS)
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
fn measure(corpus: Corpus) -> Result<Vec<Row>, String> {
    let folder = tempfile::tempdir().map_err(|cause| cause.to_string())?;
    let (content, output) = (folder.path().join("content"), folder.path().join("output"));
    let (word, size) = (corpus.mixture.word, corpus.size);
    table::tell(&format!("{word} {size}文書を {} に用意します。", folder.path().display()));
    corpus.write(&content).map_err(|cause| cause.to_string())?;
    let source = extent(&content, SystemTime::now()).map_err(|cause| cause.to_string())?.bytes;
    let rows = Site { corpus, content: &content, output: &output }.builds(source)?;
    folder.close().map_err(|cause| cause.to_string())?;
    Ok(rows)
}

impl Site<'_> {
    fn builds(&self, source: u64) -> Result<Vec<Row>, String> {
        let first = self.build("初めて", source)?;
        let again = self.build("変更なし", source)?;
        if again.extent.written > 0 {
            return Err(format!("変更がないのに {}ファイルが書き換えられました。", again.extent.written));
        }
        let revised = self.corpus.write_one(self.content, self.corpus.size / 2, Wording::Revised);
        revised.map_err(|cause| cause.to_string())?;
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
        let (kind, size) = (self.corpus.mixture.word, self.corpus.size);
        table::tell(&format!("{kind} {size}文書、{name}: {}", measured.last_line));
        Ok(Row { kind, size, name, source, extent, measured })
    }
}

/// What lies in a folder.
#[derive(Debug, Default)]
struct Extent {
    files: u64,
    pages: u64,
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
            let is_page = entry.path().extension().is_some_and(|extension| extension == "html");
            let is_written = about.modified()? >= since;
            Extent { files: 1, pages: u64::from(is_page), bytes: about.len(), written: u64::from(is_written) }
        };
        sum.files += one.files;
        sum.pages += one.pages;
        sum.bytes += one.bytes;
        sum.written += one.written;
    }
    Ok(sum)
}
