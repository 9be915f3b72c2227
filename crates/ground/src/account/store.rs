//! The SQL of accounts, sign-ins and doors.

use super::{Account, Door};
use crate::Moment;
use crate::ids::{AccountId, OrganizationId, PersonId, SignInId};
use db::{Bytes, Error, Tx, Uuid, params, statements};

statements! {
    BY_EMAIL = "select id, email, password_hash from account where email = $1";
    INSERT_ACCOUNT = "insert into account (id, email, password_hash, changed_at) values ($1, $2, $3, $4)";
    SET_PASSWORD = "update account set password_hash = $1, changed_at = $2 where id = $3";
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
        join person p on p.organization = s.organization and p.id = s.person
        where s.organization = $1 and s.id = $2";
    SEEN = "update sign_in set seen_at = $1 where organization = $2 and id = $3";
    DELETE_SIGN_IN = "delete from sign_in where organization = $1 and id = $2";
    SIGN_INS_OF = "select id from sign_in where organization = $1 and person = $2";
    SIGN_INS = "select organization, id from sign_in where account = $1";
}

pub struct SignInRow {
    pub account: AccountId,
    pub person: PersonId,
    pub seen_at: Moment,
    pub ends_at: Moment,
    pub active: bool,
}

pub fn account_by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>, Error> {
    tx.one(&BY_EMAIL, params![email], |c| Ok(Account { id: c.next()?, email: c.next()?, password_hash: c.next()? }))
}

pub fn insert_account(tx: &mut Tx, a: &Account, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT_ACCOUNT, params![a.id, &a.email, &a.password_hash, now])?;
    Ok(())
}

pub fn set_password(tx: &mut Tx, account: AccountId, hash: &str, now: Moment) -> Result<(), Error> {
    tx.execute(&SET_PASSWORD, params![hash, now, account])?;
    Ok(())
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
