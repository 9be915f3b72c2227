//! Communities: groups that have more ties inside than chance would give them, found by looking for the greatest modularity.
//!
//! The greatest modularity cannot be found for sure. The search starts several times from chance that the caller seeds, keeps
//! the best, and so gives the same answer for the same network every time. Small changes of a network can change it all the
//! same: communities are a suggestion to talk about, not a finding about people.

use super::local_moves::{Room, Weighted, close_gaps, settle};
use super::{Network, greedy};
use crate::Undefined;
use crate::numeric::chance::Chance;

/// How long to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// How many searches from different chance; the best is kept.
    pub starts: u32,
    /// How often at most a search goes over its own result; it stops as soon as that brings nothing.
    pub rounds: u32,
    /// Where chance starts.
    pub seed: u64,
}

impl Default for Search {
    /// Ten starts find the same best result again and again in networks of a school's size; the seed stands for nothing.
    fn default() -> Self {
        Self { starts: 10, rounds: 10, seed: 1 }
    }
}

/// A grouping of all nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The community of every node, from 0, the largest first; of equal ones the one with the first node.
    pub labels: Vec<usize>,
    /// How many members each has.
    pub sizes: Vec<usize>,
    pub modularity: f64,
}

impl Communities {
    fn new(mut found: Vec<u32>, graph: &Weighted) -> Self {
        let count = close_gaps(&mut found);
        let mut sizes = vec![0_usize; count];
        found.iter().for_each(|c| sizes[*c as usize] += 1);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|c| std::cmp::Reverse(sizes[*c]));
        let mut name = vec![0; count];
        order.iter().enumerate().for_each(|(new, old)| name[*old] = new);
        let modularity = graph.quality(&found) as f64 / (graph.total as f64 * graph.total as f64);
        Self { labels: found.iter().map(|c| name[*c as usize]).collect(), sizes: order.iter().map(|c| sizes[*c]).collect(), modularity }
    }
}

impl Network {
    /// Communities by Louvain's method: nodes move, communities become nodes, those move, and so on.
    ///
    /// Formula   modularity Σ_c ( I_c / m − (K_c / 2m)² ), searched upward from every node alone; goes over its own result up to
    ///           `rounds` times (once is what Blondel describes)
    /// Input     any network; directions forgotten, duplicates merged, ties with oneself dropped
    /// Output    a community per node and the modularity reached; the same for the same network and `search`
    /// Errors    `TooFew` (no tie)
    /// Caution   a community may be inwardly disconnected: prefer `leiden`. Modularity does not see groups that are small
    ///           against the whole network
    /// Source    Blondel et al. (2008), Journal of Statistical Mechanics P10008. Checked: reference/net_karate.json,
    ///           net_advice_directed.json (at least 0.98 of the best modularity igraph found)
    pub fn louvain(&self, search: Search) -> Result<Communities, Undefined> {
        self.best_of(search, louvain_round)
    }

    /// Communities by the Leiden method: as Louvain, but communities are taken apart and rebuilt from well-connected parts.
    ///
    /// Formula   as `louvain`
    /// Input     as `louvain`
    /// Output    as `louvain`; every community is connected
    /// Errors    `TooFew` (no tie)
    /// Caution   as `louvain`, except that no community is disconnected
    /// Source    Traag, Waltman & van Eck (2019), Scientific Reports 9, 5233; parts join where they add most. Checked:
    ///           reference/net_karate.json, net_advice_directed.json (at least 0.98 of the best modularity igraph found)
    pub fn leiden(&self, search: Search) -> Result<Communities, Undefined> {
        self.best_of(search, leiden_round)
    }

    /// Communities by greedy joining: of all pairs of communities with a tie, the two whose union adds most, until one is left.
    ///
    /// Formula   as `louvain`; the best of all stages
    /// Input     as `louvain`
    /// Output    as `louvain`; without chance. Equal gains are decided as igraph decides them, by the order of the nodes
    /// Errors    `TooFew` (no tie)
    /// Caution   finds less than `leiden` and favors large communities; here for comparison with older work
    /// Source    Clauset, Newman & Moore (2004), Physical Review E 70, 066111. Checked: reference/net_karate.json,
    ///           net_advice_directed.json
    pub fn fast_greedy(&self) -> Result<Communities, Undefined> {
        let graph = self.weighted()?;
        Ok(Communities::new(greedy::best_stage(&self.simple), &graph))
    }

    fn weighted(&self) -> Result<Weighted, Undefined> {
        if self.simple.arcs() == 0 { Err(Undefined::TooFew { n: 0, needed: 1 }) } else { Ok(Weighted::new(&self.simple)) }
    }

