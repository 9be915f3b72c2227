//! Correlations of what lies behind answers on a few points: each answer is taken as a normal number cut at thresholds. For
//! items of five points or fewer, or lopsided ones, Pearson's correlation is too small and this one is not.

mod bivariate;
mod coded;

use crate::factor::eigen::{Spectrum, spectrum};
use crate::{Answers, Undefined};
use bivariate::Correlated;
use coded::{Coded, cuts};
use nalgebra::DMatrix;

/// More points than any scale for people has; with so many, Pearson's correlation is the one to use.
pub const MOST_CATEGORIES: usize = 100;
/// Beyond this the likelihood is flat within rounding; a correlation found here means "as good as perfect".
pub const STRONGEST: f64 = 0.99999;
/// A step below this leaves eight digits of the correlation.
const SETTLED: f64 = 1e-9;
/// Steps of scoring, or halvings of the bracket where it does not help.
const MOST_STEPS: usize = 200;
/// A cell's chance below this is rounding.
const LEAST_CHANCE: f64 = 1e-300;
/// From this correlation on, information below this part of a person's usual one means that the likelihood rises no more:
/// every stronger correlation is as likely, and the end of them is returned.
const FLAT_FROM: f64 = 0.95;
const FLAT: f64 = 1e-6;
/// A chance below this is a difference of rounded numbers, of which not even the sign can be trusted.
const ROUNDING: f64 = 1e-14;
/// The smallest eigenvalue a matrix of correlations may have, and what a smaller one is lifted to before rescaling.
const LEAST_EIGENVALUE: f64 = 1e-12;
const LIFTED_EIGENVALUE: f64 = 1e-10;

/// Polychoric correlations of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Polychoric {
    /// The lowest answer seen on any item; the thresholds count from here.
    pub lowest: i64,
    /// Per item, the cuts between neighboring answers, the lowest first; infinite where nobody answered on one side, and equal
    /// neighbors around an answer nobody gave.
    pub thresholds: Vec<Vec<f64>>,
    /// Per pair of items; 1 on the diagonal. ±`STRONGEST` where the likelihood grows to the end. `NoVariance` for an item all
    /// answer alike, `TooFew` for a pair nobody answered both of.
    pub correlations: Vec<Vec<Result<f64, Undefined>>>,
}

/// Polychoric correlations in two steps.
///
/// Formula   thresholds t_c = Φ⁻¹(share answering at most c), per item; then ρ that makes Σ n_ab ln P_ab(ρ) greatest, P_ab the
///           chance of the rectangle between thresholds under the bivariate normal distribution
/// Input     answers in whole numbers, gaps allowed (pair by pair). `zero_cells`: what an empty cell of a pair's table counts
///           as when items reach to different highest answers, 0.5 by custom; each such pair is then taken with its own
///           thresholds and without the answers nobody gave. Items that reach equally far are never touched
/// Output    thresholds per item, a correlation in −1 to 1 per pair
/// Errors    `TooFew` (no item or no answer), `OutOfRange` (an answer that is no whole number, more than `MOST_CATEGORIES`
///           points, a negative or infinite `zero_cells`); per pair see `Polychoric`
/// Caution   pairs are estimated one by one, so the matrix may have negative eigenvalues: see `smoothed`. Empty cells in small
///           tables push correlations to the ends
/// Source    Olsson (1979), Psychometrika 44, 443–460. Checked: reference/polychoric.json (psych `polychoric`)
pub fn polychoric(answers: &Answers, zero_cells: f64) -> Result<Polychoric, Undefined> {
    if !(0.0..=1.0).contains(&zero_cells) {
        return Err(Undefined::OutOfRange { what: "count for an empty cell", value: zero_cells, low: 0.0, high: 1.0 });
    }
    let coded = Coded::new(answers)?;
    let p = answers.columns();
    let thresholds: Vec<Vec<f64>> = (0..p).map(|j| coded.thresholds(j)).collect();
    let reach: Vec<Option<usize>> = (0..p).map(|j| coded.shares[j].iter().rposition(|n| *n > 0)).collect();
    let same_reach = reach.iter().all(|r| *r == reach[0]);
    let mut correlations = vec![vec![Ok(1.0); p]; p];
    for i in 0..p {
        if !coded.varies(i) {
            correlations[i][i] = Err(Undefined::NoVariance);
        }
        for j in 0..i {
            let found = if !coded.varies(i) || !coded.varies(j) {
                Err(Undefined::NoVariance)
            } else {
                let table = coded.table(i, j);
                if same_reach {
                    Pair { table, rows: thresholds[i].clone(), columns: thresholds[j].clone() }.correlation()
                } else {
                    own_margins(&table, coded.points, zero_cells).and_then(|pair| pair.correlation())
                }
            };
            (correlations[i][j], correlations[j][i]) = (found.clone(), found);
        }
    }
    Ok(Polychoric { lowest: coded.lowest, thresholds, correlations })
}

