//! Guests: people of elsewhere who advise an organization for a while. A guest is a person of the organization whose only
//! parts have the role `Consultant`; such a part is given by hand, always has a last day, and can be ended at once.

use super::store;
use super::{close_doors, end_sign_ins_of};
use crate::access::Role;
use crate::ids::{AccountId, OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::MANAGE_PEOPLE;
use crate::{Moment, clock, organization, people, timeline};
use db::Tx;
use jiff::{ToSpan, civil::Date};

/// A guest's part ends within a year (and its leap day): advice is bought by the school year, and what nobody renews should
/// end by itself.
pub const LONGEST_DAYS: i64 = 366;
/// So long before a guest's last day whoever may extend is reminded: time for one conversation and one signature.
pub const REMIND_DAYS: i64 = 14;

/// Why a last day does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongEnd {
    /// A consultant's part needs one.
    Blank,
    Past,
    /// Later than this day.
    Late(Date),
}

/// The latest last day of a part given today.
pub fn latest(today: Date) -> Date {
    today.checked_add(LONGEST_DAYS.days()).unwrap_or(today)
}

/// The rule: a consultant's part has a last day, today or later, within [`LONGEST_DAYS`]. Other roles need none.
pub fn last_day(role: Role, today: Date, until: Option<Date>) -> Result<Option<Date>, WrongEnd> {
    match until {
        None if role == Role::Consultant => Err(WrongEnd::Blank),
        Some(day) if day < today => Err(WrongEnd::Past),
        Some(day) if role == Role::Consultant && day > latest(today) => Err(WrongEnd::Late(latest(today))),
        other => Ok(other),
    }
}

/// One part of someone who was ever a consultant here.
#[derive(Clone, Debug)]
pub struct GuestPart {
    pub person: PersonId,
    pub unit: UnitId,
    pub role: Role,
    pub begins_on: String,
    pub ends_on: Option<String>,
    pub given_name: String,
    pub family_name: String,
}

/// A guest as lists show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub person: PersonId,
    pub name: String,
    pub units: Vec<UnitId>,
    /// The last day of their last part. `None` only for parts from before guests had one.
    pub until: Option<Date>,
}

/// The rule who is a guest: every part held today or later is a consultant's.
fn gather(parts: Vec<GuestPart>) -> Vec<Guest> {
    let mut guests: Vec<(Guest, bool)> = Vec::new();
    for part in parts {
        let until = part.ends_on.as_deref().and_then(clock::date);
        let only = part.role == Role::Consultant;
        match guests.last_mut().filter(|(guest, _)| guest.person == part.person) {
            Some((guest, all)) => {
                guest.units.push(part.unit);
                guest.until = guest.until.zip(until).map(|(a, b)| a.max(b));
                *all &= only;
            }
            None => {
                let name = format!("{} {}", part.given_name, part.family_name).trim().to_string();
                guests.push((Guest { person: part.person, name, units: vec![part.unit], until }, only));
            }
        }
    }
    guests.into_iter().filter(|(_, only)| *only).map(|(guest, _)| guest).collect()
}

/// The guests of the organization, by name; for whoever manages people.
pub fn all(op: &mut Op) -> Result<Vec<Guest>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    Ok(gather(store::guest_parts(op.tx, organization, &today)?))
}

/// One guest. Errors: `Missing` for someone who is none, or is one no more.
pub fn load(op: &mut Op, person: PersonId) -> Result<Guest, Refusal> {
    all(op)?.into_iter().find(|guest| guest.person == person).ok_or(Refusal::Missing)
}

/// Those whose last day is near, for whoever may extend; nothing for everyone else.
pub fn ending(op: &mut Op) -> Result<Vec<Guest>, Refusal> {
    let organization = op.organization()?;
    let Some(root) = organization::root(op.tx, organization)? else { return Ok(Vec::new()) };
    if !op.may(MANAGE_PEOPLE, root.id)? {
        return Ok(Vec::new());
    }
    let by = op.today()?.checked_add(REMIND_DAYS.days()).unwrap_or(Date::MAX);
    Ok(all(op)?.into_iter().filter(|guest| guest.until.is_some_and(|until| until <= by)).collect())
}

