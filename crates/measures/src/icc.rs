//! Intraclass correlation: how much of what raters' scores differ by lies in the units rated. Six forms, because "reliable"
//! depends on who rates whom next time.

use crate::interval::{Interval, Method, checked_level};
use crate::numeric::distribution::{f_above, f_quantile};
use crate::{Answers, Undefined};

/// Shrout and Fleiss' forms: which raters, and whether one rater's score is used or the mean of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// ICC(1,1): every unit by other raters.
    OneWay,
    /// ICC(2,1): the same raters, a sample of those possible; agreement.
    Random,
    /// ICC(3,1): the same raters, these and no others; consistency.
    Fixed,
    /// ICC(1,k), ICC(2,k), ICC(3,k): of the mean over all raters.
    OneWayMean,
    RandomMean,
    FixedMean,
}

impl Form {
    pub const ALL: [Form; 6] = [Form::OneWay, Form::Random, Form::Fixed, Form::OneWayMean, Form::RandomMean, Form::FixedMean];

    /// The name psych gives it.
    pub fn name(self) -> &'static str {
        match self {
            Form::OneWay => "ICC1",
            Form::Random => "ICC2",
            Form::Fixed => "ICC3",
            Form::OneWayMean => "ICC1k",
            Form::RandomMean => "ICC2k",
            Form::FixedMean => "ICC3k",
        }
    }

    fn is_mean(self) -> bool {
        matches!(self, Form::OneWayMean | Form::RandomMean | Form::FixedMean)
    }
}

/// One form's figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Icc {
    pub form: Form,
    pub icc: Result<f64, Undefined>,
    /// F test that it is 0, with its degrees of freedom.
    pub f: Result<f64, Undefined>,
    pub df1: f64,
    pub df2: f64,
    pub p: Result<f64, Undefined>,
    pub interval: Result<Interval, Undefined>,
}

/// What `icc` returns.
#[derive(Debug, Clone, PartialEq)]
pub struct IccTable {
    /// Units all raters rated; those with a gap are left out and counted.
    pub units: usize,
    pub left_out: usize,
    pub raters: usize,
    /// Mean squares: between units, within units, between raters, and what is left.
    pub between: f64,
    pub within: f64,
    pub raters_mean_square: f64,
    pub error: f64,
    pub forms: [Icc; 6],
}

/// Deviations smaller than this part of the greatest score are rounding.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

/// All six forms with intervals.
///
/// Formula   with mean squares B (units), W (within units), J (raters), E (rest), n units and k raters:
///           ICC1 = (B−W)/(B+(k−1)W), ICC2 = (B−E)/(B+(k−1)E+k(J−E)/n), ICC3 = (B−E)/(B+(k−1)E);
///           of means: (B−W)/B, (B−E)/(B+(J−E)/n), (B−E)/B; intervals by F, for ICC2 with Satterthwaite's degrees of freedom
/// Input     a row per unit, a column per rater; units with a gap are left out; `level` in (0, 1)
/// Output    at most 1; negative where units differ less than their ratings do, which is kept
/// Errors    as a whole: `TooFew` (fewer than two complete units or raters), `OutOfRange` (level), `TooLarge`. By field:
///           `NoVariance` (nothing differs; for a mean, units do not differ either, or raters differ so little less than their
///           errors that nothing is left to divide by; raters agree perfectly, so that F and the interval have no ends),
///           `OutOfRange` (ICC(2,k): the interval of one rater reaches below −1/(k−1), where a mean has none)
/// Caution   choose the form before looking. Where much is missing, leaving units out is wasteful and a mixed model fitting
/// Source    Shrout & Fleiss (1979), Psychol. Bulletin 86, 420–428; McGraw & Wong (1996), Psychol. Methods 1, 30–46.
///           Checked: reference/icc_shrout_fleiss_1979.json, icc_six_forms.json (R psych 2.2.9)
pub fn icc(answers: &Answers, level: f64) -> Result<IccTable, Undefined> {
    let level = checked_level(level)?;
    let whole;
    let used = if answers.is_complete() {
        answers
    } else {
        whole = answers.complete_rows();
        &whole
    };
    let squares = MeanSquares::of(used)?;
    Ok(IccTable {
        units: used.rows(),
        left_out: answers.rows() - used.rows(),
        raters: used.columns(),
        between: squares.between,
        within: squares.within,
        raters_mean_square: squares.raters,
        error: squares.error,
        forms: squares.forms(level),
    })
}

struct MeanSquares {
    n: f64,
    k: f64,
    between: f64,
    within: f64,
    raters: f64,
    error: f64,
}

