//! Operators: whoever runs the server. They make organizations, suspend and reopen them, and read none of their pages: an
//! operator belongs to no organization, so every right is refused to them like to nobody. Appointed on the console.

use super::link::{keep_link, one_time_link};
use super::store;
use super::{NO_ORGANIZATION, digest, normal_email, token};
use crate::ids::{AccountId, OrganizationId};
use crate::op::{Actor, Op, Refusal};
use crate::organization::{self, UnitKind};
use crate::{Moment, Role, people, timeline};
use db::Tx;

/// An operator's sign-in unused for this long ends (ecosystem S1, administrators).
pub const IDLE_SECONDS: i64 = 30 * 60;
/// An operator's sign-in ends after this long in any case (ecosystem S1, administrators).
pub const LONGEST_SECONDS: i64 = 12 * 3_600;
/// `seen_at` moves at most this often; far less than the idle end.
const SEEN_STEP_SECONDS: i64 = 60;

pub fn is(tx: &mut Tx, account: AccountId) -> Result<bool, db::Error> {
    store::is_operator(tx, account)
}

/// A new sign-in for the pages of an operator; answers its token.
pub(super) fn enter(op: &mut Op, account: AccountId) -> Result<String, Refusal> {
    let token = token(op.chance().bytes());
    let ends_at = op.now.plus_seconds(LONGEST_SECONDS);
    store::insert_operator_sign_in(op.tx, &digest("operator", &token), account, op.now, ends_at)?;
    store::set_last(op.tx, account, NO_ORGANIZATION)?;
    Ok(token)
}

/// Who holds this cookie, if it is an operator's and still counts; and whether its last use should be noted.
pub fn who(tx: &mut Tx, token: &str, now: Moment) -> Result<Option<(Actor, bool)>, db::Error> {
    let Some((account, seen_at, ends_at)) = store::operator_sign_in(tx, &digest("operator", token))? else { return Ok(None) };
    if ends_at <= now || seen_at.plus_seconds(IDLE_SECONDS) <= now {
        return Ok(None);
    }
    Ok(Some((Actor::Operator { account }, seen_at.plus_seconds(SEEN_STEP_SECONDS) <= now)))
}

pub fn seen(op: &mut Op, token: &str) -> Result<(), Refusal> {
    Ok(store::operator_seen(op.tx, &digest("operator", token), op.now)?)
}

pub fn sign_out(op: &mut Op, token: &str) -> Result<(), Refusal> {
    Ok(store::delete_operator_sign_in(op.tx, &digest("operator", token))?)
}

/// All that an operator may know of an organization. Nothing about its people, and no counts.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: OrganizationId,
    pub name: String,
    pub kind: UnitKind,
    pub zone: String,
    pub demo: bool,
    pub made_at: Moment,
    pub suspended_at: Option<Moment>,
}

fn require(op: &mut Op) -> Result<(), Refusal> {
    match op.actor {
        Actor::Operator { account } if store::is_operator(op.tx, account)? => Ok(()),
        _ => Err(Refusal::Missing),
    }
}

/// All organizations of this server, by name.
pub fn organizations(op: &mut Op) -> Result<Vec<Kept>, Refusal> {
    require(op)?;
    let mut all = store::organizations(op.tx)?;
    all.dedup_by_key(|kept| kept.id);
    Ok(all)
}

/// What an operator makes an organization with.
#[derive(Clone, Debug)]
pub struct Making {
    pub name: String,
    pub kind: UnitKind,
    pub zone: String,
    pub language: String,
    pub given_name: String,
    pub family_name: String,
    /// The first administrator's. Whether an account has it already makes no difference here.
    pub email: String,
}

/// Makes an organization with its first administrator, and a one-time link to hand over to them.
pub fn make(op: &mut Op, making: &Making) -> Result<(OrganizationId, String), Refusal> {
    require(op)?;
    let (made, root) = organization::found(op, &making.name, making.kind, &making.zone, &making.language, false)?;
    let operator = std::mem::replace(&mut op.actor, Actor::System(made.id));
    timeline::record(op, timeline::Event::OrganizationFounded, made.id.0, None)?;
    let person = people::enroll(op, &making.given_name, &making.family_name, Some(&making.email), root.id, Role::Administrator)?;
    let token = one_time_link(op, person.id, root.id)?;
    op.actor = operator;
    Ok((made.id, token))
}

/// Nobody signs in to a suspended organization; nothing in it is touched, and who is answering a pulse may go on.
pub fn suspend(op: &mut Op, id: OrganizationId) -> Result<(), Refusal> {
    known(op, id)?;
    if store::suspend(op.tx, id, op.now)? {
        tell(op, id, timeline::Event::OrganizationSuspended)?;
    }
    Ok(())
}

pub fn reopen(op: &mut Op, id: OrganizationId) -> Result<(), Refusal> {
    known(op, id)?;
    if store::reopen(op.tx, id)? {
        tell(op, id, timeline::Event::OrganizationReopened)?;
    }
    Ok(())
}

/// One organization, as far as an operator knows it.
pub fn known(op: &mut Op, id: OrganizationId) -> Result<Kept, Refusal> {
    organizations(op)?.into_iter().find(|kept| kept.id == id).ok_or(Refusal::Missing)
}

fn tell(op: &mut Op, id: OrganizationId, event: timeline::Event) -> Result<(), Refusal> {
    let operator = std::mem::replace(&mut op.actor, Actor::System(id));
    let told = timeline::record(op, event, id.0, None);
    op.actor = operator;
    told.map(|_| ())
}

/// What appointing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appointed {
    /// The address has an account: it may run the server from now on, with the password it has.
    Now,
    /// It has none: whoever opens this link makes one.
    Link(String),
}

/// Appoints an operator. For the console only: whoever can run it has the machine already.
pub fn appoint(op: &mut Op, email: &str) -> Result<Appointed, Refusal> {
    let email = normal_email(email);
    match store::account_by_email(op.tx, &email)? {
        Some(account) => {
            store::insert_operator(op.tx, account.id, op.now)?;
            Ok(Appointed::Now)
        }
        None => Ok(Appointed::Link(keep_link(op, &email, None, true)?)),
    }
}

/// Takes it from them; their sign-ins to these pages and unused links end at once. False: nobody with this address.
pub fn dismiss(op: &mut Op, email: &str) -> Result<bool, Refusal> {
    let email = normal_email(email);
    store::delete_links(op.tx, &email)?;
    let Some(account) = store::account_by_email(op.tx, &email)? else { return Ok(false) };
    store::delete_operator_sign_ins(op.tx, account.id)?;
    Ok(store::delete_operator(op.tx, account.id)?)
}

/// The addresses of all operators, for the console.
pub fn all(op: &mut Op) -> Result<Vec<String>, Refusal> {
    Ok(store::operators(op.tx)?)
}
