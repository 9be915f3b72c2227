//! The common ground of Louvain and Leiden: nodes that move between communities as long as that adds to modularity.
//!
//! All weights are numbers of ties, so that every gain is a whole number (2m times the change of modularity times m) and no
//! rounding can make the search turn in circles.

use super::adjacency::Adjacency;
use crate::numeric::chance::Chance;

/// A network whose ties have weights: what communities become when each is taken as one node.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weighted {
    start: Vec<u32>,
    /// Neighbor and weight, side by side as they are always read together.
    arcs: Vec<(u32, u32)>,
    /// Sum of the weights at a node; ties inside it count twice.
    pub(super) strength: Vec<i64>,
    /// Sum of all strengths: twice the number of ties.
    pub(super) total: i64,
}

impl Weighted {
    pub(super) fn new(simple: &Adjacency) -> Self {
        let n = simple.nodes();
        Self {
            start: (0..n).map(|v| simple.begin(v) as u32).chain([simple.arcs() as u32]).collect(),
            arcs: (0..n).flat_map(|v| simple.of(v).iter().map(|u| (*u, 1))).collect(),
            strength: (0..n).map(|v| simple.degree(v) as i64).collect(),
            total: simple.arcs() as i64,
        }
    }

    pub(super) fn nodes(&self) -> usize {
        self.strength.len()
    }

    pub(super) fn of(&self, v: usize) -> &[(u32, u32)] {
        &self.arcs[self.start[v] as usize..self.start[v + 1] as usize]
    }

    /// Every community as one node; `labels` run from 0 without a gap.
    pub(super) fn merged(&self, labels: &[u32], count: usize) -> Self {
        // Members listed community by community, so that each row is finished in one go.
        let pairs: Vec<(u32, u32)> = labels.iter().enumerate().map(|(v, c)| (*c, v as u32)).collect();
        let members = Adjacency::new_in_order(count, &pairs);
        let (mut start, mut arcs, mut strength) = (vec![0_u32], Vec::new(), Vec::with_capacity(count));
        let mut weights = vec![0_u32; count];
        let mut met: Vec<u32> = Vec::new();
        for c in 0..count {
            let mut own = 0;
            for v in members.of(c) {
                own += self.strength[*v as usize];
                for (u, weight) in self.of(*v as usize) {
                    let d = labels[*u as usize];
                    if d as usize != c {
                        if weights[d as usize] == 0 {
                            met.push(d);
                        }
                        weights[d as usize] += weight;
                    }
                }
            }
            arcs.extend(met.drain(..).map(|d| (d, std::mem::take(&mut weights[d as usize]))));
            start.push(arcs.len() as u32);
            strength.push(own);
        }
        Self { start, arcs, strength, total: self.total }
    }

    /// total² times the modularity: Σ (inside · total − strength²) over communities, exact; of the network nothing was merged in.
    pub(super) fn quality(&self, labels: &[u32]) -> i128 {
        let count = labels.iter().max().map_or(0, |c| *c as usize + 1);
        let mut sums = vec![0_i64; count];
        let mut inside = 0_i128;
        for (v, c) in labels.iter().enumerate() {
            sums[*c as usize] += self.strength[v];
            inside += self.of(v).iter().filter(|(u, _)| labels[*u as usize] == *c).map(|(_, w)| i128::from(*w)).sum::<i128>();
        }
        inside * i128::from(self.total) - sums.iter().map(|k| i128::from(*k) * i128::from(*k)).sum::<i128>()
    }
}

/// Room for the search, kept from call to call.
#[derive(Default)]
pub(super) struct Room {
    /// Ties from the node at hand to each community, and which communities those are.
    pub(super) ties: Vec<i64>,
    pub(super) met: Vec<u32>,
    sums: Vec<i64>,
    sizes: Vec<u32>,
    empty: Vec<u32>,
    waits: Vec<bool>,
}

impl Room {
    pub(super) fn gather(&mut self, graph: &Weighted, labels: &[u32], v: usize) {
        for (u, weight) in graph.of(v) {
            let c = labels[*u as usize];
            let ties = &mut self.ties[c as usize];
            if *ties == 0 {
                self.met.push(c);
            }
            *ties += i64::from(*weight);
        }
    }

    pub(super) fn forget(&mut self) {
        for c in self.met.drain(..) {
            self.ties[c as usize] = 0;
        }
    }
}

/// Moves nodes, one by one in a random order, each to the community where it adds most; whoever has a neighbor that moved is
/// looked at again. Returns whether anybody moved. Labels are below the number of nodes.
pub(super) fn settle(graph: &Weighted, labels: &mut [u32], chance: &mut Chance, room: &mut Room) -> bool {
    let n = graph.nodes();
    room.ties.clear();
    room.ties.resize(n, 0);
    room.sums.clear();
    room.sums.resize(n, 0);
    room.sizes.clear();
    room.sizes.resize(n, 0);
    for (v, c) in labels.iter().enumerate() {
        room.sums[*c as usize] += graph.strength[v];
        room.sizes[*c as usize] += 1;
    }
    room.empty.clear();
    room.empty.extend((0..n as u32).filter(|c| room.sizes[*c as usize] == 0));
    room.waits.clear();
    room.waits.resize(n, true);
    let mut queue: std::collections::VecDeque<u32> = chance.shuffled(n).into();
    let mut moved = false;
    while let Some(v) = queue.pop_front() {
        let v = v as usize;
        room.waits[v] = false;
        let (own, k) = (labels[v], graph.strength[v]);
        room.gather(graph, labels, v);
        room.sums[own as usize] -= k;
        let mut best = (room.ties[own as usize] * graph.total - k * room.sums[own as usize], own);
        for c in &room.met {
            let gain = room.ties[*c as usize] * graph.total - k * room.sums[*c as usize];
            if gain > best.0 {
                best = (gain, *c);
            }
        }
        room.forget();
        if best.0 < 0
            && let Some(alone) = room.empty.last()
        {
            best = (0, *alone);
        }
        let to = best.1;
        room.sums[to as usize] += k;
        if to != own {
            moved = true;
            // Only the last of the empty ones is ever entered.
            if room.sizes[to as usize] == 0 {
                room.empty.pop();
            }
            room.sizes[own as usize] -= 1;
            if room.sizes[own as usize] == 0 {
                room.empty.push(own);
            }
            room.sizes[to as usize] += 1;
            labels[v] = to;
            for (u, _) in graph.of(v) {
                if labels[*u as usize] != to && !room.waits[*u as usize] {
                    room.waits[*u as usize] = true;
                    queue.push_back(*u);
                }
            }
        }
    }
    moved
}

/// Labels from 0 without a gap, in the order of their first node; returns how many.
pub(super) fn close_gaps(labels: &mut [u32]) -> usize {
    let mut new = vec![u32::MAX; labels.iter().max().map_or(0, |c| *c as usize + 1)];
    let mut count = 0;
    for c in labels.iter_mut() {
        let name = &mut new[*c as usize];
        if *name == u32::MAX {
            *name = count;
            count += 1;
        }
        *c = *name;
    }
    count as usize
}
