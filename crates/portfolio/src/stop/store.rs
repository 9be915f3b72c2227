//! The SQL of stops and pauses.

use super::model::{Halt, Kind, Reason, Stop, Telling, Told, Who};
use db::{Cells, Error, Tx, params, statements};
use ground::clock::date;
use ground::{ImplementationId, InnovationId, Moment, OrganizationId, PersonId, StopId, ToldId, UnitId};
use jiff::civil::Date;

statements! {
    INSERT_STOP = "insert into stop (organization, id, implementation, kind, effective_on, returns_on, reasons, own_reason, learned,
            kept, materials, people, decided_by, decided_on, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    STOPS_OF = "select id, implementation, kind, effective_on, returns_on, reasons, own_reason, learned, kept, materials, people,
            decided_by, decided_on, recorded_by, resumed_on
        from stop where organization = $1 and implementation = $2 order by recorded_at desc, id desc";
    /// What was ever stopped or paused, with what and where it was.
    ALL_STOPS = "select s.id, s.implementation, s.kind, s.effective_on, s.returns_on, s.reasons, s.own_reason, s.learned, s.kept,
            s.materials, s.people, s.decided_by, s.decided_on, s.recorded_by, s.resumed_on, i.innovation, n.name, i.unit
        from stop s
        join implementation i on i.organization = s.organization and i.id = s.implementation
        join innovation n on n.organization = i.organization and n.id = i.innovation
        where s.organization = $1 and i.deleted_at is null order by s.effective_on desc, s.id";
    ALL_INGREDIENTS = "select a.innovation, a.name from active_ingredient a where a.organization = $1 and a.innovation in
        (select i.innovation from implementation i join stop s on s.organization = i.organization and s.implementation = i.id
            where i.organization = $1)";
    RESUME_STOPS = "update stop set resumed_on = $1 where organization = $2 and implementation = $3 and resumed_on is null";
    SET_RETURN = "update stop set returns_on = $1 where organization = $2 and id = $3";
    INSERT_TOLD = "insert into stop_told (organization, id, stop, who, by_whom, by_day) values ($1, $2, $3, $4, $5, $6)";
    UPDATE_TOLD = "update stop_told set who = $1, by_whom = $2, by_day = $3 where organization = $4 and stop = $5 and id = $6";
    MARK_TOLD = "update stop_told set told_on = $1, told_by = $2 where organization = $3 and stop = $4 and id = $5";
    DELETE_TOLD = "delete from stop_told where organization = $1 and stop = $2 and id = $3";
    TOLD = "select id, who, by_whom, by_day, told_on from stop_told where organization = $1 and stop = $2 order by id";
    /// Who should know by now, by the implementation it is about; the latest stop of each counts.
    TOLD_OPEN = "select s.implementation, t.id, t.who, t.by_whom, t.by_day, t.told_on from stop_told t
        join stop s on s.organization = t.organization and s.id = t.stop
        where t.organization = $1 and t.told_on is null and t.by_day <= $2 and s.resumed_on is null order by t.by_day, t.id";
    /// The tellings of whatever is stopped or paused now.
    TOLD_OF_CURRENT = "select s.implementation, s.kind, t.id, t.who, t.by_whom, t.by_day, t.told_on from stop_told t
        join stop s on s.organization = t.organization and s.id = t.stop
        where t.organization = $1 and s.resumed_on is null order by t.by_day, t.id";
    LETTER = "select words from stop_letter where organization = $1 and stop = $2 and language = $3";
    WRITE_LETTER = "insert into stop_letter (organization, stop, language, words, written_at) values ($1, $2, $3, $4, $5)
        on conflict (organization, stop, language) do update set words = excluded.words, written_at = excluded.written_at";
    DROP_LETTER = "delete from stop_letter where organization = $1 and stop = $2 and language = $3";
    READ = "insert into stop_reading (organization, implementation, stop, person, read_at) values ($1, $2, $3, $4, $5)
        on conflict (organization, implementation, stop) do nothing";
    READINGS = "select stop from stop_reading where organization = $1 and implementation = $2";
    PURGE_TOLD = "delete from stop_told where organization = $1 and stop in
        (select s.id from stop s where s.organization = $1 and s.implementation = $2)";
    PURGE_LETTERS = "delete from stop_letter where organization = $1 and stop in
        (select s.id from stop s where s.organization = $1 and s.implementation = $2)";
    PURGE_READINGS = "delete from stop_reading where organization = $1 and (implementation = $2 or stop in
        (select s.id from stop s where s.organization = $1 and s.implementation = $2))";
    PURGE_STOPS = "delete from stop where organization = $1 and implementation = $2";
}

