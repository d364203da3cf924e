//! A publication may be killed at any moment, and two may be started at once: the archive is as it was, or as it will be.
#![expect(clippy::disallowed_methods, reason = "the moment of a kill is told by files that come and go meanwhile")]

use std::fs;
use std::thread;

use crate::publishing::LEDGER;
use crate::publishing::published;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::sha256;

/// Publishes and kills it as soon as a file of the archive comes; where that never happens it ends by itself.
fn kill_when_there(sandbox: &Sandbox, path: &str) {
    let mut child = sandbox.start(&["publish"]);
    let is_there = || match path.strip_suffix('*') {
        Some(folder) => fs::read_dir(sandbox.path(folder)).is_ok_and(|mut entries| entries.next().is_some()),
        None => sandbox.has(path),
    };
    while !is_there() && child.try_wait().expect("it can be asked").is_none() {
        thread::yield_now();
    }
    let _ = child.kill();
    child.wait().expect("it has ended");
}

#[test]
fn a_publication_may_be_killed_at_any_moment() {
    let site = || {
        let sandbox = Sandbox::new().site();
        (1..=4).for_each(|at| sandbox.put(&format!("content/assessments/desk-{at}/1/book.toml"), SHEET));
        sandbox
    };
    let clean = site();
    clean.publish();
    let (all, ledger) = (clean.tree_of("content/archive"), clean.read(LEDGER));
    let moments = [
        "content/archive/.lock",
        "content/archive/.waiting/*",
        "content/archive/.waiting/list",
        "content/archive/objects/*",
        "content/archive/sources.jsonl",
        "content/archive/.ledger.jsonl.new",
        LEDGER,
    ];
    for moment in moments {
        let sandbox = site();
        kill_when_there(&sandbox, moment);
        if sandbox.has(LEDGER) {
            assert_eq!(sandbox.read(LEDGER), ledger, "{moment}: the new state");
            let ran = sandbox.run(&["verify", "content"]);
            assert_eq!(ran.code, Some(0), "{moment}: {}", ran.stdout);
        }
        sandbox.publish();
        assert_eq!(sandbox.tree_of("content/archive"), all, "{moment}");
    }
}

#[test]
fn what_a_killed_publication_left_is_told_and_cleared_away() {
    let sandbox = published();
    let orphan = sha256(b"words");
    sandbox.put(&format!("content/archive/objects/{orphan}"), "words");
    sandbox.put("content/archive/.waiting/list", format!("{orphan}\n"));
    let ran = sandbox.run(&["verify", "content"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stdout);
    assert!(ran.stdout.contains("途中で止まった跡があります"), "{}", ran.stdout);
    sandbox.build();
    sandbox.publish();
    assert!(!sandbox.has(&format!("content/archive/objects/{orphan}")));
    assert!(!sandbox.has("content/archive/.waiting"));
}

#[test]
fn two_publications_at_once_do_not_meet() {
    let sandbox = published();
    let _held = sandbox.hold_lock("content/archive/.lock");
    let ran = sandbox.run(&["publish"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("別の juran publish"), "{}", ran.stderr);
}
