//! The SQL of implementations.

use super::model::{Implementation, Move, Stage};
use super::{Decided, Placed};
use db::{Cells, Error, Tx, params, statements};
use ground::{ImplementationId, InnovationId, Moment, OrganizationId, UnitId};
use jiff::civil::Date;

statements! {
    INSERT = "insert into implementation (organization, id, innovation, unit, stage, furthest, adult_learning, created_at)
        values ($1, $2, $3, $4, $5, $6, '', $7) on conflict (organization, innovation, unit) do nothing";
    IMPLEMENTATION = "select id, innovation, unit, stage, furthest, stopped_on, paused_on, returns_on from implementation
        where organization = $1 and id = $2 and deleted_at is null";
    OF_INNOVATION = "select id, innovation, unit, stage, furthest, stopped_on, paused_on, returns_on from implementation
        where organization = $1 and innovation = $2 and deleted_at is null order by id";
    OF_PLACE = "select id from implementation where organization = $1 and innovation = $2 and unit = $3";
    PLACED = "select i.id, i.innovation, n.name, i.unit, u.name, i.stage, i.stopped_on, i.paused_on, i.returns_on from implementation i
        join innovation n on n.organization = i.organization and n.id = i.innovation
        join unit u on u.organization = i.organization and u.id = i.unit
        where i.organization = $1 and i.deleted_at is null order by n.name, u.name, i.id";
    PLACES = "select unit, count(*) from implementation where organization = $1 and deleted_at is null group by unit";
    COUNT_OF = "select count(*) from implementation where organization = $1 and innovation = $2";
    MARK_DELETED = "update implementation set deleted_at = $1 where organization = $2 and id = $3";
    DELETE_MOVES = "delete from stage_move where organization = $1 and implementation = $2";
    DELETE = "delete from implementation where organization = $1 and id = $2";
    DECIDED = "select m.implementation, m.from_stage, m.to_stage, m.at, m.event, m.held, n.name, i.unit
        from stage_move m
        join implementation i on i.organization = m.organization and i.id = m.implementation
        join innovation n on n.organization = i.organization and n.id = i.innovation
        where m.organization = $1 and m.from_stage is not null and i.deleted_at is null order by m.at desc, m.id limit $2";
    SAVE_STAGE = "update implementation set stage = $1, furthest = $2 where organization = $3 and id = $4";
    SET_STOPPED = "update implementation set stopped_on = $1 where organization = $2 and id = $3";
    SET_PAUSED = "update implementation set paused_on = $1, returns_on = $2 where organization = $3 and id = $4";
    INSERT_MOVE = "insert into stage_move (organization, id, implementation, from_stage, to_stage, at, actor, event, held)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    MOVES = "select id, from_stage, to_stage, at, actor, event, held from stage_move
        where organization = $1 and implementation = $2 order by at, id";
}

fn stage(c: &mut Cells) -> Result<Stage, Error> {
    Stage::from_word(&c.next::<String>()?).ok_or(Error::Shape { statement: "implementation", column: 0, wanted: "a stage" })
}

fn row(c: &mut Cells) -> Result<Implementation, Error> {
    Ok(Implementation {
        id: c.next()?,
        innovation: c.next()?,
        unit: c.next()?,
        stage: stage(c)?,
        furthest: stage(c)?,
        stopped_on: day(c)?,
        paused_on: day(c)?,
        returns_on: day(c)?,
    })
}

fn day(c: &mut Cells) -> Result<Option<Date>, Error> {
    Ok(c.next::<Option<String>>()?.and_then(|text| ground::clock::date(&text)))
}

/// False when this innovation is already in that unit.
pub fn insert(tx: &mut Tx, organization: OrganizationId, i: &Implementation, now: Moment) -> Result<bool, Error> {
    let values = params![organization, i.id, i.innovation, i.unit, i.stage.word(), i.furthest.word(), now];
    Ok(tx.execute(&INSERT, values)? == 1)
}

