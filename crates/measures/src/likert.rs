//! Answers on an ordinal scale ("strongly disagree" … "strongly agree"): how many chose each point, and what can honestly be
//! said of that. Shares first; a mean of such a scale is a convention, shown with its spread or not at all.

use crate::{Interval, Proportion, Undefined, mean};

/// How many people chose each point of a scale, lowest point first; at least two points and one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likert {
    counts: Vec<u64>,
    n: u64,
}

/// What `Likert::summary` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct LikertSummary {
    pub n: u64,
    /// Those who chose the top points.
    pub top: Proportion,
    pub wilson: Interval,
    pub clopper_pearson: Interval,
    pub mean: f64,
    /// `None` for a single answer.
    pub sd: Option<f64>,
    pub dispersion: f64,
    pub entropy: f64,
}

impl Likert {
    /// Errors: `TooFew` (fewer than two points, or nobody answered), `TooLarge` (the counts do not fit a sum).
    pub fn new(counts: &[u64]) -> Result<Self, Undefined> {
        if counts.len() < 2 {
            return Err(Undefined::TooFew { n: counts.len(), needed: 2 });
        }
        let n = counts.iter().try_fold(0_u64, |sum, c| sum.checked_add(*c)).ok_or(Undefined::TooLarge)?;
        if n == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        Ok(Self { counts: counts.to_vec(), n })
    }

    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    pub fn n(&self) -> u64 {
        self.n
    }

    /// The share of people at or above a point.
    ///
    /// Formula   Σ nⱼ / n over points j ≥ `from`
    /// Input     `from`: a point of the scale, counted from 1; 4 on a scale of five is "agree or strongly agree"
    /// Output    a proportion, which has the intervals
    /// Errors    `OutOfRange` (no such point)
    /// Caution   hides the difference between neutral and against; show all points beside it
    /// Source    any survey textbook. Checked: reference/likert_topbox.json
    pub fn top_box(&self, from: usize) -> Result<Proportion, Undefined> {
        if from < 1 || from > self.counts.len() {
            return Err(Undefined::OutOfRange { what: "point of the scale", value: from as f64, low: 1.0, high: self.counts.len() as f64 });
        }
        Proportion::new(self.counts[from - 1..].iter().sum(), self.n)
    }

    /// Mean of the points, numbered from 1.
    ///
    /// Formula   x̄ = Σ j nⱼ / n
    /// Input     counts on points 1 … K
    /// Output    between 1 and K
    /// Errors    none: a `Likert` has an answer
    /// Caution   treats the points as equally far apart; two camps and one lukewarm middle have the same mean, so show `dispersion`
    /// Source    any textbook. Checked: reference/likert_topbox.json
    pub fn mean(&self) -> f64 {
        self.points().map(|(point, count)| point * (count / self.n as f64)).sum()
    }

    /// Standard deviation of the points.
    ///
    /// Formula   s = √( Σ nⱼ (j − x̄)² / (n − 1) )
    /// Input     counts on points 1 … K
    /// Output    s ≥ 0, in points of the scale
    /// Errors    `TooFew` (n < 2)
    /// Caution   as `mean`
    /// Source    any textbook. Checked: reference/likert_topbox.json
    pub fn sd(&self) -> Result<f64, Undefined> {
        if self.n < 2 {
            return Err(Undefined::TooFew { n: self.n as usize, needed: 2 });
        }
        let mean = self.mean();
        let squares: f64 = self.points().map(|(point, count)| count * (point - mean).powi(2)).sum();
        Ok((squares / (self.n - 1) as f64).sqrt())
    }

    /// t interval of the mean of the points; see `mean::t_interval` for formula, errors and cautions.
    pub fn mean_interval(&self, level: f64) -> Result<Interval, Undefined> {
        mean::from_moments(self.n, self.mean(), self.sd()?, level)
    }

    /// Ordinal dispersion: how far people are from agreeing, using only the order of the points.
    ///
    /// Formula   l² = 4 Σ Fⱼ(1 − Fⱼ) / (K − 1), j = 1 … K−1, F the cumulative share
    /// Input     counts on points 1 … K
    /// Output    0 (all on one point) to 1 (half at each end)
    /// Errors    none
    /// Caution   not comparable across scales with different numbers of points
    /// Source    Blair & Lacy (2000), Sociological Methods & Research 28, 251–280. Checked: reference/likert_topbox.json
    pub fn dispersion(&self) -> f64 {
        let n = self.n as f64;
        let last = self.counts.len() - 1;
        let mut below = 0;
        let mut sum = 0.0;
        for count in &self.counts[..last] {
            below += count;
            let f = below as f64 / n;
            sum += f * (1.0 - f);
        }
        4.0 * sum / last as f64
    }

