//! Measures what every rule costs on a content folder: `cargo bench --bench rules -- content`.
//!
//! A folder of any size is made by `cargo bench --bench site -- --write folder 10000`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement reads the clock and tells people")]

use std::collections::BTreeMap;
use std::env;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use juran::check;
use juran::check::Check;
use juran::check::Gleaning;
use juran::check::Subject;
use juran::failure::Failure;
use juran::finding::Findings;
use juran::model::Record;
use juran::model::Settings;
use juran::model::Version;
use juran::pipeline;
use juran::pipeline::Downloads;
use juran::pipeline::Drafts;
use juran::pipeline::Progress;
use juran::pipeline::Request;
use juran::read;
use juran::text::Instant;

/// Time that went into something, by its code.
#[derive(Default)]
struct Spent(Mutex<BTreeMap<&'static str, Duration>>);

impl Spent {
    fn on(&self, code: &'static str, work: impl FnOnce()) {
        let start = std::time::Instant::now();
        work();
        let spent = start.elapsed();
        *self.0.lock().expect("no work panics").entry(code).or_default() += spent;
    }
}

/// Nobody watches a measurement.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &str, _total: usize) {}
    fn step(&self) {}
}

fn checks() -> impl Iterator<Item = &'static Check> {
    check::topics().iter().flat_map(|topic| topic.checks)
}

fn main() {
    let folder = env::args().skip(1).find(|word| word != "--bench").unwrap_or_else(|| "content".to_owned());
    measure(Path::new(&folder)).expect("the content can be read and built");
}

fn measure(content: &Path) -> Result<(), Failure> {
    let now = Instant::parse("2026-11-20").expect("the day exists");
    let spent = Spent::default();
    let gleaning = Gleaning::default();
    let versions = Mutex::new(0_usize);
    let visit = |settings: &Settings, record: &Record, version: &Version, findings: &mut Findings| {
        let subject = Subject::new(record, version, settings, now);
        spent.on("（言葉を集める）", || subject.prepare());
        for check in checks() {
            spent.on(check.page.rule.code, || check.ask_record(&subject, findings));
        }
        spent.on("（事実を控える）", || gleaning.keep(&subject));
        *versions.lock().expect("no visit panics") += 1;
    };
    let mut findings = Findings::default();
    read::read(content, &visit, &mut findings)?.expect("the content has settings");
    let holdings = gleaning.together(now);
    for check in checks() {
        spent.on(check.page.rule.code, || check.ask_site(&holdings, &mut findings));
    }
    tell(&spent, *versions.lock().expect("no visit panics"));
    compare(content, now)
}

/// Times of all threads together, the longest first.
fn tell(spent: &Spent, versions: usize) {
    let spent = spent.0.lock().expect("no work panics");
    let mut rows: Vec<(&str, Duration)> = spent.iter().map(|(code, time)| (*code, *time)).collect();
    rows.sort_by_key(|(code, time)| (std::cmp::Reverse(*time), *code));
    let whole: Duration = rows.iter().map(|(_, time)| *time).sum();
    println!("{versions}版、規則にかかった時間は全スレッドの計で {:.2}秒です。", whole.as_secs_f64());
    for (code, time) in rows {
        println!("{:>9.1} ミリ秒  {code}", time.as_secs_f64() * 1000.0);
    }
}

/// Wall time of checking and of building the same content.
fn compare(content: &Path, now: Instant) -> Result<(), Failure> {
    let start = std::time::Instant::now();
    pipeline::check(content, None, None, now)?;
    let checking = start.elapsed();
    let folder = tempfile::tempdir().expect("there is room for the output");
    let output = folder.path().join("output");
    let request = Request {
        content,
        themes: None,
        output: &output,
        as_of: None,
        now,
        drafts: Drafts::Omitted,
        downloads: Downloads::Omitted,
        remove: false,
    };
    let start = std::time::Instant::now();
    pipeline::build(&request, &Silent)?;
    let building = start.elapsed();
    println!(
        "確認（juran check）は {:.2}秒、確認と出力（juran build）は {:.2}秒です。",
        checking.as_secs_f64(),
        building.as_secs_f64()
    );
    Ok(())
}
