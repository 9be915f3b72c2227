//! Load: what all innovations together ask of people's time. Every room that asks time of people claims it here, so that
//! one sum by person, role, unit and month can be shown, and what a new innovation adds before it is decided.

use db::Uuid;
use ground::{ImplementationId, Op, PersonId, Refusal, Role, UnitId};
use jiff::civil::Date;

/// What asks for the time: a word of the room and its own id. One source, one set of claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    pub kind: &'static str,
    pub subject: Uuid,
}

/// Time asked of people in one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// For which implementation; `None`: for the house itself.
    pub implementation: Option<ImplementationId>,
    pub unit: UnitId,
    pub of: Asked,
    pub minutes: Minutes,
    pub from: Date,
    /// The last day; `None`: until it is claimed anew.
    pub until: Option<Date>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Asked {
    People(Vec<PersonId>),
    /// Everyone who has this role in the unit or below it, whoever that is on the day.
    Role(Role),
}

/// Of each person asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Minutes {
    PerMonth(i64),
    /// Once, spread evenly over its days.
    InAll(i64),
}

/// Claims time: replaces whatever this source claimed before; no claims: nothing more is asked.
pub fn claim(_op: &mut Op, _source: Source, _claims: &[Claim]) -> Result<(), Refusal> {
    Ok(())
}
