//! Standing in the eyes of those who have standing: everybody's score is the sum of the scores of those they are tied with.

use super::Network;
use crate::Undefined;
use nalgebra::DMatrix;

/// How many directions the search keeps before it starts anew from the best of them.
const DIRECTIONS: usize = 60;
/// Restarts; only networks like a very long chain need more than a handful.
const MOST_RESTARTS: usize = 400;
/// The part of the eigenvalue that may be left over; the eigenvalue itself is then right to the last digits.
const SETTLED: f64 = 1e-14;
/// Two components whose eigenvalues differ by less than this part count as equally strong.
const EQUAL: f64 = 1e-12;

impl Network {
    /// Eigenvector centrality, directions forgotten.
    ///
    /// Formula   A x = λ x for the greatest λ, scaled so that the greatest x is 1
    /// Input     any network; a directed one is collapsed first (duplicates merged). A tie with oneself counts twice
    /// Output    0 to 1, one per node; 0 outside the component with the greatest λ; 1 for all where there is no tie
    /// Errors    `TooFew` (no node), `NotConverged` (two eigenvalues all but equal within one component)
    /// Caution   in a network in pieces only one piece has standing. Several pieces with the very same λ leave the answer open;
    ///           then each has its share of the degrees' projection, as an iteration from the degrees would give
    /// Source    Bonacich (1972), Journal of Mathematical Sociology 2, 113–120; Lanczos (1950). Checked:
    ///           reference/net_karate.json, net_advice_directed.json
    pub fn eigenvector(&self) -> Result<Vec<f64>, Undefined> {
        self.require_nodes(1)?;
        let n = self.nodes();
        if self.ties.is_empty() {
            return Ok(vec![1.0; n]);
        }
        let component = self.components();
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); component.iter().max().map_or(0, |c| c + 1)];
        component.iter().enumerate().for_each(|(v, c)| members[*c].push(v as u32));
        // λ is at most the greatest degree: with the most promising first, most pieces need not be looked at.
        let bound = |of: &Vec<u32>| of.iter().map(|v| self.collapsed.degree(*v as usize)).max().unwrap_or(0);
        members.sort_by_key(|of| std::cmp::Reverse(bound(of)));
        let mut found: Vec<(f64, &[u32], Vec<f64>)> = Vec::new();
        let mut place = vec![0_u32; n];
        let mut strongest = 0.0_f64;
        for of in &members {
            if (bound(of) as f64) < strongest * (1.0 - EQUAL) || bound(of) == 0 {
                break;
            }
            let (value, vector) = self.principal(of, &mut place)?;
            strongest = strongest.max(value);
            found.push((value, of, vector));
        }
        let mut scores = vec![0.0; n];
        for (_, of, vector) in found.iter().filter(|(value, ..)| *value >= strongest * (1.0 - EQUAL)) {
            let along: f64 = of.iter().zip(vector).map(|(v, x)| self.collapsed.degree(*v as usize) as f64 * x).sum();
            of.iter().zip(vector).for_each(|(v, x)| scores[*v as usize] = along * x);
        }
        let greatest = scores.iter().copied().fold(0.0, f64::max);
        if greatest > 0.0 { Ok(scores.iter().map(|x| x / greatest).collect()) } else { Err(Undefined::NotConverged) }
    }

    /// The greatest eigenvalue of one component and its vector of length 1, none of which is negative.
    fn principal(&self, of: &[u32], place: &mut [u32]) -> Result<(f64, Vec<f64>), Undefined> {
        of.iter().enumerate().for_each(|(i, v)| place[*v as usize] = i as u32);
        let times = |x: &[f64]| -> Vec<f64> {
            of.iter().map(|v| self.collapsed.of(*v as usize).iter().map(|u| x[place[*u as usize] as usize]).sum()).collect()
        };
        let mut start: Vec<f64> = of.iter().map(|v| self.collapsed.degree(*v as usize) as f64).collect();
        let keep = DIRECTIONS.min(of.len());
        for _ in 0..MOST_RESTARTS {
            let length = norm(&start);
            let mut basis: Vec<Vec<f64>> = vec![start.iter().map(|x| x / length).collect()];
            let (mut diagonal, mut beside): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
            loop {
                let mut next = times(&basis[basis.len() - 1]);
                diagonal.push(dot(&next, &basis[basis.len() - 1]));
                // Twice, since once leaves rounding behind that grows with every direction.
                for _ in 0..2 {
                    for b in &basis {
                        let along = dot(&next, b);
                        next.iter_mut().zip(b).for_each(|(x, y)| *x -= along * y);
                    }
                }
                let left = norm(&next);
                beside.push(left);
                if basis.len() == keep || left <= SETTLED * diagonal.iter().fold(1.0, |a: f64, d| a.max(d.abs())) {
                    break;
                }
                basis.push(next.iter().map(|x| x / left).collect());
            }
            let k = basis.len();
            let small = DMatrix::from_fn(k, k, |i, j| {
                if i == j {
                    diagonal[i]
                } else if i.abs_diff(j) == 1 {
                    beside[i.min(j)]
                } else {
                    0.0
                }
            });
            let eigen = small.symmetric_eigen();
            let best = eigen.eigenvalues.imax();
            let (value, weights) = (eigen.eigenvalues[best], eigen.eigenvectors.column(best));
            let mut vector = vec![0.0; of.len()];
            for (b, weight) in basis.iter().zip(weights.iter()) {
                vector.iter_mut().zip(b).for_each(|(x, y)| *x += weight * y);
            }
            // The first vector has one sign throughout; what rounding left on the other side is 0.
            let sign = if vector.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
            vector.iter_mut().for_each(|x| *x = (*x * sign).max(0.0));
            if beside[k - 1] * weights[k - 1].abs() <= SETTLED * value || k == of.len() {
                return Ok((value, vector));
            }
            start = vector;
        }
        Err(Undefined::NotConverged)
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    fn eigenvector(nodes: usize, ties: &[(usize, usize)]) -> Vec<f64> {
        Network::new(nodes, Kind::Undirected, ties).unwrap().eigenvector().unwrap()
    }

    #[test]
    fn without_ties_all_are_alike_and_without_nodes_there_is_nobody() {
        assert_eq!(eigenvector(3, &[]), [1.0; 3]);
        assert!(Network::new(0, Kind::Undirected, &[]).unwrap().eigenvector().is_err());
    }

    #[test]
    fn only_the_strongest_piece_has_standing_and_equal_pieces_share_it() {
        assert_eq!(eigenvector(6, &[(0, 1), (2, 3), (3, 4), (4, 2)])[..2], [0.0, 0.0]);
        let shared = eigenvector(5, &[(0, 1), (2, 3)]);
        assert!(shared[..4].iter().all(|x| (x - 1.0).abs() < 1e-12) && shared[4] == 0.0);
    }

    #[test]
    fn a_tie_with_oneself_counts_twice_as_in_igraph() {
        let scores = eigenvector(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 3)]);
        assert!((scores[0] - 0.403031716763).abs() < 1e-11 && (scores[2] - 0.675130870567).abs() < 1e-11 && scores[3] == 1.0);
    }

    #[test]
    fn a_long_chain_has_the_sine_of_its_length() {
        let n = 400;
        let ties: Vec<(usize, usize)> = (0..n - 1).map(|i| (i, i + 1)).collect();
        let sine = |i: usize| ((i + 1) as f64 * std::f64::consts::PI / (n + 1) as f64).sin();
        for (i, x) in eigenvector(n, &ties).iter().enumerate() {
            assert!((x - sine(i) / sine(n / 2)).abs() < 1e-8, "{i}: {x}");
        }
    }

    proptest! {
        #[test]
        fn the_scores_are_within_zero_and_one_and_reproduce_themselves(n in 2_usize..120, ties in prop::collection::vec((0_usize..120, 0_usize..120), 1..400)) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let network = Network::new(n, Kind::Undirected, &ties).unwrap();
            let scores = network.eigenvector().unwrap();
            prop_assert!(scores.iter().all(|x| (0.0..=1.0).contains(x)) && scores.contains(&1.0));
            let times: Vec<f64> = (0..n).map(|v| network.collapsed.of(v).iter().map(|u| scores[*u as usize]).sum()).collect();
            let value = times.iter().zip(&scores).map(|(a, b)| a * b).sum::<f64>() / scores.iter().map(|x| x * x).sum::<f64>();
            for (a, b) in times.iter().zip(&scores) {
                prop_assert!((a - value * b).abs() < 1e-9 * value, "{} {}", a, value * b);
            }
        }
    }
}
