//! Counting codes and pairs of codes quickly.

use crate::ratings::GAP;

/// Rows worked on at a time; a count within fits 16 bits.
const BLOCK: usize = 1024;
/// Up to here it is quicker to compare a whole block with each category than to look every code up.
const FEW: usize = 12;
/// Tables filled in turn, so that a pair met twice in a row does not wait for its own count.
const TABLES: usize = 4;

/// How often each of `categories` codes occurs; gaps are not counted.
pub(super) fn codes(column: &[u8], categories: usize) -> Vec<u64> {
    let mut counts = vec![0_u64; categories];
    if categories <= FEW {
        for block in column.chunks(BLOCK) {
            for (category, count) in counts.iter_mut().enumerate() {
                let category = category as u8;
                *count += u64::from(block.iter().map(|c| u16::from(*c == category)).sum::<u16>());
            }
        }
    } else {
        let mut all = [0_u64; 256];
        column.iter().for_each(|c| all[usize::from(*c)] += 1);
        counts.copy_from_slice(&all[..categories]);
    }
    counts
}

/// How many rows hold the same code in both, gaps being no code.
pub(super) fn equal(one: &[u8], other: &[u8]) -> u64 {
    let block = |(a, b): (&[u8], &[u8])| u64::from(a.iter().zip(b).map(|(a, b)| u16::from((a == b) & (*a != GAP))).sum::<u16>());
    one.chunks(BLOCK).zip(other.chunks(BLOCK)).map(block).sum()
}

/// How often each pair of codes occurs, at first · categories + second; rows with a gap are not counted.
pub(super) fn pairs(one: &[u8], other: &[u8], categories: usize) -> Vec<u64> {
    // One more row and column take the gaps.
    let side = categories + 1;
    let mut tables = vec![[0_u32; TABLES]; side * side];
    let mut counts = vec![0_u64; categories * categories];
    let last = categories as u16;
    let mut places = [0_u16; BLOCK];
    // A table counts up to four thousand million per lane; longer data are put down in between.
    for (one, other) in one.chunks(1 << 30).zip(other.chunks(1 << 30)) {
        for (one, other) in one.chunks(BLOCK).zip(other.chunks(BLOCK)) {
            for ((place, a), b) in places.iter_mut().zip(one).zip(other) {
                *place = u16::from(*a).min(last) * side as u16 + u16::from(*b).min(last);
            }
            let (fours, rest) = places[..one.len()].as_chunks::<TABLES>();
            for four in fours {
                for lane in 0..TABLES {
                    tables[usize::from(four[lane])][lane] += 1;
                }
            }
            rest.iter().for_each(|place| tables[usize::from(*place)][0] += 1);
        }
        for (at, count) in counts.iter_mut().enumerate() {
            let place = &mut tables[at / categories * side + at % categories];
            *count += place.iter().map(|n| u64::from(*n)).sum::<u64>();
            *place = [0; TABLES];
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counting_in_blocks_is_counting(cells in prop::collection::vec((0..20_u8, 0..20_u8), 0..3000), categories in 1..20_u8) {
            let code = |c: u8| if c < categories { c } else { GAP };
            let (a, b): (Vec<u8>, Vec<u8>) = cells.iter().map(|(a, b)| (code(*a), code(*b))).unzip();
            let q = usize::from(categories);
            let (found, single) = (pairs(&a, &b, q), codes(&a, q));
            for i in 0..categories {
                prop_assert_eq!(single[usize::from(i)], a.iter().filter(|c| **c == i).count() as u64);
                for j in 0..categories {
                    let wanted = a.iter().zip(&b).filter(|(a, b)| **a == i && **b == j).count() as u64;
                    prop_assert_eq!(found[usize::from(i) * q + usize::from(j)], wanted);
                }
            }
            prop_assert_eq!(equal(&a, &b), a.iter().zip(&b).filter(|(a, b)| a == b && **a != GAP).count() as u64);
        }
    }
}
