//! The organization, its schools and calendar, and the people who come and go.

use super::super::personas;
use super::{Seeding, ZONE};
use anyhow::{Context, Result};
use ground::calendar::{self, DayKind, DaysIn, Proposal, SaveError, Weekdays};
use ground::organization::{self, Unit, UnitKind};
use ground::{Actor, Ground, OrganizationId, PersonId, Refusal, Role, UnitId, account, people};
use jiff::civil::{Date, date};
use simulate::{Employee, Job};

pub fn found(ground: &Ground) -> Result<(OrganizationId, UnitId)> {
    let made = ground.write_now(Actor::Guest, |op| {
        let (organization, root) = organization::found(op, "Riverbend Demo District", UnitKind::District, ZONE, "en", true)?;
        Ok::<_, Refusal>((organization.id, root.id))
    });
    Ok(made?)
}

/// The schools with everyone who is there on the first day, and the calendar they share.
pub fn schools(all: &mut Seeding) -> Result<()> {
    let (root, organization) = (all.root, all.organization);
    let names: Vec<String> = all.district.schools.iter().map(|s| s.name.clone()).collect();
    all.schools = all.write(move |op| {
        let mut schools = Vec::new();
        for name in &names {
            let unit = Unit { id: op.id(), parent: Some(root), kind: UnitKind::School, name: name.clone(), source_id: None };
            organization::add_unit(op.tx, organization, &unit)?;
            schools.push(unit.id);
        }
        organization::replant(op.tx, organization)?;
        Ok::<_, Refusal>(schools)
    })?;
    let years = all.district.begins.year() - 1..=all.district.ends.year();
    for year in years {
        all.write(move |op| calendar::add_year(op, root, &school_year(year)).map(|_| ()).map_err(refused))?;
    }
    arrive(all, all.district.begins)?;
    // Where the district's own people work.
    let office =
        [(Role::Administrator, "Ruth", "Abara"), (Role::DistrictLeader, "Owen", "Castellanos"), (Role::Evaluator, "Ingrid", "Solheim")];
    for (role, given, family) in office {
        let person = enroll(all, given, family, root, role)?;
        all.office.insert(role, person);
        let_in(all, person, role)?;
    }
    Ok(())
}

fn refused(error: SaveError) -> Refusal {
    match error {
        SaveError::Refused(refusal) => refusal,
        _ => Refusal::Missing,
    }
}

fn school_year(year: i16) -> Proposal {
    let days = |name: &str, kind, from, to| DaysIn { kind, name: name.into(), starts_on: from, ends_on: to };
    Proposal {
        name: format!("{year}–{:02}", (year + 1) % 100),
        starts_on: date(year, 8, 15),
        ends_on: date(year + 1, 6, 14),
        weekdays: Weekdays::MONDAY_TO_FRIDAY,
        terms: Vec::new(),
        days: vec![
            days("Labor Day", DayKind::Holiday, date(year, 9, 1), date(year, 9, 1)),
            days("Learning day", DayKind::Staff, date(year, 10, 10), date(year, 10, 10)),
            days("Thanksgiving", DayKind::Break, date(year, 11, 25), date(year, 11, 28)),
            days("Winter break", DayKind::Break, date(year, 12, 20), date(year + 1, 1, 2)),
            days("Spring break", DayKind::Break, date(year + 1, 3, 23), date(year + 1, 3, 27)),
        ],
    }
}

fn role(job: Job) -> Role {
    match job {
        Job::Principal => Role::Principal,
        Job::Coach => Role::Coach,
        Job::Teacher => Role::Teacher,
        Job::Paraeducator => Role::Paraeducator,
        Job::SupportStaff => Role::SupportStaff,
    }
}

