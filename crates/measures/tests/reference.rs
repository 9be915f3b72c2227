//! Every committed reference case, every leaf of it. A number that we do not return is a failure, not a skip; a case whose
//! function is unknown here is a failure too, so that copying a case in is enough to be reminded of it.

use std::fs;
use std::path::{Path, PathBuf};

use measures::suppression::{Cell, Margins, Rule, Table, Zeros, audit, breaches, complementary, primary};
use measures::{Interval, Likert};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

/// A case and its inputs as text, column by column where a function asks.
struct Case {
    name: String,
    args: Value,
    inputs: Vec<Vec<csv::StringRecord>>,
    expected: Value,
    tolerance: Value,
    function: String,
}

impl Case {
    fn read(path: &Path) -> Case {
        let case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let read =
            |input: &Value| csv::Reader::from_path(folder().join(input.as_str().unwrap())).unwrap().records().map(Result::unwrap).collect();
        Case {
            name: case["name"].as_str().unwrap().to_owned(),
            args: case["args"].clone(),
            inputs: case["inputs"].as_array().unwrap().iter().map(read).collect(),
            expected: case["expected"].clone(),
            tolerance: case["tolerance"].clone(),
            function: format!("{}/{}", case["measure"].as_str().unwrap(), case["function"].as_str().unwrap()),
        }
    }

    fn number(&self, arg: &str) -> f64 {
        self.args[arg].as_f64().unwrap_or_else(|| panic!("{}: args.{arg}", self.name))
    }

    /// The first input without its first column, as counts.
    fn counts(&self) -> Vec<Vec<u64>> {
        self.inputs[0].iter().map(|row| row.iter().skip(1).map(|field| field.parse().unwrap()).collect()).collect()
    }

    /// What we compute for it, in the shape of `expected`.
    fn run(&self) -> Value {
        match self.function.as_str() {
            "likert_summary/topbox_ci" => likert(self),
            "suppression/complementary" => suppression(self),
            unknown => panic!("{}: no function for {unknown}", self.name),
        }
    }
}

fn likert(case: &Case) -> Value {
    let counts: Vec<u64> = case.counts().concat();
    let top: Vec<u64> = case.args["top"].as_array().unwrap().iter().map(|point| point.as_u64().unwrap()).collect();
    assert_eq!(top, (top[0]..=counts.len() as u64).collect::<Vec<_>>(), "the top points are the last ones");
    let summary = Likert::new(&counts).unwrap().summary(top[0] as usize, case.number("conf")).unwrap();
    let ends = |interval: Interval| json!([interval.low, interval.high]);
    json!({
        "p": summary.top.share(),
        "wilson": ends(summary.wilson),
        "clopper_pearson": ends(summary.clopper_pearson),
        "mean": summary.mean,
        "sd": summary.sd,
        "van_der_eijk_free_ordinal_dispersion": summary.dispersion,
        "entropy_normalised": summary.entropy,
    })
}

fn suppression(case: &Case) -> Value {
    assert_eq!((&case.args["margins_published"], &case.args["zero_cells_public"]), (&json!(true), &json!(true)));
    let table = Table::new(&case.counts(), Margins::RowsAndColumns).unwrap();
    let rule = Rule { k: case.number("k") as u64, width: case.number("protection_width") as u64, zeros: Zeros::Shown };
    let small = primary(&table, rule);
    let pattern = complementary(&table, rule).unwrap();
    assert_eq!(breaches(&table, &pattern, rule).unwrap(), [], "{}: our own pattern passes the audit", case.name);
    let place = |cell: Cell| json!([cell.row, cell.column]);
    let extra: Vec<Cell> = pattern.cells().filter(|cell| !small.hides(*cell)).collect();
    let audited = audit(&table, &pattern, rule).unwrap();
    // The notes allow 1.5 × the least number of cells. We find the least, and among those the one with the fewest people.
    json!({
        "primary": small.cells().map(place).collect::<Vec<_>>(),
        "min_complementary_cells": extra.len(),
        "min_complementary_count_at_min_cells": extra.iter().map(|cell| table.count(*cell)).sum::<u64>(),
        "example_complementary": extra.iter().copied().map(place).collect::<Vec<_>>(),
        "audit_of_example": audited.iter().map(|a| json!({ "cell": place(a.cell), "low": a.low, "high": a.high })).collect::<Vec<_>>(),
    })
}

/// Compares every leaf of `want`; says which ones fail.
fn compare(at: &str, want: &Value, got: Option<&Value>, tolerance: &Value, failures: &mut Vec<String>) {
    let Some(got) = got else {
        failures.push(format!("{at}: missing, expected {want}"));
        return;
    };
    match want {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, want)| compare(&format!("{at}.{key}"), want, got.get(key), tolerance, failures))
        }
        Value::Array(items) => {
            if got.as_array().is_none_or(|list| list.len() != items.len()) {
                failures.push(format!("{at}: {got} has not the length of {want}"));
            }
            items.iter().enumerate().for_each(|(i, want)| compare(&format!("{at}[{i}]"), want, got.get(i), tolerance, failures));
        }
        Value::Number(number) => {
            let want = number.as_f64().unwrap();
            let allowed = tolerance["abs"].as_f64().unwrap() + tolerance["rel"].as_f64().unwrap() * want.abs();
            let agrees = got.as_f64().is_some_and(|got| (got - want).abs() <= allowed);
            if !agrees {
                failures.push(format!("{at}: {got} is not {want}"));
            }
        }
        _ if got == want => {}
        _ => failures.push(format!("{at}: {got} is not {want}")),
    }
}

#[test]
fn every_leaf_of_every_case_agrees() {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut failures = Vec::new();
    for path in &paths {
        let case = Case::read(path);
        compare(&case.name, &case.expected, Some(&case.run()), &case.tolerance, &mut failures);
    }
    assert!(failures.is_empty(), "{} cases, {} failures:\n{}", paths.len(), failures.len(), failures.join("\n"));
}

#[test]
fn a_missing_leaf_is_a_failure() {
    let mut failures = Vec::new();
    compare("case", &json!({ "a": [1.0, null], "b": 2 }), Some(&json!({ "a": [1.0] })), &json!({ "abs": 0, "rel": 0 }), &mut failures);
    assert_eq!(failures.len(), 3, "{failures:?}");
}
