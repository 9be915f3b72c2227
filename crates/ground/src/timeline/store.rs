//! The SQL of the timeline.

use super::Row;
use crate::Moment;
use crate::ids::{EventId, OrganizationId, PersonId};
use db::{Bytes, Cells, Error, Tx, Uuid, params, statements};

statements! {
    INSERT = "insert into timeline (organization, id, at, actor, event, subject, about, words_digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_WORDS = "insert into timeline_words (organization, event, salt, words) values ($1, $2, $3, $4)";
    WORDS = "select words from timeline_words where organization = $1 and event = $2";
    ERASE_WORDS = "delete from timeline_words where organization = $1 and event = $2";
    OF = "select t.id, t.at, t.actor, t.event, t.subject, t.about, t.words_digest, w.words from timeline t
        left join timeline_words w on w.organization = t.organization and w.event = t.id
        where t.organization = $1 and (t.subject = $2 or t.about = $2) order by t.id desc limit $3";
    LATEST = "select t.id, t.at, t.actor, t.event, t.subject, t.about, t.words_digest, w.words from timeline t
        left join timeline_words w on w.organization = t.organization and w.event = t.id
        where t.organization = $1 and t.event = $2 order by t.id desc limit 1";
    UNSEALED = "select id, at, actor, event, subject, about, words_digest, cast(null as text) from timeline
        where organization = $1 and seal is null order by id limit $2";
    SEALED = "select id, at, actor, event, subject, about, words_digest, cast(null as text) from timeline
        where organization = $1 and seal = $2 order by id";
    MARK = "update timeline set seal = $1 where organization = $2 and id = $3";
    LAST_SEAL = "select number, digest from timeline_seal where organization = $1 order by number desc limit 1";
    SEALS = "select number, events, digest, sealed_at, cleared_at from timeline_seal where organization = $1 order by number";
    DELETE_SEALED_WORDS = "delete from timeline_words where organization = $1
        and event in (select t.id from timeline t where t.organization = $1 and t.seal = $2)";
    DELETE_SEALED = "delete from timeline where organization = $1 and seal = $2";
    DELETE_SEALS_BEFORE = "delete from timeline_seal where organization = $1 and number < $2";
    CLEARED = "update timeline_seal set cleared_at = $1 where organization = $2 and number = $3";
    OLDEST = "select number, sealed_at from timeline_seal where organization = $1 and cleared_at is null order by number limit 1";
    ERASE_WORDS_OF = "delete from timeline_words where organization = $1 and event in (select t.id from timeline t
        where t.organization = $1 and (t.actor = $2 or t.subject = $2 or t.about = $2))";
    WORDS_OF_PERSON = "select count(*) from timeline_words w join timeline t on t.organization = w.organization and t.id = w.event
        where w.organization = $1 and (t.actor = $2 or t.subject = $2 or t.about = $2)";
    INSERT_SEAL = "insert into timeline_seal (organization, number, events, digest, sealed_at) values ($1, $2, $3, $4, $5)";
}

fn row(c: &mut Cells) -> Result<Row, Error> {
    Ok(Row {
        id: c.next()?,
        at: c.next()?,
        actor: c.next()?,
        event: c.next()?,
        subject: c.next()?,
        about: c.next()?,
        words_digest: c.next()?,
        words: c.next()?,
    })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, r: &Row) -> Result<(), Error> {
    let values = params![organization, r.id, r.at, r.actor, r.event, r.subject, r.about, r.words_digest.clone()];
    tx.execute(&INSERT, values)?;
    Ok(())
}

pub fn insert_words(tx: &mut Tx, organization: OrganizationId, event: EventId, salt: &[u8], words: &str) -> Result<(), Error> {
    tx.execute(&INSERT_WORDS, params![organization, event, salt, words])?;
    Ok(())
}

pub fn erase_words(tx: &mut Tx, organization: OrganizationId, event: EventId) -> Result<(), Error> {
    tx.execute(&ERASE_WORDS, params![organization, event])?;
    Ok(())
}

pub fn of(tx: &mut Tx, organization: OrganizationId, subject: Uuid, most: i64) -> Result<Vec<Row>, Error> {
    tx.list(&OF, params![organization, subject, most], row)
}

pub fn unsealed(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Row>, Error> {
    tx.list(&UNSEALED, params![organization, most], row)
}

pub fn sealed(tx: &mut Tx, organization: OrganizationId, seal: i64) -> Result<Vec<Row>, Error> {
    tx.list(&SEALED, params![organization, seal], row)
}

pub fn mark_sealed(tx: &mut Tx, organization: OrganizationId, event: EventId, seal: i64) -> Result<(), Error> {
    tx.execute(&MARK, params![seal, organization, event])?;
    Ok(())
}

pub fn last_seal(tx: &mut Tx, organization: OrganizationId) -> Result<Option<(i64, Bytes)>, Error> {
    tx.one(&LAST_SEAL, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub struct Seal {
    pub number: i64,
    pub events: i64,
    pub digest: Bytes,
    pub sealed_at: Moment,
    pub cleared_at: Option<Moment>,
}

pub fn seals(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Seal>, Error> {
    tx.list(&SEALS, params![organization], |c| {
        Ok(Seal { number: c.next()?, events: c.next()?, digest: c.next()?, sealed_at: c.next()?, cleared_at: c.next()? })
    })
}

/// The oldest batch whose rows are still here.
pub fn oldest(tx: &mut Tx, organization: OrganizationId) -> Result<Option<(i64, Moment)>, Error> {
    tx.one(&OLDEST, params![organization], |c| Ok((c.next()?, c.next()?)))
}

/// Lets the rows of a batch go, with their words and every earlier seal; its own seal stays, marked.
pub fn clear(tx: &mut Tx, organization: OrganizationId, seal: i64, now: Moment) -> Result<u64, Error> {
    tx.execute(&DELETE_SEALED_WORDS, params![organization, seal])?;
    let rows = tx.execute(&DELETE_SEALED, params![organization, seal])?;
    tx.execute(&DELETE_SEALS_BEFORE, params![organization, seal])?;
    tx.execute(&CLEARED, params![now, organization, seal])?;
    Ok(rows)
}

pub fn erase_words_of(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<u64, Error> {
    tx.execute(&ERASE_WORDS_OF, params![organization, person])
}

pub fn words_of_person(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<i64, Error> {
    Ok(tx.one(&WORDS_OF_PERSON, params![organization, person], |c| c.next())?.unwrap_or(0))
}

pub fn insert_seal(tx: &mut Tx, organization: OrganizationId, number: i64, events: i64, digest: &Bytes, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT_SEAL, params![organization, number, events, digest, now])?;
    Ok(())
}

pub fn latest(tx: &mut Tx, organization: OrganizationId, event: super::Event) -> Result<Option<Row>, Error> {
    tx.one(&LATEST, params![organization, event], row)
}

pub fn words(tx: &mut Tx, organization: OrganizationId, event: EventId) -> Result<Option<String>, Error> {
    tx.one(&WORDS, params![organization, event], |c| c.next())
}
