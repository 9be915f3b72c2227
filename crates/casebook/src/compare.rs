//! Whether a result agrees with what was expected, leaf by leaf. A leaf that is not there is a failure, not a skip.
//!
//! The rules beyond "|got − want| ≤ abs + rel · |want|" are those the reference cases state: named tolerances for parts,
//! factor loadings and components up to sign, groups by quality and not by label.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

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

/// Vectors that are right up to their sign, each with those that must turn along with it. The first decides; where it is not
/// expected, the others are no coordinates but something else of that name, such as the points of a chart.
const SIGN_FREE: &[&[&str]] = &[&["pc1", "x"], &["pc2", "y"], &["loadings"], &["minres_loadings"], &["ml_loadings"], &["schmid_g"]];
/// What projection_abs is about.
const PROJECTED: &[&str] = &["pc1", "pc2", "x", "y"];
/// How far a quality we report may lie from the one computed here from our groups and the reference's rounded points.
const QUALITY_SLACK: f64 = 1e-4;
/// Below this share of the reference's spread within groups, ours is an error and not a better search; the reference's worst
/// search has nearly three times the least spread.
const TIGHTEST: f64 = 0.25;
/// The groups shown may have been chosen for their silhouette among searches that end a little less tight.
const REFINED: f64 = 0.98;
/// How many times the fewest cells a pattern of hidden cells may have, by the notes of the suppression cases.
const PATTERN_FACTOR: f64 = 1.5;

/// Compares `got` with `want` under a case's `tolerance`.
pub fn compare(want: &Value, got: &Value, tolerance: &Value) -> Outcome {
    let mut outcome = Outcome::default();
    let quality = tolerance.get("clusters_min_ari").and_then(|_| Quality::of(want, got));
    Comparison { tolerance, whole_want: want, whole_got: got, quality }.value("", want, Some(got), 1.0, &mut outcome);
    outcome
}

/// The number of leaves of a value. An empty list or object within it says that there is nothing, so it is a leaf too.
pub fn leaves(value: &Value) -> usize {
    match value {
        _ if is_empty(value) => 1,
        Value::Object(fields) => fields.values().map(leaves).sum(),
        Value::Array(items) => items.iter().map(leaves).sum(),
        _ => 1,
    }
}

/// An empty list or object; the engine behind the cases writes both alike.
fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
}

struct Comparison<'a> {
    tolerance: &'a Value,
    whole_want: &'a Value,
    whole_got: &'a Value,
    /// Of our groups, where groups are compared by quality.
    quality: Option<Quality>,
}

