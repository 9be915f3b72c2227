//! An interval never travels without its level and the name of its method: "19 to 48" alone is no statement.

use crate::Undefined;

/// How an interval was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    StudentT,
    Wilson,
    ClopperPearson,
    /// Estimate and standard error, read off the normal distribution.
    Normal,
    /// Ends at which the F distribution leaves half of the rest on either side.
    FisherF,
}

impl Method {
    /// The name to print beside the figure; proper names, so the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Method::StudentT => "Student t",
            Method::Wilson => "Wilson",
            Method::ClopperPearson => "Clopper–Pearson",
            Method::Normal => "normal",
            Method::FisherF => "Fisher F",
        }
    }
}

/// A confidence interval, in the unit of the figure it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    /// Share of such intervals that contain the truth, e.g. 0.95.
    pub level: f64,
    pub method: Method,
}

impl Interval {
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// True when the two share a value. Overlap does not show that two groups are alike, only that these
    /// figures alone do not show that they differ.
    pub fn overlaps(&self, other: &Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// A level is a share strictly between 0 and 1: no interval is certain, and an empty one says nothing. One so near 1 that
/// half of the rest is lost beside it would have endless ends.
pub(crate) fn checked_level(level: f64) -> Result<f64, Undefined> {
    if level > 0.0 && (1.0 + level) / 2.0 < 1.0 {
        Ok(level)
    } else {
        Err(Undefined::OutOfRange { what: "confidence level", value: level, low: 0.0, high: 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_of_zero_or_one_or_nan_is_refused() {
        for level in [0.0, 1.0, 1.0 - f64::EPSILON / 2.0, -0.5, 95.0, f64::NAN] {
            assert!(checked_level(level).is_err(), "{level}");
        }
    }

    #[test]
    fn touching_intervals_overlap() {
        let a = Interval { low: 0.1, high: 0.3, level: 0.95, method: Method::Wilson };
        assert!(a.overlaps(&Interval { low: 0.3, ..a }) && a.overlaps(&a));
        assert!(!a.overlaps(&Interval { low: 0.31, high: 0.4, ..a }));
    }
}
