//! A reference case: what was computed elsewhere, on which data, and how close we must come.

use crate::compare::{Failure, compare, leaves};
use crate::{Args, Call, Data, Fault, find};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What of the cases we do not return, each with its reason; part of the measures' own documents.
const OMITTED: &str = include_str!("../../measures/OMITTED.md");

pub struct Case {
    pub name: String,
    pub function: String,
    pub inputs: Vec<PathBuf>,
    pub args: Value,
    pub expected: Value,
    pub tolerance: Value,
    pub licence: String,
}

/// How a case went.
pub struct Report {
    pub name: String,
    pub leaves: usize,
    /// Leaves that OMITTED.md names.
    pub omitted: usize,
    pub failed: Vec<Failure>,
    /// The run as a whole failed, with this message.
    pub fault: Option<String>,
}

impl Report {
    pub fn passed(&self) -> bool {
        self.failed.is_empty() && self.fault.is_none()
    }

    pub fn json(&self) -> Value {
        let failed: Vec<Value> = self
            .failed
            .iter()
            .map(|f| json!({ "path": f.path, "got": f.got.clone().unwrap_or(json!("missing")), "want": f.want }))
            .collect();
        let mut line = json!({ "case": self.name, "passed": self.passed(), "leaves": self.leaves, "failed": failed });
        if self.omitted > 0 {
            line["omitted"] = self.omitted.into();
        }
        if let Some(fault) = &self.fault {
            line["error"] = fault.as_str().into();
        }
        line
    }
}

impl Case {
    /// Reads a case file; its inputs lie relative to the parent of the file's folder.
    pub fn read(file: &Path) -> Result<Case, Fault> {
        let fault = |problem: String| Fault::File { file: file.to_owned(), problem };
        let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
        let case: Value = serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
        let word = |key: &str| case[key].as_str().map(str::to_owned).ok_or_else(|| fault(format!("\"{key}\" is missing or no text")));
        let folder = std::path::absolute(file).ok().and_then(|file| Some(file.parent()?.parent()?.to_owned())).unwrap_or_default();
        let inputs = match &case["inputs"] {
            Value::Null => Vec::new(),
            Value::String(single) => vec![folder.join(single)],
            Value::Array(list) => list
                .iter()
                .map(|input| input.as_str().map(|path| folder.join(path)).ok_or_else(|| fault("an input is no text".to_owned())))
                .collect::<Result<_, _>>()?,
            _ => return Err(fault("\"inputs\" is no list".to_owned())),
        };
        let expected = case["expected"].clone();
        if expected.is_null() || leaves(&expected) == 0 {
            return Err(fault("\"expected\" holds nothing to compare".to_owned()));
        }
        Ok(Case {
            name: word("name")?,
            function: word("function")?,
            inputs,
            args: case["args"].clone(),
            expected,
            tolerance: case["tolerance"].clone(),
            licence: case["licence"].as_str().unwrap_or_default().to_owned(),
        })
    }

    /// What we compute for it, in the shape of `expected`.
    pub fn result(&self) -> Result<Value, Fault> {
        let function =
            find(&self.function).ok_or_else(|| Fault::Call(format!("no function is called \"{}\"; see --list", self.function)))?;
        let data = self.inputs.iter().map(|file| Data::read(file)).collect::<Result<_, _>>()?;
        (function.run)(&Call { data, args: Args::new(self.given())? })
    }

    /// The args, and with them what the notes of some cases say is to be taken as given: figures of groups are compared for
    /// the reference's groups.
    fn given(&self) -> Value {
        let mut args = match &self.args {
            Value::Object(_) => self.args.clone(),
            _ => json!({}),
        };
        if let Some(groups) = self.expected.get("cluster") {
            args["labels"] = groups.clone();
        }
        args
    }

    pub fn run(&self) -> Report {
        let (got, fault) = match self.result() {
            Ok(got) => (got, None),
            // A measure without any answer has no leaf; where the case expects nothing but null, that is right.
            Err(Fault::Undefined(reason)) => {
                (Value::Null, only_null(&self.expected).then_some(()).map_or(Some(reason.to_string()), |()| None))
            }
            Err(fault) => (Value::Null, Some(fault.to_string())),
        };
        let got = if got.is_null() && fault.is_none() { self.expected.clone() } else { got };
        let outcome = compare(&self.expected, &got, &self.tolerance);
        let (omitted, failed): (Vec<Failure>, Vec<Failure>) =
            outcome.failed.into_iter().partition(|f| f.got.is_none() && is_omitted(&self.name, &f.path));
        Report { name: self.name.clone(), leaves: outcome.leaves, omitted: omitted.len(), failed, fault }
    }
}

fn only_null(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.values().all(only_null),
        Value::Array(items) => items.iter().all(only_null),
        other => other.is_null(),
    }
}

/// Whether OMITTED.md names this leaf: its lines are "- `case` `path`: reason", where a `*` stands for anything.
fn is_omitted(case: &str, path: &str) -> bool {
    OMITTED.lines().filter_map(|line| line.strip_prefix("- `")).any(|line| {
        let mut parts = line.split('`');
        let (name, leaf) = (parts.next().unwrap_or_default(), parts.nth(1).unwrap_or_default());
        fits(name, case) && fits(leaf, path)
    })
}

/// Whether a text fits a pattern with `*`.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => {
            text.strip_prefix(start).is_some_and(|tail| (0..=tail.len()).any(|i| tail.is_char_boundary(i) && fits(rest, &tail[i..])))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        assert!(fits("polis_*", "polis_seattle") && fits("a[*].b", "a[12].b") && fits("x", "x"));
        assert!(!fits("polis_*", "likert") && !fits("a[*].b", "a[12].c") && !fits("x", "xy"));
    }
}
