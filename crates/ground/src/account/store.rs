//! The SQL of accounts, sign-ins, doors, guests and operators.

use super::guest::GuestPart;
use super::operator::Kept;
use super::{Account, Door, Home};
use crate::Moment;
use crate::ids::{AccountId, OrganizationId, PersonId, SignInId};
use db::{Bytes, Error, Tx, Uuid, params, statements};

statements! {
    BY_EMAIL = "select id, email, password_hash from account where email = $1";
    BY_ID = "select id, email, password_hash from account where id = $1";
    INSERT_ACCOUNT = "insert into account (id, email, password_hash, changed_at, home) values ($1, $2, $3, $4, $5)
        on conflict (email) do nothing";
    WITHOUT_PASSWORD = "select distinct p.account from person p join account a on a.id = p.account
        where p.organization = $1 and a.password_hash = $2";
    SET_PASSWORD = "update account set password_hash = $1, changed_at = $2 where id = $3";
    SET_EMAIL = "update account set email = $1 where id = $2";
    HOME = "select home from account where id = $1";
    SET_HOME = "update account set home = $1 where id = $2";
    LAST = "select last_organization from account where id = $1";
    SET_LAST = "update account set last_organization = $1 where id = $2";
    HOMES = "select p.organization, p.id, o.name, o.demo from person p join organization o on o.id = p.organization
        where p.account = $1
          and exists (select 1 from person q where q.organization = p.organization and q.active = true
            and (q.id = coalesce(p.merged_into, p.id) or q.merged_into = coalesce(p.merged_into, p.id)))
        order by o.name, p.organization, p.id";
    SERVED = "select distinct organization from person where account = $1 order by organization";
    SAME_HERE = "select id from person where organization = $1 and account = $2 order by id";
    SUSPENDED = "select organization from organization_suspension where organization = $1";
    SUSPEND = "insert into organization_suspension (organization, suspended_at) values ($1, $2) on conflict (organization) do nothing";
    REOPEN = "delete from organization_suspension where organization = $1";
    DOOR = "select organization, kind, target, ends_at from door where digest = $1";
    INSERT_DOOR = "insert into door (digest, organization, kind, target, ends_at) values ($1, $2, $3, $4, $5)";
    DELETE_DOORS = "delete from door where organization = $1 and kind = $2 and target = $3";
    SHUT_PERSONAL_DOORS = "delete from door where kind in ('sign-in', 'password')";
    INSERT_SIGN_IN = "insert into sign_in (organization, id, account, person, started_at, seen_at, ends_at)
        values ($1, $2, $3, $4, $5, $5, $6)";
    /// Active when the person is here under any of their rows and their last day is not over.
    SIGN_IN = "select s.account, s.person, s.seen_at, s.ends_at,
            exists (select 1 from person q where q.organization = p.organization and q.active = true
              and (q.id = coalesce(p.merged_into, p.id) or q.merged_into = coalesce(p.merged_into, p.id)))
        from sign_in s
        join person p on p.organization = s.organization and p.id = s.person and p.account = s.account
        where s.organization = $1 and s.id = $2";
    SEEN = "update sign_in set seen_at = $1 where organization = $2 and id = $3";
    DELETE_SIGN_IN = "delete from sign_in where organization = $1 and id = $2";
    SIGN_INS_OF = "select id from sign_in where organization = $1 and person = $2";
    SIGN_INS = "select organization, id from sign_in where account = $1";
    IS_OPERATOR = "select account from operator where account = $1";
    INSERT_OPERATOR = "insert into operator (account, made_at) values ($1, $2) on conflict (account) do nothing";
    DELETE_OPERATOR = "delete from operator where account = $1";
    OPERATORS = "select a.email from operator o join account a on a.id = o.account order by a.email";
    ORGANIZATIONS = "select o.id, o.name, u.kind, o.zone, o.demo, o.created_at, s.suspended_at from organization o
        join unit u on u.organization = o.id and u.parent is null
        left join organization_suspension s on s.organization = o.id
        order by o.name, o.id, u.id";
    INSERT_OPERATOR_SIGN_IN = "insert into operator_sign_in (digest, account, started_at, seen_at, ends_at) values ($1, $2, $3, $3, $4)";
    OPERATOR_SIGN_IN = "select s.account, s.seen_at, s.ends_at from operator_sign_in s join operator o on o.account = s.account
        where s.digest = $1";
    OPERATOR_SEEN = "update operator_sign_in set seen_at = $1 where digest = $2";
    DELETE_OPERATOR_SIGN_IN = "delete from operator_sign_in where digest = $1";
    DELETE_OPERATOR_SIGN_INS = "delete from operator_sign_in where account = $1";
    INSERT_LINK = "insert into account_link (digest, account, email, makes_operator, ends_at) values ($1, $2, $3, $4, $5)";
    LINK = "select account, email, makes_operator, ends_at from account_link where digest = $1";
    DELETE_LINKS = "delete from account_link where email = $1";
    GUEST_PARTS = "select m.person, m.unit, m.role, m.begins_on, m.ends_on, p.given_name, p.family_name from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and p.active = true and (m.ends_on is null or m.ends_on >= $2)
          and m.person in (select c.person from membership c where c.organization = $1 and c.role = 'consultant')
        order by p.folded, p.id, m.id";
    EXTEND = "update membership set ends_on = $1 where organization = $2 and person = $3 and role = 'consultant'
        and (ends_on is null or ends_on >= $4)";
    END_PARTS = "update membership set ends_on = $1 where organization = $2 and person = $3 and (ends_on is null or ends_on > $1)";
}

