//! What made-up pulses said: counts that go through the same gate as real ones, so that what is hidden here is hidden by
//! the rules.

use super::super::model::{Cell, State};
use super::super::results::{Results, told};
use super::{pulse, wave};
use ground::StakeholderGroup::*;
use kit::sample::demo;
use portfolio::implementation::samples::partner_reading;

/// One group: its name, how many were asked, how many answered, and their answers to the four statements.
type Group = (ground::StakeholderGroup, i64, [[u64; 5]; 4]);

const TEACHERS: Group = (Teachers, 41, [[1, 3, 5, 17, 9], [4, 9, 6, 12, 4], [7, 13, 4, 9, 2], [2, 6, 9, 14, 4]]);
const PARAEDUCATORS: Group = (Paraeducators, 14, [[0, 1, 2, 6, 3], [1, 2, 1, 6, 2], [4, 4, 2, 1, 1], [1, 3, 4, 3, 1]]);

/// Every state of results, from much that may be told to nothing.
pub fn all() -> Vec<(&'static str, Results)> {
    let support = |answers| (SupportStaff, 12, answers);
    let leaders = |answers| (Leaders, 10, answers);
    let seven = [[0, 0, 2, 3, 2], [0, 2, 2, 2, 1], [1, 3, 1, 2, 0], [0, 1, 2, 3, 1]];
    let six = [[0, 1, 1, 3, 1], [0, 2, 1, 2, 1], [1, 3, 1, 1, 0], [0, 1, 2, 2, 1]];
    let three = [[0, 0, 1, 1, 1], [0, 1, 1, 1, 0], [1, 1, 0, 1, 0], [0, 1, 1, 1, 0]];
    let agreed = [[0, 0, 0, 3, 9], [1, 2, 1, 6, 2], [0, 0, 12, 0, 0], [9, 3, 0, 0, 0]];
    let all_agreed = [[0, 0, 0, 12, 23], [4, 9, 6, 12, 4], [0, 0, 35, 0, 0], [30, 5, 0, 0, 0]];
    let undecided = [[4, 10, 7, 10, 4]; 4];
    vec![
        ("results/full", closed(&[TEACHERS, PARAEDUCATORS, support(seven)])),
        ("results/hidden-groups", closed(&[TEACHERS, PARAEDUCATORS, leaders(three), support(six)])),
        ("results/all-hidden", closed(&[(Teachers, 41, [[0, 1, 1, 1, 0]; 4]), (Paraeducators, 14, [[0; 5]; 4])])),
        ("results/unanimous", closed(&[(Teachers, 41, all_agreed), (Paraeducators, 14, agreed)])),
        ("results/unclear", closed(&[(Teachers, 41, undecided)])),
    ]
}

fn closed(groups: &[Group]) -> Results {
    let cell = |(position, (group, invited, answers)): (usize, &Group)| {
        // Someone may skip a statement: the fullest one tells how many answered.
        let answered = answers.iter().map(|points| points.iter().sum::<u64>()).max().unwrap_or(0);
        Cell { position: position as i64, groups: vec![*group], invited: *invited, answered: Some(answered as i64) }
    };
    let cells: Vec<Cell> = groups.iter().enumerate().map(cell).collect();
    let invited = cells.iter().map(|cell| cell.invited).sum();
    let counts = groups.iter().map(|(_, _, answers)| answers.to_vec()).collect();
    told(pulse(wave(State::Closed, invited)), partner_reading(), demo::DISTRICT.into(), true, &cells, &counts)
}
