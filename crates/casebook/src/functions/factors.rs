//! What items measure together: omega, factor analysis with and without a model stated beforehand, polychoric correlations.

use crate::{Call, Fault, Function, fields, shape::Shape};
use measures::Undefined;
use measures::cfa::{self, Kind, Missing, Model, Settings};
use measures::factor::{self, CorrelationMatrix, Extraction};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "omega_1f",
        inputs: &["one column per item"],
        about: "omega total of one factor, by minimum residuals and by maximum likelihood",
        settings: &["method: minres for its fields only [both methods]"],
        run: omega_single,
    },
    Function {
        name: "omega_hierarchical",
        inputs: &["one column per item"],
        about: "omega hierarchical, total and asymptotic: a general factor above group factors (Schmid–Leiman)",
        settings: &["nfactors: group factors [3]"],
        run: omega_hierarchical,
    },
    Function {
        name: "cfa_ml",
        inputs: &["one column per item named in the model"],
        about: "confirmatory factor analysis by maximum likelihood, also with gaps, and its measures of fit",
        settings: &[
            "model: such as \"f =~ x1 + x2 + x3\"",
            "missing: listwise or fiml [listwise]",
            "std.lv: factors of variance 1 [false]",
            "orthogonal: factors that do not covary [false]",
            "meanstructure: intercepts too [false]",
        ],
        run: confirmatory,
    },
    Function {
        name: "factorability",
        inputs: &["one column per item"],
        about: "whether items hold enough in common: Kaiser–Meyer–Olkin, Bartlett, eigenvalues, squared multiple correlations",
        settings: &[],
        run: factorability,
    },
    Function {
        name: "efa_ml",
        inputs: &["one column per item"],
        about: "exploratory factor analysis by maximum likelihood, rotated by varimax or oblimin",
        settings: &["nfactors [1]", "rotation: none, varimax or oblimin [varimax]"],
        run: exploratory,
    },
    Function {
        name: "polychoric",
        inputs: &["one column per item, answers in whole numbers"],
        about: "correlations of the normal numbers behind answers on a few points, in two steps, and the thresholds",
        settings: &["correct: added to empty cells [0.5]", "smooth: also a matrix without negative eigenvalues [true]"],
        run: polychoric,
    },
];

/// More factors than anybody could name.
const MOST_FACTORS: usize = 1000;

fn omega_single(call: &Call) -> Result<Value, Fault> {
    let method = call.args.text_or("method", "minres")?;
    if method != "minres" {
        return Err(call.args.fault("method", format!("is \"{method}\"; only \"minres\" is known, which returns both methods")));
    }
    let correlations = CorrelationMatrix::pairwise(&call.input(0)?.answers(&[])?)?;
    correlations.require_people()?;
    let single = factor::single_factor(&correlations)?;
    let tight = factor::omega(&correlations, &single.loadings);
    let minres = factor::minres(&correlations, 1);
    let ml = factor::maximum_likelihood(&correlations, 1);
    let loadings = |of: &Result<Extraction, Undefined>| of.as_ref().ok().map(|e| e.loadings.iter().map(|row| row[0]).collect::<Vec<f64>>());
    let omega = |of: &Result<Extraction, Undefined>| loadings(of).and_then(|loadings| factor::omega(&correlations, &loadings).ok());
    let chi_square = ml.as_ref().ok().and_then(|e| e.chi_square);
    Ok(fields! {
        "loadings" => single.loadings,
        "omega_total" => tight.as_ref().map(|o| o.total).ok(),
        "omega_total_observed" => tight.as_ref().map(|o| o.total_observed).ok(),
        "objective" => single.objective,
        "heywood" => single.heywood,
        "minres_loadings" => loadings(&minres),
        "minres_uniqueness" => minres.as_ref().ok().map(|e| e.uniqueness.clone()),
        "minres_omega_total" => omega(&minres).map(|o| o.total),
        "minres_omega_total_observed" => omega(&minres).map(|o| o.total_observed),
        "ml_loadings" => loadings(&ml),
        "ml_uniqueness" => ml.as_ref().ok().map(|e| e.uniqueness.clone()),
        "ml_omega_total" => omega(&ml).map(|o| o.total),
        "ml_omega_total_observed" => omega(&ml).map(|o| o.total_observed),
        "ml_chisq" => chi_square.map(|c| c.value),
        "ml_df" => ml.as_ref().ok().map(|e| e.df),
    })
}

