//! Who voted what on which statement: compact enough that a city fits in a few megabytes.

use crate::Undefined;

/// What a person may say to a statement; saying nothing is no vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vote {
    Disagree,
    Pass,
    Agree,
}

/// One vote; people and statements count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cast {
    pub person: u32,
    pub statement: u32,
    pub vote: Vote,
}

/// How often a statement was agreed to, disagreed with, and seen (passes included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub agree: u32,
    pub disagree: u32,
    pub seen: u32,
}

/// All votes, person by person. A vote is kept as 3 · statement + 0, 1 or 2, so that one look into a table of 3 · statements
/// entries says what it weighs: four bytes a vote, and gaps cost nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    statements: usize,
    starts: Vec<usize>,
    codes: Vec<u32>,
}

/// Ways to vote, hence codes per statement.
pub(super) const WAYS: usize = 3;
const DISAGREE: usize = 0;
const AGREE: usize = 2;

impl Votes {
    /// Input     numbers of people and of statements; votes in any order. Who voted twice on a statement is counted with the later one
    /// Errors    `OutOfRange` (a person or statement beyond those numbers), `TooLarge` (over a billion statements, four billion people)
    pub fn new(people: usize, statements: usize, cast: &[Cast]) -> Result<Votes, Undefined> {
        if statements > u32::MAX as usize / WAYS || people > u32::MAX as usize {
            return Err(Undefined::TooLarge);
        }
        let beyond = |what, value: u32, n: usize| Undefined::OutOfRange { what, value: value.into(), low: 0.0, high: n as f64 - 1.0 };
        let mut next = vec![0_usize; people + 1];
        for vote in cast {
            if vote.statement as usize >= statements {
                return Err(beyond("statement", vote.statement, statements));
            }
            match next.get_mut(vote.person as usize + 1) {
                Some(count) => *count += 1,
                None => return Err(beyond("person", vote.person, people)),
            }
        }
        for person in 0..people {
            next[person + 1] += next[person];
        }
        let mut votes = Votes { statements, starts: next.clone(), codes: vec![0; cast.len()] };
        for vote in cast {
            let place = &mut next[vote.person as usize];
            votes.codes[*place] = vote.statement * WAYS as u32 + vote.vote as u32;
            *place += 1;
        }
        votes.keep_the_last_of_each();
        Ok(votes)
    }

    /// Sorts every row by statement and keeps the later of two votes on the same one.
    fn keep_the_last_of_each(&mut self) {
        let mut kept = 0;
        for person in 0..self.people() {
            let (start, end) = (self.starts[person], self.starts[person + 1]);
            self.starts[person] = kept;
            let row = &mut self.codes[start..end];
            if !row.is_sorted_by(|a, b| statement_of(*a) < statement_of(*b)) {
                row.sort_by_key(|code| statement_of(*code));
            }
            for place in start..end {
                let last = place + 1 == end || statement_of(self.codes[place]) != statement_of(self.codes[place + 1]);
                if last {
                    self.codes[kept] = self.codes[place];
                    kept += 1;
                }
            }
        }
        if let Some(end) = self.starts.last_mut() {
            *end = kept;
        }
        self.codes.truncate(kept);
    }

    pub fn people(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn statements(&self) -> usize {
        self.statements
    }

    /// All votes together.
    pub fn cast(&self) -> usize {
        self.codes.len()
    }

    /// How many statements this person voted on; 0 for a person who is not there.
    pub fn cast_by(&self, person: usize) -> usize {
        self.row(person).len()
    }

    /// How many people voted at all.
    pub fn voters(&self) -> usize {
        self.starts.windows(2).filter(|ends| ends[0] < ends[1]).count()
    }

    /// Counts per statement.
    pub fn tallies(&self) -> Vec<Tally> {
        let mut counts = vec![0_u32; self.statements * WAYS];
        for code in &self.codes {
            counts[*code as usize] += 1;
        }
        counts.chunks_exact(WAYS).map(tally).collect()
    }

    /// Counts per statement in each of `groups` groups, the statements of group 0 first; whoever has no label is in none.
    pub(super) fn tallies_by(&self, labels: &[Option<usize>], groups: usize) -> Vec<Tally> {
        let width = self.statements * WAYS;
        let mut counts = vec![0_u32; groups * width];
        for (person, group) in labels.iter().enumerate() {
            let Some(group) = group.filter(|group| *group < groups) else { continue };
            let counts = &mut counts[group * width..(group + 1) * width];
            for code in self.row(person) {
                counts[*code as usize] += 1;
            }
        }
        counts.chunks_exact(WAYS).map(tally).collect()
    }

    /// The same with only these people, in this order.
    pub(super) fn only(&self, people: &[usize]) -> Votes {
        let mut some = Votes { statements: self.statements, starts: vec![0], codes: Vec::new() };
        for person in people {
            some.codes.extend_from_slice(self.row(*person));
            some.starts.push(some.codes.len());
        }
        some
    }

    /// A person's votes as codes.
    pub(super) fn row(&self, person: usize) -> &[u32] {
        match self.starts.get(person..person + 2) {
            Some([start, end]) => &self.codes[*start..*end],
            _ => &[],
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| &self.codes[ends[0]..ends[1]])
    }
}

fn statement_of(code: u32) -> u32 {
    code / WAYS as u32
}

fn tally(counts: &[u32]) -> Tally {
    Tally { agree: counts[AGREE], disagree: counts[DISAGREE], seen: counts.iter().sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast(person: u32, statement: u32, vote: Vote) -> Cast {
        Cast { person, statement, vote }
    }

    #[test]
    fn the_later_of_two_votes_counts_and_order_does_not_matter() {
        let all = [cast(1, 2, Vote::Agree), cast(0, 1, Vote::Pass), cast(1, 0, Vote::Disagree), cast(1, 2, Vote::Disagree)];
        let votes = Votes::new(3, 3, &all).unwrap();
        assert_eq!((votes.cast(), votes.voters(), votes.cast_by(1), votes.cast_by(2), votes.cast_by(9)), (3, 2, 2, 0, 0));
        assert_eq!(votes.tallies()[2], Tally { agree: 0, disagree: 1, seen: 1 });
        assert_eq!(votes, Votes::new(3, 3, &[all[2], all[3], all[1]]).unwrap());
    }

    #[test]
    fn who_or_what_is_not_there_is_refused() {
        assert!(matches!(Votes::new(1, 2, &[cast(1, 0, Vote::Pass)]), Err(Undefined::OutOfRange { what: "person", .. })));
        assert!(matches!(Votes::new(1, 2, &[cast(0, 2, Vote::Pass)]), Err(Undefined::OutOfRange { what: "statement", .. })));
        assert_eq!(Votes::new(1, usize::MAX, &[]), Err(Undefined::TooLarge));
        assert_eq!(Votes::new(usize::MAX, 1, &[]), Err(Undefined::TooLarge));
        assert_eq!(Votes::new(0, 0, &[]).unwrap().tallies(), []);
    }
}
