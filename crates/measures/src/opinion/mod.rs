//! The opinion map of a conversation: statements that people agree with, disagree with or pass on, people who vote alike
//! drawn together, the groups among them, what each group stands for and what all agree on.
//!
//! The way is that of Polis (Small et al. 2021), with better groups: the same votes give the same groups in whatever order
//! they come and whenever one looks (`groups`), with a figure for how far to trust them (`stability`). `conversation` goes
//! the whole way; each step can be taken alone, and everything said about groups also about groups made elsewhere.

mod groups;
mod kmeans;
mod map;
mod patch;
mod representative;
mod silhouette;
mod sketch;
mod spectrum;
mod stability;
mod statistics;
mod votes;

pub use groups::{GROUPS, Grouping, Groupings, LEAST_PEOPLE, adjusted_rand, groups};
pub use map::{Component, Map, Point, Search, map, map_by};
pub use representative::{Agreed, Picks, Representative, Side, consensus, representative};
pub use stability::{STABLE, Stability, stability};
pub use statistics::{ADDED, GroupStatement, Standing, Statistics, statistics};
pub use votes::{Cast, Tally, Vote, Votes};

use crate::Undefined;
use std::ops::RangeInclusive;

/// Votes before somebody is grouped. Polis' number: who voted on less stands near the middle, whatever the opinion.
pub const LEAST_VOTES: usize = 7;

/// What may be chosen; the default is what the house uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub least_votes: usize,
    pub groups: RangeInclusive<usize>,
    pub search: Search,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { least_votes: LEAST_VOTES, groups: GROUPS, search: Search::Exact }
    }
}

/// A conversation laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    pub map: Map,
    /// Undefined when too few voted enough, or they all stand at one point.
    pub groups: Result<Groupings, Undefined>,
    /// Group of each person in the best grouping; `None` for who voted too little, or where there are no groups.
    pub labels: Vec<Option<usize>>,
}

/// From votes to map and groups.
///
/// Formula   `map`, then `groups` of those with at least `least_votes` votes (on moderated statements too)
/// Input     votes; which statements are moderated out; settings
/// Output    the map of all who voted, the groups of those who voted enough
/// Errors    those of `map`; where only groups are undefined, the map is there and `groups` says why
/// Caution   as `map` and `groups`
/// Source    as `map`. Checked: reference/polis_synthetic.json and the other polis cases
pub fn conversation(votes: &Votes, moderated: &[bool], settings: &Settings) -> Result<Conversation, Undefined> {
    let map = map_by(votes, moderated, settings.search)?;
    let enough = |person: &usize| votes.cast_by(*person) >= settings.least_votes;
    let (people, points): (Vec<usize>, Vec<Point>) =
        (0..votes.people()).filter(enough).filter_map(|person| Some((person, (*map.points.get(person)?)?))).unzip();
    let groups = groups(&points, settings.groups.clone());
    let mut labels = vec![None; votes.people()];
    if let Ok(groups) = &groups {
        people.iter().zip(&groups.best().labels).for_each(|(person, label)| labels[*person] = Some(*label));
    }
    Ok(Conversation { map, groups, labels })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_map_remains_where_groups_are_undefined() {
        let cast: Vec<Cast> = (0..12)
            .flat_map(|person| {
                (0..8).map(move |statement| {
                    let vote = if (person + statement) % 3 == 0 { Vote::Disagree } else { Vote::Agree };
                    Cast { person, statement, vote }
                })
            })
            .collect();
        let found = conversation(&Votes::new(12, 8, &cast).unwrap(), &[false; 8], &Settings::default()).unwrap();
        assert_eq!(found.groups, Err(Undefined::TooFew { n: 12, needed: LEAST_PEOPLE }));
        assert!(found.map.points.iter().all(Option::is_some) && found.labels.iter().all(Option::is_none));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]
        #[test]
        fn whoever_comes_first_the_groups_are_the_same(seed in 0_u64..10_000, n in 24_usize..70, noise in 1_usize..7) {
            let m = 14;
            let mut chance = crate::numeric::chance::Chance::new(seed);
            let camps: Vec<Vec<usize>> = (0..3).map(|_| (0..m).map(|_| chance.below(3)).collect()).collect();
            let mut cast = Vec::new();
            for person in 0..n {
                for (statement, told) in camps[person % 3].iter().copied().enumerate() {
                    if chance.below(10) < 8 {
                        let way = if chance.below(8) < noise { chance.below(3) } else { told };
                        cast.push(Cast { person: person as u32, statement: statement as u32, vote: [Vote::Disagree, Vote::Pass, Vote::Agree][way] });
                    }
                }
            }
            let (people, statements) = (chance.shuffled(n), chance.shuffled(m));
            let mut moved: Vec<Cast> = cast.iter()
                .map(|c| Cast { person: people[c.person as usize], statement: statements[c.statement as usize], vote: c.vote }).collect();
            moved.reverse();
            let settings = Settings::default();
            let one = conversation(&Votes::new(n, m, &cast).unwrap(), &vec![false; m], &settings).unwrap();
            let other = conversation(&Votes::new(n, m, &moved).unwrap(), &vec![false; m], &settings).unwrap();
            let back: Vec<Option<usize>> = people.iter().map(|person| other.labels[*person as usize]).collect();
            prop_assert_eq!(&one.labels, &back);
            prop_assert_eq!(one.groups.is_ok(), other.groups.is_ok());
        }
    }
}
