//! Who stands between others: on how many of the shortest paths of everybody else a node lies.
//!
//! Brandes' algorithm looks at the network from every node in turn. Here eight nodes look at once: a number per node becomes
//! a row of eight, what is fetched for one serves all eight, and the inner loop is a plain sum of rows without a decision.

mod order;
mod single;
mod view;

use super::adjacency::Adjacency;
use super::{Network, degree};
use crate::Undefined;
use std::num::NonZeroUsize;

/// Into how many parts the work is cut, whatever the number of threads, so that the sums do not depend on it.
const PARTS: usize = 16;

/// Betweenness of every node.
#[derive(Debug, Clone, PartialEq)]
pub struct Betweenness {
    values: Vec<f64>,
    directed: bool,
}

impl Betweenness {
    /// Number of shortest paths that pass, each pair of others sharing out one.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// As a share of the pairs of others: (n − 1)(n − 2) in a directed network, half of it in an undirected one.
    ///
    /// Errors: `TooFew` (fewer than 3 nodes).
    pub fn normalized(&self) -> Result<Vec<f64>, Undefined> {
        let pairs = self.pairs()?;
        Ok(self.values.iter().map(|b| b / pairs).collect())
    }

    /// Freeman's betweenness centralization: 1 for a star, 0 when all are alike.
    ///
    /// Formula   Σ (max b − bᵢ) / ( (n − 1) · pairs of others )
    /// Input     betweenness of all nodes
    /// Output    0 to 1; a directed network reaches 1 only if every tie of its star goes both ways
    /// Errors    `TooFew` (fewer than 3 nodes)
    /// Caution   one number for a whole network; look at who is in the middle, too
    /// Source    Freeman (1979), Social Networks 1, 215–239. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn centralization(&self) -> Result<f64, Undefined> {
        let pairs = self.pairs()?;
        Ok(degree::below_greatest(self.values.iter().copied()) / (pairs * (self.values.len() as f64 - 1.0)))
    }

    fn pairs(&self) -> Result<f64, Undefined> {
        let n = self.values.len();
        if n < 3 {
            return Err(Undefined::TooFew { n, needed: 3 });
        }
        let ordered = (n as f64 - 1.0) * (n as f64 - 2.0);
        Ok(if self.directed { ordered } else { ordered / 2.0 })
    }
}

impl Network {
    /// Betweenness: the share of the shortest paths of all other pairs that pass through a node, summed.
    ///
    /// Formula   bᵥ = Σ σₛₜ(v) / σₛₜ over s ≠ v ≠ t, ordered pairs if directed; σₛₜ counts shortest paths, σₛₜ(v) those through v
    /// Input     any network; parallel ties make parallel paths, ties with oneself none. `threads`: how many to work with
    /// Output    0 or more, one per node; the same to the last bit for any number of threads
    /// Errors    `TooLarge` (more than 10³⁰⁸ shortest paths between two nodes)
    /// Caution   a missing tie can change it a lot: where many did not answer, do not read a ranking from it
    /// Source    Freeman (1977), Sociometry 40, 35–41; Brandes (2001), Journal of Mathematical Sociology 25, 163–177.
    ///           Checked: reference/net_karate.json, net_advice_directed.json
    pub fn betweenness(&self, threads: NonZeroUsize) -> Result<Betweenness, Undefined> {
        let n = self.nodes();
        let (order, place) = self.nearby_numbers();
        let out = self.out.renumbered(&order, &place);
        let into = if self.is_directed() { Some(self.into.renumbered(&order, &place)) } else { None };
        let graph = Graph { out: &out, into: into.as_ref().unwrap_or(&out) };
        let threads = threads.get().min(PARTS);
        let part = |k: usize| n * k / PARTS..n * (k + 1) / PARTS;
        let share = |first: usize| -> Vec<Vec<f64>> {
            let mut view = view::View::new(n);
            (first..PARTS).step_by(threads).map(|k| view.dependencies(graph, part(k))).collect()
        };
        let shares: Vec<Vec<Vec<f64>>> = if threads == 1 {
            vec![share(0)]
        } else {
            std::thread::scope(|scope| {
                let start = |first| std::thread::Builder::new().spawn_scoped(scope, move || share(first)).ok();
                let others: Vec<_> = (1..threads).map(start).collect();
                let own = share(0);
                // What a thread that was refused or broke off left undone is done here.
                let done = |other: Option<std::thread::ScopedJoinHandle<'_, Vec<Vec<f64>>>>| other.and_then(|other| other.join().ok());
                let rest = others.into_iter().enumerate().map(|(i, other)| done(other).unwrap_or_else(|| share(i + 1)));
                std::iter::once(own).chain(rest).collect()
            })
        };
        let mut values = vec![0.0; n];
        for k in 0..PARTS {
            let sums = &shares[k % threads][k / threads];
            order.iter().zip(sums).for_each(|(v, sum)| values[*v as usize] += sum);
        }
        if !values.iter().all(|b| b.is_finite()) {
            return Err(Undefined::TooLarge);
        }
        if !self.is_directed() {
            // Every pair was looked at from both ends.
            values.iter_mut().for_each(|b| *b /= 2.0);
        }
        Ok(Betweenness { values, directed: self.is_directed() })
    }
}

