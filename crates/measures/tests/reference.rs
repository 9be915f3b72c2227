//! Every reference case, every leaf of it. A number that we do not return is a failure, not a skip, unless OMITTED.md names it
//! with a reason; a case whose function is unknown is a failure too, so that copying a case in is enough to be reminded of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casebook::case::Case;

/// How much of all leaves OMITTED.md may name.
const MOST_OMITTED: f64 = 0.02;

fn cases(folder: &Path) -> BTreeMap<String, Case> {
    let Ok(entries) = std::fs::read_dir(folder.join("cases")) else { return BTreeMap::new() };
    entries.map(|entry| Case::read(&entry.unwrap().path()).unwrap()).map(|case| (case.name.clone(), case)).collect()
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

/// Where the cases lie that may not be copied into this folder, for whoever has them.
fn beside() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference")
}

fn all_agree(cases: &BTreeMap<String, Case>) {
    let (mut leaves, mut omitted, mut wrong) = (0, 0, Vec::new());
    for case in cases.values() {
        let report = case.run();
        leaves += report.leaves;
        omitted += report.omitted;
        if let Some(fault) = &report.fault {
            wrong.push(format!("{}: {fault}", report.name));
        } else if !report.passed() {
            let first: Vec<String> = report.failed.iter().take(5).map(|f| format!("{} is {:?}, not {}", f.path, f.got, f.want)).collect();
            wrong.push(format!("{}: {} of {} leaves, such as {}", report.name, report.failed.len(), report.leaves, first.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases fail:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(omitted as f64 <= MOST_OMITTED * leaves as f64, "{omitted} of {leaves} leaves are omitted");
}

#[test]
fn every_leaf_of_every_case_kept_here_agrees() {
    let cases = cases(&here());
    assert!(cases.len() >= 5, "the cases are gone");
    all_agree(&cases);
}

#[test]
fn every_leaf_of_the_cases_kept_elsewhere_agrees() {
    // These may not be copied (their data are under the GPL), so most checkouts have only the ones above.
    all_agree(&cases(&beside()));
}

#[test]
fn no_case_kept_here_has_a_licence_that_forbids_it() {
    for case in cases(&here()).values() {
        let free = ["CC0", "CC BY", "Zachary 1977", "Shrout & Fleiss 1979"].iter().any(|word| case.licence.contains(word));
        assert!(free, "{}: {}", case.name, case.licence);
    }
}
