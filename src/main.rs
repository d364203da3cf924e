//! The program `juran`: hands its arguments to the command line.

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    juran::cli::run(std::env::args_os())
}