impl MeanSquares {
    fn of(used: &Answers) -> Result<MeanSquares, Undefined> {
        let (rows, raters) = (used.rows(), used.columns());
        if rows < 2 || raters < 2 {
            return Err(Undefined::TooFew { n: rows.min(raters), needed: 2 });
        }
        let (n, k) = (rows as f64, raters as f64);
        let columns: Vec<f64> = (0..raters).map(|j| used.column(j).iter().sum::<f64>() / n).collect();
        let grand = columns.iter().sum::<f64>() / k;
        let mut units = vec![0.0; rows];
        let mut greatest = 0.0_f64;
        for j in 0..raters {
            for (unit, x) in units.iter_mut().zip(used.column(j)) {
                *unit += x - grand;
                greatest = greatest.max(x.abs());
            }
        }
        units.iter_mut().for_each(|unit| *unit /= k);
        let residual = |j: usize| {
            let apart = columns[j] - grand;
            used.column(j).iter().zip(&units).map(|(x, unit)| (x - grand - unit - apart).powi(2)).sum::<f64>()
        };
        // Sums of squares that are no more than rounding are nothing: perfect agreement must be seen as such.
        let nothing = n * k * (ROUNDING * greatest).powi(2);
        let seen = |square: f64| if square <= nothing { 0.0 } else { square };
        // Nothing overflows unnoticed: what is not finite is not 0 either.
        let error = seen((0..raters).map(residual).sum());
        let between = seen(k * units.iter().map(|u| u * u).sum::<f64>());
        let by_rater = seen(n * columns.iter().map(|c| (c - grand).powi(2)).sum::<f64>());
        if !(error + between + by_rater + nothing).is_finite() {
            return Err(Undefined::TooLarge);
        }
        Ok(MeanSquares {
            n,
            k,
            between: between / (n - 1.0),
            within: (error + by_rater) / (n * (k - 1.0)),
            raters: by_rater / (k - 1.0),
            error: error / ((n - 1.0) * (k - 1.0)),
        })
    }

    fn forms(&self, level: f64) -> [Icc; 6] {
        let (n, k) = (self.n, self.k);
        let tail = (1.0 + level) / 2.0;
        let one_way = Test::new(self.between, self.within, n - 1.0, n * (k - 1.0), tail);
        let two_way = Test::new(self.between, self.error, n - 1.0, (n - 1.0) * (k - 1.0), tail);
        let single = |(low, high): (f64, f64)| ((low - 1.0) / (low + k - 1.0), (high - 1.0) / (high + k - 1.0));
        let mean = |(low, high): (f64, f64)| (1.0 - 1.0 / low, 1.0 - 1.0 / high);
        let random = self.random_ends(tail);
        Form::ALL.map(|form| {
            let (test, ends) = match form {
                Form::OneWay => (&one_way, one_way.ends.clone().map(single)),
                Form::OneWayMean => (&one_way, one_way.ends.clone().map(mean)),
                Form::Fixed => (&two_way, two_way.ends.clone().map(single)),
                Form::FixedMean => (&two_way, two_way.ends.clone().map(mean)),
                Form::Random => (&two_way, random.clone()),
                Form::RandomMean => (&two_way, random.clone().and_then(|(low, high)| Ok((of_mean(low, k)?, of_mean(high, k)?)))),
            };
            let interval = ends.and_then(|(low, high)| match low.is_finite() && high.is_finite() {
                true => Ok(Interval { low, high, level, method: Method::FisherF }),
                false => Err(Undefined::NoVariance),
            });
            Icc { form, icc: self.estimate(form), f: test.f.clone(), df1: test.df1, df2: test.df2, p: test.p.clone(), interval }
        })
    }

    fn estimate(&self, form: Form) -> Result<f64, Undefined> {
        let (n, k) = (self.n, self.k);
        let noise = if matches!(form, Form::OneWay | Form::OneWayMean) { self.within } else { self.error };
        let others = if form.is_mean() { 0.0 } else { k - 1.0 };
        let raters = match form {
            Form::Random => k * (self.raters - self.error) / n,
            Form::RandomMean => (self.raters - self.error) / n,
            _ => 0.0,
        };
        let whole = self.between + others * noise + raters;
        if whole > 0.0 { Ok((self.between - noise) / whole) } else { Err(Undefined::NoVariance) }
    }

    /// The ends for ICC(2,1).
    fn random_ends(&self, tail: f64) -> Result<(f64, f64), Undefined> {
        let (n, k, b, j, e) = (self.n, self.k, self.between, self.raters, self.error);
        if e <= 0.0 {
            return Err(Undefined::NoVariance);
        }
        let (icc, f) = (self.estimate(Form::Random)?, j / e);
        let units = n * (1.0 + (k - 1.0) * icc) - k * icc;
        let df = (k - 1.0) * (n - 1.0) * (k * icc * f + units).powi(2) / ((n - 1.0) * (k * icc * f).powi(2) + units.powi(2));
        if !(df.is_finite() && df > 0.0) {
            return Err(Undefined::NoVariance);
        }
        let rest = k * j + (k * n - k - n) * e;
        let (upper, lower) = (f_quantile(tail, n - 1.0, df), f_quantile(tail, df, n - 1.0));
        Ok((n * (b - upper * e) / (upper * rest + n * b), n * (lower * b - e) / (rest + n * lower * b)))
    }
}

