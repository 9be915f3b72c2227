//! Accounts (a way to sign in, global), sign-ins (one browser in one organization, stored hashed) and doors (the digest
//! of a token, and what it opens). One account may be that of persons in several organizations; a cookie is good for one
//! of them at a time. Passwords are hashed outside, on a bounded pool; here arrives only the finished hash.
//!
//! One-time links are in `link`, who is here for a while in `guest`, who runs the server in `operator`.

pub mod guest;
pub mod link;
pub mod operator;
mod store;
mod tables;

pub(crate) use link::is_own;
pub use link::{Arrival, SetPasswordError, one_time_link, set_password};
pub use tables::TABLES;

use crate::ids::{AccountId, OrganizationId, PersonId, SignInId};
use crate::op::{Actor, Op, Refusal};
use crate::{Moment, organization, people, timeline};
use data_encoding::BASE32_NOPAD;
use db::{Bytes, Tx, Uuid};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

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

/// What stands where a password's hash would in what came from another server: no password fits it.
pub const NO_PASSWORD: &str = "none";

/// The accounts of an organization that nobody can sign in with before a one-time link was used.
pub fn without_password(tx: &mut Tx, organization: OrganizationId) -> Result<HashSet<AccountId>, db::Error> {
    Ok(store::without_password(tx, organization)?.into_iter().collect())
}

/// Addresses are compared without case and surrounding blanks.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The account of an id; for someone signed in who changes their password.
pub fn by_id(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, db::Error> {
    store::account(tx, id)
}

/// What stands for "no organization" where a row must name one: the pages of an operator, an account made on the console.
pub const NO_ORGANIZATION: OrganizationId = OrganizationId(Uuid::nil());

/// Makes an account. `None` when the address is taken, also by someone who took it at this very moment.
fn make(op: &mut Op, email: &str, password_hash: &str) -> Result<Option<AccountId>, db::Error> {
    let account = Account { id: op.id(), email: normal_email(email), password_hash: password_hash.into() };
    let home = op.actor.organization().unwrap_or(NO_ORGANIZATION);
    Ok(store::insert_account(op.tx, &account, home, op.now)?.then_some(account.id))
}

/// Makes an account where nobody can have taken its address: at the first set-up, in tests.
/// Errors: `Conflict` when somebody has.
pub fn create(op: &mut Op, email: &str, password_hash: &str) -> Result<AccountId, db::Error> {
    make(op, email, password_hash)?.ok_or(db::Error::Conflict)
}

/// An organization where an account can be signed in today, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub organization: OrganizationId,
    pub person: PersonId,
    pub name: String,
    pub demo: bool,
}

/// Where an account counts today, by name: where its person is active and holds a part, and the organization is not
/// suspended. An account stands once in each organization.
pub fn homes(tx: &mut Tx, account: AccountId, now: Moment) -> Result<Vec<Home>, db::Error> {
    let mut homes: Vec<Home> = Vec::new();
    for home in store::homes(tx, account)? {
        if homes.iter().all(|h| h.organization != home.organization) && counts(tx, home.organization, home.person, now)? {
            homes.push(home);
        }
    }
    Ok(homes)
}

/// The other organizations where an account counts today; one question for the many who have only one.
pub fn elsewhere(tx: &mut Tx, account: AccountId, here: OrganizationId, now: Moment) -> Result<Vec<Home>, db::Error> {
    let mut homes: Vec<Home> = Vec::new();
    for home in store::homes(tx, account)?.into_iter().filter(|home| home.organization != here) {
        if homes.iter().all(|h| h.organization != home.organization) && counts(tx, home.organization, home.person, now)? {
            homes.push(home);
        }
    }
    Ok(homes)
}

/// Whether a person holds any part today, in the zone of their organization, and the organization is open. Asked at
/// every request: who has no part left is out at that instant, whatever their cookie says.
fn counts(tx: &mut Tx, organization: OrganizationId, person: PersonId, now: Moment) -> Result<bool, db::Error> {
    if store::suspended(tx, organization)? {
        return Ok(false);
    }
    let today = now.date(&organization::zone_of(tx, organization)?);
    Ok(!people::parts_on(tx, organization, person, today)?.is_empty())
}

