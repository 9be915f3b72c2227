//! Shares of people: how many chose the top of a scale.

use crate::{Call, Fault, Function, fields};
use measures::Likert;
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[Function {
    name: "topbox_ci",
    inputs: &["level, n: how many chose each point, the lowest first"],
    about: "share at the top of an ordinal scale with Wilson and Clopper–Pearson intervals, mean, sd, dispersion, entropy",
    settings: &["top: the points counted as the top, from 1", "conf: level of the intervals [0.95]"],
    run: topbox,
}];

fn topbox(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let counts = match data.headings() {
        [_, counts, ..] => data.all_counts(counts)?,
        _ => return Err(data.whole_fault("needs two columns: the point and how many chose it")),
    };
    let top = call.args.places("top")?;
    let from = top.first().copied().ok_or_else(|| call.args.fault("top", "is missing; give the points counted as the top"))?;
    if top != (from..counts.len()).collect::<Vec<_>>() {
        return Err(call.args.fault("top", format!("must be the last points of the {} in order", counts.len())));
    }
    let summary = Likert::new(&counts)?.summary(from + 1, call.args.number_or("conf", 0.95)?)?;
    Ok(fields! {
        "p" => summary.top.share(),
        "wilson" => summary.wilson,
        "clopper_pearson" => summary.clopper_pearson,
        "mean" => summary.mean,
        "sd" => summary.sd,
        "van_der_eijk_free_ordinal_dispersion" => summary.dispersion,
        "entropy_normalised" => summary.entropy,
    })
}