pub struct SignInRow {
    pub account: AccountId,
    pub person: PersonId,
    pub seen_at: Moment,
    pub ends_at: Moment,
    pub active: bool,
}

/// A one-time link made on the console.
pub struct LinkRow {
    pub account: Option<AccountId>,
    pub email: String,
    pub makes_operator: bool,
    pub ends_at: Moment,
}

pub fn account_by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>, Error> {
    tx.one(&BY_EMAIL, params![email], |c| Ok(Account { id: c.next()?, email: c.next()?, password_hash: c.next()? }))
}

pub fn account(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, Error> {
    tx.one(&BY_ID, params![id], |c| Ok(Account { id: c.next()?, email: c.next()?, password_hash: c.next()? }))
}

/// False when the address is taken, also by someone who took it this very moment.
pub fn insert_account(tx: &mut Tx, a: &Account, home: OrganizationId, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&INSERT_ACCOUNT, params![a.id, &a.email, &a.password_hash, now, home])? == 1)
}

pub fn without_password(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<AccountId>, Error> {
    tx.list(&WITHOUT_PASSWORD, params![organization, super::NO_PASSWORD], |c| c.next())
}

pub fn set_password(tx: &mut Tx, account: AccountId, hash: &str, now: Moment) -> Result<(), Error> {
    tx.execute(&SET_PASSWORD, params![hash, now, account])?;
    Ok(())
}

pub fn home(tx: &mut Tx, account: AccountId) -> Result<Option<OrganizationId>, Error> {
    Ok(tx.one(&HOME, params![account], |c| c.next())?.flatten())
}

pub fn set_home(tx: &mut Tx, account: AccountId, home: OrganizationId) -> Result<(), Error> {
    tx.execute(&SET_HOME, params![home, account])?;
    Ok(())
}

pub fn last(tx: &mut Tx, account: AccountId) -> Result<Option<OrganizationId>, Error> {
    Ok(tx.one(&LAST, params![account], |c| c.next())?.flatten())
}

pub fn set_last(tx: &mut Tx, account: AccountId, last: OrganizationId) -> Result<(), Error> {
    tx.execute(&SET_LAST, params![last, account])?;
    Ok(())
}

pub fn homes(tx: &mut Tx, account: AccountId) -> Result<Vec<Home>, Error> {
    tx.list(&HOMES, params![account], |c| Ok(Home { organization: c.next()?, person: c.next()?, name: c.next()?, demo: c.next()? }))
}

/// Every organization where someone has this account, active or not.
pub fn served(tx: &mut Tx, account: AccountId) -> Result<Vec<OrganizationId>, Error> {
    tx.list(&SERVED, params![account], |c| c.next())
}

pub fn same_here(tx: &mut Tx, organization: OrganizationId, account: AccountId) -> Result<Vec<PersonId>, Error> {
    tx.list(&SAME_HERE, params![organization, account], |c| c.next())
}

pub fn suspended(tx: &mut Tx, organization: OrganizationId) -> Result<bool, Error> {
    Ok(!tx.rows(&SUSPENDED, params![organization])?.is_empty())
}

pub fn suspend(tx: &mut Tx, organization: OrganizationId, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&SUSPEND, params![organization, now])? == 1)
}

