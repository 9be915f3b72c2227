//! Whose groups are heard: each group's share of turns against its share of the people in the room.

use crate::interval::{Interval, checked_level};
use crate::numeric::distribution::chi_square_above;
use crate::{Proportion, Undefined};

/// One person in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// Which group, counted from 0.
    pub group: usize,
    pub turns: u64,
}

/// A group's part of people and of turns.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupVoice {
    pub people: usize,
    pub turns: u64,
    pub people_share: f64,
    pub turn_share: f64,
    /// Wilson's interval of the share of turns.
    pub turn_interval: Interval,
    /// Share of turns / share of people: 1 is proportional. Undefined for a group without people.
    pub index: Result<f64, Undefined>,
    /// `turn_interval` / share of people.
    pub index_interval: Result<Interval, Undefined>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Representation {
    pub groups: Vec<GroupVoice>,
    /// The greatest distance between a share of turns and a share of people.
    pub max_deviation: f64,
    /// How far turns are from proportional: Pearson's statistic and the likelihood ratio, with the degrees of freedom of both
    /// and their p-values. With one group there is nothing to compare and the p-values are undefined.
    pub chi_square: f64,
    pub g: f64,
    pub df: usize,
    pub chi_square_p: Result<f64, Undefined>,
    pub g_p: Result<f64, Undefined>,
}

/// Groups' shares of turns against their shares of people.
///
/// Formula   index = (turns_g / Σ turns) / (people_g / n); Wilson's interval of the share of turns, divided by the share of people;
///           χ² = Σ (turns_g − e_g)² / e_g and G = 2 Σ turns_g ln(turns_g / e_g), with e_g = Σ turns · people_g / n
/// Input     everybody in the room with group and number of turns; how many groups there are; `level` in (0, 1)
/// Output    per group, in their order, as `GroupVoice`; statistics for all
/// Errors    `TooFew` (nobody, or no turn at all), `OutOfRange` (a group beyond `groups`, level), `TooLarge`
/// Caution   intervals and p-values take turns as independent, but turns cluster in people: one who talks much moves the whole
///           group. They are too narrow; `representation_intervals` resamples people. Groups of a few people must not be shown
/// Source    Wilson (1927), JASA 22, 209–212; Sokal & Rohlf (1995), Biometry. Checked: reference/equity_of_voice.json
pub fn representation(people: &[Speaker], groups: usize, level: f64) -> Result<Representation, Undefined> {
    let level = checked_level(level)?;
    let (heads, turns) = tallied(people, groups)?;
    let total = turns.iter().try_fold(0_u64, |sum, t| sum.checked_add(*t)).ok_or(Undefined::TooLarge)?;
    if people.is_empty() || total == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let n = people.len() as f64;
    let mut list = Vec::with_capacity(groups);
    let (mut chi_square, mut g, mut max_deviation, mut present) = (0.0, 0.0, 0.0_f64, 0_usize);
    for (&heads, &turns) in heads.iter().zip(&turns) {
        let spoken = Proportion::new(turns, total)?;
        let (people_share, turn_share, turn_interval) = (heads as f64 / n, spoken.share(), spoken.wilson(level)?);
        max_deviation = max_deviation.max((turn_share - people_share).abs());
        let (mut index, mut index_interval) = (Err(Undefined::TooFew { n: 0, needed: 1 }), Err(Undefined::TooFew { n: 0, needed: 1 }));
        if heads > 0 {
            present += 1;
            let expected = total as f64 * people_share;
            chi_square += (turns as f64 - expected).powi(2) / expected;
            if turns > 0 {
                g += 2.0 * turns as f64 * (turn_share / people_share).ln();
            }
            index = Ok(turn_share / people_share);
            let (low, high) = (turn_interval.low / people_share, turn_interval.high / people_share);
            index_interval = Ok(Interval { low, high, ..turn_interval });
        }
        list.push(GroupVoice { people: heads, turns, people_share, turn_share, turn_interval, index, index_interval });
    }
    let g = g.max(0.0);
    let df = present.saturating_sub(1);
    let tail = |statistic: f64| {
        if df == 0 { Err(Undefined::TooFew { n: present, needed: 2 }) } else { Ok(chi_square_above(statistic, df as f64)) }
    };
    Ok(Representation { groups: list, max_deviation, chi_square, g, df, chi_square_p: tail(chi_square), g_p: tail(g) })
}

