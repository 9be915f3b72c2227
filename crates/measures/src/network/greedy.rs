//! Greedy joining of communities, with ties between equal gains decided as igraph decides them, so that figures of older
//! work can be reproduced.
//!
//! Which of several equal gains is taken first shapes all that follows. What decides in igraph, and so here: gains are
//! floating-point numbers that are updated and not computed anew; every community keeps a favorite among its neighbors, a
//! rival replaces it only by a greater gain, and a favorite that lost is replaced by the first of the best by number; the
//! communities stand in a binary heap by the gain with their favorite; the one on top is taken up by its favorite.

use super::adjacency::Adjacency;

const NOBODY: u32 = u32::MAX;

/// One community, as long as it has not been taken up.
struct Row {
    /// Neighbors by number, each with the gain of joining it.
    gains: Vec<(u32, f64)>,
    favorite: u32,
    /// The gain with the favorite.
    best: f64,
}

impl Row {
    fn find(&self, neighbor: u32) -> Result<usize, usize> {
        self.gains.binary_search_by_key(&neighbor, |(of, _)| *of)
    }

    /// The first of the best.
    fn choose(&mut self) {
        (self.favorite, self.best) = (NOBODY, f64::NEG_INFINITY);
        for (neighbor, gain) in &self.gains {
            if self.favorite == NOBODY || *gain > self.best {
                (self.favorite, self.best) = (*neighbor, *gain);
            }
        }
    }
}

struct Joining {
    rows: Vec<Row>,
    /// Communities as a binary heap by `best`, and where each of them is.
    heap: Vec<u32>,
    place: Vec<usize>,
    /// Share of all ends of ties.
    share: Vec<f64>,
}

/// The grouping at the stage with the greatest modularity, as the number of some member for each node.
pub(super) fn best_stage(simple: &Adjacency) -> Vec<u32> {
    let n = simple.nodes();
    let ties = simple.arcs() as f64 / 2.0;
    let mut joining = Joining::new(simple, ties);
    let mut modularity: f64 = -joining.share.iter().map(|a| a * a).sum::<f64>();
    let (mut most, mut best_count) = (modularity, 0);
    let mut joins: Vec<(u32, u32)> = Vec::new();
    while let Some((into, taken, gain)) = joining.next() {
        modularity += gain;
        joins.push((into, taken));
        if modularity >= most {
            (most, best_count) = (modularity, joins.len());
        }
    }
    // From the last join back: whoever was taken up belongs where its taker belongs.
    let mut label: Vec<u32> = (0..n as u32).collect();
    for (into, taken) in joins[..best_count].iter().rev() {
        label[*taken as usize] = label[*into as usize];
    }
    label
}

impl Joining {
    fn new(simple: &Adjacency, ties: f64) -> Self {
        let n = simple.nodes();
        let degree = |v: usize| simple.degree(v) as f64;
        let gain = |v: usize, u: usize| 2.0 * (1.0 / (ties * 2.0) - degree(v) * degree(u) / (4.0 * ties * ties));
        let rows = (0..n).map(|v| {
            let gains = simple.of(v).iter().map(|u| (*u, gain(v.min(*u as usize), v.max(*u as usize)))).collect();
            let mut row = Row { gains, favorite: NOBODY, best: f64::NEG_INFINITY };
            row.choose();
            row
        });
        let rows: Vec<Row> = rows.collect();
        let heap: Vec<u32> = (0..n as u32).filter(|v| rows[*v as usize].favorite != NOBODY).collect();
        let mut place = vec![usize::MAX; n];
        heap.iter().enumerate().for_each(|(i, v)| place[*v as usize] = i);
        let part = 1.0 / (2.0 * ties);
        let mut joining = Self { rows, heap, place, share: (0..n).map(|v| degree(v) * part).collect() };
        joining.order_all();
        joining
    }

    /// Joins the community on top with its favorite, which takes it up. Returns who took up whom, and what it gained.
    fn next(&mut self) -> Option<(u32, u32, f64)> {
        let taken = *self.heap.first()?;
        let (into, gain) = (self.rows[taken as usize].favorite, self.rows[taken as usize].best);
        if into == NOBODY {
            return None;
        }
        let moving = std::mem::take(&mut self.rows[taken as usize].gains);
        let (mut own, mut other) = (0, 0);
        // Both lists are in the order of numbers; what one of them lacks gets the gain that chance alone gives.
        loop {
            let mine = self.rows[into as usize].gains.get(own).copied();
            let theirs = moving.get(other).copied();
            match (mine, theirs) {
                (None, None) => break,
                (Some((m, old)), t) if t.is_none_or(|(t, _)| m < t) => {
                    if m != taken {
                        self.change(into, m, old - 2.0 * self.share[taken as usize] * self.share[m as usize]);
                    }
                    own += 1;
                }
                (Some((m, old)), Some((t, more))) if m == t => {
                    self.change(into, m, old + more);
                    self.drop_neighbor(m, taken);
                    own += 1;
                    other += 1;
                }
                (_, Some((t, old))) => {
                    if t != into {
                        self.inherit(into, taken, t, old, own);
                        self.change(into, t, old - 2.0 * self.share[into as usize] * self.share[t as usize]);
                        own += 1;
                    }
                    other += 1;
                }
                (Some(_), None) => break,
            }
        }
        if self.heap.len() > 2 {
            self.drop_neighbor(into, taken);
            self.remove(self.place[taken as usize]);
        }
        (self.rows[taken as usize].favorite, self.rows[taken as usize].best) = (NOBODY, f64::NEG_INFINITY);
        self.share[into as usize] += self.share[taken as usize];
        self.share[taken as usize] = 0.0;
        Some((into, taken, gain))
    }

