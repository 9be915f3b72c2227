//! Single transferable vote: several seats, filled in proportion. What a winner has beyond the quota moves on with every
//! ballot of the pile at a lower weight (weighted inclusive Gregory), reckoned in exact fractions: with rounded ones, the
//! order of adding can decide an election.

use super::Ballots;
use crate::Undefined;
use num_bigint::BigUint;

/// A count whose fractions would need more binary digits than this, all weights together (16 megabytes), is given up: exact
/// fractions double in length with every surplus, so that some 14 of them in a row are the end.
const MOST_BITS: u64 = 1 << 27;

/// What a count led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Reached the quota; the surplus moves on.
    Elected(usize),
    /// Had fewest votes.
    Eliminated(usize),
    /// These tie, either for the greatest surplus or for fewest votes; the count stops.
    Tie(Vec<usize>),
}

/// One count.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatRound {
    /// Votes per candidate, the nearest number to the exact fraction; `None` for those elected or out.
    pub tallies: Vec<Option<f64>>,
    pub event: Event,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Seats {
    /// Droop's quota.
    pub quota: u64,
    pub rounds: Vec<SeatRound>,
    /// In the order of election; those who remained when no more were left than seats come last, by their last tally.
    pub elected: Vec<usize>,
    /// Not empty: the count stopped at this tie, and `elected` is what was sure by then.
    pub tied: Vec<usize>,
    /// Seats for which there was no candidate.
    pub vacant: usize,
}

/// Single transferable vote with weighted inclusive Gregory transfers.
///
/// Formula   quota = ⌊valid / (seats + 1)⌋ + 1; in each round a ballot counts with its weight for its first candidate still in; the one
///           with most, if at the quota, is elected and the weights of that pile multiplied by (votes − quota) / votes; otherwise
///           the one with fewest goes; when no more are left than seats, all of them are elected
/// Input     ranked ballots; seats ≥ 1
/// Output    every round, who is elected in what order, or the tie at which the count stopped
/// Errors    `TooFew` (no seat, or no ballot names anybody), `TooLarge` (fractions of some 14 chained transfers)
/// Caution   rules of transfer differ between places and can elect different people; name the rule before the vote
/// Source    Hill, Wichmann & Woodall (1987), Computer Journal 30, 277–281 (fractions); Farrell & McAllister (2003), Australian Journal of
///           Political Science 38, 479–491 (weighted inclusive Gregory). Checked: reference/ranked_medium.json, ranked_small.json
pub fn transferable_vote(ballots: &Ballots, seats: usize) -> Result<Seats, Undefined> {
    counted(ballots, seats, MOST_BITS)
}

fn counted(ballots: &Ballots, seats: usize, most_bits: u64) -> Result<Seats, Undefined> {
    if seats == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    ballots.someone_voted()?;
    let quota = ballots.valid() as u64 / (seats as u64).saturating_add(1) + 1;
    let mut count = Count::new(ballots);
    let mut found = Seats { quota, rounds: Vec::new(), elected: Vec::new(), tied: Vec::new(), vacant: 0 };
    let mut last = count.tallies();
    while found.elected.len() < seats {
        let hopeful = count.hopeful();
        if hopeful.len() + found.elected.len() <= seats {
            let mut rest = hopeful;
            rest.sort_by(|a, b| last[*b].cmp(&last[*a]));
            found.elected.extend(rest);
            break;
        }
        if !found.rounds.is_empty() {
            last = count.tallies();
        }
        let figures: Vec<&BigUint> = hopeful.iter().map(|c| &last[*c]).collect();
        let named = |wanted: Option<&&BigUint>| -> Vec<usize> {
            hopeful.iter().zip(&figures).filter(|(_, figure)| Some(*figure) == wanted).map(|(c, _)| *c).collect()
        };
        let (most, fewest) = (figures.iter().max(), figures.iter().min());
        let reached = most.is_some_and(|most| **most >= &count.whole * quota);
        let event = match (named(if reached { most } else { fewest }).as_slice(), reached) {
            ([one], true) => Event::Elected(*one),
            ([one], false) => Event::Eliminated(*one),
            (several, _) => Event::Tie(several.to_vec()),
        };
        let tallies = (0..ballots.candidates()).map(|c| count.alive[c].then(|| ratio(&last[c], &count.whole))).collect();
        match &event {
            Event::Elected(winner) => {
                found.elected.push(*winner);
                count.elect(*winner, &last[*winner], quota, most_bits)?;
            }
            Event::Eliminated(out) => count.alive[*out] = false,
            Event::Tie(several) => found.tied = several.clone(),
        }
        found.rounds.push(SeatRound { tallies, event });
        if !found.tied.is_empty() {
            return Ok(found);
        }
    }
    found.vacant = seats - found.elected.len();
    Ok(found)
}

