//! The opinion map: people who vote alike stand close together. Two principal components of the votes, gaps filled with the
//! mean of their statement.

use super::sketch;
use super::spectrum::{self, Twin};
use super::votes::{Votes, WAYS};
use crate::Undefined;

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub(super) fn squared_distance(self, other: Point) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }
}

/// How the components are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Search {
    /// To the last digits, whatever the size.
    #[default]
    Exact,
    /// Roughly (three to six digits), with the start and the number of rounds of a widespread library: only for comparing
    /// figures with programs built on it.
    Sketch,
}

/// A direction in which people differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Weight of each statement; together of length 1; 0 for moderated ones.
    pub loadings: Vec<f64>,
    /// Variance of the people's (unscaled) places along it.
    pub variance: f64,
    /// Its share of the variance of all filled votes.
    pub share: f64,
}

/// Where people stand, and what the axes mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Mean vote per statement, −1 to 1; 0 for a moderated one, `None` for one nobody voted on.
    pub means: Vec<Option<f64>>,
    /// One or two; only one when the votes differ along a single line, and then everybody's y is 0.
    pub components: Vec<Component>,
    /// One per person; `None` for whoever did not vote.
    pub points: Vec<Option<Point>>,
}

/// A second component with less than this share of the first one's variance is rounding error.
const NO_VARIANCE: f64 = 1e-12;
/// Loadings closer to each other than this share count as equally large when a component's sign is chosen.
const EQUAL_LOADINGS: f64 = 1e-6;

/// The opinion map of a conversation.
///
/// Formula   votes −1, 0, 1; moderated columns 0; gaps = mean of the column; principal components by the covariance (n − 1) of
///           all who voted; place = centered filled row · loadings · √( statements / votes cast ), where everybody counts as
///           having voted 0 on moderated statements
/// Input     votes; `moderated[s]` true where statement s is taken out of the map (but still counted as a statement)
/// Output    means, one or two components (the larger variance first), a place per person. Signs are fixed: a component's
///           largest |loading| is positive; where both signs are equally large, the sum of the cubed loadings is
/// Errors    `TooFew` (under 2 people or statements), `Mismatch` (length of `moderated`), `NoVariance` (all votes on each
///           statement equal), `NotConverged` (the second and third component are as good as equal)
/// Caution   gaps filled with means pull people who voted little to the middle, which the scaling only partly undoes. Where
///           two components have nearly the same variance, their directions mean little by themselves
/// Source    Small, Bjorkegren, Erkkilä, Shaw & Megill (2021), Recerca 26(2), 1–26. Checked: reference/polis_synthetic.json,
///           reference/polis_15_per_hour_seattle.json, reference/polis_scoop_hivemind_freshwater.json
pub fn map(votes: &Votes, moderated: &[bool]) -> Result<Map, Undefined> {
    map_by(votes, moderated, Search::Exact)
}

/// The same with a choice of how the components are found.
///
/// Formula   as `map`; `Search::Sketch`: the components within the range of (XX')⁷X on twelve random vectors, people's places
///           within that range too
/// Input     as `map`
/// Output    as `map`
/// Errors    as `map`
/// Caution   a sketch depends on the order of people or statements and is wrong in the fourth digit where the variances of
///           the second and third component are close; take `Exact` unless figures of another program are to be met
/// Source    Halko, Martinsson & Tropp (2011), SIAM Review 53, 217–288. Checked: reference/polis_scoop_hivemind_biodiversity.json
pub fn map_by(votes: &Votes, moderated: &[bool], search: Search) -> Result<Map, Undefined> {
    let table = Centered::new(votes, moderated)?;
    let total = table.total_variance();
    if total <= 0.0 {
        return Err(Undefined::NoVariance);
    }
    let freedom = table.voters as f64 - 1.0;
    let (values, mut vectors, mut places) = match search {
        Search::Exact => {
            let found = spectrum::leading(votes.statements(), |v, out| table.apply(v, out))?;
            let places = table.places(&found.vectors);
            (found.values, found.vectors, places)
        }
        Search::Sketch => sketch::leading(&table)?,
    };
    let kept = if values[1] > NO_VARIANCE * values[0] { 2 } else { 1 };
    for axis in 0..2 {
        let turn = if axis < kept { sign(&vectors[axis], places.iter().map(|place| place[axis])) } else { 0.0 };
        // Adding 0 turns a −0, which would be printed, into 0.
        vectors[axis].iter_mut().for_each(|x| *x = *x * turn + 0.0);
        places.iter_mut().for_each(|place| place[axis] = place[axis] * turn + 0.0);
    }
    let extra = moderated.iter().filter(|is| **is).count();
    let points = places.iter().enumerate().map(|(person, place)| table.scaled(*place, person, extra)).collect();
    let components = vectors
        .into_iter()
        .zip(values)
        .take(kept)
        .map(|(loadings, value)| Component { loadings, variance: value / freedom, share: (value / freedom / total).min(1.0) })
        .collect();
    Ok(Map { means: table.means, components, points })
}

