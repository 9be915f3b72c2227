//! Whether the groups would be the same had other people come: the figure to look at before a group is given a name.

use super::Conversation;
use super::groups::{adjusted_rand, groups};
use super::map::{Point, map};
use super::votes::Votes;
use crate::Undefined;
use crate::numeric::chance::Chance;

/// From here on groups count as stable: adjusted Rand indices above 0.9 are called excellent recovery, above 0.8 good, above
/// 0.65 moderate, below that poor (Steinley 2004).
pub const STABLE: f64 = 0.8;

/// How far groups found among halves of the people agree with those found among all.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// Mean adjusted Rand index over the halves that could be grouped, at most 1.
    pub mean: f64,
    /// The lowest among them.
    pub least: f64,
    /// Halves drawn, and those among them that could not be grouped (too few people, no variance).
    pub rounds: usize,
    pub undefined: usize,
}

impl Stability {
    /// At least `STABLE` on average, and no half without groups.
    pub fn is_stable(&self) -> bool {
        self.mean >= STABLE && self.undefined == 0
    }
}

/// How stable the groups of a conversation are.
///
/// Formula   mean over halves of the grouped people, drawn without replacement: map and groups (as many as in `found`) anew
///           from the half alone, everybody grouped put to the nearest of its centers on its map, adjusted Rand index with
///           the groups in `found`
/// Input     what `conversation` was given and what it found; halves to draw, such as 20; a seed: the same gives the same
/// Output    mean and least index; see `STABLE` for what counts as stable
/// Errors    those of `found.groups`; `TooFew` (no rounds, or no half could be grouped, as with under 2 · `LEAST_PEOPLE` people)
/// Caution   groups can be stable and yet mere cuts through one cloud: read the silhouette as well. Halves are smaller than
///           the whole, so the figure errs on the careful side. Costs about half a `conversation` per round
/// Source    Hubert & Arabie (1985) for the index; Lange, Roth, Braun & Buhmann (2004), Neural Computation 16, 1299–1323, for
///           the halves; Steinley (2004), Psychological Methods 9, 386–396, for the threshold. Checked: unit tests below
pub fn stability(votes: &Votes, moderated: &[bool], found: &Conversation, rounds: usize, seed: u64) -> Result<Stability, Undefined> {
    let k = found.groups.as_ref().map_err(Clone::clone)?.k();
    if found.labels.len() != votes.people() {
        return Err(Undefined::Mismatch { what: "labels", expected: votes.people(), found: found.labels.len() });
    }
    let grouped: Vec<usize> = (0..votes.people()).filter(|person| found.labels[*person].is_some()).collect();
    let all = votes.only(&grouped);
    let labels: Vec<Option<usize>> = grouped.iter().map(|person| found.labels[*person]).collect();
    let mut chance = Chance::new(seed);
    let mut indices = Vec::new();
    for _ in 0..rounds {
        let half = all.only(&chance.sample(grouped.len(), grouped.len() / 2));
        if let Ok(index) = by_half(&all, &half, moderated, k, &labels) {
            indices.push(index);
        }
    }
    if indices.is_empty() {
        return Err(Undefined::TooFew { n: grouped.len(), needed: 2 * super::LEAST_PEOPLE });
    }
    let n = indices.len() as f64;
    Ok(Stability {
        mean: indices.iter().sum::<f64>() / n,
        least: indices.iter().copied().fold(f64::INFINITY, f64::min),
        rounds,
        undefined: rounds - indices.len(),
    })
}

fn by_half(all: &Votes, half: &Votes, moderated: &[bool], k: usize, labels: &[Option<usize>]) -> Result<f64, Undefined> {
    let seen = map(half, moderated)?;
    let points: Vec<Point> = seen.points.iter().copied().flatten().collect();
    let groups = groups(&points, k..=k)?;
    let anew: Vec<Option<usize>> =
        seen.place(all, moderated)?.into_iter().map(|point| point.map(|point| groups.best().nearest(point))).collect();
    adjusted_rand(labels, &anew)
}

#[cfg(test)]
mod tests {
    use super::super::votes::{Cast, Vote};
    use super::super::{Settings, conversation};
    use super::*;

    /// Two camps when `apart`, else votes by chance.
    fn votes(n: usize, apart: bool) -> Votes {
        let mut chance = Chance::new(11);
        let mut cast = Vec::new();
        for person in 0..n {
            for statement in 0..12 {
                let with = (person % 2 == 0) == (statement % 2 == 0);
                let agree = if apart && chance.below(8) > 0 { with } else { chance.below(2) == 0 };
                let vote = if agree { Vote::Agree } else { Vote::Disagree };
                cast.push(Cast { person: person as u32, statement, vote });
            }
        }
        Votes::new(n, 12, &cast).unwrap()
    }

    fn of(votes: &Votes, rounds: usize) -> Result<Stability, Undefined> {
        let found = conversation(votes, &[false; 12], &Settings::default()).unwrap();
        stability(votes, &[false; 12], &found, rounds, 5)
    }

    #[test]
    fn camps_are_stable_and_chance_is_not() {
        let camps = of(&votes(80, true), 10).unwrap();
        assert!(camps.is_stable() && camps.least > 0.8 && camps.rounds == 10, "{camps:?}");
        assert!(!of(&votes(80, false), 10).unwrap().is_stable());
        assert_eq!(of(&votes(80, true), 10), of(&votes(80, true), 10));
    }

    #[test]
    fn too_few_people_for_halves_say_so() {
        assert_eq!(of(&votes(30, true), 4), Err(Undefined::TooFew { n: 30, needed: 40 }));
        assert!(matches!(of(&votes(10, true), 4), Err(Undefined::TooFew { n: 10, .. })));
        assert!(of(&votes(80, true), 0).is_err());
    }
}
