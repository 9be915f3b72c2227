//! The data of a model, checked and brought into a form that computes well.
//!
//! Columns may be years of 2020 and shares of 0.01 side by side. So the fixed columns are made orthogonal and of size 1, the
//! columns of each random term likewise, and the response is replaced by what the fixed columns leave of it, in units of its
//! spread. The likelihood knows how to be carried back; correlations of ±1 stay what they are.

use super::{Model, Term};
use crate::Undefined;

/// One grouping of the rows with all columns that vary by it.
pub(super) struct Factor<'a> {
    pub levels: &'a [u32],
    pub count: usize,
    /// How many of the levels have rows.
    pub seen: usize,
    pub width: usize,
    /// The columns, row by row.
    pub z: Vec<f64>,
}

/// Where a term of the model went.
pub(super) struct Place {
    pub factor: usize,
    /// Its first column among those of the factor.
    pub offset: usize,
    pub width: usize,
    /// Upper triangle R, row by row: columns of the term = orthogonal columns · R.
    pub turn: Vec<f64>,
}

pub(super) struct Design<'a> {
    pub rows: usize,
    /// Columns of D = [X y].
    pub c: usize,
    /// D, row by row.
    pub data: Vec<f64>,
    /// Which of the fixed columns could be kept; the others depend on these.
    pub kept: Vec<usize>,
    /// Upper triangle R, row by row: X = orthogonal columns · R.
    pub turn: Vec<f64>,
    /// Plain least squares on the orthogonal columns, which D's last column has been freed from.
    pub plain: Vec<f64>,
    /// The unit of D's last column.
    pub unit: f64,
    /// The finest first.
    pub factors: Vec<Factor<'a>>,
    /// Per term of the model.
    pub places: Vec<Place>,
}

/// A column of which the earlier ones leave less than this share depends on them (as R's `qr` has it).
const DEPENDENT: f64 = 1e-7;
/// A response of which the fixed columns leave less than this share is explained by them without any rest.
const EXPLAINED: f64 = 1e-11;

/// Columns made orthogonal with mean square 1.
struct Orthogonal {
    columns: Vec<Vec<f64>>,
    kept: Vec<usize>,
    /// Row by row, kept × kept.
    turn: Vec<f64>,
}

