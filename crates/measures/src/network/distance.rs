//! How far apart people are: steps along ties, counted for sixty-four targets at once, one bit each.

use super::Network;
use super::adjacency::Adjacency;
use crate::Undefined;

/// How many targets are looked at at once: the bits of a word.
const TARGETS: usize = u64::BITS as usize;
/// What passing bits on costs beside asking for them.
const PUSH_COST: usize = 2;

/// What the distances among all nodes say; nobody is counted as distant from themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Distances {
    harmonic: Vec<f64>,
    pairs: u64,
    total: u64,
    longest: u32,
}

impl Distances {
    /// Harmonic closeness of every node: Σ 1 / distance to each other, 0 for one out of reach; along the ties if directed.
    pub fn harmonic(&self) -> &[f64] {
        &self.harmonic
    }

    /// How many ordered pairs are connected by a path.
    pub fn connected_pairs(&self) -> u64 {
        self.pairs
    }

    /// The mean distance of the pairs that are connected.
    ///
    /// Errors: `TooFew` (no pair is connected).
    pub fn mean(&self) -> Result<f64, Undefined> {
        if self.pairs == 0 { Err(Undefined::TooFew { n: 0, needed: 1 }) } else { Ok(self.total as f64 / self.pairs as f64) }
    }

    /// The longest of the distances; 0 where nobody is connected with another.
    pub fn diameter(&self) -> u32 {
        self.longest
    }
}

impl Network {
    /// Distances: the fewest steps from everybody to everybody else.
    ///
    /// Formula   harmonic closeness Σ 1 / dᵥₜ; mean and greatest of the finite dᵥₜ, v ≠ t
    /// Input     any network; a path follows the direction of ties if they have one
    /// Output    closeness between 0 and n − 1 per node; mean ≥ 1; diameter in steps
    /// Errors    none here (`mean` is undefined where no two are connected)
    /// Caution   pairs without a path are left out of mean and diameter: a network in pieces can look close-knit. Look at the
    ///           number of components, too
    /// Source    Marchiori & Latora (2000), Physica A 285, 539–546; Boldi & Vigna (2014), Internet Mathematics 10, 222–262.
    ///           Checked: reference/net_karate.json, net_advice_directed.json
    pub fn distances(&self) -> Distances {
        let n = self.nodes();
        let mut found = Distances { harmonic: vec![0.0; n], pairs: 0, total: 0, longest: 0 };
        let mut wave = Wave::new(n);
        for first in (0..n).step_by(TARGETS) {
            wave.toward(&self.out, self.backward(), first..n.min(first + TARGETS), &mut found);
        }
        found
    }
}

/// Nodes that have a path to each of the targets, growing step by step.
struct Wave {
    /// One bit per target to which a node has a path.
    has: Vec<u64>,
    /// The bits gained in the last step, and who gained them.
    gained: Vec<u64>,
    front: Vec<u32>,
    offered: Vec<u64>,
    touched: Vec<u32>,
    open: Vec<u32>,
}

impl Wave {
    fn new(n: usize) -> Self {
        Self { has: vec![0; n], gained: vec![0; n], front: Vec::new(), offered: vec![0; n], touched: Vec::new(), open: Vec::new() }
    }

    fn toward(&mut self, out: &Adjacency, into: &Adjacency, targets: std::ops::Range<usize>, found: &mut Distances) {
        let missing = TARGETS - targets.len();
        // Bits without a target count as reached, so that a node that has all others is done.
        self.has.fill(!(u64::MAX >> missing));
        self.open.clear();
        self.open.extend(0..self.has.len() as u32);
        self.front.clear();
        for (bit, t) in targets.enumerate() {
            self.has[t] |= 1 << bit;
            self.gained[t] = 1 << bit;
            self.front.push(t as u32);
        }
        let mut open_arcs = out.arcs();
        let mut step = 0_u32;
        while !self.front.is_empty() {
            step += 1;
            let told: usize = self.front.iter().map(|u| into.degree(*u as usize)).sum();
            let next = if PUSH_COST * told < open_arcs { self.tell(into) } else { self.ask(out, &mut open_arcs) };
            self.front.iter().for_each(|u| self.gained[*u as usize] = 0);
            self.front.clear();
            for (v, bits) in next {
                self.has[v as usize] |= bits;
                self.gained[v as usize] = bits;
                self.front.push(v);
                let count = u64::from(bits.count_ones());
                found.harmonic[v as usize] += count as f64 / f64::from(step);
                found.pairs += count;
                found.total += count * u64::from(step);
                found.longest = found.longest.max(step);
            }
        }
    }

