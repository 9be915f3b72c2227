//! Why a measure has no answer. One list for the whole crate, because the reader of a figure meets the same few reasons
//! everywhere; the page that shows the reason decides on the words.

use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Error)]
pub enum Undefined {
    #[error("needs at least {needed} {}, has {n}", if *needed == 1 { "value" } else { "values" })]
    TooFew { n: usize, needed: usize },
    #[error("all values are equal, so there is no spread to work with")]
    NoVariance,
    #[error("{what} is {}, outside {} to {}", beyond(*value, *low, *high), figure(*low), figure(*high))]
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

/// How many digits of a number are enough to recognize it.
const DIGITS: usize = 6;

/// A number in words for people: a whole one whole, others with six digits, the very large and very small with their power of
/// ten, because hundreds of digits hide the message around them.
fn figure(x: f64) -> String {
    let size = x.abs();
    if !x.is_finite() {
        return if x.is_nan() {
            "not a number"
        } else if x > 0.0 {
            "infinity"
        } else {
            "-infinity"
        }
        .to_owned();
    }
    if x.fract() == 0.0 && size < 1e15 {
        return format!("{x}");
    }
    let power = format!("{x:.*e}", DIGITS - 1);
    let (digits, exponent) = power.split_once('e').unwrap_or((&power, "0"));
    if !(1e-4..1e15).contains(&size) {
        return format!("{}e{exponent}", without_zeros(digits));
    }
    let places = (DIGITS as i32 - 1 - exponent.parse::<i32>().unwrap_or(0)).max(0) as usize;
    without_zeros(&format!("{x:.places$}")).to_owned()
}

fn without_zeros(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

/// A value so that it does not look like the limit it is beyond.
fn beyond(value: f64, low: f64, high: f64) -> String {
    let short = figure(value);
    let looks_like = |limit: f64| limit != value && figure(limit) == short;
    if looks_like(low) || looks_like(high) { format!("{value:?}") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_recognized_and_not_drowned_in_digits() {
        let out = |value: f64, low: f64, high: f64| Undefined::OutOfRange { what: "conf", value, low, high }.to_string();
        assert_eq!(out(2.0, 0.0, 1.0), "conf is 2, outside 0 to 1");
        assert_eq!(out(f64::MAX, 0.0, f64::INFINITY), "conf is 1.79769e308, outside 0 to infinity");
        assert_eq!(out(-1.0 / 3.0, f64::MIN_POSITIVE, 0.5), "conf is -0.333333, outside 2.22507e-308 to 0.5");
        assert_eq!(out(1.000_000_000_1, 0.0, 1.0), "conf is 1.0000000001, outside 0 to 1");
        assert_eq!(out(1_234_567.0, 1.0, 100.25), "conf is 1234567, outside 1 to 100.25");
        assert_eq!(out(123_456.789, 0.000_01, 1e15), "conf is 123457, outside 1e-5 to 1e15");
        assert_eq!(out(f64::NAN, 0.0, 1.0), "conf is not a number, outside 0 to 1");
    }

    #[test]
    fn one_value_is_no_values() {
        assert_eq!(Undefined::TooFew { n: 0, needed: 1 }.to_string(), "needs at least 1 value, has 0");
        assert_eq!(Undefined::TooFew { n: 1, needed: 2 }.to_string(), "needs at least 2 values, has 1");
    }
}
