//! `measures`: statistics of schools' own data, from the command line.

#[expect(clippy::disallowed_methods, reason = "a program of its own may read its own arguments")]
fn main() -> std::process::ExitCode {
    casebook::command::from_args(std::env::args_os())
}
