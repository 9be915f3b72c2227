//! Interrupted time series from a file with a row per point.

use crate::{Call, Fault, fields};
use measures::Undefined;
use measures::mixed::Estimation;
use measures::segmented::{Autoregressive, Segmented};
use serde_json::Value;

pub(super) fn segmented(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (time_column, value_column) = (data.first_of(&["time", "week", "t"])?, data.first_of(&["y", "value", "outcome"])?);
    let (mut time, mut values) = (Vec::new(), Vec::new());
    for (t, y) in data.numbers(time_column)?.into_iter().zip(data.numbers(value_column)?) {
        if let (Some(t), Some(y)) = (t, y) {
            time.push(t);
            values.push(y);
        }
    }
    let from = call.args.number("intervention_at")?;
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
        "ols_se" => fit.standard_errors(),
        "nw_lag" => lag,
        "nw_se" => fit.newey_west(lag, false),
        "nw_se_adj" => fit.newey_west(lag, true),
        "hc3_se" => fit.hc3(),
        "sigma" => fit.sigma(),
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
            "se" => fit.standard_errors,
            "phi" => fit.phi,
            "sigma" => fit.sigma,
            "loglik" => fit.log_likelihood,
        }
    })
}
