//! The two simple counts of rankings: first choices, and points.

use super::Ballots;

/// First preferences.
///
/// Formula   how many ballots put the candidate first
/// Input     ranked ballots
/// Output    a count per candidate
/// Errors    none; blank ballots count for nobody
/// Caution   two similar candidates take first places from each other; compare `Pairs`
/// Source    definition. Checked: reference/ranked_medium.json, ranked_small.json
pub fn plurality(ballots: &Ballots) -> Vec<u64> {
    let mut counts = vec![0; ballots.candidates()];
    ballots.iter().filter_map(|ballot| ballot.first()).for_each(|first| counts[usize::from(*first)] += 1);
    counts
}

/// Borda points.
///
/// Formula   k − 1 points for a first place among k candidates, k − 2 for a second …; 0 where not ranked
/// Input     ranked ballots
/// Output    points per candidate
/// Errors    none
/// Caution   ranking fewer candidates hurts them; adding a hopeless candidate can change who leads
/// Source    Borda (1781), Mémoire sur les élections au scrutin. Checked: reference/ranked_medium.json, ranked_small.json
pub fn borda(ballots: &Ballots) -> Vec<u64> {
    let mut points = vec![0; ballots.candidates()];
    for ballot in ballots.iter() {
        for (candidate, worth) in ballot.iter().zip((0..ballots.candidates() as u64).rev()) {
            points[usize::from(*candidate)] += worth;
        }
    }
    points
}

/// All who have the greatest figure: one, or those who tie.
pub fn leaders<T: Ord>(figures: &[T]) -> Vec<usize> {
    let Some(most) = figures.iter().max() else { return Vec::new() };
    figures.iter().enumerate().filter(|(_, figure)| *figure == most).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_truncated_ballot_gives_nothing_to_those_it_leaves_out() {
        let ballots = of(3, &[(2, &[0, 1, 2]), (1, &[2]), (1, &[])]);
        assert_eq!(plurality(&ballots), [2, 0, 1]);
        assert_eq!(borda(&ballots), [4, 2, 2]);
        assert_eq!((leaders(&borda(&ballots)), leaders(&[1, 3, 3]), leaders::<u64>(&[])), (vec![0], vec![1, 2], vec![]));
    }

    proptest! {
        #[test]
        fn the_order_of_papers_does_not_matter_and_no_choice_is_lost(papers in prop::collection::vec(prop::collection::vec(0_usize..5, 0..7), 0..25)) {
            let list: Vec<(usize, &[usize])> = papers.iter().map(|paper| (1, paper.as_slice())).collect();
            let turned: Vec<(usize, &[usize])> = list.iter().rev().copied().collect();
            let (one, other) = (of(5, &list), of(5, &turned));
            prop_assert_eq!((plurality(&one), borda(&one)), (plurality(&other), borda(&other)));
            prop_assert_eq!(plurality(&one).iter().sum::<u64>(), one.valid() as u64);
            // A first place alone is worth 4 and a full ballot 4 + 3 + 2 + 1.
            let points = borda(&one).iter().sum::<u64>();
            prop_assert!((4 * one.valid() as u64..=10 * one.valid() as u64).contains(&points));
        }
    }
}
