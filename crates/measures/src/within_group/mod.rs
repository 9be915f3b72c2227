//! Whether the people of one group answer alike enough for the group to have a score: agreement within each (`rwg_j` and its
//! kin), and how much of all difference lies between groups (ICC(1), ICC(2)). A mean of people who disagree describes nobody.

mod agreement;
mod between;

pub use agreement::{NullSpread, Spread, average_deviation};
pub use between::{OneWay, icc1_mixed, one_way};

use crate::Undefined;
use std::borrow::Cow;

/// Which group each row belongs to; groups are numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups<'a> {
    of: Cow<'a, [usize]>,
    count: usize,
}

impl<'a> Groups<'a> {
    /// From a group number per row, below `count`.
    ///
    /// Errors: `OutOfRange` (a number that is no group).
    pub fn new(of: impl Into<Cow<'a, [usize]>>, count: usize) -> Result<Groups<'a>, Undefined> {
        let of = of.into();
        match of.iter().find(|g| **g >= count) {
            Some(g) => Err(Undefined::OutOfRange { what: "group", value: *g as f64, low: 0.0, high: count as f64 - 1.0 }),
            None => Ok(Groups { of, count }),
        }
    }

    pub fn rows(&self) -> usize {
        self.of.len()
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn of(&self) -> &[usize] {
        &self.of
    }

    fn matching(&self, rows: usize) -> Result<(), Undefined> {
        if self.rows() == rows {
            Ok(())
        } else {
            Err(Undefined::Mismatch { what: "rows with a group", expected: rows, found: self.rows() })
        }
    }
}
