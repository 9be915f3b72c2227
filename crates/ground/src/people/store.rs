//! The SQL of persons and memberships.

use super::administrators::Term;
use super::{Absence, By, Listed, Membership, Person};
use crate::AccountId;
use crate::access::Part;
use crate::access::Role;
use crate::account::normal_email;
use crate::ids::{AbsenceId, MembershipId, OrganizationId, PersonId, UnitId};
use crate::sought::{Sought, fold};
use db::{Cells, Error, Tx, params, statements};
use jiff::civil::Date;

statements! {
    PERSON = "select id, given_name, family_name, email, account, source_id, active from person where organization = $1 and id = $2";
    FIRST_TWO = "select id from person where organization = $1 and active = true order by id limit 2";
    ALL = "select id, given_name, family_name, email, account, source_id, active from person where organization = $1 order by folded, id";
    OF_ACCOUNT = "select p.organization, p.id from person p where p.account = $1
        and exists (select 1 from person q where q.organization = p.organization and q.active = true
          and (q.id = coalesce(p.merged_into, p.id) or q.merged_into = coalesce(p.merged_into, p.id)))
        order by p.organization, p.id";
    /// A person's row and the rows that read through it, whichever of them was asked for.
    SELVES = "select p.id from person p join person a on a.organization = p.organization
        where a.organization = $1 and a.id = $2
          and (p.id = coalesce(a.merged_into, a.id) or p.merged_into = coalesce(a.merged_into, a.id)) order by p.id";
    STANDING = "select coalesce(merged_into, id) from person where organization = $1 and id = $2";
    MERGED = "select p.id, p.given_name, p.family_name, p.email, p.account, p.source_id, p.active from person p
        where p.organization = $1 and p.merged_into = $2 order by p.folded, p.id";
    SET_MERGED = "update person set merged_into = $1 where organization = $2 and id = $3";
    /// The first row of an address with each other one of it.
    SAME_EMAIL = "select a.folded, a.id, b.id from person a
        join person b on b.organization = a.organization and b.email_key = a.email_key and b.id > a.id
        where a.organization = $1 and a.email_key in (select d.email_key from person d
            where d.organization = $1 and d.email_key <> '' and d.merged_into is null group by d.email_key having count(*) > 1)
          and a.merged_into is null and b.merged_into is null and not exists (select 1 from person c
            where c.organization = $1 and c.email_key = a.email_key and c.merged_into is null and c.id < a.id)
        order by a.folded, a.id, b.id limit $2";
    SAME_NAME = "select distinct a.folded, a.id, b.id from person a
        join person b on b.organization = a.organization and b.folded = a.folded and b.id > a.id
        join membership m on m.organization = a.organization and m.person = a.id
        join membership n on n.organization = b.organization and n.person = b.id and n.unit = m.unit
        where a.organization = $1 and a.folded in (select d.folded from person d
            where d.organization = $1 and d.folded <> '' and d.merged_into is null group by d.folded having count(*) > 1)
          and a.merged_into is null and b.merged_into is null
          and (m.ends_on is null or m.ends_on >= $2) and (n.ends_on is null or n.ends_on >= $2)
        order by a.folded, a.id, b.id limit $3";
    OF_EMAIL = "select id from person where organization = $1 and email_key = $2 order by id";
    TIES = "select id, merged_into from person where organization = $1 and merged_into is not null order by id";
    SET_LEFT = "update person set left_on = $1, active = $2, left_by_hand = $3 where organization = $4 and id = $5";
    LET_GO = "update person set active = false where organization = $1 and id = $2";
    LEFT_BY_HAND = "select id from person where organization = $1 and left_by_hand = true and active = false order by id";
    LEFT_ON = "select left_on from person where organization = $1 and id = $2";
    /// The end a part had of its own is kept beside the day of leaving.
    END_OPEN = "update membership set own_end = ends_on, ended_by_leaving = true, ends_on = $1
        where organization = $2 and person = $3 and (ends_on is null or ends_on > $1)";
    GIVE_BACK_END = "update membership set ends_on = own_end, own_end = null, ended_by_leaving = false
        where organization = $1 and person = $2 and ended_by_leaving = true and ends_on = $3";
    SET_END = "update membership set ends_on = $1, own_end = null, ended_by_leaving = false where organization = $2 and id = $3";
    IN_UNIT_ITSELF = "select m.id, m.person, m.unit, m.role, m.stakeholder_group, m.begins_on, m.ends_on, m.source from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and m.unit = $2 and p.active = true and (m.ends_on is null or m.ends_on > $3) order by m.id";
    COVERS = "select id, covers from membership where organization = $1 and person = $2 and covers is not null order by id";
    COVERED_BY = "select c.id, c.person, c.unit, c.role, c.stakeholder_group, c.begins_on, c.ends_on, c.source
        from membership c join membership m on m.organization = c.organization and m.id = c.covers
        where c.organization = $1 and m.person = $2 order by c.id";
    SET_COVERS = "update membership set covers = $1 where organization = $2 and id = $3";
    INSERT_ABSENCE = "insert into absence (organization, id, person, begins_on, ends_on) values ($1, $2, $3, $4, $5)";
    END_ABSENCE = "update absence set ends_on = $1 where organization = $2 and id = $3";
    DROP_ABSENCE = "delete from absence where organization = $1 and id = $2";
    ABSENCE = "select id, person, begins_on, ends_on from absence where organization = $1 and id = $2";
    ABSENCES_OF = "select id, person, begins_on, ends_on from absence where organization = $1 and person = $2 order by begins_on desc, id desc";
    AWAY = "select coalesce(p.merged_into, p.id) from absence a join person p on p.organization = a.organization and p.id = a.person
        where a.organization = $1 and a.begins_on <= $2 and (a.ends_on is null or a.ends_on >= $2)";
    ADMINISTRATORS = "select distinct coalesce(p.merged_into, p.id) from membership m
        join person p on p.organization = m.organization and p.id = m.person
        join unit u on u.organization = m.organization and u.id = m.unit
        where m.organization = $1 and m.role = 'administrator' and u.parent is null and p.active = true
          and m.begins_on <= $2 and (m.ends_on is null or m.ends_on >= $2)";
    ADMINISTRATORS_AHEAD = "select coalesce(p.merged_into, p.id), m.id, m.begins_on, m.ends_on from membership m
        join person p on p.organization = m.organization and p.id = m.person
        join unit u on u.organization = m.organization and u.id = m.unit
        where m.organization = $1 and m.role = 'administrator' and u.parent is null and p.active = true
          and (m.ends_on is null or m.ends_on >= $2)";
    /// Everyone with a part in the very unit today, by name, after a name.
    PAGE_OF_UNIT = "select distinct s.folded, s.id, s.family_name, s.given_name, s.email, s.account, s.source_id, s.active
        from membership m
        join person p on p.organization = m.organization and p.id = m.person
        join person s on s.organization = p.organization and s.id = coalesce(p.merged_into, p.id)
        where m.organization = $1 and m.unit = $2 and p.active = true and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and (s.folded, s.id) > ($4, $5)
        order by s.folded, s.id limit $6";
    /// Who has no part today: left, going to come, or forgotten.
    PAGE_OF_NOBODY = "select s.folded, s.id, s.family_name, s.given_name, s.email, s.account, s.source_id, s.active, s.left_on
        from person s
        where s.organization = $1 and s.merged_into is null and (s.folded, s.id) > ($2, $3)
          and not exists (select 1 from membership m join person p on p.organization = m.organization and p.id = m.person
            where m.organization = $1 and (p.id = s.id or p.merged_into = s.id) and p.active = true
              and m.begins_on <= $4 and (m.ends_on is null or m.ends_on >= $4))
        order by s.folded, s.id limit $5";
    COUNTS = "select m.unit, count(distinct coalesce(p.merged_into, p.id)) from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and p.active = true and m.begins_on <= $2 and (m.ends_on is null or m.ends_on >= $2)
        group by m.unit";
    PLACED = "select distinct coalesce(p.merged_into, p.id), m.unit from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and p.active = true and m.begins_on <= $2 and (m.ends_on is null or m.ends_on >= $2)";
    /// Whose name has words that begin so, with each unit of a part of theirs today.
    NAMED = "select distinct s.folded, s.id, m.unit from person s
        join person p on p.organization = s.organization and coalesce(p.merged_into, p.id) = s.id
        join membership m on m.organization = p.organization and m.person = p.id
        where s.organization = $1 and p.active = true and m.begins_on <= $2 and (m.ends_on is null or m.ends_on >= $2)
          and ' ' || s.folded like $3 and ' ' || s.folded like $4 and ' ' || s.folded like $5 and ' ' || s.folded like $6
          and ' ' || s.folded like $7
        order by s.folded, s.id, m.unit";
    /// How many people have each role in a unit and beneath it on a day.
    ROLES_IN = "select m.role, count(distinct coalesce(p.merged_into, p.id)) from unit_within w
        join membership m on m.organization = w.organization and m.unit = w.unit
        join person p on p.organization = m.organization and p.id = m.person
        where w.organization = $1 and w.ancestor = $2 and p.active = true and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and not exists (select 1 from unit_within v join unit a on a.organization = v.organization and a.id = v.ancestor
            where v.organization = $1 and v.unit = m.unit and (a.closed_on < $3 or a.begins_on > $3))
        group by m.role order by m.role";
    INSERT_PERSON = "insert into person (organization, id, given_name, family_name, email, account, source_id, active, folded, email_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// Whoever is made active again has not left.
    UPDATE_PERSON = "update person set given_name = $1, family_name = $2, email = $3, source_id = $4, active = $5,
        left_on = case when $5 = true and active = false then null else left_on end,
        left_by_hand = case when $5 = true and active = false then false else left_by_hand end, folded = $6,
        email_key = $7 where organization = $8 and id = $9";
    LINK_ACCOUNT = "update person set account = $1 where organization = $2 and id = $3";
    MEMBERSHIPS = "select id, person, unit, role, stakeholder_group, begins_on, ends_on, source from membership
        where organization = $1 order by id";
    PART = "select id, person, unit, role, stakeholder_group, begins_on, ends_on, source from membership
        where organization = $1 and id = $2";
    PARTS_HELD = "select m.id, m.person, m.unit, m.role, m.stakeholder_group, m.begins_on, m.ends_on, m.source from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and (p.id = $2 or p.merged_into = $2) and (m.ends_on is null or m.ends_on >= $3) order by m.id";
    PARTS_EVER = "select m.id, m.person, m.unit, m.role, m.stakeholder_group, m.begins_on, m.ends_on, m.source from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and (p.id = $2 or p.merged_into = $2) order by m.begins_on, m.id";
    INSERT_MEMBERSHIP = "insert into membership (organization, id, person, unit, role, stakeholder_group, begins_on, ends_on, source)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    BEGIN_MONTHS = "select substr(begins_on, 6, 2), count(*) from membership where organization = $1 group by substr(begins_on, 6, 2)";
    END_MEMBERSHIP = "update membership set ends_on = $1, own_end = null, ended_by_leaving = false where organization = $2 and id = $3";
    /// A unit that is closed, or lies in one, gives no rights.
    PARTS_ON = "select m.role, m.unit from membership m join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and (p.id = $2 or p.merged_into = $2) and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and not exists (select 1 from unit_within w join unit a on a.organization = w.organization and a.id = w.ancestor
            where w.organization = $1 and w.unit = m.unit and (a.closed_on < $3 or a.begins_on > $3))
        order by m.id";
    IN_UNIT = "select s.id, s.given_name, s.family_name, s.email, s.account, s.source_id, p.active, m.role, m.stakeholder_group, m.unit
        from unit_within w
        join membership m on m.organization = w.organization and m.unit = w.unit
        join person p on p.organization = m.organization and p.id = m.person
        join person s on s.organization = p.organization and s.id = coalesce(p.merged_into, p.id)
        where w.organization = $1 and w.ancestor = $2 and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and not exists (select 1 from unit_within b join unit a on a.organization = b.organization and a.id = b.ancestor
            where b.organization = $1 and b.unit = m.unit and (a.closed_on < $3 or a.begins_on > $3))
        order by s.folded, s.id, m.id";
    FIND = "select s.id, s.given_name, s.family_name, s.email, s.account, s.source_id, s.active, m.unit
        from person s
        join person p on p.organization = s.organization and coalesce(p.merged_into, p.id) = s.id
        join membership m on m.organization = p.organization and m.person = p.id
        join unit_within w on w.organization = m.organization and w.unit = m.unit
        where s.organization = $1 and w.ancestor = $2 and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and s.folded like $4 and s.folded like $5 and s.folded like $6 and s.folded like $7 and s.folded like $8
        order by s.folded, s.id, m.id limit $9";
    /// Not yet folded, or folded when the letters of `sought` were not yet known.
    UNFOLDED = "select id, given_name, family_name, email, account, source_id, active from person
        where organization = $1 and (folded = '' or folded like '%ø%' or folded like '%ł%' or folded like '%đ%' or folded like '%ð%'
          or folded like '%þ%' or folded like '%ß%' or folded like '%æ%' or folded like '%œ%' or folded like '%ı%') limit $2";
    SET_FOLDED = "update person set folded = $1 where organization = $2 and id = $3";
}

