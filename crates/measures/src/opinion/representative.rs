//! Which statements speak for a group, and which speak for everybody: short lists for a page.

use super::statistics::{GroupStatement, Standing, Statistics, against_half, smoothed};
use super::votes::Votes;
use crate::Undefined;
use crate::interval::checked_level;
use crate::numeric::distribution::normal_quantile;

/// How lists are picked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Picks {
    /// A z counts as significant beyond the quantile of this (one-sided), such as 0.9.
    pub confidence: f64,
    /// Statements in a list.
    pub most: usize,
}

impl Default for Picks {
    /// Polis' numbers.
    fn default() -> Picks {
        Picks { confidence: 0.9, most: 5 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Agree,
    Disagree,
}

/// A statement that speaks for a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Representative {
    pub statement: usize,
    /// Whether the group stands out by agreeing or by disagreeing.
    pub side: Side,
    /// Votes on that side, of `seen`.
    pub votes: u32,
    pub seen: u32,
    pub standing: Standing,
    /// The one statement that shows best what the group agrees with; at most one a group.
    pub best_agreed: bool,
}

/// A statement most people agree (or disagree) with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreed {
    pub statement: usize,
    pub votes: u32,
    pub seen: u32,
    pub share: f64,
    pub z: f64,
}

/// The statements that speak for each group.
///
/// Formula   a statement stands out when share z and ratio z are both significant on one side; its side is the one with the
///           larger ratio z; its weight ratio · ratio z · share · share z. The best agreed one: going through all statements
///           somebody agreed or disagreed with, the first with a significant share z, or a ratio and share above 1 and ½,
///           is replaced by any with a larger share · share z, and from a ratio above 1 on by a larger weight
/// Input     statistics of groups; `moderated[s]` true where statement s may not be shown; `picks`
/// Output    per group at most `most` statements: the best agreed one, then those that stand out by weight, of these the
///           agreed ones first. Where none stands out, the best agreed one, else the one with the largest ratio z; empty only
///           when all statements are moderated. Equal weights: the lower statement number first
/// Errors    `Mismatch` (length of `moderated`), `OutOfRange` (confidence)
/// Caution   the weight of a statement with two negative z is positive, so that the best agreed one can, where a group
///           agrees with everything less than the others, be shown on the disagreeing side: look at `side`
/// Source    Small et al. (2021), Recerca 26(2), 1–26. Checked: reference/polis_synthetic.json and the other polis cases
pub fn representative(statistics: &Statistics, moderated: &[bool], picks: Picks) -> Result<Vec<Vec<Representative>>, Undefined> {
    let statements = statistics.agree_across.len();
    if moderated.len() != statements {
        return Err(Undefined::Mismatch { what: "moderated statements", expected: statements, found: moderated.len() });
    }
    let z = normal_quantile(checked_level(picks.confidence)?);
    let of = |group| {
        let open: Vec<&GroupStatement> = statistics.group(group).iter().filter(|row| !moderated[row.statement]).collect();
        of_group(&open, z, picks.most)
    };
    Ok((0..statistics.groups()).map(of).collect())
}

fn of_group(rows: &[&GroupStatement], z: f64, most: usize) -> Vec<Representative> {
    let stands_out = |on: &Standing| on.z > z && on.ratio_z > z;
    let best = best_agreed(rows, z);
    let is_best = |row: &GroupStatement| best.is_some_and(|best| best.statement == row.statement);
    let mut rest: Vec<&GroupStatement> =
        rows.iter().copied().filter(|row| (stands_out(&row.agree) || stands_out(&row.disagree)) && !is_best(row)).collect();
    rest.sort_by(|a, b| weight(side(b).1).total_cmp(&weight(side(a).1)));
    let furthest =
        || rows.iter().copied().reduce(|furthest, row| if side(row).1.ratio_z > side(furthest).1.ratio_z { row } else { furthest });
    let mut list: Vec<Representative> = best.iter().chain(&rest).map(|row| shown(row, is_best(row))).take(most).collect();
    if best.is_none() && rest.is_empty() {
        list.extend(furthest().map(|row| shown(row, false)).filter(|_| most > 0));
    }
    list.sort_by_key(|shown| shown.side == Side::Disagree);
    list
}

fn best_agreed<'a>(rows: &[&'a GroupStatement], z: f64) -> Option<&'a GroupStatement> {
    let mut best: Option<&GroupStatement> = None;
    for row in rows.iter().copied().filter(|row| row.votes.agree + row.votes.disagree > 0) {
        let better = match best {
            None => row.agree.z > z || (row.agree.ratio > 1.0 && row.agree.share > 0.5),
            Some(best) if best.agree.ratio > 1.0 => weight(&row.agree) > weight(&best.agree),
            Some(best) => row.agree.share * row.agree.z > best.agree.share * best.agree.z,
        };
        best = if better { Some(row) } else { best };
    }
    best
}

/// The side on which a group stands out more.
fn side(row: &GroupStatement) -> (Side, &Standing) {
    if row.disagree.ratio_z > row.agree.ratio_z { (Side::Disagree, &row.disagree) } else { (Side::Agree, &row.agree) }
}

fn weight(on: &Standing) -> f64 {
    on.ratio * on.ratio_z * on.share * on.z
}

fn shown(row: &GroupStatement, best_agreed: bool) -> Representative {
    let (side, standing) = side(row);
    let votes = if side == Side::Agree { row.votes.agree } else { row.votes.disagree };
    Representative { statement: row.statement, side, votes, seen: row.votes.seen, standing: *standing, best_agreed }
}

