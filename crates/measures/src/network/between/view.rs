//! What eight nodes see of a network: how many shortest paths lead from each to everybody, and what depends on whom.

use super::Graph;
use super::single::Single;

/// How many nodes look at once: a row of eight numbers is one cache line of 64 bytes.
pub(super) const LANES: usize = 8;
/// What adding to a row elsewhere costs beside reading one (measured): it is read and written back, and may have to be noted.
const PUSH_COST: usize = 3;
/// What a node costs beside its ties when one node looks, and when eight do, in the cost of a tie.
const SINGLE_COST: usize = 2;
const ROW_COST: usize = 9;

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
pub(super) struct View {
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
    pub(super) fn new(n: usize) -> Self {
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
    pub(super) fn dependencies(&mut self, graph: Graph, sources: std::ops::Range<usize>) -> Vec<f64> {
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

    /// (1 + dependency) / paths = 1 / paths + sum, since the dependency is paths · sum. Where paths were too many for a number,
    /// 0 times those makes it none, so that the result cannot pass for one.
    #[inline(always)]
    fn settle(&mut self, entry: usize, sum: &Row) {
        let (v, lanes) = self.levels[entry];
        let paths = &self.paths[v as usize];
        let share = Row(std::array::from_fn(|lane| 1.0 / paths.0[lane] + sum.0[lane] + 0.0 * paths.0[lane])).only(lanes);
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
