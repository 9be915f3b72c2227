//! The SQL of persons and memberships.

use super::{Listed, Membership, Person};
use crate::AccountId;
use crate::access::Part;
use crate::ids::{MembershipId, OrganizationId, PersonId, UnitId};
use crate::sought::{Sought, fold};
use db::{Cells, Error, Tx, params, statements};

statements! {
    PERSON = "select id, given_name, family_name, email, account, source_id, active from person where organization = $1 and id = $2";
    ALL = "select id, given_name, family_name, email, account, source_id, active from person where organization = $1 order by family_name, given_name, id";
    OF_ACCOUNT = "select organization, id from person where account = $1 and active = true order by organization, id";
    INSERT_PERSON = "insert into person (organization, id, given_name, family_name, email, account, source_id, active, folded)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_PERSON = "update person set given_name = $1, family_name = $2, email = $3, source_id = $4, active = $5, folded = $6
        where organization = $7 and id = $8";
    LINK_ACCOUNT = "update person set account = $1 where organization = $2 and id = $3";
    MEMBERSHIPS = "select id, person, unit, role, stakeholder_group, begins_on, ends_on, source from membership
        where organization = $1 order by id";
    PARTS_HELD = "select id, person, unit, role, stakeholder_group, begins_on, ends_on, source from membership
        where organization = $1 and person = $2 and (ends_on is null or ends_on >= $3) order by id";
    INSERT_MEMBERSHIP = "insert into membership (organization, id, person, unit, role, stakeholder_group, begins_on, ends_on, source)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    END_MEMBERSHIP = "update membership set ends_on = $1 where organization = $2 and id = $3";
    PARTS_ON = "select m.role, m.unit from membership m join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and m.person = $2 and p.active = true and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
        order by m.id";
    IN_UNIT = "select p.id, p.given_name, p.family_name, p.email, p.account, p.source_id, p.active, m.role, m.stakeholder_group, m.unit
        from unit_within w
        join membership m on m.organization = w.organization and m.unit = w.unit
        join person p on p.organization = m.organization and p.id = m.person
        where w.organization = $1 and w.ancestor = $2 and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
        order by p.family_name, p.given_name, p.id, m.id";
    FIND = "select p.id, p.given_name, p.family_name, p.email, p.account, p.source_id, p.active, m.unit
        from person p
        join membership m on m.organization = p.organization and m.person = p.id
        join unit_within w on w.organization = m.organization and w.unit = m.unit
        where p.organization = $1 and w.ancestor = $2 and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
          and p.folded like $4 and p.folded like $5 and p.folded like $6 and p.folded like $7 and p.folded like $8
        order by p.family_name, p.given_name, p.id, m.id limit $9";
    UNFOLDED = "select id, given_name, family_name, email, account, source_id, active from person
        where organization = $1 and folded = '' limit $2";
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
    let values = params![
        organization,
        p.id,
        &p.given_name,
        &p.family_name,
        p.email.clone(),
        p.account,
        p.source_id.clone(),
        p.active,
        fold(&p.name())
    ];
    tx.execute(&INSERT_PERSON, values)?;
    Ok(())
}

pub fn update_person(tx: &mut Tx, organization: OrganizationId, p: &Person) -> Result<(), Error> {
    let values =
        params![&p.given_name, &p.family_name, p.email.clone(), p.source_id.clone(), p.active, fold(&p.name()), organization, p.id];
    tx.execute(&UPDATE_PERSON, values)?;
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

pub fn parts_on(tx: &mut Tx, organization: OrganizationId, person: PersonId, day: &str) -> Result<Vec<Part>, Error> {
    tx.list(&PARTS_ON, params![organization, person, day], |c| Ok(Part { role: c.next()?, unit: c.next()? }))
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
    tx.execute(&SET_FOLDED, params![fold(&person.name()), organization, person.id])?;
    Ok(())
}
