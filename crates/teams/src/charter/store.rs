//! The SQL of teams. People and units are read beside it, because a list of names is one question, not one per person.

use super::model::{Colleague, Member, Part, Team};
use db::{Cells, Error, Tx, params, statements};
use ground::people::Person;
use ground::{ImplementationId, Moment, OrganizationId, PersonId, TeamId, UnitId};
use jiff::civil::Date;
use std::collections::HashMap;

statements! {
    FORM = "insert into team (organization, id, implementation, name, purpose, created_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (organization, implementation) do update set name = excluded.name, purpose = excluded.purpose, ended_on = null";
    TEAM = "select id, implementation, name, purpose from team where organization = $1 and implementation = $2 and ended_on is null";
    ENDED = "select ended_on from team where organization = $1 and implementation = $2";
    END = "update team set ended_on = $1 where organization = $2 and id = $3";
    CLEAR = "delete from team_member where organization = $1 and team = $2";
    /// One row per row of the team: a merged person may stand there twice, under the one name that stands.
    MEMBERS = "select s.id, s.given_name, s.family_name,
            (select m.role from membership m join person r on r.organization = m.organization and r.id = m.person
                where m.organization = t.organization and (r.id = s.id or r.merged_into = s.id)
                and m.begins_on <= $1 and (m.ends_on is null or m.ends_on >= $1) order by m.id limit 1),
            t.part, t.since,
            exists (select 1 from person q where q.organization = t.organization and (q.id = s.id or q.merged_into = s.id) and q.active = true),
            exists (select 1 from absence a join person q on q.organization = a.organization and q.id = a.person
                where a.organization = t.organization and (q.id = s.id or q.merged_into = s.id)
                and a.begins_on <= $1 and (a.ends_on is null or a.ends_on >= $1))
        from team_member t join person p on p.organization = t.organization and p.id = t.person
        join person s on s.organization = p.organization and s.id = coalesce(p.merged_into, p.id)
        where t.organization = $2 and t.team = $3 order by s.folded, s.id, t.part";
    ROWS = "select person from team_member where organization = $1 and team = $2 order by person";
    JOIN = "insert into team_member (organization, team, person, part, since) values ($1, $2, $3, $4, $5)
        on conflict (organization, team, person) do update set part = excluded.part where team_member.part <> excluded.part";
    LEAVE = "delete from team_member where organization = $1 and team = $2 and person = $3";
    SIZES = "select t.implementation, t.name, count(distinct coalesce(p.merged_into, p.id)),
            count(distinct case when m.part = 'lead' then coalesce(p.merged_into, p.id) end)
        from team t
        left join team_member m on m.organization = t.organization and m.team = t.id
        left join person p on p.organization = m.organization and p.id = m.person and p.active = true
            and not exists (select 1 from absence a join person q on q.organization = a.organization and q.id = a.person
                where a.organization = p.organization and coalesce(q.merged_into, q.id) = coalesce(p.merged_into, p.id)
                and a.begins_on <= $1 and (a.ends_on is null or a.ends_on >= $1))
        where t.organization = $2 and t.ended_on is null group by t.implementation, t.name";
    PURPOSES = "select implementation, name, purpose from team where organization = $1 and ended_on is null";
    DELETE_MEMBERS = "delete from team_member where organization = $1
        and team in (select t.id from team t where t.organization = $1 and t.implementation = $2)";
    DELETE = "delete from team where organization = $1 and implementation = $2";
    OF_PERSON = "select t.implementation, t.name, m.part from team_member m
        join team t on t.organization = m.organization and t.id = m.team
        where m.organization = $1 and m.person = $2 order by t.name, t.id";
    /// Active people with a part today in the unit, beneath it, or in the root of the organization.
    COLLEAGUES = "select s.id, s.given_name, s.family_name, m.role, u.name, w.unit is not null
        from membership m
        join person p on p.organization = m.organization and p.id = m.person
        join person s on s.organization = p.organization and s.id = coalesce(p.merged_into, p.id)
        join unit u on u.organization = m.organization and u.id = m.unit
        left join unit_within w on w.organization = m.organization and w.unit = m.unit and w.ancestor = $1
        where m.organization = $2 and p.active = true and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and (u.closed_on is null or u.closed_on >= $3)
          and m.unit in (select b.unit from unit_within b where b.organization = $2 and b.ancestor = $1
            union select r.id from unit r where r.organization = $2 and r.parent is null)
        order by s.folded, s.id, m.id";
}

/// How many people of a team are here (not left, not away), and how many of them lead it.
pub struct Size {
    pub implementation: ImplementationId,
    pub name: String,
    pub people: usize,
    pub leads: usize,
}

