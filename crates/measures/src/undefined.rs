//! Why a measure has no answer. One list for the whole crate, because the reader of a figure meets the same few reasons
//! everywhere; the page that shows the reason decides on the words.

use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Error)]
pub enum Undefined {
    #[error("needs at least {needed} values, has {n}")]
    TooFew { n: usize, needed: usize },
    #[error("all values are equal, so there is no spread to work with")]
    NoVariance,
    #[error("{what} is {value}, outside {low} to {high}")]
    OutOfRange { what: &'static str, value: f64, low: f64, high: f64 },
    #[error("value {index} is not a number")]
    NotFinite { index: usize },
    #[error("{what}: expected {expected}, found {found}")]
    Mismatch { what: &'static str, expected: usize, found: usize },
    #[error("row {row}, column {column} cannot be protected while every total is published")]
    Unprotectable { row: usize, column: usize },
    #[error("the published totals contradict each other")]
    Contradiction,
    #[error("too large to be computed exactly")]
    TooLarge,
}
