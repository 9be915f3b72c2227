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
/// Caution   says nothing about whether predicted chances are right, only about order
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
    let sum = people.iter().fold([0_i64; 3], |sum, pairs| [sum[0] + pairs[0], sum[1] + pairs[1], sum[2] + pairs[2]]);
    let all = sum[0] + sum[1] + sum[2];
    if all == 0 {
        return Err(Undefined::OneKind);
    }
    // Every pair was counted with both of its people.
    let known = all as f64 / 2.0;
    let somers = (sum[0] - sum[1]) as f64 / all as f64;
    let influence = |[c, d, t]: &[i64; 3]| ((c - d) as f64 - somers * (c + d + t) as f64) / known;
    let squares: f64 = match clusters {
        None => people.iter().map(|pairs| influence(pairs).powi(2)).sum(),
        Some((number, count)) => {
            let mut sums = vec![0.0_f64; *count];
            people.iter().zip(number).for_each(|(pairs, number)| sums[*number as usize] += influence(pairs));
            sums.iter().map(|sum| sum * sum).sum()
        }
    };
    let [concordant, discordant, tied_score] = sum.map(|twice| (twice / 2) as u64);
    Ok(Concordance { concordance: 0.5 * (somers + 1.0), se: 0.5 * squares.sqrt(), concordant, discordant, tied_score })
}

/// For each person, the pairs they are part of: concordant, discordant, tied in score.
fn pairs(line: &Timeline, events: &[bool], risk: &[f64]) -> Vec<[i64; 3]> {
    let n = line.len();
    let (order, sorted) = ascending(risk);
    // Each person's own place among all scores, and the stretch of places of those with the same score.
    let mut place = vec![(0_u32, 0_u32, 0_u32); n];
    let mut from = 0;
    while from < n {
        let mut to = from + 1;
        while to < n && sorted[to] == sorted[from] {
            to += 1;
        }
        for at in from..to {
            place[order[at] as usize] = (at as u32, from as u32, to as u32);
        }
        from = to;
    }
    let mut people = vec![[0_i64; 3]; n];
    let mut seen = Seen::new(n);
    // How many of those seen have a lower, a higher and the same score.
    let compared = |seen: &Seen, person: usize| {
        let (_, low, high) = place[person];
        let (lower, not_higher) = (seen.before(low), seen.before(high));
        (i64::from(lower), i64::from(seen.count - not_higher), i64::from(not_higher - lower))
    };
    let moments: Vec<_> = line.moments().map(|moment| moment.places).collect();
    let at = |places: &std::ops::Range<usize>| line.order[places.clone()].iter().map(|i| *i as usize);
    // Those with an event, compared with all who were still watched: from the end of time to its beginning.
    for places in moments.iter().rev() {
        at(places).filter(|i| !events[*i]).for_each(|i| seen.add(place[i].0));
        for i in at(places).filter(|i| events[*i]) {
            let (lower, higher, same) = compared(&seen, i);
            people[i] = [lower, higher, same];
        }
        at(places).filter(|i| events[*i]).for_each(|i| seen.add(place[i].0));
    }
    // Everybody, compared with the events while they were still watched: forward.
    seen.clear();
    let mut meet = |seen: &Seen, i: usize| {
        let (lower, higher, same) = compared(seen, i);
        people[i][0] += higher;
        people[i][1] += lower;
        people[i][2] += same;
    };
    for places in &moments {
        at(places).filter(|i| events[*i]).for_each(|i| meet(&seen, i));
        at(places).filter(|i| events[*i]).for_each(|i| seen.add(place[i].0));
        at(places).filter(|i| !events[*i]).for_each(|i| meet(&seen, i));
    }
    people
}

/// Words of 64 places each, 64 words to a block.
const WORD: u32 = 6;
const BLOCK: u32 = 12;

/// Which places were seen, able to count those before a place without going through them: bits in words, running counts of words
/// within a block, and a Fenwick tree over blocks.
struct Seen {
    words: Vec<u64>,
    /// Places seen in the earlier words of the same block.
    within: Vec<u16>,
    tree: Vec<u32>,
    count: u32,
}

impl Seen {
    fn new(places: usize) -> Self {
        let words = (places >> WORD) + 1;
        let blocks = (places >> BLOCK) + 1;
        // Whole blocks, so that counting on within one needs no end of its own.
        let padded = blocks << (BLOCK - WORD);
        Self { words: vec![0; words.max(padded)], within: vec![0; words.max(padded)], tree: vec![0; blocks + 1], count: 0 }
    }

    fn clear(&mut self) {
        self.words.fill(0);
        self.within.fill(0);
        self.tree.fill(0);
        self.count = 0;
    }

    fn add(&mut self, place: u32) {
        let word = (place >> WORD) as usize;
        self.words[word] |= 1 << (place & 63);
        let end = ((word >> (BLOCK - WORD)) + 1) << (BLOCK - WORD);
        for count in &mut self.within[word + 1..end] {
            *count += 1;
        }
        let mut node = (place >> BLOCK) as usize + 1;
        while node < self.tree.len() {
            self.tree[node] += 1;
            node += node & node.wrapping_neg();
        }
        self.count += 1;
    }

    /// How many of the places before this one were seen.
    fn before(&self, place: u32) -> u32 {
        let word = (place >> WORD) as usize;
        let mut sum = u32::from(self.within[word]) + (self.words[word] & ((1 << (place & 63)) - 1)).count_ones();
        let mut node = (place >> BLOCK) as usize;
        while node > 0 {
            sum += self.tree[node];
            node &= node - 1;
        }
        sum
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
