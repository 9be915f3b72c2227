//! What the organization is like, gathered for the pages, the confirmation and the day itself.

use super::model::{self, Around, Choice, NextYear, Rollover};
use ground::element::Carried;
use ground::{Op, PersonId, Refusal, UnitId, calendar, organization, people};
use kit::App;
use std::collections::HashSet;

/// The units alone: for questions of where something lies.
pub fn tree(op: &mut Op) -> Result<Around, Refusal> {
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let closed = organization::closed(op.tx, organization)?;
    let closed: HashSet<UnitId> = closed.into_iter().filter(|(_, last_day)| *last_day < today).map(|(unit, _)| unit).collect();
    let (shut, units) = organization::units(op.tx, organization)?.into_iter().partition(|u| closed.contains(&u.id));
    Ok(Around { units, shut, ..Around::default() })
}

/// All of it, as far as one rollover reaches. The caller has asked whether the actor prepares anything in it; what each
/// page shows of it is asked item by item.
pub fn around(op: &mut Op, app: &App, r: &Rollover) -> Result<Around, Refusal> {
    let organization = op.organization()?;
    let mut around = Around { carried: carried(op, app, r)?, ..tree(op)? };
    // Who was merged is one name, with the parts of all their rows, and here as long as one of them is.
    let ties = people::ties(op.tx, organization)?;
    for row in people::all(op.tx, organization)? {
        around.add_row(ties.get(&row.id).copied().unwrap_or(row.id), row);
    }
    let own = |m: people::Membership| people::Membership { person: ties.get(&m.person).copied().unwrap_or(m.person), ..m };
    around.parts = people::memberships(op.tx, organization)?.into_iter().map(own).collect();
    Ok(around)
}

/// What rooms bring. In closed units too: what was being done there waits for someone to carry it over or to stop it.
pub fn carried(op: &mut Op, app: &App, r: &Rollover) -> Result<Vec<Carried>, Refusal> {
    let units = tree(op)?.within(r.unit);
    app.lies_in(op, &units)
}

/// The units, and of the people only those whom one choice is about or who said yes to it.
pub fn around_choice(op: &mut Op, r: &Rollover, c: &Choice) -> Result<Around, Refusal> {
    let organization = op.organization()?;
    let mut whom: Vec<PersonId> = c.decided_by.into_iter().chain(r.confirmed_by).collect();
    match c.kind.as_str() {
        model::LEAVER => whom.push(PersonId(c.subject)),
        model::NEWCOMER => whom.extend(people::of_email(op.tx, organization, c.detail.get("email"))?),
        model::PART => whom.extend(people::part(op.tx, organization, c.subject.into())?.map(|part| part.person)),
        model::UNIT => whom.extend(people::parts_after(op, UnitId(c.subject), r.last_day())?.into_iter().map(|(part, _)| part.person)),
        _ => {}
    }
    let mut around = tree(op)?;
    for person in whom {
        let stands = people::standing(op.tx, organization, person)?;
        if around.people.contains_key(&stands) {
            continue;
        }
        for row in people::selves(op.tx, organization, stands)? {
            let Some(row) = people::by_id(op.tx, organization, row)? else { continue };
            around.add_row(stands, row);
        }
        let parts = people::parts_ever(op, stands)?.into_iter();
        around.parts.extend(parts.map(|part| people::Membership { person: stands, ..part }));
    }
    around.parts.sort_by_key(|part| part.id);
    Ok(around)
}

/// When the next year begins in a unit: as its calendar says where one was entered, else as the parts of people suggest.
pub fn next_year(op: &mut Op, unit: UnitId) -> Result<NextYear, Refusal> {
    let (organization, today) = (op.organization()?, op.today_in(unit)?);
    if let Some(next) = model::next_entered(&calendar::of(op, unit)?, today) {
        return Ok(next);
    }
    Ok(model::next_usual(today, &people::begin_months(op.tx, organization)?))
}

/// Whether it is time to prepare that year.
pub fn season(op: &mut Op, unit: UnitId, next: &NextYear) -> Result<bool, Refusal> {
    let today = op.today_in(unit)?;
    Ok(model::is_season(&calendar::of(op, unit)?, next, today))
}
