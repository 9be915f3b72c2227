//! The first steps of a new organization: their order, who takes them, when they are over. No SQL, no HTTP.

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

#[cfg(test)]
mod tests {
    use super::*;

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
