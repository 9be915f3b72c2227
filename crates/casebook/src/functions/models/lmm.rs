//! Mixed models from a file and a formula.

use super::formula::{Formula, Random, parse};
use super::labels::{Levels, levels};
use super::sure;
use crate::{Call, Data, Fault, fields};
use measures::mixed::{Component, Effect, Estimation, Fit, Model, Term};
use serde_json::Value;

pub(super) fn lmm(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let formula = parse(call.args.text("formula")?).map_err(|problem| call.args.fault("formula", problem))?;
    if formula.covariates.iter().chain(formula.random.iter().flat_map(|random| &random.slopes)).any(|name| *name == formula.response) {
        return Err(call.args.fault("formula", format!("has the outcome \"{}\" among what explains it", formula.response)));
    }
    let table = Table::read(data, &formula)?;
    let groups: Vec<Levels> = formula.random.iter().map(|random| levels(data, &random.group, &table.rows)).collect::<Result<_, _>>()?;
    let terms = formula
        .random
        .iter()
        .zip(&groups)
        .map(|(random, group)| {
            let slopes = random.slopes.iter().filter_map(|slope| table.column(slope)).collect();
            Term { levels: &group.level, count: group.labels.len(), intercept: random.intercept, slopes }
        })
        .collect();
    let model = Model {
        response: table.column(&formula.response).unwrap_or_default(),
        intercept: formula.intercept,
        covariates: formula.covariates.iter().filter_map(|covariate| table.column(covariate)).collect(),
        terms,
    };
    let restricted = call.args.flag_or("REML", true)?;
    let fit = model.fit(if restricted { Estimation::Restricted } else { Estimation::MaximumLikelihood })?;
    Ok(written(&fit, &formula, &groups))
}

/// The columns of numbers, of those rows that have no gap in any column used.
struct Table {
    rows: Vec<usize>,
    columns: Vec<(String, Vec<f64>)>,
}

impl Table {
    fn read(data: &Data, formula: &Formula) -> Result<Table, Fault> {
        let mut names: Vec<&String> = vec![&formula.response];
        names.extend(formula.covariates.iter().chain(formula.random.iter().flat_map(|random| &random.slopes)));
        let mut numbers: Vec<(&String, Vec<Option<f64>>)> = Vec::new();
        for name in names {
            if numbers.iter().all(|(known, _)| *known != name) {
                numbers.push((name, data.numbers(name)?));
            }
        }
        let groups: Vec<usize> =
            formula.random.iter().flat_map(|random| &random.group).map(|group| data.place(group)).collect::<Result<_, _>>()?;
        let whole = |row: &usize| {
            numbers.iter().all(|(_, cells)| cells.get(*row).is_some_and(Option::is_some))
                && groups.iter().all(|group| data.text_at(*row, *group).is_some())
        };
        let rows: Vec<usize> = (0..data.len()).filter(whole).collect();
        let columns = numbers
            .into_iter()
            .map(|(name, cells)| (name.clone(), rows.iter().filter_map(|row| cells.get(*row).copied().flatten()).collect()))
            .collect();
        Ok(Table { rows, columns })
    }

    fn column(&self, name: &str) -> Option<&[f64]> {
        self.columns.iter().find(|(known, _)| known == name).map(|(_, cells)| cells.as_slice())
    }
}

const INTERCEPT: &str = "(Intercept)";

