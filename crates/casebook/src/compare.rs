//! Whether a result agrees with what was expected, leaf by leaf. A leaf that is not there is a failure, not a skip.
//!
//! The rules beyond "|got − want| ≤ abs + rel · |want|" are those the reference cases state: named tolerances for parts,
//! factor loadings and components up to sign, groups by quality and not by label.

use serde_json::Value;

/// One leaf that does not agree.
#[derive(Debug, Clone)]
pub struct Failure {
    pub path: String,
    /// `None` when it was not returned at all.
    pub got: Option<Value>,
    pub want: Value,
}

/// The outcome of a comparison.
#[derive(Debug, Default)]
pub struct Outcome {
    pub leaves: usize,
    pub failed: Vec<Failure>,
}

/// Vectors that are right up to their sign, each with those that must turn along with it.
const SIGN_FREE: &[&[&str]] = &[&["pc1", "x"], &["pc2", "y"], &["loadings"], &["minres_loadings"], &["ml_loadings"], &["schmid_g"]];
/// What projection_abs is about.
const PROJECTED: &[&str] = &["pc1", "pc2", "x", "y"];
/// How much worse than the best found by anybody a search by chance may be (`best_modularity_min_fraction` replaces it).
const SEARCH_FRACTION: f64 = 0.98;
/// How many times the fewest cells a pattern of hidden cells may have, by the notes of the suppression cases.
const PATTERN_FACTOR: f64 = 1.5;

/// Compares `got` with `want` under a case's `tolerance`.
pub fn compare(want: &Value, got: &Value, tolerance: &Value) -> Outcome {
    let mut outcome = Outcome::default();
    Comparison { tolerance, whole_want: want, whole_got: got }.value("", want, Some(got), 1.0, &mut outcome);
    outcome
}

/// The number of leaves of a value.
pub fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.values().map(leaves).sum(),
        Value::Array(items) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}

struct Comparison<'a> {
    tolerance: &'a Value,
    whole_want: &'a Value,
    whole_got: &'a Value,
}

