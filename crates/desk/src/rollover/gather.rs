//! What the organization is like, gathered for the pages, the confirmation and the day itself.

use super::model::{self, Around, NextYear, Rollover};
use ground::{Op, Refusal, UnitId, calendar, organization, people};
use kit::App;

/// The units alone: for questions of where something lies.
pub fn tree(op: &mut Op) -> Result<Around, Refusal> {
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let closed = organization::closed(op.tx, organization)?;
    let closed = closed.into_iter().filter(|(_, last_day)| *last_day < today).map(|(unit, _)| unit).collect();
    let mut around = Around { closed, ..Around::default() };
    around.units = organization::units(op.tx, organization)?.into_iter().filter(|u| !around.closed.contains(&u.id)).collect();
    Ok(around)
}

/// All of it, as far as one rollover reaches. The caller has asked whether the actor prepares anything in it; what each
/// page shows of it is asked item by item.
pub fn around(op: &mut Op, app: &App, r: &Rollover) -> Result<Around, Refusal> {
    let mut around = people_around(op)?;
    // In closed units too: what was being done there waits for someone to stop it.
    let organization = op.organization()?;
    let units = Around { units: organization::units(op.tx, organization)?, ..Around::default() }.within(r.unit);
    for element in &app.elements {
        around.carried.extend(element.rollover(op, &units)?);
    }
    Ok(around)
}

/// Without what rooms bring: where only people and units matter.
pub fn people_around(op: &mut Op) -> Result<Around, Refusal> {
    let organization = op.organization()?;
    let mut around = tree(op)?;
    // Who was merged is one name, with the parts of all their rows, and here as long as one of them is.
    let ties = people::ties(op.tx, organization)?;
    let (merged, standing): (Vec<_>, Vec<_>) = people::all(op.tx, organization)?.into_iter().partition(|p| ties.contains_key(&p.id));
    around.people = standing.into_iter().map(|p| (p.id, p)).collect();
    for row in merged {
        if let Some(stands) = ties.get(&row.id).and_then(|id| around.people.get_mut(id)) {
            stands.active |= row.active;
            stands.email = stands.email.take().or(row.email);
        }
    }
    let own = |m: people::Membership| people::Membership { person: ties.get(&m.person).copied().unwrap_or(m.person), ..m };
    around.parts = people::memberships(op.tx, organization)?.into_iter().map(own).collect();
    Ok(around)
}

/// When the next year begins in a unit: as its calendar says where one was entered, else as the parts of people suggest.
pub fn next_year(op: &mut Op, unit: UnitId) -> Result<NextYear, Refusal> {
    let (organization, today) = (op.organization()?, op.today_in(unit)?);
    if let Some(next) = model::next_entered(&calendar::of(op, unit)?, today) {
        return Ok(next);
    }
    let parts = people::memberships(op.tx, organization)?;
    Ok(model::next_usual(today, parts.into_iter().map(|m| m.begins_on)))
}

/// Whether it is time to prepare that year.
pub fn season(op: &mut Op, unit: UnitId, next: &NextYear) -> Result<bool, Refusal> {
    let today = op.today_in(unit)?;
    Ok(model::is_season(&calendar::of(op, unit)?, next, today))
}
