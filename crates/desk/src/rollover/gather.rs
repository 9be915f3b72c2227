//! What the organization is like, gathered for the pages, the confirmation and the day itself.

use super::model::{self, Around, Rollover, SEASON};
use ground::{Op, Refusal, organization, people};
use jiff::civil::Date;
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
    around.people = people::all(op.tx, organization)?.into_iter().map(|p| (p.id, p)).collect();
    around.parts = people::memberships(op.tx, organization)?;
    Ok(around)
}

/// The first day of the next year to propose. The calendar is to be asked here as soon as there is one:
/// `calendar::of(op, unit)` and the first day of the year after `year_of(today)`.
pub fn first_day(op: &mut Op) -> Result<Date, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let parts = people::memberships(op.tx, organization)?;
    Ok(model::first_day(today, parts.into_iter().map(|m| m.begins_on)))
}

/// Whether it is time to prepare the year that begins on `first_day`. With a calendar: sixty school days before the last.
pub fn season(op: &mut Op, first_day: Date) -> Result<bool, Refusal> {
    let today = op.today()?;
    Ok(SEASON.contains(&today.month()) && today < first_day && first_day.year() == today.year())
}
