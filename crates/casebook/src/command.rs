//! The command line of `measures`, and of `perennial measure`, which is the same.

use crate::case::Case;
use crate::function::{Call, all};
use crate::{Args, Data, Fault, Function, find, table};
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// How long a line of `--list` may be.
const LINE: usize = 100;

#[derive(Debug, Parser)]
#[command(name = "measures", version, about = "Computes a measure from CSV files and prints it as JSON")]
#[command(
    after_help = "A CSV file has a heading row; an empty cell is missing. `measures --list` names the functions and what each file holds."
)]
pub struct Command {
    /// The measure to compute, such as alpha
    #[arg(required_unless_present_any = ["list", "case"])]
    function: Option<String>,
    /// A CSV file; give it again for each further file, in the order --list shows
    #[arg(long, value_name = "FILE")]
    data: Vec<PathBuf>,
    /// A JSON file with settings
    #[arg(long, value_name = "FILE")]
    args: Option<PathBuf>,
    /// Print a table for people instead of JSON
    #[arg(long)]
    table: bool,
    /// Name all functions, or show one
    #[arg(long, value_name = "FUNCTION", num_args = 0..=1)]
    list: Option<Option<String>>,
    /// Run reference cases instead; one line of JSON each, exit code 1 if any fails
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["function", "data", "args", "table"])]
    case: Vec<PathBuf>,
}

/// Parses and runs; what `main` does.
pub fn from_args(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Command::try_parse_from(args) {
        Ok(command) => command.run(),
        Err(error) => {
            // Help and version count as errors for clap, but not for people.
            let code = if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
            // Nothing can be done where nobody listens.
            let _ = error.print();
            code
        }
    }
}

impl Command {
    /// 0: done; 1: a case failed, or the measure is undefined for these data; 2: something is wrong with what was given.
    pub fn run(&self) -> ExitCode {
        let mut out = std::io::stdout().lock();
        let done = if let Some(name) = &self.list {
            let name = name.as_deref().or(self.function.as_deref());
            list(name).and_then(|text| print(&mut out, &text).map(|()| true))
        } else if self.case.is_empty() {
            self.measure().and_then(|text| print(&mut out, &text).map(|()| true))
        } else {
            self.cases(&mut out)
        };
        match done {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(fault) => {
                eprintln!("measures: {fault}");
                if fault.is_about_what_was_given() { ExitCode::from(2) } else { ExitCode::FAILURE }
            }
        }
    }

    fn measure(&self) -> Result<String, Fault> {
        let name = self.function.as_deref().unwrap_or_default();
        let function = named(name)?;
        let data = self.data.iter().map(|file| Data::read(file)).collect::<Result<_, _>>()?;
        let args = match &self.args {
            None => Args::none(),
            Some(file) => {
                let fault = |problem: String| Fault::File { file: file.clone(), problem };
                let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
                Args::new(serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?)?
            }
        };
        let call = Call { data, args };
        let result = function.measure(&call)?;
        for name in call.args.unread() {
            eprintln!("measures: args.{name} was not used; `measures --list {}` shows what it takes", function.name);
        }
        Ok(if self.table { table::table(&result) } else { result.to_string() })
    }

    fn cases(&self, out: &mut impl Write) -> Result<bool, Fault> {
        let mut all_passed = true;
        for file in &self.case {
            let line = match Case::read(file) {
                Ok(case) => {
                    let report = case.run();
                    all_passed &= report.passed();
                    report.json()
                }
                Err(fault) => {
                    all_passed = false;
                    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned());
                    serde_json::json!({ "case": name, "passed": false, "leaves": 0, "failed": [], "error": fault.to_string() })
                }
            };
            print(out, &line.to_string())?;
        }
        Ok(all_passed)
    }
}

/// A reader who has seen enough (`| head`) is no fault.
fn print(out: &mut impl Write, text: &str) -> Result<(), Fault> {
    match writeln!(out, "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Fault::Call(format!("cannot write: {error}"))),
        _ => Ok(()),
    }
}

fn named(name: &str) -> Result<&'static Function, Fault> {
    find(name).ok_or_else(|| Fault::Call(format!("no function is called \"{name}\"; `measures --list` names them{}", near(name))))
}

/// What there is, or one function of it.
fn list(name: Option<&str>) -> Result<String, Fault> {
    let shown: Vec<&Function> = match name {
        Some(name) => vec![named(name)?],
        None => all().collect(),
    };
    let mut lines = Vec::new();
    for function in shown {
        lines.push(function.name.to_owned());
        lines.extend(wrapped("    ", function.about));
        lines.extend(function.inputs.iter().flat_map(|input| wrapped("    --data  ", input)));
        lines.extend(function.settings.iter().flat_map(|setting| wrapped("    --args  ", setting)));
    }
    Ok(lines.join("\n"))
}

/// A text behind its start, in lines that fit on a screen; those that follow stand under the text.
fn wrapped(start: &str, text: &str) -> Vec<String> {
    let mut lines = vec![start.to_owned()];
    let mut empty = true;
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if empty || line.chars().count() + 1 + word.chars().count() <= LINE => {
                *line += if empty { "" } else { " " };
                *line += word;
            }
            _ => lines.push(" ".repeat(start.chars().count()) + word),
        }
        empty = false;
    }
    lines
}

/// A function whose name begins alike.
fn near(name: &str) -> String {
    let start: String = name.chars().take(3).collect();
    let alike: Vec<&str> = all().map(|f| f.name).filter(|n| !start.is_empty() && n.contains(&start)).collect();
    if alike.is_empty() { String::new() } else { format!(" (did you mean {}?)", alike.join(", ")) }
}

/// For a program that has this as a subcommand: everything after its name.
#[derive(Debug, clap::Args)]
pub struct Rest {
    /// As for `measures`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    rest: Vec<OsString>,
}

impl Rest {
    pub fn run(&self) -> ExitCode {
        from_args(std::iter::once(OsString::from("perennial measure")).chain(self.rest.iter().cloned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_once_and_every_function_says_what_it_is_for() {
        let mut names: Vec<&str> = all().map(|f| f.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(all().all(|f| !f.about.is_empty()));
    }

    #[test]
    fn as_a_subcommand_everything_after_its_name_is_passed_on() {
        #[derive(Parser)]
        struct Outer {
            #[command(subcommand)]
            command: Inner,
        }
        #[derive(clap::Subcommand)]
        enum Inner {
            #[command(disable_help_flag = true)]
            Measure(Rest),
        }
        for line in [&["--list"][..], &["--list", "alpha"], &["alpha", "--data", "a.csv", "--table"], &["--help"]] {
            let Inner::Measure(rest) = Outer::parse_from(["perennial", "measure"].iter().chain(line)).command;
            assert_eq!(rest.rest, line);
        }
        let list = |line: &[&str]| Command::try_parse_from(["measures"].iter().chain(line)).unwrap().list;
        assert_eq!(list(&["--list"]), Some(None));
        assert_eq!(list(&["--list", "alpha"]), Some(Some("alpha".to_owned())));
        assert_eq!(list(&["alpha"]), None);
        assert!(Command::try_parse_from(["measures"]).is_err());
    }
}
