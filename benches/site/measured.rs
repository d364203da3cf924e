//! Runs a program to its end and tells what it took, from the clock and Linux's `/proc`.

use std::fs;
use std::io;
use std::io::Read;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How often the memory of the program is looked at; the system keeps the peak between two looks.
const LOOK: Duration = Duration::from_millis(10);
/// Linux tells processor time in hundredths of a second on every architecture.
const TICKS: f64 = 100.0;

/// What one run took.
#[derive(Debug)]
pub(crate) struct Measured {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of all processors together, in the program and in the system for it.
    pub(crate) processor: Option<f64>,
    /// Largest resident memory in kilobytes of 1,024 bytes.
    pub(crate) peak: Option<u64>,
    /// The last line that the program told.
    pub(crate) last_line: String,
}

/// Runs a program; a program that ends with an error is told with its own words.
pub(crate) fn run(command: &mut Command) -> io::Result<Result<Measured, String>> {
    let before = processor_time_of_children();
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let words = child.stderr.take().map(|mut words| {
        thread::spawn(move || {
            let mut told = String::new();
            words.read_to_string(&mut told).map(|_| told)
        })
    });
    let (status, peak) = watch(&mut child)?;
    let wall = start.elapsed().as_secs_f64();
    let after = processor_time_of_children();
    let told = words.map_or(Ok(Ok(String::new())), thread::JoinHandle::join);
    let told = told.map_err(|_| io::Error::other("the reader of the program's words broke off"))??;
    if !status {
        return Ok(Err(told));
    }
    let processor = before.zip(after).map(|(before, after)| after - before);
    Ok(Ok(Measured { wall, processor, peak, last_line: told.lines().last().unwrap_or_default().to_owned() }))
}

/// Waits for the end; tells whether it was a good one, and the largest memory seen.
fn watch(child: &mut Child) -> io::Result<(bool, Option<u64>)> {
    let path = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        peak = peak.max(fs::read_to_string(&path).ok().and_then(|status| peak_in(&status)));
        if let Some(status) = child.try_wait()? {
            return Ok((status.success(), peak));
        }
        thread::sleep(LOOK);
    }
}

/// `VmHWM: 12345 kB`
fn peak_in(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Seconds that all programs started from here took and that have ended.
fn processor_time_of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in brackets that may hold blanks; after it come the state and numbers.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
    (ticks.len() == 2).then(|| ticks.iter().sum::<f64>() / TICKS)
}