#[derive(Clone, Copy)]
struct Graph<'a> {
    out: &'a Adjacency,
    into: &'a Adjacency,
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    const ONE: NonZeroUsize = NonZeroUsize::MIN;

    fn network(nodes: usize, kind: Kind, ties: &[(usize, usize)]) -> Network {
        Network::new(nodes, kind, ties).unwrap()
    }

    #[test]
    fn the_center_of_a_star_stands_between_all_others() {
        let star: Vec<(usize, usize)> = (1..6).map(|i| (0, i)).collect();
        let betweenness = network(6, Kind::Undirected, &star).betweenness(ONE).unwrap();
        assert_eq!(betweenness.values(), [10.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!((betweenness.normalized().unwrap()[0], betweenness.centralization()), (1.0, Ok(1.0)));
    }

    #[test]
    fn two_nodes_have_no_others() {
        for n in 0..3 {
            let betweenness = network(n, Kind::Directed, &[]).betweenness(ONE).unwrap();
            assert!(betweenness.normalized().is_err() && betweenness.centralization().is_err());
            assert_eq!(betweenness.values(), vec![0.0; n]);
        }
    }

    #[test]
    fn a_long_chain_is_looked_at_one_by_one_and_comes_out_the_same() {
        let n = 1000;
        let ties: Vec<(usize, usize)> = (0..n - 1).map(|i| (i, i + 1)).collect();
        let betweenness = network(n, Kind::Undirected, &ties).betweenness(ONE).unwrap();
        for (i, b) in betweenness.values().iter().enumerate() {
            assert!((b - (i * (n - 1 - i)) as f64).abs() < 1e-6, "{i}: {b}");
        }
    }

    #[test]
    fn too_many_paths_to_count_are_said_to_be_too_many() {
        // Diamonds in a row, each with four ways through: 4^512 paths is the first power that is no number any more.
        let diamonds = |count: usize| -> Vec<(usize, usize)> {
            (0..count).flat_map(|d| (1..5).flat_map(move |k| [(5 * d, 5 * d + k), (5 * d + k, 5 * d + 5)])).collect()
        };
        for kind in [Kind::Directed, Kind::Undirected] {
            assert_eq!(network(2561, kind, &diamonds(512)).betweenness(ONE), Err(Undefined::TooLarge));
        }
        assert!(network(2556, Kind::Directed, &diamonds(511)).betweenness(ONE).is_ok());
    }

    /// Straight from the definition: σₛᵥ σᵥₜ / σₛₜ wherever v lies on the way.
    fn by_definition(network: &Network) -> Vec<f64> {
        let n = network.nodes();
        let (mut far, mut paths) = (vec![vec![usize::MAX; n]; n], vec![vec![0.0; n]; n]);
        for s in 0..n {
            (far[s][s], paths[s][s]) = (0, 1.0);
            for d in 0..n {
                for v in (0..n).filter(|v| far[s][*v] == d).collect::<Vec<_>>() {
                    for w in network.out.of(v) {
                        let w = *w as usize;
                        if far[s][w] > d {
                            far[s][w] = d + 1;
                            paths[s][w] += paths[s][v];
                        }
                    }
                }
            }
        }
        let through = |s: usize, v: usize, t: usize| {
            let reached = far[s][t] != usize::MAX && far[s][v] != usize::MAX && far[v][t] != usize::MAX;
            if s != t && s != v && v != t && reached && far[s][v] + far[v][t] == far[s][t] {
                paths[s][v] * paths[v][t] / paths[s][t]
            } else {
                0.0
            }
        };
        let half = if network.is_directed() { 1.0 } else { 2.0 };
        (0..n).map(|v| (0..n).flat_map(|s| (0..n).map(move |t| (s, t))).map(|(s, t)| through(s, v, t)).sum::<f64>() / half).collect()
    }

    proptest! {
        #[test]
        fn the_rows_agree_with_the_definition(n in 1_usize..30, ties in prop::collection::vec((0_usize..30, 0_usize..30), 0..90), directed: bool) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let network = network(n, if directed { Kind::Directed } else { Kind::Undirected }, &ties);
            let betweenness = network.betweenness(ONE).unwrap();
            for (got, want) in betweenness.values().iter().zip(by_definition(&network)) {
                prop_assert!((got - want).abs() <= 1e-9 * (1.0 + want), "{} {}", got, want);
            }
            let several = network.betweenness(NonZeroUsize::new(3).unwrap()).unwrap();
            prop_assert_eq!(several, betweenness);
        }
    }
}
