//! Whether ties stay within groups or cross between them: roles, sites, grades.

use super::{Direction, Kind, Network};
use crate::Undefined;
use std::collections::HashMap;
use std::hash::Hash;

/// How ties mix the groups of a given grouping.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixing {
    /// Krackhardt and Stern's E-I index: (external − internal) / all ties.
    pub ei: Result<f64, Undefined>,
    /// Newman's modularity of the grouping, directions forgotten.
    pub modularity: Result<f64, Undefined>,
    /// Newman's assortativity coefficient of the grouping.
    pub assortativity: Result<f64, Undefined>,
}

impl Network {
    /// How a given grouping and the ties go together.
    ///
    /// Formula   E-I (E − I) / (E + I). Modularity Σ_c ( I_c / m − (K_c / 2m)² ), K_c the sum of degrees in c. Assortativity
    ///           (Σ e_cc − Σ a_c b_c) / (1 − Σ a_c b_c), e the shares of ties between groups, a and b its row and column sums
    /// Input     any network; one group per node. Duplicates and ties with oneself (internal) count
    /// Output    E-I −1 (all within) to 1 (all across); modularity −½ to 1; assortativity up to 1, 0 as by chance
    /// Errors    `Mismatch` (groups); in the fields `TooFew` (no tie), `OneKind` (all ties start and end in one group)
    /// Caution   E-I depends on the sizes of the groups: with one large group it is low by itself. Assortativity allows for that
    /// Source    Krackhardt & Stern (1988), Social Psychology Quarterly 51, 123–140; Newman (2003), Physical Review E 67, 026126;
    ///           Newman & Girvan (2004), 69, 026113. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn mixing<G: Eq + Hash>(&self, groups: &[G]) -> Result<Mixing, Undefined> {
        if groups.len() != self.nodes() {
            return Err(Undefined::Mismatch { what: "groups", expected: self.nodes(), found: groups.len() });
        }
        let mut known = HashMap::new();
        let codes: Vec<usize> = groups
            .iter()
            .map(|group| {
                let next = known.len();
                *known.entry(group).or_insert(next)
            })
            .collect();
        if let Err(reason) = self.require_ties() {
            return Ok(Mixing { ei: Err(reason.clone()), modularity: Err(reason.clone()), assortativity: Err(reason) });
        }
        let (mut from, mut to, mut internal) = (vec![0_i128; known.len()], vec![0_i128; known.len()], 0_i128);
        for (a, b) in &self.ties {
            let (a, b) = (codes[*a as usize], codes[*b as usize]);
            from[a] += 1;
            to[b] += 1;
            internal += i128::from(a == b);
        }
        let ties = self.ties.len() as i128;
        let squares: i128 = from.iter().zip(&to).map(|(a, b)| (a + b) * (a + b)).sum();
        let chance = match self.kind {
            Kind::Directed => 4 * from.iter().zip(&to).map(|(a, b)| a * b).sum::<i128>(),
            Kind::Undirected => squares,
        };
        let room = 4 * ties * ties - chance;
        Ok(Mixing {
            ei: Ok((ties - 2 * internal) as f64 / ties as f64),
            modularity: Ok((4 * ties * internal - squares) as f64 / (4 * ties * ties) as f64),
            assortativity: if room == 0 { Err(Undefined::OneKind) } else { Ok((4 * ties * internal - chance) as f64 / room as f64) },
        })
    }

    /// Degree assortativity: whether those with many ties are tied with one another.
    ///
    /// Formula   correlation over ties of the degrees at both ends; directed: outdegree where it starts, indegree where it ends
    /// Input     any network; duplicates and ties with oneself count
    /// Output    −1 to 1
    /// Errors    `TooFew` (no tie), `NoVariance` (all ends have the same degree)
    /// Caution   negative by itself in small networks with a hub
    /// Source    Newman (2002), Physical Review Letters 89, 208701. Checked: reference/net_karate.json, net_advice_directed.json
    pub fn degree_assortativity(&self) -> Result<f64, Undefined> {
        self.require_ties()?;
        let (starts, ends) = (self.degrees(Direction::Out), self.degrees(Direction::In));
        let (mut x, mut y, mut xx, mut yy, mut xy) = (0_i128, 0_i128, 0_i128, 0_i128, 0_i128);
        let mut count = |a: u32, b: u32| {
            let (s, e) = (i128::from(starts[a as usize]), i128::from(ends[b as usize]));
            x += s;
            y += e;
            xx += s * s;
            yy += e * e;
            xy += s * e;
        };
        for (a, b) in &self.ties {
            count(*a, *b);
            if self.kind == Kind::Undirected {
                count(*b, *a);
            }
        }
        let n = self.ties.len() as i128 * if self.kind == Kind::Undirected { 2 } else { 1 };
        let (spread_x, spread_y) = (n * xx - x * x, n * yy - y * y);
        if spread_x <= 0 || spread_y <= 0 {
            return Err(Undefined::NoVariance);
        }
        let covariance = (n * xy - x * y) as f64;
        Ok((covariance / ((spread_x as f64).sqrt() * (spread_y as f64).sqrt())).clamp(-1.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn network(nodes: usize, kind: Kind, ties: &[(usize, usize)]) -> Network {
        Network::new(nodes, kind, ties).unwrap()
    }

    #[test]
    fn without_ties_nothing_mixes_and_with_one_group_nothing_can() {
        let none = network(3, Kind::Directed, &[]).mixing(&["a", "b", "a"]).unwrap();
        assert!(none.ei.is_err() && none.modularity.is_err() && none.assortativity.is_err());
        let one = network(3, Kind::Undirected, &[(0, 1)]).mixing(&[7, 7, 7]).unwrap();
        assert_eq!((one.ei, one.modularity, one.assortativity), (Ok(-1.0), Ok(0.0), Err(Undefined::OneKind)));
        assert!(matches!(network(3, Kind::Directed, &[]).mixing(&[1]), Err(Undefined::Mismatch { .. })));
    }

    #[test]
    fn ties_with_oneself_and_duplicates_are_treated_as_in_igraph() {
        // igraph 1.3.5, groups 1 2 1 2 1 2.
        let ties = [(0, 1), (0, 1), (1, 2), (2, 0), (2, 3), (3, 3), (3, 2), (3, 4), (1, 0)];
        let mixing = network(6, Kind::Directed, &ties).mixing(&[1, 2, 1, 2, 1, 2]).unwrap();
        assert!((mixing.modularity.unwrap() + 0.277777777778).abs() < 1e-11);
        assert!((mixing.assortativity.unwrap() + 0.536585365854).abs() < 1e-11);
        let undirected = network(6, Kind::Undirected, &ties);
        assert!((undirected.mixing(&[1, 2, 1, 2, 1, 2]).unwrap().assortativity.unwrap() + 0.555555555556).abs() < 1e-11);
        assert!((undirected.degree_assortativity().unwrap() + 0.306451612903).abs() < 1e-11);
        assert!((network(6, Kind::Directed, &ties).degree_assortativity().unwrap() + 0.5).abs() < 1e-11);
    }

    #[test]
    fn equal_degrees_have_no_assortativity() {
        assert_eq!(network(3, Kind::Undirected, &[(0, 1), (1, 2), (2, 0)]).degree_assortativity(), Err(Undefined::NoVariance));
        assert!(network(3, Kind::Undirected, &[]).degree_assortativity().is_err());
    }

    proptest! {
        #[test]
        fn names_and_order_of_ties_do_not_matter(n in 2_usize..20, mut ties in prop::collection::vec((0_usize..20, 0_usize..20), 1..60), shift in 0_usize..5) {
            ties.iter_mut().for_each(|(a, b)| { *a %= n; *b %= n; });
            let groups: Vec<usize> = (0..n).map(|v| v % 3).collect();
            let renamed: Vec<String> = groups.iter().map(|g| format!("group {}", g + shift)).collect();
            let one = network(n, Kind::Directed, &ties);
            ties.reverse();
            let other = network(n, Kind::Directed, &ties);
            prop_assert_eq!(one.mixing(&groups).unwrap(), other.mixing(&renamed).unwrap());
            prop_assert_eq!(one.degree_assortativity(), other.degree_assortativity());
            let ei = one.mixing(&groups).unwrap().ei.unwrap();
            prop_assert!((-1.0..=1.0).contains(&ei));
        }
    }
}
