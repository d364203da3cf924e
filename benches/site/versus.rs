//! juran and Hugo on the same documents, in turn, and what each of them took.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::SystemTime;

use super::Extent;
use super::corpus::Corpus;
use super::extent;
use super::hugo;
use super::measured;
use super::measured::Measured;
use super::parity;
use super::table;

/// Runs of each program; the middle one is told.
const RUNS: usize = 5;

/// One of the programs.
struct Runner<'a> {
    name: &'static str,
    program: &'a OsStr,
    words: [&'a OsStr; 5],
    output: &'a Path,
    runs: Vec<Measured>,
    extent: Extent,
}

/// Compares the two; `Ok` with nothing where there is no Hugo.
pub(crate) fn compare(hugo: &Path, corpus: &Corpus) -> Result<(), String> {
    let Ok(version) = Command::new(hugo).arg("version").stderr(Stdio::null()).output() else {
        table::tell(&format!("Hugo との比較は、行っていません。「{}」を動かせないためです。", hugo.display()));
        return Ok(());
    };
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let folder = tempfile::tempdir().map_err(|cause| cause.to_string())?;
    let [content, site, own, other] =
        ["content", "hugo", "output-juran", "output-hugo"].map(|name| folder.path().join(name));
    table::tell(&format!("混合 {}文書を、二通りに {} に用意します。", corpus.size, folder.path().display()));
    corpus.write(&content).and_then(|()| hugo::write(corpus, &site)).map_err(|cause| cause.to_string())?;
    let flag = OsStr::new;
    let juran = [flag("build"), flag("--content"), content.as_os_str(), flag("--output"), own.as_os_str()];
    let hugo_words = [flag("--quiet"), flag("--source"), site.as_os_str(), flag("--destination"), other.as_os_str()];
    let mut runners = [
        Runner::new("juran", flag(env!("CARGO_BIN_EXE_juran")), juran, &own),
        Runner::new("Hugo", hugo.as_os_str(), hugo_words, &other),
    ];
    for run in 1..=RUNS {
        // Whoever runs second finds the machine warmer: they take turns.
        runners.reverse();
        for runner in &mut runners {
            runner.run(run)?;
        }
    }
    runners.sort_by_key(|runner| runner.name == "Hugo");
    let parity = parity::compare(&own, &other)?;
    print(&version, corpus.size, &runners, &parity.told());
    folder.close().map_err(|cause| cause.to_string())
}

impl<'a> Runner<'a> {
    fn new(name: &'static str, program: &'a OsStr, words: [&'a OsStr; 5], output: &'a Path) -> Self {
        Self { name, program, words, output, runs: Vec::new(), extent: Extent::default() }
    }

    /// Builds from nothing.
    fn run(&mut self, number: usize) -> Result<(), String> {
        if self.output.exists() {
            fs::remove_dir_all(self.output).map_err(|cause| cause.to_string())?;
        }
        let measured = measured::run(Command::new(self.program).args(self.words)).map_err(|cause| cause.to_string())?;
        let measured = measured.map_err(|told| format!("{}: {told}", self.name))?;
        table::tell(&format!("{} {number}回目: {:.2}秒", self.name, measured.wall));
        self.runs.push(measured);
        self.extent = extent(self.output, SystemTime::UNIX_EPOCH).map_err(|cause| cause.to_string())?;
        Ok(())
    }

    /// The middle, the least and the most of a figure.
    fn spread(&self, figure: impl Fn(&Measured) -> Option<f64>) -> Option<[f64; 3]> {
        let mut all: Vec<f64> = self.runs.iter().filter_map(figure).collect();
        all.sort_by(f64::total_cmp);
        Some([*all.get(all.len() / 2)?, *all.first()?, *all.last()?])
    }
}

fn print(version: &str, size: usize, runners: &[Runner; 2], parity: &str) {
    let mut text = format!("\n混合 {size}文書、初めて作るとき（{RUNS}回の中央値、括弧内は最小～最大）。{version}\n\n");
    text.push_str(
        "| プログラム | 経過（秒） | CPU（秒） | 最大メモリー（MB） | ファイル | うちページ | 出力（MB） |\n",
    );
    text.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    let figures: [fn(&Measured) -> Option<f64>; 3] =
        [|run| Some(run.wall), |run| run.processor, |run| run.peak.map(table::megabytes)];
    let spreads = runners.each_ref().map(|runner| figures.map(|figure| runner.spread(figure)));
    for (runner, spread) in runners.iter().zip(&spreads) {
        let shown = |at: usize, digits: usize| {
            let told =
                |[middle, least, most]: [f64; 3]| format!("{middle:.digits$}（{least:.digits$}～{most:.digits$}）");
            table::known(spread[at].map(told))
        };
        let Extent { files, pages, bytes, .. } = runner.extent;
        let bytes = table::float(bytes) / table::MEGABYTE;
        text.push_str(&format!(
            "| {} | {} | {} | {} | {files} | {pages} | {bytes:.1} |\n",
            runner.name,
            shown(0, 2),
            shown(1, 2),
            shown(2, 0),
        ));
    }
    let ratio = |at: usize| Some(spreads[0][at]?[0] / spreads[1][at]?[0]);
    let [wall, processor, peak] = [0, 1, 2].map(|at| table::known(ratio(at).map(|ratio| format!("{ratio:.2}"))));
    text.push_str(&format!("| juran ÷ Hugo | {wall} | {processor} | {peak} | | | |\n\n{parity}\n"));
    table::print_text(&text);
}
