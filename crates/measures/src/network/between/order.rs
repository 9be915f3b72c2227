//! In which order to number the nodes, so that those that look at once stand near each other.

use super::super::Network;
use super::view::LANES;

/// How many nodes around a seed are looked at for the eight nearest that have no number yet.
const NEAR: usize = 64;

impl Network {
    /// Numbers under which neighbors lie near each other in memory, and the eight that look at once near each other in the
    /// network, so that they see most nodes at the same time. (`order[new] = old`, `place[old] = new`)
    ///
    /// A walk outward from the best connected node gives the seeds; each seed takes the nearest that have no number yet.
    pub(super) fn nearby_numbers(&self) -> (Vec<u32>, Vec<u32>) {
        let n = self.nodes();
        let seeds = self.walk();
        let (mut order, mut place) = (Vec::with_capacity(n), vec![u32::MAX; n]);
        let (mut seen_by, mut near) = (vec![u32::MAX; n], Vec::with_capacity(NEAR));
        for seed in seeds {
            if place[seed as usize] != u32::MAX {
                continue;
            }
            near.clear();
            near.push(seed);
            seen_by[seed as usize] = seed;
            let (mut next, full) = (0, (order.len() / LANES + 1) * LANES);
            while let Some(v) = near.get(next).copied().filter(|_| order.len() < full) {
                next += 1;
                if place[v as usize] == u32::MAX {
                    place[v as usize] = order.len() as u32;
                    order.push(v);
                }
                for u in self.simple.of(v as usize) {
                    if seen_by[*u as usize] != seed && near.len() < NEAR {
                        seen_by[*u as usize] = seed;
                        near.push(*u);
                    }
                }
            }
        }
        (order, place)
    }

    /// All nodes in the order in which a walk outward from the best connected of each piece meets them.
    fn walk(&self) -> Vec<u32> {
        let n = self.nodes();
        let mut starts: Vec<u32> = (0..n as u32).collect();
        starts.sort_by_key(|v| std::cmp::Reverse(self.simple.degree(*v as usize)));
        let (mut met, mut order) = (vec![false; n], Vec::with_capacity(n));
        for start in starts {
            let mut next = order.len();
            if !std::mem::replace(&mut met[start as usize], true) {
                order.push(start);
            }
            while let Some(v) = order.get(next).copied() {
                next += 1;
                for u in self.simple.of(v as usize) {
                    if !std::mem::replace(&mut met[*u as usize], true) {
                        order.push(*u);
                    }
                }
            }
        }
        order
    }
}
