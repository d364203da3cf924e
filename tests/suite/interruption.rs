//! A build may be killed at any moment, and two may be started at once: every file that can be seen is a whole one.
#![expect(clippy::disallowed_methods, reason = "the moment of a kill is told by files that come and go meanwhile")]

use std::fs;
use std::thread;
use std::time::SystemTime;

use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::Tree;

const DOCUMENTS: usize = 5;

/// A site of several small documents.
fn site() -> Sandbox {
    let sandbox = Sandbox::new().site();
    for at in 1..=DOCUMENTS {
        sandbox.put(&document(at), SHEET);
    }
    sandbox
}

fn document(at: usize) -> String {
    format!("content/assessments/desk-{at}/1/book.toml")
}

/// Every document changes, one goes, one comes.
fn change(sandbox: &Sandbox) {
    for at in 2..=DOCUMENTS {
        sandbox.edit(&document(at), "毎朝", "毎夕");
    }
    sandbox.remove("content/assessments/desk-1");
    sandbox.put(&document(DOCUMENTS + 1), SHEET);
}

/// What the content comes to in a folder where no build was killed.
fn clean(change: impl Fn(&Sandbox)) -> Tree {
    let sandbox = site();
    change(&sandbox);
    sandbox.build();
    sandbox.tree()
}

/// Starts a build and kills it as soon as a file comes, changes or goes; where that never happens it ends by itself.
fn kill_when_changed(sandbox: &Sandbox, path: &str) {
    let state = || -> Option<SystemTime> { fs::metadata(sandbox.path(path)).ok()?.modified().ok() };
    let before = state();
    let mut child = sandbox.start(&["build", "--remove"]);
    while state() == before && child.try_wait().expect("the build can be asked").is_none() {
        thread::yield_now();
    }
    // A build that has just ended cannot be killed any more.
    let _ = child.kill();
    child.wait().expect("the build has ended");
}

/// Files whose coming and going marks moments of a build: from the lock to the manifest.
fn moments(new: &Tree) -> Vec<String> {
    let some: Vec<&String> = new.keys().step_by(new.len() / 3).collect();
    let mut moments = vec!["content".to_owned(), ".output.lock".to_owned(), ".output.spool".to_owned()];
    moments.extend(some.iter().map(|path| format!(".output.spool/{path}")));
    moments.push(".output.pending.json".to_owned());
    moments.extend(some.iter().map(|path| format!("output/{path}")));
    moments.extend(["output/index.html".to_owned(), "output/manifest.json".to_owned()]);
    moments
}

/// Every file that stands in the output is a whole one, old or new, and none that belongs to both is missing.
fn assert_whole(seen: &Tree, old: &Tree, new: &Tree, moment: &str) {
    for (path, hash) in seen {
        assert!(old.get(path) == Some(hash) || new.get(path) == Some(hash), "{moment}: {path} is half written");
    }
    for path in old.keys().filter(|path| new.contains_key(*path)) {
        assert!(seen.contains_key(path), "{moment}: {path} is missing");
    }
}

fn assert_repaired(sandbox: &Sandbox, new: &Tree, moment: &str) {
    sandbox.build_and_remove();
    assert_eq!(sandbox.tree(), *new, "{moment}");
    for left in [".output.spool", ".output.pending.json"] {
        assert!(!sandbox.has(left), "{moment}: {left}");
    }
}

#[test]
fn a_first_build_may_be_killed_at_any_moment() {
    let new = clean(|_| {});
    for moment in moments(&new) {
        let sandbox = site();
        kill_when_changed(&sandbox, &moment);
        assert_whole(&sandbox.tree(), &Tree::new(), &new, &moment);
        assert_repaired(&sandbox, &new, &moment);
    }
}

#[test]
fn a_build_over_a_site_may_be_killed_at_any_moment() {
    let states = [clean(|_| {}), clean(change)];
    let sandbox = site();
    sandbox.build();
    for (at, moment) in moments(&states[1]).into_iter().enumerate() {
        let (old, new) = (&states[at % 2], &states[(at + 1) % 2]);
        sandbox.remove("content/assessments");
        (1..=DOCUMENTS).for_each(|at| sandbox.put(&document(at), SHEET));
        if at % 2 == 0 {
            change(&sandbox);
        }
        kill_when_changed(&sandbox, &moment);
        assert_whole(&sandbox.tree(), old, new, &moment);
        assert_repaired(&sandbox, new, &moment);
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told_before_anything_moves() {
    let sandbox = site().file("output/schema", "フォルダーの場所にあるファイル");
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("schema") && ran.stderr.contains("理由: "), "{}", ran.stderr);
    assert_eq!(sandbox.files("output"), ["schema"]);
    assert_eq!(sandbox.read("output/schema"), "フォルダーの場所にあるファイル");
    sandbox.remove("output/schema");
    assert_repaired(&sandbox, &clean(|_| {}), "stopped before anything moved");
}

#[test]
fn what_a_killed_process_left_never_blocks() {
    let sandbox = site()
        .file(".output.lock", "12345\n")
        .file(".output.spool/index.html", "<p>half")
        .file(".output.spool/assessments/old/index.html", "");
    assert_repaired(&sandbox, &clean(|_| {}), "leftovers");
}

#[test]
fn a_second_build_says_that_another_one_is_at_work() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let before = sandbox.tree();
    sandbox.edit(crate::support::SHEET_FILE, "毎朝", "毎夕");
    let held = sandbox.hold_lock(".output.lock");
    let ran = sandbox.run(&["build"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        ran.stderr,
        "作業を始められませんでした。\n  場所: output\n  理由: 別の juran build が、同じ出力先で作業しています。終わるのを待ってから、もう一度実行してください。\n"
    );
    assert_eq!(sandbox.tree(), before);
    let ran = sandbox.run(&["build", "--output", "elsewhere"]);
    assert_eq!(ran.code, Some(0), "another output is free: {}", ran.stderr);
    drop(held);
    sandbox.build();
    assert_eq!(sandbox.tree(), sandbox.tree_of("elsewhere"));
}

#[test]
fn builds_at_the_same_time_do_not_spoil_each_other() {
    let new = clean(|_| {});
    let sandbox = site();
    let mut started: Vec<_> = (0..4).map(|_| sandbox.start(&["build"])).collect();
    let ended: Vec<Option<i32>> =
        started.iter_mut().map(|child| child.wait().expect("the build has ended").code()).collect();
    assert!(ended.contains(&Some(0)), "{ended:?}");
    assert!(ended.iter().all(|code| [Some(0), Some(2)].contains(code)), "{ended:?}");
    assert_eq!(sandbox.tree(), new);
}