/// People and turns per group.
pub(super) fn tallied(people: &[Speaker], groups: usize) -> Result<(Vec<usize>, Vec<u64>), Undefined> {
    let (mut heads, mut turns) = (vec![0_usize; groups], vec![0_u64; groups]);
    for person in people {
        let out = Undefined::OutOfRange { what: "group", value: person.group as f64, low: 0.0, high: groups as f64 - 1.0 };
        *heads.get_mut(person.group).ok_or(out)? += 1;
        turns[person.group] = turns[person.group].checked_add(person.turns).ok_or(Undefined::TooLarge)?;
    }
    Ok((heads, turns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn people(pairs: &[(usize, u64)]) -> Vec<Speaker> {
        pairs.iter().map(|(group, turns)| Speaker { group: *group, turns: *turns }).collect()
    }

    #[test]
    fn proportional_turns_have_an_index_of_one_and_no_deviation() {
        let found = representation(&people(&[(0, 5), (0, 5), (1, 5)]), 2, 0.95).unwrap();
        assert!(found.groups.iter().all(|group| (group.index.clone().unwrap() - 1.0).abs() < 1e-12));
        assert!(found.chi_square < 1e-12 && found.g < 1e-12 && found.max_deviation < 1e-12 && found.chi_square_p.unwrap() > 0.999);
    }

    #[test]
    fn a_silent_group_has_an_index_of_zero_and_an_empty_one_none() {
        let found = representation(&people(&[(0, 6), (1, 0)]), 3, 0.9).unwrap();
        assert_eq!(found.groups[1].index, Ok(0.0));
        assert_eq!(found.groups[1].index_interval.clone().unwrap().low, 0.0);
        assert!(found.groups[2].index.is_err() && found.groups[2].turn_share == 0.0);
        assert_eq!(found.df, 1);
        assert!(found.g.is_finite());
    }

    #[test]
    fn nobody_nothing_said_and_one_group_are_told_apart() {
        assert!(representation(&[], 2, 0.95).is_err());
        assert_eq!(representation(&people(&[(0, 0), (1, 0)]), 2, 0.95), Err(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(representation(&people(&[(0, 3)]), 1, 0.95).unwrap().chi_square_p.is_err());
        assert!(matches!(representation(&people(&[(2, 3)]), 2, 0.95), Err(Undefined::OutOfRange { .. })));
        assert!(representation(&people(&[(0, 3)]), 1, 1.0).is_err());
        assert_eq!(representation(&people(&[(0, u64::MAX), (1, 1)]), 2, 0.95), Err(Undefined::TooLarge));
    }

    proptest! {
        #[test]
        fn shares_add_up_and_the_order_of_people_does_not_matter(pairs in prop::collection::vec((0_usize..4, 0_u64..30), 1..40)) {
            let mut room = people(&pairs);
            room.push(Speaker { group: 0, turns: 1 });
            let found = representation(&room, 4, 0.95).unwrap();
            prop_assert!((found.groups.iter().map(|g| g.turn_share).sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!((found.groups.iter().map(|g| g.people_share).sum::<f64>() - 1.0).abs() < 1e-12);
            for group in &found.groups {
                if let (Ok(index), Ok(interval)) = (&group.index, &group.index_interval) {
                    prop_assert!(interval.low <= *index + 1e-12 && *index <= interval.high + 1e-12);
                }
            }
            room.reverse();
            prop_assert_eq!(representation(&room, 4, 0.95).unwrap(), found);
        }
    }
}
