//! `measures`: statistics of schools' own data, from the command line.

fn main() -> std::process::ExitCode {
    casebook::command::from_args(std::env::args_os())
}
