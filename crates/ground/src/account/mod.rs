//! Accounts (a sign-in, global), sign-ins (one browser, stored hashed) and doors (the digest of a token, and what it
//! opens). Passwords are hashed outside, on a bounded pool; here arrives only the finished hash.

mod store;
mod tables;

pub use tables::TABLES;

use crate::ids::{AccountId, OrganizationId, PersonId, SignInId, UnitId};
use crate::op::{Actor, Op, Refusal};
use crate::policy::MANAGE_ACCOUNTS;
use crate::{Moment, organization, people, timeline};
use data_encoding::BASE32_NOPAD;
use db::{Bytes, Tx, Uuid};
use sha2::{Digest, Sha256};

/// A sign-in unused for this long ends: a school day plus an evening (ecosystem S1).
pub const IDLE_SECONDS: i64 = 12 * 3_600;
/// A sign-in ends after this long in any case (ecosystem S1).
pub const LONGEST_DAYS: i64 = 30;
/// A one-time link to set a password: long enough for a weekend, short enough to be forgotten safely.
pub const ONE_TIME_LINK_DAYS: i64 = 3;
/// `seen_at` moves at most this often, so that reading pages does not become writing.
const SEEN_STEP_SECONDS: i64 = 600;

/// The digest of a secret as `door` keeps it. The purpose keeps images of one secret apart.
pub fn digest(purpose: &str, token: &str) -> Bytes {
    let mut hash = Sha256::new();
    hash.update(purpose.as_bytes());
    hash.update([0]);
    hash.update(token.as_bytes());
    Bytes(hash.finalize().to_vec())
}

/// A fresh secret of 128 bits as 26 letters and digits.
pub fn token(bytes: [u8; 16]) -> String {
    BASE32_NOPAD.encode(&bytes).to_ascii_lowercase()
}

#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub password_hash: String,
}

/// What a door opens.
#[derive(Clone, Debug)]
pub struct Door {
    pub organization: OrganizationId,
    pub kind: String,
    pub target: Uuid,
    pub ends_at: Option<Moment>,
}

/// One look-up from a token to its organization: the only way in for those without a sign-in.
pub fn door(tx: &mut Tx, kind: &str, token: &str, now: Moment) -> Result<Option<Door>, db::Error> {
    let found = store::door(tx, &digest("door", token))?;
    Ok(found.filter(|d| d.kind == kind && d.ends_at.is_none_or(|end| end > now)))
}

pub fn open_door(
    tx: &mut Tx,
    organization: OrganizationId,
    kind: &str,
    token: &str,
    target: Uuid,
    ends_at: Option<Moment>,
) -> Result<(), db::Error> {
    store::insert_door(tx, &digest("door", token), organization, kind, target, ends_at)
}

pub fn close_doors(tx: &mut Tx, organization: OrganizationId, kind: &str, target: Uuid) -> Result<(), db::Error> {
    store::delete_doors(tx, organization, kind, target)
}

/// The account of an address, for the check of its password outside.
pub fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>, db::Error> {
    store::account_by_email(tx, &normal_email(email))
}

/// Addresses are compared without case and surrounding blanks.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

pub fn create(op: &mut Op, email: &str, password_hash: &str) -> Result<AccountId, db::Error> {
    let account = Account { id: op.id(), email: normal_email(email), password_hash: password_hash.into() };
    store::insert_account(op.tx, &account, op.now)?;
    Ok(account.id)
}

/// Begins a sign-in for an account whose password was just checked. Answers the cookie's token, stored only hashed.
/// Errors: `Missing` when no organization has an active person with this account.
pub fn sign_in(op: &mut Op, account: AccountId) -> Result<String, Refusal> {
    // The row the account belongs to is kept; who acts is read through it each time (`who`), so that unmerging two people
    // gives each their own sign-in back.
    let (organization, person) = people::of_account(op.tx, account)?.into_iter().next().ok_or(Refusal::Missing)?;
    let id: SignInId = op.random_id();
    let token = token(op.chance().bytes());
    let ends_at = op.now.plus_days(LONGEST_DAYS);
    store::insert_sign_in(op.tx, organization, id, account, person, op.now, ends_at)?;
    open_door(op.tx, organization, "sign-in", &token, id.0, Some(ends_at))?;
    let mut within = Actor::Person { organization, person, account, sign_in: id };
    std::mem::swap(&mut op.actor, &mut within);
    timeline::record(op, timeline::Event::SignedIn, person.0, None)?;
    std::mem::swap(&mut op.actor, &mut within);
    Ok(token)
}

/// Who holds this cookie, if it still counts.
pub fn who(tx: &mut Tx, token: &str, now: Moment) -> Result<Option<(Actor, bool)>, db::Error> {
    let Some(door) = door(tx, "sign-in", token, now)? else { return Ok(None) };
    let Some(found) = store::sign_in(tx, door.organization, SignInId(door.target))? else { return Ok(None) };
    if found.ends_at <= now || found.seen_at.plus_seconds(IDLE_SECONDS) <= now || !found.active {
        return Ok(None);
    }
    let stale = found.seen_at.plus_seconds(SEEN_STEP_SECONDS) <= now;
    let person = people::standing(tx, door.organization, found.person)?;
    let actor = Actor::Person { organization: door.organization, person, account: found.account, sign_in: SignInId(door.target) };
    Ok(Some((actor, stale)))
}

/// Notes that a sign-in is in use.
pub fn seen(op: &mut Op) -> Result<(), Refusal> {
    if let Actor::Person { organization, sign_in, .. } = op.actor {
        store::seen(op.tx, organization, sign_in, op.now)?;
    }
    Ok(())
}

