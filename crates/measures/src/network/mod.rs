//! Networks: who works with whom, who asks whom for advice. From a list of ties to how dense the network is, who stands in
//! the middle, and which groups it falls into.
//!
//! Ties have no weight. Duplicate ties and ties of a node with itself stay in, as in igraph, where a measure counts ties
//! (number, density, degree, betweenness, PageRank, mixing), and are dropped where it asks only whether two nodes are
//! connected (distance, dyads, triads, transitivity, communities, core); each measure says which. A tie with itself adds 2
//! to the degree of its node.
//!
//! Whoever did not answer the survey sent ties that nobody saw: mark them with `without_answers_of`, or their silence is
//! counted as "no tie". Density, reciprocity and `Network::seen` keep to what could be observed; everything else takes the
//! ties as they are, which a page must say.

mod adjacency;
mod between;
mod cohesion;
mod community;
mod degree;
mod distance;
mod eigenvector;
mod greedy;
mod local_moves;
mod mixing;
mod pagerank;
mod ties;
mod triads;

pub use between::Betweenness;
pub use community::{Communities, Search};
pub use degree::{Direction, Seen};
pub use distance::Distances;
pub use mixing::Mixing;
pub use pagerank::DAMPING;
pub use ties::Dyads;
pub use triads::{TRIADS, Triads};

use crate::Undefined;
use adjacency::Adjacency;

/// The most nodes and the most ties of a network: numbers of nodes are kept in 32 bits, and products of two numbers of ties,
/// which the search for communities compares, then stay exact in 64.
const MOST: usize = 1 << 30;

/// Whether a tie has a direction: "asks for advice" does, "works with" does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Directed,
    Undirected,
}

/// Nodes, numbered from 0, and the ties among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    kind: Kind,
    ties: Vec<(u32, u32)>,
    answered: Vec<bool>,
    /// Along the ties, in both directions where they have none; duplicates in.
    out: Adjacency,
    /// Against the ties; empty when undirected, where it would be the same.
    into: Adjacency,
    /// Directions forgotten. As igraph collapses: duplicates stay in an undirected network and merge in a directed one; a
    /// tie with itself is there twice.
    collapsed: Adjacency,
    /// Directions forgotten, duplicates merged, ties with oneself dropped.
    simple: Adjacency,
}

impl Network {
    /// From the number of nodes and the list of ties. A node in no tie is an isolate and counts.
    ///
    /// Errors: `OutOfRange` (a tie of a node that does not exist), `TooLarge` (more than 2³⁰ nodes or ties).
    pub fn new(nodes: usize, kind: Kind, ties: &[(usize, usize)]) -> Result<Self, Undefined> {
        if nodes > MOST || ties.len() > MOST {
            return Err(Undefined::TooLarge);
        }
        if let Some(stranger) = ties.iter().flat_map(|(a, b)| [*a, *b]).find(|v| *v >= nodes) {
            return Err(Undefined::OutOfRange { what: "node", value: stranger as f64, low: 0.0, high: nodes as f64 - 1.0 });
        }
        let ties: Vec<(u32, u32)> = ties.iter().map(|(a, b)| (*a as u32, *b as u32)).collect();
        let both: Vec<(u32, u32)> = ties.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let around = Adjacency::new(nodes, &both);
        let merged = |loops: bool| {
            Adjacency::from_lists((0..nodes).map(|v| {
                let mut list = around.of(v).to_vec();
                list.dedup();
                match list.iter().position(|u| *u as usize == v) {
                    Some(own) if loops => list.insert(own, v as u32),
                    Some(own) => drop(list.remove(own)),
                    None => {}
                }
                list
            }))
        };
        let simple = merged(false);
        let (out, into, collapsed) = match kind {
            Kind::Undirected => (around.clone(), Adjacency::default(), around),
            Kind::Directed => {
                let turned: Vec<(u32, u32)> = ties.iter().map(|(a, b)| (*b, *a)).collect();
                (Adjacency::new(nodes, &ties), Adjacency::new(nodes, &turned), merged(true))
            }
        };
        Ok(Self { kind, ties, answered: vec![true; nodes], out, into, collapsed, simple })
    }

    /// Marks those who did not answer. Ties that they are said to have sent all the same are not counted as observed.
    ///
    /// Errors: `OutOfRange` (no such node).
    pub fn without_answers_of(mut self, nodes: &[usize]) -> Result<Self, Undefined> {
        let high = self.nodes() as f64 - 1.0;
        for v in nodes {
            match self.answered.get_mut(*v) {
                Some(answered) => *answered = false,
                None => return Err(Undefined::OutOfRange { what: "node", value: *v as f64, low: 0.0, high }),
            }
        }
        Ok(self)
    }

    pub fn nodes(&self) -> usize {
        self.answered.len()
    }

    /// The number of ties as they were given, duplicates and ties with oneself in.
    pub fn ties(&self) -> usize {
        self.ties.len()
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn is_directed(&self) -> bool {
        self.kind == Kind::Directed
    }

    /// Whether this node answered.
    pub fn answered(&self, node: usize) -> bool {
        self.answered.get(node).copied().unwrap_or(false)
    }

    /// The neighbors a path comes from.
    fn backward(&self) -> &Adjacency {
        if self.is_directed() { &self.into } else { &self.out }
    }

    fn require_nodes(&self, needed: usize) -> Result<f64, Undefined> {
        if self.nodes() < needed { Err(Undefined::TooFew { n: self.nodes(), needed }) } else { Ok(self.nodes() as f64) }
    }

    fn require_ties(&self) -> Result<f64, Undefined> {
        if self.ties.is_empty() { Err(Undefined::TooFew { n: 0, needed: 1 }) } else { Ok(self.ties.len() as f64) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_of_a_stranger_is_refused_and_a_network_of_nobody_is_none() {
        assert!(matches!(Network::new(2, Kind::Directed, &[(0, 2)]), Err(Undefined::OutOfRange { .. })));
        assert!(Network::new(0, Kind::Undirected, &[(0, 0)]).is_err());
        assert_eq!(Network::new(usize::MAX, Kind::Undirected, &[]), Err(Undefined::TooLarge));
        let nobody = Network::new(0, Kind::Directed, &[]).unwrap();
        assert_eq!((nobody.nodes(), nobody.ties(), nobody.answered(0)), (0, 0, false));
        assert!(nobody.without_answers_of(&[0]).is_err());
    }

    #[test]
    fn duplicates_merge_and_ties_with_oneself_go_only_where_said() {
        let ties = [(0, 1), (0, 1), (1, 0), (1, 1), (1, 2)];
        let undirected = Network::new(3, Kind::Undirected, &ties).unwrap();
        assert_eq!(undirected.collapsed.of(1), [0, 0, 0, 1, 1, 2]);
        assert_eq!(undirected.simple.of(1), [0, 2]);
        let directed = Network::new(3, Kind::Directed, &ties).unwrap();
        assert_eq!(directed.collapsed.of(1), [0, 1, 1, 2]);
        assert_eq!((directed.out.of(0), directed.into.of(1)), ([1, 1].as_slice(), [0, 0, 1].as_slice()));
    }
}
