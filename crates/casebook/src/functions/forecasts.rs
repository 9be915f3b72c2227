//! Forecasts of a yes-or-no outcome, how many people are needed, and shares of small schools.

use crate::{Args, Call, Data, Fault, Function, fields, function};
use measures::forecast::Forecasts;
use measures::logistic::{Logistic, firth, fit};
use measures::pooling::{Spread, pool};
use measures::sample_size::{Clusters, Design, Sided, correlation_sample, proportion, proportions_sample, t_power, t_sample};
use measures::{Undefined, forecast};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "logistic",
        inputs: &["a column y of 0 and 1 (args.y names another) and the columns named in args.x; rows with a gap are left out"],
        about: "logistic regression, which says so when the data separate; args.firth for the penalized one",
        settings: &["x: columns that explain [all but y]", "y: the outcome [y]", "firth: penalized likelihood [false]"],
        run: logistic,
    },
    Function {
        name: "calibration",
        inputs: &["a column y of 0 and 1 and a column p of forecast chances (args.y, args.p name others); rows with a gap are left out"],
        about: "how good forecasts were: Brier score and its parts, log loss, AUC with DeLong interval, calibration, bins",
        settings: &["y, p: outcome and forecast [y, p]", "bins: how many of equal width [10]", "conf [0.95]"],
        run: calibration,
    },
    Function {
        name: "power",
        inputs: &[],
        about: "sample sizes and power: t tests, shares, correlations (args d, power, alpha), margins of a share (N, moe, deff), \
                clusters (objects with clusters_per_arm, m, icc)",
        settings: &[
            "d, power, alpha: lists for the grid",
            "N, moe, deff: lists for shares of a population",
            "clusters: objects with clusters_per_arm, m, icc",
            "n, d_at_n: sizes whose power is asked, for which effect",
        ],
        run: power,
    },
    Function {
        name: "beta_binomial_eb",
        inputs: &["a row per school: n, and how many said yes in favourable (args.n, args.y name others)"],
        about: "shares of small schools drawn towards what is usual, with credible intervals",
        settings: &["n, y: columns [n; favourable]", "conf: level of the intervals [0.9]"],
        run: beta_binomial,
    },
];

/// The name of a column: what the args say, or the first of these that the file has.
fn column<'a>(data: &'a Data, args: &'a Args, arg: &str, usual: &[&str]) -> Result<&'a str, Fault> {
    if args.get(arg).is_some() { args.text(arg) } else { function::column(data, usual) }
}

/// A yes-or-no cell; `None` when missing.
fn outcomes(data: &Data, heading: &str) -> Result<Vec<Option<bool>>, Fault> {
    let place = data.place(heading)?;
    (0..data.len())
        .map(|row| match data.number_at(row, place)? {
            None => Ok(None),
            Some(0.0) => Ok(Some(false)),
            Some(1.0) => Ok(Some(true)),
            Some(x) => Err(data.fault(row, place, format!("\"{x}\" is neither 0 nor 1"))),
        })
        .collect()
}

fn logistic(call: &Call) -> Result<Value, Fault> {
    let (data, args) = (call.input(0)?, &call.args);
    let y = column(data, args, "y", &["y", "outcome"])?;
    let outcomes = outcomes(data, y)?;
    let mut names = args.distinct_texts("x")?;
    if names.contains(&y) {
        return Err(args.fault("x", format!("has the outcome \"{y}\" among what explains it")));
    }
    if args.get("x").is_none() {
        names = data.headings().iter().map(String::as_str).filter(|h| *h != y && !h.is_empty()).collect();
    }
    let read: Vec<Vec<Option<f64>>> = names.iter().map(|name| data.numbers(name)).collect::<Result<_, _>>()?;
    let whole: Vec<usize> = (0..data.len()).filter(|i| outcomes[*i].is_some() && read.iter().all(|c| c[*i].is_some())).collect();
    let columns: Vec<Vec<f64>> = read.iter().map(|c| whole.iter().filter_map(|i| c[*i]).collect()).collect();
    let outcomes: Vec<bool> = whole.iter().filter_map(|i| outcomes[*i]).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let penalized = args.flag_or("firth", false)?;
    let fitted = if penalized { firth(&columns, &outcomes) } else { fit(&columns, &outcomes) };
    let exists = match &fitted {
        // With one kind of outcome the intercept alone has no end.
        Err(Undefined::Separated | Undefined::OneKind) => false,
        Err(other) => return Err(Fault::Undefined(other.clone())),
        Ok(_) => true,
    };
    let terms: Vec<&str> = std::iter::once("(Intercept)").chain(names).collect();
    Ok(fields! {
        "mle_exists" => exists,
        "term" => terms,
        "coef" => fitted.as_ref().ok().map(|m| m.coefficients.clone()),
        "se" => fitted.as_ref().ok().map(|m| m.standard_errors.clone()),
        "loglik" => fitted.as_ref().ok().map(|m| m.log_likelihood),
        "deviance" => fitted.as_ref().ok().map(Logistic::deviance),
        "n" => outcomes.len(),
    })
}

