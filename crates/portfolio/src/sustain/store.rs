//! The SQL of what keeps an implementation.

use super::model::{Newcomer, Readiness, Ready, Resource, ResourceKind, Rhythm, Routine, Side, Sister, Tick};
use db::{Cells, Error, Tx, params, statements};
use ground::clock::date;
use ground::people::Person;
use ground::{ImplementationId, Moment, OrganizationId, PersonId, SustainId, UnitId};
use jiff::civil::Date;

statements! {
    ROUTINES = "select id, what, keeper, rhythm, since, ended_on from routine
        where organization = $1 and implementation = $2 order by created_at, id";
    SAVE_ROUTINE = "insert into routine (organization, id, implementation, what, keeper, rhythm, since, ended_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (organization, id) do update set what = excluded.what, keeper = excluded.keeper, rhythm = excluded.rhythm,
            since = excluded.since, ended_on = excluded.ended_on where routine.implementation = excluded.implementation";
    DROP_ROUTINE = "delete from routine where organization = $1 and implementation = $2 and id = $3";
    RESOURCES = "select id, kind, amount, source, ends_on from resource_line
        where organization = $1 and implementation = $2 order by created_at, id";
    /// Lines of all implementations that end from today until a day; what is past its end is asked for no more.
    RESOURCES_ENDING = "select implementation, id, kind, amount, source, ends_on from resource_line
        where organization = $1 and ends_on >= $2 and ends_on <= $3 order by ends_on, id";
    SAVE_RESOURCE = "insert into resource_line (organization, id, implementation, kind, amount, source, ends_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (organization, id) do update set kind = excluded.kind, amount = excluded.amount, source = excluded.source,
            ends_on = excluded.ends_on where resource_line.implementation = excluded.implementation";
    DROP_RESOURCE = "delete from resource_line where organization = $1 and implementation = $2 and id = $3";
    STEPS = "select id, what from newcomer_step where organization = $1 and implementation = $2 order by created_at, id";
    SAVE_STEP = "insert into newcomer_step (organization, id, implementation, what, created_at) values ($1, $2, $3, $4, $5)
        on conflict (organization, id) do update set what = excluded.what where newcomer_step.implementation = excluded.implementation";
    DROP_TICKS = "delete from newcomer_tick where organization = $1 and step in
        (select s.id from newcomer_step s where s.organization = $1 and s.implementation = $2 and s.id = $3)";
    DROP_STEP = "delete from newcomer_step where organization = $1 and implementation = $2 and id = $3";
    TICKS = "select t.person, t.step, t.colleague, t.ticked_on from newcomer_tick t
        join newcomer_step s on s.organization = t.organization and s.id = t.step
        where t.organization = $1 and s.implementation = $2 order by t.ticked_on, t.step";
    TICK = "insert into newcomer_tick (organization, step, person, colleague, ticked_on) values ($1, $2, $3, $4, $5)
        on conflict (organization, step, person) do nothing";
    UNTICK = "delete from newcomer_tick where organization = $1 and step = $2 and person = $3";
    /// Active people whose first part in the unit or beneath it began after a day, and who have one today.
    NEWCOMERS = "select s.id, s.given_name, s.family_name, min(m.begins_on) from unit_within w
        join membership m on m.organization = w.organization and m.unit = w.unit
        join person p on p.organization = m.organization and p.id = m.person
        join person s on s.organization = p.organization and s.id = coalesce(p.merged_into, p.id)
        where w.organization = $1 and w.ancestor = $2 and s.active = true
        group by s.id, s.given_name, s.family_name
        having min(m.begins_on) > $3 and min(m.begins_on) <= $4 and max(coalesce(m.ends_on, '9999-12-31')) >= $4
        order by s.family_name, s.given_name, s.id";
    SISTERS = "select id, one, other, one_offers, one_asks, one_agreed_on, other_offers, other_asks, other_agreed_on, ended_on
        from sister where organization = $1 and (one = $2 or other = $2) order by proposed_at, id";
    SISTERS_OPEN = "select id, one, other, one_offers, one_asks, one_agreed_on, other_offers, other_asks, other_agreed_on, ended_on
        from sister where organization = $1 and ended_on is null and (one_agreed_on is null or other_agreed_on is null)
        order by proposed_at, id";
    PROPOSE = "insert into sister (organization, id, one, other, one_offers, one_asks, other_offers, other_asks, proposed_by, proposed_at)
        values ($1, $2, $3, $4, $5, $6, '', '', $7, $8)";
    SET_ONE = "update sister set one_offers = $1, one_asks = $2 where organization = $3 and id = $4 and one = $5";
    SET_OTHER = "update sister set other_offers = $1, other_asks = $2 where organization = $3 and id = $4 and other = $5";
    AGREE_ONE = "update sister set one_agreed_on = $1, one_agreed_by = $2 where organization = $3 and id = $4 and one = $5";
    AGREE_OTHER = "update sister set other_agreed_on = $1, other_agreed_by = $2 where organization = $3 and id = $4 and other = $5";
    DISAGREE = "update sister set one_agreed_on = null, one_agreed_by = null, other_agreed_on = null, other_agreed_by = null
        where organization = $1 and id = $2 and (one = $3 or other = $3)";
    END_SISTER = "update sister set ended_on = $1 where organization = $2 and id = $3 and (one = $4 or other = $4)";
    READINESS = "select id, statement, state, note from readiness_item
        where organization = $1 and implementation = $2 order by created_at, id";
    SAVE_READINESS = "insert into readiness_item (organization, id, implementation, statement, state, note, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)
        on conflict (organization, id) do update set statement = excluded.statement, state = excluded.state, note = excluded.note,
            changed_at = excluded.changed_at where readiness_item.implementation = excluded.implementation";
    DROP_READINESS = "delete from readiness_item where organization = $1 and implementation = $2 and id = $3";
    PURGE_TICKS = "delete from newcomer_tick where organization = $1 and step in
        (select s.id from newcomer_step s where s.organization = $1 and s.implementation = $2)";
    PURGE_STEPS = "delete from newcomer_step where organization = $1 and implementation = $2";
    PURGE_ROUTINES = "delete from routine where organization = $1 and implementation = $2";
    PURGE_RESOURCES = "delete from resource_line where organization = $1 and implementation = $2";
    PURGE_SISTERS = "delete from sister where organization = $1 and (one = $2 or other = $2)";
    PURGE_READINESS = "delete from readiness_item where organization = $1 and implementation = $2";
}

