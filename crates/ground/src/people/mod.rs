//! Persons and their memberships: someone's part in a unit from a date to a date. Students are never persons here.
//!
//! Two rows that turn out to be one person are merged by a link (`merging`): nothing moves, and whoever reads rights or
//! lists reads through it. Who leaves, comes back or is away for a while: `leaving`, `absence`. Lists: `listing`.

mod absence;
mod administrators;
mod find;
mod inviting;
mod leaving;
mod listing;
mod merging;
mod names;
mod store;
mod tables;

pub use absence::{Absence, AbsenceError, StandIn, absences, asked, away, been_back, covers_of, note_absence, stand_in};
pub use administrators::{alone_without, alone_without_part};
pub use find::{find, fold_names};
pub use inviting::{INVITATION_DAYS, Invited, MOST_AT_ONCE, invite, without_sign_in};
pub(crate) use leaving::go;
pub use leaving::{By, LEAVE_JOB, LeaveError, come_back, leave, leave_by_hand, left_on, settle_leave};
pub use listing::{Placed, Portion, counts, found, headcount, not_placed, page_of_unit};
pub use merging::{MergeError, merge, merged, selves, standing, suggestions, ties, unmerge};
pub use names::clean_name;
pub use tables::TABLES;

use crate::access::{Part, Role, words};
use crate::ids::{MembershipId, OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::{MANAGE_PEOPLE, SEE_PEOPLE};
use crate::{AccountId, account, clock, days, timeline};
use db::Tx;
use jiff::civil::Date;
use std::collections::HashSet;

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
    /// What lists of people are sorted by.
    pub fn sort_name(&self) -> String {
        store::sort_name(self)
    }

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
    let standing = standing(tx, organization, person)?;
    store::parts_on(tx, organization, standing, &day.to_string())
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

/// How many people have each role in a unit and beneath it today, whoever stands for several rows counted once. The caller has
/// required the right.
pub fn roles_in(op: &mut Op, unit: UnitId) -> Result<Vec<(Role, i64)>, Refusal> {
    let (organization, today) = (op.organization()?, op.today_in(unit)?);
    Ok(store::roles_in(op.tx, organization, unit, &today.to_string())?)
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

/// Who is here with this address; the one who stands for the others, if there are several. The caller has required the right.
pub fn holder(op: &mut Op, email: &str) -> Result<Option<Person>, Refusal> {
    let organization = op.organization()?;
    for id in store::of_email(op.tx, organization, email)? {
        let stands = standing(op.tx, organization, id)?;
        if let Some(person) = store::person(op.tx, organization, stands)?.filter(|p| p.active) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

/// Whether there is more than one person; counts and loads none beyond the second.
pub fn several(tx: &mut Tx, organization: OrganizationId) -> Result<bool, db::Error> {
    store::several(tx, organization)
}

/// The rows of an address, merged ones included.
pub fn of_email(tx: &mut Tx, organization: OrganizationId, email: &str) -> Result<Vec<PersonId>, db::Error> {
    store::of_email(tx, organization, email)
}

/// One part, whoever holds it.
pub fn part(tx: &mut Tx, organization: OrganizationId, id: MembershipId) -> Result<Option<Membership>, db::Error> {
    store::part(tx, organization, id)
}

pub fn memberships(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Membership>, db::Error> {
    store::memberships(tx, organization)
}

pub fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<(OrganizationId, PersonId)>, db::Error> {
    store::of_account(tx, account)
}

/// How many parts ever began in each month of the year (`07`): when a year begins here, as far as parts tell.
pub fn begin_months(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(String, i64)>, db::Error> {
    store::begin_months(tx, organization)
}

/// Adds a person with one part, by hand. A consultant's part needs its last day (`account::guest`).
pub fn add(
    op: &mut Op,
    given: &str,
    family: &str,
    email: Option<&str>,
    unit: UnitId,
    role: Role,
    until: Option<Date>,
) -> Result<Person, Refusal> {
    op.require(MANAGE_PEOPLE, unit)?;
    let until = last_day(op, role, until)?;
    let id = op.id();
    enroll_as(op, id, given, family, email, unit, role, until)
}

/// The rule for consultants; the form has asked it before and told what is wrong beside the field.
pub(crate) fn last_day(op: &mut Op, role: Role, until: Option<Date>) -> Result<Option<Date>, Refusal> {
    let today = op.today()?;
    account::guest::last_day(role, today, until).map_err(|_| Refusal::Forbidden(MANAGE_PEOPLE))
}

/// [`add`] without asking leave: the first administrator of a new organization, the demo.
pub fn enroll(op: &mut Op, given: &str, family: &str, email: Option<&str>, unit: UnitId, role: Role) -> Result<Person, Refusal> {
    let until = if role == Role::Consultant { Some(account::guest::latest(op.today()?)) } else { None };
    let id = op.id();
    enroll_as(op, id, given, family, email, unit, role, until)
}

/// [`add`] for a form that may be sent twice: the same `once` (made with the blank form) is the same person. Answers the
/// person, and whether they were here already.
#[expect(clippy::too_many_arguments, reason = "the fields of one form")]
pub fn add_once(
    op: &mut Op,
    once: &str,
    given: &str,
    family: &str,
    email: Option<&str>,
    unit: UnitId,
    role: Role,
    until: Option<Date>,
) -> Result<(Person, bool), Refusal> {
    op.require(MANAGE_PEOPLE, unit)?;
    let until = last_day(op, role, until)?;
    let organization = op.organization()?;
    // Bound to the organization and the one who asks, so that nobody can choose another's id.
    let seed = format!("{}.{}.{once}", organization.0, op.actor.person().map_or_else(String::new, |p| p.0.to_string()));
    let digest = crate::account::digest("person once", &seed);
    let mut half = [0; 16];
    half.copy_from_slice(&digest.0[..16]);
    let id = PersonId(uuid::Builder::from_custom_bytes(half).into_uuid());
    if let Some(known) = store::person(op.tx, organization, id)? {
        return Ok((known, true));
    }
    Ok((enroll_as(op, id, given, family, email, unit, role, until)?, false))
}

#[expect(clippy::too_many_arguments, reason = "the fields of one form")]
fn enroll_as(
    op: &mut Op,
    id: PersonId,
    given: &str,
    family: &str,
    email: Option<&str>,
    unit: UnitId,
    role: Role,
    until: Option<Date>,
) -> Result<Person, Refusal> {
    let organization = op.organization()?;
    let person = Person {
        id,
        given_name: clean_name(given),
        family_name: clean_name(family),
        email: email.map(str::to_string),
        account: None,
        source_id: None,
        active: true,
    };
    store::insert_person(op.tx, organization, &person)?;
    let today = op.today()?;
    give_part(op, person.id, unit, role, today, until)?;
    timeline::record(op, timeline::Event::PersonAdded, person.id.0, Some(unit.0))?;
    Ok(person)
}

/// Gives a person a part from a day to a day. Leave has been asked by the caller. Errors: `Forbidden` for days that cannot
/// be meant.
fn give_part(op: &mut Op, person: PersonId, unit: UnitId, role: Role, from: Date, until: Option<Date>) -> Result<MembershipId, Refusal> {
    if !days::fit(from, until, op.today()?) {
        return Err(Refusal::Forbidden(MANAGE_PEOPLE));
    }
    let organization = op.organization()?;
    let membership = Membership {
        id: op.id(),
        person,
        unit,
        role,
        group: StakeholderGroup::of(role),
        begins_on: from.to_string(),
        ends_on: until.map(|day| day.to_string()),
        source: "hand".into(),
    };
    store::insert_membership(op.tx, organization, &membership)?;
    Ok(membership.id)
}

/// Gives someone a further part from today on, by hand.
pub fn add_part(op: &mut Op, person: PersonId, unit: UnitId, role: Role, until: Option<Date>) -> Result<(), Refusal> {
    let today = op.today()?;
    add_part_from(op, person, unit, role, today, until)
}

/// [`add_part`] from a day to a day, both included; `None` is until further notice. The same part with the same days
/// given again changes nothing.
pub fn add_part_from(op: &mut Op, person: PersonId, unit: UnitId, role: Role, from: Date, until: Option<Date>) -> Result<(), Refusal> {
    op.require(MANAGE_PEOPLE, unit)?;
    let until = last_day(op, role, until)?;
    load(op, person)?;
    let organization = op.organization()?;
    let (begins, ends) = (from.to_string(), until.map(|d| d.to_string()));
    let same = |m: &Membership| m.unit == unit && m.role == role && m.begins_on == begins && m.ends_on == ends;
    if store::parts_held(op.tx, organization, person, &begins)?.iter().any(same) {
        return Ok(());
    }
    give_part(op, person, unit, role, from, until)?;
    timeline::record(op, timeline::Event::PartGiven, person.0, Some(unit.0))?;
    Ok(())
}

/// Moves the last day of a part that was given by hand (`None`: until further notice). Errors: `Missing` for a part that
/// is not theirs or that the roster owns, `Forbidden` for an end of one's own part as administrator and for one before its
/// first day, `NobodyFrom` when a day ahead were left without an administrator.
pub fn change_end(op: &mut Op, person: PersonId, part: MembershipId, last_day: Option<Date>) -> Result<(), LeaveError> {
    let held = parts_held(op, person)?.into_iter().find(|m| m.id == part && m.source == "hand").ok_or(Refusal::Missing)?;
    if held.role == Role::Administrator && last_day.is_some() && is_actor(op, person)? {
        return Err(Refusal::Forbidden(MANAGE_PEOPLE).into());
    }
    if let Some(last) = last_day
        && let Some(day) = alone_without_part(op, part, last)?
    {
        return Err(LeaveError::NobodyFrom(day));
    }
    let (today, first) = (op.today()?, clock::date(&held.begins_on));
    if first.zip(last_day).is_some_and(|(first, last)| !days::from(first, today).contains(&last)) {
        return Err(Refusal::Forbidden(MANAGE_PEOPLE).into());
    }
    // A consultant's part needs an end, and not a far one; an end that is over already is nobody's access.
    let over = match last_day {
        Some(day) => day < today,
        None => false,
    };
    if !over {
        self::last_day(op, held.role, last_day)?;
    }
    let organization = op.organization()?;
    store::set_end(op.tx, organization, part, last_day)?;
    timeline::record(op, timeline::Event::PartChanged, person.0, Some(held.unit.0))?;
    Ok(())
}

/// Whether the actor is this person, under whichever of their rows.
fn is_actor(op: &mut Op, person: PersonId) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let Some(actor) = op.actor.person() else { return Ok(false) };
    Ok(selves(op.tx, organization, actor)?.contains(&person))
}

/// The parts in one unit that go on after its last day: they end there, and those named go on elsewhere from the next day.
pub(crate) fn end_parts_of_unit(op: &mut Op, unit: UnitId, last_day: Date, going_on: &[(MembershipId, UnitId)]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let first = last_day.tomorrow().unwrap_or(last_day);
    for part in store::in_unit_itself(op.tx, organization, unit, last_day)? {
        store::set_end(op.tx, organization, part.id, Some(last_day))?;
        let Some((_, to)) = going_on.iter().find(|(id, _)| *id == part.id) else { continue };
        let begins_on = part.begins_on.clone().max(first.to_string());
        let next = Membership { id: op.id(), unit: *to, begins_on, source: "hand".into(), ..part };
        store::insert_membership(op.tx, organization, &next)?;
    }
    Ok(())
}

/// The parts in one unit that go on after a day, each with its person: for the preview of a closing. The caller has
/// required the right.
pub fn parts_after(op: &mut Op, unit: UnitId, day: Date) -> Result<Vec<(Membership, Person)>, Refusal> {
    let organization = op.organization()?;
    let mut found = Vec::new();
    for part in store::in_unit_itself(op.tx, organization, unit, day)? {
        let whose = standing(op.tx, organization, part.person)?;
        let person = load(op, whose)?;
        found.push((part, person));
    }
    found.sort_by_cached_key(|(_, person)| store::sort_name(person));
    Ok(found)
}

/// All parts someone ever held, oldest first, for whoever manages people.
pub fn parts_ever(op: &mut Op, person: PersonId) -> Result<Vec<Membership>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let whose = standing(op.tx, organization, person)?;
    Ok(store::parts_ever(op.tx, organization, whose)?)
}

/// Goes on when the actor manages people in the whole organization; answers its root.
pub(crate) fn manage_all(op: &mut Op) -> Result<UnitId, Refusal> {
    Ok(crate::organization::over_all(op, MANAGE_PEOPLE)?.id)
}

/// The parts someone holds today or later, for whoever manages people.
pub fn parts_held(op: &mut Op, person: PersonId) -> Result<Vec<Membership>, Refusal> {
    manage_all(op)?;
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let whose = standing(op.tx, organization, person)?;
    Ok(store::parts_held(op.tx, organization, whose, &today)?)
}

/// Ends a part that was given by hand: yesterday was its last day. One that the roster gave ends with the roster. Ending
/// it a second time changes nothing. Errors: `Forbidden` for one's own part as administrator, which another has to end;
/// `NobodyFrom` when a day ahead were left without an administrator.
pub fn end_part(op: &mut Op, person: PersonId, part: MembershipId) -> Result<(), LeaveError> {
    let held = parts_held(op, person)?.into_iter().find(|m| m.id == part && m.source == "hand");
    let Some(held) = held else { return Ok(()) };
    // Nobody takes this from themselves: the organization would be left with nobody who can give it back.
    if held.role == Role::Administrator && is_actor(op, person)? {
        return Err(Refusal::Forbidden(MANAGE_PEOPLE).into());
    }
    let today = op.today()?;
    let last_day = today.yesterday().unwrap_or(today);
    if let Some(day) = alone_without_part(op, held.id, last_day)? {
        return Err(LeaveError::NobodyFrom(day));
    }
    let organization = op.organization()?;
    store::end_membership(op.tx, organization, held.id, &last_day.to_string())?;
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

/// Ends every part of one row that would go on after the day.
pub(crate) fn end_open(tx: &mut Tx, organization: OrganizationId, person: PersonId, last_day: Date) -> Result<(), db::Error> {
    store::end_open(tx, organization, person, last_day)
}

/// Who was let go by people and not by a list, and is not back.
pub(crate) fn left_by_hand(tx: &mut Tx, organization: OrganizationId) -> Result<HashSet<PersonId>, db::Error> {
    Ok(store::left_by_hand(tx, organization)?.into_iter().collect())
}

/// A person by id, for verbs that have found their organization another way (a door).
pub fn by_id(tx: &mut Tx, organization: OrganizationId, id: PersonId) -> Result<Option<Person>, db::Error> {
    store::person(tx, organization, id)
}