fn written(fit: &Fit, formula: &Formula, groups: &[Levels]) -> Value {
    let names: Vec<&str> =
        formula.intercept.then_some(INTERCEPT).into_iter().chain(formula.covariates.iter().map(String::as_str)).collect();
    let name_of = |effect: &Effect| names.get(effect.column).copied().unwrap_or_default();
    let fixed: Vec<Value> = fit
        .fixed
        .iter()
        .map(|e| {
            let se = sure(e.standard_error);
            fields! { "term" => name_of(e), "est" => e.estimate, "se" => se, "t" => se.map(|_| e.t()) }
        })
        .collect();
    let mut varcomp: Vec<Value> = Vec::new();
    for (place, component) in fit.components.iter().enumerate() {
        // Two terms of one grouping are told apart as R does: g, g.1.
        let name = &formula.random[component.term].name;
        let before = fit.components[..place].iter().filter(|other| formula.random[other.term].name == *name).count();
        let name = if before == 0 { name.clone() } else { format!("{name}.{before}") };
        varcomp.extend(written_component(component, &name, &formula.random[component.term]));
    }
    varcomp.push(fields! {
        "group" => "Residual",
        "var1" => Value::Null,
        "var2" => Value::Null,
        "vcov" => fit.residual_variance,
        "sdcor" => fit.residual_variance.sqrt(),
    });
    let counts: serde_json::Map<String, Value> =
        fit.components.iter().map(|c| (formula.random[c.term].name.clone(), c.levels.into())).collect();
    let first = fit.modes.first().map(|modes| {
        let (effects, sds): (Vec<f64>, Vec<f64>) = modes.effect(0).unzip();
        fields! { "level" => groups[modes.term].labels, "intercept" => effects, "cond_sd" => sds }
    });
    fields! {
        "fixed" => fixed,
        "dropped" => fit.dependent.iter().filter_map(|column| names.get(*column).copied()).collect::<Vec<_>>(),
        "varcomp" => varcomp,
        "var_group" => fit.components.first().and_then(|component| component.variance(0)),
        "sigma2" => fit.residual_variance,
        "mean" => fit.fixed.first().filter(|e| formula.intercept && e.column == 0).map(|e| e.estimate),
        "singular" => fit.singular,
        "loglik" => fit.log_likelihood,
        "deviance_or_reml" => fit.criterion(),
        "nobs" => fit.rows,
        "ngroups" => Value::Object(counts),
        "icc" => fit.share(0),
        "blup_first_factor" => first,
    }
}

/// Variances first, then covariances with their correlations; what does not vary is correlated with nothing.
fn written_component(component: &Component, group: &str, random: &Random) -> Vec<Value> {
    let names: Vec<&str> = random.intercept.then_some(INTERCEPT).into_iter().chain(random.slopes.iter().map(String::as_str)).collect();
    let line = |var1: &str, var2: Option<&str>, vcov: Option<f64>, sdcor: Option<f64>| {
        fields! { "group" => group, "var1" => var1, "var2" => var2, "vcov" => vcov, "sdcor" => sdcor }
    };
    let mut lines: Vec<Value> =
        names.iter().enumerate().map(|(i, name)| line(name, None, component.variance(i), component.variance(i).map(f64::sqrt))).collect();
    for (i, first) in names.iter().enumerate() {
        for (j, second) in names.iter().enumerate().skip(i + 1) {
            lines.push(line(first, Some(*second), component.covariance(i, j), component.correlation(i, j)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;
    use std::path::Path;

    fn run(csv: &str, formula: &str) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        let args = Args::new(serde_json::json!({ "formula": formula })).unwrap();
        lmm(&Call { data, args }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn an_outcome_does_not_explain_itself() {
        for formula in ["y ~ y + (1 | g)", "y ~ x + (y | g)"] {
            assert_eq!(run(CSV, formula).unwrap_err(), "args.formula: has the outcome \"y\" among what explains it");
        }
    }

    #[test]
    fn an_error_of_0_is_not_certainty() {
        let csv: String = (0..12).map(|i| format!("{},{},{}e300\n", i % 3, i, 1 + i * 7 % 5)).collect();
        if let Ok(result) = run(&format!("g,x,y\n{csv}"), "y ~ x + (1 | g)") {
            for effect in result["fixed"].as_array().unwrap() {
                assert!(effect["se"].is_null() || effect["se"].as_f64().is_some_and(|se| se > 0.0), "{effect}");
            }
        }
    }

    const CSV: &str = "g,x,y\na,1,2\na,2,3\nb,3,1\nb,,5\nc,1,4\nc,2,\nb,2,2\na,5,7\n,1,9\n";

    #[test]
    fn a_row_with_a_gap_in_a_used_column_drops_out() {
        let result = run(CSV, "y ~ x + (1 | g)").unwrap();
        // R 4.2.2, lme4 1.1.31.
        assert!((result["loglik"].as_f64().unwrap() + 9.896258).abs() < 1e-6);
        assert_eq!((result["nobs"].as_u64(), result["ngroups"]["g"].as_u64()), (Some(6), Some(3)));
        assert_eq!(run(CSV, "y ~ 1 + (1 | g)").unwrap()["nobs"].as_u64(), Some(7));
    }

    #[test]
    fn an_unknown_column_and_a_cell_of_text_are_named() {
        assert!(run(CSV, "y ~ week + (1 | g)").unwrap_err().contains("no column \"week\""));
        assert!(run(CSV, "y ~ x + (1 | school)").unwrap_err().contains("no column \"school\""));
        assert!(run(CSV, "y ~ g + (1 | g)").unwrap_err().contains("row 2, column g: \"a\" is not a number"));
    }
}
