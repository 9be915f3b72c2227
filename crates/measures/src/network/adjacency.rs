//! Who is next to whom, laid out so that the neighbors of one node lie side by side in memory.

/// Neighbors of every node: those of node `v` are `to[start[v]..start[v + 1]]`, in rising order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Adjacency {
    start: Vec<u32>,
    to: Vec<u32>,
}

impl Adjacency {
    /// From arcs by two counting sorts, so that every list comes out sorted without a comparison.
    pub(crate) fn new(nodes: usize, arcs: &[(u32, u32)]) -> Self {
        let backward = Self::counted(nodes, arcs.iter().map(|(a, b)| (*b, *a)), arcs.len());
        let turned = (0..nodes).flat_map(|v| backward.of(v).iter().map(move |u| (*u, v as u32)));
        Self::counted(nodes, turned, arcs.len())
    }

    fn counted(nodes: usize, arcs: impl Iterator<Item = (u32, u32)> + Clone, len: usize) -> Self {
        let mut start = vec![0_u32; nodes + 1];
        arcs.clone().for_each(|(a, _)| start[a as usize + 1] += 1);
        for v in 0..nodes {
            start[v + 1] += start[v];
        }
        let mut next = start.clone();
        let mut to = vec![0_u32; len];
        for (a, b) in arcs {
            let place = &mut next[a as usize];
            to[*place as usize] = b;
            *place += 1;
        }
        Self { start, to }
    }

    /// From pairs (list, member) in the order in which the members shall stand.
    pub(crate) fn new_in_order(lists: usize, pairs: &[(u32, u32)]) -> Self {
        Self::counted(lists, pairs.iter().copied(), pairs.len())
    }

    /// From lists that are sorted already, one after the other.
    pub(crate) fn from_lists(lists: impl Iterator<Item = Vec<u32>>) -> Self {
        let (mut start, mut to) = (vec![0_u32], Vec::new());
        for list in lists {
            to.extend(list);
            start.push(to.len() as u32);
        }
        Self { start, to }
    }

    pub(crate) fn nodes(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    pub(crate) fn arcs(&self) -> usize {
        self.to.len()
    }

    pub(crate) fn of(&self, v: usize) -> &[u32] {
        &self.to[self.start[v] as usize..self.start[v + 1] as usize]
    }

    pub(crate) fn degree(&self, v: usize) -> usize {
        (self.start[v + 1] - self.start[v]) as usize
    }

    /// Where the list of a node begins, for tables kept beside this one.
    pub(crate) fn begin(&self, v: usize) -> usize {
        self.start[v] as usize
    }

    /// The same with other numbers: node `v` becomes `place[v]`, and `order[place[v]] = v`.
    pub(crate) fn renumbered(&self, order: &[u32], place: &[u32]) -> Self {
        Self::from_lists(order.iter().map(|v| {
            let mut list: Vec<u32> = self.of(*v as usize).iter().map(|u| place[*u as usize]).collect();
            list.sort_unstable();
            list
        }))
    }
}