/// Equal-width bins when the args do not say.
const BINS: usize = 10;
/// More bins than a page could show, and the most that `measures` makes.
const MOST_BINS: usize = 10_000;

/// The number of bins, of which the cases write "10 equal width, left closed, last closed".
fn bins(args: &Args) -> Result<usize, Fault> {
    match args.get("bins") {
        Some(Value::String(text)) => {
            let first = text.split_whitespace().next().and_then(|word| word.parse().ok());
            let first = first.filter(|bins| (1..=MOST_BINS).contains(bins));
            first.ok_or_else(|| args.fault("bins", format!("\"{text}\" does not begin with a number of bins from 1 to {MOST_BINS}")))
        }
        _ => args.count_within("bins", BINS, 1..=MOST_BINS),
    }
}

fn calibration(call: &Call) -> Result<Value, Fault> {
    let (data, args) = (call.input(0)?, &call.args);
    let y = outcomes(data, column(data, args, "y", &["y", "outcome"])?)?;
    let name = column(data, args, "p", &["p", "forecast", "probability"])?;
    let (place, p) = (data.place(name)?, data.numbers(name)?);
    if let Some(row) = p.iter().position(|p| p.is_some_and(|p| !(0.0..=1.0).contains(&p))) {
        return Err(data.fault(row, place, "is no chance between 0 and 1"));
    }
    let (p, y): (Vec<f64>, Vec<bool>) = p.into_iter().zip(y).filter_map(|(p, y)| Some((p?, y?))).unzip();
    let forecasts = Forecasts::new(&p, &y)?;
    let (murphy, auc, line) = (forecasts.murphy(), forecasts.auc(), forecasts.calibration_line());
    let count = bins(args)?;
    let bins: Vec<forecast::Bin> = forecasts.bins(count)?;
    let level = args.level_or("conf", 0.95)?;
    let interval = auc.clone().and_then(|a| a.interval(level));
    Ok(fields! {
        "n" => forecasts.n(),
        "brier" => forecasts.brier(),
        "log_loss" => forecasts.log_loss(),
        "auc" => auc.as_ref().ok().map(|a| a.area),
        "auc_delong_ci" => interval.map(|i| vec![i.low, i.high]),
        "auc_delong_var" => auc.and_then(|a| a.variance),
        "brier_reliability" => murphy.reliability,
        "brier_resolution" => murphy.resolution,
        "brier_uncertainty" => murphy.uncertainty,
        "brier_skill" => forecasts.brier_skill(),
        "cal_slope" => line.as_ref().ok().map(|l| l.slope),
        "cal_intercept_at_slope" => line.as_ref().ok().map(|l| l.intercept),
        "cal_in_the_large" => forecasts.calibration_in_the_large(),
        "bins" => fields! {
            "low" => bins.iter().map(|b| b.low).collect::<Vec<_>>(),
            "n" => bins.iter().map(|b| b.n).collect::<Vec<_>>(),
            "mean_p" => bins.iter().map(|b| b.mean_forecast).collect::<Vec<_>>(),
            "observed" => bins.iter().map(|b| b.observed).collect::<Vec<_>>(),
        },
        "ece" => forecasts.calibration_error(count)?,
        "hosmer_lemeshow_deciles" => forecasts.hosmer_lemeshow(),
        "hosmer_lemeshow_p" => forecasts.hosmer_lemeshow_p(),
    })
}

