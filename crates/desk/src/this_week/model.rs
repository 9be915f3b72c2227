//! The first steps of a new organization: their order, who takes them, when they are over; and what of the reader's work
//! stands on the page. No SQL, no HTTP.

use crate::board::Cell;
use ground::access::Part;
use ground::{Role, UnitId};
use std::collections::HashSet;

/// More than three at once is a list, not a week.
pub const MOST_ASKS: usize = 3;

/// In the order in which each makes the next one possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Bring people in.
    Roster,
    /// Write the first innovation down.
    Innovation,
    /// Begin it in a school.
    Begin,
    /// Form the team that carries it.
    Team,
    /// Describe how adults will learn it.
    Learning,
    /// Ask the staff.
    Pulse,
}

impl Step {
    pub const ALL: [Step; 6] = [Step::Roster, Step::Innovation, Step::Begin, Step::Team, Step::Learning, Step::Pulse];

    /// How long it takes someone who does it for the first time, as the rooms themselves say it on their pages.
    pub fn minutes(self) -> usize {
        match self {
            Step::Begin => 1,
            Step::Roster | Step::Innovation | Step::Team | Step::Pulse => 5,
            Step::Learning => 10,
        }
    }
}

/// What is so already, as far as the reader leads.
#[derive(Clone, Copy, Default, Debug)]
pub struct So {
    pub people: bool,
    pub innovation: bool,
    pub begun: bool,
    pub team: bool,
    pub learning: bool,
    pub asked: bool,
}

impl So {
    fn done(&self, step: Step) -> bool {
        match step {
            Step::Roster => self.people,
            Step::Innovation => self.innovation,
            Step::Begin => self.begun,
            Step::Team => self.team,
            Step::Learning => self.learning,
            Step::Pulse => self.asked,
        }
    }
}

/// Which of the steps the reader may take.
#[derive(Clone, Copy, Default, Debug)]
pub struct May {
    pub people: bool,
    pub innovate: bool,
    pub lead: bool,
    pub team: bool,
    pub ask: bool,
}

impl May {
    /// Whether there is any step for this reader.
    pub fn any(&self) -> bool {
        Step::ALL.into_iter().any(|step| self.take(step))
    }

    fn take(&self, step: Step) -> bool {
        match step {
            Step::Roster => self.people,
            Step::Innovation => self.innovate,
            Step::Begin | Step::Learning => self.lead,
            Step::Team => self.team,
            Step::Pulse => self.ask,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FirstStep {
    pub step: Step,
    pub done: bool,
}

/// The steps this reader may take, in order; none when all of them are done.
pub fn first_steps(so: &So, may: &May) -> Vec<FirstStep> {
    let mine = Step::ALL.into_iter().filter(|step| may.take(*step));
    let steps: Vec<FirstStep> = mine.map(|step| FirstStep { step, done: so.done(step) }).collect();
    if steps.iter().all(|s| s.done) { Vec::new() } else { steps }
}

/// Where something is in use: more than these is the board's.
pub const MOST_NEAR: usize = 5;

/// What the reader's work is, as a few places or as a count with the way to the board.
#[derive(Clone, Debug, Default)]
pub struct Near {
    pub shown: Vec<Cell>,
    /// Of everything the reader sees and that is going.
    pub innovations: usize,
    pub places: usize,
    pub lost: usize,
}

impl Near {
    /// Everything when it is little; else what lies in the reader's own units; else only how much it is.
    pub fn of(cells: Vec<Cell>, own: &HashSet<UnitId>) -> Near {
        let going: Vec<Cell> = cells.into_iter().filter(|cell| cell.placed.is_going()).collect();
        let innovations = going.iter().map(|cell| cell.placed.innovation).collect::<HashSet<_>>().len();
        let (places, lost) = (going.len(), going.iter().filter(|cell| cell.is_lost()).count());
        let near = |cell: &Cell| places <= MOST_NEAR || own.contains(&cell.placed.unit);
        let shown = going.into_iter().filter(near).take(MOST_NEAR).collect();
        Near { shown, innovations, places, lost }
    }

    pub fn more(&self) -> usize {
        self.places - self.shown.len()
    }
}

/// The part that says what a quiet week means for someone with several: the one that reaches furthest.
pub fn foremost(parts: &[Part]) -> Option<Role> {
    const ORDER: [Role; 7] =
        [Role::DistrictLeader, Role::Administrator, Role::Principal, Role::Lead, Role::Coach, Role::Evaluator, Role::Consultant];
    let held = |role: &Role| parts.iter().any(|part| part.role == *role);
    ORDER.into_iter().find(held).or_else(|| parts.first().map(|part| part.role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use portfolio::implementation::Stage;
    use portfolio::implementation::samples::placed;

    fn cells(schools: usize) -> Vec<Cell> {
        (0..schools).map(|n| Cell { placed: placed(n % 2, n, Stage::Implement), mark: None }).collect()
    }

    #[test]
    fn a_little_is_shown_whole_and_much_as_a_count_beside_the_own() {
        let own = HashSet::from([cells(1)[0].placed.unit]);
        assert_eq!(Near::of(cells(5), &own).shown.len(), 5);
        let many = Near::of(cells(6), &own);
        assert_eq!((many.shown.len(), many.more(), many.innovations, many.places), (1, 5, 2, 6));
        assert_eq!(Near::of(cells(6), &HashSet::new()).shown.len(), 0);
        assert_eq!(Near::of(Vec::new(), &own).more(), 0);
    }

    #[test]
    fn of_several_parts_the_furthest_counts() {
        let part = |role| Part { role, unit: placed(0, 0, Stage::Decide).unit };
        assert_eq!(foremost(&[part(Role::Teacher), part(Role::Lead)]), Some(Role::Lead));
        assert_eq!(foremost(&[part(Role::Paraeducator)]), Some(Role::Paraeducator));
        assert_eq!(foremost(&[]), None);
    }

    const ALL: May = May { people: true, innovate: true, lead: true, team: true, ask: true };

    #[test]
    fn a_new_organization_begins_with_its_people() {
        let steps = first_steps(&So::default(), &ALL);
        assert_eq!(steps.iter().map(|s| s.step).collect::<Vec<_>>(), Step::ALL);
        assert!(steps.iter().all(|s| !s.done));
    }

    #[test]
    fn a_leader_sees_only_the_steps_they_may_take() {
        let leader = May { people: false, ..ALL };
        let steps = first_steps(&So::default(), &leader);
        assert!(!steps.iter().any(|s| s.step == Step::Roster));
        assert!(first_steps(&So::default(), &May::default()).is_empty());
        assert!(leader.any() && !May::default().any());
    }

    #[test]
    fn when_all_is_done_the_steps_are_over() {
        let so = So { people: true, innovation: true, begun: true, team: true, learning: true, asked: false };
        assert_eq!(first_steps(&so, &ALL).iter().filter(|s| !s.done).count(), 1);
        assert!(first_steps(&So { asked: true, ..so }, &ALL).is_empty());
    }
}
