//! Deliveries that others published, when they lie beside the workspace: read to the last number.

use super::*;
use crate::roster::incoming::{Incoming, from_oneroster};
use std::collections::BTreeMap;
use std::path::Path;

fn published(name: &str) -> Option<(Reading, Incoming)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/oneroster").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: no {name} beside the workspace");
        return None;
    };
    let reading = read(Source::zip(&bytes)).expect("readable");
    let incoming = from_oneroster(&reading);
    Some((reading, incoming))
}

fn told_by_kind(reading: &Reading) -> BTreeMap<&'static str, u64> {
    let mut kinds = BTreeMap::new();
    for warning in &reading.warnings {
        *kinds.entry(warning.what.key().trim_start_matches("roster-warning-")).or_default() += warning.rows;
    }
    kinds
}

/// Units, staff, students, families, classes with their students and staff, terms.
fn counts(incoming: &Incoming) -> (usize, usize, u64, u64, Vec<(u32, usize)>, usize) {
    let classes = incoming.classes.iter().map(|class| (class.students, class.staff.len())).collect();
    (incoming.units.len(), incoming.people.len(), incoming.students, incoming.families, classes, incoming.terms.len())
}

#[test]
fn the_small_delivery_of_1_1_is_read_exactly() {
    let Some((reading, incoming)) = published("Test_minimal_data_set.zip") else { return };
    assert_eq!(counts(&incoming), (1, 2, 3, 1, vec![(2, 1), (2, 1)], 5));
    let kinds = [("boolean-form", 2), ("class-type-form", 1), ("no-district", 1), ("org-department", 1)];
    assert_eq!(told_by_kind(&reading), kinds.into());
}

#[test]
fn the_full_delivery_of_1_2_is_read_exactly() {
    let Some((reading, incoming)) = published("v1p2_full_dataset.zip") else { return };
    assert_eq!(counts(&incoming), (1, 3, 3, 1, vec![(2, 1)], 3));
    let kinds = [
        ("boolean-form", 3),
        ("class-type-form", 1),
        ("closed-file-copy", 1),
        ("closed-file-name", 1),
        ("column-spelling", 3),
        ("date-by-others", 4),
        ("date-format", 1),
        ("empty-columns", 1),
        ("gone-in-bulk", 3),
        ("manifest-blank", 3),
        ("no-district", 1),
        ("org-department", 1),
        ("parent-unknown", 1),
        ("session-parent-unknown", 2),
        ("status-form", 1),
    ];
    assert_eq!(told_by_kind(&reading), kinds.into());
}
