//! How well a risk score orders people: of two, did the one with the higher score have the event first?

use super::timeline::{Timeline, ascending};
use crate::Undefined;
use std::collections::HashMap;

/// Pairs of people whose order is known, and how a score orders them.
#[derive(Debug, Clone, PartialEq)]
pub struct Concordance {
    /// (concordant + half of those tied in score) / all pairs whose order is known.
    pub concordance: f64,
    pub se: f64,
    /// Pairs in which the higher score had the event first.
    pub concordant: u64,
    pub discordant: u64,
    pub tied_score: u64,
}

/// How well `risk` orders people.
///
/// Formula   C = (c + t/2)/(c + d + t) over pairs in which one has the event while the other is still watched (two events at one
///           time are no pair; an event comes before a censoring at the same time); se = √ Σ (∂C/∂wᵢ)², wᵢ the weight of a
///           person, summed within `clusters` first
/// Input     for each person the time watched, whether the event ended it, and a score, higher for more risk; optionally the
///           cluster of each person (any numbers)
/// Output    C in [0, 1], 0.5 for a score that says nothing; se in the same unit
/// Errors    `TooFew` (nobody), `Mismatch`, `NotFinite` (a time or score), `OneKind` (no pair whose order is known)
/// Caution   says nothing about whether predicted chances are right, only about order; where every pair agrees (or none) se
///           is 0, which is no certainty
/// Source    Harrell et al. (1982), JAMA 247, 2543–2546; Therneau & Watson (2015); R `survival::concordance`.
///           Checked: reference/cox_efron.json
pub fn concordance(times: &[f64], events: &[bool], risk: &[f64], clusters: Option<&[usize]>) -> Result<Concordance, Undefined> {
    let line = Timeline::new(times, events)?;
    if risk.len() != times.len() {
        return Err(Undefined::Mismatch { what: "scores", expected: times.len(), found: risk.len() });
    }
    if let Some(index) = risk.iter().position(|x| !x.is_finite()) {
        return Err(Undefined::NotFinite { index });
    }
    let clusters = clusters.map(|labels| numbered(labels, times.len())).transpose()?;
    of(&line, events, risk, clusters.as_ref())
}

/// Clusters numbered from 0 in order of appearance, and how many.
pub(super) fn numbered(labels: &[usize], people: usize) -> Result<(Vec<u32>, usize), Undefined> {
    if labels.len() != people {
        return Err(Undefined::Mismatch { what: "clusters", expected: people, found: labels.len() });
    }
    let mut known: HashMap<usize, u32> = HashMap::new();
    let numbers = labels
        .iter()
        .map(|label| {
            let next = known.len() as u32;
            *known.entry(*label).or_insert(next)
        })
        .collect();
    Ok((numbers, known.len()))
}

pub(super) fn of(line: &Timeline, events: &[bool], risk: &[f64], clusters: Option<&(Vec<u32>, usize)>) -> Result<Concordance, Undefined> {
    let people = pairs(line, events, risk);
    // Every pair was counted with both of its people.
    let all: i64 = people.iter().map(|person| person.known).sum();
    let net: i64 = people.iter().map(|person| person.net).sum();
    let tied: i64 = people.iter().map(|person| person.tied).sum();
    if all == 0 {
        return Err(Undefined::OneKind);
    }
    let known = all as f64 / 2.0;
    let somers = net as f64 / all as f64;
    let influence = |person: &Pairs| (person.net as f64 - somers * person.known as f64) / known;
    let squares: f64 = match clusters {
        None => people.iter().map(|person| influence(person).powi(2)).sum(),
        Some((number, count)) => {
            let mut sums = vec![0.0_f64; *count];
            people.iter().zip(&line.order).for_each(|(person, i)| sums[number[*i as usize] as usize] += influence(person));
            sums.iter().map(|sum| sum * sum).sum()
        }
    };
    Ok(Concordance {
        concordance: 0.5 * (somers + 1.0),
        se: 0.5 * squares.sqrt(),
        concordant: ((all - tied + net) / 4) as u64,
        discordant: ((all - tied - net) / 4) as u64,
        tied_score: (tied / 2) as u64,
    })
}

