//! The SQL of rollovers.

use super::model::{Choice, Outcome, Rollover, State, Step};
use db::{Cells, Error, Tx, Uuid, params, statements};
use ground::element::Detail;
use ground::{Moment, OrganizationId, PersonId, RolloverId};
use jiff::civil::Date;

statements! {
    INSERT = "insert into rollover (organization, id, unit, from_year, to_year, effective_on, state, begun_by, begun_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ONE = "select id, unit, from_year, to_year, effective_on, state, begun_by, begun_at, confirmed_by, confirmed_at from rollover
        where organization = $1 and id = $2";
    ALL = "select id, unit, from_year, to_year, effective_on, state, begun_by, begun_at, confirmed_by, confirmed_at from rollover
        where organization = $1 order by begun_at desc, id desc";
    SET_YEAR = "update rollover set from_year = $1, to_year = $2, effective_on = $3 where organization = $4 and id = $5";
    SET_STATE = "update rollover set state = $1, confirmed_by = $2, confirmed_at = $3 where organization = $4 and id = $5";
    LOOK = "insert into rollover_look (organization, rollover, step, person, at) values ($1, $2, $3, $4, $5)
        on conflict (organization, rollover, step) do update set person = excluded.person, at = excluded.at";
    LOOKED = "select step from rollover_look where organization = $1 and rollover = $2 order by step";
    CHOOSE = "insert into rollover_choice (organization, rollover, kind, subject, unit, choice, detail, seen, decided_by, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (organization, rollover, kind, subject) do update set unit = excluded.unit, choice = excluded.choice,
          detail = excluded.detail, seen = excluded.seen, decided_by = excluded.decided_by, decided_at = excluded.decided_at";
    UNCHOOSE = "delete from rollover_choice where organization = $1 and rollover = $2 and kind = $3 and subject = $4";
    CHOICES = "select kind, subject, unit, choice, detail, seen, decided_by, decided_at, outcome from rollover_choice
        where organization = $1 and rollover = $2 order by kind, decided_at, subject";
    /// Who leaves goes first (a team must not wait for them), and what is new is there before anyone moves into it.
    NEXT_OF_PEOPLE = "select kind, subject, unit, choice, detail, seen, decided_by, decided_at, outcome from rollover_choice
        where organization = $1 and rollover = $2 and outcome is null and kind in ('leaver', 'new-unit', 'newcomer', 'part', 'unit')
        order by case kind when 'leaver' then 0 when 'new-unit' then 1 when 'newcomer' then 2 when 'part' then 3 else 4 end,
          decided_at, subject limit $3";
    SETTLE = "update rollover_choice set outcome = $1 where organization = $2 and rollover = $3 and kind = $4 and subject = $5";
}

fn shape(wanted: &'static str) -> Error {
    Error::Shape { statement: "rollover", column: 0, wanted }
}

fn row(c: &mut Cells) -> Result<Rollover, Error> {
    Ok(Rollover {
        id: c.next()?,
        unit: c.next()?,
        from_year: c.next()?,
        to_year: c.next()?,
        effective_on: ground::clock::date(&c.next::<String>()?).ok_or(shape("a date"))?,
        state: State::from_word(&c.next::<String>()?).ok_or(shape("a state"))?,
        begun_by: c.next()?,
        begun_at: c.next()?,
        confirmed_by: c.next()?,
        confirmed_at: c.next()?,
    })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, r: &Rollover) -> Result<(), Error> {
    let day = r.effective_on.to_string();
    tx.execute(&INSERT, params![organization, r.id, r.unit, &r.from_year, &r.to_year, day, r.state.word(), r.begun_by, r.begun_at])?;
    Ok(())
}

pub fn one(tx: &mut Tx, organization: OrganizationId, id: RolloverId) -> Result<Option<Rollover>, Error> {
    tx.one(&ONE, params![organization, id], row)
}

/// Newest first.
pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Rollover>, Error> {
    tx.list(&ALL, params![organization], row)
}

pub fn set_year(tx: &mut Tx, organization: OrganizationId, id: RolloverId, from: &str, to: &str, day: Date) -> Result<(), Error> {
    tx.execute(&SET_YEAR, params![from, to, day.to_string(), organization, id])?;
    Ok(())
}

pub fn set_state(tx: &mut Tx, organization: OrganizationId, r: &Rollover) -> Result<(), Error> {
    tx.execute(&SET_STATE, params![r.state.word(), r.confirmed_by, r.confirmed_at, organization, r.id])?;
    Ok(())
}

pub fn look(
    tx: &mut Tx,
    organization: OrganizationId,
    id: RolloverId,
    step: Step,
    who: Option<PersonId>,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&LOOK, params![organization, id, step.word(), who, now])?;
    Ok(())
}

pub fn looked(tx: &mut Tx, organization: OrganizationId, id: RolloverId) -> Result<Vec<Step>, Error> {
    let words: Vec<String> = tx.list(&LOOKED, params![organization, id], |c| c.next())?;
    Ok(words.iter().filter_map(|word| Step::from_word(word)).collect())
}

pub fn choose(tx: &mut Tx, organization: OrganizationId, of: RolloverId, c: &Choice) -> Result<(), Error> {
    let detail = c.detail.text();
    let values = params![organization, of, &c.kind, c.subject, c.unit, &c.choice, detail, &c.seen, c.decided_by, c.decided_at];
    tx.execute(&CHOOSE, values)?;
    Ok(())
}

pub fn unchoose(tx: &mut Tx, organization: OrganizationId, of: RolloverId, kind: &str, subject: Uuid) -> Result<(), Error> {
    tx.execute(&UNCHOOSE, params![organization, of, kind, subject])?;
    Ok(())
}

pub fn choices(tx: &mut Tx, organization: OrganizationId, of: RolloverId) -> Result<Vec<Choice>, Error> {
    tx.list(&CHOICES, params![organization, of], choice_row)
}

/// The next few that are about people and units, and not yet done.
pub fn next_of_people(tx: &mut Tx, organization: OrganizationId, of: RolloverId, most: i64) -> Result<Vec<Choice>, Error> {
    tx.list(&NEXT_OF_PEOPLE, params![organization, of, most], choice_row)
}

fn choice_row(c: &mut Cells) -> Result<Choice, Error> {
    Ok(Choice {
        kind: c.next()?,
        subject: c.next()?,
        unit: c.next()?,
        choice: c.next()?,
        detail: Detail::of_text(&c.next::<String>()?),
        seen: c.next()?,
        decided_by: c.next()?,
        decided_at: c.next()?,
        outcome: c.next::<Option<String>>()?.and_then(|word| Outcome::from_word(&word)),
    })
}

pub fn settle(tx: &mut Tx, organization: OrganizationId, of: RolloverId, c: &Choice, outcome: Outcome) -> Result<(), Error> {
    tx.execute(&SETTLE, params![outcome.word(), organization, of, &c.kind, c.subject])?;
    Ok(())
}
