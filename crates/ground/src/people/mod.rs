//! Persons and their memberships: someone's part in a unit from a date to a date. Students are never persons here.

mod store;
mod tables;

pub use tables::TABLES;

use crate::access::{Part, Role, words};
use crate::ids::{MembershipId, OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::{MANAGE_PEOPLE, SEE_PEOPLE};
use crate::{AccountId, timeline};
use db::Tx;
use jiff::civil::Date;

words! {
    /// Whose perspective someone brings.
    StakeholderGroup {
        Teachers = "teachers", Paraeducators = "paraeducators", Leaders = "leaders", SupportStaff = "support-staff",
        Students = "students", Families = "families", Community = "community",
    }
}

impl StakeholderGroup {
    /// The group that a role belongs to unless said otherwise.
    pub fn of(role: Role) -> StakeholderGroup {
        match role {
            Role::Teacher | Role::Lead | Role::Coach => StakeholderGroup::Teachers,
            Role::Paraeducator => StakeholderGroup::Paraeducators,
            Role::Principal | Role::DistrictLeader | Role::Administrator => StakeholderGroup::Leaders,
            Role::SupportStaff => StakeholderGroup::SupportStaff,
            Role::Evaluator | Role::Consultant => StakeholderGroup::Community,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: PersonId,
    pub given_name: String,
    pub family_name: String,
    pub email: Option<String>,
    pub account: Option<AccountId>,
    pub source_id: Option<String>,
    pub active: bool,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name).trim().to_string()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Membership {
    pub id: MembershipId,
    pub person: PersonId,
    pub unit: UnitId,
    pub role: Role,
    pub group: StakeholderGroup,
    pub begins_on: String,
    pub ends_on: Option<String>,
    /// `roster` when an import owns it, `hand` when a person added it.
    pub source: String,
}

/// A person as a list shows them.
#[derive(Clone, Debug)]
pub struct Listed {
    pub person: Person,
    pub role: Role,
    pub group: StakeholderGroup,
    pub unit: UnitId,
}

pub(crate) fn parts_on(tx: &mut Tx, organization: OrganizationId, person: PersonId, day: Date) -> Result<Vec<Part>, db::Error> {
    store::parts_on(tx, organization, person, &day.to_string())
}

/// The parts someone holds on a day; for pages that may name them with their part.
pub fn parts_of(tx: &mut Tx, organization: OrganizationId, person: PersonId, day: Date) -> Result<Vec<Part>, db::Error> {
    store::parts_on(tx, organization, person, &day.to_string())
}

/// Any one person of the organization; for pages that already show a name the reader may see.
pub fn load(op: &mut Op, id: PersonId) -> Result<Person, Refusal> {
    let organization = op.organization()?;
    store::person(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// The active people beneath a unit today, by name. A person with several parts stands once, with the first of them.
pub fn in_unit(op: &mut Op, unit: UnitId) -> Result<Vec<Listed>, Refusal> {
    op.require(SEE_PEOPLE, unit)?;
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let mut listed = store::in_unit(op.tx, organization, unit, &today)?;
    let mut seen = std::collections::HashSet::new();
    listed.retain(|l| seen.insert(l.person.id));
    Ok(listed)
}

/// All people of the organization, for the import's comparison.
pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Person>, db::Error> {
    store::all(tx, organization)
}

pub fn memberships(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Membership>, db::Error> {
    store::memberships(tx, organization)
}

pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<(OrganizationId, PersonId)>, db::Error> {
    store::of_account(tx, account)
}

/// Adds a person with one part, by hand.
pub fn add(op: &mut Op, given: &str, family: &str, email: Option<&str>, unit: UnitId, role: Role) -> Result<Person, Refusal> {
    op.require(MANAGE_PEOPLE, unit)?;
    enroll(op, given, family, email, unit, role)
}

/// [`add`] without asking leave: the first administrator of a new organization, the demo.
pub fn enroll(op: &mut Op, given: &str, family: &str, email: Option<&str>, unit: UnitId, role: Role) -> Result<Person, Refusal> {
    let organization = op.organization()?;
    let person = Person {
        id: op.id(),
        given_name: given.into(),
        family_name: family.into(),
        email: email.map(str::to_string),
        account: None,
        source_id: None,
        active: true,
    };
    store::insert_person(op.tx, organization, &person)?;
    give_part(op, person.id, unit, role)?;
    timeline::record(op, timeline::Event::PersonAdded, person.id.0, Some(unit.0))?;
    Ok(person)
}

/// Gives a person a part from today on. Leave has been asked by the caller.
fn give_part(op: &mut Op, person: PersonId, unit: UnitId, role: Role) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let membership = Membership {
        id: op.id(),
        person,
        unit,
        role,
        group: StakeholderGroup::of(role),
        begins_on: op.today()?.to_string(),
        ends_on: None,
        source: "hand".into(),
    };
    Ok(store::insert_membership(op.tx, organization, &membership)?)
}

/// Gives someone a further part, by hand.
pub fn add_part(op: &mut Op, person: PersonId, unit: UnitId, role: Role) -> Result<(), Refusal> {
    op.require(MANAGE_PEOPLE, unit)?;
    load(op, person)?;
    give_part(op, person, unit, role)?;
    timeline::record(op, timeline::Event::PartGiven, person.0, Some(unit.0))?;
    Ok(())
}

/// The parts someone holds today or later, for whoever manages people.
pub fn parts_held(op: &mut Op, person: PersonId) -> Result<Vec<Membership>, Refusal> {
    let organization = op.organization()?;
    let root = crate::organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.require(MANAGE_PEOPLE, root.id)?;
    let today = op.today()?.to_string();
    Ok(store::parts_held(op.tx, organization, person, &today)?)
}

/// Ends a part that was given by hand: yesterday was its last day. One that the roster gave ends with the roster. Ending
/// it a second time changes nothing. Errors: `Forbidden` for one's own part as administrator, which another has to end.
pub fn end_part(op: &mut Op, person: PersonId, part: MembershipId) -> Result<(), Refusal> {
    let held = parts_held(op, person)?.into_iter().find(|m| m.id == part && m.source == "hand");
    let Some(held) = held else { return Ok(()) };
    // Nobody takes this from themselves: the organization would be left with nobody who can give it back.
    if held.role == Role::Administrator && op.actor.person() == Some(person) {
        return Err(Refusal::Forbidden(MANAGE_PEOPLE));
    }
    let today = op.today()?;
    let organization = op.organization()?;
    store::end_membership(op.tx, organization, held.id, &today.yesterday().unwrap_or(today).to_string())?;
    timeline::record(op, timeline::Event::PartEnded, person.0, Some(held.unit.0))?;
    Ok(())
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, person: &Person) -> Result<(), db::Error> {
    store::insert_person(tx, organization, person)
}

pub fn update(tx: &mut Tx, organization: OrganizationId, person: &Person) -> Result<(), db::Error> {
    store::update_person(tx, organization, person)
}

pub fn insert_membership(tx: &mut Tx, organization: OrganizationId, membership: &Membership) -> Result<(), db::Error> {
    store::insert_membership(tx, organization, membership)
}

/// Ends a part on a day (the last day it holds).
pub fn end_membership(tx: &mut Tx, organization: OrganizationId, id: MembershipId, last_day: &str) -> Result<(), db::Error> {
    store::end_membership(tx, organization, id, last_day)
}

pub fn link_account(tx: &mut Tx, organization: OrganizationId, person: PersonId, account: AccountId) -> Result<(), db::Error> {
    store::link_account(tx, organization, person, account)
}

/// A person by id, for verbs that have found their organization another way (a door).
pub fn by_id(tx: &mut Tx, organization: OrganizationId, id: PersonId) -> Result<Option<Person>, db::Error> {
    store::person(tx, organization, id)
}
