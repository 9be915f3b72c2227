//! How many of the possible ties there are, and how many of them are returned.

use super::{Kind, Network};
use crate::Undefined;

/// Pairs of nodes by what is between them; duplicates merged, ties with oneself dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dyads {
    pub mutual: u64,
    pub asymmetric: u64,
    pub null: u64,
}

impl Network {
    /// Density: the share of the possible ties that exist.
    ///
    /// Formula   m / ( n (n − 1) ), undirected m / ( n (n − 1) / 2 ). With k nodes that did not answer, of the ties that could
    ///           be observed: directed (n − k)(n − 1), undirected n(n−1)/2 − k(k−1)/2 (seen if one of the two answered)
    /// Input     any network
    /// Output    0 to 1, unless duplicate ties or ties with oneself push it higher
    /// Errors    `TooFew` (fewer than 2 nodes, or nobody answered)
    /// Caution   falls as networks grow, since people have time for a few ties only: compare networks of one size
    /// Source    Wasserman & Faust (1994), ch. 4. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn density(&self) -> Result<f64, Undefined> {
        let n = self.require_nodes(2)?;
        let silent = self.answered.iter().filter(|a| !**a).count() as f64;
        let possible = match self.kind {
            Kind::Directed => (n - silent) * (n - 1.0),
            Kind::Undirected => (n * (n - 1.0) - silent * (silent - 1.0)) / 2.0,
        };
        if possible <= 0.0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        let seen = self.ties.iter().filter(|(a, b)| self.is_seen(*a, *b)).count();
        Ok(seen as f64 / possible)
    }

    /// Reciprocity: the share of ties that are returned.
    ///
    /// Formula   Σ min(aᵢⱼ, aⱼᵢ) over ordered pairs i ≠ j / ties that are not with oneself, aᵢⱼ the number of ties from i to j
    /// Input     a directed network; only ties between two nodes that both answered count
    /// Output    0 to 1; 1 for an undirected network
    /// Errors    `TooFew` (no such tie)
    /// Caution   rises with density by itself; compare with what chance would give (about the density)
    /// Source    Wasserman & Faust (1994), ch. 13; igraph `reciprocity` (mode "default"). Checked: reference/net_advice_directed.json
    pub fn reciprocity(&self) -> Result<f64, Undefined> {
        let counted = |a: u32, b: u32| a != b && self.answered(a as usize) && self.answered(b as usize);
        let ties = self.ties.iter().filter(|(a, b)| counted(*a, *b)).count();
        if ties == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if self.kind == Kind::Undirected {
            return Ok(1.0);
        }
        // Both lists are sorted, so that what they share is found in one walk along the two.
        let mut returned = 0_usize;
        for v in 0..self.nodes() {
            let (mut sent, mut received) = (self.out.of(v), self.into.of(v));
            while let ([s, sent_rest @ ..], [r, received_rest @ ..]) = (sent, received) {
                returned += usize::from(s == r && counted(v as u32, *s));
                if s <= r {
                    sent = sent_rest;
                }
                if r <= s {
                    received = received_rest;
                }
            }
        }
        Ok(returned as f64 / ties as f64)
    }

    /// Dyad census: pairs with ties both ways, one way, and none.
    ///
    /// Formula   a count; mutual + asymmetric + null = n (n − 1) / 2
    /// Input     any network; in an undirected one every tie is mutual. Duplicates merge, ties with oneself drop out
    /// Output    counts of pairs
    /// Errors    none
    /// Caution   whoever did not answer makes pairs look asymmetric or null
    /// Source    Holland & Leinhardt (1970), American Journal of Sociology 76, 492–513. Checked: reference/net_advice_directed.json
    pub fn dyads(&self) -> Dyads {
        let n = self.nodes() as u64;
        let connected = self.simple.arcs() as u64 / 2;
        let mutual = match self.kind {
            Kind::Undirected => connected,
            Kind::Directed => (0..self.nodes())
                .map(|v| self.simple.of(v).iter().filter(|u| (**u as usize) < v && self.bond(v, **u as usize) == BOTH).count() as u64)
                .sum(),
        };
        Dyads { mutual, asymmetric: connected - mutual, null: n * n.saturating_sub(1) / 2 - connected }
    }

    /// What is between two nodes: `TO`, `FROM`, `BOTH` or 0.
    pub(super) fn bond(&self, v: usize, u: usize) -> u8 {
        let sent = u8::from(self.out.of(v).binary_search(&(u as u32)).is_ok());
        let received = u8::from(self.backward().of(v).binary_search(&(u as u32)).is_ok());
        sent * TO + received * FROM
    }

    fn is_seen(&self, a: u32, b: u32) -> bool {
        self.answered(a as usize) || (self.kind == Kind::Undirected && self.answered(b as usize))
    }
}