impl Comparison<'_> {
    fn value(&self, path: &str, want: &Value, got: Option<&Value>, sign: f64, outcome: &mut Outcome) {
        match (want, got) {
            _ if is_empty(want) => {
                outcome.leaves += 1;
                if !got.is_some_and(is_empty) {
                    outcome.failed.push(Failure { path: path.to_owned(), got: got.cloned(), want: want.clone() });
                }
            }
            (Value::Object(fields), _) => {
                for (key, want) in fields {
                    let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let got = got.and_then(|got| got.get(key));
                    let group = SIGN_FREE.iter().find(|group| path.is_empty() && group.contains(&key.as_str()));
                    self.value(&inner, want, got, group.map_or(sign, |group| self.sign(group)), outcome);
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
        let Some(first) = group.first() else { return 1.0 };
        let along: f64 = numbers(self.whole_want, first).iter().zip(numbers(self.whole_got, first)).map(|(want, got)| want * got).sum();
        if along < 0.0 { -1.0 } else { 1.0 }
    }

    fn leaf_agrees(&self, path: &str, want: &Value, got: &Value, sign: f64) -> bool {
        let (Some(want_number), Some(got_number)) = (want.as_f64(), got.as_f64()) else { return want == got };
        let at_least = |fraction: f64| got_number >= fraction * want_number;
        let extra = |name: &str| self.tolerance.get(name).and_then(Value::as_f64);
        let key = last_key(path);
        if let Some(fraction) = extra("best_modularity_min_fraction").filter(|_| key.starts_with("best_modularity")) {
            // No modularity is above 1.
            return at_least(fraction) && got_number <= 1.0;
        }
        if extra("clusters_min_ari").is_some() {
            match key {
                // Judged through the silhouette of the number of groups that was chosen.
                "k" => return got_number == want_number || (self.may_choose() && self.chosen_as_well()),
                "silhouette" => {
                    let good = at_least(extra("silhouette_min_fraction").unwrap_or(1.0)) || self.tighter(path);
                    return good && (-1.0..=1.0).contains(&got_number) && self.is_true(path, got_number);
                }
                "inertia" => {
                    return got_number <= want_number * (1.0 + 1e-6) && self.is_plausible(path, got_number, want_number);
                }
                _ => {}
            }
        }
        if self.whole_got.get("passes_own_audit").is_some() {
            let fewest = self.whole_want.get("min_complementary_cells").and_then(Value::as_f64).unwrap_or(0.0);
            let ours = self.whole_got.get("min_complementary_cells").and_then(Value::as_f64).unwrap_or(f64::INFINITY);
            match key {
                // Fewer than the fewest there are is no better pattern but a wrong one.
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
        // The name nearest to the leaf counts, and of two for the same part the longer.
        let named = self.tolerance.as_object().into_iter().flatten().filter_map(|(name, value)| {
            let value = value.as_f64()?;
            let (part, pair) = match (name.strip_suffix("_rel"), name.strip_suffix("_abs")) {
                (Some(part), _) => (part, (abs, value)),
                (_, Some(part)) => (part, (value, 0.0)),
                _ => return None,
            };
            let depth = keys.iter().rposition(|key| is_about(part, key))?;
            Some(((depth, part.len()), pair))
        });
        named.max_by_key(|(nearness, _)| *nearness).map_or((abs, rel), |(_, pair)| pair)
    }

    /// Lists that are right or wrong together: group labels, and a pattern of hidden cells other than the example.
    fn judged_as_a_whole(&self, path: &str, want: &Value, got: Option<&Value>) -> bool {
        let Some(got) = got else { return false };
        match path {
            "cluster" => match self.tolerance.get("clusters_min_ari").and_then(Value::as_f64) {
                Some(least) => {
                    // k-means ends where it began to search; other groups than the reference's are right where they are at
                    // least as good, which is computed here and not taken from what we report.
                    let may = self.may_choose() || self.whole_got.get("k") == self.whole_want.get("k");
                    same_people_grouped(want, got) && (rand_index(want, got) >= least || (may && self.chosen_as_well()))
                }
                None => false,
            },
            "example_complementary" => self.own_pattern_holds() && self.is_own_pattern(got),
            _ => false,
        }
    }

    fn own_pattern_holds(&self) -> bool {
        self.whole_got.get("passes_own_audit") == Some(&Value::Bool(true))
    }

    /// As many different cells as we say, none of them hidden anyway.
    fn is_own_pattern(&self, got: &Value) -> bool {
        let list = |value: &Value| value.as_array().map(|cells| cells.iter().map(Value::to_string).collect::<Vec<_>>());
        let (Some(mut cells), Some(hidden)) = (list(got), self.whole_got.get("primary").and_then(list)) else { return false };
        let are_places = got
            .as_array()
            .into_iter()
            .flatten()
            .all(|cell| cell.as_array().is_some_and(|place| place.len() == 2 && place.iter().all(Value::is_u64)));
        let said = self.whole_got.get("min_complementary_cells").and_then(Value::as_u64);
        let listed = cells.len();
        cells.sort_unstable();
        cells.dedup();
        are_places && cells.len() == listed && said == Some(listed as u64) && !cells.iter().any(|cell| hidden.contains(cell))
    }

    /// Whether the case leaves the number of groups to us.
    fn may_choose(&self) -> bool {
        self.tolerance.get("k_exact") == Some(&Value::Bool(false))
    }

    /// The number of groups we chose has at least the silhouette of the reference's choice, and our groups really have it.
    fn chosen_as_well(&self) -> bool {
        let silhouette = |of: &Value| of.get("silhouette").and_then(Value::as_f64);
        let chosen = self.whole_got.get("k").and_then(Value::as_u64);
        let counted = self.quality.as_ref().map(|quality| quality.groups as u64);
        matches!((silhouette(self.whole_got), silhouette(self.whole_want)), (Some(got), Some(want)) if got >= want - 1e-6)
            && chosen.is_some()
            && chosen == counted
            && silhouette(self.whole_got).is_some_and(|said| self.is_true("silhouette", said))
    }

    /// Whether the silhouette we report is that of our groups. Those of the numbers of groups we did not choose stand under
    /// `by_k` without their groups, so that they cannot be computed again.
    fn is_true(&self, path: &str, said: f64) -> bool {
        path != "silhouette" || self.quality.as_ref().is_some_and(|quality| (said - quality.silhouette).abs() <= QUALITY_SLACK)
    }

    /// Whether a spread within groups can be: as many groups as we chose, or fewer, cannot be tighter than those we show.
    fn is_plausible(&self, path: &str, got: f64, want: f64) -> bool {
        let groups = path.split('.').rev().nth(1).and_then(|k| k.parse::<usize>().ok());
        let shown = self.quality.as_ref().filter(|quality| groups.is_some_and(|k| k <= quality.groups));
        got >= TIGHTEST * want && shown.is_none_or(|quality| got >= REFINED * quality.inertia)
    }

    /// For one k: our groups are tighter than the reference's, so theirs was no best solution to compare a silhouette with.
    fn tighter(&self, path: &str) -> bool {
        let at = format!("/{}", path.replace('.', "/").replace("silhouette", "inertia"));
        let inertia = |of: &Value| of.pointer(&at).and_then(Value::as_f64);
        matches!((inertia(self.whole_got), inertia(self.whole_want)), (Some(got), Some(want)) if got < want * (1.0 - 1e-6))
    }
}

fn last_key(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or(path);
    last.split('[').next().unwrap_or(last)
}

/// Whether a named tolerance is about a key: of the same name, or of one that goes on after a `_`.
fn is_about(part: &str, key: &str) -> bool {
    !part.is_empty() && key.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

/// How good our groups are at the reference's points.
struct Quality {
    groups: usize,
    /// The mean over all who are in a group (Rousseeuw 1987); 0 for whoever is alone in one.
    silhouette: f64,
    /// The squared distances from the middle of each group.
    inertia: f64,
}

impl Quality {
    /// `None` where points or labels are missing.
    fn of(want: &Value, got: &Value) -> Option<Quality> {
        let (x, y) = (want.get("x")?.as_array()?, want.get("y")?.as_array()?);
        let labels = got.get("cluster")?.as_array()?;
        let mut groups: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
        for ((x, y), label) in x.iter().zip(y).zip(labels).filter(|(_, label)| !label.is_null()) {
            groups.entry(label.to_string()).or_default().push((x.as_f64()?, y.as_f64()?));
        }
        let groups: Vec<Vec<(f64, f64)>> = groups.into_values().collect();
        let distance = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).hypot(a.1 - b.1);
        let total = |point: &(f64, f64), group: &[(f64, f64)]| group.iter().map(|other| distance(point, other)).sum::<f64>();
        let (mut sum, mut people, mut inertia) = (0.0, 0.0, 0.0);
        for (own, group) in groups.iter().enumerate() {
            let n = group.len() as f64;
            let middle = (group.iter().map(|p| p.0).sum::<f64>() / n, group.iter().map(|p| p.1).sum::<f64>() / n);
            for point in group {
                inertia += distance(point, &middle).powi(2);
                people += 1.0;
                let others = groups.iter().enumerate().filter(|(place, _)| *place != own);
                let nearest = others.map(|(_, other)| total(point, other) / other.len() as f64).fold(f64::INFINITY, f64::min);
                if group.len() > 1 && nearest.is_finite() {
                    let within = total(point, group) / (n - 1.0);
                    let most = within.max(nearest);
                    sum += if most > 0.0 { (nearest - within) / most } else { 0.0 };
                }
            }
        }
        Some(Quality { groups: groups.len(), silhouette: sum / people, inertia })
    }
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
    let twos = |counts: &BTreeMap<String, f64>| counts.values().map(|n| n * (n - 1.0) / 2.0).sum::<f64>();
    let (mut rows, mut columns, mut cells) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
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
    fn only_components_may_be_turned_and_not_the_points_of_a_chart() {
        let tolerance = json!({ "abs": 1e-9, "rel": 0 });
        assert_eq!(failures(json!({ "y": [1.0, 2.0] }), json!({ "y": [-1.0, -2.0] }), tolerance.clone()), ["y[0]", "y[1]"]);
        let want = json!({ "pc1": [0.6, 0.8], "x": [1.0, 2.0] });
        assert!(failures(want.clone(), json!({ "pc1": [-0.6, -0.8], "x": [-1.0, -2.0] }), tolerance.clone()).is_empty());
        assert_eq!(failures(want, json!({ "pc1": [0.6, 0.8], "x": [-1.0, -2.0] }), tolerance.clone()), ["x[0]", "x[1]"]);
        let inner = |x: f64| json!({ "loadings": [1.0, 1.0], "other": { "loadings": [x] } });
        assert_eq!(failures(inner(1.0), inner(-1.0), tolerance), ["other.loadings[0]"]);
    }

    #[test]
    fn a_named_tolerance_is_about_whole_words_and_the_nearest_name_counts() {
        let tolerance = json!({ "abs": 0, "rel": 0, "gls_rel": 0.5, "gls_ar1_abs": 0.1, "k_rel": 0.5 });
        assert!(failures(json!({ "gls_x": 1.0 }), json!({ "gls_x": 1.4 }), tolerance.clone()).is_empty());
        assert_eq!(
            failures(json!({ "gls_ar1": { "phi": 1.0 } }), json!({ "gls_ar1": { "phi": 1.4 } }), tolerance.clone()),
            ["gls_ar1.phi"]
        );
        for key in ["glstat", "kappa", "kmo"] {
            assert_eq!(failures(json!({ key: 1.0 }), json!({ key: 1.4 }), tolerance.clone()), [key]);
        }
    }

    #[test]
    fn an_empty_list_says_that_there_is_nothing() {
        let exact = json!({ "abs": 0, "rel": 0 });
        assert!(failures(json!({ "rule5": [] }), json!({ "rule5": [] }), exact.clone()).is_empty());
        for got in [json!({}), json!({ "rule5": null }), json!({ "rule5": [3] }), json!({ "rule5": 3 })] {
            assert_eq!(failures(json!({ "rule5": [] }), got, exact.clone()), ["rule5"]);
        }
        assert_eq!(compare(&json!({ "rule5": [], "a": 1 }), &json!({}), &exact).leaves, leaves(&json!({ "rule5": [], "a": 1 })));
    }

    #[test]
    fn no_modularity_is_above_1_and_no_pattern_below_the_fewest() {
        let tolerance = json!({ "abs": 0, "rel": 0, "best_modularity_min_fraction": 0.98 });
        let best = |x: f64| json!({ "best_modularity_louvain30": x });
        assert!(failures(best(0.40), best(0.395), tolerance.clone()).is_empty());
        assert!(!failures(best(0.40), best(0.38), tolerance.clone()).is_empty());
        assert!(!failures(best(0.40), best(7.0), tolerance).is_empty());
        let exact = json!({ "abs": 0, "rel": 0 });
        assert!(!failures(best(0.40), best(0.395), exact.clone()).is_empty());
        let pattern = |cells: Value, said: usize| json!({ "primary": [[0, 0]], "min_complementary_cells": said, "example_complementary": cells, "passes_own_audit": true });
        let mut want = pattern(json!([[0, 1], [1, 0], [1, 1]]), 3);
        want.as_object_mut().unwrap().remove("passes_own_audit");
        let fails = |got: Value| !failures(want.clone(), got, exact.clone()).is_empty();
        assert!(!fails(pattern(json!([[0, 2], [2, 0], [2, 2]]), 3)));
        assert!(!fails(pattern(json!([[0, 2], [2, 0], [2, 2], [1, 1]]), 4)));
        assert!(fails(pattern(json!([[0, 2], [2, 0], [2, 2], [1, 1], [1, 2]]), 5)));
        assert!(fails(pattern(json!([[0, 2], [2, 0]]), 2)));
        assert!(fails(pattern(json!([[0, 2], [2, 0]]), 3)));
        assert!(fails(pattern(json!([[0, 2], [0, 2], [2, 2]]), 3)));
        assert!(fails(pattern(json!([[0, 0], [2, 0], [2, 2]]), 3)));
        assert!(fails(pattern(json!("all"), 3)));
    }

    #[test]
    fn other_groups_are_right_only_where_they_are_really_as_good() {
        let tolerance = json!({ "abs": 1e-9, "rel": 0, "clusters_min_ari": 0.95, "k_exact": false, "silhouette_min_fraction": 0.99 });
        let (x, y) = (json!([0.0, 0.1, 5.0, 5.1, 9.0, 9.1]), json!([0.0, 0.0, 0.0, 0.0, 0.0, 0.0]));
        let groups = |labels: Value, k: u32, silhouette: f64| json!({ "x": x.clone(), "y": y.clone(), "cluster": labels, "k": k, "silhouette": silhouette });
        let poor = json!([0, 1, 1, 1, 1, 1]);
        let real = |labels: &Value| Quality::of(&groups(json!([]), 0, 0.0), &json!({ "cluster": labels })).unwrap().silhouette;
        let (three, mixed) = (json!([0, 0, 1, 1, 2, 2]), json!([0, 1, 0, 1, 0, 1]));
        assert!(real(&three) > 0.9 && real(&mixed) < 0.1);
        let want = groups(poor.clone(), 2, real(&poor));
        // Better groups of another number, as good as they say.
        assert!(failures(want.clone(), groups(three.clone(), 3, real(&three)), tolerance.clone()).is_empty());
        // Not as many groups as they say; not as good as they say.
        assert!(!failures(want.clone(), groups(three.clone(), 4, real(&three)), tolerance.clone()).is_empty());
        assert!(!failures(want.clone(), groups(three, 3, 0.99999), tolerance.clone()).is_empty());
        assert!(!failures(groups(poor, 2, 0.5), groups(mixed, 2, 0.9), tolerance.clone()).is_empty());
        let by_k = |inertia: f64, silhouette: f64| json!({ "k": 2, "by_k": { "3": { "inertia": inertia, "silhouette": silhouette } } });
        assert!(failures(by_k(10.0, 0.5), by_k(9.0, 0.3), tolerance.clone()).is_empty());
        assert!(!failures(by_k(10.0, 0.5), by_k(-9.0, 0.3), tolerance.clone()).is_empty());
        assert!(!failures(by_k(10.0, 0.5), by_k(9.0, 1.3), tolerance).is_empty());
    }

    #[test]
    fn labels_are_judged_as_a_partition() {
        let tolerance = json!({ "abs": 0, "rel": 0, "clusters_min_ari": 0.95 });
        let want = json!({ "cluster": [0, 0, 1, 1, null] });
        assert!(failures(want.clone(), json!({ "cluster": [1, 1, 0, 0, null] }), tolerance.clone()).is_empty());
        assert!(!failures(want, json!({ "cluster": [0, 1, 0, 1, null] }), tolerance).is_empty());
    }
}