    /// Those who gained tell everybody with a tie to them.
    fn tell(&mut self, into: &Adjacency) -> Vec<(u32, u64)> {
        for u in &self.front {
            let bits = self.gained[*u as usize];
            for w in into.of(*u as usize) {
                let offered = &mut self.offered[*w as usize];
                if *offered == 0 {
                    self.touched.push(*w);
                }
                *offered |= bits;
            }
        }
        let (has, offered) = (&self.has, &mut self.offered);
        self.touched
            .drain(..)
            .map(|w| (w, std::mem::take(&mut offered[w as usize]) & !has[w as usize]))
            .filter(|(_, bits)| *bits != 0)
            .collect()
    }

    /// Those who miss something ask everybody they have a tie to.
    fn ask(&mut self, out: &Adjacency, open_arcs: &mut usize) -> Vec<(u32, u64)> {
        let mut next = Vec::new();
        *open_arcs = 0;
        let has = &self.has;
        self.open.retain(|v| {
            let before = has[*v as usize];
            if before == u64::MAX {
                return false;
            }
            let neighbors = out.of(*v as usize);
            let bits = neighbors.iter().fold(0, |bits, u| bits | has[*u as usize]) & !before;
            if bits != 0 {
                next.push((*v, bits));
            }
            let still_open = before | bits != u64::MAX;
            *open_arcs += if still_open { neighbors.len() } else { 0 };
            still_open
        });
        next
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_one_way_is_no_path_back() {
        let network = Network::new(4, Kind::Directed, &[(0, 1), (1, 2), (1, 1)]).unwrap();
        let distances = network.distances();
        assert_eq!((distances.connected_pairs(), distances.diameter(), distances.mean()), (3, 2, Ok(4.0 / 3.0)));
        assert_eq!(distances.harmonic(), [1.5, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn where_nobody_is_connected_there_is_no_mean_distance() {
        for n in [0, 1, 5] {
            let distances = Network::new(n, Kind::Undirected, &[]).unwrap().distances();
            assert!(distances.mean().is_err() && distances.diameter() == 0);
        }
    }

    #[test]
    fn the_longest_may_lie_among_the_first_targets() {
        let ties: Vec<(usize, usize)> = (0..9).map(|i| (i, i + 1)).chain((10..99).map(|i| (i, 99))).collect();
        assert_eq!(Network::new(100, Kind::Undirected, &ties).unwrap().distances().diameter(), 9);
    }

    #[test]
    fn a_long_path_is_measured_from_end_to_end() {
        let ties: Vec<(usize, usize)> = (0..999).map(|i| (i, i + 1)).collect();
        let distances = Network::new(1000, Kind::Undirected, &ties).unwrap().distances();
        assert_eq!((distances.diameter(), distances.connected_pairs()), (999, 999_000));
        assert!((distances.mean().unwrap() - 1001.0 / 3.0).abs() < 1e-9);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn sixty_four_at_once_find_what_going_from_one_to_the_next_finds(
            n in 1_usize..150, ties in prop::collection::vec((0_usize..150, 0_usize..150), 0..400), directed in any::<bool>()) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let kind = if directed { Kind::Directed } else { Kind::Undirected };
            let found = Network::new(n, kind, &ties).unwrap().distances();
            let (mut pairs, mut total, mut longest) = (0_u64, 0_u64, 0_u32);
            for v in 0..n {
                let mut steps = vec![u32::MAX; n];
                steps[v] = 0;
                loop {
                    let before = steps.clone();
                    for (a, b) in &ties {
                        steps[*b] = steps[*b].min(steps[*a].saturating_add(1));
                        if !directed { steps[*a] = steps[*a].min(steps[*b].saturating_add(1)); }
                    }
                    if steps == before { break; }
                }
                let near: Vec<u32> = steps.into_iter().filter(|s| (1..u32::MAX).contains(s)).collect();
                prop_assert!((found.harmonic()[v] - near.iter().map(|s| 1.0 / f64::from(*s)).sum::<f64>()).abs() < 1e-9);
                pairs += near.len() as u64;
                total += near.iter().map(|s| u64::from(*s)).sum::<u64>();
                longest = longest.max(near.into_iter().max().unwrap_or(0));
            }
            prop_assert_eq!((found.connected_pairs(), found.diameter()), (pairs, longest));
            prop_assert_eq!(found.mean().ok(), (pairs > 0).then(|| total as f64 / pairs as f64));
        }
    }
}
