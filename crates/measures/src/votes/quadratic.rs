//! Quadratic vote: v votes on an option, for or against, cost v² credits, so that caring much is possible and dear.

use crate::Undefined;

/// So many votes of one voter on one option (negative: against); both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    pub voter: usize,
    pub option: usize,
    pub votes: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuadraticVote {
    /// Votes for less votes against, per option, of valid voters.
    pub totals: Vec<i64>,
    pub valid_voters: usize,
    /// Voters who spent more than they had; none of their votes count. Ascending.
    pub rejected: Vec<usize>,
    /// Spent by valid voters.
    pub credits_spent: u64,
    /// The options with the greatest total: several when tied, none when nobody voted.
    pub leaders: Vec<usize>,
}

/// Counts a quadratic vote.
///
/// Formula   a voter's cost = Σ over options of votes²; valid when ≤ credits
/// Input     votes, in any order; several entries of a voter for an option add up before they are squared, so that splitting
///           them buys nothing; how many options; credits per voter
/// Output    see `QuadraticVote`
/// Errors    `TooFew` (no option), `OutOfRange` (an option that does not exist), `TooLarge`
/// Caution   assumes one person, one purse: several accounts of one person break it
/// Source    Lalley & Weyl (2018), AEA Papers and Proceedings 108, 33–37. Checked: reference/quadratic_vote.json
pub fn quadratic_vote(entries: &[Votes], options: usize, credits: u64) -> Result<QuadraticVote, Undefined> {
    if options == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if let Some(entry) = entries.iter().find(|entry| entry.option >= options) {
        return Err(Undefined::OutOfRange { what: "option", value: entry.option as f64, low: 0.0, high: options as f64 - 1.0 });
    }
    let mut sorted = entries.to_vec();
    sorted.sort_unstable_by_key(|entry| (entry.voter, entry.option));
    let (mut totals, mut rejected, mut valid_voters, mut spent) = (vec![0_i64; options], Vec::new(), 0, 0_u64);
    for paper in sorted.chunk_by(|a, b| a.voter == b.voter) {
        // Sums and squares in twice the width, so that no overflow can pass for a cheap ballot.
        let sums = || {
            paper.chunk_by(|a, b| a.option == b.option).map(|same| (same[0].option, same.iter().map(|e| i128::from(e.votes)).sum::<i128>()))
        };
        let cost = sums().try_fold(0_u128, |cost, (_, votes)| cost.checked_add(votes.unsigned_abs().checked_mul(votes.unsigned_abs())?));
        let Some(cost) = cost.filter(|cost| *cost <= u128::from(credits)) else {
            rejected.push(paper[0].voter);
            continue;
        };
        valid_voters += 1;
        spent = u64::try_from(cost).ok().and_then(|cost| spent.checked_add(cost)).ok_or(Undefined::TooLarge)?;
        for (option, votes) in sums() {
            let votes = i64::try_from(votes).map_err(|_| Undefined::TooLarge)?;
            totals[option] = totals[option].checked_add(votes).ok_or(Undefined::TooLarge)?;
        }
    }
    let leaders = if spent > 0 { super::leaders(&totals) } else { Vec::new() };
    Ok(QuadraticVote { totals, valid_voters, rejected, credits_spent: spent, leaders })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn votes(list: &[(usize, usize, i64)]) -> Vec<Votes> {
        list.iter().map(|(voter, option, votes)| Votes { voter: *voter, option: *option, votes: *votes }).collect()
    }

    #[test]
    fn overspending_rejects_the_ballot_as_a_whole_and_spending_all_does_not() {
        let found = quadratic_vote(&votes(&[(0, 0, 6), (1, 0, 6), (1, 1, 1), (2, 1, -2)]), 2, 36).unwrap();
        assert_eq!((found.totals.as_slice(), found.rejected.as_slice(), found.credits_spent), ([6, -2].as_slice(), [1].as_slice(), 40));
    }

    #[test]
    fn splitting_votes_on_one_option_buys_nothing() {
        let found = quadratic_vote(&votes(&[(0, 0, 3), (0, 0, 4)]), 1, 36).unwrap();
        assert_eq!(found.rejected, [0]);
    }

    #[test]
    fn huge_votes_are_dear_and_not_an_overflow() {
        let found = quadratic_vote(&votes(&[(0, 0, i64::MIN), (1, 0, i64::MAX), (1, 0, i64::MAX), (2, 0, 1)]), 1, u64::MAX).unwrap();
        assert_eq!((found.rejected.as_slice(), found.totals.as_slice()), ([0, 1].as_slice(), [1].as_slice()));
        assert!(quadratic_vote(&[], 0, 5).is_err() && quadratic_vote(&votes(&[(0, 1, 1)]), 1, 5).is_err());
        assert!(quadratic_vote(&[], 2, 5).unwrap().leaders.is_empty());
    }

    proptest! {
        #[test]
        fn the_order_of_entries_does_not_matter_and_nobody_overspends(list in prop::collection::vec((0_usize..6, 0_usize..4, -5_i64..6), 0..30)) {
            let mut entries = votes(&list);
            let found = quadratic_vote(&entries, 4, 30).unwrap();
            prop_assert!(found.credits_spent <= 30 * found.valid_voters as u64);
            entries.reverse();
            prop_assert_eq!(quadratic_vote(&entries, 4, 30).unwrap(), found);
        }
    }
}
