//! What is said when the program itself is wrong.

use std::panic;
use std::panic::AssertUnwindSafe;
use std::panic::Location;

use super::Exit;
use super::console;

/// Runs the program; where it breaks one of its own invariants, says so in a way an officer can pass on.
pub(super) fn guarded(run: impl FnOnce() -> Exit) -> Exit {
    panic::set_hook(Box::new(|panicked| console::tell(&told(panicked.location()))));
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or(Exit::Failed)
}

/// The place alone: the words of a panic may quote what an author keeps private.
fn told(place: Option<&Location>) -> String {
    let place = place.map(|place| format!("{}:{}", place.file().replace('\\', "/"), place.line())).unwrap_or_default();
    format!(
        "juran の中で思いがけない誤りが起きたため、作業をやめました。書きかけの出力は、次の build で作り直されます。\n\
         次の1行と、そのとき使ったコマンドを、juran の配布元に知らせてください。\n  juran {} {place}\n",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use std::panic::Location;

    use super::told;

    #[test]
    fn the_place_is_told() {
        let told = told(Some(Location::caller()));
        assert!(told.contains("src/cli/bug.rs:") && told.contains("配布元に知らせてください。"), "{told}");
    }
}
