//! Who is away for a while, and who stands in. Only from when to when is kept, never why: reasons for leave are health,
//! family and grief, and no page here needs them. Someone who is away keeps their sign-in, but is not asked and does not
//! count where people are needed.

use super::{Listed, Membership, give_part, load, manage_all, selves, standing, store};
use crate::ids::{AbsenceId, MembershipId, OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::timeline;
use db::Tx;
use jiff::civil::Date;
use std::collections::HashSet;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    pub id: AbsenceId,
    pub person: PersonId,
    pub begins_on: Date,
    /// The last day away; `None`: until further notice.
    pub ends_on: Option<Date>,
}

impl Absence {
    pub fn holds(&self, on: Date) -> bool {
        self.begins_on <= on && self.ends_on.is_none_or(|end| end >= on)
    }

    fn meets(&self, from: Date, until: Option<Date>) -> bool {
        self.ends_on.is_none_or(|end| end >= from) && until.is_none_or(|end| end >= self.begins_on)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum AbsenceError {
    /// Another absence covers some of these days already.
    #[error("away already")]
    Overlaps,
    /// Someone cannot stand in for themselves, nor while they are away.
    #[error("cannot stand in")]
    CannotStandIn,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for AbsenceError {
    fn from(error: db::Error) -> AbsenceError {
        AbsenceError::Refused(error.into())
    }
}

/// Who stands in for one part, from when to when.
#[derive(Clone, PartialEq, Debug)]
pub struct StandIn {
    pub part: Membership,
    pub name: String,
}

/// Notes that someone is away.
pub fn note_absence(op: &mut Op, person: PersonId, from: Date, until: Option<Date>) -> Result<Absence, AbsenceError> {
    manage_all(op)?;
    let organization = op.organization()?;
    load(op, person)?;
    for own in selves(op.tx, organization, person)? {
        for known in store::absences_of(op.tx, organization, own)? {
            if known.begins_on == from && known.ends_on == until {
                return Ok(known); // Sent twice.
            }
            if known.meets(from, until) {
                return Err(AbsenceError::Overlaps);
            }
        }
    }
    let absence = Absence { id: op.id(), person: standing(op.tx, organization, person)?, begins_on: from, ends_on: until };
    store::insert_absence(op.tx, organization, &absence)?;
    timeline::record(op, timeline::Event::AbsenceNoted, absence.person.0, None)?;
    Ok(absence)
}

/// Says when an absence ends (a day before it began: it never was). Parts that stand in end with it.
pub fn been_back(op: &mut Op, id: AbsenceId, last_day: Date) -> Result<(), Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let absence = store::absence(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if last_day < absence.begins_on {
        store::drop_absence(op.tx, organization, id)?;
    } else {
        store::end_absence(op.tx, organization, id, last_day)?;
    }
    for part in covering(op.tx, organization, absence.person)? {
        // Those of this absence: they began within it.
        let within = part.begins_on >= absence.begins_on.to_string() && absence.ends_on.is_none_or(|end| part.begins_on <= end.to_string());
        if within && part.ends_on.as_ref().is_none_or(|end| *end > last_day.to_string()) {
            store::set_end(op.tx, organization, part.id, Some(last_day))?;
        }
    }
    timeline::record(op, timeline::Event::AbsenceEnded, absence.person.0, None)?;
    Ok(())
}

fn covering(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<Membership>, db::Error> {
    let mut parts = Vec::new();
    for own in selves(tx, organization, person)? {
        parts.extend(store::covered_by(tx, organization, own)?);
    }
    Ok(parts)
}

/// Someone stands in for a part of a person who is away, under their own name, until the absence ends.
pub fn stand_in(op: &mut Op, id: AbsenceId, part: MembershipId, by: PersonId) -> Result<(), AbsenceError> {
    manage_all(op)?;
    let organization = op.organization()?;
    let absence = store::absence(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let person = load(op, by)?;
    let held = store::parts_held(op.tx, organization, absence.person, &absence.begins_on.to_string())?;
    let held = held.into_iter().find(|m| m.id == part).ok_or(Refusal::Missing)?;
    let from = absence.begins_on.max(op.today()?);
    let until = match (absence.ends_on, held.ends_on.as_deref().and_then(crate::clock::date)) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let by = standing(op.tx, organization, by)?;
    let mut away = false;
    for own in selves(op.tx, organization, by)? {
        away |= store::absences_of(op.tx, organization, own)?.iter().any(|a| a.meets(from, until));
    }
    if by == absence.person || !person.active || away || until.is_some_and(|end| end < from) {
        return Err(AbsenceError::CannotStandIn);
    }
    let begins = from.to_string();
    let again = |m: &Membership| m.person == by && m.unit == held.unit && m.role == held.role && m.begins_on == begins;
    if covering(op.tx, organization, absence.person)?.iter().any(again) {
        return Ok(()); // Sent twice.
    }
    let given = give_part(op, by, held.unit, held.role, from, until)?;
    store::set_covers(op.tx, organization, given, held.id)?;
    timeline::record(op, timeline::Event::StandInGiven, by.0, Some(absence.person.0))?;
    Ok(())
}

/// The absences of a person, newest first, for whoever manages people.
pub fn absences(op: &mut Op, person: PersonId) -> Result<Vec<Absence>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let mut all = Vec::new();
    for own in selves(op.tx, organization, person)? {
        all.extend(store::absences_of(op.tx, organization, own)?);
    }
    all.sort_by_key(|a| std::cmp::Reverse((a.begins_on, a.id)));
    Ok(all)
}

/// Who stands (or stood) in for a person: for whoever manages people.
pub fn covers_of(op: &mut Op, person: PersonId) -> Result<Vec<StandIn>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let mut all = Vec::new();
    for part in covering(op.tx, organization, person)? {
        let by = standing(op.tx, organization, part.person)?;
        let name = load(op, by)?.name();
        all.push(StandIn { part, name });
    }
    Ok(all)
}

/// Which of a person's parts stand in for another's, with the part stood in for.
pub(super) fn standing_in(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<HashSet<MembershipId>, db::Error> {
    let mut parts = HashSet::new();
    for own in selves(tx, organization, person)? {
        parts.extend(store::covers(tx, organization, own)?.into_iter().map(|(part, _)| part));
    }
    Ok(parts)
}

/// Everyone who is away on a day, under the row that stands for them.
pub fn away(tx: &mut Tx, organization: OrganizationId, on: Date) -> Result<HashSet<PersonId>, db::Error> {
    Ok(store::away(tx, organization, on)?.into_iter().collect())
}

/// The people beneath a unit who can be asked today: all of [`super::in_unit`] but those who are away. A merged person
/// stands once.
pub fn asked(op: &mut Op, unit: UnitId) -> Result<Vec<Listed>, Refusal> {
    let listed = super::in_unit(op, unit)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let away = away(op.tx, organization, today)?;
    Ok(listed.into_iter().filter(|l| !away.contains(&l.person.id)).collect())
}
