//! Which levels of different groupings share rows, and the sums of products of their columns: counted once, whatever Λ is.

use super::blocks::transposed;
use super::design::Factor;
use crate::Undefined;

/// Two nodes that share rows; `early` is eliminated first.
pub(super) struct Link {
    pub early: u32,
    pub late: u32,
    /// How many rows of the pattern lie between the early node's own block and the late node's.
    pub offset: u32,
    /// Where the block Z_earlyᵀ Z_late begins in `blocks`, row by row.
    pub block: u32,
}

pub(super) struct Side {
    pub width: usize,
    pub count: usize,
    /// The first node of the factor.
    pub base: usize,
    /// ZᵀZ of each level.
    pub own: Vec<f64>,
}

/// Links while they are counted: both nodes, and the sums.
pub(super) struct Found {
    pub pairs: Vec<(u32, u32)>,
    pub at: Vec<u32>,
    pub blocks: Vec<f64>,
}

/// All pairs of nodes that share rows, with the sums of products of their columns.
pub(super) fn links(factors: &[Factor], sides: &[Side]) -> Result<Found, Undefined> {
    let mut found = Found { pairs: Vec::new(), at: Vec::new(), blocks: Vec::new() };
    for (i, one) in factors.iter().enumerate() {
        if i + 1 == factors.len() {
            break;
        }
        let sorted = rows_by_level(one);
        for (j, other) in factors.iter().enumerate().skip(i + 1) {
            // For each level of the other: the link with the present level, if it began after this level did.
            let mut link_of = vec![u32::MAX; other.count];
            let mut first = found.pairs.len();
            let mut present = u32::MAX;
            let size = one.width * other.width;
            for row in &sorted {
                let row = *row as usize;
                let (a, b) = (one.levels[row], other.levels[row]);
                if a != present {
                    (present, first) = (a, found.pairs.len());
                }
                let known = link_of[b as usize];
                let link = if known != u32::MAX && known as usize >= first { known as usize } else { found.pairs.len() };
                if link == found.pairs.len() {
                    link_of[b as usize] = link as u32;
                    found.pairs.push(((sides[i].base + a as usize) as u32, (sides[j].base + b as usize) as u32));
                    found.at.push(found.blocks.len() as u32);
                    found.blocks.resize(found.blocks.len() + size, 0.0);
                }
                let at = found.at[link] as usize;
                let (z, zz) = (&one.z[row * one.width..(row + 1) * one.width], &other.z[row * other.width..(row + 1) * other.width]);
                for (own, z) in found.blocks[at..at + size].chunks_exact_mut(other.width).zip(z) {
                    own.iter_mut().zip(zz).for_each(|(x, zz)| *x += z * zz);
                }
            }
        }
    }
    if found.blocks.len() > u32::MAX as usize { Err(Undefined::TooLarge) } else { Ok(found) }
}

/// The rows of the data, level after level.
fn rows_by_level(factor: &Factor) -> Vec<u32> {
    let mut at = vec![0_usize; factor.count + 1];
    factor.levels.iter().for_each(|level| at[*level as usize + 1] += 1);
    for level in 0..factor.count {
        at[level + 1] += at[level];
    }
    let mut rows = vec![0_u32; factor.levels.len()];
    for (row, level) in factor.levels.iter().enumerate() {
        rows[at[*level as usize]] = row as u32;
        at[*level as usize] += 1;
    }
    rows
}

/// The links with their direction and their place in the pattern.
pub(super) fn placed(found: &Found, place: &[u32], later: &[Vec<u32>], start_at: &[u32]) -> Vec<Link> {
    let mut links: Vec<Link> = found
        .pairs
        .iter()
        .zip(&found.at)
        .map(|((one, other), block)| {
            let (early, late) = if place[*one as usize] < place[*other as usize] { (*one, *other) } else { (*other, *one) };
            Link { early, late, offset: 0, block: *block }
        })
        .collect();
    links.sort_by_key(|link| place[link.early as usize]);
    let mut offset_of = vec![0_u32; place.len()];
    let mut present = u32::MAX;
    for link in &mut links {
        let early = place[link.early as usize];
        if early != present {
            present = early;
            let mut offset = 0;
            for other in &later[early as usize] {
                offset_of[*other as usize] = offset;
                offset += start_at[*other as usize + 1] - start_at[*other as usize];
            }
        }
        link.offset = offset_of[place[link.late as usize] as usize];
    }
    links
}

/// The blocks, each with the early node's columns as its rows.
pub(super) fn oriented(mut found: Found, links: &[Link], sides: &[Side], side_of: &[u8]) -> Vec<f64> {
    for link in links {
        let (e, l) = (side_of[link.early as usize] as usize, side_of[link.late as usize] as usize);
        // Blocks were summed with the finer factor's columns as rows.
        if e > l {
            let at = link.block as usize;
            let (we, wl) = (sides[e].width, sides[l].width);
            let flipped = transposed(&found.blocks[at..at + we * wl], wl, we);
            found.blocks[at..at + we * wl].copy_from_slice(&flipped);
        }
    }
    found.blocks
}
