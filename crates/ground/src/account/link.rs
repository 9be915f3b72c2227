//! One-time links: how a person gets into their organization for the first time, and how a lost password is replaced.
//!
//! A link made by an administrator opens *a person of that organization*, never an account that others rely on. Where the
//! account is this organization's own (made by one of its links, used by nobody elsewhere, not an operator's), the link
//! may set its password. Everywhere else it only ties the person anew: to an account whose password its holder knows, or
//! to a fresh one. So an administrator of one organization gets nowhere near another through someone both know. The
//! password of an account that serves several is replaced by its owner, or by a link made on the console.

use super::store::{self, LinkRow};
use super::{Home, NO_ORGANIZATION, ONE_TIME_LINK_DAYS, Way, begin, close_doors, counts, digest, end_sign_ins, end_sign_ins_of};
use super::{door, make, normal_email, open_door, token};
use crate::ids::{AccountId, OrganizationId, PersonId, UnitId};
use crate::op::{Actor, Op, Refusal};
use crate::policy::MANAGE_ACCOUNTS;
use crate::{Moment, people, timeline};
use db::Tx;

/// Makes a one-time link for a person. Earlier unused links of theirs stop working.
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

/// A link made on the console, for an account rather than a person: it replaces the password whatever organizations the
/// account serves, each of which reads so on its timeline. `None` when no account has the address.
pub fn console_link(op: &mut Op, email: &str) -> Result<Option<String>, Refusal> {
    let Some(account) = store::account_by_email(op.tx, &normal_email(email))? else { return Ok(None) };
    let token = keep_link(op, &account.email, Some(account.id), false)?;
    tell_everywhere(op, account.id, timeline::Event::PasswordLinkMade)?;
    Ok(Some(token))
}

pub(super) fn keep_link(op: &mut Op, email: &str, account: Option<AccountId>, makes_operator: bool) -> Result<String, Refusal> {
    let token = token(op.chance().bytes());
    let ends_at = op.now.plus_days(ONE_TIME_LINK_DAYS);
    store::delete_links(op.tx, email)?;
    store::insert_link(op.tx, &digest("account-link", &token), &LinkRow { account, email: email.into(), makes_operator, ends_at })?;
    Ok(token)
}

/// Unused console links of an account stop working.
pub(super) fn shut_links(op: &mut Op, account: AccountId) -> Result<(), Refusal> {
    if let Some(account) = store::account(op.tx, account)? {
        store::delete_links(op.tx, &account.email)?;
    }
    Ok(())
}

/// Records what happened to an account in every organization that knows it.
fn tell_everywhere(op: &mut Op, account: AccountId, event: timeline::Event) -> Result<(), Refusal> {
    let before = op.actor.clone();
    for organization in store::served(op.tx, account)? {
        op.actor = Actor::System(organization);
        for person in store::same_here(op.tx, organization, account)? {
            timeline::record(op, event, person.0, None)?;
        }
    }
    op.actor = before;
    Ok(())
}

/// Whom a link is for.
#[derive(Clone, Debug)]
enum For {
    Person { organization: OrganizationId, person: people::Person },
    Console { account: Option<AccountId>, makes_operator: bool },
}

/// What its holder may do with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Replace the password of the account; with `tie`, or use another account they have.
    Reset { tie: bool },
    /// Make an account, or tie one they have.
    Join,
}

/// Whoever holds a link that still works.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Empty for an operator to be, who has no name here.
    pub name: String,
    pub email: Option<String>,
    pub offer: Offer,
    of: For,
}

impl Holder {
    /// Made up, for samples of pages: opens nothing.
    pub fn sample(name: &str, email: Option<&str>, offer: Offer) -> Holder {
        let of = For::Console { account: None, makes_operator: false };
        Holder { name: name.into(), email: email.map(str::to_string), offer, of }
    }
}

/// Looks a link up. `None`: used, run out, never made, or for someone who left.
pub fn holder(tx: &mut Tx, token: &str, now: Moment) -> Result<Option<Holder>, db::Error> {
    if let Some(door) = door(tx, "password", token, now)? {
        let organization = door.organization;
        let Some(person) = people::by_id(tx, organization, PersonId(door.target))?.filter(|p| p.active) else { return Ok(None) };
        let offer = match person.account {
            Some(account) if is_own(tx, account, organization)? => Offer::Reset { tie: true },
            _ => Offer::Join,
        };
        return Ok(Some(Holder { name: person.name(), email: person.email.clone(), offer, of: For::Person { organization, person } }));
    }
    let Some(link) = store::link(tx, &digest("account-link", token))?.filter(|link| link.ends_at > now) else { return Ok(None) };
    let offer = if link.account.is_some() { Offer::Reset { tie: false } } else { Offer::Join };
    let of = For::Console { account: link.account, makes_operator: link.makes_operator };
    Ok(Some(Holder { name: String::new(), email: Some(link.email), offer, of }))
}

/// Whether an account is this organization's own: made here, nobody elsewhere has it or ever had it, not an operator's.
/// Former ties count too, since they may be taken up again.
pub(crate) fn is_own(tx: &mut Tx, account: AccountId, organization: OrganizationId) -> Result<bool, db::Error> {
    let made_here = store::home(tx, account)?.is_none_or(|home| home == organization);
    let here_only = store::served(tx, account)?.into_iter().all(|of| of == organization);
    Ok(made_here && here_only && !store::is_operator(tx, account)?)
}

