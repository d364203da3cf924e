//! Work that somebody ends with Ctrl-C while it makes downloads: no file is half a file, and the next run completes it.

use std::process::Child;
use std::thread;

use crate::consulting::CALL;
use crate::consulting::with_call;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::Tree;

const BUILD: [&str; 4] = ["build", "--downloads", "--as-of", "2026-11-20"];

fn site() -> Sandbox {
    with_call(CALL).with_all_formats()
}

fn build(sandbox: &Sandbox) -> Tree {
    let ran = sandbox.run(&BUILD);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    sandbox.tree()
}

/// Sends what a terminal sends at Ctrl-C as soon as it is time; work that is never ready for it ends by itself.
fn cancel(sandbox: &Sandbox, mut child: Child, is_time: impl Fn() -> bool) {
    while !is_time() && child.try_wait().expect("it can be asked").is_none() {
        thread::yield_now();
    }
    sandbox.ask("kill", &["-INT", &child.id().to_string()], b"");
    child.wait().expect("it has ended");
}

#[test]
fn a_build_with_downloads_may_be_cancelled_at_any_moment() {
    let sandbox = site();
    let old = build(&sandbox);
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let clean = site();
    clean.edit(SHEET_FILE, "毎朝", "毎夕");
    let new = build(&clean);
    assert_ne!(old.get("download/site.zip"), new.get("download/site.zip"));
    let states = [(&old, "毎夕", "毎朝"), (&new, "毎朝", "毎夕")];
    let moments = [
        ".output.spool/assessments/desk/1/desk-1.xlsx",
        ".output.spool/download",
        ".output.spool/download/site.zip",
        ".output.spool/sitemap/index.html",
        ".output.pending.json",
    ];
    // The old site stands, and the content is new.
    for (at, moment) in moments.into_iter().enumerate() {
        let (expected, other) = (states[(at + 1) % 2], states[at % 2]);
        cancel(&sandbox, sandbox.start(&BUILD), || sandbox.has(moment));
        for (path, digest) in &sandbox.tree() {
            let known = [expected.0.get(path), other.0.get(path)];
            assert!(known.contains(&Some(digest)), "{moment}: {path} is half written");
        }
        assert!(other.0.keys().all(|path| sandbox.has(&format!("output/{path}"))), "{moment}: a file is missing");
        assert_eq!(build(&sandbox), *expected.0, "{moment}");
        for left in [".output.spool", ".output.pending.json"] {
            assert!(!sandbox.has(left), "{moment}: {left}");
        }
        sandbox.edit(SHEET_FILE, expected.2, expected.1);
    }
}

#[test]
fn a_paper_that_was_half_kept_is_set_again() {
    let sandbox = site();
    let whole = build(&sandbox);
    let papers = sandbox.files(".output.papers");
    for paper in &papers {
        let bytes = sandbox.read_bytes(&format!(".output.papers/{paper}"));
        sandbox.put(&format!(".output.papers/{paper}"), &bytes[..bytes.len() / 2]);
    }
    assert_eq!(build(&sandbox), whole, "{papers:?}");
}

#[test]
fn a_publication_may_be_cancelled_at_any_moment() {
    let clean = site();
    clean.publish();
    let (all, ledger) = (clean.tree_of("content/archive"), clean.read("content/archive/ledger.jsonl"));
    let moments = ["content/archive/.lock", "content/archive/.waiting", "content/archive/objects"];
    for moment in moments {
        let sandbox = site();
        cancel(&sandbox, sandbox.start(&["publish"]), || sandbox.has(moment));
        if sandbox.has("content/archive/ledger.jsonl") {
            assert_eq!(sandbox.read("content/archive/ledger.jsonl"), ledger, "{moment}");
        }
        sandbox.publish();
        assert_eq!(sandbox.tree_of("content/archive"), all, "{moment}");
    }
}