fn part(c: &mut Cells) -> Result<Part, Error> {
    Part::from_word(&c.next::<String>()?).ok_or(Error::Shape { statement: "team_member", column: 0, wanted: "a part" })
}

fn day(c: &mut Cells) -> Result<Date, Error> {
    ground::clock::date(&c.next::<String>()?).ok_or(Error::Shape { statement: "team_member", column: 0, wanted: "a date" })
}

/// Forms the team, or gives the one that is there another name and purpose.
pub fn form(
    tx: &mut Tx,
    organization: OrganizationId,
    id: TeamId,
    of: ImplementationId,
    name: &str,
    purpose: &str,
    now: Moment,
) -> Result<(), Error> {
    tx.execute(&FORM, params![organization, id, of, name, purpose, now])?;
    Ok(())
}

/// The team of an implementation, without its members.
pub fn team(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Option<Team>, Error> {
    tx.one(&TEAM, params![organization, of], |c| {
        Ok(Team { id: c.next()?, implementation: c.next()?, name: c.next()?, purpose: c.next()?, members: Vec::new() })
    })
}

/// Since when an implementation has no team any more, when it had one.
pub fn ended_on(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Option<Date>, Error> {
    let ended: Option<Option<String>> = tx.one(&ENDED, params![organization, of], |c| c.next())?;
    Ok(ended.flatten().and_then(|day| ground::clock::date(&day)))
}

pub fn members(tx: &mut Tx, organization: OrganizationId, team: TeamId, today: Date) -> Result<Vec<Member>, Error> {
    tx.list(&MEMBERS, params![today.to_string(), organization, team], |c| {
        let (person, name) = named(c)?;
        Ok(Member { person, name, role: c.next()?, part: part(c)?, since: day(c)?, here: c.next()?, away: c.next()? })
    })
}

/// False when the person has this part already.
pub fn join(tx: &mut Tx, organization: OrganizationId, team: TeamId, person: PersonId, part: Part, since: Date) -> Result<bool, Error> {
    Ok(tx.execute(&JOIN, params![organization, team, person, part.word(), since.to_string()])? == 1)
}

/// False when the person was not in it.
pub fn leave(tx: &mut Tx, organization: OrganizationId, team: TeamId, person: PersonId) -> Result<bool, Error> {
    Ok(tx.execute(&LEAVE, params![organization, team, person])? == 1)
}

/// Who has a row in the team, merged or not.
pub fn rows(tx: &mut Tx, organization: OrganizationId, team: TeamId) -> Result<Vec<PersonId>, Error> {
    tx.list(&ROWS, params![organization, team], |c| c.next())
}

pub fn sizes(tx: &mut Tx, organization: OrganizationId, today: Date) -> Result<Vec<Size>, Error> {
    let count = |c: &mut Cells| c.next::<i64>().map(|n| usize::try_from(n).unwrap_or(0));
    tx.list(&SIZES, params![today.to_string(), organization], |c| {
        Ok(Size { implementation: c.next()?, name: c.next()?, people: count(c)?, leads: count(c)? })
    })
}

pub fn of_person(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<(ImplementationId, String, Part)>, Error> {
    tx.list(&OF_PERSON, params![organization, person], |c| Ok((c.next()?, c.next()?, part(c)?)))
}

/// One row per part; someone with two parts stands there twice.
pub fn colleagues(tx: &mut Tx, organization: OrganizationId, unit: UnitId, today: Date) -> Result<Vec<Colleague>, Error> {
    tx.list(&COLLEAGUES, params![unit, organization, today.to_string()], |c| {
        let (person, name) = named(c)?;
        let role = c.next()?;
        Ok(Colleague { person, name, role, unit_name: c.next()?, near: c.next()? })
    })
}

/// Names are put together the way the rest of the house does it.
fn named(c: &mut Cells) -> Result<(PersonId, String), Error> {
    let (id, given_name, family_name) = (c.next()?, c.next()?, c.next()?);
    let person = Person { id, given_name, family_name, email: None, account: None, source_id: None, active: true };
    Ok((id, person.name()))
}

/// Name and purpose of every team, by its implementation.
pub fn purposes(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<ImplementationId, (String, String)>, Error> {
    Ok(tx.list(&PURPOSES, params![organization], |c| Ok((c.next()?, (c.next()?, c.next()?))))?.into_iter().collect())
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<(), Error> {
    tx.execute(&DELETE_MEMBERS, params![organization, of])?;
    tx.execute(&DELETE, params![organization, of])?;
    Ok(())
}

/// Ends a team: it carries nothing any more, and nobody is in it.
pub fn end(tx: &mut Tx, organization: OrganizationId, team: TeamId, on: Date) -> Result<(), Error> {
    tx.execute(&END, params![on.to_string(), organization, team])?;
    tx.execute(&CLEAR, params![organization, team])?;
    Ok(())
}