fn orthogonal(columns: &[&[f64]], rows: usize, intercept: bool) -> Orthogonal {
    let ones = vec![1.0; if intercept { rows } else { 0 }];
    let all: Vec<&[f64]> = intercept.then_some(ones.as_slice()).into_iter().chain(columns.iter().copied()).collect();
    let mut done: Vec<Vec<f64>> = Vec::new();
    let (mut kept, mut parts): (Vec<usize>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
    for (j, column) in all.iter().enumerate() {
        let largest = column.iter().fold(0.0_f64, |a, x| a.max(x.abs()));
        let mut rest: Vec<f64> = column.iter().map(|x| x / largest).collect();
        let before = size(&rest);
        let mut part = project(&mut rest, &done);
        let after = size(&rest);
        if largest == 0.0 || after.is_nan() || after <= DEPENDENT * before {
            continue;
        }
        rest.iter_mut().for_each(|x| *x /= after);
        part.push(after);
        part.iter_mut().for_each(|x| *x *= largest);
        kept.push(j);
        parts.push(part);
        done.push(rest);
    }
    let p = kept.len();
    let mut turn = vec![0.0; p * p];
    for (j, part) in parts.iter().enumerate() {
        part.iter().enumerate().for_each(|(i, x)| turn[i * p + j] = *x);
    }
    Orthogonal { columns: done, kept, turn }
}

fn size(x: &[f64]) -> f64 {
    (x.iter().map(|x| x * x).sum::<f64>() / x.len() as f64).sqrt()
}

/// Frees a column from orthogonal ones and returns the coefficients; twice, because once leaves rounding behind.
fn project(x: &mut [f64], on: &[Vec<f64>]) -> Vec<f64> {
    let mut part = vec![0.0; on.len()];
    for _ in 0..2 {
        for (part, column) in part.iter_mut().zip(on) {
            let b = x.iter().zip(column).map(|(x, q)| x * q).sum::<f64>() / x.len() as f64;
            x.iter_mut().zip(column).for_each(|(x, q)| *x -= b * q);
            *part += b;
        }
    }
    part
}

impl<'a> Design<'a> {
    pub fn new(model: &Model<'a>) -> Result<Design<'a>, Undefined> {
        let rows = model.response.len();
        check(model)?;
        let fixed = orthogonal(&model.covariates, rows, model.intercept);
        let p = fixed.kept.len();
        if rows <= p {
            return Err(Undefined::TooFew { n: rows, needed: p + 1 });
        }
        let largest = model.response.iter().fold(0.0_f64, |a, y| a.max(y.abs()));
        if largest == 0.0 {
            return Err(Undefined::NoVariance);
        }
        let mut y: Vec<f64> = model.response.iter().map(|y| y / largest).collect();
        let before = size(&y);
        let plain: Vec<f64> = project(&mut y, &fixed.columns).iter().map(|b| b * largest).collect();
        let spread = size(&y);
        if spread <= EXPLAINED * before {
            return Err(Undefined::NoVariance);
        }
        let c = p + 1;
        let mut data = vec![0.0; rows * c];
        for (j, column) in fixed.columns.iter().enumerate() {
            data.iter_mut().skip(j).step_by(c).zip(column).for_each(|(d, x)| *d = *x);
        }
        data.iter_mut().skip(p).step_by(c).zip(&y).for_each(|(d, y)| *d = y / spread);
        let (factors, places) = factors(&model.terms, rows)?;
        let unit = largest * spread;
        Ok(Design { rows, c, data, kept: fixed.kept, turn: fixed.turn, plain, unit, factors, places })
    }

    /// DᵀD, row by row.
    pub fn products(&self) -> Vec<f64> {
        let c = self.c;
        let mut out = vec![0.0; c * c];
        for row in self.data.chunks_exact(c) {
            for i in 0..c {
                (0..=i).for_each(|j| out[i * c + j] += row[i] * row[j]);
            }
        }
        for i in 0..c {
            (0..i).for_each(|j| out[j * c + i] = out[i * c + j]);
        }
        out
    }
}

fn check(model: &Model) -> Result<(), Undefined> {
    let rows = model.response.len();
    let columns = model.covariates.iter().chain(model.terms.iter().flat_map(|term| &term.slopes));
    for column in std::iter::once(&model.response).chain(columns) {
        if column.len() != rows {
            return Err(Undefined::Mismatch { what: "rows of a column", expected: rows, found: column.len() });
        }
        if let Some(index) = column.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
    }
    if model.terms.is_empty() {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    for term in &model.terms {
        if term.levels.len() != rows {
            return Err(Undefined::Mismatch { what: "rows of a grouping", expected: rows, found: term.levels.len() });
        }
        if let Some(level) = term.levels.iter().find(|level| **level as usize >= term.count) {
            let high = term.count as f64 - 1.0;
            return Err(Undefined::OutOfRange { what: "level", value: f64::from(*level), low: 0.0, high });
        }
        if term.width() == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
    }
    Ok(())
}

/// Terms of one grouping are put together; then the finest grouping comes first.
fn factors<'a>(terms: &[Term<'a>], rows: usize) -> Result<(Vec<Factor<'a>>, Vec<Place>), Undefined> {
    let mut groups: Vec<(&Term<'a>, Vec<usize>)> = Vec::new();
    for (i, term) in terms.iter().enumerate() {
        let same = |other: &Term| std::ptr::eq(other.levels, term.levels) || other.levels == term.levels;
        match groups.iter_mut().find(|(first, _)| same(first)) {
            Some((_, members)) => members.push(i),
            None => groups.push((term, vec![i])),
        }
    }
    groups.sort_by_key(|(first, _)| std::cmp::Reverse(first.count));
    let mut places: Vec<Option<Place>> = terms.iter().map(|_| None).collect();
    let mut factors = Vec::with_capacity(groups.len());
    for (place, (first, members)) in groups.iter().enumerate() {
        let count = members.iter().filter_map(|i| terms.get(*i)).map(|term| term.count).max().unwrap_or(0);
        // More levels than rows cannot all be seen, and are refused below before memory is spent on them.
        let mut known = vec![false; count.min(rows.saturating_mul(2) + 1)];
        let mut seen = 0;
        for level in first.levels {
            if let Some(known) = known.get_mut(*level as usize)
                && !*known
            {
                *known = true;
                seen += 1;
            }
        }
        if seen < 2 {
            return Err(Undefined::OneKind);
        }
        if count > known.len() {
            return Err(Undefined::OutOfRange { what: "number of levels", value: count as f64, low: 2.0, high: known.len() as f64 });
        }
        let width: usize = members.iter().filter_map(|i| terms.get(*i)).map(Term::width).sum();
        let mut z = vec![0.0; rows * width];
        let mut offset = 0;
        for i in members {
            let Some(term) = terms.get(*i) else { continue };
            // With an effect of its own for nearly every row, a level's effect and the row's own chance are one.
            if seen * term.width() >= rows {
                return Err(Undefined::TooFew { n: rows, needed: seen * term.width() + 1 });
            }
            let own = orthogonal(&term.slopes, rows, term.intercept);
            if own.kept.len() < term.width() {
                return Err(Undefined::Dependent);
            }
            for (j, column) in own.columns.iter().enumerate() {
                z.iter_mut().skip(offset + j).step_by(width).zip(column).for_each(|(z, x)| *z = *x);
            }
            if let Some(slot) = places.get_mut(*i) {
                *slot = Some(Place { factor: place, offset, width: term.width(), turn: own.turn });
            }
            offset += term.width();
        }
        factors.push(Factor { levels: first.levels, count, seen, width, z });
    }
    Ok((factors, places.into_iter().flatten().collect()))
}
