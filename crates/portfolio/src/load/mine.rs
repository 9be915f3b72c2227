//! One's own hours: what is asked of the person who looks, by role and by name, month by month. Nobody else has this page.

use super::model::{Month, Piece, Whom};
use super::{Picture, picture_of, store};
use crate::implementation;
use ground::access::Part;
use ground::{ImplementationId, Op, Refusal, Role, UnitId, people};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// What is asked of one person.
#[derive(Clone, Debug)]
pub struct Mine {
    pub months: Vec<Month>,
    /// Minutes, month by month.
    pub minutes: Vec<i64>,
    /// Minutes a week agreed for the most of their roles.
    pub limit: Option<i64>,
    pub asking: Vec<Asking>,
    /// The month of today within `months`.
    pub now: usize,
}

/// One thing that asks.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The word of its source.
    pub kind: String,
    /// What and where, when the reader may see it.
    pub of: Option<(ImplementationId, String, String)>,
    pub whom: AskedAs,
    pub minutes: Vec<i64>,
}

/// As what someone is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AskedAs {
    Role(Role),
    Name,
}

impl Mine {
    /// Minutes a week more than agreed in a month.
    pub fn over(&self, at: usize) -> i64 {
        let weekly = self.months[at].weekly(self.minutes[at]);
        self.limit.map_or(0, |limit| (weekly - limit).max(0))
    }
}

/// What is asked of the actor, six months to either side of today.
pub fn mine(op: &mut Op) -> Result<Mine, Refusal> {
    let (organization, person) = (op.organization()?, op.actor.person().ok_or(Refusal::Missing)?);
    let now = Month::of(op.today()?);
    let months = now.around();
    let between = (months[0].first(), months[months.len() - 1].last());
    let parts = op.parts()?;
    let mut told = Vec::new();
    for own in people::selves(op.tx, organization, person)? {
        told.extend(store::of_person_between(op.tx, organization, own, between)?);
    }
    let mut limit = None;
    let mut above: HashMap<UnitId, Vec<store::Told>> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        let picture = picture_of(op, &[part.unit])?;
        limit = limit.max(picture.limit(part.unit, part.role));
        for unit in picture.line(part.unit) {
            if let Entry::Vacant(new) = above.entry(unit) {
                new.insert(store::of_roles_between(op.tx, organization, unit, between)?);
            }
            // A role held in two places beneath one that asks is asked once.
            let again = parts[..at].iter().any(|other| other.role == part.role && reaches(&picture, other, unit));
            let asked = above.get(&unit).into_iter().flatten().filter(|(_, piece)| !again && piece.whom == Whom::Role(part.role));
            told.extend(asked.cloned());
        }
    }
    let asking = asking(op, &months, told)?;
    let minutes = (0..months.len()).map(|n| asking.iter().map(|a| a.minutes[n]).sum()).collect();
    Ok(Mine { now: months.iter().position(|m| *m == now).unwrap_or(0), months, minutes, limit, asking })
}

fn reaches(picture: &Picture, part: &Part, unit: UnitId) -> bool {
    picture.line(part.unit).contains(&unit)
}

/// Puts together what asks for the same thing as the same: what was claimed anew is one line over its months.
pub(super) fn asking(op: &mut Op, months: &[Month], told: Vec<store::Told>) -> Result<Vec<Asking>, Refusal> {
    let mut groups: BTreeMap<(String, Option<ImplementationId>, AskedAs), Vec<Piece>> = BTreeMap::new();
    for (kind, piece) in told {
        let whom = match piece.whom {
            Whom::Role(role) => AskedAs::Role(role),
            Whom::Person(_) => AskedAs::Name,
        };
        groups.entry((kind, piece.implementation, whom)).or_default().push(piece);
    }
    let mut all = Vec::new();
    for ((kind, implementation, whom), pieces) in groups {
        let minutes: Vec<i64> = months.iter().map(|month| pieces.iter().map(|p| p.in_month(*month)).sum()).collect();
        if minutes.iter().all(|m| *m == 0) {
            continue;
        }
        all.push(Asking { kind, of: named(op, implementation)?, whom, minutes });
    }
    Ok(all)
}

fn named(op: &mut Op, id: Option<ImplementationId>) -> Result<Option<(ImplementationId, String, String)>, Refusal> {
    let Some(id) = id else { return Ok(None) };
    match implementation::named(op, id) {
        Ok(placed) => Ok(Some((id, placed.innovation_name, placed.unit_name))),
        Err(Refusal::Missing) => Ok(None),
        Err(other) => Err(other),
    }
}