fn omega_hierarchical(call: &Call) -> Result<Value, Fault> {
    for (name, only) in [("fm", "minres"), ("rotate", "oblimin")] {
        let asked = call.args.text_or(name, only)?;
        if asked != only {
            return Err(call.args.fault(name, format!("is \"{asked}\"; only \"{only}\" is known")));
        }
    }
    let correlations = CorrelationMatrix::pairwise(&call.input(0)?.answers(&[])?)?;
    let found = factor::hierarchical(&correlations, call.args.count_within("nfactors", 3, 1..=MOST_FACTORS)?)?;
    Ok(fields! {
        "omega_h" => found.hierarchical,
        "omega_total" => found.total,
        "alpha" => found.alpha,
        "G6" => found.guttman6,
        "omega_h_asymp" => found.asymptotic,
        "schmid_g" => found.general,
        "schmid_groups" => found.group,
        "turned" => found.turned,
        "factor_correlations" => found.factor_correlations,
        "heywood" => found.heywood,
    })
}

fn factorability(call: &Call) -> Result<Value, Fault> {
    let correlations = CorrelationMatrix::listwise(&call.input(0)?.answers(&[])?)?;
    let adequacy = correlations.sampling_adequacy();
    let bartlett = correlations.bartlett();
    Ok(fields! {
        "kmo" => adequacy.as_ref().ok().map(|a| a.overall),
        "kmo_item" => adequacy.as_ref().ok().map(|a| a.items.clone()),
        "bartlett_chisq" => bartlett.as_ref().ok().map(|b| b.value),
        "bartlett_df" => bartlett.as_ref().ok().map(|b| b.df),
        "bartlett_p" => bartlett.as_ref().ok().map(|b| b.p),
        "eigenvalues" => correlations.eigenvalues()?,
        "smc" => correlations.squared_multiple(),
        "n" => correlations.people(),
    })
}

fn exploratory(call: &Call) -> Result<Value, Fault> {
    let correlations = CorrelationMatrix::listwise(&call.input(0)?.answers(&[])?)?;
    let factors = call.args.count_within("nfactors", 1, 1..=MOST_FACTORS)?;
    let found = factor::maximum_likelihood(&correlations, factors)?;
    let rotation = match call.args.text_or("rotation", if factors > 1 { "varimax" } else { "none" })? {
        "none" => None,
        "varimax" => Some(factor::varimax(&found.loadings)?),
        "oblimin" => Some(factor::oblimin(&factor::varimax(&found.loadings)?.loadings)?),
        other => return Err(call.args.fault("rotation", format!("is \"{other}\"; known are none, varimax, oblimin"))),
    };
    let loadings = rotation.as_ref().map_or(&found.loadings, |rotation| &rotation.loadings);
    let mut sums: Vec<f64> = (0..factors).map(|k| loadings.iter().map(|row| row[k] * row[k]).sum()).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    Ok(fields! {
        "uniqueness" => found.uniqueness,
        "communality" => found.uniqueness.iter().map(|u| 1.0 - u).collect::<Vec<_>>(),
        "chisq" => found.chi_square.map(|c| c.value),
        "df" => found.df,
        "p" => found.chi_square.map(|c| c.p),
        "ss_loadings_sorted" => sums,
        "reproduced_correlation" => found.reproduced(),
        "rotated_loadings" => loadings,
        "factor_correlations" => rotation.as_ref().map(|rotation| rotation.factor_correlations.clone()),
        "heywood" => found.heywood,
    })
}