/// A tie from the first of two nodes to the second.
pub(super) const TO: u8 = 1;
/// A tie from the second to the first.
pub(super) const FROM: u8 = 2;
pub(super) const BOTH: u8 = TO + FROM;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn directed(nodes: usize, ties: &[(usize, usize)]) -> Network {
        Network::new(nodes, Kind::Directed, ties).unwrap()
    }

    #[test]
    fn one_node_has_no_density_and_no_tie_no_reciprocity() {
        assert_eq!(directed(1, &[(0, 0)]).density(), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(directed(3, &[]).density(), Ok(0.0));
        assert_eq!(directed(3, &[(1, 1)]).reciprocity(), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert_eq!(directed(0, &[]).dyads(), Dyads { mutual: 0, asymmetric: 0, null: 0 });
    }

    #[test]
    fn duplicates_and_ties_with_oneself_are_treated_as_in_igraph() {
        // igraph 1.3.5 for this list: reciprocity 0.5, dyads 2, 3, 10, density 0.3.
        let network = directed(6, &[(0, 1), (0, 1), (1, 2), (2, 0), (2, 3), (3, 3), (3, 2), (3, 4), (1, 0)]);
        assert_eq!(network.reciprocity(), Ok(0.5));
        assert_eq!(network.dyads(), Dyads { mutual: 2, asymmetric: 3, null: 10 });
        assert_eq!(network.density(), Ok(0.3));
    }

    #[test]
    fn silence_is_not_counted_as_no_tie() {
        let ties = [(0, 1), (1, 0), (0, 2), (1, 2)];
        assert_eq!(directed(3, &ties).density(), Ok(4.0 / 6.0));
        let marked = directed(3, &ties).without_answers_of(&[2]).unwrap();
        assert_eq!((marked.density(), marked.reciprocity()), (Ok(1.0), Ok(1.0)));
        assert!(directed(3, &ties).without_answers_of(&[0, 1, 2]).unwrap().density().is_err());
        let undirected = Network::new(4, Kind::Undirected, &[(0, 1), (2, 3)]).unwrap().without_answers_of(&[2, 3]).unwrap();
        assert_eq!(undirected.density(), Ok(1.0 / 5.0));
    }

    proptest! {
        #[test]
        fn returned_ties_are_those_of_the_formula_whichever_way_all_ties_point(
            ties in prop::collection::vec((0_usize..6, 0_usize..6), 0..40), silent in prop::collection::vec(0_usize..6, 0..3)) {
            let turned: Vec<(usize, usize)> = ties.iter().rev().map(|(a, b)| (*b, *a)).collect();
            let one = directed(6, &ties).without_answers_of(&silent).unwrap();
            prop_assert_eq!(one.reciprocity(), directed(6, &turned).without_answers_of(&silent).unwrap().reciprocity());
            let count = |a: usize, b: usize| ties.iter().filter(|tie| **tie == (a, b)).count();
            let seen = |a: usize, b: usize| a != b && !silent.contains(&a) && !silent.contains(&b);
            let pairs: Vec<(usize, usize)> = (0..36).map(|i| (i / 6, i % 6)).filter(|(a, b)| seen(*a, *b)).collect();
            let all: usize = pairs.iter().map(|(a, b)| count(*a, *b)).sum();
            let returned: usize = pairs.iter().map(|(a, b)| count(*a, *b).min(count(*b, *a))).sum();
            prop_assert_eq!(one.reciprocity().ok(), (all > 0).then(|| returned as f64 / all as f64));
            let dyads = one.dyads();
            prop_assert_eq!(dyads.mutual + dyads.asymmetric + dyads.null, 15);
        }
    }
}
