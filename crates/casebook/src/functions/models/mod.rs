//! Models of outcomes: mixed models and interrupted time series.

mod formula;
mod labels;
mod lmm;
mod series;

use crate::Function;

/// A standard error. One of 0, or without bounds, is what numbers near the end of their range leave: it says nothing of how sure
/// an estimate is.
fn sure(error: f64) -> Option<f64> {
    (error > 0.0 && error.is_finite()).then_some(error)
}

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "lmm",
        inputs: &["the columns that args.formula names, a row per observation; a row with a gap in one of them is left out"],
        about: "linear mixed model, such as \"y ~ week + (1 | district) + (1 | school)\", by REML or maximum likelihood",
        settings: &["formula: such as \"y ~ week + (week | teacher) + (1 | school)\"", "REML: restricted likelihood [true]"],
        run: lmm::lmm,
    },
    Function {
        name: "segmented_regression",
        inputs: &["time, y: a row per point of the series"],
        about: "interrupted time series: change of level and trend at args.intervention_at, with Newey–West, HC3 and AR(1) errors",
        settings: &[
            "intervention_at: the time of the change",
            "level: \"time>=t0\" or \"time>t0\" [the first]",
            "trend: \"max(0,time-t0)\" or \"max(0,time-t0+1)\" [the first]",
            "nw_lag: lag of the Newey–West errors [by a rule of thumb]",
        ],
        run: series::segmented,
    },
];