impl Map {
    /// Where other people stand on this map, by the same means and loadings.
    pub(super) fn place(&self, votes: &Votes, moderated: &[bool]) -> Result<Vec<Option<Point>>, Undefined> {
        let mut table = Centered::new(votes, moderated)?;
        table.weigh(&self.means);
        let zeros = vec![0.0; votes.statements()];
        let loadings = |axis: usize| self.components.get(axis).map_or_else(|| zeros.clone(), |c| c.loadings.clone());
        let places = table.places(&[loadings(0), loadings(1)]);
        let extra = moderated.iter().filter(|is| **is).count();
        Ok(places.iter().enumerate().map(|(person, place)| table.scaled(*place, person, extra)).collect())
    }
}

/// +1 or −1: what turns a component the way the rule wants it.
fn sign(loadings: &[f64], places: impl Iterator<Item = f64>) -> f64 {
    let (low, high) = loadings.iter().fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
    let tie = (high + low).abs() <= EQUAL_LOADINGS * high.max(-low);
    if !tie {
        return if high > -low { 1.0 } else { -1.0 };
    }
    let cubes: f64 = loadings.iter().map(|x| x.powi(3)).sum();
    if cubes.abs() > EQUAL_LOADINGS * high.powi(3) {
        return cubes.signum();
    }
    // As many for as against, statement by statement: then the side with fewer and further people is the positive one.
    let cubes: f64 = places.map(|x| x.powi(3)).sum();
    if cubes < 0.0 { -1.0 } else { 1.0 }
}

/// The filled and centered table. A filled gap is its column's mean, hence exactly 0 once centered: only votes remain.
pub(super) struct Centered<'a> {
    pub votes: &'a Votes,
    moderated: &'a [bool],
    pub voters: usize,
    means: Vec<Option<f64>>,
    /// Per code: the vote less its column's mean; 0 in moderated columns.
    weights: Vec<f64>,
}