/// The ballots on their way. Many have the same weight, so weights are kept once and named by number; all are numerators
/// over one denominator, so that adding and comparing is done in whole numbers.
struct Count<'a> {
    starts: &'a [usize],
    ranked: &'a [u16],
    alive: Vec<bool>,
    /// Where each ballot stands in `ranked`; its end when exhausted.
    places: Vec<usize>,
    weight_of: Vec<usize>,
    weights: Vec<BigUint>,
    /// The denominator: the weight of a whole vote.
    whole: BigUint,
}

impl Count<'_> {
    fn new(ballots: &Ballots) -> Count<'_> {
        let (starts, ranked) = ballots.flat();
        Count {
            starts,
            ranked,
            alive: vec![true; ballots.candidates()],
            places: starts[..ballots.len()].to_vec(),
            weight_of: vec![0; ballots.len()],
            weights: vec![BigUint::from(1_u8)],
            whole: BigUint::from(1_u8),
        }
    }

    fn hopeful(&self) -> Vec<usize> {
        (0..self.alive.len()).filter(|c| self.alive[*c]).collect()
    }

    /// Moves every ballot to its first candidate still in, and adds up weights. `last` of those out stays 0.
    fn tallies(&mut self) -> Vec<BigUint> {
        let kinds = self.weights.len();
        let mut counts = vec![0_u64; kinds * self.alive.len()];
        for (ballot, place) in self.places.iter_mut().enumerate() {
            let end = self.starts[ballot + 1];
            while *place < end && !self.alive[usize::from(self.ranked[*place])] {
                *place += 1;
            }
            if *place < end {
                counts[usize::from(self.ranked[*place]) * kinds + self.weight_of[ballot]] += 1;
            }
        }
        let sum = |row: &[u64]| row.iter().zip(&self.weights).filter(|(n, _)| **n > 0).map(|(n, weight)| weight * *n).sum();
        counts.chunks(kinds).map(sum).collect()
    }

    /// Takes a winner out; the ballots of the pile go on with (votes − quota) / votes of their weight.
    fn elect(&mut self, winner: usize, votes: &BigUint, quota: u64, most_bits: u64) -> Result<(), Undefined> {
        // Weights by their number before, outside the pile and in it; those of no ballot are dropped.
        let (mut kept, mut lowered) = (vec![None; self.weights.len()], vec![None; self.weights.len()]);
        let mut kinds = 0;
        for (ballot, place) in self.places.iter().enumerate() {
            let weight = &mut self.weight_of[ballot];
            let in_pile = *place < self.starts[ballot + 1] && usize::from(self.ranked[*place]) == winner;
            let list = if in_pile { &mut lowered } else { &mut kept };
            *weight = *list[*weight].get_or_insert_with(|| {
                kinds += 1;
                kinds - 1
            });
        }
        if (kinds as u64).saturating_mul(self.whole.bits() + votes.bits()) > most_bits {
            return Err(Undefined::TooLarge);
        }
        let surplus = votes - &self.whole * quota;
        let old = std::mem::replace(&mut self.weights, vec![BigUint::ZERO; kinds]);
        for (list, factor) in [(kept, votes), (lowered, &surplus)] {
            for (weight, number) in old.iter().zip(list) {
                if let Some(number) = number {
                    self.weights[number] = weight * factor;
                }
            }
        }
        self.whole *= votes;
        self.alive[winner] = false;
        Ok(())
    }
}

