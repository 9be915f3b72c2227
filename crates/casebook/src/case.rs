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
        Ok(Case {
            name: word("name")?,
            function: word("function")?,
            inputs,
            args: case["args"].clone(),
            expected: case["expected"].clone(),
            tolerance: case["tolerance"].clone(),
            licence: case["licence"].as_str().unwrap_or_default().to_owned(),
        })
    }

    /// What we compute for it, in the shape of `expected`.
    pub fn result(&self) -> Result<Value, Fault> {
        let function =
            find(&self.function).ok_or_else(|| Fault::Call(format!("no function is called \"{}\"; see --list", self.function)))?;
        let data = self.inputs.iter().map(|file| Data::read(file)).collect::<Result<_, _>>()?;
        function.measure(&Call { data, args: Args::new(self.given())? })
    }

    /// The args, and with them what the notes of some cases say is to be taken as given: figures of groups are compared for
    /// the reference's groups, an audit for the reference's pattern.
    fn given(&self) -> Value {
        let mut args = match &self.args {
            Value::Null => json!({}),
            Value::Array(list) if list.is_empty() => json!({}),
            given => given.clone(),
        };
        if let Some(args) = args.as_object_mut() {
            for (name, from) in [("labels", "cluster"), ("pattern", "example_complementary")] {
                if let Some(value) = self.expected.get(from).filter(|value| value.is_array()) {
                    args.entry(name).or_insert_with(|| value.clone());
                }
            }
        }
        args
    }

    /// A case that asks for nothing, or lets anything pass, is no case.
    fn problem(&self) -> Option<&'static str> {
        let wide = |name: &str| self.tolerance.get(name).map(|value| value.as_f64().is_some_and(|value| value >= 0.0));
        let named = self.expected.as_object().is_some_and(|fields| !fields.is_empty());
        if !named {
            return Some("nothing is expected");
        }
        match (wide("abs"), wide("rel")) {
            (None, None) | (Some(false), _) | (_, Some(false)) => Some("no tolerance"),
            _ => None,
        }
    }

    pub fn run(&self) -> Report {
        let report = |leaves, failed, fault| Report { name: self.name.clone(), leaves, omitted: 0, failed, fault };
        if let Some(problem) = self.problem() {
            return report(0, Vec::new(), Some(problem.to_owned()));
        }
        let (got, fault) = match self.result() {
            Ok(got) => (got, None),
            // A measure without any answer has no leaf; where the case expects nothing but null, that is right.
            Err(Fault::Undefined(_)) if only_null(&self.expected) => return report(leaves(&self.expected), Vec::new(), None),
            Err(fault) => (Value::Null, Some(fault.to_string())),
        };
        let outcome = compare(&self.expected, &got, &self.tolerance);
        let (omitted, failed): (Vec<Failure>, Vec<Failure>) =
            outcome.failed.into_iter().partition(|f| f.got.is_none() && is_omitted(&self.name, &f.path));
        Report { omitted: omitted.len(), ..report(outcome.leaves, failed, fault) }
    }
}

/// Whether there is nothing but null; an empty list is something, namely that nothing was found.
fn only_null(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty() && fields.values().all(only_null),
        Value::Array(items) => !items.is_empty() && items.iter().all(only_null),
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

    fn case(expected: Value, tolerance: Value) -> Case {
        let (name, function, licence) = ("mine".to_owned(), "topbox_ci".to_owned(), String::new());
        Case { name, function, inputs: Vec::new(), args: json!({}), expected, tolerance, licence }
    }

    #[test]
    fn a_case_that_expects_nothing_or_has_no_tolerance_is_not_passed() {
        let exact = json!({ "abs": 0, "rel": 0 });
        for nothing in [json!({}), json!([]), Value::Null, json!("p")] {
            let report = case(nothing, exact.clone()).run();
            assert!(!report.passed() && report.fault.as_deref() == Some("nothing is expected"));
        }
        for tolerance in [Value::Null, json!({}), json!(1), json!({ "abs": "0" }), json!({ "abs": 0, "rel": null }), json!({ "rel": -1 })] {
            let report = case(json!({ "p": 1 }), tolerance).run();
            assert!(!report.passed() && report.fault.as_deref() == Some("no tolerance"), "{:?}", report.fault);
        }
    }

    #[test]
    fn a_measure_without_an_answer_is_right_only_where_nothing_but_null_is_expected() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        std::fs::write(&file, "level,n\n1,0\n2,0\n").unwrap();
        let run = |expected: Value| {
            let (inputs, args) = (vec![file.clone()], json!({ "top": [2] }));
            Case { inputs, args, ..case(expected, json!({ "abs": 0, "rel": 0 })) }.run()
        };
        let right = run(json!({ "p": null, "wilson": [null, null] }));
        assert!(right.passed() && right.leaves == 3, "{:?}", right.fault);
        for expected in [json!({ "p": null, "mean": 0 }), json!({ "p": null, "rounds": [] }), json!({ "p": [null, { "a": "x" }] })] {
            let report = run(expected);
            assert!(!report.passed() && report.leaves > 0 && !report.failed.is_empty());
        }
    }

    #[test]
    fn settings_that_are_none_are_said_and_not_passed_over() {
        let report = Case { args: json!("top"), ..case(json!({ "p": null }), json!({ "abs": 0, "rel": 0 })) }.run();
        assert!(report.fault.is_some_and(|fault| fault.contains("not a JSON object")));
    }
}