/// Effects, powers and chances of a false alarm asked for when the args name none; likewise the rest.
const EFFECTS: [f64; 4] = [0.2, 0.35, 0.5, 0.8];
const POWERS: [f64; 2] = [0.8, 0.9];
const ALPHAS: [f64; 2] = [0.05, 0.01];
const STAFFS: [f64; 5] = [12.0, 40.0, 120.0, 1000.0, 370_000.0];
const MARGINS: [f64; 3] = [0.03, 0.05, 0.1];
const DESIGN_EFFECTS: [f64; 2] = [1.0, 1.6];
const GROUP_SIZES: [f64; 3] = [20.0, 45.0, 90.0];
const EFFECT_OF_SIZES: f64 = 0.4;
/// Clusters per group, people per cluster, intraclass correlation.
const CLUSTERS: [(f64, f64, f64); 2] = [(10.0, 20.0, 0.05), (24.0, 35.0, 0.12)];
/// For the power of given sizes, the margins and the clusters.
const USUAL_ALPHA: f64 = 0.05;
const USUAL_POWER: f64 = 0.8;

fn asked(args: &Args, name: &str, usual: &[f64]) -> Result<Vec<f64>, Fault> {
    if args.get(name).is_some() { args.numbers(name) } else { Ok(usual.to_vec()) }
}

/// Chances, which lie strictly between 0 and 1.
fn within_unit(args: &Args, name: &str, usual: &[f64]) -> Result<Vec<f64>, Fault> {
    if args.get(name).is_some() { args.levels(name) } else { Ok(usual.to_vec()) }
}

fn power(call: &Call) -> Result<Value, Fault> {
    let args = &call.args;
    let sided = match args.text_or("sided", "two")? {
        "two" | "two.sided" => Sided::Two,
        "one" | "greater" => Sided::One,
        other => return Err(args.fault("sided", format!("is \"{other}\", not \"two\" or \"one\""))),
    };
    let (d, powers, alphas) = (asked(args, "d", &EFFECTS)?, within_unit(args, "power", &POWERS)?, within_unit(args, "alpha", &ALPHAS)?);
    let mut grid = Vec::new();
    for alpha in &alphas {
        for power in &powers {
            for d in &d {
                let t = |design| t_sample(design, *d, *power, *alpha, sided).map(|n| n.exact);
                grid.push(fields! {
                    "d" => *d,
                    "power" => *power,
                    "alpha" => *alpha,
                    "n_two_sample_t" => t(Design::TwoGroups),
                    "n_paired_t" => t(Design::Paired),
                    "n_2p_h" => proportions_sample(*d, *power, *alpha, sided).map(|n| n.exact),
                    "n_r" => correlation_sample(*d, *power, *alpha, sided).map(|n| n.exact),
                });
            }
        }
    }
    let effect = args.number_or("d_at_n", EFFECT_OF_SIZES)?;
    let sizes: Vec<Value> = asked(args, "n", &GROUP_SIZES)?
        .into_iter()
        .map(|n| fields! { "n" => n, "d" => effect, "power_two_sample" => t_power(Design::TwoGroups, n, effect, USUAL_ALPHA, sided) })
        .collect();
    Ok(fields! { "grid" => grid, "power" => sizes, "proportion_fpc" => shares(args)?, "cluster" => clusters(args)? })
}