impl Comparison<'_> {
    fn value(&self, path: &str, want: &Value, got: Option<&Value>, sign: f64, outcome: &mut Outcome) {
        // Of what is empty no leaf can be missed; it has to be there all the same.
        if is_empty(want) && !got.is_some_and(|got| is_empty(got) || (want.is_object() && got.is_object())) {
            outcome.failed.push(Failure { path: path.to_owned(), got: got.cloned(), want: want.clone() });
            return;
        }
        match (want, got) {
            (Value::Object(fields), _) => {
                let whole = path.is_empty();
                for (key, want) in fields {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let got = got.and_then(|got| got.get(key));
                    // Only beside the vector that decides: the y of a chart is no component.
                    let turns = |group: &&&[&str]| whole && group.contains(&key.as_str()) && self.whole_want.get(group[0]).is_some();
                    let sign = SIGN_FREE.iter().find(turns).map_or(sign, |group| self.sign(group));
                    self.value(&path, want, got, sign, outcome);
                }
            }
            // A list of one and its only item are written alike by the engine behind the cases.
            (Value::Array(items), Some(single)) if items.len() == 1 && !single.is_array() => {
                self.value(&format!("{path}[0]"), &items[0], Some(single), sign, outcome);
            }
            (Value::Array(items), _) => {
                let list = got.and_then(Value::as_array);
                if self.judged_as_a_whole(path, want, got) {
                    outcome.leaves += leaves(want);
                    return;
                }
                if let Some(list) = list.filter(|list| list.len() > items.len()) {
                    outcome.failed.push(Failure { path: format!("{path}.length"), got: Some(list.len().into()), want: items.len().into() });
                }
                for (i, want) in items.iter().enumerate() {
                    self.value(&format!("{path}[{i}]"), want, list.and_then(|list| list.get(i)), sign, outcome);
                }
            }
            (_, Some(Value::Array(list))) if list.len() == 1 => self.value(path, want, list.first(), sign, outcome),
            _ => {
                outcome.leaves += 1;
                if !got.is_some_and(|got| self.leaf_agrees(path, want, got, sign)) {
                    outcome.failed.push(Failure { path: path.to_owned(), got: got.cloned(), want: want.clone() });
                }
            }
        }
    }

    /// The sign under which the first vector of the group lies nearer to what is wanted.
    fn sign(&self, group: &[&str]) -> f64 {
        let numbers = |value: &Value, key: &str| -> Vec<f64> {
            value.get(key).and_then(Value::as_array).map_or_else(Vec::new, |list| list.iter().map(|x| x.as_f64().unwrap_or(0.0)).collect())
        };
        let along = |key: &&str| -> f64 {
            numbers(self.whole_want, key).iter().zip(numbers(self.whole_got, key)).map(|(want, got)| want * got).sum()
        };
        if group.iter().map(along).find(|x| *x != 0.0).unwrap_or(1.0) < 0.0 { -1.0 } else { 1.0 }
    }

    fn leaf_agrees(&self, path: &str, want: &Value, got: &Value, sign: f64) -> bool {
        let (Some(want_number), Some(got_number)) = (want.as_f64(), got.as_f64()) else { return want == got };
        let at_least = |fraction: f64| got_number >= fraction * want_number;
        let extra = |name: &str| self.tolerance.get(name).and_then(Value::as_f64);
        let key = last_key(path);
        if key.starts_with("best_modularity") {
            // More than the reference is welcome, more than there can be is not.
            return got_number <= 1.0 && at_least(extra("best_modularity_min_fraction").unwrap_or(SEARCH_FRACTION));
        }
        if extra("clusters_min_ari").is_some() {
            match key {
                // Judged through the silhouette of the number of groups that was chosen.
                "k" => return self.chosen_as_well(),
                "silhouette" if path == key && !self.silhouette_is_true() => return false,
                "silhouette" => return at_least(extra("silhouette_min_fraction").unwrap_or(1.0)) || self.tighter(path),
                "inertia" => return got_number <= want_number * (1.0 + 1e-6),
                _ => {}
            }
        }
        if self.whole_got.get("passes_own_audit").is_some() {
            let fewest = self.whole_want.get("min_complementary_cells").and_then(Value::as_f64).unwrap_or(0.0);
            let ours = self.whole_got.get("min_complementary_cells").and_then(Value::as_f64).unwrap_or(f64::INFINITY);
            match key {
                "min_complementary_cells" => {
                    return (fewest..=(PATTERN_FACTOR * fewest).floor()).contains(&got_number) && self.own_pattern_holds();
                }
                "min_complementary_count_at_min_cells" if ours > fewest => return self.own_pattern_holds(),
                _ => {}
            }
        }
        let (abs, rel) = self.allowed(path);
        (sign * got_number - want_number).abs() <= abs + rel * want_number.abs()
    }

    /// (abs, rel) for a leaf: the general pair, unless a named one is about this part.
    fn allowed(&self, path: &str) -> (f64, f64) {
        let number = |name: &str| self.tolerance.get(name).and_then(Value::as_f64);
        let (abs, rel) = (number("abs").unwrap_or(0.0), number("rel").unwrap_or(0.0));
        let keys: Vec<&str> = path.split('.').map(|part| part.split('[').next().unwrap_or(part)).collect();
        if let Some(abs) = number("projection_abs").filter(|_| keys.iter().any(|key| PROJECTED.contains(key))) {
            return (abs, 0.0);
        }
        for (name, value) in self.tolerance.as_object().into_iter().flatten() {
            let Some(value) = value.as_f64() else { continue };
            let about = |part: &str| !part.is_empty() && keys.iter().any(|key| key.starts_with(part));
            if name.strip_suffix("_rel").is_some_and(about) {
                return (abs, value);
            }
            if name.strip_suffix("_abs").is_some_and(about) {
                return (value, 0.0);
            }
        }
        (abs, rel)
    }

    /// Lists that are right or wrong together: group labels, and a pattern of hidden cells other than the example.
    fn judged_as_a_whole(&self, path: &str, want: &Value, got: Option<&Value>) -> bool {
        let Some(got) = got else { return false };
        match path {
            "cluster" => match self.tolerance.get("clusters_min_ari").and_then(Value::as_f64) {
                Some(least) => same_people_grouped(want, got) && (rand_index(want, got) >= least || self.chosen_as_well()),
                None => false,
            },
            "example_complementary" => {
                let told = self.whole_got.get("min_complementary_cells").and_then(Value::as_u64);
                self.own_pattern_holds() && got.as_array().map(|cells| cells.len() as u64) == told
            }
            _ => false,
        }
    }

    fn own_pattern_holds(&self) -> bool {
        self.whole_got.get("passes_own_audit") == Some(&Value::Bool(true))
    }

    /// The number of groups we chose has at least the silhouette of the reference's choice.
    fn chosen_as_well(&self) -> bool {
        let silhouette = |of: &Value| of.get("silhouette").and_then(Value::as_f64);
        matches!((silhouette(self.whole_got), silhouette(self.whole_want)), (Some(got), Some(want)) if got >= want - 1e-6)
            && self.silhouette_is_true()
    }

    /// The silhouette we report is that of our own labels on our own map: what lets other groups than the reference's pass
    /// is not taken on trust.
    fn silhouette_is_true(&self) -> bool {
        let column = |key: &str| self.whole_got.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let (x, y, labels) = (column("x"), column("y"), column("cluster"));
        let person = |i: usize| Some((x.get(i)?.as_f64()?, y.get(i)?.as_f64()?, labels[i].as_u64()? as usize));
        let people: Vec<(f64, f64, usize)> = (0..labels.len()).filter_map(person).collect();
        let told = self.whole_got.get("silhouette").and_then(Value::as_f64);
        told.is_some_and(|told| (mean_silhouette(&people) - told).abs() < 1e-6)
    }

    /// For one k: our groups are tighter than the reference's, so theirs was no best solution to compare a silhouette with.
    fn tighter(&self, path: &str) -> bool {
        let at = format!("/{}", path.replace('.', "/").replace("silhouette", "inertia"));
        let inertia = |of: &Value| of.pointer(&at).and_then(Value::as_f64);
        matches!((inertia(self.whole_got), inertia(self.whole_want)), (Some(got), Some(want)) if got < want * (1.0 - 1e-6))
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Place and group of each person: the mean of (b − a) / max(a, b), a the mean distance to the others of the own group, b the
/// least mean distance to another group (Rousseeuw 1987).
fn mean_silhouette(people: &[(f64, f64, usize)]) -> f64 {
    let groups = people.iter().map(|person| person.2 + 1).max().unwrap_or(0);
    let one = |(x, y, own): &(f64, f64, usize)| {
        let (mut sums, mut sizes) = (vec![0.0; groups], vec![0.0; groups]);
        for (u, v, group) in people {
            sums[*group] += (u - x).hypot(v - y);
            sizes[*group] += 1.0;
        }
        let within = sums[*own] / (sizes[*own] - 1.0);
        let others = (0..groups).filter(|group| group != own && sizes[*group] > 0.0);
        let between = others.map(|group| sums[group] / sizes[group]).fold(f64::INFINITY, f64::min);
        let larger = within.max(between);
        if sizes[*own] > 1.0 && larger > 0.0 { (between - within) / larger } else { 0.0 }
    };
    people.iter().map(one).sum::<f64>() / people.len() as f64
}

fn last_key(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or(path);
    last.split('[').next().unwrap_or(last)
}

fn same_people_grouped(want: &Value, got: &Value) -> bool {
    match (want.as_array(), got.as_array()) {
        (Some(want), Some(got)) => want.len() == got.len() && want.iter().zip(got).all(|(a, b)| a.is_null() == b.is_null()),
        _ => false,
    }
}

/// The adjusted Rand index of two labelings (Hubert & Arabie 1985); whoever has no label in either is left out.
fn rand_index(one: &Value, other: &Value) -> f64 {
    let labels = |of: &Value| of.as_array().cloned().unwrap_or_default();
    let pairs: Vec<(String, String)> = labels(one)
        .iter()
        .zip(labels(other).iter())
        .filter(|(a, b)| !a.is_null() && !b.is_null())
        .map(|(a, b)| (a.to_string(), b.to_string()))
        .collect();
    let twos = |counts: &std::collections::BTreeMap<String, f64>| counts.values().map(|n| n * (n - 1.0) / 2.0).sum::<f64>();
    let (mut rows, mut columns, mut cells) =
        (std::collections::BTreeMap::new(), std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    for (a, b) in &pairs {
        *rows.entry(a.clone()).or_insert(0.0) += 1.0;
        *columns.entry(b.clone()).or_insert(0.0) += 1.0;
        *cells.entry(format!("{a}|{b}")).or_insert(0.0) += 1.0;
    }
    let n = pairs.len() as f64;
    let (a, b, both) = (twos(&rows), twos(&columns), twos(&cells));
    let expected = a * b / (n * (n - 1.0) / 2.0);
    let most = 0.5 * (a + b);
    if most == expected { 1.0 } else { (both - expected) / (most - expected) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn failures(want: Value, got: Value, tolerance: Value) -> Vec<String> {
        compare(&want, &got, &tolerance).failed.into_iter().map(|f| f.path).collect()
    }

    #[test]
    fn a_missing_leaf_and_a_surplus_one_in_a_list_are_failures() {
        let exact = json!({ "abs": 0, "rel": 0 });
        assert_eq!(failures(json!({ "a": [1.0, null], "b": 2 }), json!({ "a": [1.0] }), exact.clone()), ["a[1]", "b"]);
        assert_eq!(failures(json!({ "a": [1.0, 2.0] }), json!({ "a": [1.0, 2.0, 3.0] }), exact.clone()), ["a.length"]);
        assert_eq!(failures(json!({ "a": null }), json!({ "a": 0 }), exact.clone()), ["a"]);
        assert_eq!(failures(json!({ "a": 0 }), json!({ "a": null }), exact.clone()), ["a"]);
        assert!(failures(json!({ "a": [1.0] }), json!({ "a": 1.0 }), exact).is_empty());
    }

    #[test]
    fn a_named_tolerance_replaces_the_pair_for_its_part_only() {
        let tolerance = json!({ "abs": 0, "rel": 0.1, "loglik_abs": 0.01, "varcomp_rel": 0.5 });
        assert_eq!(failures(json!({ "loglik": -100.0 }), json!({ "loglik": -100.1 }), tolerance.clone()), ["loglik"]);
        assert!(failures(json!({ "varcomp": [{ "v": 1.0 }] }), json!({ "varcomp": [{ "v": 1.4 }] }), tolerance.clone()).is_empty());
        assert_eq!(failures(json!({ "v": 1.0 }), json!({ "v": 1.4 }), tolerance), ["v"]);
    }

    #[test]
    fn a_component_may_be_turned_around_but_only_as_a_whole() {
        let tolerance = json!({ "abs": 1e-9, "rel": 0 });
        assert!(failures(json!({ "loadings": [0.5, -0.2] }), json!({ "loadings": [-0.5, 0.2] }), tolerance.clone()).is_empty());
        assert_eq!(failures(json!({ "loadings": [0.5, -0.2] }), json!({ "loadings": [-0.5, -0.2] }), tolerance), ["loadings[1]"]);
    }

    #[test]
    fn the_y_of_a_chart_may_not_be_turned_around() {
        let tolerance = json!({ "abs": 1e-9, "rel": 0 });
        assert_eq!(failures(json!({ "y": [1.0, 2.0] }), json!({ "y": [-1.0, -2.0] }), tolerance.clone()), ["y[0]", "y[1]"]);
        let (want, got) = (json!({ "pc2": [0.6, 0.8], "y": [1.0] }), json!({ "pc2": [-0.6, -0.8], "y": [-1.0] }));
        assert!(failures(want, got, tolerance).is_empty());
    }

    #[test]
    fn an_empty_list_has_to_be_there_and_empty() {
        let exact = json!({ "abs": 0, "rel": 0 });
        for got in [json!({}), json!({ "a": null }), json!({ "a": [1] }), json!({ "a": 3 })] {
            assert_eq!(failures(json!({ "a": [] }), got, exact.clone()), ["a"]);
        }
        assert!(failures(json!({ "a": [], "b": {} }), json!({ "a": [], "b": { "c": 1 } }), exact).is_empty());
    }

    #[test]
    fn what_cannot_be_is_not_better_than_the_reference() {
        let exact = json!({ "abs": 0, "rel": 0 });
        assert_eq!(failures(json!({ "best_modularity": 0.4 }), json!({ "best_modularity": 5.0 }), exact.clone()), ["best_modularity"]);
        let want = json!({ "min_complementary_cells": 2 });
        let fewer = json!({ "min_complementary_cells": 1, "passes_own_audit": true });
        assert_eq!(failures(want, fewer, exact), ["min_complementary_cells"]);
    }

    #[test]
    fn other_groups_pass_only_with_a_silhouette_that_is_theirs() {
        let tolerance = json!({ "abs": 0, "rel": 0, "clusters_min_ari": 0.95, "silhouette_min_fraction": 0.99 });
        let want = json!({ "cluster": [0, 1, 1, 1], "silhouette": 0.2 });
        let of = |silhouette: f64| json!({ "x": [0.0, 0.0, 4.0, 4.0], "y": [0.0, 0.0, 0.0, 0.0], "cluster": [0, 0, 1, 1], "silhouette": silhouette });
        assert!(failures(want.clone(), of(1.0), tolerance.clone()).is_empty());
        assert_eq!(failures(want, of(0.9), tolerance), ["cluster[1]", "silhouette"]);
    }

    #[test]
    fn labels_are_judged_as_a_partition() {
        let tolerance = json!({ "abs": 0, "rel": 0, "clusters_min_ari": 0.95 });
        let want = json!({ "cluster": [0, 0, 1, 1, null] });
        assert!(failures(want.clone(), json!({ "cluster": [1, 1, 0, 0, null] }), tolerance.clone()).is_empty());
        assert!(!failures(want, json!({ "cluster": [0, 1, 0, 1, null] }), tolerance).is_empty());
    }
}