pub fn sign_out(op: &mut Op) -> Result<(), Refusal> {
    if let Actor::Person { organization, sign_in, .. } = op.actor {
        store::delete_sign_in(op.tx, organization, sign_in)?;
        close_doors(op.tx, organization, "sign-in", sign_in.0)?;
    }
    Ok(())
}

/// Ends every sign-in of the account, this one included.
pub fn sign_out_everywhere(op: &mut Op) -> Result<(), Refusal> {
    match op.actor {
        Actor::Person { account, .. } => Ok(end_sign_ins(op.tx, account)?),
        _ => Err(Refusal::Missing),
    }
}

pub fn end_sign_ins(tx: &mut Tx, account: AccountId) -> Result<(), db::Error> {
    for (organization, id) in store::sign_ins(tx, account)? {
        store::delete_sign_in(tx, organization, id)?;
        close_doors(tx, organization, "sign-in", id.0)?;
    }
    Ok(())
}

/// Ends the sign-ins of a person who left.
pub fn end_sign_ins_of(tx: &mut Tx, organization: OrganizationId, person: people::Person) -> Result<(), db::Error> {
    let Some(account) = person.account else { return Ok(()) };
    for (of, id) in store::sign_ins(tx, account)? {
        if of == organization {
            store::delete_sign_in(tx, of, id)?;
            close_doors(tx, of, "sign-in", id.0)?;
        }
    }
    Ok(())
}

/// Ends the sign-ins of a person under all their rows, whichever account began them.
pub fn end_sign_ins_of_people(tx: &mut Tx, organization: OrganizationId, people: &[PersonId]) -> Result<(), db::Error> {
    for person in people {
        for id in store::sign_ins_of(tx, organization, *person)? {
            store::delete_sign_in(tx, organization, id)?;
            close_doors(tx, organization, "sign-in", id.0)?;
        }
    }
    Ok(())
}

/// After a restore: sign-ins and one-time links that were ended since must not come back, so all of them end.
pub fn forget_after_restore(tx: &mut Tx) -> Result<(), db::Error> {
    store::shut_personal_doors(tx)
}

/// Makes a one-time link with which a person sets (or resets) their password. Earlier unused links stop working.
pub fn one_time_link(op: &mut Op, person: PersonId, of: UnitId) -> Result<String, Refusal> {
    op.require(MANAGE_ACCOUNTS, of)?;
    people::load(op, person)?;
    let organization = op.organization()?;
    let token = token(op.chance().bytes());
    let until = op.now.plus_days(ONE_TIME_LINK_DAYS);
    close_doors(op.tx, organization, "password", person.0)?;
    open_door(op.tx, organization, "password", &token, person.0, Some(until))?;
    timeline::record(op, timeline::Event::PasswordLinkMade, person.0, None)?;
    Ok(token)
}

/// Whom a one-time link belongs to.
pub fn link_holder(tx: &mut Tx, token: &str, now: Moment) -> Result<Option<(OrganizationId, people::Person)>, db::Error> {
    let Some(door) = door(tx, "password", token, now)? else { return Ok(None) };
    let person = people::by_id(tx, door.organization, PersonId(door.target))?;
    Ok(person.filter(|p| p.active).map(|p| (door.organization, p)))
}

/// What stands in the way of setting a password by link.
#[derive(Debug, thiserror::Error)]
pub enum SetPasswordError {
    #[error("the link has been used or has run out")]
    LinkSpent,
    /// The person has no address and gave none, or another account uses it.
    #[error("this address is in use")]
    AddressTaken,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for SetPasswordError {
    fn from(error: db::Error) -> SetPasswordError {
        SetPasswordError::Refused(error.into())
    }
}

/// Uses a one-time link: makes the account or changes its password, and ends all its other sign-ins.
pub fn set_password(op: &mut Op, token: &str, email: &str, password_hash: &str) -> Result<AccountId, SetPasswordError> {
    let (organization, person) = link_holder(op.tx, token, op.now)?.ok_or(SetPasswordError::LinkSpent)?;
    let taken = by_email(op.tx, email)?;
    let account = match (person.account, taken) {
        (Some(own), _) => {
            store::set_password(op.tx, own, password_hash, op.now)?;
            own
        }
        (None, Some(_)) => return Err(SetPasswordError::AddressTaken),
        (None, None) => create(op, email, password_hash)?,
    };
    people::link_account(op.tx, organization, person.id, account)?;
    end_sign_ins(op.tx, account)?;
    close_doors(op.tx, organization, "password", person.id.0)?;
    op.actor = Actor::System(organization);
    timeline::record(op, timeline::Event::PasswordSet, person.id.0, None)?;
    Ok(account)
}

/// What a new organization is founded with.
#[derive(Clone, Debug)]
pub struct Founding {
    pub organization: String,
    pub kind: organization::UnitKind,
    pub zone: String,
    pub language: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub password_hash: String,
}

/// Sets up the first organization with its administrator and signs them in. The first-run token was checked outside.
/// Errors: `Missing` when something is already set up here.
pub fn set_up(op: &mut Op, founding: &Founding) -> Result<String, Refusal> {
    if organization::any(op.tx)? {
        return Err(Refusal::Missing);
    }
    let (made, root) = organization::found(op, &founding.organization, founding.kind, &founding.zone, &founding.language, false)?;
    op.actor = Actor::System(made.id);
    let person =
        people::enroll(op, &founding.given_name, &founding.family_name, Some(&founding.email), root.id, crate::Role::Administrator)?;
    let account = create(op, &founding.email, &founding.password_hash)?;
    people::link_account(op.tx, made.id, person.id, account)?;
    sign_in(op, account)
}
