//! What one node sees of a network: Brandes' algorithm as it stands, for networks in which looking together is no gain.

use super::Graph;

pub(super) struct Single {
    seen: Vec<Sight>,
    /// Nodes in the order in which they were reached.
    queue: Vec<u32>,
}

/// Side by side, as they are always read together.
#[derive(Clone, Copy)]
struct Sight {
    paths: f64,
    /// (1 + dependency) / paths.
    pull: f64,
    distance: u32,
}

const UNSEEN: Sight = Sight { paths: 0.0, pull: 0.0, distance: u32::MAX };

impl Single {
    pub(super) fn new(n: usize) -> Self {
        Self { seen: vec![UNSEEN; n], queue: Vec::new() }
    }

    pub(super) fn look(&mut self, graph: Graph, source: usize, total: &mut [f64]) {
        let seen = &mut self.seen[..];
        self.queue.clear();
        self.queue.push(source as u32);
        seen[source] = Sight { paths: 1.0, pull: 0.0, distance: 0 };
        let mut next = 0;
        while let Some(v) = self.queue.get(next).copied() {
            next += 1;
            let Sight { paths, distance, .. } = seen[v as usize];
            for w in graph.out.of(v as usize) {
                let sight = &mut seen[*w as usize];
                if sight.distance == u32::MAX {
                    *sight = Sight { paths, pull: 0.0, distance: distance + 1 };
                    self.queue.push(*w);
                } else if sight.distance == distance + 1 {
                    sight.paths += paths;
                }
            }
        }
        for v in self.queue.iter().rev() {
            let v = *v;
            let Sight { paths, distance, .. } = seen[v as usize];
            let mut sum = 0.0;
            for w in graph.out.of(v as usize) {
                let sight = &seen[*w as usize];
                sum += if sight.distance == distance + 1 { sight.pull } else { 0.0 };
            }
            // As in `settle`: too many paths make it no number.
            seen[v as usize].pull = 1.0 / paths + sum + 0.0 * paths;
            if distance > 0 {
                total[v as usize] += paths * sum;
            }
        }
        self.queue.iter().for_each(|v| seen[*v as usize] = UNSEEN);
    }
}
