//! The SQL of load.

use super::model::{Month, Piece, Whom};
use super::{Decision, Source};
use db::{Cells, Error, Tx, Uuid, Value, params, statements};
use ground::{EventId, ImplementationId, Moment, OrganizationId, PersonId, Role, UnitId};
use jiff::civil::Date;

statements! {
    OF_SOURCE = "select implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and kind = $2 and subject = $3";
    CLEAR_SOURCE = "delete from load_claim where organization = $1 and kind = $2 and subject = $3";
    OF_ROLE = "select implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and unit = $2 and role = $3";
    /// What reaches into these months, with what asks it.
    OF_ROLES_BETWEEN = "select kind, implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and unit = $2 and role is not null and from_on <= $3 and (until_on is null or until_on >= $4)";
    OF_PERSON_BETWEEN = "select kind, implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and person = $2 and from_on <= $3 and (until_on is null or until_on >= $4)";
    OF_IMPLEMENTATIONS_BETWEEN = "select kind, implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and implementation is not null and role is not null and from_on <= $2
          and (until_on is null or until_on >= $3)";
    OF_IMPLEMENTATION = "select id, implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and implementation = $2";
    CUT = "update load_claim set minutes = $1, until_on = $2 where organization = $3 and id = $4";
    DROP = "delete from load_claim where organization = $1 and id = $2";
    BY_NAME_BETWEEN = "select implementation, unit, role, person, minutes, monthly, from_on, until_on from load_claim
        where organization = $1 and person is not null and from_on <= $2 and (until_on is null or until_on >= $3)";
    PLACES = "select distinct unit, role from load_claim where organization = $1 and implementation = $2 and role is not null";
    CLEAR_IMPLEMENTATION = "delete from load_claim where organization = $1 and implementation = $2";
    CLEAR_STEPS = "delete from load_step where organization = $1 and unit = $2 and role = $3";
    STEPS = "select unit, role, month, minutes from load_step where organization = $1";
    STEPS_OF = "select unit, role, month, minutes from load_step where organization = $1 and unit = $2";
    /// Of the unit, of those it lies in and of all beneath it.
    STEPS_AROUND = "select unit, role, month, minutes from load_step where organization = $1
          and (unit in (select ancestor from unit_within where organization = $1 and unit = $2)
            or unit in (select unit from unit_within where organization = $1 and ancestor = $2))";
    LIMITS = "select unit, role, minutes_per_week from load_limit where organization = $1";
    SET_LIMIT = "insert into load_limit (organization, unit, role, minutes_per_week, agreed_at, agreed_by) values ($1, $2, $3, $4, $5, $6)
        on conflict (organization, unit, role) do update set
          minutes_per_week = excluded.minutes_per_week, agreed_at = excluded.agreed_at, agreed_by = excluded.agreed_by";
    CLEAR_LIMIT = "delete from load_limit where organization = $1 and unit = $2 and role = $3";
    INSERT_DECISION = "insert into load_decision (organization, id, implementation, at, decided_by) values ($1, $2, $3, $4, $5)";
    DECISIONS = "select id, at, decided_by from load_decision where organization = $1 and implementation = $2 order by at desc, id";
    CLEAR_DECISIONS = "delete from load_decision where organization = $1 and implementation = $2";
    /// Everyone's parts on a day, under the row that stands for them, the first part first.
    PLACED = "select coalesce(p.merged_into, p.id), m.role, m.unit from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and p.active = true and m.begins_on <= $2 and (m.ends_on is null or m.ends_on >= $2) order by m.id";
}

/// A row with the word of what asks it.
pub type Told = (String, Piece);

fn day(c: &mut Cells, statement: &'static str) -> Result<Date, Error> {
    ground::clock::date(&c.next::<String>()?).ok_or(Error::Shape { statement, column: 0, wanted: "a day" })
}

fn piece(c: &mut Cells) -> Result<Piece, Error> {
    let (implementation, unit) = (c.next()?, c.next()?);
    let (role, person): (Option<Role>, Option<PersonId>) = (c.next()?, c.next()?);
    let whom = match (role, person) {
        (_, Some(person)) => Whom::Person(person),
        (Some(role), None) => Whom::Role(role),
        (None, None) => return Err(Error::Shape { statement: "load_claim", column: 2, wanted: "a role or a person" }),
    };
    let (minutes, monthly, from) = (c.next()?, c.next()?, day(c, "load_claim")?);
    let until = c.next::<Option<String>>()?.and_then(|text| ground::clock::date(&text));
    Ok(Piece { implementation, unit, whom, minutes, monthly, from, until })
}

fn told(c: &mut Cells) -> Result<Told, Error> {
    Ok((c.next()?, piece(c)?))
}

pub fn of_source(tx: &mut Tx, organization: OrganizationId, source: Source) -> Result<Vec<Piece>, Error> {
    tx.list(&OF_SOURCE, params![organization, source.kind, source.subject], piece)
}

/// Puts these rows in the place of all that a source had; each with a new id.
pub fn replace(tx: &mut Tx, organization: OrganizationId, source: Source, rows: &[(Uuid, Piece)]) -> Result<(), Error> {
    tx.execute(&CLEAR_SOURCE, params![organization, source.kind, source.subject])?;
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|(id, p)| {
            let (role, person) = match p.whom {
                Whom::Role(role) => (Some(role.word()), None),
                Whom::Person(person) => (None, Some(person)),
            };
            params![
                organization,
                *id,
                source.kind,
                source.subject,
                p.implementation,
                p.unit,
                role,
                person,
                p.minutes,
                p.monthly,
                p.from.to_string(),
                p.until.map(|day| day.to_string())
            ]
            .to_vec()
        })
        .collect();
    const COLUMNS: &[&str] =
        &["organization", "id", "kind", "subject", "implementation", "unit", "role", "person", "minutes", "monthly", "from_on", "until_on"];
    tx.bulk("load_claim", COLUMNS, &rows)
}

