//! The statistics of Perennial, usable alone: numbers in, numbers out.
//!
//! Nothing here reads a file, a clock or a source of chance, and nothing rounds: rounding and hiding are decisions about a
//! reader, made by whoever shows the figure. A measure that has no answer says why (`Undefined`) instead of returning 0 or NaN.
//!
//! One file per family. Every function states formula, input, output, errors, cautions, source and the reference case it is
//! checked against (`tests/reference/`). The nearest file to imitate is `proportion.rs`.

pub mod interval;
pub mod likert;
pub mod mean;
pub mod proportion;
mod quantile;
pub mod suppression;
mod undefined;

pub use interval::{Interval, Method};
pub use likert::Likert;
pub use proportion::Proportion;
pub use undefined::Undefined;