    fn best_of(
        &self,
        search: Search,
        round: impl Fn(&Weighted, Vec<u32>, &mut Chance, &mut Room) -> Vec<u32>,
    ) -> Result<Communities, Undefined> {
        let graph = self.weighted()?;
        let mut room = Room::default();
        let mut best: Option<(i128, Vec<u32>)> = None;
        for start in 0..search.starts.max(1) {
            let mut chance = Chance::new(search.seed.wrapping_add(u64::from(start) << 32));
            let found = improved(&graph, search.rounds, |found| round(&graph, found, &mut chance, &mut room));
            let quality = graph.quality(&found);
            if best.as_ref().is_none_or(|(most, _)| quality > *most) {
                best = Some((quality, found));
            }
        }
        let labels = best.map_or_else(|| (0..graph.nodes() as u32).collect(), |(_, labels)| labels);
        Ok(Communities::new(labels, &graph))
    }
}

/// Goes over the last result until that brings nothing, or `rounds` times.
fn improved(graph: &Weighted, rounds: u32, mut round: impl FnMut(Vec<u32>) -> Vec<u32>) -> Vec<u32> {
    let mut found: Vec<u32> = (0..graph.nodes() as u32).collect();
    let mut quality = graph.quality(&found);
    for _ in 0..rounds.max(1) {
        let next = round(found.clone());
        let reached = graph.quality(&next);
        if reached <= quality {
            break;
        }
        (found, quality) = (next, reached);
    }
    found
}

/// One pass from the single nodes up to communities none of which joins another.
fn louvain_round(graph: &Weighted, mut labels: Vec<u32>, chance: &mut Chance, room: &mut Room) -> Vec<u32> {
    settle(graph, &mut labels, chance, room);
    let mut count = close_gaps(&mut labels);
    let mut level = graph.merged(&labels, count);
    loop {
        let mut joined: Vec<u32> = (0..count as u32).collect();
        if !settle(&level, &mut joined, chance, room) {
            return labels;
        }
        count = close_gaps(&mut joined);
        labels.iter_mut().for_each(|c| *c = joined[*c as usize]);
        level = level.merged(&joined, count);
    }
}

/// One pass from the single nodes up to communities that no merged node leaves any more.
fn leiden_round(graph: &Weighted, mut labels: Vec<u32>, chance: &mut Chance, room: &mut Room) -> Vec<u32> {
    // Which node of the level at hand each node of the network is in.
    let mut within: Vec<u32> = (0..graph.nodes() as u32).collect();
    let mut level = None::<Weighted>;
    loop {
        let now = level.as_ref().unwrap_or(graph);
        settle(now, &mut labels, chance, room);
        let count = close_gaps(&mut labels);
        let mut parts = refined(now, &labels, count, chance, room);
        let part_count = close_gaps(&mut parts);
        if part_count == now.nodes() {
            return within.iter().map(|v| labels[*v as usize]).collect();
        }
        let mut part_labels = vec![0; part_count];
        parts.iter().zip(&labels).for_each(|(part, c)| part_labels[*part as usize] = *c);
        within.iter_mut().for_each(|v| *v = parts[*v as usize]);
        level = Some(now.merged(&parts, part_count));
        labels = part_labels;
    }
}