/// The statements most people agree with, and those most disagree with, groups or not.
///
/// Formula   share and z as in `statistics`, of all people; listed where the share is above ½ and z is significant, by
///           share · z
/// Input     votes; `moderated[s]` true where statement s may not be shown; `added` as in `statistics`; `picks`
/// Output    (agreed, disagreed), at most `most` each. Equal weights: the lower statement number first
/// Errors    `Mismatch` (length of `moderated`), `OutOfRange` (confidence, `added`)
/// Caution   a majority is no consensus while a group stands apart: see `Statistics::agree_across`
/// Source    Small et al. (2021), Recerca 26(2), 1–26. Checked: reference/polis_synthetic.json and the other polis cases
pub fn consensus(votes: &Votes, moderated: &[bool], added: f64, picks: Picks) -> Result<(Vec<Agreed>, Vec<Agreed>), Undefined> {
    if moderated.len() != votes.statements() {
        return Err(Undefined::Mismatch { what: "moderated statements", expected: votes.statements(), found: moderated.len() });
    }
    if !(added > 0.0 && added.is_finite()) {
        return Err(Undefined::OutOfRange { what: "added count", value: added, low: f64::MIN_POSITIVE, high: f64::MAX });
    }
    let least = normal_quantile(checked_level(picks.confidence)?);
    let tallies = votes.tallies();
    let list = |side: Side| {
        let mut agreed: Vec<Agreed> = tallies
            .iter()
            .enumerate()
            .filter(|(statement, _)| !moderated[*statement])
            .map(|(statement, tally)| {
                let on_side = if side == Side::Agree { tally.agree } else { tally.disagree };
                let counts = (on_side, tally.seen);
                Agreed { statement, votes: on_side, seen: tally.seen, share: smoothed(counts, added), z: against_half(counts) }
            })
            .filter(|agreed| agreed.share > 0.5 && agreed.z > least)
            .collect();
        agreed.sort_by(|a, b| (b.share * b.z).total_cmp(&(a.share * a.z)));
        agreed.truncate(picks.most);
        agreed
    };
    Ok((list(Side::Agree), list(Side::Disagree)))
}

#[cfg(test)]
mod tests {
    use super::super::statistics::{ADDED, statistics};
    use super::super::votes::{Cast, Vote};
    use super::*;

    /// `votes[g]` of ten people of group g each, statement by statement: how many agree, the rest disagree.
    fn said(agree: [[u32; 4]; 2]) -> (Votes, Statistics) {
        let mut cast = Vec::new();
        for (group, counts) in agree.iter().enumerate() {
            for (statement, count) in counts.iter().enumerate() {
                for person in 0..10 {
                    let vote = if person < *count { Vote::Agree } else { Vote::Disagree };
                    cast.push(Cast { person: group as u32 * 10 + person, statement: statement as u32, vote });
                }
            }
        }
        let votes = Votes::new(20, 4, &cast).unwrap();
        let labels: Vec<Option<usize>> = (0..20).map(|person| Some(person / 10)).collect();
        let statistics = statistics(&votes, &labels, ADDED).unwrap();
        (votes, statistics)
    }

    #[test]
    fn what_sets_a_group_apart_is_listed_agreed_first() {
        let (votes, statistics) = said([[10, 9, 0, 9], [0, 9, 10, 2]]);
        let lists = representative(&statistics, &[false; 4], Picks::default()).unwrap();
        let shown: Vec<(usize, Side, bool)> = lists[0].iter().map(|r| (r.statement, r.side, r.best_agreed)).collect();
        assert_eq!(shown, [(0, Side::Agree, true), (3, Side::Agree, false), (2, Side::Disagree, false)]);
        let (agree, disagree) = consensus(&votes, &[false; 4], ADDED, Picks::default()).unwrap();
        assert_eq!((agree.len(), agree[0].statement, agree[0].votes, disagree.len()), (1, 1, 18, 0));
    }

    #[test]
    fn equal_weights_go_by_number_and_moderated_statements_are_not_shown() {
        let (votes, statistics) = said([[10, 10, 10, 10], [10, 10, 10, 10]]);
        let (agree, _) = consensus(&votes, &[false, true, false, false], ADDED, Picks { most: 2, ..Picks::default() }).unwrap();
        assert_eq!(agree.iter().map(|a| a.statement).collect::<Vec<_>>(), [0, 2]);
        // Nothing sets them apart: the best agreed one alone is shown.
        let lists = representative(&statistics, &[true, false, false, false], Picks::default()).unwrap();
        assert!(lists.iter().all(|list| list.len() == 1 && list[0].statement == 1 && list[0].best_agreed));
        assert_eq!(representative(&statistics, &[true; 4], Picks::default()).unwrap(), [vec![], vec![]]);
        assert_eq!(representative(&statistics, &[false; 4], Picks { most: 0, ..Picks::default() }).unwrap(), [vec![], vec![]]);
    }

    #[test]
    fn a_group_that_only_disagrees_is_heard_too() {
        let (_, statistics) = said([[0, 0, 1, 0], [6, 5, 7, 6]]);
        let list = &representative(&statistics, &[false; 4], Picks::default()).unwrap()[0];
        assert!(list.len() == 4 && list.iter().all(|r| r.side == Side::Disagree && !r.best_agreed));
    }

    #[test]
    fn wrong_settings_are_refused() {
        let (votes, statistics) = said([[1; 4]; 2]);
        let wrong = Picks { confidence: 1.0, most: 5 };
        assert!(representative(&statistics, &[false; 4], wrong).is_err() && consensus(&votes, &[false; 4], ADDED, wrong).is_err());
        assert!(matches!(representative(&statistics, &[false], Picks::default()), Err(Undefined::Mismatch { .. })));
        assert!(matches!(consensus(&votes, &[false], ADDED, Picks::default()), Err(Undefined::Mismatch { .. })));
        assert!(consensus(&votes, &[false; 4], f64::NAN, Picks::default()).is_err());
    }
}
