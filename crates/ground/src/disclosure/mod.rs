//! The one way out for Voice data. A count of people leaves as [`Shown::Figure`] with its rule, or as
//! [`Shown::Hidden`] with the reason; nothing else can make a [`Disclosed`]. Every release is written to the ledger.
//!
//! Rules: floor (a group smaller than k is hidden, empty or small alike), complementary suppression and remainder
//! (what is hidden cannot be had by subtraction: checked by an attacker in `measures::suppression`, for lists and
//! for two-way tables), unanimity (a group of which all, or all but one, gave one answer is banded). Statistics live in `measures`.

mod ledger;

use measures::suppression::{self, Cell, Margins, Rule as Small, Table};
use std::ops::Range;

pub use ledger::{Release, TABLES, of as releases_of, write};

/// Who will see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Staff of the organization.
    Members,
    /// Boards, families, anyone.
    Public,
}

impl Audience {
    pub fn word(self) -> &'static str {
        match self {
            Audience::Members => "members",
            Audience::Public => "public",
        }
    }
}

/// Smallest group of staff that is ever shown (ecosystem D1). Settings may only raise it.
pub const FLOOR_STAFF: u64 = 5;
/// Smallest group of families or students, and of anything public (ecosystem D1).
pub const FLOOR_PUBLIC: u64 = 10;
/// A cell of the lattice holds at least this many times the floor of invited people, so that ordinary silence does not
/// hide it at once (architecture, the way of one anonymous answer).
pub const INVITED_PER_FLOOR: u64 = 2;

/// Why a cell is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Fewer than the floor, perhaps none at all: the two read the same.
    Floor(u64),
    /// Large enough itself, but it would give a hidden neighbor away.
    Neighbor,
}

impl Why {
    pub fn word(self) -> &'static str {
        match self {
            Why::Floor(_) => "floor",
            Why::Neighbor => "neighbor",
        }
    }
}

/// A value that passed the gate. Only this module makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Disclosed<T> {
    pub value: T,
    /// How many people it speaks of.
    pub people: u64,
    /// True when all of them, or all but one, gave one answer, so that only a band may be said. If the band were kept for
    /// full agreement, saying it would say what each one answered.
    pub banded: bool,
    floor: u64,
}

impl<T> Disclosed<T> {
    /// The floor it passed.
    pub fn floor(&self) -> u64 {
        self.floor
    }
}

/// What a page may hold about a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown<T> {
    Figure(Disclosed<T>),
    Hidden(Why),
}

impl<T> Shown<T> {
    pub fn figure(&self) -> Option<&Disclosed<T>> {
        match self {
            Shown::Figure(figure) => Some(figure),
            Shown::Hidden(_) => None,
        }
    }
}

/// The share that a banded group is said to have reached, in percent. It holds with one dissenter and with none, so no
/// single answer follows from it. Ends are recoded by size (ecosystem 2.3, Utah's published rule and the NCES cut points).
pub fn unanimity_band(people: u64) -> u64 {
    match people {
        0..=9 => 75,
        10..=19 => 80,
        20..=39 => 90,
        40..=99 => 95,
        100..=299 => 98,
        _ => 99,
    }
}

/// Counts of one question by answer category, for each group of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Gated {
    pub all: Shown<Vec<u64>>,
    pub groups: Vec<Shown<Vec<u64>>>,
}

/// Lets the counts of one list of groups through: `groups[g][c]` people of group g gave answer c. `blocks` are the
/// answers that say the same to a reader (agree and agree a lot): a group that lies in one block, but for one person
/// perhaps, is one-sided and banded.
/// When no hiding can protect the small groups beside a shown total, all groups are hidden.
pub fn list(groups: &[Vec<u64>], floor: u64, blocks: &[Range<usize>]) -> Gated {
    let people: Vec<u64> = groups.iter().map(|counts| counts.iter().sum()).collect();
    let total: u64 = people.iter().sum();
    let categories = groups.first().map_or(0, Vec::len);
    let all: Vec<u64> = (0..categories).map(|c| groups.iter().filter_map(|g| g.get(c)).sum()).collect();
    if total < floor {
        return Gated { all: Shown::Hidden(Why::Floor(floor)), groups: groups.iter().map(|_| Shown::Hidden(Why::Floor(floor))).collect() };
    }
    let mut hidden = hidden_groups(&people, floor);
    let one_sided: Vec<bool> = groups.iter().map(|counts| is_one_sided(counts, blocks)).collect();
    // What is not told exactly can be had together, by subtracting the rest from the total. Together, too, it must not
    // lie in one block; nor may a lone banded group stand beside an exact total.
    while !is_one_sided(&all, blocks) {
        let vague: Vec<usize> = (0..groups.len()).filter(|g| hidden[*g].is_some() || one_sided[*g]).collect();
        let together = sum_of(groups, &vague, categories);
        if vague.is_empty() || (vague.len() > 1 && !is_one_sided(&together, blocks)) {
            break;
        }
        let smallest = (0..groups.len()).filter(|g| !vague.contains(g)).min_by_key(|g| people[*g]);
        match smallest {
            Some(neighbor) => hidden[neighbor] = Some(Why::Neighbor),
            None => break,
        }
    }
    let shown = (0..groups.len()).map(|g| match hidden[g] {
        Some(why) => Shown::Hidden(why),
        None => figure(groups[g].clone(), people[g], one_sided[g], floor),
    });
    Gated { groups: shown.collect(), all: figure(all.clone(), total, is_one_sided(&all, blocks), floor) }
}

