//! What can be asked for by name.

use crate::{Args, Data, Fault, functions};
use serde_json::Value;

/// One measure as the command and the reference cases know it.
pub struct Function {
    /// The name in a case's `function` and on the command line.
    pub name: &'static str,
    /// What each file holds, in the order of a case's `inputs`.
    pub inputs: &'static [&'static str],
    /// One line for `--list`.
    pub about: &'static str,
    /// What `--args` may hold, each with its default in brackets.
    pub settings: &'static [&'static str],
    pub run: fn(&Call) -> Result<Value, Fault>,
}

impl Function {
    /// Runs it on files that it knows what to do with: no more of them than it takes, and the first not empty.
    pub fn measure(&self, call: &Call) -> Result<Value, Fault> {
        if let Some(more) = call.data.get(self.inputs.len()) {
            let takes = match self.inputs.len() {
                0 => "no data file".to_owned(),
                1 => "one data file".to_owned(),
                most => format!("at most {most} data files"),
            };
            return Err(more.whole_fault(format!("is one file too many: {} takes {takes}", self.name)));
        }
        // Further files may be empty: nothing moderated out is a statement too.
        match call.data.first() {
            Some(first) if first.is_empty() => Err(first.whole_fault("has no rows below its heading")),
            _ => (self.run)(call).map_err(|fault| fault.naming(self)),
        }
    }
}

/// The first of these columns that the file has, as the file writes it: capitals do not make another column, unless the file
/// itself has both.
pub fn spelled<'a>(data: &'a Data, names: &[&str]) -> Option<&'a str> {
    let alike = |name: &str, same: fn(&str, &str) -> bool| data.headings().iter().find(|heading| same(heading, name));
    let found = |name: &&str| alike(name, |a, b| a == b).or_else(|| alike(name, |a, b| a.to_lowercase() == b.to_lowercase()));
    names.iter().find_map(found).map(String::as_str)
}

/// The same, where the file must have one of them.
pub fn column<'a>(data: &'a Data, names: &[&str]) -> Result<&'a str, Fault> {
    spelled(data, names).ok_or_else(|| {
        let wanted = match names {
            [one] => format!("has no column \"{one}\""),
            _ => format!("has none of the columns {}", names.join(", ")),
        };
        data.whole_fault(format!("{wanted}; it has {}", data.headings().join(", ")))
    })
}

/// A fault at the first row that says again what an earlier row said; `told` gives what each row says, `None` where nothing.
pub fn said_once<T: std::hash::Hash + Eq>(
    data: &Data,
    column: usize,
    told: impl Iterator<Item = Option<T>>,
    problem: impl Fn(u64) -> String,
) -> Result<(), Fault> {
    let mut known = std::collections::HashMap::new();
    for (row, told) in told.enumerate() {
        if let Some(before) = told.and_then(|told| known.insert(told, row)) {
            let line = match data.fault(before, column, "") {
                Fault::Cell { row, .. } => row,
                _ => 0,
            };
            return Err(data.fault(row, column, problem(line)));
        }
    }
    Ok(())
}

/// The files and settings of one run.
pub struct Call {
    pub data: Vec<Data>,
    pub args: Args,
}

impl Call {
    /// The file at this place, counted from 0.
    pub fn input(&self, place: usize) -> Result<&Data, Fault> {
        self.data.get(place).ok_or(Fault::NoFile { place, given: self.data.len() })
    }
}

/// All functions, family by family.
pub fn all() -> impl Iterator<Item = &'static Function> {
    functions::FAMILIES.iter().flat_map(|family| family.iter())
}

pub fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn file(name: &str, text: &str) -> Data {
        Data::parse(Path::new(name), text.as_bytes()).unwrap()
    }

    fn said(name: &str, data: Vec<Data>) -> String {
        find(name).unwrap().measure(&Call { data, args: Args::none() }).unwrap_err().to_string()
    }

    #[test]
    fn a_file_too_many_is_refused_by_every_function() {
        for function in all() {
            let data = (0..=function.inputs.len()).map(|i| file(&format!("{i}.csv"), "a,b\n1,2\n")).collect();
            let said = said(function.name, data);
            assert!(said.starts_with(&format!("{}.csv: is one file too many", function.inputs.len())), "{}: {said}", function.name);
        }
    }

    #[test]
    fn a_file_without_rows_is_refused_by_every_function() {
        for function in all().filter(|function| !function.inputs.is_empty()) {
            let data = function.inputs.iter().map(|_| file("a.csv", "a,b\n")).collect();
            assert_eq!(said(function.name, data), "a.csv: has no rows below its heading", "{}", function.name);
        }
    }

    #[test]
    fn capitals_make_no_other_column() {
        let data = file("a.csv", "Person,GROUP,group\n1,2,3\n");
        assert_eq!((spelled(&data, &["person"]), spelled(&data, &["group"])), (Some("Person"), Some("group")));
        assert_eq!(column(&data, &["time"]).unwrap_err().to_string(), "a.csv: has no column \"time\"; it has Person, GROUP, group");
    }
}
