//! In which order groups are taken out of the equations, so that few of them come to depend on each other.
//!
//! The finest factor goes first: no row belongs to two of its levels, so they are independent. What remains goes by fewest
//! neighbors first; for schools in districts that leaves no new dependence at all.
//! Source: Tinney & Walker (1967), minimum degree.

use crate::Undefined;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For every node its place in the order, and for every place the later places it depends on, ascending.
pub(super) struct Order {
    pub place: Vec<u32>,
    pub later: Vec<Vec<u32>>,
}

/// Dependences beyond this many need more memory and time than any figure for a school is worth.
const MOST_DEPENDENCES: usize = 60_000_000;

/// `finest`: the nodes of the finest factor are those below it. `neighbors`: of each of these, the other nodes it meets;
/// of each other node, those of the other nodes it meets.
pub(super) fn order(finest: usize, neighbors: Vec<Vec<u32>>) -> Result<Order, Undefined> {
    let nodes = neighbors.len();
    let rest = meetings(finest, &neighbors)?;
    let (sequence, depends) = eliminate(rest)?;
    let mut place: Vec<u32> = (0..nodes as u32).collect();
    for (rank, node) in sequence.iter().enumerate() {
        place[finest + *node as usize] = (finest + rank) as u32;
    }
    let mut later: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    for (node, list) in neighbors.into_iter().take(finest).enumerate() {
        later[node] = list;
    }
    for (node, list) in depends.into_iter().enumerate() {
        later[place[finest + node] as usize] = list.into_iter().map(|other| other + finest as u32).collect();
    }
    for list in &mut later {
        list.iter_mut().for_each(|node| *node = place[*node as usize]);
        list.sort_unstable();
    }
    Ok(Order { place, later })
}

/// Who depends on whom among the rest, once the finest factor is gone; numbered from 0, ascending.
fn meetings(finest: usize, neighbors: &[Vec<u32>]) -> Result<Vec<Vec<u32>>, Undefined> {
    let rest = neighbors.len() - finest;
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); rest];
    for (node, list) in neighbors[..finest].iter().enumerate() {
        list.iter().for_each(|other| members[*other as usize - finest].push(node as u32));
    }
    let mut mark = vec![u32::MAX; rest];
    let mut total = 0;
    let mut meet = Vec::with_capacity(rest);
    for node in 0..rest {
        mark[node] = node as u32;
        let mut list: Vec<u32> = Vec::new();
        let direct = std::iter::once(&neighbors[finest + node]);
        for group in direct.chain(members[node].iter().map(|level| &neighbors[*level as usize])) {
            if list.len() + 1 == rest {
                break;
            }
            for other in group {
                let other = *other as usize - finest;
                if mark[other] != node as u32 {
                    mark[other] = node as u32;
                    list.push(other as u32);
                }
            }
        }
        total += list.len();
        if total / 2 > MOST_DEPENDENCES {
            return Err(Undefined::TooLarge);
        }
        list.sort_unstable();
        meet.push(list);
    }
    Ok(meet)
}

/// Takes nodes out, fewest neighbors first. Returns the sequence, and for every node those it depended on when it went.
fn eliminate(mut meet: Vec<Vec<u32>>) -> Result<(Vec<u32>, Vec<Vec<u32>>), Undefined> {
    let nodes = meet.len();
    let mut degree: Vec<usize> = meet.iter().map(Vec::len).collect();
    let mut queue: BinaryHeap<Reverse<(usize, u32)>> = degree.iter().enumerate().map(|(node, d)| Reverse((*d, node as u32))).collect();
    let mut gone = vec![false; nodes];
    let mut sequence = Vec::with_capacity(nodes);
    let mut depends = vec![Vec::new(); nodes];
    let mut total = 0;
    while let Some(Reverse((d, node))) = queue.pop() {
        let v = node as usize;
        if gone[v] || d != degree[v] {
            continue;
        }
        let left = nodes - sequence.len();
        // Nearly everybody meets everybody: no order helps any more, and a full triangle is quick to work with.
        if 4 * d >= 3 * left {
            let remaining: Vec<u32> = (0..nodes as u32).filter(|node| !gone[*node as usize]).collect();
            total += remaining.len() * remaining.len() / 2;
            if total > MOST_DEPENDENCES {
                return Err(Undefined::TooLarge);
            }
            for (i, node) in remaining.iter().enumerate() {
                depends[*node as usize] = remaining[i + 1..].to_vec();
            }
            sequence.extend(remaining);
            break;
        }
        gone[v] = true;
        sequence.push(node);
        let mut list = std::mem::take(&mut meet[v]);
        list.retain(|other| !gone[*other as usize]);
        total += list.len();
        if total > MOST_DEPENDENCES {
            return Err(Undefined::TooLarge);
        }
        for other in &list {
            let u = *other as usize;
            let new: Vec<u32> = list.iter().copied().filter(|x| x != other && meet[u].binary_search(x).is_err()).collect();
            degree[u] = degree[u] + new.len() - 1;
            if !new.is_empty() {
                meet[u].retain(|x| !gone[*x as usize]);
                meet[u].extend(new);
                meet[u].sort_unstable();
            }
            queue.push(Reverse((degree[u], *other)));
        }
        depends[v] = list;
    }
    Ok((sequence, depends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_in_districts_get_no_new_dependence() {
        // Teachers 0 to 3, schools 4 to 6, districts 7 and 8.
        let neighbors = vec![vec![4, 7], vec![4, 7], vec![5, 7], vec![6, 8], vec![7], vec![7], vec![8], vec![4, 5], vec![6]];
        let order = order(4, neighbors).unwrap();
        assert_eq!(order.later.iter().map(Vec::len).sum::<usize>(), 8 + 3);
        for (place, later) in order.later.iter().enumerate() {
            assert!(later.iter().all(|other| *other as usize > place));
        }
        let mut places = order.place.clone();
        places.sort_unstable();
        assert_eq!(places, (0..9).collect::<Vec<u32>>());
    }

    #[test]
    fn the_pattern_is_closed_under_elimination() {
        // A ring of eight second-factor levels, each pair of neighbors met by one level of the finest.
        let mut neighbors: Vec<Vec<u32>> = (0..8).map(|i| vec![8 + i, 8 + (i + 1) % 8]).collect();
        neighbors.extend(vec![Vec::new(); 8]);
        let order = order(8, neighbors).unwrap();
        for later in &order.later {
            for (i, first) in later.iter().enumerate() {
                assert!(later[i + 1..].iter().all(|other| order.later[*first as usize].contains(other)));
            }
        }
    }
}