fn sum_of(groups: &[Vec<u64>], which: &[usize], categories: usize) -> Vec<u64> {
    (0..categories).map(|c| which.iter().filter_map(|g| groups[*g].get(c)).sum()).collect()
}

fn is_one_sided(counts: &[u64], blocks: &[Range<usize>]) -> bool {
    let total: u64 = counts.iter().sum();
    total > 0 && blocks.iter().any(|block| counts.get(block.clone()).is_some_and(|c| c.iter().sum::<u64>() + 1 >= total))
}

fn figure(counts: Vec<u64>, people: u64, one_sided: bool, floor: u64) -> Shown<Vec<u64>> {
    Shown::Figure(Disclosed { value: counts, people, banded: one_sided, floor })
}

/// Lets plain numbers of people through: how many of each group answered.
pub fn answered(people: &[u64], floor: u64) -> (Shown<u64>, Vec<Shown<u64>>) {
    let one = |n: u64| Shown::Figure(Disclosed { value: n, people: n, banded: false, floor });
    let total: u64 = people.iter().sum();
    if total < floor {
        return (Shown::Hidden(Why::Floor(floor)), people.iter().map(|_| Shown::Hidden(Why::Floor(floor))).collect());
    }
    let hidden = hidden_groups(people, floor);
    (one(total), people.iter().zip(hidden).map(|(n, h)| h.map_or_else(|| one(*n), Shown::Hidden)).collect())
}

/// Which groups of a list must be hidden beside a published total, and why.
pub fn hidden_groups(people: &[u64], floor: u64) -> Vec<Option<Why>> {
    let why = |n: u64| if n < floor { Why::Floor(floor) } else { Why::Neighbor };
    let rule = Small::of(floor);
    let pattern = Table::one_way(people).and_then(|table| {
        let pattern = suppression::complementary(&table, rule)?;
        // Trust is good: the attacker has the last word.
        Ok(suppression::breaches(&table, &pattern, rule)?.is_empty().then_some(pattern))
    });
    match pattern {
        Ok(Some(pattern)) => (0..people.len()).map(|g| pattern.hides(Cell::at(0, g)).then(|| why(people[g]))).collect(),
        _ => people.iter().map(|n| Some(why(*n))).collect(),
    }
}

/// Which cells of a two-way table must be hidden beside its published margins; `None` when nothing short of hiding the
/// whole table protects it.
pub fn hidden_cells(rows: &[Vec<u64>], floor: u64) -> Option<Vec<Vec<bool>>> {
    let table = Table::new(rows, Margins::RowsAndColumns).ok()?;
    let rule = Small::of(floor);
    let pattern = suppression::complementary(&table, rule).ok()?;
    if !suppression::breaches(&table, &pattern, rule).ok()?.is_empty() {
        return None;
    }
    Some(rows.iter().enumerate().map(|(r, row)| (0..row.len()).map(|c| pattern.hides(Cell::at(r, c))).collect()).collect())
}

