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
    #[error("the data separate perfectly, so that no finite estimate is the most likely one")]
    Separated,
    #[error("some are never compared, directly or through others, with the rest")]
    NotConnected,
    #[error("the columns depend on each other, so that their parts cannot be told apart")]
    Dependent,
    #[error("the search for the best estimate did not settle")]
    NotConverged,
    #[error("all cases are of one kind; there is nothing to tell apart")]
    OneKind,
    #[error("{people} people for {items} items: it takes more people than items")]
    TooFewPeople { people: usize, items: usize },
    #[error("not reached within what was observed")]
    NotReached,
}
