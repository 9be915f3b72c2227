//! The program: what was asked for on the command line, done. Everything it can do is in `cli.rs`.

use clap::Parser;
use perennial::{cli::Cli, log};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    // What is written here is people's: nobody else on this machine reads it.
    rustix::process::umask(rustix::fs::Mode::from_bits_truncate(0o077));
    let cli = Cli::parse();
    log::begin(&cli.log);
    match cli.command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("perennial: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
