//! How many ties everybody has, and how much the network turns around one of them.

use super::{Kind, Network};
use crate::Undefined;

/// Which ties of a node count. In an undirected network all three are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    In,
    Out,
    All,
}

/// What could be seen of one node when not everybody answered; others counted once each, the node itself never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// How many it named; `None` when it did not answer.
    pub sent: Option<u64>,
    /// By how many of those who answered it was named.
    pub received: u64,
    /// How many others answered, and so could have named it.
    pub could_receive: u64,
}

impl Seen {
    /// Named by this share of those who could have.
    pub fn received_share(&self) -> Result<f64, Undefined> {
        if self.could_receive == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        Ok(self.received as f64 / self.could_receive as f64)
    }
}

impl Network {
    /// Degree: the number of ties of every node.
    ///
    /// Formula   a count; a tie with oneself adds 2 to `All` (1 to `In` and `Out` of a directed network); duplicates count
    /// Input     any network
    /// Output    one count per node; 0 marks an isolate
    /// Errors    none
    /// Caution   takes the ties as given: where some did not answer, use `seen`
    /// Source    Freeman (1979), Social Networks 1, 215–239. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn degrees(&self, direction: Direction) -> Vec<u64> {
        let of = |v: usize| match (self.kind, direction) {
            (Kind::Undirected, _) | (_, Direction::Out) => self.out.degree(v),
            (_, Direction::In) => self.into.degree(v),
            (_, Direction::All) => self.out.degree(v) + self.into.degree(v),
        };
        (0..self.nodes()).map(|v| of(v) as u64).collect()
    }

    /// How many nodes have no tie at all, not even with themselves.
    pub fn isolates(&self) -> usize {
        self.degrees(Direction::All).iter().filter(|d| **d == 0).count()
    }

    /// Degrees out of what could be observed.
    ///
    /// Formula   received: distinct others who answered and named the node (undirected: are tied to it), of those who answered
    /// Input     any network, with those who did not answer marked
    /// Output    one `Seen` per node
    /// Errors    none (`Seen::received_share` is undefined where no other answered)
    /// Caution   a node that did not answer still has a received degree, seen through the others
    /// Source    Borgatti & Molina (2003), Journal of Applied Behavioral Science 39, 337–349. Checked: unit tests below
    pub fn seen(&self) -> Vec<Seen> {
        let answers = self.answered.iter().filter(|a| **a).count() as u64;
        let others = |list: &[u32], v: usize, count: &dyn Fn(usize) -> bool| {
            let mut last = None;
            let distinct = list.iter().filter(|u| last.replace(**u) != Some(**u));
            distinct.filter(|u| **u as usize != v && count(**u as usize)).count() as u64
        };
        (0..self.nodes())
            .map(|v| Seen {
                sent: self.answered[v].then(|| others(self.out.of(v), v, &|_| true)),
                received: others(self.backward().of(v), v, &|u| self.answered[u]),
                could_receive: answers - u64::from(self.answered[v]),
            })
            .collect()
    }

    /// Freeman's degree centralization, directions forgotten: 1 for a star, 0 when all have the same.
    ///
    /// Formula   Σ (max d − dᵢ) / ( (n − 1)(n − 2) )
    /// Input     any network; a directed one is collapsed first (duplicates merged), an undirected one taken as it is
    /// Output    0 to 1 without duplicates and ties with oneself
    /// Errors    `TooFew` (fewer than 3 nodes)
    /// Caution   other programs divide by another maximum when ties with oneself are allowed
    /// Source    Freeman (1979), Social Networks 1, 215–239. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn degree_centralization(&self) -> Result<f64, Undefined> {
        let n = self.require_nodes(3)?;
        let degrees = (0..self.nodes()).map(|v| self.collapsed.degree(v) as f64);
        Ok(below_greatest(degrees) / ((n - 1.0) * (n - 2.0)))
    }

    /// Freeman's centralization of the received ties: 1 when everybody names one node and nobody else.
    ///
    /// Formula   Σ (max d − dᵢ) / (n − 1)², d the indegree
    /// Input     a directed network; of an undirected one the degree is taken
    /// Output    0 to 1 without duplicates and ties with oneself
    /// Errors    `TooFew` (fewer than 2 nodes)
    /// Caution   igraph's own maximum allows ties with oneself and is larger, n (n − 1)
    /// Source    Freeman (1979), Social Networks 1, 215–239. Checked: reference/net_advice_directed.json
    pub fn indegree_centralization(&self) -> Result<f64, Undefined> {
        let n = self.require_nodes(2)?;
        let degrees = self.degrees(Direction::In).into_iter().map(|d| d as f64);
        Ok(below_greatest(degrees) / ((n - 1.0) * (n - 1.0)))
    }
}

/// Σ (greatest − each): Freeman's numerator.
pub(super) fn below_greatest(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let greatest = values.clone().fold(0.0, f64::max);
    values.map(|x| greatest - x).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_wholly_centralized_and_a_ring_not_at_all() {
        let star: Vec<(usize, usize)> = (1..6).map(|i| (i, 0)).collect();
        let ring: Vec<(usize, usize)> = (0..6).map(|i| (i, (i + 1) % 6)).collect();
        for kind in [Kind::Directed, Kind::Undirected] {
            assert_eq!(Network::new(6, kind, &star).unwrap().degree_centralization(), Ok(1.0));
            assert_eq!(Network::new(6, kind, &ring).unwrap().degree_centralization(), Ok(0.0));
        }
        assert_eq!(Network::new(6, Kind::Directed, &star).unwrap().indegree_centralization(), Ok(1.0));
        assert!(Network::new(2, Kind::Directed, &[(0, 1)]).unwrap().degree_centralization().is_err());
        assert!(Network::new(1, Kind::Directed, &[]).unwrap().indegree_centralization().is_err());
    }

    #[test]
    fn a_tie_with_oneself_counts_twice_and_is_no_isolate() {
        let network = Network::new(3, Kind::Directed, &[(0, 0), (0, 1), (0, 1)]).unwrap();
        assert_eq!(network.degrees(Direction::All), [4, 2, 0]);
        assert_eq!((network.degrees(Direction::In), network.degrees(Direction::Out)), (vec![1, 2, 0], vec![3, 0, 0]));
        assert_eq!(network.isolates(), 1);
    }

    #[test]
    fn whoever_did_not_answer_is_seen_through_the_others() {
        let network = Network::new(4, Kind::Directed, &[(0, 3), (0, 3), (1, 3), (2, 2), (3, 0)]).unwrap().without_answers_of(&[3]).unwrap();
        let seen = network.seen();
        assert_eq!(seen[3], Seen { sent: None, received: 2, could_receive: 3 });
        assert_eq!(seen[0], Seen { sent: Some(1), received: 0, could_receive: 2 });
        assert_eq!(seen[2].sent, Some(0));
        let alone = Network::new(1, Kind::Directed, &[]).unwrap();
        assert!(alone.seen()[0].received_share().is_err());
    }
}