/// A stop with what and where it was.
#[derive(Clone, Debug)]
pub struct Placed {
    pub stop: Stop,
    pub innovation: InnovationId,
    pub innovation_name: String,
    pub unit: UnitId,
}

fn wrong(wanted: &'static str) -> Error {
    Error::Shape { statement: "stop", column: 0, wanted }
}

fn day(c: &mut Cells) -> Result<Date, Error> {
    date(&c.next::<String>()?).ok_or_else(|| wrong("a date"))
}

fn may_day(c: &mut Cells) -> Result<Option<Date>, Error> {
    Ok(c.next::<Option<String>>()?.and_then(|text| date(&text)))
}

fn row(c: &mut Cells) -> Result<Stop, Error> {
    let (id, implementation) = (c.next()?, c.next()?);
    let kind = Kind::from_word(&c.next::<String>()?).ok_or_else(|| wrong("a kind"))?;
    let (effective_on, returns_on) = (day(c)?, may_day(c)?);
    let reasons = c.next::<String>()?.split(' ').filter_map(Reason::from_word).collect();
    let (own_reason, learned) = (c.next()?, c.next()?);
    let kept = c.next::<String>()?.lines().map(str::to_string).collect();
    let (materials, people, decided_by, decided_on) = (c.next()?, c.next()?, c.next()?, day(c)?);
    let halt = Halt { kind, effective_on, returns_on, reasons, own_reason, learned, kept, materials, people, decided_by, decided_on };
    Ok(Stop { id, implementation, halt, recorded_by: c.next()?, resumed_on: may_day(c)? })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, stop: &Stop, now: Moment) -> Result<(), Error> {
    let h = &stop.halt;
    let reasons = h.reasons.iter().map(|r| r.word()).collect::<Vec<_>>().join(" ");
    let (effective, returns, decided) = (h.effective_on.to_string(), h.returns_on.map(|d| d.to_string()), h.decided_on.to_string());
    let kept = h.kept.join("\n");
    let values = params![
        organization,
        stop.id,
        stop.implementation,
        h.kind.word(),
        effective,
        returns,
        reasons,
        &h.own_reason,
        &h.learned,
        kept,
        &h.materials,
        &h.people,
        &h.decided_by,
        decided,
        stop.recorded_by,
        now
    ];
    tx.execute(&INSERT_STOP, values)?;
    Ok(())
}