/// What stands in the way of extending.
#[derive(Debug, thiserror::Error)]
pub enum ExtendError {
    #[error("this is no last day for a guest")]
    Wrong(WrongEnd),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for ExtendError {
    fn from(error: db::Error) -> ExtendError {
        ExtendError::Refused(error.into())
    }
}

/// Gives a guest another last day, sooner or later, for all parts they hold.
pub fn extend(op: &mut Op, person: PersonId, until: Date) -> Result<(), ExtendError> {
    let guest = load(op, person)?;
    let today = op.today()?;
    last_day(Role::Consultant, today, Some(until)).map_err(ExtendError::Wrong)?;
    let organization = op.organization()?;
    store::extend(op.tx, organization, guest.person, &until.to_string(), &today.to_string())?;
    timeline::record(op, timeline::Event::GuestExtended, person.0, None)?;
    Ok(())
}

/// Ends a guest's stay this instant: their parts, their sign-ins into this organization, and their unused links. Done
/// twice, it changes nothing the second time.
pub fn revoke(op: &mut Op, person: PersonId) -> Result<(), Refusal> {
    load(op, person)?;
    end(op, person)?;
    timeline::record(op, timeline::Event::GuestRevoked, person.0, None)?;
    Ok(())
}

/// A guest ends their own stay.  Errors: `Missing` for whoever is no guest here.
pub fn leave(op: &mut Op) -> Result<(), Refusal> {
    let (organization, person) = (op.organization()?, op.actor.person().ok_or(Refusal::Missing)?);
    let today = op.today()?;
    if stay(op.tx, organization, person, today)?.is_none() {
        return Err(Refusal::Missing);
    }
    timeline::record(op, timeline::Event::GuestLeft, person.0, None)?;
    end(op, person)
}

fn end(op: &mut Op, person: PersonId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let today = op.today()?;
    let last_day = today.yesterday().unwrap_or(today).to_string();
    store::end_parts(op.tx, organization, person, &last_day)?;
    let person = people::load(op, person)?;
    close_doors(op.tx, organization, "password", person.id.0)?;
    Ok(end_sign_ins_of(op.tx, organization, person)?)
}

/// How long someone is a guest: `None` when they are no guest, `Some(None)` when no last day was ever written down.
fn stay(tx: &mut Tx, organization: OrganizationId, person: PersonId, today: Date) -> Result<Option<Option<Date>>, db::Error> {
    let guests = gather(store::guest_parts(tx, organization, &today.to_string())?);
    Ok(guests.into_iter().find(|guest| guest.person == person).map(|guest| guest.until))
}

/// One organization where an account is a guest today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    pub organization: OrganizationId,
    pub name: String,
    pub until: Option<Date>,
}

/// Where an account is a guest today, and until when; by name.
pub fn stays(tx: &mut Tx, account: AccountId, now: Moment) -> Result<Vec<Stay>, db::Error> {
    let mut stays = Vec::new();
    for home in super::homes(tx, account, now)? {
        let today = now.date(&organization::zone_of(tx, home.organization)?);
        if let Some(until) = stay(tx, home.organization, home.person, today)? {
            stays.push(Stay { organization: home.organization, name: home.name, until });
        }
    }
    Ok(stays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_consultant_needs_a_last_day_within_a_year_and_others_need_none() {
        let today = date(2026, 11, 23);
        assert_eq!(last_day(Role::Teacher, today, None), Ok(None));
        assert_eq!(last_day(Role::Consultant, today, None), Err(WrongEnd::Blank));
        assert_eq!(last_day(Role::Consultant, today, Some(today)), Ok(Some(today)));
        assert_eq!(last_day(Role::Consultant, today, Some(date(2026, 11, 22))), Err(WrongEnd::Past));
        assert_eq!(last_day(Role::Consultant, today, Some(date(2027, 11, 24))), Ok(Some(date(2027, 11, 24))));
        assert_eq!(last_day(Role::Consultant, today, Some(date(2027, 11, 25))), Err(WrongEnd::Late(date(2027, 11, 24))));
    }

    #[test]
    fn someone_with_a_further_part_is_no_guest() {
        let part = |person: u128, role, ends_on: Option<&str>| GuestPart {
            person: PersonId(db::Uuid::from_u128(person)),
            unit: UnitId(db::Uuid::from_u128(9)),
            role,
            begins_on: "2026-08-01".into(),
            ends_on: ends_on.map(str::to_string),
            given_name: "Noor".into(),
            family_name: "Haddad".into(),
        };
        let parts = vec![
            part(1, Role::Consultant, Some("2026-12-01")),
            part(1, Role::Consultant, Some("2027-02-01")),
            part(2, Role::Consultant, Some("2026-12-01")),
            part(2, Role::Coach, None),
        ];
        let guests = gather(parts);
        assert_eq!(guests.len(), 1);
        assert_eq!(guests[0].until, Some(date(2027, 2, 1)));
    }
}
