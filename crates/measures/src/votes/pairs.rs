//! Every candidate against every other: Condorcet's question, and Schulze's answer where the majorities run in a circle.

use super::Ballots;

/// For each pair how many ballots prefer one to the other. Who is not ranked stands below all who are, and ties with the
/// others left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    candidates: usize,
    preferred: Vec<u64>,
}

/// Schulze's method: strengths of the strongest paths and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schulze {
    /// `strength[a][b]`: of the strongest path of majorities from a to b, 0 without any.
    pub strength: Vec<Vec<u64>>,
    /// All who are beaten by nobody: one winner, or those who tie.
    pub winners: Vec<usize>,
    /// How many others each beats by stronger paths.
    pub wins: Vec<usize>,
    /// All candidates, best first; those in one list beat equally many and tie.
    pub order: Vec<Vec<usize>>,
}

impl Pairs {
    /// Counts the pairs.
    ///
    /// Formula   d(a, b) = ballots that rank a above b, or a and not b
    /// Input     ranked ballots
    /// Output    k × k counts, 0 on the diagonal
    /// Errors    none
    /// Caution   both d(a, b) and d(b, a) leave out ballots that rank neither
    /// Source    Condorcet (1785). Checked: reference/ranked_medium.json, ranked_cycle.json
    pub fn of(ballots: &Ballots) -> Pairs {
        let k = ballots.candidates();
        let mut preferred = vec![0; k * k];
        // Seen on which ballot last: what is left at the end of a ballot is not ranked on it.
        let mut seen = vec![0_usize; k];
        for (number, ballot) in ballots.iter().enumerate() {
            for candidate in ballot {
                let a = usize::from(*candidate);
                seen[a] = number + 1;
                for (count, last) in preferred[a * k..(a + 1) * k].iter_mut().zip(&seen) {
                    *count += u64::from(*last != number + 1);
                }
            }
        }
        Pairs { candidates: k, preferred }
    }

    /// Ballots that prefer `a` to `b`; 0 outside the table.
    pub fn prefer(&self, a: usize, b: usize) -> u64 {
        if a < self.candidates && b < self.candidates { self.preferred[a * self.candidates + b] } else { 0 }
    }

    /// All counts, a row per candidate preferred.
    pub fn table(&self) -> Vec<Vec<u64>> {
        self.preferred.chunks(self.candidates).map(<[u64]>::to_vec).collect()
    }

    /// The candidate who beats every other in a pair.
    ///
    /// Formula   a with d(a, b) > d(b, a) for all b
    /// Input     the pairs
    /// Output    `None` where nobody does: a circle of majorities, or a tie
    /// Errors    none
    /// Caution   none of two who tie beats the other; `schulze` names both
    /// Source    Condorcet (1785), Essai sur l'application de l'analyse. Checked: reference/ranked_cycle.json, ranked_medium.json
    pub fn condorcet_winner(&self) -> Option<usize> {
        let all = 0..self.candidates;
        all.clone().find(|a| all.clone().all(|b| b == *a || self.prefer(*a, b) > self.prefer(b, *a)))
    }