    /// `into` gets the neighbor `of` that only `taken` had, at its old gain for now.
    fn inherit(&mut self, into: u32, taken: u32, of: u32, gain: f64, at: usize) {
        let row = &mut self.rows[of as usize];
        if let Ok(i) = row.find(taken) {
            row.gains.remove(i);
        }
        if let Err(i) = row.find(into) {
            row.gains.insert(i, (into, gain));
        }
        if row.favorite == taken {
            row.favorite = into;
        }
        let row = &mut self.rows[into as usize];
        row.gains.insert(at, (of, gain));
        if gain > row.best {
            (row.favorite, row.best) = (of, gain);
            self.rise(self.place[into as usize]);
        }
    }

    /// Sets the gain between two neighbors, sees to the favorites of both and to their places in the heap.
    fn change(&mut self, a: u32, b: u32, new: f64) {
        let old = self.set(a, b, new);
        self.set(b, a, new);
        let (own, opposite) = (self.rows[a as usize].favorite == b, self.rows[b as usize].favorite == a);
        let grew = new >= old;
        let overtakes = !own && new > self.rows[a as usize].best;
        if opposite {
            self.rows[b as usize].best = new;
        }
        if own || overtakes {
            (self.rows[a as usize].favorite, self.rows[a as usize].best) = (b, new);
        }
        if (own && grew) || overtakes {
            self.rise(self.place[a as usize]);
            if !opposite && self.rows[b as usize].best < new {
                (self.rows[b as usize].favorite, self.rows[b as usize].best) = (a, new);
                self.rise(self.place[b as usize]);
            } else if opposite {
                self.rise(self.place[b as usize]);
            }
            return;
        }
        if own {
            self.rows[a as usize].choose();
            self.sink(self.place[a as usize]);
        }
        if opposite && (own || old > new) {
            self.rows[b as usize].choose();
            self.sink(self.place[b as usize]);
        } else if opposite {
            self.rise(self.place[b as usize]);
        }
    }

    fn set(&mut self, of: u32, neighbor: u32, new: f64) -> f64 {
        let row = &mut self.rows[of as usize];
        match row.find(neighbor) {
            Ok(i) => std::mem::replace(&mut row.gains[i].1, new),
            Err(_) => new,
        }
    }

    fn drop_neighbor(&mut self, of: u32, gone: u32) {
        let row = &mut self.rows[of as usize];
        let Ok(i) = row.find(gone) else { return };
        row.gains.remove(i);
        if row.favorite != gone {
            return;
        }
        let before = row.best;
        row.choose();
        let (after, place) = (row.best, self.place[of as usize]);
        if row.favorite == NOBODY {
            self.place[of as usize] = usize::MAX;
            if place + 1 == self.heap.len() {
                self.heap.pop();
            } else {
                self.fill(place);
                self.order_all();
            }
        } else if after > before {
            self.rise(place);
        } else {
            self.sink(place);
        }
    }

    fn remove(&mut self, place: usize) {
        let gone = self.heap[place];
        let before = self.key(place);
        self.place[gone as usize] = usize::MAX;
        if place + 1 == self.heap.len() {
            self.heap.pop();
            return;
        }
        self.fill(place);
        if before > self.key(place) { self.sink(place) } else { self.rise(place) }
    }

    /// Puts the last of the heap into a place that has become free.
    fn fill(&mut self, place: usize) {
        self.heap.swap_remove(place);
        let moved = self.heap[place];
        self.place[moved as usize] = place;
    }

    fn key(&self, place: usize) -> f64 {
        self.rows[self.heap[place] as usize].best
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.heap.swap(a, b);
        self.place[self.heap[a] as usize] = a;
        self.place[self.heap[b] as usize] = b;
    }

    fn rise(&mut self, mut place: usize) {
        if place >= self.heap.len() {
            return;
        }
        while place > 0 && self.key((place - 1) / 2) < self.key(place) {
            self.swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    fn sink(&mut self, mut place: usize) {
        loop {
            let left = 2 * place + 1;
            if place >= self.heap.len() || left >= self.heap.len() {
                return;
            }
            let child = if left + 1 < self.heap.len() && self.key(left) < self.key(left + 1) { left + 1 } else { left };
            if self.key(place) >= self.key(child) {
                return;
            }
            self.swap(place, child);
            place = child;
        }
    }

    fn order_all(&mut self) {
        (0..self.heap.len() / 2).rev().for_each(|place| self.sink(place));
    }
}