/// The lattice of cuts: merges groups until each has at least `INVITED_PER_FLOOR · floor` invited people, smallest
/// first. Answers for each cell the indices of the groups in it; one cell with all when they cannot be kept apart.
pub fn lattice(invited: &[u64], floor: u64) -> Vec<Vec<usize>> {
    let least = INVITED_PER_FLOOR * floor;
    let mut cells: Vec<(u64, Vec<usize>)> = invited.iter().enumerate().filter(|(_, n)| **n > 0).map(|(i, n)| (*n, vec![i])).collect();
    loop {
        cells.sort_by_key(|(n, members)| (*n, members[0]));
        if cells.len() < 2 || cells[0].0 >= least {
            break;
        }
        let (n, members) = cells.remove(0);
        cells[0].0 += n;
        cells[0].1.extend(members);
    }
    let mut cells: Vec<Vec<usize>> = cells
        .into_iter()
        .map(|(_, mut members)| {
            members.sort_unstable();
            members
        })
        .collect();
    cells.sort();
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCKS: &[Range<usize>] = &[0..2, 2..3, 3..5];

    #[test]
    fn a_small_group_is_hidden_and_the_next_smallest_with_it() {
        let hidden = hidden_groups(&[14, 12, 6, 3], FLOOR_STAFF);
        assert_eq!(hidden, vec![None, None, Some(Why::Neighbor), Some(Why::Floor(5))]);
    }

    #[test]
    fn empty_and_small_read_the_same() {
        assert_eq!(hidden_groups(&[14, 12, 6, 0], FLOOR_STAFF), hidden_groups(&[14, 12, 6, 3], FLOOR_STAFF));
    }

    #[test]
    fn two_small_groups_whose_sum_is_small_take_a_third_with_them() {
        let hidden = hidden_groups(&[20, 9, 1, 2], FLOOR_STAFF);
        assert_eq!(hidden.iter().filter(|h| h.is_some()).count(), 3);
    }

    #[test]
    fn a_total_under_the_floor_hides_everything() {
        let gated = list(&[vec![1, 1, 0, 0, 2]], FLOOR_STAFF, BLOCKS);
        assert_eq!(gated.all, Shown::Hidden(Why::Floor(5)));
    }

    #[test]
    fn one_answer_from_all_is_marked_for_its_band() {
        let gated = list(&[vec![0, 0, 0, 7, 0]], FLOOR_STAFF, BLOCKS);
        assert!(gated.all.figure().unwrap().banded);
        assert!(list(&[vec![0, 0, 0, 4, 3]], FLOOR_STAFF, BLOCKS).all.figure().unwrap().banded);
        assert_eq!(unanimity_band(7), 75);
    }

    /// If the band stood for full agreement only, it would say what each one answered.
    #[test]
    fn one_dissenter_reads_the_same_as_none() {
        let told = |counts: [u64; 5]| list(&[counts.to_vec()], FLOOR_STAFF, BLOCKS).all.figure().unwrap().banded;
        assert!(told([1, 0, 0, 4, 0]) && told([0, 0, 0, 2, 3]) && !told([1, 0, 1, 3, 0]));
        for people in 5..400_u64 {
            assert!((people - 1) * 100 >= unanimity_band(people) * people, "the band holds with one dissenter among {people}");
        }
    }

    /// 14 people in two hidden groups who all agreed could otherwise be had as "everyone minus teachers".
    #[test]
    fn hidden_groups_are_not_unanimous_together() {
        let groups = [vec![4, 14, 3, 0, 2], vec![0, 3, 0, 0, 0], vec![0, 11, 0, 0, 0], vec![2, 3, 4, 5, 6]];
        let gated = list(&groups, FLOOR_STAFF, BLOCKS);
        let vague: Vec<usize> = (0..4).filter(|g| gated.groups[*g].figure().is_none_or(|f| f.banded)).collect();
        assert!(!is_one_sided(&sum_of(&groups, &vague, 5), BLOCKS), "{gated:?}");
        assert!(vague.len() == 3 && gated.groups[0].figure().is_some());
        let two = list(&[vec![4, 14, 3, 0, 2], vec![0, 3, 0, 0, 0], vec![0, 11, 0, 0, 0]], FLOOR_STAFF, BLOCKS);
        assert!(two.groups.iter().all(|g| g.figure().is_none_or(|f| f.banded)), "nothing is left to subtract: {two:?}");
    }

    #[test]
    fn a_banded_group_never_stands_alone_beside_an_exact_total() {
        let groups = [vec![0, 0, 0, 5, 7], vec![3, 2, 1, 4, 0], vec![2, 2, 2, 2, 2]];
        let gated = list(&groups, FLOOR_STAFF, BLOCKS);
        assert!(gated.groups[0].figure().unwrap().banded);
        assert_eq!(gated.groups.iter().filter(|g| matches!(g, Shown::Hidden(Why::Neighbor))).count(), 1);
    }

    #[test]
    fn groups_merge_upward_until_each_holds_twice_the_floor() {
        assert_eq!(lattice(&[41, 6, 3, 0], FLOOR_STAFF), vec![vec![0, 1, 2]]);
        assert_eq!(lattice(&[41, 8, 3, 0], FLOOR_STAFF), vec![vec![0], vec![1, 2]]);
        assert_eq!(lattice(&[3, 2], FLOOR_STAFF), vec![vec![0, 1]]);
        assert_eq!(lattice(&[], FLOOR_STAFF), Vec::<Vec<usize>>::new());
    }

    /// The 4 × 4 of ecosystem 2.3: every line has two hidden cells and yet one is given away.
    #[test]
    fn the_bridge_is_caught() {
        let rows = vec![vec![3, 2, 30, 31], vec![4, 1, 2, 33], vec![34, 35, 3, 4], vec![36, 37, 2, 1]];
        let hidden = hidden_cells(&rows, FLOOR_STAFF).expect("protectable");
        let table = Table::new(&rows, Margins::RowsAndColumns).unwrap();
        let naive: Vec<Cell> =
            (0..4).flat_map(|r| (0..4).map(move |c| (r, c))).filter(|(r, c)| rows[*r][*c] < 5).map(|(r, c)| Cell::at(r, c)).collect();
        let naive = suppression::Pattern::new(table.shape(), naive).unwrap();
        assert!(suppression::bridges(&naive).contains(&Cell::at(1, 2)), "the naive pattern gives (2,3) away");
        let extra = hidden.iter().flatten().filter(|h| **h).count();
        assert!(extra > naive.len(), "so more than the small cells must be hidden");
    }
}