    /// Normalised entropy: how evenly the answers fill the scale, ignoring its order.
    ///
    /// Formula   H = − Σ pⱼ ln pⱼ / ln K, with 0 · ln 0 = 0
    /// Input     counts on points 1 … K
    /// Output    0 (all on one point) to 1 (every point equally often)
    /// Errors    none
    /// Caution   two camps at the ends and two at neighboring points look the same; `dispersion` tells them apart
    /// Source    Shannon (1948), Bell System Technical Journal 27, 379–423. Checked: reference/likert_topbox.json
    pub fn entropy(&self) -> f64 {
        let n = self.n as f64;
        let sum: f64 = self.points().filter(|(_, count)| *count > 0.0).map(|(_, count)| count / n * (count / n).ln()).sum();
        (-sum / (self.counts.len() as f64).ln()).clamp(0.0, 1.0)
    }

    /// Everything above in one value, for one item of a survey.
    ///
    /// Errors: `OutOfRange` (no such point, level).
    pub fn summary(&self, from: usize, level: f64) -> Result<LikertSummary, Undefined> {
        let top = self.top_box(from)?;
        Ok(LikertSummary {
            n: self.n,
            top,
            wilson: top.wilson(level)?,
            clopper_pearson: top.clopper_pearson(level)?,
            mean: self.mean(),
            sd: self.sd().ok(),
            dispersion: self.dispersion(),
            entropy: self.entropy(),
        })
    }

    /// (point, how many chose it), both as numbers to compute with.
    fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        self.counts.iter().enumerate().map(|(index, count)| ((index + 1) as f64, *count as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_scale_nobody_answered_is_undefined() {
        assert_eq!(Likert::new(&[0, 0, 0]), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(Likert::new(&[7]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(Likert::new(&[u64::MAX, 1]), Err(Undefined::TooLarge));
    }

    #[test]
    fn two_camps_have_full_dispersion_and_consensus_none() {
        assert_eq!(Likert::new(&[8, 0, 0, 0, 8]).unwrap().dispersion(), 1.0);
        let agreed = Likert::new(&[0, 0, 9, 0, 0]).unwrap();
        assert_eq!((agreed.dispersion(), agreed.entropy()), (0.0, 0.0));
        assert_eq!(agreed.mean_interval(0.95), Err(Undefined::NoVariance));
    }

    #[test]
    fn a_single_answer_has_no_sd() {
        let one = Likert::new(&[0, 0, 1, 0, 0]).unwrap();
        assert_eq!(one.sd(), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(one.summary(4, 0.95).unwrap().sd, None);
    }

    #[test]
    fn a_point_off_the_scale_is_refused() {
        let item = Likert::new(&[1, 2, 3]).unwrap();
        assert!(item.top_box(0).is_err() && item.top_box(4).is_err());
        assert_eq!(item.top_box(1).unwrap().share(), 1.0);
    }

    proptest! {
        #[test]
        fn reversing_the_scale_mirrors_the_mean_and_keeps_the_spread(counts in prop::collection::vec(0_u64..200, 2..8)) {
            prop_assume!(counts.iter().sum::<u64>() > 1);
            let item = Likert::new(&counts).unwrap();
            let back = Likert::new(&counts.iter().rev().copied().collect::<Vec<_>>()).unwrap();
            let ends = 1.0 + counts.len() as f64;
            prop_assert!((item.mean() + back.mean() - ends).abs() < 1e-9);
            prop_assert!((item.sd().unwrap() - back.sd().unwrap()).abs() < 1e-9);
            prop_assert!((item.dispersion() - back.dispersion()).abs() < 1e-9);
            prop_assert!((item.entropy() - back.entropy()).abs() < 1e-9);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&item.dispersion()));
            prop_assert!((1.0 - 1e-12..=counts.len() as f64 + 1e-12).contains(&item.mean()));
        }

        #[test]
        fn counts_and_the_list_of_answers_agree(counts in prop::collection::vec(0_u64..30, 2..8)) {
            prop_assume!(counts.iter().sum::<u64>() > 1);
            let answers: Vec<f64> = counts.iter().enumerate().flat_map(|(i, c)| vec![(i + 1) as f64; *c as usize]).collect();
            let item = Likert::new(&counts).unwrap();
            prop_assert!((item.mean() - crate::mean::mean(&answers).unwrap()).abs() < 1e-9);
            prop_assert!((item.sd().unwrap() - crate::mean::sd(&answers).unwrap()).abs() < 1e-9);
        }
    }
}
