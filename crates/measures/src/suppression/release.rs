//! Before a figure about a group leaves the house: does it, beside what left earlier, single out a few people?
//!
//! The ledger of releases keeps the set of cells (or of respondents) behind every figure. This rule looks at pairs, is cheap, and
//! explains itself ("these two groups differ by two people"). It does not see what three figures together reveal: `attack` does.

use super::cellset::CellSet;
use crate::Undefined;

/// Which few people two groups would give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// In the new group and not in the earlier one.
    OnlyNew,
    /// In the earlier group and not in the new one.
    OnlyEarlier,
    /// In both.
    Shared,
}

/// Why a release is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The group itself is too small.
    TooSmall { people: u64 },
    /// With an earlier release (by its place in the list) a few people stand out.
    With { earlier: usize, part: Part, people: u64 },
}

/// Every reason not to release a figure about a group.
///
/// Formula   refuse when 1 ≤ |new| < k, |new ∖ e| < k, |e ∖ new| < k or |new ∩ e| < k (each only if ≥ 1) for an earlier e
/// Input     the cells of the new group; those of earlier releases to the same audience or a wider one; people in each cell (all 1
///           when the cells are respondents); k
/// Output    the conflicts, earliest release first; empty when none
/// Errors    `OutOfRange` (a group names a cell that `people` does not have)
/// Caution   pairs only. Compare within one wave; across waves give the joiners and leavers as cells of their own
/// Source    query-set overlap control: Dobkin, Jones & Lipton (1979), ACM TODS 4, 97–106. Checked: tests below
pub fn conflicts(new: &CellSet, earlier: &[CellSet], people: &[u64], k: u64) -> Result<Vec<Conflict>, Undefined> {
    let few = |set: &CellSet| -> Result<Option<u64>, Undefined> {
        let count = head_count(set, people)?;
        Ok((1..k).contains(&count).then_some(count))
    };
    let mut found: Vec<Conflict> = few(new)?.map(|people| Conflict::TooSmall { people }).into_iter().collect();
    for (index, old) in earlier.iter().enumerate() {
        for (part, set) in [(Part::OnlyNew, new.without(old)), (Part::OnlyEarlier, old.without(new)), (Part::Shared, new.and(old))] {
            found.extend(few(&set)?.map(|people| Conflict::With { earlier: index, part, people }));
        }
    }
    Ok(found)
}

fn head_count(set: &CellSet, people: &[u64]) -> Result<u64, Undefined> {
    set.iter().try_fold(0_u64, |sum, cell| {
        let count = people.get(cell).ok_or(Undefined::OutOfRange {
            what: "cell",
            value: cell as f64,
            low: 0.0,
            high: people.len() as f64 - 1.0,
        })?;
        sum.checked_add(*count).ok_or(Undefined::TooLarge)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(cells: &[usize]) -> CellSet {
        cells.iter().copied().collect()
    }

    #[test]
    fn a_group_that_differs_by_two_people_is_refused() {
        let people = [20, 2, 9];
        let found = conflicts(&set(&[0, 1]), &[set(&[0, 1, 2]), set(&[0])], &people, 5).unwrap();
        assert_eq!(found, [Conflict::With { earlier: 1, part: Part::OnlyNew, people: 2 }]);
        let back = conflicts(&set(&[0]), &[set(&[0, 1])], &people, 5).unwrap();
        assert_eq!(back, [Conflict::With { earlier: 0, part: Part::OnlyEarlier, people: 2 }]);
    }

    #[test]
    fn a_small_overlap_is_refused() {
        let found = conflicts(&set(&[0, 1]), &[set(&[1, 2])], &[20, 3, 9], 5).unwrap();
        assert_eq!(found, [Conflict::With { earlier: 0, part: Part::Shared, people: 3 }]);
    }

    #[test]
    fn the_same_group_again_and_groups_apart_are_fine_and_so_is_an_empty_difference() {
        let people = [20, 0, 9];
        assert_eq!(conflicts(&set(&[0, 1]), &[set(&[0, 1]), set(&[2]), set(&[0])], &people, 5).unwrap(), []);
        assert_eq!(conflicts(&set(&[1]), &[], &people, 5).unwrap(), []);
    }

    #[test]
    fn a_small_group_is_refused_by_itself_and_an_unknown_cell_is_an_error() {
        assert_eq!(conflicts(&set(&[0]), &[], &[4], 5).unwrap(), [Conflict::TooSmall { people: 4 }]);
        assert!(matches!(conflicts(&set(&[7]), &[], &[4], 5), Err(Undefined::OutOfRange { .. })));
    }
}