impl Polychoric {
    /// The correlations as a matrix without negative eigenvalues, ready for factor analysis.
    ///
    /// Formula   eigenvalues below 1e-12 are lifted to 1e-10, all are rescaled to the sum p, and the diagonal back to 1
    /// Input     the pairwise estimates
    /// Output    rows of correlations; unchanged where there is nothing to mend
    /// Errors    the first undefined correlation's own
    /// Caution   changes the estimates; say so, and how much, where it happens
    /// Source    Wothke (1993), in Bollen & Long; as psych `cor.smooth`. Checked: unit tests below
    pub fn smoothed(&self) -> Result<Vec<Vec<f64>>, Undefined> {
        let rows: Vec<Vec<f64>> = self.correlations.iter().map(|row| row.iter().cloned().collect()).collect::<Result<_, _>>()?;
        let p = rows.len();
        let Spectrum { mut values, vectors } = spectrum(DMatrix::from_fn(p, p, |i, j| rows[i][j]))?;
        if values.iter().all(|x| *x >= f64::EPSILON) {
            return Ok(rows);
        }
        values.iter_mut().filter(|x| **x < LEAST_EIGENVALUE).for_each(|x| *x = LIFTED_EIGENVALUE);
        let scale = p as f64 / values.iter().sum::<f64>();
        let cell = |i: usize, j: usize| (0..p).map(|k| scale * values[k] * vectors[(i, k)] * vectors[(j, k)]).sum::<f64>();
        let own: Vec<f64> = (0..p).map(|i| cell(i, i).sqrt()).collect();
        Ok((0..p).map(|i| (0..p).map(|j| if i == j { 1.0 } else { (cell(i, j) / (own[i] * own[j])).clamp(-1.0, 1.0) }).collect()).collect())
    }
}

/// A pair's table with thresholds from its own margins, without answers nobody gave, empty cells counted as `zero_cells`.
fn own_margins(table: &[f64], points: usize, zero_cells: f64) -> Result<Pair, Undefined> {
    let given = |cell: &dyn Fn(usize, usize) -> usize| -> Vec<usize> {
        (0..points).filter(|a| (0..points).any(|b| table[cell(*a, b)] > 0.0)).collect()
    };
    let (rows, columns) = (given(&|a, b| a * points + b), given(&|a, b| b * points + a));
    if rows.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if rows.len() < 2 || columns.len() < 2 {
        return Err(Undefined::NoVariance);
    }
    let table: Vec<f64> = rows
        .iter()
        .flat_map(|a| columns.iter().map(move |b| a * points + b))
        .map(|cell| if table[cell] > 0.0 { table[cell] } else { zero_cells })
        .collect();
    let width = columns.len();
    let row_sums: Vec<f64> = table.chunks(width).map(|row| row.iter().sum()).collect();
    let column_sums: Vec<f64> = (0..width).map(|b| table.iter().skip(b).step_by(width).sum()).collect();
    Ok(Pair { rows: cuts(&row_sums), columns: cuts(&column_sums), table })
}

/// Two items: how many gave each pair of answers, and where the answers are cut.
struct Pair {
    table: Vec<f64>,
    rows: Vec<f64>,
    columns: Vec<f64>,
}

impl Pair {
    /// The likeliest correlation: Fisher's scoring from Pearson's, kept within a bracket that the slope closes.
    fn correlation(&self) -> Result<f64, Undefined> {
        if self.table.iter().sum::<f64>() <= 0.0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let (mut low, mut high) = (-STRONGEST, STRONGEST);
        let mut rho = self.pearson().clamp(-0.95, 0.95);
        let mut grids = Grids::new(self);
        for _ in 0..MOST_STEPS {
            let (slope, information) = self.slope(rho, &mut grids);
            if rho.abs() > FLAT_FROM && information <= FLAT * grids.total {
                return Ok(STRONGEST.copysign(rho));
            }
            if slope > 0.0 {
                low = rho;
            } else {
                high = rho;
            }
            let step = slope / information;
            let next = if (rho + step).is_finite() && low < rho + step && rho + step < high { rho + step } else { 0.5 * (low + high) };
            let settled = (next - rho).abs() < SETTLED;
            rho = next;
            if settled || high - low < SETTLED {
                return Ok(rho);
            }
        }
        Err(Undefined::NotConverged)
    }