/// Newest first.
pub fn of(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Vec<Stop>, Error> {
    tx.list(&STOPS_OF, params![organization, id], row)
}

pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Placed>, Error> {
    tx.list(&ALL_STOPS, params![organization], |c| {
        Ok(Placed { stop: row(c)?, innovation: c.next()?, innovation_name: c.next()?, unit: c.next()? })
    })
}

/// The ingredients of whatever was ever stopped.
pub fn ingredients(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(InnovationId, String)>, Error> {
    tx.list(&ALL_INGREDIENTS, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub fn resume(tx: &mut Tx, organization: OrganizationId, id: ImplementationId, on: Date) -> Result<(), Error> {
    tx.execute(&RESUME_STOPS, params![on.to_string(), organization, id])?;
    Ok(())
}

pub fn set_return(tx: &mut Tx, organization: OrganizationId, stop: StopId, on: Date) -> Result<(), Error> {
    tx.execute(&SET_RETURN, params![on.to_string(), organization, stop])?;
    Ok(())
}

pub fn insert_told(tx: &mut Tx, organization: OrganizationId, stop: StopId, id: ToldId, t: &Telling) -> Result<(), Error> {
    tx.execute(&INSERT_TOLD, params![organization, id, stop, t.who.text(), &t.by_whom, t.by_day.map(|d| d.to_string())])?;
    Ok(())
}

pub fn update_told(tx: &mut Tx, organization: OrganizationId, stop: StopId, id: ToldId, t: &Telling) -> Result<bool, Error> {
    let values = params![t.who.text(), &t.by_whom, t.by_day.map(|d| d.to_string()), organization, stop, id];
    Ok(tx.execute(&UPDATE_TOLD, values)? == 1)
}

pub fn mark_told(
    tx: &mut Tx,
    organization: OrganizationId,
    stop: StopId,
    id: ToldId,
    on: Option<Date>,
    by: Option<PersonId>,
) -> Result<bool, Error> {
    Ok(tx.execute(&MARK_TOLD, params![on.map(|d| d.to_string()), by, organization, stop, id])? == 1)
}

pub fn delete_told(tx: &mut Tx, organization: OrganizationId, stop: StopId, id: ToldId) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_TOLD, params![organization, stop, id])? == 1)
}

fn told_row(c: &mut Cells) -> Result<Told, Error> {
    let (id, who) = (c.next()?, Who::of_text(&c.next::<String>()?));
    Ok(Told { id, telling: Telling { who, by_whom: c.next()?, by_day: may_day(c)? }, told_on: may_day(c)? })
}

pub fn told(tx: &mut Tx, organization: OrganizationId, stop: StopId) -> Result<Vec<Told>, Error> {
    tx.list(&TOLD, params![organization, stop], told_row)
}

pub fn told_open(tx: &mut Tx, organization: OrganizationId, today: Date) -> Result<Vec<(ImplementationId, Told)>, Error> {
    tx.list(&TOLD_OPEN, params![organization, today.to_string()], |c| Ok((c.next()?, told_row(c)?)))
}

pub fn told_of_current(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(ImplementationId, Kind, Told)>, Error> {
    tx.list(&TOLD_OF_CURRENT, params![organization], |c| {
        let (id, kind) = (c.next()?, c.next::<String>()?);
        Ok((id, Kind::from_word(&kind).ok_or_else(|| wrong("a kind"))?, told_row(c)?))
    })
}

pub fn letter(tx: &mut Tx, organization: OrganizationId, stop: StopId, language: &str) -> Result<Option<String>, Error> {
    tx.one(&LETTER, params![organization, stop, language], |c| c.next())
}

pub fn write_letter(
    tx: &mut Tx,
    organization: OrganizationId,
    stop: StopId,
    language: &str,
    words: &str,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&WRITE_LETTER, params![organization, stop, language, words, now])?;
    Ok(())
}

pub fn drop_letter(tx: &mut Tx, organization: OrganizationId, stop: StopId, language: &str) -> Result<(), Error> {
    tx.execute(&DROP_LETTER, params![organization, stop, language])?;
    Ok(())
}

pub fn read(
    tx: &mut Tx,
    organization: OrganizationId,
    id: ImplementationId,
    stop: StopId,
    person: Option<PersonId>,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&READ, params![organization, id, stop, person, now])?;
    Ok(())
}

/// The stops whose learning was read for this implementation.
pub fn readings(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<Vec<StopId>, Error> {
    tx.list(&READINGS, params![organization, id], |c| c.next())
}

/// Everything that hangs from an implementation.
pub fn purge(tx: &mut Tx, organization: OrganizationId, id: ImplementationId) -> Result<(), Error> {
    for statement in [&PURGE_TOLD, &PURGE_LETTERS, &PURGE_READINGS, &PURGE_STOPS] {
        tx.execute(statement, params![organization, id])?;
    }
    Ok(())
}
