//! How some adoptions end or rest: what was learned, who was told, and how what was learned comes back where the same thing
//! is taken up again.

use super::words::{self, End};
use super::{Seeding, people, teams};
use anyhow::{Context, Result};
use ground::{ImplementationId, Op, PersonId, Refusal, Role, StakeholderGroup};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use portfolio::implementation::{self, BeginError};
use portfolio::innovation::Ingredient;
use portfolio::stop::{self, Halt, Kind, Telling, Who, before};
use simulate::Stage;

/// Stopped on purpose at the end of a year, or faded out: then somebody says so in the end.
pub fn end(all: &Seeding, adoption: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let ending = a.ending.as_ref().context("it goes on")?;
    let said = if ending.on_purpose { &words::STOPPED } else { &words::FADED };
    let (halt, told) = (Halt { kept: kept(a.innovation), ..halt(Kind::Stop, said, ending.on) }, tellings(ending.on));
    all.write_as_principal(a.school, move |op| stop::stop(op, id, &halt, &told))?;
    if ending.on_purpose {
        all.write_as_principal(a.school, move |op| stop::write_letter(op, id, "en", Some(words::LETTER)))?;
    }
    tell(all, a.school, id, usize::MAX)
}

fn halt(kind: Kind, said: &End, on: Date) -> Halt {
    Halt {
        kind,
        effective_on: on,
        returns_on: None,
        reasons: said.reasons.to_vec(),
        own_reason: said.own.into(),
        learned: said.learned.into(),
        kept: Vec::new(),
        materials: said.materials.into(),
        people: said.people.into(),
        decided_by: "The implementation team and the principal".into(),
        decided_on: on,
    }
}

/// What goes on as ordinary practice: what may be adapted, if anything.
fn kept(innovation: usize) -> Vec<String> {
    let all = Ingredient::lines(words::INNOVATIONS[innovation].ingredients);
    all.into_iter().filter(|i| i.adaptable).map(|i| i.name).take(1).collect()
}

/// Teachers within three days, families within ten (assumed).
fn tellings(on: Date) -> Vec<Telling> {
    let telling = |who, by_whom: &str, days: i64| Telling { who, by_whom: by_whom.into(), by_day: Some(on.saturating_add(days.days())) };
    vec![
        telling(Who::Group(StakeholderGroup::Teachers), "The principal", 3),
        telling(Who::Group(StakeholderGroup::Families), "The principal", 10),
        telling(Who::Own("The library".into()), "The team's lead", 10),
    ]
}

/// Ticks off so many of those who were to be told.
fn tell(all: &Seeding, school: usize, id: ImplementationId, many: usize) -> Result<()> {
    all.write_as_principal(school, move |op| {
        let Some(latest) = stop::of(op, id)?.into_iter().next() else { return Ok(()) };
        for told in stop::told(op, latest.id)?.into_iter().take(many) {
            stop::tick(op, id, told.id, true)?;
        }
        Ok::<_, Refusal>(())
    })
}

/// In the last weeks: one of two things at once rests, and something stopped is tried elsewhere.
pub fn near_the_end(all: &mut Seeding, today: Date) -> Result<()> {
    rest(all, today)?;
    again(all, today)
}

/// A school that prepares something beside another in use lets the new one rest for some weeks; never the demo's own school.
fn rest(all: &Seeding, today: Date) -> Result<()> {
    let home = people::home(all, today).map(|n| all.district.adoptions[n].school);
    let going = |n: &usize| all.district.adoptions[*n].is_going_on(today) && Some(all.district.adoptions[*n].school) != home;
    let stands = |n: usize| all.district.adoptions[n].stage_on(today);
    let every = || (0..all.district.adoptions.len()).filter(going);
    let beside = |n: &usize| {
        let school = all.district.adoptions[*n].school;
        every().any(|other| other != *n && all.district.adoptions[other].school == school && stands(other) >= Some(Stage::Implement))
    };
    let Some(resting) = every().filter(|n| stands(*n) == Some(Stage::Prepare)).find(beside) else { return Ok(()) };
    let id = all.begun.get(&resting).copied().context("not begun")?;
    let (on, school) = (today.saturating_sub(8.days()), all.district.adoptions[resting].school);
    all.at(on);
    let halt = Halt { returns_on: Some(on.saturating_add(8.weeks())), ..halt(Kind::Pause, &words::RESTS, on) };
    let told = tellings(on);
    all.write_as_principal(school, move |op| stop::pause(op, id, &halt, &told))?;
    tell(all, school, id, 1)
}

/// What was stopped on purpose somewhere is looked at anew where fewest things are: what others learned is read first.
fn again(all: &mut Seeding, today: Date) -> Result<()> {
    let district = all.district;
    let stopped = district.adoptions.iter().find(|a| a.ending.as_ref().is_some_and(|e| e.on_purpose));
    let Some(innovation) = stopped.map(|a| a.innovation) else { return Ok(()) };
    let had = |school: usize| district.adoptions.iter().any(|a| a.school == school && a.innovation == innovation);
    let busy = |school: usize| district.adoptions.iter().filter(|a| a.school == school && a.is_going_on(today)).count();
    let Some(school) = (0..district.schools.len()).filter(|s| !had(*s)).min_by_key(|s| busy(*s)) else { return Ok(()) };
    let (of, unit) = (all.innovations[innovation], all.schools[school]);
    all.at(school_day(today.saturating_sub(3.weeks())));
    let begun = all.write_as_principal(school, move |op| Ok::<_, BeginError>(implementation::begin(op, of, unit)?.id))?;
    let here = district.schools[school].on(today).filter_map(|(at, _)| all.staff.get(&(school, at)).copied());
    let team: Vec<PersonId> = here.take(4).collect();
    let lead = team.last().copied();
    lead.map_or(Ok(()), |lead| people::give_part(all, lead, unit, Role::Lead))?;
    teams::gather(all, school, begun, words::INNOVATIONS[innovation].name, (team, lead))?;
    // One story is read; the others wait at the gate.
    all.write_as_office(Role::DistrictLeader, move |op: &mut Op| {
        let first: Vec<_> = before::of(op, begun)?.iter().map(|l| l.stop).take(1).collect();
        before::read(op, begun, &first)
    })?;
    Ok(())
}

/// That day, or the Monday after it.
fn school_day(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}