    /// The slope of the log-likelihood at a correlation, and its expected curvature.
    fn slope(&self, rho: f64, grids: &mut Grids) -> (f64, f64) {
        let correlated = Correlated::new(rho);
        let width = self.columns.len() + 1;
        for (a, h) in self.rows.iter().enumerate() {
            for (b, k) in self.columns.iter().enumerate() {
                grids.chance[(a + 1) * (width + 1) + b + 1] = correlated.below(*h, *k);
                grids.density[(a + 1) * (width + 1) + b + 1] = correlated.density(*h, *k);
            }
        }
        let (mut slope, mut information) = (0.0, 0.0);
        for a in 0..=self.rows.len() {
            for b in 0..width {
                let rectangle = |of: &[f64]| {
                    let at = a * (width + 1) + b;
                    (of[at + width + 2] - of[at + 1]) - (of[at + width + 1] - of[at])
                };
                let chance = rectangle(&grids.chance).max(LEAST_CHANCE);
                let change = rectangle(&grids.density);
                let seen = self.table[a * width + b];
                if seen > 0.0 {
                    // So strong a correlation leaves no room for what was seen.
                    slope += if chance > ROUNDING { seen * change / chance } else { -rho.signum() * f64::INFINITY };
                }
                if chance > LEAST_CHANCE {
                    information += grids.total * change * change / chance;
                }
            }
        }
        (slope, information)
    }