pub fn reopen(tx: &mut Tx, organization: OrganizationId) -> Result<bool, Error> {
    Ok(tx.execute(&REOPEN, params![organization])? == 1)
}

pub fn door(tx: &mut Tx, digest: &Bytes) -> Result<Option<Door>, Error> {
    tx.one(&DOOR, params![digest], |c| Ok(Door { organization: c.next()?, kind: c.next()?, target: c.next()?, ends_at: c.next()? }))
}

pub fn insert_door(
    tx: &mut Tx,
    digest: &Bytes,
    organization: OrganizationId,
    kind: &str,
    target: Uuid,
    ends_at: Option<Moment>,
) -> Result<(), Error> {
    tx.execute(&INSERT_DOOR, params![digest, organization, kind, target, ends_at])?;
    Ok(())
}

pub fn delete_doors(tx: &mut Tx, organization: OrganizationId, kind: &str, target: Uuid) -> Result<(), Error> {
    tx.execute(&DELETE_DOORS, params![organization, kind, target])?;
    Ok(())
}

pub fn insert_sign_in(
    tx: &mut Tx,
    organization: OrganizationId,
    id: SignInId,
    account: AccountId,
    person: PersonId,
    now: Moment,
    ends_at: Moment,
) -> Result<(), Error> {
    tx.execute(&INSERT_SIGN_IN, params![organization, id, account, person, now, ends_at])?;
    Ok(())
}

pub fn sign_in(tx: &mut Tx, organization: OrganizationId, id: SignInId) -> Result<Option<SignInRow>, Error> {
    tx.one(&SIGN_IN, params![organization, id], |c| {
        Ok(SignInRow { account: c.next()?, person: c.next()?, seen_at: c.next()?, ends_at: c.next()?, active: c.next()? })
    })
}

pub fn seen(tx: &mut Tx, organization: OrganizationId, id: SignInId, now: Moment) -> Result<(), Error> {
    tx.execute(&SEEN, params![now, organization, id])?;
    Ok(())
}

pub fn delete_sign_in(tx: &mut Tx, organization: OrganizationId, id: SignInId) -> Result<(), Error> {
    tx.execute(&DELETE_SIGN_IN, params![organization, id])?;
    Ok(())
}

pub fn sign_ins(tx: &mut Tx, account: AccountId) -> Result<Vec<(OrganizationId, SignInId)>, Error> {
    tx.list(&SIGN_INS, params![account], |c| Ok((c.next()?, c.next()?)))
}

pub fn sign_ins_of(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<SignInId>, Error> {
    tx.list(&SIGN_INS_OF, params![organization, person], |c| c.next())
}

pub fn shut_personal_doors(tx: &mut Tx) -> Result<(), Error> {
    tx.execute(&SHUT_PERSONAL_DOORS, &[])?;
    Ok(())
}

pub fn is_operator(tx: &mut Tx, account: AccountId) -> Result<bool, Error> {
    Ok(!tx.rows(&IS_OPERATOR, params![account])?.is_empty())
}

pub fn insert_operator(tx: &mut Tx, account: AccountId, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&INSERT_OPERATOR, params![account, now])? == 1)
}