fn person_row(c: &mut Cells) -> Result<Person, Error> {
    Ok(Person {
        id: c.next()?,
        given_name: c.next()?,
        family_name: c.next()?,
        email: c.next()?,
        account: c.next()?,
        source_id: c.next()?,
        active: c.next()?,
    })
}

fn membership_row(c: &mut Cells) -> Result<Membership, Error> {
    Ok(Membership {
        id: c.next()?,
        person: c.next()?,
        unit: c.next()?,
        role: c.next()?,
        group: c.next()?,
        begins_on: c.next()?,
        ends_on: c.next()?,
        source: c.next()?,
    })
}

pub fn person(tx: &mut Tx, organization: OrganizationId, id: PersonId) -> Result<Option<Person>, Error> {
    tx.one(&PERSON, params![organization, id], person_row)
}

pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Person>, Error> {
    tx.list(&ALL, params![organization], person_row)
}

pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<(OrganizationId, PersonId)>, Error> {
    tx.list(&OF_ACCOUNT, params![account], |c| Ok((c.next()?, c.next()?)))
}

pub fn insert_person(tx: &mut Tx, organization: OrganizationId, p: &Person) -> Result<(), Error> {
    let values = params![organization, p.id, &p.given_name, &p.family_name, p.email.clone(), p.account, p.source_id.clone(), p.active];
    let values = [values, params![sort_name(p), email_key(p)]].concat();
    tx.execute(&INSERT_PERSON, &values)?;
    Ok(())
}

