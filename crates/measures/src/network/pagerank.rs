//! Standing that is passed on along ties: to be named by those who are named.

use super::Network;
use crate::Undefined;

/// Brin and Page's share of steps that follow a tie.
pub const DAMPING: f64 = 0.85;
/// Each sweep takes off at least the part 1 − damping of the error, so that this is plenty up to a damping of 0.995.
const MOST_SWEEPS: usize = 10_000;
/// Settled when a sweep moves no more than this part of the whole: a few roundings.
const SETTLED: f64 = 1e-15;

impl Network {
    /// PageRank: where somebody is found who follows ties at random and now and then starts anew anywhere.
    ///
    /// Formula   rᵥ = (1 − d) / n + d ( Σᵤ rᵤ aᵤᵥ / outdegreeᵤ + Σ rᵤ of those without ties / n )
    /// Input     any network; duplicates count, a tie with oneself too (twice when undirected). `damping` d in (0, 1)
    /// Output    one share per node, summing to 1
    /// Errors    `TooFew` (no node), `OutOfRange` (damping), `NotConverged` (damping all but 1)
    /// Caution   mostly follows the indegree; where the two differ, look at why
    /// Source    Brin & Page (1998), Computer Networks 30, 107–117. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn page_rank(&self, damping: f64) -> Result<Vec<f64>, Undefined> {
        self.require_nodes(1)?;
        if !(damping > 0.0 && damping < 1.0) {
            return Err(Undefined::OutOfRange { what: "damping", value: damping, low: 0.0, high: 1.0 });
        }
        // Starting anew adds the same to everybody, and so do those without ties: both only scale the solution of
        // r = 1 + d Σ r a / outdegree, found sweep by sweep with the news of each node used at once.
        let passed: Vec<f64> =
            (0..self.nodes()).map(|v| if self.out.degree(v) == 0 { 0.0 } else { damping / self.out.degree(v) as f64 }).collect();
        let mut gives: Vec<f64> = passed.clone();
        let mut rank = vec![1.0; self.nodes()];
        for _ in 0..MOST_SWEEPS {
            let (mut moved, mut total) = (0.0, 0.0);
            for v in 0..self.nodes() {
                let new = 1.0 + self.backward().of(v).iter().map(|u| gives[*u as usize]).sum::<f64>();
                moved += (new - rank[v]).abs();
                total += new;
                rank[v] = new;
                gives[v] = new * passed[v];
            }
            if moved <= SETTLED * total {
                return Ok(rank.iter().map(|r| r / total).collect());
            }
        }
        Err(Undefined::NotConverged)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_ties_all_are_equal_and_without_nodes_there_is_no_rank() {
        assert_eq!(Network::new(4, Kind::Directed, &[]).unwrap().page_rank(DAMPING), Ok(vec![0.25; 4]));
        assert!(Network::new(0, Kind::Directed, &[]).unwrap().page_rank(DAMPING).is_err());
        assert!(Network::new(1, Kind::Directed, &[]).unwrap().page_rank(f64::NAN).is_err());
    }

    #[test]
    fn ties_with_oneself_are_treated_as_in_igraph() {
        let ties = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 3)];
        let directed = Network::new(5, Kind::Directed, &ties).unwrap().page_rank(DAMPING).unwrap();
        let undirected = Network::new(5, Kind::Undirected, &ties).unwrap().page_rank(DAMPING).unwrap();
        assert!((directed[3] - 0.6211551355598).abs() < 1e-12 && (undirected[3] - 0.2703782394626).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_ranks_sum_to_one_and_satisfy_their_equation(n in 1_usize..40, ties in prop::collection::vec((0_usize..40, 0_usize..40), 0..120), damping in 0.05..0.99_f64) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let network = Network::new(n, Kind::Directed, &ties).unwrap();
            let rank = network.page_rank(damping).unwrap();
            prop_assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let stuck: f64 = (0..n).filter(|v| network.out.degree(*v) == 0).map(|v| rank[v]).sum();
            for v in 0..n {
                let along: f64 = network.into.of(v).iter().map(|u| rank[*u as usize] / network.out.degree(*u as usize) as f64).sum();
                prop_assert!((rank[v] - (1.0 - damping) / n as f64 - damping * (along + stuck / n as f64)).abs() < 1e-12);
            }
        }
    }
}