/// The pairs one person is part of whose order is known: concordant less discordant, tied in score, and all.
#[derive(Clone, Copy, Default)]
struct Pairs {
    net: i64,
    tied: i64,
    known: i64,
}

/// One person in order of time: their own place among all scores, and the stretch of places of those with the same score.
#[derive(Clone, Copy, Default)]
struct Place {
    own: u32,
    from: u32,
    to: u32,
    event: bool,
}

/// Each person's pairs, in order of time.
fn pairs(line: &Timeline, events: &[bool], risk: &[f64]) -> Vec<Pairs> {
    let places = places(line, events, risk);
    let mut people = vec![Pairs::default(); line.len()];
    let moments: Vec<_> = line.moments().map(|moment| moment.places).collect();
    let mut seen = Seen::new(line.len());
    // Those with an event, compared with all who were still watched: from the end of time to its beginning.
    for there in moments.iter().rev() {
        places[there.clone()].iter().filter(|place| !place.event).for_each(|place| seen.add(place.own));
        for i in there.clone().filter(|i| places[*i].event) {
            let (lower, same) = seen.compared(&places[i]);
            let known = i64::from(seen.count);
            people[i] = Pairs { net: 2 * lower + same - known, tied: same, known };
        }
        places[there.clone()].iter().filter(|place| place.event).for_each(|place| seen.add(place.own));
    }
    // Everybody, compared with the events while they were still watched: forward.
    seen.clear();
    let mut meet = |seen: &Seen, i: usize| {
        let (lower, same) = seen.compared(&places[i]);
        let known = i64::from(seen.count);
        let person = &mut people[i];
        (person.net, person.tied, person.known) = (person.net + known - 2 * lower - same, person.tied + same, person.known + known);
    };
    for there in &moments {
        there.clone().filter(|i| places[*i].event).for_each(|i| meet(&seen, i));
        places[there.clone()].iter().filter(|place| place.event).for_each(|place| seen.add(place.own));
        there.clone().filter(|i| !places[*i].event).for_each(|i| meet(&seen, i));
    }
    people
}

fn places(line: &Timeline, events: &[bool], risk: &[f64]) -> Vec<Place> {
    // Scores in order of time first, so that afterwards everything is gone through in that order.
    let risk: Vec<f64> = line.order.iter().map(|i| risk[*i as usize]).collect();
    let (order, sorted) = ascending(&risk);
    let mut places = vec![Place::default(); risk.len()];
    let mut from = 0;
    while from < sorted.len() {
        let mut to = from + 1;
        while to < sorted.len() && sorted[to] == sorted[from] {
            to += 1;
        }
        for (own, person) in (from..).zip(&order[from..to]) {
            let event = events[line.order[*person as usize] as usize];
            places[*person as usize] = Place { own: own as u32, from: from as u32, to: to as u32, event };
        }
        from = to;
    }
    places
}

/// 64 places to a word, 16 words to a block, 16 blocks to a shelf.
const WORD: u32 = 6;
const BLOCK: u32 = 10;
const SHELF: u32 = 14;
const FAN: usize = 16;

/// Which places were seen, able to count those before a place without going through them: bits in words, running counts of the
/// words within a block and of the blocks within a shelf, and a Fenwick tree over shelves.
struct Seen {
    words: Vec<u64>,
    /// Places seen in the earlier words of the same block.
    in_block: Vec<[u16; FAN]>,
    /// Places seen in the earlier blocks of the same shelf.
    in_shelf: Vec<[u16; FAN]>,
    tree: Vec<u32>,
    count: u32,
}

impl Seen {
    fn new(places: usize) -> Self {
        let shelves = (places >> SHELF) + 1;
        Self {
            words: vec![0; shelves * FAN * FAN],
            in_block: vec![[0; FAN]; shelves * FAN],
            in_shelf: vec![[0; FAN]; shelves],
            tree: vec![0; shelves + 1],
            count: 0,
        }
    }

    fn clear(&mut self) {
        self.words.fill(0);
        self.in_block.fill([0; FAN]);
        self.in_shelf.fill([0; FAN]);
        self.tree.fill(0);
        self.count = 0;
    }

