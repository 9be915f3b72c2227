//! Stages and gates. Stages add up and can go backwards; monitoring runs through Implement and is no stage.

use ground::{EventId, ImplementationId, InnovationId, Moment, PersonId, StageMoveId, UnitId};
use jiff::civil::Date;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    Decide,
    Prepare,
    Implement,
    Sustain,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::Decide, Stage::Prepare, Stage::Implement, Stage::Sustain];

    /// The word in tables, forms and gates.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Decide => "decide",
            Stage::Prepare => "prepare",
            Stage::Implement => "implement",
            Stage::Sustain => "sustain",
        }
    }

    pub fn from_word(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.word() == word)
    }

    /// The Fluent key of its name in a sentence of another room.
    pub fn said(self) -> &'static str {
        match self {
            Stage::Decide => "implementation-in-decide",
            Stage::Prepare => "implementation-in-prepare",
            Stage::Implement => "implementation-in-implement",
            Stage::Sustain => "implementation-in-sustain",
        }
    }

    pub fn next(self) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| *s > self)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Implementation {
    pub id: ImplementationId,
    pub innovation: InnovationId,
    pub unit: UnitId,
    pub stage: Stage,
    /// The furthest stage ever reached.
    pub furthest: Stage,
    /// Since when it is deliberately stopped.
    pub stopped_on: Option<Date>,
    /// Since when it rests on purpose, and when one looks again.
    pub paused_on: Option<Date>,
    pub returns_on: Option<Date>,
}

/// What stands between two stages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gate {
    Same,
    /// Backwards: always open, a step back is a decision too.
    Open,
    /// Forwards: conditions must hold, or a reason be given.
    Guarded,
}

impl Implementation {
    /// Neither stopped nor paused.
    pub fn is_going(&self) -> bool {
        self.stopped_on.is_none() && self.paused_on.is_none()
    }

    /// From which day it is stopped or rests, when it is.
    pub fn rests_on(&self) -> Option<Date> {
        self.stopped_on.or(self.paused_on)
    }

    pub fn gate(&self, to: Stage) -> Gate {
        match to.cmp(&self.stage) {
            std::cmp::Ordering::Equal => Gate::Same,
            std::cmp::Ordering::Less => Gate::Open,
            std::cmp::Ordering::Greater => Gate::Guarded,
        }
    }

    pub fn moved(&self, to: Stage) -> Implementation {
        Implementation { stage: to, furthest: self.furthest.max(to), ..self.clone() }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub id: StageMoveId,
    pub from: Option<Stage>,
    pub to: Stage,
    pub at: Moment,
    pub actor: Option<PersonId>,
    /// The row of the timeline that holds its words.
    pub event: EventId,
    /// What was decided and why, in somebody's words; gone when erased.
    pub reason: Option<String>,
    /// Names of the conditions that did not hold.
    pub held: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn at(stage: Stage) -> Implementation {
        let nil = Uuid::nil();
        Implementation {
            id: nil.into(),
            innovation: nil.into(),
            unit: nil.into(),
            stage,
            furthest: stage,
            stopped_on: None,
            paused_on: None,
            returns_on: None,
        }
    }

    #[test]
    fn going_back_is_open_and_going_on_is_guarded() {
        assert_eq!(at(Stage::Implement).gate(Stage::Prepare), Gate::Open);
        assert_eq!(at(Stage::Decide).gate(Stage::Implement), Gate::Guarded);
        assert_eq!(at(Stage::Decide).gate(Stage::Decide), Gate::Same);
    }

    #[test]
    fn the_furthest_stage_is_remembered() {
        let back = at(Stage::Implement).moved(Stage::Decide);
        assert_eq!((back.stage, back.furthest), (Stage::Decide, Stage::Implement));
        assert_eq!(Stage::Sustain.next(), None);
        assert_eq!(Stage::Decide.next(), Some(Stage::Prepare));
    }
}
