//! The command `juran`.
fn main() {}