impl<'a> Centered<'a> {
    fn new(votes: &'a Votes, moderated: &'a [bool]) -> Result<Centered<'a>, Undefined> {
        if moderated.len() != votes.statements() {
            return Err(Undefined::Mismatch { what: "moderated statements", expected: votes.statements(), found: moderated.len() });
        }
        let voters = votes.voters();
        for n in [voters, votes.statements()] {
            if n < 2 {
                return Err(Undefined::TooFew { n, needed: 2 });
            }
        }
        let mean =
            |tally: super::Tally| (tally.seen > 0).then(|| (f64::from(tally.agree) - f64::from(tally.disagree)) / f64::from(tally.seen));
        let means: Vec<Option<f64>> =
            votes.tallies().into_iter().zip(moderated).map(|(tally, out)| if *out { Some(0.0) } else { mean(tally) }).collect();
        let mut table = Centered { votes, moderated, voters, means: Vec::new(), weights: Vec::new() };
        table.weigh(&means);
        table.means = means;
        Ok(table)
    }

    fn weigh(&mut self, means: &[Option<f64>]) {
        self.weights = means
            .iter()
            .zip(self.moderated)
            .flat_map(|(mean, out)| match mean {
                Some(mean) if !out => [-1.0 - mean, -mean, 1.0 - mean],
                _ => [0.0; WAYS],
            })
            .collect();
    }

    fn total_variance(&self) -> f64 {
        let squares: f64 = self.votes.rows().map(|row| row.iter().map(|code| self.weights[*code as usize].powi(2)).sum::<f64>()).sum();
        squares / (self.voters as f64 - 1.0)
    }

    /// out = X'X v, both columns in one pass through the votes: per code, what it contributes to a person's place, and the
    /// sum of the places of those who voted so.
    fn apply(&self, v: &[Twin], out: &mut [Twin]) {
        let contribution: Vec<Twin> = (0..self.weights.len()).map(|code| v[code / WAYS].map(|x| x * self.weights[code])).collect();
        let mut places = vec![[0.0; 2]; self.weights.len()];
        for row in self.votes.rows() {
            let place = sum_of(&contribution, row);
            for code in row {
                let sum = &mut places[*code as usize];
                sum[0] += place[0];
                sum[1] += place[1];
            }
        }
        for ((out, places), weights) in out.iter_mut().zip(places.chunks_exact(WAYS)).zip(self.weights.chunks_exact(WAYS)) {
            *out = [0.0; 2];
            for (place, weight) in places.iter().zip(weights) {
                out[0] += place[0] * weight;
                out[1] += place[1] * weight;
            }
        }
    }

    /// X v for both vectors, person by person.
    fn places(&self, vectors: &[Vec<f64>; 2]) -> Vec<Twin> {
        let contribution: Vec<Twin> = (0..self.weights.len())
            .map(|code| [vectors[0][code / WAYS] * self.weights[code], vectors[1][code / WAYS] * self.weights[code]])
            .collect();
        self.votes.rows().map(|row| sum_of(&contribution, row)).collect()
    }

    /// A centered vote with its statement.
    pub(super) fn entries<'b>(&'b self, row: &'b [u32]) -> impl Iterator<Item = (usize, f64)> + 'b {
        row.iter().map(|code| (*code as usize / WAYS, self.weights[*code as usize]))
    }

    fn scaled(&self, place: Twin, person: usize, extra: usize) -> Option<Point> {
        let own = self.votes.row(person);
        let open = own.iter().filter(|code| !self.moderated[**code as usize / WAYS]).count();
        let scale = (self.votes.statements() as f64 / (open + extra) as f64).sqrt();
        (!own.is_empty()).then_some(Point { x: place[0] * scale, y: place[1] * scale })
    }
}

fn sum_of(contribution: &[Twin], row: &[u32]) -> Twin {
    let mut sums = [[0.0; 2]; 2];
    let pairs = row.chunks_exact(2);
    for code in pairs.remainder() {
        let add = contribution[*code as usize];
        sums[0] = [sums[0][0] + add[0], sums[0][1] + add[1]];
    }
    for pair in pairs {
        for (sum, code) in sums.iter_mut().zip(pair) {
            let add = contribution[*code as usize];
            sum[0] += add[0];
            sum[1] += add[1];
        }
    }
    [sums[0][0] + sums[1][0], sums[0][1] + sums[1][1]]
}

#[cfg(test)]
mod tests {
    use super::super::votes::{Cast, Vote};
    use super::*;
    use crate::numeric::chance::Chance;
    use proptest::prelude::*;

    /// Two camps that differ on most of `m` statements, with gaps.
    pub(in super::super) fn camps(n: usize, m: usize, seed: u64) -> Vec<Cast> {
        let mut chance = Chance::new(seed);
        let mut cast = Vec::new();
        for person in 0..n {
            for statement in 0..m {
                if chance.share() < 0.7 {
                    let with = (person % 2 == 0) == (statement % 3 == 0);
                    let vote = match chance.below(10) {
                        0 => Vote::Pass,
                        1 => Vote::Disagree,
                        _ if with => Vote::Agree,
                        _ => Vote::Disagree,
                    };
                    cast.push(Cast { person: person as u32, statement: statement as u32, vote });
                }
            }
        }
        cast
    }

    fn at(person: u32, statement: u32, vote: Vote) -> Cast {
        Cast { person, statement, vote }
    }

