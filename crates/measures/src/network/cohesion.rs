//! What holds a network together: its pieces, its inner core, its closed triangles, and whether it has a center and a rim.

use super::Network;
use crate::Undefined;

impl Network {
    /// Weak components: pieces with no tie between them, directions forgotten.
    ///
    /// Formula   numbered from 0 in the order of their first node
    /// Input     any network
    /// Output    the number of its component for every node; the count of components is one more than the greatest
    /// Errors    none
    /// Caution   in a directed network, being in one component does not mean that there is a path
    /// Source    Wasserman & Faust (1994), ch. 4. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn components(&self) -> Vec<usize> {
        let mut component = vec![usize::MAX; self.nodes()];
        let (mut count, mut stack) = (0, Vec::new());
        for v in 0..self.nodes() {
            if component[v] != usize::MAX {
                continue;
            }
            component[v] = count;
            stack.push(v);
            while let Some(u) = stack.pop() {
                for w in self.simple.of(u) {
                    if component[*w as usize] == usize::MAX {
                        component[*w as usize] = count;
                        stack.push(*w as usize);
                    }
                }
            }
            count += 1;
        }
        component
    }

    /// Coreness: the greatest k such that a node is in a group in which everybody has at least k ties.
    ///
    /// Formula   nodes of least degree are taken away one after the other; the greatest degree at which one left is its coreness
    /// Input     any network; a directed one is collapsed first. A tie with oneself counts 2 and never leaves
    /// Output    0 for an isolate, otherwise 1 or more
    /// Errors    none
    /// Caution   a core may fall into several pieces
    /// Source    Seidman (1983), Social Networks 5, 269–287; Batagelj & Zaveršnik (2003). Checked: reference/net_karate.json,
    ///           net_advice_directed.json
    pub fn coreness(&self) -> Vec<usize> {
        let n = self.nodes();
        let mut left: Vec<usize> = (0..n).map(|v| self.collapsed.degree(v)).collect();
        // Nodes sorted by what they have left; `begin[d]` is where those with d begin, `place` where each node is.
        let mut begin = vec![0_usize; left.iter().max().map_or(0, |d| d + 1) + 1];
        left.iter().for_each(|d| begin[d + 1] += 1);
        for d in 1..begin.len() {
            begin[d] += begin[d - 1];
        }
        let (mut sorted, mut place, mut next) = (vec![0_usize; n], vec![0_usize; n], begin.clone());
        for v in 0..n {
            place[v] = next[left[v]];
            sorted[place[v]] = v;
            next[left[v]] += 1;
        }
        for i in 0..n {
            let v = sorted[i];
            for u in self.collapsed.of(v) {
                let u = *u as usize;
                if left[u] > left[v] {
                    // Swapped with the first of its degree, which then begins one later.
                    let (first, of) = (begin[left[u]], place[u]);
                    let other = sorted[first];
                    (sorted[first], sorted[of]) = (u, other);
                    (place[u], place[other]) = (first, of);
                    begin[left[u]] += 1;
                    left[u] -= 1;
                }
            }
        }
        left
    }

    /// Global transitivity: the share of "two friends of one person" who are friends themselves.
    ///
    /// Formula   3 · triangles / paths of two ties
    /// Input     any network; directions forgotten, duplicates merged, ties with oneself dropped
    /// Output    0 to 1
    /// Errors    `TooFew` (no node with two neighbors)
    /// Caution   well-connected nodes weigh most; not the mean of the local coefficients
    /// Source    Newman, Strogatz & Watts (2001), Physical Review E 64, 026118. Checked: reference/net_karate.json,
    ///           net_advice_directed.json
    pub fn transitivity(&self) -> Result<f64, Undefined> {
        let paths: u128 = (0..self.nodes()).map(|v| self.simple.degree(v) as u128).map(|d| d * d.saturating_sub(1) / 2).sum();
        if paths == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        // Ties point from the less to the better connected node, so that a hub's long list is never walked for each of its ties.
        let rank = |v: usize| (self.simple.degree(v), v);
        let mut mark = vec![usize::MAX; self.nodes()];
        let upward: Vec<Vec<u32>> =
            (0..self.nodes()).map(|v| self.simple.of(v).iter().copied().filter(|u| rank(*u as usize) > rank(v)).collect()).collect();
        let mut triangles = 0_u128;
        for v in 0..self.nodes() {
            upward[v].iter().for_each(|u| mark[*u as usize] = v);
            triangles += upward[v].iter().flat_map(|u| &upward[*u as usize]).filter(|w| mark[**w as usize] == v).count() as u128;
        }
        Ok(3.0 * triangles as f64 / paths as f64)
    }

    /// Core and periphery by degree: how well "tied when both have many ties" describes who is tied to whom.
    ///
    /// Formula   correlation over all pairs of aᵢⱼ (1 if tied) with dᵢ dⱼ
    /// Input     any network; directions forgotten, duplicates merged, ties with oneself dropped
    /// Output    −1 to 1; near 1 for a core that is tied with everybody
    /// Errors    `TooFew` (fewer than 3 nodes), `NoVariance` (all or no pairs tied, or all dᵢ dⱼ equal)
    /// Caution   takes degree as coreness and does not search for the best fitting core
    /// Source    Borgatti & Everett (1999), Social Networks 21, 375–395, with degree for the coreness. Checked:
    ///           reference/net_karate.json, net_advice_directed.json
    pub fn core_periphery(&self) -> Result<f64, Undefined> {
        let n = self.require_nodes(3)?;
        // Sums over all pairs from sums over nodes; degrees, and so all of this, are whole numbers: exact in 128 bits.
        let degree = |v: usize| self.simple.degree(v) as u128;
        let power = |p: u32| (0..self.nodes()).try_fold(0_u128, |sum, v| degree(v).checked_pow(p).and_then(|d| sum.checked_add(d)));
        let sums = [1, 2, 4].map(|p| power(p).ok_or(Undefined::TooLarge));
        let [one, two, four] = sums;
        let (one, two, four) = (one?, two?, four?);
        let pairs = (n * (n - 1.0) / 2.0) as u128;
        let ties = self.simple.arcs() as u128 / 2;
        let products = (one * one - two) / 2;
        let squares = (two.checked_mul(two).ok_or(Undefined::TooLarge)? - four) / 2;
        let along: u128 =
            (0..self.nodes()).map(|v| self.simple.of(v).iter().map(|u| degree(v) * degree(*u as usize)).sum::<u128>()).sum::<u128>() / 2;
        let spread = |square: u128, sum: u128| -> Result<f64, Undefined> {
            let (all, mean) = (pairs.checked_mul(square).ok_or(Undefined::TooLarge)?, sum.checked_mul(sum).ok_or(Undefined::TooLarge)?);
            if all <= mean { Err(Undefined::NoVariance) } else { Ok((all - mean) as f64) }
        };
        let (tied, weight) = (spread(ties, ties)?, spread(squares, products)?);
        let (together, apart) =
            (pairs.checked_mul(along).ok_or(Undefined::TooLarge)?, ties.checked_mul(products).ok_or(Undefined::TooLarge)?);
        let covariance = if together >= apart { (together - apart) as f64 } else { -((apart - together) as f64) };
        Ok((covariance / (tied.sqrt() * weight.sqrt())).clamp(-1.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn network(nodes: usize, ties: &[(usize, usize)]) -> Network {
        Network::new(nodes, Kind::Undirected, ties).unwrap()
    }

    #[test]
    fn pieces_are_numbered_by_their_first_node() {
        assert_eq!(network(5, &[(4, 1), (2, 3)]).components(), [0, 1, 2, 2, 1]);
        assert!(network(0, &[]).components().is_empty());
    }

    #[test]
    fn the_core_is_what_stays_when_the_rim_goes() {
        assert_eq!(network(5, &[(0, 1), (1, 2), (2, 0), (2, 3)]).coreness(), [2, 2, 2, 1, 0]);
        // igraph 1.3.5: duplicates and ties with oneself count, as long as the network is undirected.
        let ties = [(0, 1), (0, 1), (1, 2), (2, 0), (2, 3), (3, 3), (3, 2), (3, 4), (1, 0)];
        assert_eq!(network(6, &ties).coreness(), [4, 4, 4, 4, 1, 0]);
        assert_eq!(Network::new(6, Kind::Directed, &ties).unwrap().coreness(), [2, 2, 2, 2, 1, 0]);
        assert_eq!(network(1, &[(0, 0)]).coreness(), [2]);
    }

    #[test]
    fn a_triangle_is_closed_a_star_open_and_a_pair_neither() {
        assert_eq!(network(3, &[(0, 1), (1, 2), (2, 0), (1, 0)]).transitivity(), Ok(1.0));
        assert_eq!(network(4, &[(0, 1), (0, 2), (0, 3)]).transitivity(), Ok(0.0));
        assert!(network(4, &[(0, 1), (2, 3)]).transitivity().is_err());
    }

    #[test]
    fn a_ring_a_full_network_and_an_empty_one_have_no_core() {
        let full: Vec<(usize, usize)> = (0..4).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        for ties in [vec![], full, vec![(0, 1), (1, 2), (2, 3), (3, 0)]] {
            assert_eq!(network(4, &ties).core_periphery(), Err(Undefined::NoVariance));
        }
        assert!(network(2, &[(0, 1)]).core_periphery().is_err());
        assert!((network(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]).core_periphery().unwrap() - 1.0).abs() < 1e-12);
    }
}
