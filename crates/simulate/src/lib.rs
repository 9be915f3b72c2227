//! Districts that behave: from parameters and a seed to two years of a made-up district. Pure: no clock, no files, no
//! hidden randomness; the same seed and the same last day give the same district, to the name.
//!
//! What happens follows mechanisms, week by week, not a script: staff come and go; a team that meets does its
//! activities; learning followed by coaching reaches practice, learning alone rarely does; many innovations at once wear
//! people down; where buy-in and routine go, an innovation ends. Every number stands in [`parameters`] with its
//! source, or says that it is assumed and why. It is for the demo organization, for trials and for "what if": never evidence.
//!
//!     let district = simulate::district(7, jiff::civil::date(2026, 11, 23));
//!     assert_eq!(district.schools.len(), 12);

mod adoption;
mod chance;
mod names;
pub mod parameters;
mod staff;
mod voices;

pub use adoption::{Adoption, Ending, Meeting, Stage, StageMove, Step};
pub use parameters::{Parameter, Parameters, Planned};
pub use staff::{Employee, Job, Level, School};
pub use voices::{Asked, Reply, STATEMENTS};

use chance::Chance;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A district over the simulated weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// The first Monday and the last day simulated.
    pub begins: Date,
    pub ends: Date,
    pub schools: Vec<School>,
    /// Each innovation in each school that took it up, in the order in which they began.
    pub adoptions: Vec<Adoption>,
}

/// The district of the demo: the parameters as they are, until `ends`.
pub fn district(seed: u64, ends: Date) -> District {
    with(&Parameters::default(), seed, ends)
}

/// A district with other parameters.
pub fn with(parameters: &Parameters, seed: u64, ends: Date) -> District {
    let begins = monday(ends.saturating_sub((parameters.weeks - 1).weeks()));
    // Each part has randomness of its own, so that another parameter of one leaves the others as they were.
    let mut schools = staff::schools(parameters, &mut Chance::of(seed, 1), begins);
    staff::turn_over(parameters, &mut Chance::of(seed, 2), &mut schools, begins, ends);
    let adoptions = adoption::run(parameters, seed, &schools, begins, ends);
    District { begins, ends, schools, adoptions }
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().since(Weekday::Monday)).days())
}

/// Whether schools are closed in that week: summer and the two weeks at the turn of the year. Simple on purpose.
pub fn is_break(week: Date) -> bool {
    let (month, day) = (week.month(), week.day());
    matches!((month, day), (6, 15..) | (7, _) | (8, ..15) | (12, 20..) | (1, ..3))
}

#[cfg(test)]
mod tests;