    #[test]
    fn two_people_who_differ_on_all_stand_opposite_each_other() {
        let cast = [at(0, 0, Vote::Agree), at(0, 1, Vote::Agree), at(1, 0, Vote::Disagree), at(1, 1, Vote::Disagree)];
        let map = map(&Votes::new(3, 2, &cast).unwrap(), &[false; 2]).unwrap();
        // One line: variance ((√2)² + (√2)²) / 1, all of it; nobody has a y, and who did not vote has no place.
        assert!((map.components[0].variance - 4.0).abs() < 1e-12 && (map.components[0].share - 1.0).abs() < 1e-12);
        assert_eq!(map.components.len(), 1);
        let x = map.points[0].unwrap().x;
        assert!((x - 2.0_f64.sqrt()).abs() < 1e-12 && map.points[1] == Some(Point { x: -x, y: 0.0 }) && map.points[2].is_none());
    }

    #[test]
    fn a_map_without_variance_people_or_statements_says_why() {
        let same: Vec<Cast> = (0..30).flat_map(|p| [at(p, 0, Vote::Agree), at(p, 1, Vote::Pass)]).collect();
        let votes = Votes::new(30, 2, &same).unwrap();
        assert_eq!(map(&votes, &[false; 2]), Err(Undefined::NoVariance));
        assert!(matches!(map(&votes, &[false]), Err(Undefined::Mismatch { .. })));
        assert_eq!(map(&Votes::new(9, 2, &same[..2]).unwrap(), &[false; 2]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(
            map(&Votes::new(2, 1, &[at(0, 0, Vote::Agree), at(1, 0, Vote::Pass)]).unwrap(), &[false]),
            Err(Undefined::TooFew { n: 1, needed: 2 })
        );
        assert_eq!(map(&Votes::new(0, 0, &[]).unwrap(), &[]), Err(Undefined::TooFew { n: 0, needed: 2 }));
        let votes = Votes::new(40, 12, &camps(40, 12, 1)).unwrap();
        assert_eq!(map(&votes, &[true; 12]), Err(Undefined::NoVariance));
        assert_eq!(map(&Votes::new(40, 13, &camps(40, 12, 1)).unwrap(), &[false; 13]).unwrap().means[12], None);
    }

    #[test]
    fn a_sketch_comes_close_to_the_exact_components() {
        let votes = Votes::new(120, 60, &camps(120, 60, 2)).unwrap();
        let (exact, sketch) = (map(&votes, &[false; 60]).unwrap(), map_by(&votes, &[false; 60], Search::Sketch).unwrap());
        assert!((exact.components[0].variance / sketch.components[0].variance - 1.0).abs() < 1e-6);
        assert!(exact.components[0].loadings.iter().zip(&sketch.components[0].loadings).all(|(a, b)| (a - b).abs() < 1e-4));
    }

    proptest! {
        #[test]
        fn order_of_people_and_statements_does_not_matter(seed in 0_u64..500, turn in 1_u32..30) {
            let (n, m) = (30_u32, 9_u32);
            let cast = camps(n as usize, m as usize, seed);
            let turned: Vec<Cast> = cast.iter().rev()
                .map(|c| Cast { person: (c.person + turn) % n, statement: (c.statement + turn) % m, ..*c }).collect();
            let one = map(&Votes::new(n as usize, m as usize, &cast).unwrap(), &[false; 9]).unwrap();
            let other = map(&Votes::new(n as usize, m as usize, &turned).unwrap(), &[false; 9]).unwrap();
            for (person, point) in one.points.iter().enumerate() {
                let again = other.points[(person + turn as usize) % n as usize];
                prop_assert_eq!(point.is_some(), again.is_some());
                if let (Some(a), Some(b)) = (point, again) {
                    prop_assert!(a.squared_distance(b) < 1e-12, "{:?} {:?}", a, b);
                }
            }
            // The largest loading is positive, and the variances stand in order.
            for component in &one.components {
                let largest = component.loadings.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap();
                prop_assert!(largest > 0.0 || component.loadings.iter().any(|x| (x + largest).abs() < 1e-5));
            }
            prop_assert!(one.components[0].variance >= one.components[1].variance);
        }
    }
}
