//! Who can be reached from whom by wins, and who by comparisons at all.

use super::Comparison;

/// Items in groups within which each has a chain of wins to each (Tarjan's algorithm, without recursion), groups by their lowest
/// item, items ascending.
pub(super) fn strongly_connected(items: usize, comparisons: &[Comparison]) -> Vec<Vec<usize>> {
    let beaten = beaten(items, comparisons);
    const UNSEEN: usize = usize::MAX;
    let (mut number, mut low, mut waiting) = (vec![UNSEEN; items], vec![0; items], vec![false; items]);
    let (mut stack, mut next, mut groups) = (Vec::new(), 0, Vec::new());
    for root in 0..items {
        if number[root] != UNSEEN {
            continue;
        }
        // Each with how many of the beaten were looked at.
        let mut path = vec![(root, 0)];
        while let Some((item, looked)) = path.last().copied() {
            if looked == 0 {
                (number[item], low[item], waiting[item]) = (next, next, true);
                stack.push(item);
                next += 1;
            }
            if let Some(other) = beaten.of(item).get(looked) {
                if let Some(top) = path.last_mut() {
                    top.1 += 1;
                }
                if number[*other] == UNSEEN {
                    path.push((*other, 0));
                } else if waiting[*other] {
                    low[item] = low[item].min(number[*other]);
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                low[*above] = low[*above].min(low[item]);
            }
            if low[item] == number[item] {
                let from = stack.iter().rposition(|member| *member == item).unwrap_or(0);
                let mut group = stack.split_off(from);
                group.iter().for_each(|member| waiting[*member] = false);
                group.sort_unstable();
                groups.push(group);
            }
        }
    }
    groups.sort_unstable();
    groups
}

/// Whom each item has beaten, in one list.
struct Beaten {
    ends: Vec<usize>,
    items: Vec<usize>,
}

impl Beaten {
    fn of(&self, item: usize) -> &[usize] {
        &self.items[if item == 0 { 0 } else { self.ends[item - 1] }..self.ends[item]]
    }
}

fn beaten(items: usize, comparisons: &[Comparison]) -> Beaten {
    let wins = || {
        comparisons
            .iter()
            .flat_map(|row| [(row.first, row.second, row.wins_first), (row.second, row.first, row.wins_second)])
            .filter(|(_, _, wins)| *wins > 0)
    };
    let mut places = vec![0; items + 1];
    for (winner, _, _) in wins() {
        places[winner + 1] += 1;
    }
    for i in 0..items {
        places[i + 1] += places[i];
    }
    let mut list = vec![0; places[items]];
    for (winner, loser, _) in wins() {
        list[places[winner]] = loser;
        places[winner] += 1;
    }
    // Filling moved every beginning to its end.
    places.truncate(items);
    Beaten { ends: places, items: list }
}

/// Whether all are compared with all, directly or through others.
pub(super) fn weakly_connected(items: usize, comparisons: &[Comparison]) -> bool {
    let mut parent: Vec<usize> = (0..items).collect();
    let mut islands = items;
    for row in comparisons.iter().filter(|row| row.wins_first > 0 || row.wins_second > 0) {
        let (a, b) = (root(&mut parent, row.first), root(&mut parent, row.second));
        if a != b {
            parent[a] = b;
            islands -= 1;
        }
    }
    islands <= 1
}

fn root(parent: &mut [usize], mut item: usize) -> usize {
    while parent[item] != item {
        // Halving the way keeps later ones short.
        parent[item] = parent[parent[item]];
        item = parent[item];
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_chain_of_wins_is_gone_through_without_running_out_of_stack() {
        let mut rows: Vec<Comparison> =
            (0..200_000).map(|i| Comparison { first: i, second: i + 1, wins_first: 1, wins_second: 0 }).collect();
        assert_eq!(strongly_connected(200_001, &rows).len(), 200_001);
        rows.push(Comparison { first: 0, second: 200_000, wins_first: 0, wins_second: 1 });
        assert_eq!(strongly_connected(200_001, &rows).len(), 1);
        assert!(weakly_connected(200_001, &rows));
    }

    proptest! {
        #[test]
        fn groups_are_those_that_reach_each_other(rows in prop::collection::vec((0_usize..8, 1_usize..8, 0_u64..2, 0_u64..2), 0..16)) {
            let rows: Vec<Comparison> = rows.into_iter()
                .map(|(a, b, w, l)| Comparison { first: a, second: (a + b) % 8, wins_first: w, wins_second: l }).collect();
            let mut reach = [[false; 8]; 8];
            (0..8).for_each(|i| reach[i][i] = true);
            for r in &rows {
                reach[r.first][r.second] |= r.wins_first > 0;
                reach[r.second][r.first] |= r.wins_second > 0;
            }
            for k in 0..8 { for i in 0..8 { for j in 0..8 { reach[i][j] |= reach[i][k] && reach[k][j]; } } }
            let mut group = [0; 8];
            for (g, members) in strongly_connected(8, &rows).iter().enumerate() {
                members.iter().for_each(|m| group[*m] = g);
            }
            for i in 0..8 { for j in 0..8 { prop_assert_eq!(group[i] == group[j], reach[i][j] && reach[j][i]); } }
        }
    }
}
