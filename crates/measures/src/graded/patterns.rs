//! People who answered alike, counted: what is the same for all of them is computed once.

use crate::{Answers, Undefined};

/// Stands for a gap among the codes.
pub(super) const GAP: u8 = u8::MAX;
/// More different answers than this are a measurement, not a choice.
const MOST_CODES: usize = 250;

/// The codes used in one item, rising.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    pub codes: Vec<f64>,
}

impl Scale {
    pub fn of(column: &[f64]) -> Result<Scale, Undefined> {
        let mut codes: Vec<f64> = Vec::new();
        for x in column.iter().filter(|x| !x.is_nan()) {
            let place = codes.partition_point(|c| c < x);
            if codes.get(place) != Some(x) {
                codes.insert(place, *x);
                if codes.len() > MOST_CODES {
                    return Err(Undefined::OutOfRange {
                        what: "number of codes",
                        value: codes.len() as f64,
                        low: 2.0,
                        high: MOST_CODES as f64,
                    });
                }
            }
        }
        Ok(Scale { codes })
    }
}

/// The different rows of answers, as places in the items' scales.
pub(super) struct Patterns {
    /// Items.
    pub width: usize,
    /// Pattern by pattern.
    pub cells: Vec<u8>,
    /// How many people answered so.
    pub counts: Vec<f64>,
    /// Categories per item.
    pub categories: Vec<usize>,
    /// The pattern of each person; `None` for one without any answer.
    pub of_person: Vec<Option<usize>>,
}

impl Patterns {
    /// Only these items. Errors: `OutOfRange` (a code that is not in the scale).
    pub fn new(answers: &Answers, items: &[usize], scales: &[Scale]) -> Result<Patterns, Undefined> {
        let width = items.len();
        let mut rows = vec![GAP; answers.rows() * width];
        for (place, j) in items.iter().enumerate() {
            let codes = &scales[*j].codes;
            for (row, x) in rows.chunks_exact_mut(width).zip(answers.column(*j)) {
                if x.is_nan() {
                    continue;
                }
                row[place] = match codes.iter().position(|c| c == x) {
                    Some(at) => at as u8,
                    None => return Err(unseen(*x, codes)),
                };
            }
        }
        let row = |i: usize| &rows[i * width..(i + 1) * width];
        let mut order: Vec<usize> = (0..answers.rows()).filter(|i| row(*i).iter().any(|c| *c != GAP)).collect();
        order.sort_unstable_by(|a, b| row(*a).cmp(row(*b)));
        let mut patterns = Patterns {
            width,
            cells: Vec::new(),
            counts: Vec::new(),
            categories: items.iter().map(|j| scales[*j].codes.len()).collect(),
            of_person: vec![None; answers.rows()],
        };
        let mut before: Option<usize> = None;
        for i in order {
            if before.is_none_or(|b| row(b) != row(i)) {
                patterns.cells.extend_from_slice(row(i));
                patterns.counts.push(0.0);
            }
            if let Some(count) = patterns.counts.last_mut() {
                *count += 1.0;
            }
            patterns.of_person[i] = Some(patterns.counts.len() - 1);
            before = Some(i);
        }
        Ok(patterns)
    }

    pub fn people(&self) -> f64 {
        self.counts.iter().sum()
    }

    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.cells.chunks_exact(self.width.max(1))
    }
}

fn unseen(value: f64, codes: &[f64]) -> Undefined {
    let (low, high) = (codes.first().copied().unwrap_or(value), codes.last().copied().unwrap_or(value));
    Undefined::OutOfRange { what: "answer", value, low, high }
}