pub fn of_role(tx: &mut Tx, organization: OrganizationId, unit: UnitId, role: Role) -> Result<Vec<Piece>, Error> {
    tx.list(&OF_ROLE, params![organization, unit, role], piece)
}

pub fn of_roles_between(tx: &mut Tx, organization: OrganizationId, unit: UnitId, (from, until): (Date, Date)) -> Result<Vec<Told>, Error> {
    tx.list(&OF_ROLES_BETWEEN, params![organization, unit, until.to_string(), from.to_string()], told)
}

pub fn of_person_between(
    tx: &mut Tx,
    organization: OrganizationId,
    person: PersonId,
    (from, until): (Date, Date),
) -> Result<Vec<Told>, Error> {
    tx.list(&OF_PERSON_BETWEEN, params![organization, person, until.to_string(), from.to_string()], told)
}

/// What all implementations ask by role.
pub fn of_implementations_between(tx: &mut Tx, organization: OrganizationId, (from, until): (Date, Date)) -> Result<Vec<Told>, Error> {
    tx.list(&OF_IMPLEMENTATIONS_BETWEEN, params![organization, until.to_string(), from.to_string()], told)
}

/// All that was ever asked for an implementation, each with its id.
pub fn of_implementation(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Vec<(Uuid, Piece)>, Error> {
    tx.list(&OF_IMPLEMENTATION, params![organization, id], |c| Ok((c.next()?, piece(c)?)))
}

/// Lets a row end earlier.
pub fn cut(tx: &mut Tx, organization: OrganizationId, row: Uuid, to: &Piece) -> Result<(), Error> {
    tx.execute(&CUT, params![to.minutes, to.until.map(|day| day.to_string()), organization, row])?;
    Ok(())
}

pub fn drop(tx: &mut Tx, organization: OrganizationId, row: Uuid) -> Result<(), Error> {
    tx.execute(&DROP, params![organization, row])?;
    Ok(())
}

pub fn by_name_between(tx: &mut Tx, organization: OrganizationId, (from, until): (Date, Date)) -> Result<Vec<Piece>, Error> {
    tx.list(&BY_NAME_BETWEEN, params![organization, until.to_string(), from.to_string()], piece)
}

/// Where an implementation asks whom by role.
pub fn places(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Vec<(UnitId, Role)>, Error> {
    tx.list(&PLACES, params![organization, id], |c| Ok((c.next()?, c.next()?)))
}

/// Removes all that an implementation ever asked, and what was decided about it.
pub fn clear(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    tx.execute(&CLEAR_IMPLEMENTATION, params![organization, id])?;
    tx.execute(&CLEAR_DECISIONS, params![organization, id])?;
    Ok(())
}

pub fn replace_steps(
    tx: &mut Tx,
    organization: OrganizationId,
    unit: UnitId,
    role: Role,
    steps: impl IntoIterator<Item = (Month, i64)>,
) -> Result<(), Error> {
    tx.execute(&CLEAR_STEPS, params![organization, unit, role])?;
    let rows: Vec<Vec<Value>> =
        steps.into_iter().map(|(month, minutes)| params![organization, unit, role, month.first().to_string(), minutes].to_vec()).collect();
    tx.bulk("load_step", &["organization", "unit", "role", "month", "minutes"], &rows)
}

pub type Step = ((UnitId, Role), (Month, i64));

fn step(c: &mut Cells) -> Result<Step, Error> {
    Ok(((c.next()?, c.next()?), (Month::of(day(c, "load_step")?), c.next()?)))
}

pub fn steps(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Step>, Error> {
    tx.list(&STEPS, params![organization], step)
}

pub fn steps_of(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<Step>, Error> {
    tx.list(&STEPS_OF, params![organization, unit], step)
}

pub fn steps_around(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<Step>, Error> {
    tx.list(&STEPS_AROUND, params![organization, unit], step)
}

/// Minutes a week agreed for a role in a unit.
pub type Limit = ((UnitId, Role), i64);

pub fn limits(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Limit>, Error> {
    tx.list(&LIMITS, params![organization], |c| Ok(((c.next()?, c.next()?), c.next()?)))
}

pub fn set_limit(
    tx: &mut Tx,
    organization: OrganizationId,
    (unit, role): (UnitId, Role),
    minutes: Option<i64>,
    at: Moment,
    by: Option<PersonId>,
) -> Result<(), Error> {
    match minutes {
        Some(minutes) => tx.execute(&SET_LIMIT, params![organization, unit, role, minutes, at, by])?,
        None => tx.execute(&CLEAR_LIMIT, params![organization, unit, role])?,
    };
    Ok(())
}

pub fn insert_decision(
    tx: &mut Tx,
    organization: OrganizationId,
    id: EventId,
    of: ImplementationId,
    at: Moment,
    by: Option<PersonId>,
) -> Result<(), Error> {
    tx.execute(&INSERT_DECISION, params![organization, id, of, at, by])?;
    Ok(())
}

/// The newest first, without their words.
pub fn decisions(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<Decision>, Error> {
    tx.list(&DECISIONS, params![organization, of], |c| Ok(Decision { event: c.next()?, at: c.next()?, by: c.next()?, words: None }))
}

/// Everyone's parts on a day.
pub fn placed(tx: &mut Tx, organization: OrganizationId, on: Date) -> Result<Vec<(PersonId, Role, UnitId)>, Error> {
    tx.list(&PLACED, params![organization, on.to_string()], |c| Ok((c.next()?, c.next()?, c.next()?)))
}