/// a / b as the nearest number or its neighbor, however long both are.
fn ratio(a: &BigUint, b: &BigUint) -> f64 {
    let leading = |x: &BigUint| {
        let beyond = x.bits().saturating_sub(64);
        let digits = (x >> beyond).iter_u64_digits().next().unwrap_or(0);
        (digits as f64, beyond as i32)
    };
    let ((a, a_beyond), (b, b_beyond)) = (leading(a), leading(b));
    a / b * 2.0_f64.powi(a_beyond - b_beyond)
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_surplus_moves_on_in_exact_fractions() {
        // Quota 9 / 3 + 1 = 4: the first has 7 and passes on 3/7 of each ballot.
        let found = transferable_vote(&of(3, &[(5, &[0, 1]), (2, &[0, 2]), (2, &[2])]), 2).unwrap();
        assert_eq!((found.quota, found.elected.as_slice(), found.vacant), (4, [0, 2].as_slice(), 0));
        assert_eq!(found.rounds[1].tallies, [None, Some(15.0 / 7.0), Some(2.0 + 6.0 / 7.0)]);
        assert_eq!(found.rounds[1].event, Event::Eliminated(1));
    }

    #[test]
    fn ties_stop_the_count_at_the_top_and_at_the_bottom() {
        let top = transferable_vote(&of(3, &[(4, &[0]), (4, &[1]), (1, &[2])]), 2).unwrap();
        assert_eq!((top.tied.as_slice(), top.elected.len()), ([0, 1].as_slice(), 0));
        let bottom = transferable_vote(&of(3, &[(5, &[0]), (2, &[1]), (2, &[2])]), 2).unwrap();
        assert_eq!((bottom.tied, bottom.elected), (vec![1, 2], vec![0]));
    }

    #[test]
    fn fewer_candidates_than_seats_are_all_elected_and_the_rest_is_vacant() {
        let found = transferable_vote(&of(2, &[(1, &[0]), (3, &[1])]), 5).unwrap();
        assert_eq!((found.elected, found.vacant, found.rounds.len()), (vec![1, 0], 3, 0));
        assert!(transferable_vote(&of(2, &[(1, &[0])]), 0).is_err() && transferable_vote(&of(2, &[]), 1).is_err());
    }

    #[test]
    fn fractions_that_outgrow_every_bound_are_given_up() {
        // Nearly all name everybody in one order, so that each surplus is of the one before; one ballot joins at each place, so
        // that there are as many weights as places.
        let orders: Vec<Vec<usize>> = (0..40).map(|first| (first..40).collect()).collect();
        let papers: Vec<(usize, &[usize])> = orders.iter().map(|order| (if order[0] == 0 { 3100 } else { 1 }, order.as_slice())).collect();
        assert_eq!(counted(&of(40, &papers), 30, 1 << 16), Err(Undefined::TooLarge));
        assert_eq!(transferable_vote(&of(40, &papers), 5).unwrap().elected, [0, 1, 2, 3, 4]);
    }

    /// The same count with the fractions of one ballot each, reduced, in small numbers.
    fn plainly(ballots: &Ballots, seats: usize) -> Option<Vec<usize>> {
        fn gcd(a: i128, b: i128) -> i128 {
            if b == 0 { a } else { gcd(b, a % b) }
        }
        let reduced = |a: i128, b: i128| {
            let g = gcd(a, b).max(1);
            (a / g, b / g)
        };
        let quota = (ballots.valid() / (seats + 1) + 1) as i128;
        let papers: Vec<Vec<usize>> = ballots.iter().map(|b| b.iter().map(|c| usize::from(*c)).collect()).collect();
        let mut weights = vec![(1_i128, 1_i128); papers.len()];
        let (mut hopeful, mut elected): (Vec<usize>, Vec<usize>) = ((0..ballots.candidates()).collect(), Vec::new());
        let mut tallies = vec![(0_i128, 1_i128); ballots.candidates()];
        let less = |a: (i128, i128), b: (i128, i128)| (a.0 * b.1).cmp(&(b.0 * a.1));
        while elected.len() < seats {
            if hopeful.len() + elected.len() <= seats {
                hopeful.sort_by(|a, b| less(tallies[*b], tallies[*a]));
                elected.extend(hopeful);
                break;
            }
            tallies = vec![(0, 1); ballots.candidates()];
            let first: Vec<Option<usize>> = papers.iter().map(|p| p.iter().copied().find(|c| hopeful.contains(c))).collect();
            for (first, w) in first.iter().zip(&weights) {
                if let Some(c) = first {
                    tallies[*c] = reduced(tallies[*c].0 * w.1 + w.0 * tallies[*c].1, tallies[*c].1 * w.1);
                }
            }
            let top = *hopeful.iter().max_by(|a, b| less(tallies[**a], tallies[**b]))?;
            let reached = tallies[top].0 >= quota * tallies[top].1;
            let bottom = *hopeful.iter().min_by(|a, b| less(tallies[**a], tallies[**b]))?;
            let one = if reached { top } else { bottom };
            if hopeful.iter().filter(|c| tallies[**c] == tallies[one]).count() > 1 {
                return None;
            }
            hopeful.retain(|c| *c != one);
            if reached {
                elected.push(one);
                let t = tallies[one];
                for (first, w) in first.iter().zip(&mut weights) {
                    if *first == Some(one) {
                        *w = reduced(w.0 * (t.0 - quota * t.1), w.1 * t.0);
                    }
                }
            }
        }
        Some(elected)
    }

    proptest! {
        #[test]
        fn the_shared_denominator_elects_whom_plain_fractions_elect(papers in prop::collection::vec(prop::collection::vec(0_usize..5, 1..6), 3..30), seats in 1_usize..4) {
            let papers: Vec<(usize, &[usize])> = papers.iter().map(|paper| (1, paper.as_slice())).collect();
            let ballots = of(5, &papers);
            let found = transferable_vote(&ballots, seats).unwrap();
            match plainly(&ballots, seats) {
                Some(elected) => prop_assert_eq!(found.elected, elected),
                None => prop_assert!(!found.tied.is_empty()),
            }
            for round in &found.rounds {
                prop_assert!(round.tallies.iter().flatten().sum::<f64>() <= papers.len() as f64 + 1e-9);
            }
        }
    }
}