pub fn delete_operator(tx: &mut Tx, account: AccountId) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_OPERATOR, params![account])? == 1)
}

pub fn operators(tx: &mut Tx) -> Result<Vec<String>, Error> {
    tx.list(&OPERATORS, &[], |c| c.next())
}

pub fn organizations(tx: &mut Tx) -> Result<Vec<Kept>, Error> {
    tx.list(&ORGANIZATIONS, &[], |c| {
        Ok(Kept {
            id: c.next()?,
            name: c.next()?,
            kind: c.next()?,
            zone: c.next()?,
            demo: c.next()?,
            made_at: c.next()?,
            suspended_at: c.next()?,
        })
    })
}

pub fn insert_operator_sign_in(tx: &mut Tx, digest: &Bytes, account: AccountId, now: Moment, ends_at: Moment) -> Result<(), Error> {
    tx.execute(&INSERT_OPERATOR_SIGN_IN, params![digest, account, now, ends_at])?;
    Ok(())
}

/// Account, last use and end of an operator's sign-in, while they are an operator.
pub fn operator_sign_in(tx: &mut Tx, digest: &Bytes) -> Result<Option<(AccountId, Moment, Moment)>, Error> {
    tx.one(&OPERATOR_SIGN_IN, params![digest], |c| Ok((c.next()?, c.next()?, c.next()?)))
}

pub fn operator_seen(tx: &mut Tx, digest: &Bytes, now: Moment) -> Result<(), Error> {
    tx.execute(&OPERATOR_SEEN, params![now, digest])?;
    Ok(())
}

pub fn delete_operator_sign_in(tx: &mut Tx, digest: &Bytes) -> Result<(), Error> {
    tx.execute(&DELETE_OPERATOR_SIGN_IN, params![digest])?;
    Ok(())
}

pub fn delete_operator_sign_ins(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    tx.execute(&DELETE_OPERATOR_SIGN_INS, params![account])?;
    Ok(())
}

pub fn insert_link(tx: &mut Tx, digest: &Bytes, link: &LinkRow) -> Result<(), Error> {
    tx.execute(&INSERT_LINK, params![digest, link.account, &link.email, link.makes_operator, link.ends_at])?;
    Ok(())
}

pub fn link(tx: &mut Tx, digest: &Bytes) -> Result<Option<LinkRow>, Error> {
    tx.one(&LINK, params![digest], |c| Ok(LinkRow { account: c.next()?, email: c.next()?, makes_operator: c.next()?, ends_at: c.next()? }))
}

pub fn delete_links(tx: &mut Tx, email: &str) -> Result<(), Error> {
    tx.execute(&DELETE_LINKS, params![email])?;
    Ok(())
}

/// All parts, held on this day or later, of everyone who was ever a consultant here; by name.
pub fn guest_parts(tx: &mut Tx, organization: OrganizationId, day: &str) -> Result<Vec<GuestPart>, Error> {
    tx.list(&GUEST_PARTS, params![organization, day], |c| {
        Ok(GuestPart {
            person: c.next()?,
            unit: c.next()?,
            role: c.next()?,
            begins_on: c.next()?,
            ends_on: c.next()?,
            given_name: c.next()?,
            family_name: c.next()?,
        })
    })
}

pub fn extend(tx: &mut Tx, organization: OrganizationId, person: PersonId, until: &str, today: &str) -> Result<(), Error> {
    tx.execute(&EXTEND, params![until, organization, person, today])?;
    Ok(())
}

/// Ends every part of a person that would go on after this day.
pub fn end_parts(tx: &mut Tx, organization: OrganizationId, person: PersonId, last_day: &str) -> Result<(), Error> {
    tx.execute(&END_PARTS, params![last_day, organization, person])?;
    Ok(())
}

pub fn set_email(tx: &mut Tx, account: AccountId, email: &str) -> Result<(), Error> {
    tx.execute(&SET_EMAIL, params![email, account])?;
    Ok(())
}