/// Takes every community apart and lets its nodes, each once and in a random order, join the part of their own community
/// where they add most. Only nodes and parts that hold well to the rest of their community take part, so that what cannot
/// be split stays together and what hangs together by accident does not.
fn refined(graph: &Weighted, labels: &[u32], count: usize, chance: &mut Chance, room: &mut Room) -> Vec<u32> {
    let n = graph.nodes();
    let mut parts: Vec<u32> = (0..n as u32).collect();
    let mut community = vec![0_i64; count];
    labels.iter().enumerate().for_each(|(v, c)| community[*c as usize] += graph.strength[v]);
    let mut sums = graph.strength.clone();
    // Ties of each part to the rest of its community.
    let mut bonds: Vec<i64> = (0..n)
        .map(|v| graph.of(v).iter().filter(|(u, _)| labels[*u as usize] == labels[v]).map(|(_, weight)| i64::from(*weight)).sum())
        .collect();
    let inside = bonds.clone();
    let mut alone = vec![true; n];
    room.ties.clear();
    room.ties.resize(n, 0);
    for v in chance.shuffled(n) {
        let v = v as usize;
        let (c, k) = (labels[v], graph.strength[v]);
        let whole = community[c as usize];
        if !alone[v] || inside[v] * graph.total < k * (whole - k) {
            continue;
        }
        for (u, weight) in graph.of(v) {
            if labels[*u as usize] == c {
                let part = parts[*u as usize];
                let ties = &mut room.ties[part as usize];
                if *ties == 0 {
                    room.met.push(part);
                }
                *ties += i64::from(*weight);
            }
        }
        let mut best: Option<(i64, u32)> = None;
        for part in &room.met {
            let (p, gain) = (*part as usize, room.ties[*part as usize] * graph.total - k * sums[*part as usize]);
            let holds = bonds[p] * graph.total >= sums[p] * (whole - sums[p]);
            if gain >= 0 && holds && best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, *part));
            }
        }
        if let Some((_, part)) = best {
            let p = part as usize;
            bonds[p] += inside[v] - 2 * room.ties[p];
            sums[p] += k;
            parts[v] = part;
            alone[v] = false;
            alone[p] = false;
        }
        room.forget();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    fn network(nodes: usize, ties: &[(usize, usize)]) -> Network {
        Network::new(nodes, Kind::Undirected, ties).unwrap()
    }

    fn all(network: &Network) -> [Result<Communities, Undefined>; 3] {
        [network.louvain(Search::default()), network.leiden(Search::default()), network.fast_greedy()]
    }

    #[test]
    fn without_a_tie_there_are_no_communities() {
        for ties in [vec![], vec![(1, 1)]] {
            assert!(all(&network(3, &ties)).iter().all(|found| *found == Err(Undefined::TooFew { n: 0, needed: 1 })));
        }
        assert!(all(&network(0, &[])).iter().all(Result::is_err));
    }

    #[test]
    fn pieces_are_communities_and_the_largest_comes_first() {
        let ties = [(6, 7), (0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 8), (8, 3), (3, 5)];
        for found in all(&network(10, &ties)) {
            let found = found.unwrap();
            assert_eq!(found.labels, [1, 1, 1, 0, 0, 0, 2, 2, 0, 3]);
            assert_eq!(found.sizes, [4, 3, 2, 1]);
        }
    }

    #[test]
    fn a_full_network_and_a_star_are_one_community_or_no_better_than_one() {
        let full: Vec<(usize, usize)> = (0..6).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        let star: Vec<(usize, usize)> = (1..6).map(|b| (0, b)).collect();
        for ties in [full, star] {
            for found in all(&network(6, &ties)) {
                assert_eq!((found.as_ref().unwrap().modularity, found.as_ref().unwrap().sizes.len()), (0.0, 1));
            }
        }
    }

    #[test]
    fn the_karate_club_falls_into_four_groups() {
        let found = karate().leiden(Search::default()).unwrap();
        assert!((found.modularity - 0.41978961209730437).abs() < 1e-12 && found.sizes == [12, 11, 6, 5]);
        assert_eq!(found, karate().leiden(Search::default()).unwrap());
        assert!((karate().fast_greedy().unwrap().modularity - 0.3806706114398422).abs() < 1e-12);
    }

    /// Zachary (1977), published facts.
    fn karate() -> Network {
        const TIES: [&[usize]; 33] = [
            &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
            &[3, 4, 8, 14, 18, 20, 22, 31],
            &[4, 8, 28, 29, 33, 10, 9, 14],
            &[8, 13, 14],
            &[7, 11],
            &[7, 11, 17],
            &[17],
            &[],
            &[31, 33, 34],
            &[34],
            &[],
            &[],
            &[],
            &[34],
            &[33, 34],
            &[33, 34],
            &[],
            &[],
            &[33, 34],
            &[34],
            &[33, 34],
            &[],
            &[33, 34],
            &[26, 28, 33, 34, 30],
            &[26, 28, 32],
            &[32],
            &[30, 34],
            &[34],
            &[32, 34],
            &[33, 34],
            &[33, 34],
            &[33, 34],
            &[34],
        ];
        let ties: Vec<(usize, usize)> = TIES.iter().enumerate().flat_map(|(a, of)| of.iter().map(move |b| (a, b - 1))).collect();
        network(34, &ties)
    }

    proptest! {
        #[test]
        fn labels_are_whole_sorted_by_size_and_as_good_as_they_say(n in 2_usize..40, ties in prop::collection::vec((0_usize..40, 0_usize..40), 1..120)) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let network = network(n, &ties);
            let simple: Vec<(usize, usize)> = (0..n).flat_map(|v| network.simple.of(v).iter().map(move |u| (v, *u as usize))).filter(|(v, u)| v < u).collect();
            let plain = Network::new(n, Kind::Undirected, &simple).unwrap();
            for found in all(&network).into_iter().flatten() {
                prop_assert!(found.sizes.windows(2).all(|pair| pair[0] >= pair[1]) && found.sizes.iter().sum::<usize>() == n);
                let mixing = plain.mixing(&found.labels).unwrap().modularity.unwrap();
                prop_assert!((mixing - found.modularity).abs() < 1e-12 && found.modularity > -1e-12);
            }
        }

        #[test]
        fn a_community_of_leiden_hangs_together(n in 2_usize..40, ties in prop::collection::vec((0_usize..40, 0_usize..40), 1..90)) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let Ok(found) = network(n, &ties).leiden(Search::default()) else { return Ok(()) };
            let inside: Vec<_> = ties.into_iter().filter(|(a, b)| found.labels[*a] == found.labels[*b]).collect();
            let pieces = network(n, &inside).components();
            prop_assert_eq!(pieces.iter().max().unwrap() + 1, found.sizes.len());
        }
    }
}