pub fn update_person(tx: &mut Tx, organization: OrganizationId, p: &Person) -> Result<(), Error> {
    let values = params![&p.given_name, &p.family_name, p.email.clone(), p.source_id.clone(), p.active, sort_name(p), email_key(p)];
    let values = [values, params![organization, p.id]].concat();
    tx.execute(&UPDATE_PERSON, &values)?;
    Ok(())
}

pub fn link_account(tx: &mut Tx, organization: OrganizationId, person: PersonId, account: AccountId) -> Result<(), Error> {
    tx.execute(&LINK_ACCOUNT, params![account, organization, person])?;
    Ok(())
}

pub fn memberships(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Membership>, Error> {
    tx.list(&MEMBERSHIPS, params![organization], membership_row)
}

pub fn parts_held(tx: &mut Tx, organization: OrganizationId, person: PersonId, day: &str) -> Result<Vec<Membership>, Error> {
    tx.list(&PARTS_HELD, params![organization, person, day], membership_row)
}

pub fn insert_membership(tx: &mut Tx, organization: OrganizationId, m: &Membership) -> Result<(), Error> {
    let values = params![organization, m.id, m.person, m.unit, m.role, m.group, &m.begins_on, m.ends_on.clone(), &m.source];
    tx.execute(&INSERT_MEMBERSHIP, values)?;
    Ok(())
}

pub fn end_membership(tx: &mut Tx, organization: OrganizationId, id: MembershipId, last_day: &str) -> Result<(), Error> {
    tx.execute(&END_MEMBERSHIP, params![last_day, organization, id])?;
    Ok(())
}

pub fn several(tx: &mut Tx, organization: OrganizationId) -> Result<bool, Error> {
    Ok(tx.rows(&FIRST_TWO, params![organization])?.len() > 1)
}

pub fn parts_on(tx: &mut Tx, organization: OrganizationId, person: PersonId, day: &str) -> Result<Vec<Part>, Error> {
    tx.list(&PARTS_ON, params![organization, person, day], |c| Ok(Part { role: c.next()?, unit: c.next()? }))
}

pub fn roles_in(tx: &mut Tx, organization: OrganizationId, unit: UnitId, day: &str) -> Result<Vec<(Role, i64)>, Error> {
    tx.list(&ROLES_IN, params![organization, unit, day], |c| Ok((c.next()?, c.next()?)))
}

pub fn in_unit(tx: &mut Tx, organization: OrganizationId, unit: UnitId, day: &str) -> Result<Vec<Listed>, Error> {
    tx.list(&IN_UNIT, params![organization, unit, day], |c| {
        Ok(Listed { person: person_row(c)?, role: c.next()?, group: c.next()?, unit: c.next()? })
    })
}

/// Who is sought beneath a unit, each with a unit of a part of theirs; as often as they have parts there.
pub fn find(
    tx: &mut Tx,
    organization: OrganizationId,
    top: UnitId,
    day: &str,
    sought: &Sought,
    most: i64,
) -> Result<Vec<(Person, UnitId)>, Error> {
    let [a, b, c, d, e] = sought.patterns();
    tx.list(&FIND, params![organization, top, day, a, b, c, d, e, most], |c| Ok((person_row(c)?, c.next()?)))
}

/// Up to so many whose name is not yet written in its folded form.
pub fn unfolded(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Person>, Error> {
    tx.list(&UNFOLDED, params![organization, most], person_row)
}

pub fn set_folded(tx: &mut Tx, organization: OrganizationId, person: &Person) -> Result<(), Error> {
    tx.execute(&SET_FOLDED, params![sort_name(person), organization, person.id])?;
    Ok(())
}

pub fn selves(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<PersonId>, Error> {
    tx.list(&SELVES, params![organization, person], |c| c.next())
}

pub fn standing(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Option<PersonId>, Error> {
    tx.one(&STANDING, params![organization, person], |c| c.next())
}

pub fn merged(tx: &mut Tx, organization: OrganizationId, into: PersonId) -> Result<Vec<Person>, Error> {
    tx.list(&MERGED, params![organization, into], person_row)
}

/// Rows of one address: the folded name of the first, and both.
pub fn same_email(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<(String, PersonId, PersonId)>, Error> {
    tx.list(&SAME_EMAIL, params![organization, most], |c| Ok((c.next()?, c.next()?, c.next()?)))
}

/// Rows of one name with a part in one unit on a day or later: the folded name, and both.
pub fn same_name(tx: &mut Tx, organization: OrganizationId, on: Date, most: i64) -> Result<Vec<(String, PersonId, PersonId)>, Error> {
    tx.list(&SAME_NAME, params![organization, on.to_string(), most], |c| Ok((c.next()?, c.next()?, c.next()?)))
}

pub fn of_email(tx: &mut Tx, organization: OrganizationId, email: &str) -> Result<Vec<PersonId>, Error> {
    let key = normal_email(email);
    if key.is_empty() { Ok(Vec::new()) } else { tx.list(&OF_EMAIL, params![organization, key], |c| c.next()) }
}

pub fn part(tx: &mut Tx, organization: OrganizationId, id: MembershipId) -> Result<Option<Membership>, Error> {
    tx.one(&PART, params![organization, id], membership_row)
}

pub fn ties(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(PersonId, PersonId)>, Error> {
    tx.list(&TIES, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub fn set_merged(tx: &mut Tx, organization: OrganizationId, person: PersonId, into: Option<PersonId>) -> Result<(), Error> {
    tx.execute(&SET_MERGED, params![into, organization, person])?;
    Ok(())
}

/// The last day of someone and who said so; none for someone who is back.
pub fn set_left(tx: &mut Tx, organization: OrganizationId, person: PersonId, left: Option<(Date, By)>, active: bool) -> Result<(), Error> {
    let by_hand = left.is_some_and(|(_, by)| by == By::Hand);
    tx.execute(&SET_LEFT, params![left.map(|(day, _)| day.to_string()), active, by_hand, organization, person])?;
    Ok(())
}

pub fn let_go(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<(), Error> {
    tx.execute(&LET_GO, params![organization, person])?;
    Ok(())
}

pub fn left_by_hand(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<PersonId>, Error> {
    tx.list(&LEFT_BY_HAND, params![organization], |c| c.next())
}

pub fn left_on(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Option<Date>, Error> {
    let found: Option<Option<String>> = tx.one(&LEFT_ON, params![organization, person], |c| c.next())?;
    Ok(day(found.flatten()))
}

/// Ends every part of one row that would go on after the day.
pub fn end_open(tx: &mut Tx, organization: OrganizationId, person: PersonId, last_day: Date) -> Result<(), Error> {
    tx.execute(&END_OPEN, params![last_day.to_string(), organization, person])?;
    Ok(())
}

/// Gives the parts that a leaving ended the end they had before it; those that ended on that day by themselves keep it.
pub fn give_back_end(tx: &mut Tx, organization: OrganizationId, person: PersonId, left_on: Date) -> Result<(), Error> {
    tx.execute(&GIVE_BACK_END, params![organization, person, left_on.to_string()])?;
    Ok(())
}

pub fn set_end(tx: &mut Tx, organization: OrganizationId, part: MembershipId, last_day: Option<Date>) -> Result<(), Error> {
    tx.execute(&SET_END, params![last_day.map(|d| d.to_string()), organization, part])?;
    Ok(())
}

/// The parts in one unit (not beneath it) that go on after a day.
pub fn in_unit_itself(tx: &mut Tx, organization: OrganizationId, unit: UnitId, after: Date) -> Result<Vec<Membership>, Error> {
    tx.list(&IN_UNIT_ITSELF, params![organization, unit, after.to_string()], membership_row)
}

pub fn parts_ever(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<Membership>, Error> {
    tx.list(&PARTS_EVER, params![organization, person], membership_row)
}

/// The parts of one row that stand in for another's.
pub fn covers(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<(MembershipId, MembershipId)>, Error> {
    tx.list(&COVERS, params![organization, person], |c| Ok((c.next()?, c.next()?)))
}

/// The parts that stand in for those of one row.
pub fn covered_by(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<Membership>, Error> {
    tx.list(&COVERED_BY, params![organization, person], membership_row)
}

pub fn set_covers(tx: &mut Tx, organization: OrganizationId, part: MembershipId, covers: MembershipId) -> Result<(), Error> {
    tx.execute(&SET_COVERS, params![covers, organization, part])?;
    Ok(())
}

fn day(text: Option<String>) -> Option<Date> {
    text.and_then(|t| crate::clock::date(&t))
}

fn absence_row(c: &mut Cells) -> Result<Absence, Error> {
    let (id, person) = (c.next()?, c.next()?);
    let begins: String = c.next()?;
    let begins_on = crate::clock::date(&begins).ok_or(Error::Shape { statement: "absence", column: 2, wanted: "a date" })?;
    Ok(Absence { id, person, begins_on, ends_on: day(c.next()?) })
}

pub fn insert_absence(tx: &mut Tx, organization: OrganizationId, a: &Absence) -> Result<(), Error> {
    let ends_on = a.ends_on.map(|d| d.to_string());
    tx.execute(&INSERT_ABSENCE, params![organization, a.id, a.person, a.begins_on.to_string(), ends_on])?;
    Ok(())
}

pub fn end_absence(tx: &mut Tx, organization: OrganizationId, id: AbsenceId, last_day: Date) -> Result<(), Error> {
    tx.execute(&END_ABSENCE, params![last_day.to_string(), organization, id])?;
    Ok(())
}

pub fn drop_absence(tx: &mut Tx, organization: OrganizationId, id: AbsenceId) -> Result<(), Error> {
    tx.execute(&DROP_ABSENCE, params![organization, id])?;
    Ok(())
}

pub fn absence(tx: &mut Tx, organization: OrganizationId, id: AbsenceId) -> Result<Option<Absence>, Error> {
    tx.one(&ABSENCE, params![organization, id], absence_row)
}

pub fn absences_of(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<Absence>, Error> {
    tx.list(&ABSENCES_OF, params![organization, person], absence_row)
}

pub fn away(tx: &mut Tx, organization: OrganizationId, on: Date) -> Result<Vec<PersonId>, Error> {
    tx.list(&AWAY, params![organization, on.to_string()], |c| c.next())
}

pub fn administrators(tx: &mut Tx, organization: OrganizationId, on: Date) -> Result<Vec<PersonId>, Error> {
    tx.list(&ADMINISTRATORS, params![organization, on.to_string()], |c| c.next())
}

/// The parts as administrator that hold on a day or later.
pub fn administrators_ahead(tx: &mut Tx, organization: OrganizationId, from: Date) -> Result<Vec<Term>, Error> {
    tx.list(&ADMINISTRATORS_AHEAD, params![organization, from.to_string()], |c| {
        let (who, part, begins): (_, _, String) = (c.next()?, c.next()?, c.next()?);
        let from = crate::clock::date(&begins).ok_or(Error::Shape { statement: "administrators", column: 2, wanted: "a date" })?;
        Ok(Term { who, part, from, until: day(c.next()?) })
    })
}

/// How many parts ever began in each month of the year (`07`).
pub fn begin_months(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(String, i64)>, Error> {
    tx.list(&BEGIN_MONTHS, params![organization], |c| Ok((c.next()?, c.next()?)))
}

/// The address as it is compared; empty without one.
fn email_key(p: &Person) -> String {
    p.email.as_deref().map(normal_email).unwrap_or_default()
}

/// What lists are sorted by: family name first, Álvarez among the A.
pub fn sort_name(p: &Person) -> String {
    fold(&format!("{} {}", p.family_name, p.given_name))
}

/// What the page is sorted by comes first.
fn sorted_row(c: &mut Cells) -> Result<Person, Error> {
    let (_, id, family_name, given_name): (String, _, _, _) = (c.next()?, c.next()?, c.next()?, c.next()?);
    Ok(Person { given_name, family_name, id, email: c.next()?, account: c.next()?, source_id: c.next()?, active: c.next()? })
}

/// What a page begins after: the name as it is sorted, and the id.
pub type After = (String, PersonId);

pub fn page_of_unit(
    tx: &mut Tx,
    organization: OrganizationId,
    unit: UnitId,
    on: Date,
    after: &After,
    most: i64,
) -> Result<Vec<Person>, Error> {
    tx.list(&PAGE_OF_UNIT, params![organization, unit, on.to_string(), &after.0, after.1, most], sorted_row)
}

pub fn page_of_nobody(
    tx: &mut Tx,
    organization: OrganizationId,
    on: Date,
    after: &After,
    most: i64,
) -> Result<Vec<(Person, Option<Date>)>, Error> {
    tx.list(&PAGE_OF_NOBODY, params![organization, &after.0, after.1, on.to_string(), most], |c| Ok((sorted_row(c)?, day(c.next()?))))
}

pub fn counts(tx: &mut Tx, organization: OrganizationId, on: Date) -> Result<Vec<(UnitId, i64)>, Error> {
    tx.list(&COUNTS, params![organization, on.to_string()], |c| Ok((c.next()?, c.next()?)))
}

/// Who has a part where on a day; someone with several stands several times.
pub fn placed(tx: &mut Tx, organization: OrganizationId, today: Date) -> Result<Vec<(PersonId, UnitId)>, Error> {
    tx.list(&PLACED, params![organization, today.to_string()], |c| Ok((c.next()?, c.next()?)))
}

/// People of a name with a part today, by name, each with every unit of such a part.
pub fn named(tx: &mut Tx, organization: OrganizationId, on: Date, sought: &Sought) -> Result<Vec<(PersonId, UnitId)>, Error> {
    let [a, b, c, d, e] = sought.beginnings();
    tx.list(&NAMED, params![organization, on.to_string(), a, b, c, d, e], |c| {
        c.next::<String>()?;
        Ok((c.next()?, c.next()?))
    })
}