fn polychoric(call: &Call) -> Result<Value, Fault> {
    let correct = call.args.number_or("correct", 0.5)?;
    if !(0.0..=1.0).contains(&correct) {
        return Err(call.args.fault("correct", format!("is {correct}, not a number from 0 to 1")));
    }
    let found = measures::polychoric::polychoric(&call.input(0)?.answers(&[])?, correct)?;
    // Estimates pair by pair may contradict each other; mended only where all are there.
    let rho = match found.smoothed() {
        Ok(mended) if call.args.flag_or("smooth", true)? => mended.json(),
        _ => found.correlations.json(),
    };
    Ok(fields! { "rho" => rho, "thresholds" => found.thresholds, "lowest" => found.lowest })
}

fn confirmatory(call: &Call) -> Result<Value, Fault> {
    let args = &call.args;
    let model = Model::parse(args.text("model")?).map_err(|error| args.fault("model", error.to_string()))?;
    let missing = match args.text_or("missing", "listwise")?.to_ascii_lowercase().as_str() {
        "listwise" => Missing::Listwise,
        "fiml" | "ml" | "direct" => Missing::FullInformation,
        other => return Err(args.fault("missing", format!("is \"{other}\"; known are listwise and fiml"))),
    };
    let settings = Settings {
        standardized_factors: args.flag_or("std.lv", false)?,
        uncorrelated_factors: args.flag_or("orthogonal", false)?,
        means: args.flag_or("meanstructure", false)?,
        missing,
    };
    let items: Vec<&str> = model.items().iter().map(String::as_str).collect();
    let found = cfa::fit(&model, &call.input(0)?.answers(&items)?, settings)?;
    let operator = |kind: Kind| match kind {
        Kind::Loading => "=~",
        Kind::Covariance => "~~",
        Kind::Mean => "~1",
    };
    let parameters: Vec<Value> = found
        .parameters
        .iter()
        .map(|p| {
            fields! {
                "lhs" => p.left, "op" => operator(p.kind), "rhs" => p.right,
                "est" => p.estimate, "se" => p.standard_error, "z" => p.z(), "std_all" => p.standardized,
            }
        })
        .collect();
    let m = &found.measures;
    let fit = fields! {
        "chisq" => m.chi_square, "df" => m.df, "pvalue" => m.p, "cfi" => m.cfi, "tli" => m.tli,
        "rmsea" => m.rmsea, "rmsea.ci.lower" => m.rmsea_low, "rmsea.ci.upper" => m.rmsea_high, "srmr" => m.srmr,
        "logl" => m.log_likelihood, "aic" => m.aic, "bic" => m.bic, "npar" => m.parameters,
        "baseline.chisq" => m.baseline_chi_square, "baseline.df" => m.baseline_df,
    };
    Ok(fields! { "parameters" => parameters, "fit" => fit, "n" => found.people, "improper" => found.improper })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Args, Data};
    use serde_json::json;
    use std::path::Path;

    fn run(run: fn(&Call) -> Result<Value, Fault>, csv: &str, args: Value) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        run(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn fewer_people_than_items_are_refused_in_words() {
        let two = "a,b,c,d,e,f,g,h,i\n1,2,3,4,5,1,2,3,4\n2,3,4,5,1,2,3,4,5\n";
        for function in [omega_single as fn(&Call) -> Result<Value, Fault>, omega_hierarchical] {
            let said = run(function, two, json!({})).unwrap_err();
            assert_eq!(said, "undefined: 2 people for 9 items: it takes more people than items");
        }
    }

    #[test]
    fn settings_that_cannot_be_are_named() {
        let items = "a,b,c\n1,2,2\n3,3,4\n5,4,5\n2,2,1\n4,5,4\n";
        assert!(run(omega_hierarchical, items, json!({ "nfactors": 0 })).unwrap_err().starts_with("args.nfactors: is 0, "));
        assert!(run(exploratory, items, json!({ "nfactors": 0 })).unwrap_err().starts_with("args.nfactors: is 0, "));
        assert!(run(polychoric, items, json!({ "correct": -1 })).unwrap_err().starts_with("args.correct: is -1, "));
    }
}
