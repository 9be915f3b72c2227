//! What each group says to each statement, beside what the others say. Exact for whatever groups are given.

use super::votes::{Tally, Votes};
use crate::Undefined;

/// Added to every count before a share is taken (Laplace), so that one vote of one person is no certainty.
pub const ADDED: f64 = 1.0;

/// One statement in one group. Shares and ratios are smoothed, so they are defined where nobody voted, too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupStatement {
    pub group: usize,
    pub statement: usize,
    pub votes: Tally,
    pub agree: Standing,
    pub disagree: Standing,
}

/// How strongly a group agrees (or disagrees), and how much more than the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// (votes so + 1) / (votes + 2)
    pub share: f64,
    /// z of that share against one half.
    pub z: f64,
    /// Share here / share among the others.
    pub ratio: f64,
    /// z of the two shares' difference.
    pub ratio_z: f64,
}

/// All groups and statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Statement by statement, the first group first.
    pub rows: Vec<GroupStatement>,
    /// Per statement: the product of all groups' shares. High only where no group stands apart.
    pub agree_across: Vec<f64>,
    pub disagree_across: Vec<f64>,
    statements: usize,
}

impl Statistics {
    pub fn groups(&self) -> usize {
        self.rows.len().checked_div(self.statements).unwrap_or(0)
    }

    /// The statements of one group; empty for a group that is not there.
    pub fn group(&self, group: usize) -> &[GroupStatement] {
        let start = group.saturating_mul(self.statements);
        self.rows.get(start..start.saturating_add(self.statements)).unwrap_or(&[])
    }
}

/// Statements by group, and how far all groups agree.
///
/// Formula   share p = (s + a) / (n + 2a), s of n votes in the group, a = `added`; z = 2 √(n + 1) ( (s + 1)/(n + 1) − ½ );
///           ratio = p here / p among the people of all other groups; its z = ( p₁ − p₂ ) / √( p̂(1 − p̂)(1/n₁ + 1/n₂) ) with
///           one added to every s and n, p̂ = (s₁ + s₂)/(n₁ + n₂), 0 where p̂ = 1; across groups: Π p
/// Input     votes; a group from 0 per person, `None` for who is in none; `added` > 0, such as `ADDED`
/// Output    one row per group and statement, moderated ones too; the products per statement, within 0 and 1
/// Errors    `Mismatch` (length of `labels`), `TooFew` (under two groups), `OutOfRange` (`added`; a group number beyond the
///           number of people)
/// Caution   groups were made from these votes, so the z are no tests of a hypothesis: they order statements. A statement few
///           have seen has shares near one half, hence ratios near 1
/// Source    Small et al. (2021), Recerca 26(2), 1–26. Checked: reference/polis_synthetic.json and the other polis cases
pub fn statistics(votes: &Votes, labels: &[Option<usize>], added: f64) -> Result<Statistics, Undefined> {
    if labels.len() != votes.people() {
        return Err(Undefined::Mismatch { what: "labels", expected: votes.people(), found: labels.len() });
    }
    if !(added > 0.0 && added.is_finite()) {
        return Err(Undefined::OutOfRange { what: "added count", value: added, low: f64::MIN_POSITIVE, high: f64::MAX });
    }
    let groups = labels.iter().flatten().max().map_or(0, |last| last.saturating_add(1));
    if groups > labels.len() {
        return Err(Undefined::OutOfRange { what: "group", value: groups as f64 - 1.0, low: 0.0, high: labels.len() as f64 - 1.0 });
    }
    let first = labels.iter().flatten().next();
    if !labels.iter().flatten().any(|label| Some(label) != first) {
        return Err(Undefined::TooFew { n: usize::from(first.is_some()), needed: 2 });
    }
    let statements = votes.statements();
    let tallies = votes.tallies_by(labels, groups);
    let mut all = vec![Tally::default(); statements];
    for (place, tally) in tallies.iter().enumerate() {
        let sum = &mut all[place % statements];
        *sum = Tally { agree: sum.agree + tally.agree, disagree: sum.disagree + tally.disagree, seen: sum.seen + tally.seen };
    }
    let (mut agree_across, mut disagree_across) = (vec![1.0; statements], vec![1.0; statements]);
    let mut rows = Vec::with_capacity(tallies.len());
    for (place, votes) in tallies.into_iter().enumerate() {
        let (group, statement) = (place / statements, place % statements);
        let others = all[statement].seen - votes.seen;
        let agree = Standing::new((votes.agree, votes.seen), (all[statement].agree - votes.agree, others), added);
        let disagree = Standing::new((votes.disagree, votes.seen), (all[statement].disagree - votes.disagree, others), added);
        agree_across[statement] *= agree.share;
        disagree_across[statement] *= disagree.share;
        rows.push(GroupStatement { group, statement, votes, agree, disagree });
    }
    Ok(Statistics { rows, agree_across, disagree_across, statements })
}

