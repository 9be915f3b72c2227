//! What several rounds share when they are put to the test, and what holds for all of them.

use super::ballots::{Ballots, Rank};

/// Ballots written as lists of candidates.
pub(super) fn of(candidates: usize, papers: &[(usize, &[usize])]) -> Ballots {
    let paper = |candidates: &[usize]| candidates.iter().map(|c| Rank::Candidate(*c)).collect::<Vec<_>>();
    Ballots::new(candidates, papers.iter().flat_map(|(times, ranked)| std::iter::repeat_n(paper(ranked), *times))).unwrap()
}

#[test]
fn a_share_met_exactly_is_met() {
    for n in 1..500_usize {
        for percent in 0..=100_usize {
            assert_eq!(super::people_needed(percent as f64 / 100.0, n), (percent * n).div_ceil(100) as f64, "{percent} % of {n}");
            assert_eq!(super::people_allowed(percent as f64 / 100.0, n), (percent * n / 100) as f64, "{percent} % of {n}");
        }
    }
}