/// Whether an account belongs to someone whose organization is suspended: the only reason worth telling apart.
pub fn waits_for_reopening(tx: &mut Tx, account: AccountId) -> Result<bool, db::Error> {
    for home in store::homes(tx, account)? {
        if store::suspended(tx, home.organization)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Where a new sign-in leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Into the one organization, or the one used last.
    Home,
    /// There are several and none was used before: the page to choose.
    Choose,
    /// To the pages of an operator.
    Server,
}

/// Begins a sign-in for an account whose password was just checked: the cookie's token, stored only hashed, and where to
/// go. `None` when the account counts nowhere today.
pub fn begin(op: &mut Op, account: AccountId) -> Result<Option<(String, Way)>, Refusal> {
    let homes = homes(op.tx, account, op.now)?;
    let runs_server = store::is_operator(op.tx, account)?;
    let last = store::last(op.tx, account)?;
    if let Some(home) = homes.iter().find(|home| Some(home.organization) == last) {
        return Ok(Some((enter(op, account, home, true)?, Way::Home)));
    }
    if runs_server && (homes.is_empty() || last == Some(NO_ORGANIZATION)) {
        return Ok(Some((operator::enter(op, account)?, Way::Server)));
    }
    let Some(first) = homes.first() else { return Ok(None) };
    let several = homes.len() > 1 || runs_server;
    let way = if several { Way::Choose } else { Way::Home };
    Ok(Some((enter(op, account, first, !several)?, way)))
}

/// [`begin`] for whoever needs only the token. Errors: `Missing` when the account counts nowhere today.
pub fn sign_in(op: &mut Op, account: AccountId) -> Result<String, Refusal> {
    Ok(begin(op, account)?.ok_or(Refusal::Missing)?.0)
}

/// A new row and a new token for one organization. The row of the account is kept; who acts is read through it each time
/// (`who`), so that unmerging two people gives each their own sign-in back.
fn enter(op: &mut Op, account: AccountId, home: &Home, remember: bool) -> Result<String, Refusal> {
    let (organization, person) = (home.organization, home.person);
    let id: SignInId = op.random_id();
    let token = token(op.chance().bytes());
    let ends_at = op.now.plus_days(LONGEST_DAYS);
    store::insert_sign_in(op.tx, organization, id, account, person, op.now, ends_at)?;
    open_door(op.tx, organization, "sign-in", &token, id.0, Some(ends_at))?;
    if remember && store::last(op.tx, account)? != Some(organization) {
        store::set_last(op.tx, account, organization)?;
    }
    let mut within = Actor::Person { organization, person, account, sign_in: id };
    std::mem::swap(&mut op.actor, &mut within);
    let told = timeline::record(op, timeline::Event::SignedIn, person.0, None);
    std::mem::swap(&mut op.actor, &mut within);
    told?;
    Ok(token)
}

/// Goes over to another organization of one's own: the old sign-in ends, the new token is for there only. `held` is the
/// token of the cookie at hand. Errors: `Missing` when it is none of mine, or I hold no part there today.
pub fn switch(op: &mut Op, to: OrganizationId, held: &str) -> Result<String, Refusal> {
    let account = op.actor.account().ok_or(Refusal::Missing)?;
    let home = homes(op.tx, account, op.now)?.into_iter().find(|home| home.organization == to).ok_or(Refusal::Missing)?;
    end_held(op, held)?;
    enter(op, account, &home, true)
}

/// Goes over to the pages of an operator. Errors: `Missing` for everyone else.
pub fn switch_to_server(op: &mut Op, held: &str) -> Result<String, Refusal> {
    let account = op.actor.account().ok_or(Refusal::Missing)?;
    if !store::is_operator(op.tx, account)? {
        return Err(Refusal::Missing);
    }
    end_held(op, held)?;
    operator::enter(op, account)
}

fn end_held(op: &mut Op, held: &str) -> Result<(), Refusal> {
    match op.actor {
        Actor::Operator { .. } => operator::sign_out(op, held),
        _ => sign_out(op),
    }
}

/// Who holds this cookie, if it still counts; and whether its last use should be noted. A person who has since been tied to
/// another account is not this account's any more.
pub fn who(tx: &mut Tx, token: &str, now: Moment) -> Result<Option<(Actor, bool)>, db::Error> {
    let Some(door) = door(tx, "sign-in", token, now)? else { return Ok(None) };
    let Some(found) = store::sign_in(tx, door.organization, SignInId(door.target))? else { return Ok(None) };
    if found.ends_at <= now || found.seen_at.plus_seconds(IDLE_SECONDS) <= now || !found.active {
        return Ok(None);
    }
    if !counts(tx, door.organization, found.person, now)? {
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

/// Ends every sign-in of the account in every organization, this one included.
pub fn sign_out_everywhere(op: &mut Op) -> Result<(), Refusal> {
    let account = op.actor.account().ok_or(Refusal::Missing)?;
    Ok(end_sign_ins(op.tx, account)?)
}

pub fn end_sign_ins(tx: &mut Tx, account: AccountId) -> Result<(), db::Error> {
    for (organization, id) in store::sign_ins(tx, account)? {
        store::delete_sign_in(tx, organization, id)?;
        close_doors(tx, organization, "sign-in", id.0)?;
    }
    store::delete_operator_sign_ins(tx, account)
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

/// Changes one's own password; the old one was checked outside. Every other sign-in of the account ends, in every
/// organization; a new one begins here and its token is answered.
pub fn change_password(op: &mut Op, password_hash: &str) -> Result<String, Refusal> {
    let (Some(account), Some(organization)) = (op.actor.account(), op.actor.organization()) else { return Err(Refusal::Missing) };
    store::set_password(op.tx, account, password_hash, op.now)?;
    end_sign_ins(op.tx, account)?;
    link::shut_links(op, account)?;
    let person = op.actor.person().ok_or(Refusal::Missing)?;
    timeline::record(op, timeline::Event::PasswordChanged, person.0, None)?;
    let home = homes(op.tx, account, op.now)?.into_iter().find(|home| home.organization == organization).ok_or(Refusal::Missing)?;
    enter(op, account, &home, true)
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
    /// Whether the first administrator also runs this server.
    pub operator: bool,
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
    if founding.operator {
        store::insert_operator(op.tx, account, op.now)?;
    }
    store::set_last(op.tx, account, made.id)?;
    sign_in(op, account)
}

/// Gives an account another address to sign in with. The caller has made sure that no other account has it.
pub fn change_email(tx: &mut Tx, account: AccountId, email: &str) -> Result<(), db::Error> {
    store::set_email(tx, account, &normal_email(email))
}
