//! How far one hidden count can move while every published total stays true.
//!
//! Rows and columns are nodes, hidden cells are edges. One more in a cell means one less somewhere in its column, one more in
//! that cell's row, and so on around a cycle. So the greatest increase of a cell is a maximum flow from its column back to its
//! row: an arc row → column raises a cell (no limit), an arc column → row lowers one (limit: what is in it). All numbers are
//! whole, hence so is the flow, hence the bounds are exact for whole people and not only for fractions.

use std::collections::VecDeque;

use super::table::{Cell, Pattern, Table};

/// A hidden cell in the graph of lines.
#[derive(Debug, Clone, Copy)]
struct Edge {
    row: usize,
    column: usize,
    /// By how much the count can fall.
    spare: u64,
}

/// The row–column graph of a table's hidden cells.
pub(super) struct Graph {
    nodes: usize,
    edges: Vec<Edge>,
}

/// Which way a cell is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Push {
    Up,
    Down,
}

/// The result of pushing one cell as far as it goes.
pub(super) struct Pushed {
    pub by: u64,
    /// Nodes that can still be reached from the source: the side of the bottleneck where the push got stuck.
    pub reached: Vec<bool>,
    /// What is left on each edge: (up, down), `None` meaning no limit.
    pub left: Vec<(Option<u64>, u64)>,
}

impl Graph {
    pub fn new(table: &Table, pattern: &Pattern, least: u64) -> Self {
        let shape = table.shape();
        let edges = pattern.cells().map(|cell| edge(table, cell, least)).collect();
        Self { nodes: shape.nodes(), edges }
    }

    /// The same graph when only its bridges matter.
    pub fn without_counts(pattern: &Pattern) -> Self {
        let edges = pattern.cells().map(|cell| pattern.shape().lines(cell)).map(|(row, column)| Edge { row, column, spare: 0 }).collect();
        Self { nodes: pattern.shape().nodes(), edges }
    }

    /// Pushes the cell with this place in the pattern.
    pub fn push(&self, target: usize, way: Push) -> Pushed {
        let own = self.edges[target];
        let (source, sink) = match way {
            Push::Up => (own.column, own.row),
            Push::Down => (own.row, own.column),
        };
        // Falling below the least is impossible whatever the neighbors do; rising is limited by them alone.
        let limit = if way == Push::Down { own.spare } else { u64::MAX };
        let mut left: Vec<(Option<u64>, u64)> = self.edges.iter().map(|edge| (None, edge.spare)).collect();
        left[target] = (Some(0), 0);
        let mut arcs = vec![Vec::new(); self.nodes];
        for (index, edge) in self.edges.iter().enumerate() {
            arcs[edge.row].push(index);
            arcs[edge.column].push(index);
        }
        let mut by = 0;
        loop {
            let (came_by, reached) = self.search(&arcs, &left, source, sink);
            if by >= limit || !reached[sink] {
                return Pushed { by, reached, left };
            }
            let path = self.path(&came_by, source, sink);
            let room = path.iter().filter_map(|step| room(&left, *step)).min().unwrap_or(u64::MAX).min(limit - by);
            for (index, rises) in path {
                let (up, down) = left[index];
                left[index] = if rises { (up.map(|u| u - room), down + room) } else { (up.map(|u| u + room), down - room) };
            }
            by += room;
        }
    }

    /// Breadth first from the source: by which edge each node was first reached.
    fn search(&self, arcs: &[Vec<usize>], left: &[(Option<u64>, u64)], source: usize, sink: usize) -> (Vec<usize>, Vec<bool>) {
        let mut came_by = vec![usize::MAX; self.nodes];
        let mut reached = vec![false; self.nodes];
        reached[source] = true;
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for index in &arcs[node] {
                let edge = self.edges[*index];
                let rises = node == edge.row;
                let next = if rises { edge.column } else { edge.row };
                if !reached[next] && room(left, (*index, rises)) != Some(0) {
                    reached[next] = true;
                    came_by[next] = *index;
                    if next == sink {
                        return (came_by, reached);
                    }
                    queue.push_back(next);
                }
            }
        }
        (came_by, reached)
    }

    /// The edges from source to sink, each with whether its count rises.
    fn path(&self, came_by: &[usize], source: usize, sink: usize) -> Vec<(usize, bool)> {
        let mut path = Vec::new();
        let mut node = sink;
        while node != source {
            let edge = self.edges[came_by[node]];
            let rises = node == edge.column;
            path.push((came_by[node], rises));
            node = if rises { edge.row } else { edge.column };
        }
        path
    }

    /// Edges whose removal cuts the graph: walked without recursion, so a long table cannot exhaust the stack.
    pub fn bridges(&self) -> Vec<usize> {
        let mut arcs = vec![Vec::new(); self.nodes];
        for (index, edge) in self.edges.iter().enumerate() {
            arcs[edge.row].push((index, edge.column));
            arcs[edge.column].push((index, edge.row));
        }
        let mut order = vec![usize::MAX; self.nodes];
        let mut low = vec![usize::MAX; self.nodes];
        let mut found = Vec::new();
        let mut clock = 0;
        for root in 0..self.nodes {
            if order[root] != usize::MAX {
                continue;
            }
            (order[root], low[root]) = (clock, clock);
            clock += 1;
            // (node, the edge we came by, the next arc to look at)
            let mut stack = vec![(root, usize::MAX, 0)];
            while let Some((node, by, next)) = stack.pop() {
                if let Some(&(index, other)) = arcs[node].get(next) {
                    stack.push((node, by, next + 1));
                    if index == by {
                        continue;
                    }
                    if order[other] == usize::MAX {
                        (order[other], low[other]) = (clock, clock);
                        clock += 1;
                        stack.push((other, index, 0));
                    } else {
                        low[node] = low[node].min(order[other]);
                    }
                } else if let Some(&(parent, ..)) = stack.last() {
                    low[parent] = low[parent].min(low[node]);
                    if low[node] > order[parent] {
                        found.push(by);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

fn edge(table: &Table, cell: Cell, least: u64) -> Edge {
    let (row, column) = table.shape().lines(cell);
    Edge { row, column, spare: table.count(cell).saturating_sub(least) }
}

/// What can still pass an edge; `None` is no limit.
fn room(left: &[(Option<u64>, u64)], (index, rises): (usize, bool)) -> Option<u64> {
    if rises { left[index].0 } else { Some(left[index].1) }
}