impl Standing {
    fn new(here: (u32, u32), others: (u32, u32), added: f64) -> Standing {
        let share = smoothed(here, added);
        Standing { share, z: against_half(here), ratio: share / smoothed(others, added), ratio_z: difference(here, others) }
    }
}

/// (s + a) / (n + 2a).
pub(super) fn smoothed((s, n): (u32, u32), added: f64) -> f64 {
    (f64::from(s) + added) / (f64::from(n) + 2.0 * added)
}

/// z of a share against one half, one added to s and n.
pub(super) fn against_half((s, n): (u32, u32)) -> f64 {
    let (s, n) = (f64::from(s) + 1.0, f64::from(n) + 1.0);
    2.0 * n.sqrt() * (s / n - 0.5)
}

/// z of the difference of two shares, one added to every count.
fn difference(here: (u32, u32), others: (u32, u32)) -> f64 {
    let ((s, n), (t, m)) = (plus_one(here), plus_one(others));
    let together = (s + t) / (n + m);
    if together >= 1.0 { 0.0 } else { (s / n - t / m) / (together * (1.0 - together) * (1.0 / n + 1.0 / m)).sqrt() }
}

fn plus_one((s, n): (u32, u32)) -> (f64, f64) {
    (f64::from(s) + 1.0, f64::from(n) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::votes::{Cast, Vote};
    use super::*;
    use proptest::prelude::*;

    fn at(person: u32, statement: u32, vote: Vote) -> Cast {
        Cast { person, statement, vote }
    }

    #[test]
    fn a_statement_nobody_saw_is_one_half_everywhere_and_stands_out_nowhere() {
        let votes = Votes::new(4, 2, &[at(0, 0, Vote::Agree), at(1, 0, Vote::Disagree)]).unwrap();
        let labels = [Some(0), Some(1), Some(1), None];
        let found = statistics(&votes, &labels, ADDED).unwrap();
        assert_eq!(found.groups(), 2);
        let unseen = found.group(1)[1];
        assert_eq!((unseen.agree.share, unseen.agree.ratio, unseen.agree.ratio_z), (0.5, 1.0, 0.0));
        assert_eq!(found.group(0)[0].agree.share, 2.0 / 3.0);
        assert_eq!((found.agree_across[0], found.agree_across[1]), (2.0 / 3.0 / 3.0, 0.25));
        assert_eq!(found.group(2), []);
    }

    #[test]
    fn groups_that_cannot_be_compared_say_why() {
        let votes = Votes::new(3, 1, &[at(0, 0, Vote::Agree)]).unwrap();
        assert_eq!(statistics(&votes, &[Some(0), Some(0), None], ADDED), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(statistics(&votes, &[None; 3], ADDED), Err(Undefined::TooFew { n: 0, needed: 2 }));
        assert!(matches!(statistics(&votes, &[None; 2], ADDED), Err(Undefined::Mismatch { .. })));
        assert!(matches!(statistics(&votes, &[Some(0), Some(usize::MAX), None], ADDED), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(statistics(&votes, &[Some(0), Some(1), None], 0.0), Err(Undefined::OutOfRange { .. })));
        assert!(matches!(statistics(&votes, &[Some(0), Some(1), None], f64::NAN), Err(Undefined::OutOfRange { .. })));
    }

    proptest! {
        #[test]
        fn agreeing_and_disagreeing_mirror_each_other(cells in prop::collection::vec((0_u32..8, 0_u32..3, 0_usize..3), 1..60)) {
            let ways = [Vote::Disagree, Vote::Pass, Vote::Agree];
            let of = |mirror: bool| {
                let cast: Vec<Cast> = cells.iter().map(|(p, s, v)| at(*p, *s, ways[if mirror { 2 - v } else { *v }])).collect();
                let labels: Vec<Option<usize>> = (0..8).map(|p| (p != 7).then_some(p % 2)).collect();
                statistics(&Votes::new(8, 3, &cast).unwrap(), &labels, ADDED).unwrap()
            };
            let (one, other) = (of(false), of(true));
            for (a, b) in one.rows.iter().zip(&other.rows) {
                prop_assert_eq!(a.agree, b.disagree);
                prop_assert!(a.agree.share > 0.0 && a.agree.share < 1.0 && a.agree.ratio > 0.0 && a.agree.ratio_z.is_finite());
            }
            prop_assert_eq!(one.agree_across, other.disagree_across);
        }
    }
}