/// Everyone whose first day this is comes, in one transaction.
fn arrive(all: &mut Seeding, day: Date) -> Result<()> {
    let mut coming: Vec<((usize, usize), UnitId, Employee)> = Vec::new();
    for (school, place) in all.district.schools.iter().enumerate() {
        let new = place.staff.iter().enumerate().filter(|(_, e)| e.from == day);
        coming.extend(new.map(|(at, e)| ((school, at), all.schools[school], e.clone())));
    }
    let came = all.write(move |op| {
        let enroll = |(place, unit, e): &((usize, usize), UnitId, Employee)| {
            Ok((*place, people::enroll(op, &e.given, &e.family, None, *unit, role(e.job))?.id))
        };
        coming.iter().map(enroll).collect::<Result<Vec<_>, Refusal>>()
    })?;
    all.staff.extend(came);
    Ok(())
}

/// Who left is gone, who comes is there.
pub fn turn_over(all: &mut Seeding, day: Date) -> Result<()> {
    let mut leaving: Vec<(PersonId, Date)> = Vec::new();
    for (school, place) in all.district.schools.iter().enumerate() {
        for (at, employee) in place.staff.iter().enumerate() {
            if let (Some(last), Some(person)) = (employee.until, all.staff.get(&(school, at)))
                && last < day
            {
                leaving.push((*person, last));
                all.staff.remove(&(school, at));
            }
        }
    }
    all.write(move |op| {
        for (person, last) in &leaving {
            let known = people::load(op, *person)?;
            people::leave(op, &known, *last)?;
        }
        Ok::<_, Refusal>(())
    })?;
    arrive(all, day)
}

fn enroll(all: &Seeding, given: &'static str, family: &'static str, unit: UnitId, role: Role) -> Result<PersonId> {
    all.write(move |op| Ok::<_, Refusal>(people::enroll(op, given, family, None, unit, role)?.id))
}

/// Someone who may do more in their unit from today on.
pub fn give_part(all: &Seeding, person: PersonId, unit: UnitId, role: Role) -> Result<()> {
    all.write(move |op| people::add_part(op, person, unit, role, None))
}

/// A sign-in without a password: only the demo's door opens it.
fn let_in(all: &Seeding, person: PersonId, role: Role) -> Result<()> {
    let persona = personas::of(role).context("nobody looks around in this role")?;
    let organization = all.organization;
    all.write(move |op| {
        let account = account::create(op, persona.email, "none")?;
        Ok::<_, Refusal>(people::link_account(op.tx, organization, person, account)?)
    })
}

/// As whom one can look around in the schools: people of the first school where an innovation is in use and goes on.
pub fn personas(all: &mut Seeding, today: Date) -> Result<()> {
    let consultant = enroll(all, "Mina", "Okonkwo", all.root, Role::Consultant)?;
    let_in(all, consultant, Role::Consultant)?;
    let home = home(all, today).context("no school has anything in use; choose another seed")?;
    let adoption = &all.district.adoptions[home];
    let school = &all.district.schools[adoption.school];
    let on_team = |at: &usize| all.staff.get(&(adoption.school, *at)).copied();
    let lead = adoption.team.iter().skip(1).find_map(on_team).context("a team without teachers")?;
    let of_job = |job: Job| {
        let here = school.on(today).filter(move |(_, e)| e.job == job).filter_map(|(at, _)| all.staff.get(&(adoption.school, at)));
        here.copied().find(|person| *person != lead)
    };
    let_in(all, lead, Role::Lead)?;
    for (job, role) in [(Job::Teacher, Role::Teacher), (Job::Principal, Role::Principal), (Job::Coach, Role::Coach)] {
        let_in(all, of_job(job).context("a school without such a person")?, role)?;
    }
    Ok(())
}

/// The adoption whose school the demo's people work in: the longest in use that goes on.
pub fn home(all: &Seeding, today: Date) -> Option<usize> {
    let in_use = |stage| matches!(stage, Some(simulate::Stage::Implement));
    let adoptions = all.district.adoptions.iter().enumerate();
    adoptions.filter(|(_, a)| a.is_going_on(today) && in_use(a.stage_on(today))).max_by_key(|(_, a)| a.used.len()).map(|(n, _)| n)
}