    fn add(&mut self, place: u32) {
        let (word, block, shelf) = ((place >> WORD) as usize, (place >> BLOCK) as usize, (place >> SHELF) as usize);
        self.words[word] |= 1 << (place & 63);
        // All sixteen, so that they are done at once.
        let later = |counts: &mut [u16; FAN], own: usize| (0..FAN).for_each(|i| counts[i] += u16::from(i > own));
        later(&mut self.in_block[block], word % FAN);
        later(&mut self.in_shelf[shelf], block % FAN);
        let mut node = shelf + 1;
        while node < self.tree.len() {
            self.tree[node] += 1;
            node += node & node.wrapping_neg();
        }
        self.count += 1;
    }

    /// How many of the places before this one were seen.
    fn before(&self, place: u32) -> u32 {
        let (word, block, shelf) = ((place >> WORD) as usize, (place >> BLOCK) as usize, (place >> SHELF) as usize);
        let within = u32::from(self.in_block[block][word % FAN]) + u32::from(self.in_shelf[shelf][block % FAN]);
        let mut sum = within + (self.words[word] & ((1 << (place & 63)) - 1)).count_ones();
        let mut node = shelf;
        while node > 0 {
            sum += self.tree[node];
            node &= node - 1;
        }
        sum
    }

    /// How many of those seen have a lower and the same score as somebody not seen.
    fn compared(&self, place: &Place) -> (i64, i64) {
        let lower = self.before(place.from);
        let same = if place.to - place.from > 1 { self.before(place.to) - lower } else { 0 };
        (i64::from(lower), i64::from(same))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_score_in_the_right_order_is_1_and_one_that_says_nothing_a_half() {
        let (times, events) = ([1.0, 2.0, 3.0], [true, true, false]);
        assert_eq!(concordance(&times, &events, &[3.0, 2.0, 1.0], None).unwrap().concordance, 1.0);
        assert_eq!(concordance(&times, &events, &[7.0; 3], None).unwrap().concordance, 0.5);
        assert_eq!(concordance(&times, &[false; 3], &[7.0; 3], None), Err(Undefined::OneKind));
        assert_eq!(concordance(&[2.0, 2.0], &[true, true], &[1.0, 2.0], None), Err(Undefined::OneKind));
        assert!(matches!(concordance(&times, &events, &[1.0, f64::NAN, 2.0], None), Err(Undefined::NotFinite { index: 1 })));
        assert!(matches!(concordance(&times, &events, &[1.0; 3], Some(&[1])), Err(Undefined::Mismatch { .. })));
    }

    proptest! {
        #[test]
        fn counting_quickly_is_counting_pair_by_pair(rows in prop::collection::vec((0_u32..15, any::<bool>(), -4_i32..4), 1..60)) {
            let times: Vec<f64> = rows.iter().map(|r| f64::from(r.0)).collect();
            let events: Vec<bool> = rows.iter().map(|r| r.1).collect();
            let risk: Vec<f64> = rows.iter().map(|r| f64::from(r.2) * 1.7).collect();
            let mut slow = [0_u64; 3];
            for i in 0..rows.len() {
                for j in 0..rows.len() {
                    if events[i] && (times[i] < times[j] || (times[i] == times[j] && !events[j])) {
                        slow[if risk[i] > risk[j] { 0 } else if risk[i] < risk[j] { 1 } else { 2 }] += 1;
                    }
                }
            }
            match concordance(&times, &events, &risk, None) {
                Ok(c) => prop_assert_eq!([c.concordant, c.discordant, c.tied_score], slow),
                Err(_) => prop_assert_eq!(slow, [0; 3]),
            }
        }

        #[test]
        fn places_are_counted_across_words_and_blocks(mut places in prop::collection::vec(0_u32..20_000, 1..100)) {
            places.sort_unstable();
            places.dedup();
            let mut seen = Seen::new(20_000);
            places.iter().rev().for_each(|p| seen.add(*p));
            for at in [0, 63, 64, 4095, 4096, 9999, 20_000] {
                prop_assert_eq!(seen.before(at) as usize, places.iter().filter(|p| **p < at).count());
            }
        }
    }
}