fn wrong(wanted: &'static str) -> Error {
    Error::Shape { statement: "sustain", column: 0, wanted }
}

fn word<T>(c: &mut Cells, known: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    known(&c.next::<String>()?).ok_or_else(|| wrong("a word"))
}

fn may_day(c: &mut Cells) -> Result<Option<Date>, Error> {
    Ok(c.next::<Option<String>>()?.and_then(|text| date(&text)))
}

fn day(c: &mut Cells) -> Result<Date, Error> {
    may_day(c)?.ok_or_else(|| wrong("a date"))
}

fn said(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub fn routines(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<(SustainId, Routine)>, Error> {
    tx.list(&ROUTINES, params![organization, of], |c| {
        let id = c.next()?;
        let (what, keeper, rhythm) = (c.next()?, c.next()?, word(c, Rhythm::from_word)?);
        Ok((id, Routine { what, keeper, rhythm, since: may_day(c)?, ended_on: may_day(c)? }))
    })
}

pub fn save_routine(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    id: SustainId,
    r: &Routine,
    now: Moment,
) -> Result<(), Error> {
    let values = params![organization, id, of, &r.what, &r.keeper, r.rhythm.word(), said(r.since), said(r.ended_on), now];
    tx.execute(&SAVE_ROUTINE, values)?;
    Ok(())
}

pub fn drop_routine(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId) -> Result<(), Error> {
    tx.execute(&DROP_ROUTINE, params![organization, of, id])?;
    Ok(())
}

fn resource(c: &mut Cells) -> Result<(SustainId, Resource), Error> {
    let (id, kind) = (c.next()?, word(c, ResourceKind::from_word)?);
    Ok((id, Resource { kind, amount: c.next()?, source: c.next()?, ends_on: may_day(c)? }))
}

pub fn resources(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<(SustainId, Resource)>, Error> {
    tx.list(&RESOURCES, params![organization, of], resource)
}

pub fn resources_ending(
    tx: &mut Tx,
    organization: OrganizationId,
    from: Date,
    until: Date,
) -> Result<Vec<(ImplementationId, Resource)>, Error> {
    tx.list(&RESOURCES_ENDING, params![organization, from.to_string(), until.to_string()], |c| Ok((c.next()?, resource(c)?.1)))
}

pub fn save_resource(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    id: SustainId,
    r: &Resource,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&SAVE_RESOURCE, params![organization, id, of, r.kind.word(), &r.amount, &r.source, said(r.ends_on), now])?;
    Ok(())
}

pub fn drop_resource(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId) -> Result<(), Error> {
    tx.execute(&DROP_RESOURCE, params![organization, of, id])?;
    Ok(())
}

pub fn steps(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<(SustainId, String)>, Error> {
    tx.list(&STEPS, params![organization, of], |c| Ok((c.next()?, c.next()?)))
}

pub fn save_step(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    id: SustainId,
    what: &str,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&SAVE_STEP, params![organization, id, of, what, now])?;
    Ok(())
}

/// With what was ticked off of it.
pub fn drop_step(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId) -> Result<(), Error> {
    tx.execute(&DROP_TICKS, params![organization, of, id])?;
    tx.execute(&DROP_STEP, params![organization, of, id])?;
    Ok(())
}

/// Who came after a day, each with what they have ticked off, by name. A merged person's ticks count from each of their rows.
pub fn newcomers(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    unit: UnitId,
    after: Date,
    today: Date,
) -> Result<Vec<Newcomer>, Error> {
    let mut all = tx.list(&NEWCOMERS, params![organization, unit, after.to_string(), today.to_string()], |c| {
        let (person, given_name, family_name) = (c.next()?, c.next()?, c.next()?);
        let whole = Person { id: person, given_name, family_name, email: None, account: None, source_id: None, active: true };
        Ok(Newcomer { person, name: whole.name(), since: day(c)?, done: Vec::new() })
    })?;
    if all.is_empty() {
        return Ok(all);
    }
    let ties = ground::people::ties(tx, organization)?;
    let ticks: Vec<(PersonId, Tick)> =
        tx.list(&TICKS, params![organization, of], |c| Ok((c.next()?, Tick { step: c.next()?, colleague: c.next()?, on: day(c)? })))?;
    for (person, tick) in ticks {
        let stands = ties.get(&person).copied().unwrap_or(person);
        if let Some(newcomer) = all.iter_mut().find(|n| n.person == stands) {
            newcomer.done.push(tick);
        }
    }
    Ok(all)
}

pub fn tick(tx: &mut Tx, organization: OrganizationId, step: SustainId, person: PersonId, colleague: &str, on: Date) -> Result<(), Error> {
    tx.execute(&TICK, params![organization, step, person, colleague, on.to_string()])?;
    Ok(())
}

pub fn untick(tx: &mut Tx, organization: OrganizationId, step: SustainId, person: PersonId) -> Result<(), Error> {
    tx.execute(&UNTICK, params![organization, step, person])?;
    Ok(())
}

fn sister(c: &mut Cells) -> Result<Sister, Error> {
    let (id, one, other) = (c.next()?, c.next()?, c.next()?);
    let one_side = Side { offers: c.next()?, asks: c.next()?, agreed_on: may_day(c)? };
    let other_side = Side { offers: c.next()?, asks: c.next()?, agreed_on: may_day(c)? };
    Ok(Sister { id, one, other, one_side, other_side, ended_on: may_day(c)? })
}

pub fn sisters(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<Sister>, Error> {
    tx.list(&SISTERS, params![organization, of], sister)
}

pub fn sisters_open(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Sister>, Error> {
    tx.list(&SISTERS_OPEN, params![organization], sister)
}

pub fn propose(
    tx: &mut Tx,
    organization: OrganizationId,
    id: SustainId,
    pair: (ImplementationId, ImplementationId),
    side: &Side,
    by: Option<PersonId>,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&PROPOSE, params![organization, id, pair.0, pair.1, &side.offers, &side.asks, by, now])?;
    Ok(())
}

/// What the side of this implementation gives and needs.
pub fn set_side(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId, side: &Side) -> Result<(), Error> {
    for statement in [&SET_ONE, &SET_OTHER] {
        tx.execute(statement, params![&side.offers, &side.asks, organization, id, of])?;
    }
    Ok(())
}

pub fn agree(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    id: SustainId,
    on: Date,
    by: Option<PersonId>,
) -> Result<(), Error> {
    for statement in [&AGREE_ONE, &AGREE_OTHER] {
        tx.execute(statement, params![on.to_string(), by, organization, id, of])?;
    }
    Ok(())
}

/// Takes the agreement of both sides back.
pub fn disagree(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId) -> Result<(), Error> {
    tx.execute(&DISAGREE, params![organization, id, of])?;
    Ok(())
}

pub fn end_sister(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId, on: Date) -> Result<bool, Error> {
    Ok(tx.execute(&END_SISTER, params![on.to_string(), organization, id, of])? == 1)
}

pub fn readiness(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<(SustainId, Readiness)>, Error> {
    tx.list(&READINESS, params![organization, of], |c| {
        let (id, statement, state) = (c.next()?, c.next()?, word(c, Ready::from_word)?);
        Ok((id, Readiness { statement, state, note: c.next()? }))
    })
}

pub fn save_readiness(
    tx: &mut Tx,
    organization: OrganizationId,
    of: ImplementationId,
    id: SustainId,
    r: &Readiness,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&SAVE_READINESS, params![organization, id, of, &r.statement, r.state.word(), &r.note, now])?;
    Ok(())
}

pub fn drop_readiness(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, id: SustainId) -> Result<(), Error> {
    tx.execute(&DROP_READINESS, params![organization, of, id])?;
    Ok(())
}

/// Everything that hangs from an implementation.
pub fn purge(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<(), Error> {
    for statement in [&PURGE_TICKS, &PURGE_STEPS, &PURGE_ROUTINES, &PURGE_RESOURCES, &PURGE_SISTERS, &PURGE_READINESS] {
        tx.execute(statement, params![organization, of])?;
    }
    Ok(())
}
