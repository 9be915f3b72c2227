//! The statistics of Perennial, usable alone: numbers in, numbers out.
//!
//! Nothing here reads a file, a clock or a source of chance, and nothing rounds: rounding and hiding are decisions about a
//! reader, made by whoever shows the figure. A measure that has no answer says why (`Undefined`) instead of returning 0 or NaN.
//!
//! One file per family. Every function states formula, input, output, errors, cautions, source and the reference case it is
//! checked against (`tests/reference/`). The nearest file to imitate is `proportion.rs`.

// Formulas are written with the indices they have on paper, often for several arrays at once.
#![allow(clippy::needless_range_loop)]

pub mod answers;
pub mod cfa;
pub mod control;
pub mod correlation;
pub mod dif;
pub mod difference;
pub mod dose;
pub mod factor;
pub mod fidelity;
pub mod forecast;
pub mod graded;
pub mod icc;
pub mod interval;
pub mod kappa;
pub mod krippendorff;
pub mod likert;
pub mod logistic;
pub mod mean;
pub mod mixed;
pub mod network;
mod numeric;
pub mod opinion;
pub mod pairs;
pub mod polychoric;
pub mod pooling;
pub mod proportion;
mod quantile;
pub mod ratings;
pub mod reliability;
pub mod sample_size;
pub mod scale;
pub mod segmented;
pub mod suppression;
pub mod survival;
mod undefined;
pub mod voice;
pub mod votes;
pub mod within_group;

pub use answers::Answers;
pub use interval::{Interval, Method};
pub use likert::Likert;
pub use proportion::Proportion;
pub use ratings::Ratings;
pub use undefined::Undefined;
