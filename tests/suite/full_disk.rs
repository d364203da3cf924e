//! A disk that fills up: the work ends with the path and the cause in words, and what stood there before still stands.

use crate::consulting::CALL;
use crate::consulting::with_call;
use crate::support::Sandbox;

/// Does everything on a small disk of its own, which goes with the process.
const ON_SMALL_DISK: &str = r#"
juran=$1; shift
mount -t tmpfs -o size=64m tmpfs small || exit 90
cp -r content small/content
seen() { (cd small && find $1 -type f ! -name .lock -exec sha256sum {} + | sort); }
"$juran" build --as-of 2026-11-20 --content small/content --output small/output > first 2>&1 || exit 91
seen "output content" > before
used=$(du -sk small | cut -f 1)
for room in "$@"; do
  mount -o remount,size=$((used + room))k small || exit 90
  "$juran" $(cat command) > said-$room 2>&1
  echo $? > code-$room
  seen "output content" > after-$room
  ls -A small > left-$room
  rm -rf small/.output.papers
done
mount -o remount,size=512m small || exit 90
"$juran" $(cat command) > last 2>&1
echo $? > code-last
"#;

/// Kilobytes that are left.
const ROOMS: [&str; 4] = ["0", "40", "200", "700"];

/// What a command comes to where so much room is left; nothing where no such disk can be had.
#[expect(clippy::print_stdout, reason = "what was not run has to be seen")]
fn on_small_disk(command: &str, rooms: &[&str]) -> Option<Sandbox> {
    let sandbox = with_call(CALL).with_all_formats().file("command", command).file("small/.keep", "");
    let juran = env!("CARGO_BIN_EXE_juran");
    let arguments = [&["--mount", "sh", "-c", ON_SMALL_DISK, "sh", juran], rooms].concat();
    let (is_done, told) = sandbox.ask("unshare", &arguments, b"")?;
    if !is_done || !sandbox.has("code-last") {
        println!("not run: no disk can be made here: {told}");
        return None;
    }
    Some(sandbox)
}

fn assert_told(sandbox: &Sandbox, room: &str) {
    let said = sandbox.read(&format!("said-{room}"));
    assert_eq!(sandbox.read(&format!("code-{room}")).trim(), "2", "{room}: {said}");
    for words in ["場所: small/", "理由: 空き容量が足りません。"] {
        assert!(said.contains(words), "{room}: {said}");
    }
    assert!(sandbox.read(&format!("after-{room}")) == sandbox.read("before"), "{room}: {said}");
    assert!(!sandbox.read(&format!("left-{room}")).contains(".output.spool"), "{room}: what waited is gone");
}

#[test]
fn a_build_with_downloads_on_a_full_disk_leaves_the_old_site() {
    let build = "build --downloads --as-of 2026-11-20 --content small/content --output small/output";
    let Some(sandbox) = on_small_disk(build, &ROOMS) else { return };
    for room in ROOMS {
        assert_told(&sandbox, room);
    }
    assert_eq!(sandbox.read("code-last").trim(), "0", "{}", sandbox.read("last"));
}

#[test]
fn a_publication_on_a_full_disk_leaves_the_archive() {
    let rooms = ["0", "16"];
    let Some(sandbox) = on_small_disk("publish --as-of 2026-11-20 --content small/content", &rooms) else { return };
    for room in rooms {
        assert_told(&sandbox, room);
        assert!(!sandbox.read(&format!("after-{room}")).contains("ledger.jsonl"));
    }
    assert_eq!(sandbox.read("code-last").trim(), "0", "{}", sandbox.read("last"));
}