    /// Schulze's method by winning votes.
    ///
    /// Formula   a majority a → b is as strong as d(a, b), a path as its weakest majority; a beats b when the strongest path
    ///           a → b is stronger than that b → a
    /// Input     the pairs
    /// Output    see `Schulze`; the Condorcet winner where there is one
    /// Errors    none
    /// Caution   `winners` with several members is a tie to be decided by people
    /// Source    Schulze (2011), Social Choice and Welfare 36, 267–303. Checked: reference/ranked_medium.json, ranked_cycle.json
    pub fn schulze(&self) -> Schulze {
        let k = self.candidates;
        let mut strength = self.preferred.clone();
        for a in 0..k {
            for b in 0..a {
                let (ab, ba) = (strength[a * k + b], strength[b * k + a]);
                strength[a * k + b] = if ab > ba { ab } else { 0 };
                strength[b * k + a] = if ba > ab { ba } else { 0 };
            }
        }
        for via in 0..k {
            let onward: Vec<u64> = strength[via * k..(via + 1) * k].to_vec();
            for (from, row) in strength.chunks_mut(k).enumerate() {
                let first = row[via];
                if from != via && first > 0 {
                    row.iter_mut().zip(&onward).for_each(|(direct, rest)| *direct = (*direct).max(first.min(*rest)));
                }
            }
        }
        (0..k).for_each(|a| strength[a * k + a] = 0);
        let beats = |a: usize, b: usize| strength[a * k + b] > strength[b * k + a];
        let winners = (0..k).filter(|a| !(0..k).any(|b| beats(b, *a))).collect();
        let wins: Vec<usize> = (0..k).map(|a| (0..k).filter(|b| beats(a, *b)).count()).collect();
        let mut ranked: Vec<usize> = (0..k).collect();
        ranked.sort_by_key(|a| std::cmp::Reverse(wins[*a]));
        let order = ranked.chunk_by(|a, b| wins[*a] == wins[*b]).map(<[usize]>::to_vec).collect();
        Schulze { strength: strength.chunks(k).map(<[u64]>::to_vec).collect(), winners, wins, order }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_circle_has_no_condorcet_winner_and_a_schulze_winner() {
        let pairs = Pairs::of(&of(3, &[(4, &[0, 1, 2]), (3, &[1, 2, 0]), (2, &[2, 0, 1])]));
        assert_eq!((pairs.condorcet_winner(), pairs.schulze().winners), (None, vec![0]));
    }

    #[test]
    fn an_even_circle_and_nobody_voting_are_ties_of_all() {
        let even = Pairs::of(&of(3, &[(1, &[0, 1, 2]), (1, &[1, 2, 0]), (1, &[2, 0, 1])]));
        assert_eq!(even.schulze().winners, [0, 1, 2]);
        let nobody = Pairs::of(&of(2, &[]));
        assert_eq!((nobody.condorcet_winner(), nobody.schulze().order), (None, vec![vec![0, 1]]));
        assert_eq!(Pairs::of(&of(1, &[])).condorcet_winner(), Some(0));
    }

    #[test]
    fn schulzes_own_example_comes_out_as_he_says() {
        // Section 3.1 of the paper: 45 voters, five candidates; E > A > C > B > D.
        let papers: [(usize, &[usize]); 8] = [
            (5, &[0, 2, 1, 4, 3]),
            (5, &[0, 3, 4, 2, 1]),
            (8, &[1, 4, 3, 0, 2]),
            (3, &[2, 0, 1, 4, 3]),
            (7, &[2, 0, 4, 1, 3]),
            (2, &[2, 1, 0, 3, 4]),
            (7, &[3, 2, 4, 1, 0]),
            (8, &[4, 1, 0, 3, 2]),
        ];
        let found = Pairs::of(&of(5, &papers)).schulze();
        assert_eq!(found.order, [[4], [0], [2], [1], [3]]);
    }

    proptest! {
        #[test]
        fn the_condorcet_winner_wins_by_schulze_and_no_ballot_is_counted_twice(papers in prop::collection::vec(prop::collection::vec(0_usize..5, 0..6), 0..25)) {
            let papers: Vec<(usize, &[usize])> = papers.iter().map(|paper| (1, paper.as_slice())).collect();
            let pairs = Pairs::of(&of(5, &papers));
            let schulze = pairs.schulze();
            prop_assert!(!schulze.winners.is_empty());
            if let Some(winner) = pairs.condorcet_winner() {
                prop_assert_eq!(&schulze.winners, &vec![winner]);
            }
            for a in 0..5 {
                for b in 0..5 {
                    prop_assert!(pairs.prefer(a, b) + pairs.prefer(b, a) <= papers.len() as u64);
                }
            }
        }
    }
}
