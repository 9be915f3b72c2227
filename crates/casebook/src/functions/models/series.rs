//! Interrupted time series from a file with a row per point.

use super::sure;
use crate::function::column;
use crate::{Call, Fault, fields};
use measures::Undefined;
use measures::mixed::Estimation;
use measures::segmented::{Autoregressive, Segmented};
use serde_json::Value;

pub(super) fn segmented(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (time_column, value_column) = (column(data, &["time", "week", "t"])?, column(data, &["y", "value", "outcome"])?);
    let (mut time, mut values) = (Vec::new(), Vec::new());
    for (t, y) in data.numbers(time_column)?.into_iter().zip(data.numbers(value_column)?) {
        if let (Some(t), Some(y)) = (t, y) {
            time.push(t);
            values.push(y);
        }
    }
    let from = call.args.number("intervention_at")?;
    let (first, last) = time.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), t| (first.min(*t), last.max(*t)));
    if first <= last && !(first..=last).contains(&from) {
        return Err(call.args.fault("intervention_at", format!("is {from}, which lies outside the series from {first} to {last}")));
    }
    let compact = |name: &str, usual: &'static str| call.args.text_or(name, usual).map(|text| text.replace(' ', ""));
    let introduced = match compact("level", "time>=t0")?.as_str() {
        "time>=t0" => from,
        // The step begins with the first point later than that.
        "time>t0" => time.iter().copied().filter(|t| *t > from).fold(f64::MAX, f64::min),
        other => return Err(call.args.fault("level", format!("is \"{other}\", not \"time>=t0\" or \"time>t0\""))),
    };
    let trend_from = match compact("trend", "max(0,time-t0)")?.as_str() {
        "max(0,time-t0)" => from,
        "max(0,time-t0+1)" => from - 1.0,
        other => return Err(call.args.fault("trend", format!("is \"{other}\", not \"max(0,time-t0)\" or \"max(0,time-t0+1)\""))),
    };
    let fit = Segmented::new(&time, &values, introduced, trend_from)?;
    let lag = call.args.count_or("nw_lag", fit.usual_lag())?;
    Ok(fields! {
        "coef" => fit.coefficients(),
        "ols_se" => fit.standard_errors().map(|se| se.map(sure)),
        "nw_lag" => lag,
        "nw_se" => fit.newey_west(lag, false).map(|se| se.map(sure)),
        "nw_se_adj" => fit.newey_west(lag, true).map(|se| se.map(sure)),
        "hc3_se" => fit.hc3().map(|se| se.map(sure)),
        "sigma" => fit.sigma().map(sure),
        "r2" => fit.r_squared(),
        "durbin_watson" => fit.durbin_watson(),
        "gls_ar1_reml" => autoregressive(fit.autoregressive(Estimation::Restricted)),
        "gls_ar1_ml" => autoregressive(fit.autoregressive(Estimation::MaximumLikelihood)),
    })
}

fn autoregressive(fit: Result<Autoregressive, Undefined>) -> Result<Value, Undefined> {
    fit.map(|fit| {
        fields! {
            "coef" => fit.coefficients,
            "se" => fit.standard_errors.map(sure),
            "phi" => fit.phi,
            "sigma" => fit.sigma,
            "loglik" => fit.log_likelihood,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Args, Data};
    use serde_json::json;
    use std::path::Path;

    fn run(scale: &str, from: f64) -> Result<serde_json::Value, String> {
        let rows: String = (1..=12).map(|t| format!("{t},{}{scale}\n", 1 + t * 7 % 5)).collect();
        let data = vec![Data::parse(Path::new("a.csv"), format!("Time,Y\n{rows}").as_bytes()).unwrap()];
        let args = Args::new(json!({ "intervention_at": from })).unwrap();
        segmented(&Call { data, args }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_change_outside_the_series_is_a_mistake() {
        for from in [0.5, 13.0] {
            let said = run("", from).unwrap_err();
            assert_eq!(said, format!("args.intervention_at: is {from}, which lies outside the series from 1 to 12"));
        }
        assert!(run("", 6.0).unwrap()["ols_se"][0].as_f64().is_some_and(|se| se > 0.0));
    }

    #[test]
    fn huge_values_leave_no_error_of_0_nor_an_endless_one() {
        for scale in ["e300", "e-300", "e160", "e-170"] {
            let Ok(result) = run(scale, 6.0) else { continue };
            for field in ["ols_se", "nw_se", "nw_se_adj", "hc3_se"] {
                for se in result[field].as_array().into_iter().flatten() {
                    assert!(se.is_null() || se.as_f64().is_some_and(|se| se > 0.0), "{scale} {field}: {se}");
                }
            }
            assert!(!result["sigma"].is_string(), "{scale}");
        }
    }
}
