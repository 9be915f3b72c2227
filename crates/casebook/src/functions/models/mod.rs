//! Models of outcomes: mixed models and interrupted time series.

mod formula;
mod labels;
mod lmm;
mod series;

use crate::Function;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "lmm",
        inputs: &["the columns that args.formula names, a row per observation; a row with a gap in one of them is left out"],
        about: "linear mixed model, such as \"y ~ week + (1 | district) + (1 | school)\", by REML or maximum likelihood",
        run: lmm::lmm,
    },
    Function {
        name: "segmented_regression",
        inputs: &["time, y: a row per point of the series"],
        about: "interrupted time series: change of level and trend at args.intervention_at, with Newey–West, HC3 and AR(1) errors",
        run: series::segmented,
    },
];
