//! The two streams: stdout for the result that was asked for, stderr for everything said besides.
//!
//! Japanese reaches the console of Windows as it is, since the standard library writes UTF-16 to it; files and pipes
//! get UTF-8 on every system.

use std::io;
use std::io::Write;

use crate::failure::Failure;

/// Gives a result to whoever reads stdout; a reader that has gone away is no failure.
pub(super) fn give(text: &str) -> Result<(), Failure> {
    let mut stream = io::stdout().lock();
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io("結果を書き出せませんでした。", "標準出力".as_ref(), &error))
        }
        _ => Ok(()),
    }
}

/// Says something on stderr, on lines of its own; nobody can be told where that is impossible.
pub(super) fn tell(text: &str) {
    let mut stream = io::stderr().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.write_all(end.as_bytes()));
}
