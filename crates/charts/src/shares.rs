//! The figures of one agreement item as a reader may see them: rounded once, here, so that picture, table, CSV and PDF cannot
//! round differently, and checked once, so that no drawing has to wonder.

use measures::Interval;
use thiserror::Error;

/// Shares in whole percent: all a reader gets to see, in the picture as in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    pub(crate) points: [u8; 5],
    pub(crate) agree: u8,
    pub(crate) low: u8,
    pub(crate) high: u8,
    pub(crate) answered: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotShares {
    #[error("nobody answered")]
    NobodyAnswered,
    #[error("a share or an end of the interval is not between 0 and 1, or they are not in order")]
    OutOfRange,
}

impl Shares {
    /// From how many chose each point, "strongly disagree" first, and the interval of all who agree. `answered` is how the number
    /// of people is told: exact among colleagues, a band in public.
    pub fn of(counts: [u64; 5], agree: &Interval, answered: impl Into<String>) -> Result<Self, NotShares> {
        let n: u64 = counts.iter().try_fold(0_u64, |sum, c| sum.checked_add(*c)).ok_or(NotShares::OutOfRange)?;
        if n == 0 {
            return Err(NotShares::NobodyAnswered);
        }
        let percent = |count: u64| whole_percent(count as f64 / n as f64);
        let mut points = [0; 5];
        for (point, count) in points.iter_mut().zip(counts) {
            *point = percent(count)?;
        }
        Self::rounded(points, percent(counts[3] + counts[4])?, (whole_percent(agree.low)?, whole_percent(agree.high)?), answered)
    }

    /// From figures that were rounded before, such as a stored release. `agree` is all who agree, rounded by itself: it may differ by
    /// one from the sum of the two rounded points.
    pub fn rounded(points: [u8; 5], agree: u8, (low, high): (u8, u8), answered: impl Into<String>) -> Result<Self, NotShares> {
        let sides = [points[0].saturating_add(points[1]), points[3].saturating_add(points[4])];
        // Two shares of one whole, each rounded, come to 101 at most.
        let fits = points.iter().all(|p| *p <= 100) && sides.iter().all(|side| *side <= 101);
        if fits && low <= agree && agree <= high && high <= 100 {
            Ok(Self { points, agree, low, high, answered: answered.into() })
        } else {
            Err(NotShares::OutOfRange)
        }
    }

    pub(crate) fn against(&self) -> f64 {
        f64::from(self.points[0]) + f64::from(self.points[1])
    }

    pub(crate) fn neither(&self) -> f64 {
        f64::from(self.points[2])
    }

    /// How far the right side reaches, bar or interval.
    pub(crate) fn reach(&self) -> f64 {
        (f64::from(self.points[3]) + f64::from(self.points[4])).max(f64::from(self.high))
    }
}

fn whole_percent(share: f64) -> Result<u8, NotShares> {
    if (0.0..=1.0).contains(&share) { Ok((share * 100.0).round() as u8) } else { Err(NotShares::OutOfRange) }
}
