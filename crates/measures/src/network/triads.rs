//! The sixteen ways three people can be tied.

use super::Network;
use super::ties::{BOTH, FROM, TO};

/// The names of the sixteen kinds, in the order of `Triads`: mutual, asymmetric and null pairs, and a letter (down, up,
/// transitive, cyclic) where that is not enough.
pub const TRIADS: [&str; 16] =
    ["003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D", "120U", "120C", "210", "300"];

/// How many threes are of each kind.
pub type Triads = [u64; 16];

impl Network {
    /// Triad census: every three nodes by the ties among them.
    ///
    /// Formula   a count over all n (n − 1)(n − 2) / 6 threes
    /// Input     any network, in an undirected one every tie is mutual; duplicates merge, ties with oneself drop out
    /// Output    16 counts in the order of `TRIADS`
    /// Errors    none
    /// Caution   counts grow with the cube of the nodes; compare shares, or with what chance would give. igraph counts a pair
    ///           tied twice in one direction as mutual where the third has no tie (its own dyad census does not)
    /// Source    Holland & Leinhardt (1970); found pair by connected pair as in Batagelj & Mrvar (2001), Social Networks 23,
    ///           237–243. Checked: reference/net_advice_directed.json
    pub fn triads(&self) -> Triads {
        let n = self.nodes();
        let mut census = [0_u64; 16];
        let kinds = kinds();
        let bonds: Vec<u8> = (0..n).flat_map(|v| self.simple.of(v).iter().map(move |u| self.bond(v, *u as usize))).collect();
        // What is between the two of a pair and each third node, filled and emptied pair by pair.
        let mut to_third = vec![[0_u8; 2]; n];
        let mut thirds: Vec<u32> = Vec::new();
        for v in 0..n {
            for (i, u) in self.simple.of(v).iter().enumerate().filter(|(_, u)| **u as usize > v) {
                let (u, bond) = (*u as usize, bonds[self.simple.begin(v) + i]);
                for (side, node, other) in [(0, v, u), (1, u, v)] {
                    for (j, w) in self.simple.of(node).iter().enumerate().filter(|(_, w)| **w as usize != other) {
                        let entry = &mut to_third[*w as usize];
                        if *entry == [0, 0] {
                            thirds.push(*w);
                        }
                        entry[side] = bonds[self.simple.begin(node) + j];
                    }
                }
                let lonely = if bond == BOTH { 2 } else { 1 };
                census[lonely] += (n - 2 - thirds.len()) as u64;
                for w in thirds.drain(..) {
                    let [from_v, from_u] = std::mem::take(&mut to_third[w as usize]);
                    let w = w as usize;
                    // A three is met once for each of its connected pairs; it is counted at the first of them.
                    if w > u || (w > v && from_v == 0) {
                        census[kinds[usize::from(bond) * 16 + usize::from(from_v) * 4 + usize::from(from_u)]] += 1;
                    }
                }
            }
        }
        let n = n as u128;
        let all = n * n.saturating_sub(1) * n.saturating_sub(2) / 6;
        census[0] = all.saturating_sub(census.iter().map(|c| u128::from(*c)).sum()) as u64;
        census
    }
}

/// The kind of each of the 64 ways to tie a, b and c: 16 · (a with b) + 4 · (a with c) + (b with c).
fn kinds() -> [usize; 64] {
    std::array::from_fn(|code| {
        let (ab, ac, bc) = ((code / 16) as u8, (code / 4 % 4) as u8, (code % 4) as u8);
        let turned = |bond: u8| (bond & TO) * FROM + (bond & FROM) / FROM;
        let bonds = [ab, ac, bc];
        let mutual = bonds.iter().filter(|bond| **bond == BOTH).count();
        let single = bonds.iter().filter(|bond| **bond == TO || **bond == FROM).count();
        // One-way ties that leave each of the three, and one-way ties that reach it.
        let one_way = |bond: u8, direction: u8| usize::from(bond == direction);
        let leaving = [[ab, ac], [turned(ab), bc], [turned(ac), turned(bc)]].map(|of| of.map(|b| one_way(b, TO)).iter().sum::<usize>());
        let reaching = [[ab, ac], [turned(ab), bc], [turned(ac), turned(bc)]].map(|of| of.map(|b| one_way(b, FROM)).iter().sum::<usize>());
        // The one of the three that is not in the mutual pair.
        let outside = if ab == BOTH {
            2
        } else if ac == BOTH {
            1
        } else {
            0
        };
        match (mutual, single) {
            (0, 0) => 0,
            (0, 1) => 1,
            (1, 0) => 2,
            (0, 2) if leaving.contains(&2) => 3,
            (0, 2) if reaching.contains(&2) => 4,
            (0, 2) => 5,
            (1, 1) if leaving[outside] == 1 => 6,
            (1, 1) => 7,
            (0, _) if leaving.contains(&2) => 8,
            (0, _) => 9,
            (2, 0) => 10,
            (1, _) if leaving[outside] == 2 => 11,
            (1, _) if reaching[outside] == 2 => 12,
            (1, _) => 13,
            (2, _) => 14,
            _ => 15,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_kind_is_named_by_its_pairs() {
        for (code, kind) in kinds().into_iter().enumerate() {
            let bonds = [code / 16, code / 4 % 4, code % 4];
            let count = |of: &[usize]| bonds.iter().filter(|b| of.contains(b)).count();
            assert!(TRIADS[kind].starts_with(&format!("{}{}{}", count(&[3]), count(&[1, 2]), count(&[0]))), "{code}");
        }
    }

    #[test]
    fn few_nodes_make_no_three() {
        assert_eq!(Network::new(2, Kind::Directed, &[(0, 1)]).unwrap().triads(), [0; 16]);
        assert_eq!(Network::new(0, Kind::Directed, &[]).unwrap().triads(), [0; 16]);
        assert_eq!(Network::new(4, Kind::Directed, &[]).unwrap().triads()[0], 4);
    }

    proptest! {
        #[test]
        fn the_census_agrees_with_looking_at_every_three(n in 3_usize..9, ties in prop::collection::vec((0_usize..9, 0_usize..9), 0..40)) {
            let ties: Vec<_> = ties.into_iter().map(|(a, b)| (a % n, b % n)).collect();
            let network = Network::new(n, Kind::Directed, &ties).unwrap();
            let mut census = [0; 16];
            for a in 0..n { for b in a + 1..n { for c in b + 1..n {
                let code = [(a, b), (a, c), (b, c)].iter().fold(0, |code, (x, y)| code * 4 + usize::from(network.bond(*x, *y)));
                census[kinds()[code]] += 1;
            } } }
            prop_assert_eq!(network.triads(), census);
        }
    }
}
