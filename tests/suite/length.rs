//! Length: what stands in one long line costs what it holds, not its square.
#![expect(clippy::disallowed_methods, reason = "how long a run takes is what these tests are about")]

use std::fmt::Write;
use std::time::Duration;
use std::time::Instant;

use crate::support::Sandbox;

/// Far above what linear work takes on a busy machine, far below what its square takes on an idle one.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_line_of_many_links_is_read_in_one_go() {
    let mut words = String::new();
    for at in 0..6_000 {
        write!(words, "[窓口{at}](/assessments/desk/)、").expect("words can be added");
    }
    words.push_str("どの窓口も見て回る。");
    let sandbox = Sandbox::with_sheet_where("窓口の混み具合を、毎朝、職員が見て回る。", &words);
    let begun = Instant::now();
    let findings = sandbox.check();
    assert!(findings.is_empty(), "{findings:#?}");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}