/// The reliability of the mean of k raters, from that of one (Spearman and Brown); an end below what k raters can have has none.
fn of_mean(single: f64, k: f64) -> Result<f64, Undefined> {
    let whole = 1.0 + single * (k - 1.0);
    if whole > 0.0 {
        Ok(single * k / whole)
    } else {
        Err(Undefined::OutOfRange { what: "end of the interval", value: single, low: -1.0 / (k - 1.0), high: 1.0 })
    }
}

/// An F test and the ends of the ratio it tests.
struct Test {
    f: Result<f64, Undefined>,
    df1: f64,
    df2: f64,
    p: Result<f64, Undefined>,
    ends: Result<(f64, f64), Undefined>,
}

impl Test {
    fn new(between: f64, noise: f64, df1: f64, df2: f64, tail: f64) -> Test {
        let f = if noise > 0.0 { Ok(between / noise) } else { Err(Undefined::NoVariance) };
        let ends = f.clone().map(|f| (f / f_quantile(tail, df1, df2), f * f_quantile(tail, df2, df1)));
        Test { p: f.clone().map(|f| f_above(f, df1, df2)), f, df1, df2, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(rows: &[[f64; 3]]) -> Answers {
        Answers::from_rows(&rows.iter().map(|row| row.iter().map(|x| Some(*x)).collect()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn perfect_agreement_is_one_without_an_interval_and_no_difference_at_all_is_undefined() {
        let table = icc(&of(&[[1.1; 3], [2.3; 3], [4.7; 3]]), 0.95).unwrap();
        for form in &table.forms {
            assert!((form.icc.clone().unwrap() - 1.0).abs() < 1e-12, "{form:?}");
            assert_eq!((form.interval.clone(), form.p.clone()), (Err(Undefined::NoVariance), Err(Undefined::NoVariance)));
        }
        let table = icc(&of(&[[3.3; 3]; 4]), 0.95).unwrap();
        assert!(table.forms.iter().all(|form| form.icc == Err(Undefined::NoVariance)));
    }

    #[test]
    fn raters_a_fixed_step_apart_are_consistent_and_do_not_agree() {
        let table = icc(&of(&[[1.0, 3.0, 5.0], [2.0, 4.0, 6.0], [4.0, 6.0, 8.0], [7.0, 9.0, 11.0]]), 0.9).unwrap();
        assert!((table.forms[2].icc.clone().unwrap() - 1.0).abs() < 1e-12);
        assert!(table.forms[1].icc.clone().unwrap() < 0.8 && table.forms[0].interval.is_ok());
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(icc(&of(&[[1.0, 2.0, 3.0]]), 0.95), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(icc(&Answers::new(3, 1, vec![1.0, 2.0, 3.0]).unwrap(), 0.95), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(icc(&Answers::new(0, 0, vec![]).unwrap(), 0.95), Err(Undefined::TooFew { n: 0, needed: 2 }));
        assert!(matches!(icc(&of(&[[1.0, 2.0, 3.0]; 2]), 95.0), Err(Undefined::OutOfRange { .. })));
        assert_eq!(icc(&of(&[[1e300, -1e300, 3.0], [1.0, 2.0, 3.0]]), 0.95), Err(Undefined::TooLarge));
        let gap = Answers::new(3, 2, vec![1.0, f64::NAN, 2.0, 1.5, 3.0, 2.5]).unwrap();
        assert_eq!(icc(&gap, 0.95).map(|t| (t.units, t.left_out)), Ok((2, 1)));
    }

    proptest! {
        #[test]
        fn order_shift_and_scale_do_not_matter_and_bounds_hold(rows in prop::collection::vec(prop::array::uniform3(-9.0..9.0_f64), 3..30), shift in -50.0..50.0_f64, scale in 0.1..20.0_f64) {
            let moved: Vec<[f64; 3]> = rows.iter().rev().map(|[a, b, c]| [c, a, b].map(|x| x * scale + shift)).collect();
            let (one, other) = (icc(&of(&rows), 0.9).unwrap(), icc(&of(&moved), 0.9).unwrap());
            for (a, b) in one.forms.iter().zip(&other.forms) {
                // Raters who differ less than their errors can leave the mean over random raters without a denominator.
                let (Ok(x), Ok(y)) = (a.icc.clone(), b.icc.clone()) else {
                    prop_assert!(a.form == Form::RandomMean);
                    continue;
                };
                prop_assert!((x - y).abs() < 1e-6 * (1.0 + x * x));
                if matches!(a.form, Form::OneWay | Form::Fixed) {
                    prop_assert!((-0.5 - 1e-9..=1.0 + 1e-9).contains(&x), "{} {}", a.form.name(), x);
                }
                if let Ok(i) = &a.interval {
                    prop_assert!(i.low <= i.high && i.high <= 1.0 + 1e-9, "{:?}", a);
                    prop_assert!(a.form == Form::Random || a.form == Form::RandomMean || i.contains(x));
                }
            }
        }
    }
}
