//! Places at which an unknown standing is tried, and how much each weighs, so that a sum stands for an integral over the normal
//! distribution.

use crate::Undefined;
use crate::numeric::distribution::normal_density;
use nalgebra::{DMatrix, SymmetricEigen};

/// Fewer places make no curve, more make no difference.
const FEWEST: usize = 5;
const MOST: usize = 401;
/// Gauss–Hermite places beyond this many have weights too small to be numbers.
const MOST_HERMITE: usize = 151;

/// Nodes and weights; the weights add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Quadrature {
    nodes: Vec<f64>,
    weights: Vec<f64>,
}

impl Quadrature {
    /// Equally spaced nodes weighted by the normal density, as mirt has them (61 from −6 to 6).
    ///
    /// Errors: `OutOfRange` (fewer than 5 or more than 401 points; low not below high; 0 not between them).
    pub fn rectangular(points: usize, low: f64, high: f64) -> Result<Self, Undefined> {
        let points = checked(points, MOST)?;
        if !(low < 0.0 && 0.0 < high && low >= -30.0 && high <= 30.0) {
            return Err(Undefined::OutOfRange {
                what: "end of the nodes",
                value: if low < 0.0 { high } else { low },
                low: -30.0,
                high: 30.0,
            });
        }
        let step = (high - low) / (points - 1) as f64;
        // Counted from the nearer end, so that what is symmetric stays so to the last digit.
        let node = |i: usize| if 2 * i < points { low + i as f64 * step } else { high - (points - 1 - i) as f64 * step };
        let nodes: Vec<f64> = (0..points).map(node).collect();
        let density: Vec<f64> = nodes.iter().map(|x| normal_density(*x)).collect();
        let sum: f64 = density.iter().sum();
        Ok(Self { nodes, weights: density.iter().map(|d| d / sum).collect() })
    }

    /// Gauss's nodes for the normal distribution, as ltm has them.
    ///
    /// The nodes are the eigenvalues of the matrix of the recursion of Hermite's polynomials, the weights the squared first parts
    /// of its eigenvectors. Source: Golub & Welsch (1969), Mathematics of Computation 23, 221–230.
    ///
    /// Errors: `OutOfRange` (fewer than 5 or more than 151 points), `NotConverged`.
    pub fn gauss_hermite(points: usize) -> Result<Self, Undefined> {
        let points = checked(points, MOST_HERMITE)?;
        let mut recursion = DMatrix::<f64>::zeros(points, points);
        for i in 1..points {
            let side = (i as f64).sqrt();
            recursion[(i - 1, i)] = side;
            recursion[(i, i - 1)] = side;
        }
        let eigen = SymmetricEigen::try_new(recursion, f64::EPSILON, 10_000).ok_or(Undefined::NotConverged)?;
        let mut pairs: Vec<(f64, f64)> = (0..points).map(|i| (eigen.eigenvalues[i], eigen.eigenvectors[(0, i)].powi(2))).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        // Exactly symmetric, as they would be without rounding.
        let (mut nodes, mut weights) = (vec![0.0; points], vec![0.0; points]);
        for i in 0..points {
            let mirror = points - 1 - i;
            nodes[i] = 0.5 * (pairs[i].0 - pairs[mirror].0);
            weights[i] = 0.5 * (pairs[i].1 + pairs[mirror].1);
        }
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|w| *w /= sum);
        Ok(Self { nodes, weights })
    }

    pub fn nodes(&self) -> &[f64] {
        &self.nodes
    }

    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    pub(super) fn is_symmetric(&self) -> bool {
        self.nodes.iter().zip(self.nodes.iter().rev()).all(|(a, b)| a == &-b)
    }
}

fn checked(points: usize, most: usize) -> Result<usize, Undefined> {
    if (FEWEST..=most).contains(&points) {
        Ok(points)
    } else {
        Err(Undefined::OutOfRange { what: "number of nodes", value: points as f64, low: FEWEST as f64, high: most as f64 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_know_the_moments_of_the_normal_distribution() {
        for quadrature in [
            Quadrature::rectangular(61, -6.0, 6.0).unwrap(),
            Quadrature::gauss_hermite(21).unwrap(),
            Quadrature::gauss_hermite(61).unwrap(),
        ] {
            let moment = |k: i32| quadrature.nodes().iter().zip(quadrature.weights()).map(|(x, w)| w * x.powi(k)).sum::<f64>();
            for (k, want, within) in [(0, 1.0, 1e-14), (1, 0.0, 1e-14), (2, 1.0, 1e-6), (4, 3.0, 1e-5), (6, 15.0, 1e-3)] {
                assert!((moment(k) - want).abs() < within, "{k}: {}", moment(k));
            }
            assert!(quadrature.is_symmetric());
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Quadrature::rectangular(2, -6.0, 6.0).is_err() && Quadrature::gauss_hermite(1000).is_err());
        for (low, high) in [(6.0, -6.0), (1.0, 2.0), (f64::NAN, 3.0), (f64::NEG_INFINITY, 6.0)] {
            assert!(Quadrature::rectangular(61, low, high).is_err());
        }
    }
}