pub fn implementation(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Option<Implementation>, Error> {
    tx.one(&IMPLEMENTATION, params![organization, id], row)
}

pub fn of_innovation(tx: &mut Tx, organization: OrganizationId, innovation: InnovationId) -> Result<Vec<Implementation>, Error> {
    tx.list(&OF_INNOVATION, params![organization, innovation], row)
}

pub fn of_place(
    tx: &mut Tx,
    organization: OrganizationId,
    innovation: InnovationId,
    unit: UnitId,
) -> Result<Option<ImplementationId>, Error> {
    tx.one(&OF_PLACE, params![organization, innovation, unit], |c| c.next())
}

pub fn placed(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Placed>, Error> {
    tx.list(&PLACED, params![organization], |c| {
        Ok(Placed {
            id: c.next()?,
            innovation: c.next()?,
            innovation_name: c.next()?,
            unit: c.next()?,
            unit_name: c.next()?,
            stage: stage(c)?,
            stopped_on: day(c)?,
            paused_on: day(c)?,
            returns_on: day(c)?,
            shut: None,
        })
    })
}

/// How many implementations each unit has.
pub fn places(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(UnitId, i64)>, Error> {
    tx.list(&PLACES, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub fn set_stopped(tx: &mut Tx, organization: OrganizationId, id: ImplementationId, on: Option<Date>) -> Result<(), Error> {
    tx.execute(&SET_STOPPED, params![on.map(|day| day.to_string()), organization, id])?;
    Ok(())
}

pub fn set_paused(
    tx: &mut Tx,
    organization: OrganizationId,
    id: ImplementationId,
    on: Option<Date>,
    returns: Option<Date>,
) -> Result<(), Error> {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    tx.execute(&SET_PAUSED, params![day(on), day(returns), organization, id])?;
    Ok(())
}

pub fn save_stage(tx: &mut Tx, organization: OrganizationId, i: &Implementation) -> Result<(), Error> {
    tx.execute(&SAVE_STAGE, params![i.stage.word(), i.furthest.word(), organization, i.id])?;
    Ok(())
}

pub fn insert_move(tx: &mut Tx, organization: OrganizationId, of: ImplementationId, m: &Move) -> Result<(), Error> {
    let values = params![organization, m.id, of, m.from.map(Stage::word), m.to.word(), m.at, m.actor, m.event, &m.held];
    tx.execute(&INSERT_MOVE, values)?;
    Ok(())
}

pub fn moves(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<Move>, Error> {
    tx.list(&MOVES, params![organization, of], |c| {
        let (id, from): (_, Option<String>) = (c.next()?, c.next()?);
        let (to, at, actor) = (stage(c)?, c.next()?, c.next()?);
        let (event, held): (_, String) = (c.next()?, c.next()?);
        Ok(Move { id, from: from.and_then(|f| Stage::from_word(&f)), to, at, actor, event, reason: None, held })
    })
}

/// In how many places an innovation is implemented, those in the trash included.
pub fn count_of(tx: &mut Tx, organization: OrganizationId, innovation: InnovationId) -> Result<i64, Error> {
    Ok(tx.one(&COUNT_OF, params![organization, innovation], |c| c.next())?.unwrap_or(0))
}

/// Marks it as lying in the trash since then, or as taken out of it; whether there was such a one.
pub fn mark_deleted(tx: &mut Tx, organization: OrganizationId, id: ImplementationId, at: Option<Moment>) -> Result<bool, Error> {
    Ok(tx.execute(&MARK_DELETED, params![at, organization, id])? == 1)
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    tx.execute(&DELETE_MOVES, params![organization, id])?;
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}

/// The latest decisions to move on or back, with what and where they were about.
pub fn decided(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Decided>, Error> {
    tx.list(&DECIDED, params![organization, most], |c| {
        Ok(Decided {
            implementation: c.next()?,
            from: stage(c)?,
            to: stage(c)?,
            at: c.next()?,
            event: c.next()?,
            overridden: !c.next::<String>()?.is_empty(),
            innovation_name: c.next()?,
            unit: c.next()?,
        })
    })
}