    /// Pearson's correlation of the places of the answers; 0 where there is none.
    fn pearson(&self) -> f64 {
        let width = self.columns.len() + 1;
        let (mut n, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (cell, seen) in self.table.iter().enumerate() {
            let (a, b) = ((cell / width) as f64, (cell % width) as f64);
            n += seen;
            x += seen * a;
            y += seen * b;
            xx += seen * a * a;
            yy += seen * b * b;
            xy += seen * a * b;
        }
        let r = (n * xy - x * y) / ((n * xx - x * x) * (n * yy - y * y)).sqrt();
        if r.is_finite() { r } else { 0.0 }
    }
}

/// Chances and densities at every corner of the rectangles. The outer corners do not depend on the correlation.
struct Grids {
    chance: Vec<f64>,
    density: Vec<f64>,
    total: f64,
}

impl Grids {
    fn new(pair: &Pair) -> Self {
        let (height, width) = (pair.rows.len() + 2, pair.columns.len() + 2);
        let mut chance = vec![0.0; height * width];
        let ends = |cuts: &[f64], place: usize| cuts.get(place.wrapping_sub(1)).copied().unwrap_or(f64::INFINITY);
        let alone = Correlated::new(0.0);
        for a in 1..height {
            chance[a * width + width - 1] = alone.below(ends(&pair.rows, a), f64::INFINITY);
        }
        for b in 1..width {
            chance[(height - 1) * width + b] = alone.below(f64::INFINITY, ends(&pair.columns, b));
        }
        Self { chance, density: vec![0.0; height * width], total: pair.table.iter().sum() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(columns: &[&[f64]]) -> Answers {
        Answers::new(columns[0].len(), columns.len(), columns.concat()).unwrap()
    }

    /// So many people per cell of a table of two items.
    fn from_table(table: &[&[usize]]) -> Answers {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for (a, row) in table.iter().enumerate() {
            for (b, n) in row.iter().enumerate() {
                one.extend(vec![a as f64; *n]);
                other.extend(vec![b as f64; *n]);
            }
        }
        answers(&[&one, &other])
    }

    fn rho(table: &[&[usize]]) -> f64 {
        polychoric(&from_table(table), 0.0).unwrap().correlations[0][1].clone().unwrap()
    }

    #[test]
    fn a_fourfold_table_cut_at_the_medians_has_a_closed_form() {
        // P(both below) = 1/4 + asin(ρ) / 2π.
        let expected = (std::f64::consts::TAU * (30.0 / 80.0 - 0.25)).sin();
        assert!((rho(&[&[30, 10], &[10, 30]]) - expected).abs() < 1e-9);
        assert!(rho(&[&[20, 20], &[20, 20]]).abs() < 1e-9);
    }

    #[test]
    fn empty_cells_push_to_the_end_and_stay_within_it() {
        assert!(rho(&[&[30, 0], &[0, 30]]) > 0.999);
        assert!(rho(&[&[0, 30, 0], &[30, 0, 0], &[0, 0, 1]]) <= STRONGEST);
        assert!(rho(&[&[0, 0, 12], &[0, 9, 0], &[17, 0, 0]]) < -0.999);
    }

    #[test]
    fn what_has_no_answer_says_why_and_the_rest_stands() {
        let gap = f64::NAN;
        let found = polychoric(&answers(&[&[1.0, 2.0, 3.0, 2.0, 1.0], &[1.0, 3.0, 3.0, 1.0, 2.0], &[2.0; 5]]), 0.5).unwrap();
        assert_eq!(found.correlations[2][0], Err(Undefined::NoVariance));
        assert!(found.correlations[1][0].is_ok() && found.smoothed().is_err());
        let apart = polychoric(&answers(&[&[1.0, 2.0, gap, gap], &[gap, gap, 1.0, 2.0]]), 0.5).unwrap();
        assert_eq!(apart.correlations[0][1], Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(polychoric(&answers(&[&[gap, gap]]), 0.5).is_err());
        assert!(polychoric(&answers(&[&[1.5, 2.0]]), 0.5).is_err());
        assert!(polychoric(&answers(&[&[1.0, 1e300]]), 0.5).is_err() && polychoric(&answers(&[&[1e300, 1e300]]), 0.5).is_err());
        assert!(polychoric(&answers(&[&[1.0, 2.0]]), -1.0).is_err());
        assert!(polychoric(&Answers::new(0, 0, vec![]).unwrap(), 0.5).is_err());
    }

    #[test]
    fn an_answer_nobody_gave_is_no_threshold_of_its_own() {
        let found = polychoric(&answers(&[&[1.0, 1.0, 3.0, 4.0, 4.0, 1.0], &[1.0, 2.0, 2.0, 4.0, 3.0, 1.0]]), 0.0).unwrap();
        assert_eq!(found.thresholds[0][0], found.thresholds[0][1]);
        assert!(found.correlations[0][1].is_ok());
    }

    #[test]
    fn impossible_correlations_are_smoothed_to_possible_ones() {
        let ok = |x: f64| -> Result<f64, Undefined> { Ok(x) };
        let rows = vec![vec![ok(1.0), ok(0.9), ok(-0.9)], vec![ok(0.9), ok(1.0), ok(0.9)], vec![ok(-0.9), ok(0.9), ok(1.0)]];
        let mended = Polychoric { lowest: 1, thresholds: vec![], correlations: rows }.smoothed().unwrap();
        let lowest = spectrum(DMatrix::from_fn(3, 3, |i, j| mended[i][j])).unwrap().values[2];
        assert!(lowest > -1e-12 && mended[0][0] == 1.0 && mended[0][1] < 0.9);
    }

    proptest! {
        #[test]
        fn neither_the_order_of_people_nor_of_the_pair_matters_and_turning_an_item_turns_the_sign(
            cells in prop::collection::vec(0..12_usize, 9).prop_filter("both vary", |c| (0..3).all(|a| (0..3).any(|b| c[a * 3 + b] > 0) && (0..3).any(|b| c[b * 3 + a] > 0))),
        ) {
            let rows: Vec<&[usize]> = cells.chunks(3).collect();
            let turned: Vec<Vec<usize>> = rows.iter().map(|row| row.iter().rev().copied().collect()).collect();
            let across: Vec<Vec<usize>> = (0..3).map(|b| rows.iter().map(|row| row[b]).collect()).collect();
            let one = rho(&rows);
            prop_assert!(one.abs() <= 1.0);
            prop_assert!((one - rho(&across.iter().map(Vec::as_slice).collect::<Vec<_>>())).abs() < 1e-6);
            prop_assert!((one + rho(&turned.iter().map(Vec::as_slice).collect::<Vec<_>>())).abs() < 1e-6);
        }

        #[test]
        fn whatever_comes_in_the_answer_is_numbers_or_a_reason(cells in prop::collection::vec(prop_oneof![(0..5_i32).prop_map(f64::from), Just(f64::NAN)], 3 * 12), zero_cells in 0.0..=1.0_f64) {
            if let Ok(found) = polychoric(&Answers::new(12, 3, cells).unwrap(), zero_cells) {
                prop_assert!(found.correlations.iter().flatten().flatten().all(|x| x.abs() <= 1.0));
                prop_assert!(found.thresholds.iter().flatten().all(|x| !x.is_nan()));
                if let Ok(mended) = found.smoothed() {
                    prop_assert!(mended.iter().flatten().all(|x| x.abs() <= 1.0));
                }
            }
        }
    }
}
