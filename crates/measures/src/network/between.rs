//! Who stands between others: on how many of the shortest paths of everybody else a node lies.
//!
//! Brandes' algorithm looks at the network from every node in turn. Here eight nodes look at once: a number per node becomes
//! a row of eight, what is fetched for one serves all eight, and the inner loop is a plain sum of rows without a decision.

use super::adjacency::Adjacency;
use super::{Network, degree};
use crate::Undefined;
use std::num::NonZeroUsize;

/// How many nodes look at once: a row of eight numbers is one cache line of 64 bytes.
const LANES: usize = 8;
/// Into how many parts the work is cut, whatever the number of threads, so that the sums do not depend on it.
const PARTS: usize = 16;
/// What adding to a row elsewhere costs beside reading one (measured): it is read and written back, and may have to be noted.
const PUSH_COST: usize = 3;
/// How many nodes around a seed are looked at for the eight nearest that have no number yet.
const NEAR: usize = 64;
/// What a node costs beside its ties when one node looks, and when eight do, in the cost of a tie.
const SINGLE_COST: usize = 2;
const ROW_COST: usize = 9;

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
    /// Caution   a missing tie can change it a lot: with less than about four fifths answering, do not read a ranking from it
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
            let mut view = View::new(n);
            (first..PARTS).step_by(threads).map(|k| view.from_all(graph, part(k))).collect()
        };
        let shares: Vec<Vec<Vec<f64>>> = if threads == 1 {
            vec![share(0)]
        } else {
            std::thread::scope(|scope| {
                let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
                // A thread that panicked would leave a hole; its share is then computed here instead.
                let own = share(0);
                let rest = others.into_iter().enumerate().map(|(i, other)| other.join().unwrap_or_else(|_| share(i + 1)));
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

    /// Numbers under which neighbors lie near each other in memory, and the eight that look at once near each other in the
    /// network, so that they see most nodes at the same time. (`order[new] = old`, `place[old] = new`)
    ///
    /// A walk outward from the best connected node gives the seeds; each seed takes the nearest that have no number yet.
    fn nearby_numbers(&self) -> (Vec<u32>, Vec<u32>) {
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

#[derive(Clone, Copy)]
struct Graph<'a> {
    out: &'a Adjacency,
    into: &'a Adjacency,
}

/// A number for each of the eight nodes that look.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Row([f64; LANES]);

const ZERO: Row = Row([0.0; LANES]);
const ALL: u8 = u8::MAX;

/// For each set of lanes, all bits of those lanes.
static BITS: [[u64; LANES]; 256] = bits();

const fn bits() -> [[u64; LANES]; 256] {
    let mut table = [[0; LANES]; 256];
    let mut set = 0;
    while set < 256 {
        let mut lane = 0;
        while lane < LANES {
            table[set][lane] = if set >> lane & 1 == 1 { u64::MAX } else { 0 };
            lane += 1;
        }
        set += 1;
    }
    table
}

impl Row {
    /// Written out, so that the sums of a loop stay in registers.
    #[inline(always)]
    fn plus(self, other: &Row) -> Row {
        let (a, b) = (self.0, other.0);
        Row([a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6], a[7] + b[7]])
    }

    /// The sum of the rows of these nodes, in two threads of addition so that one need not wait for the other.
    #[inline(never)]
    fn sum_of(rows: &[Row], nodes: &[u32]) -> Row {
        let (mut even, mut odd) = (ZERO, ZERO);
        let (pairs, rest) = nodes.as_chunks::<2>();
        for [a, b] in pairs {
            even = even.plus(&rows[*a as usize]);
            odd = odd.plus(&rows[*b as usize]);
        }
        for a in rest {
            even = even.plus(&rows[*a as usize]);
        }
        even.plus(&odd)
    }

    /// This row in the lanes of a set, 0 in the others.
    #[inline(always)]
    fn only(&self, set: u8) -> Row {
        let bits = &BITS[set as usize];
        Row(std::array::from_fn(|lane| f64::from_bits(self.0[lane].to_bits() & bits[lane])))
    }

    /// The lanes that are not 0.
    #[inline(always)]
    fn lanes(&self) -> u8 {
        let mut set = 0;
        for lane in 0..LANES {
            set |= u8::from(self.0[lane] != 0.0) << lane;
        }
        set
    }

    #[inline(always)]
    fn sum(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// What eight nodes see of the network, and the room to work in.
struct View {
    /// Number of shortest paths from each of the eight to a node; 0 until it is reached.
    paths: Vec<Row>,
    /// (1 + dependency) / paths of a node; 0 until it is computed, which happens from the farthest nodes inward.
    pull: Vec<Row>,
    /// Sums on the way, and which of them are in use.
    sums: Vec<Row>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    /// Which of the eight have reached a node.
    reached: Vec<u8>,
    /// The nodes level by level, with those of the eight from which they are that far away.
    levels: Vec<(u32, u8)>,
    ends: Vec<usize>,
    /// What a level brings, held back until the level is complete: nobody may see news of their own level.
    news: Vec<Row>,
    /// Nodes that somebody has not reached yet.
    open: Vec<u32>,
    single: Single,
}

impl View {
    fn new(n: usize) -> Self {
        Self {
            paths: vec![ZERO; n],
            pull: vec![ZERO; n],
            sums: vec![ZERO; n],
            touched: Vec::new(),
            is_touched: vec![false; n],
            reached: vec![0; n],
            levels: Vec::new(),
            ends: Vec::new(),
            news: Vec::new(),
            open: Vec::new(),
            single: Single::new(n),
        }
    }

    /// Dependencies on every node, summed over these sources.
    fn from_all(&mut self, graph: Graph, sources: std::ops::Range<usize>) -> Vec<f64> {
        let mut total = vec![0.0; self.paths.len()];
        let mut together = true;
        for (i, first) in sources.clone().step_by(LANES).enumerate() {
            let batch = first..sources.end.min(first + LANES);
            if together {
                self.outward(graph, batch);
                self.inward(graph, &mut total);
                together = i > 0 || self.worth_it(graph);
                self.clear();
            } else {
                batch.for_each(|source| self.single.look(graph, source, &mut total));
            }
        }
        total
    }

    /// Whether looking together paid: on a long chain, no two of the eight see a node at the same distance, and every row
    /// is fetched for one number. The costs beside that of the ties themselves were measured.
    fn worth_it(&self, graph: Graph) -> bool {
        let numbers: usize = self.levels.iter().map(|(_, lanes)| lanes.count_ones() as usize).sum();
        let ties = graph.out.arcs() / self.paths.len().max(1);
        numbers * (SINGLE_COST + ties) > self.levels.len() * (ROW_COST + ties)
    }

    /// Counts shortest paths, level by level.
    fn outward(&mut self, graph: Graph, sources: std::ops::Range<usize>) {
        let looking = ALL >> (LANES - sources.len());
        self.open.clear();
        self.open.extend(0..self.paths.len() as u32);
        // Lanes without a source count as having reached everything.
        self.reached.fill(!looking);
        for (lane, s) in sources.enumerate() {
            self.paths[s].0[lane] = 1.0;
            self.reached[s] |= 1 << lane;
            self.levels.push((s as u32, 1 << lane));
        }
        let mut begin = 0;
        let mut open_arcs = graph.into.arcs();
        while begin < self.levels.len() {
            let end = self.levels.len();
            self.ends.push(end);
            let ahead: usize = self.levels[begin..end].iter().map(|(u, _)| graph.out.degree(*u as usize)).sum();
            if PUSH_COST * ahead < open_arcs {
                self.reach_by_push(graph, begin..end);
            } else {
                open_arcs = self.reach_by_pull(graph);
            }
            for i in end..self.levels.len() {
                let (v, lanes) = self.levels[i];
                self.paths[v as usize] = self.paths[v as usize].plus(&self.news[i - end]);
                self.reached[v as usize] |= lanes;
            }
            self.news.clear();
            begin = end;
        }
    }

    /// Every node of the last level passes its paths on. A lane in which the receiver was reached before is ignored, and a
    /// sender that was not reached in a lane passes on 0 there: no lane need be looked at in the loop.
    fn reach_by_push(&mut self, graph: Graph, level: std::ops::Range<usize>) {
        for (u, _) in &self.levels[level] {
            let row = self.paths[*u as usize];
            for w in graph.out.of(*u as usize) {
                let w = *w as usize;
                if self.reached[w] != ALL {
                    self.sums[w] = self.sums[w].plus(&row);
                    if !self.is_touched[w] {
                        self.is_touched[w] = true;
                        self.touched.push(w as u32);
                    }
                }
            }
        }
        for w in self.touched.drain(..) {
            let v = w as usize;
            let lanes = self.sums[v].lanes() & !self.reached[v];
            if lanes != 0 {
                self.levels.push((w, lanes));
                self.news.push(self.sums[v].only(lanes));
            }
            self.sums[v] = ZERO;
            self.is_touched[v] = false;
        }
    }

    /// Every node that is not reached from everywhere asks those with a tie to it. In a lane in which it is not reached yet,
    /// its neighbors are on the last level or not reached either. Returns how many ties will have to be asked next time.
    fn reach_by_pull(&mut self, graph: Graph) -> usize {
        let mut open_arcs = 0;
        let (reached, paths, levels, news) = (&self.reached, &self.paths, &mut self.levels, &mut self.news);
        self.open.retain(|v| {
            let before = reached[*v as usize];
            if before == ALL {
                return false;
            }
            let neighbors = graph.into.of(*v as usize);
            let sum = Row::sum_of(paths, neighbors);
            let lanes = sum.lanes() & !before;
            if lanes != 0 {
                levels.push((*v, lanes));
                news.push(sum.only(lanes));
            }
            let still_open = before | lanes != ALL;
            open_arcs += if still_open { neighbors.len() } else { 0 };
            still_open
        });
        open_arcs
    }

    /// Adds up dependencies, from the farthest level to the first.
    fn inward(&mut self, graph: Graph, total: &mut [f64]) {
        let mut behind = self.ends.len().checked_sub(1).map_or(0..0, |last| self.level(last));
        for v in behind.clone() {
            self.settle(v, &ZERO);
        }
        for depth in (1..self.ends.len().saturating_sub(1)).rev() {
            let level = self.level(depth);
            let asked: usize = self.levels[level.clone()].iter().map(|(v, _)| graph.out.degree(*v as usize)).sum();
            let told: usize = self.levels[behind.clone()].iter().map(|(v, _)| graph.into.degree(*v as usize)).sum();
            if PUSH_COST * told < asked {
                self.depend_by_push(graph, behind, level.clone());
            } else {
                for (v, _) in &self.levels[level.clone()] {
                    self.news.push(Row::sum_of(&self.pull, graph.out.of(*v as usize)));
                }
            }
            for i in level.clone() {
                let (v, lanes) = self.levels[i];
                let sum = self.news[i - level.start].only(lanes);
                let paths = &self.paths[v as usize];
                total[v as usize] += Row(std::array::from_fn(|lane| paths.0[lane] * sum.0[lane])).sum();
                self.settle(i, &sum);
            }
            self.news.clear();
            behind = level;
        }
    }

    fn level(&self, depth: usize) -> std::ops::Range<usize> {
        let begin = if depth == 0 { 0 } else { self.ends[depth - 1] };
        begin..self.ends[depth]
    }

    /// (1 + dependency) / paths = 1 / paths + sum, since the dependency is paths · sum.
    #[inline(always)]
    fn settle(&mut self, entry: usize, sum: &Row) {
        let (v, lanes) = self.levels[entry];
        let paths = &self.paths[v as usize];
        let share = Row(std::array::from_fn(|lane| 1.0 / paths.0[lane] + sum.0[lane])).only(lanes);
        self.pull[v as usize] = self.pull[v as usize].plus(&share);
    }

    /// As `reach_by_push`, inward: the level behind passes its shares on.
    fn depend_by_push(&mut self, graph: Graph, behind: std::ops::Range<usize>, level: std::ops::Range<usize>) {
        for (w, _) in &self.levels[behind] {
            let row = self.pull[*w as usize];
            for u in graph.into.of(*w as usize) {
                let u = *u as usize;
                self.sums[u] = self.sums[u].plus(&row);
                if !self.is_touched[u] {
                    self.is_touched[u] = true;
                    self.touched.push(u as u32);
                }
            }
        }
        for (v, _) in &self.levels[level] {
            self.news.push(self.sums[*v as usize]);
        }
        for u in self.touched.drain(..) {
            self.sums[u as usize] = ZERO;
            self.is_touched[u as usize] = false;
        }
    }

    fn clear(&mut self) {
        for (v, _) in self.levels.drain(..) {
            self.paths[v as usize] = ZERO;
            self.pull[v as usize] = ZERO;
        }
        self.ends.clear();
    }
}

/// What one node sees of the network: Brandes' algorithm as it stands, for networks in which looking together is no gain.
struct Single {
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
    fn new(n: usize) -> Self {
        Self { seen: vec![UNSEEN; n], queue: Vec::new() }
    }

    fn look(&mut self, graph: Graph, source: usize, total: &mut [f64]) {
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
            seen[v as usize].pull = 1.0 / paths + sum;
            if distance > 0 {
                total[v as usize] += paths * sum;
            }
        }
        self.queue.iter().for_each(|v| seen[*v as usize] = UNSEEN);
    }
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
        // 700 diamonds in a row, each with four ways through: 4^700 paths.
        let ties: Vec<(usize, usize)> =
            (0..700).flat_map(|d| (1..5).flat_map(move |k| [(5 * d, 5 * d + k), (5 * d + k, 5 * d + 5)])).collect();
        assert_eq!(network(3501, Kind::Directed, &ties).betweenness(ONE), Err(Undefined::TooLarge));
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