/// Every staff with every margin and design effect, the staffs running fastest.
fn shares(args: &Args) -> Result<Value, Fault> {
    let (staffs, margins, deffs) = (asked(args, "N", &STAFFS)?, within_unit(args, "moe", &MARGINS)?, asked(args, "deff", &DESIGN_EFFECTS)?);
    if staffs.iter().any(|n| *n < 1.0 || n.fract() != 0.0 || *n > 9.0e15) {
        return Err(args.fault("N", "must be whole numbers from 1"));
    }
    if deffs.iter().any(|deff| *deff <= 0.0) {
        return Err(args.fault("deff", "must be numbers above 0"));
    }
    let level = args.level_or("conf", 1.0 - USUAL_ALPHA)?;
    let (mut all, mut margin, mut deff, mut exact, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for f in &deffs {
        for e in &margins {
            for n in &staffs {
                let size = proportion(*e, Some(*n as u64), *f, level);
                all.push(*n);
                margin.push(*e);
                deff.push(*f);
                whole.push(size.clone().map(|s| s.whole()));
                exact.push(size.map(|s| s.exact));
            }
        }
    }
    Ok(fields! { "N" => all, "moe" => margin, "deff" => deff, "n_real" => exact, "n_ceiling" => whole })
}

fn clusters(args: &Args) -> Result<Value, Fault> {
    let given = match args.get("clusters") {
        None => CLUSTERS.to_vec(),
        Some(Value::Array(list)) => list
            .iter()
            .map(|one| {
                let number = |name: &str| one.get(name).and_then(Value::as_f64);
                Some((number("clusters_per_arm")?, number("m")?, number("icc")?))
            })
            .collect::<Option<_>>()
            .ok_or_else(|| args.fault("clusters", "needs numbers clusters_per_arm, m and icc in each"))?,
        Some(_) => return Err(args.fault("clusters", "must be a list of objects")),
    };
    let one = |(per_group, size, icc): (f64, f64, f64)| {
        let clusters = Clusters { size, icc };
        fields! {
            "clusters_per_arm" => per_group,
            "m" => size,
            "icc" => icc,
            "deff" => clusters.design_effect(),
            "mdes" => clusters.least_difference(per_group, USUAL_POWER, USUAL_ALPHA),
        }
    };
    Ok(given.into_iter().map(one).collect())
}

fn beta_binomial(call: &Call) -> Result<Value, Fault> {
    let (data, args) = (call.input(0)?, &call.args);
    let people = data.all_counts(column(data, args, "n", &["n", "answered", "total"])?)?;
    let name = column(data, args, "y", &["favourable", "favorable", "yes", "y", "k"])?;
    let (place, yes) = (data.place(name)?, data.all_counts(name)?);
    if let Some(row) = (0..people.len()).find(|row| yes[*row] > people[*row]) {
        return Err(data.fault(row, place, format!("{} of {} is more than all", yes[row], people[row])));
    }
    let level = args.level_or("conf", 0.9)?;
    let counts: Vec<(u64, u64)> = yes.into_iter().zip(people).collect();
    let pooling = pool(&counts)?;
    let schools: Vec<_> = counts.iter().map(|(y, n)| pooling.pooled(*y, *n, level)).collect::<Result<_, _>>()?;
    Ok(fields! {
        "alpha" => pooling.alpha,
        "beta" => pooling.beta,
        "loglik" => pooling.log_likelihood,
        "spread" => match pooling.spread { Spread::Found => "found", Spread::None => "none", Spread::Greatest => "greatest" },
        "posterior_mean" => schools.iter().map(|s| s.mean).collect::<Vec<_>>(),
        "lower" => schools.iter().map(|s| s.low).collect::<Vec<_>>(),
        "upper" => schools.iter().map(|s| s.high).collect::<Vec<_>>(),
        "shrinkage" => schools.iter().map(|s| s.shrinkage).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::path::Path;

    fn run(run: fn(&Call) -> Result<Value, Fault>, csv: &str, args: Value) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        run(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
    }

    const FORECASTS: &str = "Y,P\n1,0.7\n0,0.2\n1,0.4\n0,0.5\n1,0.9\n0,0.1\n";

    #[test]
    fn settings_that_cannot_be_are_named() {
        for (args, name) in [(json!({ "bins": 0 }), "bins"), (json!({ "bins": "0 wide" }), "bins"), (json!({ "conf": 95 }), "conf")] {
            assert!(run(calibration, FORECASTS, args).unwrap_err().starts_with(&format!("args.{name}: ")), "{name}");
        }
        for (args, name) in [
            (json!({ "alpha": 0 }), "alpha"),
            (json!({ "alpha": [0.05, 1] }), "alpha"),
            (json!({ "power": 1 }), "power"),
            (json!({ "moe": 0 }), "moe"),
            (json!({ "deff": -1 }), "deff"),
            (json!({ "conf": 1 }), "conf"),
        ] {
            assert!(run(power, "a\n", args).unwrap_err().starts_with(&format!("args.{name}: ")), "{name}");
        }
        let said = run(logistic, FORECASTS, json!({ "x": ["P", "Y"] })).unwrap_err();
        assert_eq!(said, "args.x: has the outcome \"Y\" among what explains it");
    }

    #[test]
    fn columns_are_found_whatever_their_capitals() {
        assert_eq!(run(calibration, FORECASTS, json!({})).unwrap()["n"], 6);
    }
}
