//! Instant runoff: whoever has fewest votes goes, and their ballots move on, until someone has more than half.

use super::Ballots;
use crate::Undefined;

/// One count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Votes per candidate; `None` for those already out.
    pub tallies: Vec<Option<u64>>,
    /// Ballots that name nobody who is still in.
    pub exhausted: u64,
    /// Who goes after this count.
    pub eliminated: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Winner(usize),
    /// These have equally few votes, and who goes may decide who wins. People must say how to go on.
    Tie(Vec<usize>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runoff {
    pub rounds: Vec<Round>,
    pub outcome: Outcome,
}

/// Instant runoff (alternative vote).
///
/// Formula   in each round a ballot counts for its first candidate still in; more than half of the votes counted wins, otherwise
///           the candidate with fewest goes
/// Input     ranked ballots
/// Output    every round, and the winner or the tie at which the count stopped
/// Errors    `TooFew` (no ballot names anybody)
/// Caution   half is of the ballots still counted, not of all: look at `exhausted`. Any tie for fewest stops the count, also one
///           between candidates without a chance
/// Source    Hare's method for one seat; e.g. Tideman (1995), Journal of Economic Perspectives 9, 27–38. Checked: reference/ranked_medium.json, ranked_tie.json
pub fn instant_runoff(ballots: &Ballots) -> Result<Runoff, Undefined> {
    ballots.someone_voted()?;
    let k = ballots.candidates();
    let (starts, ranked) = ballots.flat();
    let mut piles: Vec<Vec<u32>> = vec![Vec::new(); k];
    let mut places: Vec<usize> = starts[..ballots.len()].to_vec();
    let mut alive = vec![true; k];
    let mut exhausted = 0;
    for (ballot, ends) in starts.windows(2).enumerate() {
        if ends[0] == ends[1] {
            exhausted += 1;
        } else {
            piles[usize::from(ranked[ends[0]])].push(u32::try_from(ballot).map_err(|_| Undefined::TooLarge)?);
        }
    }
    let mut rounds = Vec::new();
    loop {
        let tallies: Vec<Option<u64>> = piles.iter().zip(&alive).map(|(pile, alive)| alive.then_some(pile.len() as u64)).collect();
        let left = || tallies.iter().enumerate().filter_map(|(candidate, votes)| votes.map(|votes| (candidate, votes)));
        let most = left().max_by_key(|(_, votes)| *votes);
        let fewest = left().map(|(_, votes)| votes).min().unwrap_or(0);
        let last: Vec<usize> = left().filter(|(_, votes)| *votes == fewest).map(|(candidate, _)| candidate).collect();
        let cast: u64 = left().map(|(_, votes)| votes).sum();
        let only = left().count() == 1;
        let mut round = Round { tallies, exhausted, eliminated: None };
        match (most, last.as_slice()) {
            (Some((winner, votes)), _) if votes > cast - votes || only => {
                rounds.push(round);
                return Ok(Runoff { rounds, outcome: Outcome::Winner(winner) });
            }
            (_, [out]) => {
                round.eliminated = Some(*out);
                rounds.push(round);
                alive[*out] = false;
                for ballot in std::mem::take(&mut piles[*out]) {
                    let place = &mut places[ballot as usize];
                    let rest = &ranked[*place..starts[ballot as usize + 1]];
                    match rest.iter().position(|candidate| alive[usize::from(*candidate)]) {
                        Some(further) => {
                            *place += further;
                            piles[usize::from(rest[further])].push(ballot);
                        }
                        None => exhausted += 1,
                    }
                }
            }
            _ => {
                rounds.push(round);
                return Ok(Runoff { rounds, outcome: Outcome::Tie(last) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tie_is_surfaced_at_whatever_round_it_comes() {
        let two = instant_runoff(&of(2, &[(2, &[0, 1]), (2, &[1, 0])])).unwrap();
        assert_eq!((two.outcome, two.rounds.len()), (Outcome::Tie(vec![0, 1]), 1));
        let later = instant_runoff(&of(4, &[(4, &[0]), (3, &[1]), (2, &[2]), (1, &[3, 2])])).unwrap();
        assert_eq!((later.outcome, later.rounds.len()), (Outcome::Tie(vec![1, 2]), 2));
        let hopeless = instant_runoff(&of(4, &[(4, &[0]), (4, &[1])])).unwrap();
        assert_eq!(hopeless.outcome, Outcome::Tie(vec![2, 3]));
    }

    #[test]
    fn exhausted_ballots_leave_the_count_and_a_majority_is_of_the_rest() {
        let found = instant_runoff(&of(3, &[(4, &[0]), (3, &[1]), (2, &[2]), (1, &[])])).unwrap();
        assert_eq!(found.outcome, Outcome::Winner(0));
        assert_eq!(found.rounds[1], Round { tallies: vec![Some(4), Some(3), None], exhausted: 3, eliminated: None });
    }

    #[test]
    fn one_candidate_wins_and_nobody_voting_elects_nobody() {
        assert_eq!(instant_runoff(&of(1, &[(1, &[0])])).unwrap().outcome, Outcome::Winner(0));
        assert!(instant_runoff(&of(3, &[])).is_err() && instant_runoff(&of(3, &[(5, &[])])).is_err());
    }

    proptest! {
        #[test]
        fn every_ballot_is_somewhere_and_a_majority_winner_wins(papers in prop::collection::vec(prop::collection::vec(0_usize..6, 0..7), 1..40)) {
            let papers: Vec<(usize, &[usize])> = papers.iter().map(|paper| (1, paper.as_slice())).collect();
            let ballots = of(6, &papers);
            if let Ok(found) = instant_runoff(&ballots) {
                for round in &found.rounds {
                    prop_assert_eq!(round.tallies.iter().flatten().sum::<u64>() + round.exhausted, papers.len() as u64);
                }
                let first = super::super::plurality(&ballots);
                if let Some(winner) = (0..6).find(|c| first[*c] * 2 > ballots.valid() as u64) {
                    prop_assert_eq!(found.outcome, Outcome::Winner(winner));
                }
            }
        }
    }
}
