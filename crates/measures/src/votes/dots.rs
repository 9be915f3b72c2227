//! Dot vote: everybody has the same number of dots and sticks them where they like.

use crate::{Undefined, voice};

/// So many dots of one voter on one option; both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dots {
    pub voter: usize,
    pub option: usize,
    pub dots: u64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DotVote {
    /// Dots per option, of valid voters.
    pub totals: Vec<u64>,
    /// Voters who put at least one dot on the option.
    pub voters: Vec<u64>,
    pub valid_voters: usize,
    /// Voters with more dots than they had; none of their dots count. Ascending.
    pub rejected: Vec<usize>,
    /// The options with most dots: several when tied, none when there is no dot.
    pub leaders: Vec<usize>,
    /// Σ of squared shares of dots over options, 1/k to 1; undefined without a dot.
    pub hhi: Result<f64, Undefined>,
    /// Gini coefficient over options.
    pub gini: Result<f64, Undefined>,
}

/// Counts a dot vote.
///
/// Formula   totals; HHI = Σ (totalₒ / Σ totals)²; Gini over options as `voice::gini`
/// Input     dots, in any order, several entries of a voter for an option add up; how many options; dots per voter, if limited
/// Output    see `DotVote`
/// Errors    `TooFew` (no option), `OutOfRange` (an option that does not exist), `TooLarge`
/// Caution   dots measure attention as much as preference; late dots follow early ones unless people vote at the same time
/// Source    definition. Checked: reference/dot_vote.json
pub fn dot_vote(entries: &[Dots], options: usize, dots_per_voter: Option<u64>) -> Result<DotVote, Undefined> {
    if options == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    if let Some(entry) = entries.iter().find(|entry| entry.option >= options) {
        return Err(Undefined::OutOfRange { what: "option", value: entry.option as f64, low: 0.0, high: options as f64 - 1.0 });
    }
    let mut sorted = entries.to_vec();
    sorted.sort_unstable_by_key(|entry| (entry.voter, entry.option));
    let (mut totals, mut voters, mut rejected, mut valid_voters) = (vec![0_u64; options], vec![0_u64; options], Vec::new(), 0);
    for paper in sorted.chunk_by(|a, b| a.voter == b.voter) {
        let used = paper.iter().try_fold(0_u64, |sum, entry| sum.checked_add(entry.dots)).ok_or(Undefined::TooLarge)?;
        if dots_per_voter.is_some_and(|limit| used > limit) {
            rejected.push(paper[0].voter);
            continue;
        }
        valid_voters += 1;
        for same in paper.chunk_by(|a, b| a.option == b.option) {
            let dots: u64 = same.iter().map(|entry| entry.dots).sum();
            let option = same[0].option;
            totals[option] = totals[option].checked_add(dots).ok_or(Undefined::TooLarge)?;
            voters[option] += u64::from(dots > 0);
        }
    }
    let amounts: Vec<f64> = totals.iter().map(|total| *total as f64).collect();
    let concentration = voice::equity(&amounts)?.concentration;
    let leaders = if concentration.is_ok() { super::leaders(&totals) } else { Vec::new() };
    let hhi = concentration.as_ref().map(|c| c.hhi).map_err(Clone::clone);
    Ok(DotVote { totals, voters, valid_voters, rejected, leaders, hhi, gini: concentration.map(|c| c.gini) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dots(list: &[(usize, usize, u64)]) -> Vec<Dots> {
        list.iter().map(|(voter, option, dots)| Dots { voter: *voter, option: *option, dots: *dots }).collect()
    }

    #[test]
    fn who_uses_more_dots_than_given_is_rejected_as_a_whole() {
        let found = dot_vote(&dots(&[(0, 0, 3), (0, 1, 3), (1, 1, 5), (2, 0, 2)]), 2, Some(5)).unwrap();
        assert_eq!((found.totals.as_slice(), found.rejected.as_slice(), found.valid_voters), ([2, 5].as_slice(), [0].as_slice(), 2));
        assert_eq!(dot_vote(&dots(&[(0, 0, 3), (0, 1, 3)]), 2, None).unwrap().leaders, [0, 1]);
    }

    #[test]
    fn a_voter_is_counted_once_per_option_and_not_for_no_dots() {
        let found = dot_vote(&dots(&[(0, 0, 1), (0, 1, 0), (0, 0, 1)]), 3, Some(5)).unwrap();
        assert_eq!((found.totals.as_slice(), found.voters.as_slice()), ([2, 0, 0].as_slice(), [1, 0, 0].as_slice()));
    }

    #[test]
    fn without_a_dot_nothing_leads_and_without_an_option_nothing_is_asked() {
        let none = dot_vote(&[], 3, Some(5)).unwrap();
        assert!(none.leaders.is_empty() && none.hhi.is_err() && none.gini.is_err());
        assert!(dot_vote(&[], 0, None).is_err() && dot_vote(&dots(&[(0, 3, 1)]), 3, None).is_err());
        assert_eq!(dot_vote(&dots(&[(0, 0, u64::MAX), (0, 1, 1)]), 3, None), Err(Undefined::TooLarge));
        assert_eq!(dot_vote(&dots(&[(0, 0, u64::MAX), (1, 0, 1)]), 3, None), Err(Undefined::TooLarge));
    }

    proptest! {
        #[test]
        fn the_order_of_entries_does_not_matter_and_no_dot_is_lost(list in prop::collection::vec((0_usize..6, 0_usize..4, 0_u64..5), 0..30)) {
            let mut entries = dots(&list);
            let found = dot_vote(&entries, 4, None).unwrap();
            prop_assert_eq!(found.totals.iter().sum::<u64>(), entries.iter().map(|entry| entry.dots).sum::<u64>());
            prop_assert!(found.voters.iter().all(|n| *n as usize <= found.valid_voters) && found.rejected.is_empty());
            let limited = dot_vote(&entries, 4, Some(6)).unwrap();
            prop_assert!(limited.totals.iter().sum::<u64>() <= 6 * limited.valid_voters as u64);
            prop_assert_eq!(limited.valid_voters + limited.rejected.len(), found.valid_voters);
            entries.reverse();
            prop_assert_eq!(dot_vote(&entries, 4, Some(6)).unwrap(), limited);
        }
    }
}
