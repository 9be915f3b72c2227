//! Ranked ballots as they come out of the box: complete, truncated, with gaps, with the same name twice, or with two names at
//! one rank.

use crate::Undefined;

/// What a ballot says at one rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// A candidate, counted from 0.
    Candidate(usize),
    /// Nothing; the next rank moves up.
    Blank,
    /// Several candidates: the voter's wish from here on cannot be known, so the ballot ends before this rank.
    Over,
}

/// Ballots reduced to what can be counted: for each, distinct candidates in order of preference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballots {
    candidates: usize,
    /// Where each ballot starts in `ranked`, and the end of the last.
    starts: Vec<usize>,
    ranked: Vec<u16>,
    over_voted: usize,
    blank: usize,
}

impl Ballots {
    /// The most candidates a count can have.
    pub const MOST_CANDIDATES: usize = u16::MAX as usize;

    /// From what each paper says, rank after rank. A candidate named again further down stays where named first.
    ///
    /// Errors: `TooFew` (no candidate), `TooLarge` (more than `MOST_CANDIDATES`), `OutOfRange` (a candidate who does not stand).
    pub fn new<P: AsRef<[Rank]>>(candidates: usize, papers: impl IntoIterator<Item = P>) -> Result<Ballots, Undefined> {
        if candidates == 0 {
            return Err(Undefined::TooFew { n: 0, needed: 1 });
        }
        if candidates > Self::MOST_CANDIDATES {
            return Err(Undefined::TooLarge);
        }
        let mut ballots = Ballots { candidates, starts: vec![0], ranked: Vec::new(), over_voted: 0, blank: 0 };
        // The last paper on which a candidate was seen, so that nothing needs to be cleared between papers.
        let mut seen = vec![0_usize; candidates];
        for (number, paper) in papers.into_iter().enumerate() {
            let begin = ballots.ranked.len();
            for rank in paper.as_ref() {
                match rank {
                    Rank::Blank => {}
                    Rank::Over => {
                        ballots.over_voted += 1;
                        break;
                    }
                    Rank::Candidate(candidate) => {
                        let out =
                            Undefined::OutOfRange { what: "candidate", value: *candidate as f64, low: 0.0, high: candidates as f64 - 1.0 };
                        let last = seen.get_mut(*candidate).ok_or(out)?;
                        if *last != number + 1 {
                            *last = number + 1;
                            ballots.ranked.push(*candidate as u16);
                        }
                    }
                }
            }
            ballots.blank += usize::from(ballots.ranked.len() == begin);
            ballots.starts.push(ballots.ranked.len());
        }
        Ok(ballots)
    }

    pub fn candidates(&self) -> usize {
        self.candidates
    }

    /// All papers, blank ones included.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Papers that name at least one candidate.
    pub fn valid(&self) -> usize {
        self.len() - self.blank
    }

    /// Papers that ended at a rank with several candidates.
    pub fn over_voted(&self) -> usize {
        self.over_voted
    }

    /// The candidates of each paper in order of preference.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u16]> + Clone {
        self.starts.windows(2).map(|ends| &self.ranked[ends[0]..ends[1]])
    }

    pub(super) fn flat(&self) -> (&[usize], &[u16]) {
        (&self.starts, &self.ranked)
    }

    /// Errors: `TooFew` (no paper names anybody).
    pub(super) fn someone_voted(&self) -> Result<(), Undefined> {
        if self.valid() == 0 { Err(Undefined::TooFew { n: 0, needed: 1 }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rank::{Blank, Candidate, Over};

    #[test]
    fn gaps_close_repeats_are_dropped_and_two_names_at_a_rank_end_the_ballot() {
        let papers = [
            vec![Blank, Candidate(1), Blank, Candidate(0)],
            vec![Candidate(2), Candidate(2), Candidate(1)],
            vec![Candidate(0), Over, Candidate(1)],
            vec![Over],
            vec![],
        ];
        let ballots = Ballots::new(3, papers).unwrap();
        let read: Vec<Vec<u16>> = ballots.iter().map(<[u16]>::to_vec).collect();
        assert_eq!(read, [vec![1, 0], vec![2, 1], vec![0], vec![], vec![]]);
        assert_eq!((ballots.len(), ballots.valid(), ballots.over_voted()), (5, 3, 2));
    }

    #[test]
    fn who_does_not_stand_cannot_be_elected() {
        assert!(matches!(Ballots::new(2, [vec![Candidate(2)]]), Err(Undefined::OutOfRange { .. })));
        assert!(Ballots::new(0, Vec::<Vec<Rank>>::new()).is_err());
        assert_eq!(Ballots::new(70_000, Vec::<Vec<Rank>>::new()), Err(Undefined::TooLarge));
    }
}