/// What stands in the way of using a link.
#[derive(Debug, thiserror::Error)]
pub enum SetPasswordError {
    #[error("the link has been used or has run out")]
    LinkSpent,
    /// Another account uses the address.
    #[error("this address is in use")]
    AddressTaken,
    /// The account is already that of someone else in this organization.
    #[error("this account is another person's here")]
    AnotherPerson,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for SetPasswordError {
    fn from(error: db::Error) -> SetPasswordError {
        SetPasswordError::Refused(error.into())
    }
}

/// Someone who used a link, and where it leads.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    pub account: AccountId,
    pub organization: Option<OrganizationId>,
}

/// Uses a link: sets the password of the account where it may, else makes a new one. Ends all its other sign-ins.
pub fn set_password(op: &mut Op, token: &str, email: &str, password_hash: &str) -> Result<Arrival, SetPasswordError> {
    let held = holder(op.tx, token, op.now)?.ok_or(SetPasswordError::LinkSpent)?;
    let own = match (&held.of, held.offer) {
        (For::Person { person, .. }, Offer::Reset { .. }) => person.account,
        (For::Console { account, .. }, Offer::Reset { .. }) => *account,
        (_, Offer::Join) => None,
    };
    if let Some(account) = own {
        store::set_password(op.tx, account, password_hash, op.now)?;
        spend(op, &held, token, account)?;
        tell_everywhere(op, account, timeline::Event::PasswordSet)?;
        return Ok(arrival(&held, account));
    }
    op.actor = match &held.of {
        For::Person { organization, .. } => Actor::System(*organization),
        For::Console { .. } => Actor::Guest,
    };
    let account = make(op, email, password_hash)?.ok_or(SetPasswordError::AddressTaken)?;
    if let For::Person { organization, person } = &held.of {
        // With the account they had, nobody is this person any more.
        end_sign_ins_of(op.tx, *organization, person.clone())?;
    }
    put(op, &held, account)?;
    spend(op, &held, token, account)?;
    tell_everywhere(op, account, timeline::Event::PasswordSet)?;
    Ok(arrival(&held, account))
}

/// Uses a link with an account that exists and whose password was just checked: the person is tied to it. Nothing about
/// the account changes, but its other sign-ins end: whoever may hold one must not come along.
pub fn tie(op: &mut Op, token: &str, account: AccountId) -> Result<Arrival, SetPasswordError> {
    let held = holder(op.tx, token, op.now)?.ok_or(SetPasswordError::LinkSpent)?;
    if held.offer == (Offer::Reset { tie: false }) {
        return Err(SetPasswordError::LinkSpent);
    }
    if let For::Person { organization, person } = &held.of {
        if store::same_here(op.tx, *organization, account)?.iter().any(|other| *other != person.id) {
            return Err(SetPasswordError::AnotherPerson);
        }
        // From before homes were written down: it was made where it has served so far, and not here.
        if store::home(op.tx, account)?.is_none() {
            let served = store::served(op.tx, account)?;
            store::set_home(op.tx, account, served.first().copied().unwrap_or(NO_ORGANIZATION))?;
        }
        if person.account != Some(account) {
            end_sign_ins_of(op.tx, *organization, person.clone())?;
        }
    }
    put(op, &held, account)?;
    spend(op, &held, token, account)?;
    if let For::Person { organization, person } = &held.of {
        op.actor = Actor::System(*organization);
        timeline::record(op, timeline::Event::AccountTied, person.id.0, None)?;
    }
    Ok(arrival(&held, account))
}

/// Ties what the link is for to the account.
fn put(op: &mut Op, held: &Holder, account: AccountId) -> Result<(), Refusal> {
    match &held.of {
        For::Person { organization, person } => people::link_account(op.tx, *organization, person.id, account)?,
        For::Console { makes_operator: true, .. } => {
            store::insert_operator(op.tx, account, op.now)?;
        }
        For::Console { .. } => {}
    }
    Ok(())
}

/// The link works no more, and no sign-in from before goes on.
fn spend(op: &mut Op, held: &Holder, token: &str, account: AccountId) -> Result<(), Refusal> {
    end_sign_ins(op.tx, account)?;
    match &held.of {
        For::Person { organization, person } => close_doors(op.tx, *organization, "password", person.id.0)?,
        For::Console { .. } => {
            if let Some(link) = store::link(op.tx, &digest("account-link", token))? {
                store::delete_links(op.tx, &link.email)?;
            }
        }
    }
    Ok(())
}

fn arrival(held: &Holder, account: AccountId) -> Arrival {
    let organization = match held.of {
        For::Person { organization, .. } => Some(organization),
        For::Console { .. } => None,
    };
    Arrival { account, organization }
}

/// Signs in whoever came by a link: into the organization it was for, if they hold a part there today; else wherever the
/// account counts. `None` when that is nowhere yet.
pub fn arrive(op: &mut Op, arrival: &Arrival) -> Result<Option<(String, Way)>, Refusal> {
    let Some(organization) = arrival.organization else { return begin(op, arrival.account) };
    let here: Vec<Home> = store::homes(op.tx, arrival.account)?.into_iter().filter(|home| home.organization == organization).collect();
    for home in here {
        if counts(op.tx, organization, home.person, op.now)? {
            return Ok(Some((super::enter(op, arrival.account, &home, true)?, Way::Home)));
        }
    }
    Ok(None)
}
