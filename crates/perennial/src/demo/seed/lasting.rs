//! What keeps an adoption going: first steps for newcomers since it is in use, routines and resources with their ends, the
//! school's own conditions before more places begin, and sister schools.

use super::{Seeding, people, words};
use anyhow::{Context, Result};
use ground::{ImplementationId, PersonId, Role, SustainId};
use jiff::ToSpan;
use jiff::civil::Date;
use portfolio::sustain::{self, Readiness, Resource, ResourceKind, Rhythm, Routine, Side};
use simulate::Stage;

/// The rows of an adoption that are changed later on.
#[derive(Default)]
pub struct Rows {
    routine: SustainRow,
    post: SustainRow,
    steps: Vec<SustainId>,
}

type SustainRow = Option<SustainId>;

fn row(all: &Seeding) -> SustainId {
    SustainId(db::Uuid::from_bytes(all.ground.chance.bytes()))
}

fn routine(what: &str, keeper: &str, rhythm: Rhythm, since: Option<Date>) -> Routine {
    Routine { what: what.into(), keeper: keeper.into(), rhythm, since, ended_on: None }
}

/// Assumed: a post is given for a school year, some 40 weeks. So for some schools its end is near today.
fn post(from: Date) -> Resource {
    let ends_on = Some(from.saturating_add(40.weeks()));
    Resource {
        kind: ResourceKind::Post,
        amount: "A fifth of the coach's time".into(),
        source: "The district's learning budget".into(),
        ends_on,
    }
}

/// From now on newcomers meet it: their first steps, a routine that is none yet, and the post it lives on.
pub fn in_use(all: &mut Seeding, adoption: usize, day: Date) -> Result<()> {
    let (id, school) = place(all, adoption)?;
    let rows = Rows { routine: Some(row(all)), post: Some(row(all)), steps: words::FIRST_STEPS.iter().map(|_| row(all)).collect() };
    let (routine_row, post_row, steps) = (rows.routine, rows.post, rows.steps.clone());
    let begun = routine("Pairs of colleagues are made anew", "The grade teams", Rhythm::Monthly, None);
    all.write_as_principal(school, move |op| {
        sustain::save_routine(op, id, routine_row, &begun)?;
        sustain::save_resource(op, id, post_row, &post(day))?;
        steps.iter().zip(words::FIRST_STEPS).try_for_each(|(row, what)| sustain::save_step(op, id, Some(*row), what))
    })?;
    all.lasting.insert(adoption, rows);
    Ok(())
}

/// It is how things are done: the routine holds, the post is given for another year, and there is a second routine and money.
pub fn settled(all: &Seeding, adoption: usize, day: Date) -> Result<()> {
    let (id, school) = place(all, adoption)?;
    let (first, again) = all.lasting.get(&adoption).map_or((None, None), |rows| (rows.routine, rows.post));
    let pairs = routine("Pairs of colleagues are made anew", "The grade teams", Rhythm::Monthly, Some(day));
    let visits = routine("Two colleagues visit each other", "The team", Rhythm::Termly, Some(day));
    let books = Resource { kind: ResourceKind::Money, amount: "$1,800 a year".into(), source: "The school".into(), ends_on: None };
    all.write_as_principal(school, move |op| {
        sustain::save_routine(op, id, first, &pairs)?;
        sustain::save_routine(op, id, None, &visits)?;
        sustain::save_resource(op, id, again, &post(day))?;
        sustain::save_resource(op, id, None, &books)
    })
}

fn place(all: &Seeding, adoption: usize) -> Result<(ImplementationId, usize)> {
    Ok((all.begun.get(&adoption).copied().context("not begun")?, all.district.adoptions[adoption].school))
}

/// In the last weeks: newcomers took some of their steps, and schools looked at their conditions and at each other.
pub fn near_the_end(all: &mut Seeding, today: Date) -> Result<()> {
    all.at(today.saturating_sub(12.days()));
    let mut in_use: Vec<usize> = all.lasting.keys().copied().filter(|n| all.district.adoptions[*n].is_going_on(today)).collect();
    in_use.sort_unstable();
    for adoption in &in_use {
        newcomers(all, *adoption, today).with_context(|| format!("newcomers of {adoption}"))?;
    }
    let home = people::home(all, today);
    let settled = in_use.iter().copied().filter(|n| all.district.adoptions[*n].stage_on(today) == Some(Stage::Sustain));
    for adoption in settled.chain(home) {
        conditions(all, adoption).with_context(|| format!("conditions of {adoption}"))?;
    }
    sisters(all, &in_use, home)
}

/// Of three newcomers one took all steps, one the first, one none yet (assumed).
fn newcomers(all: &Seeding, adoption: usize, today: Date) -> Result<()> {
    let (id, school) = place(all, adoption)?;
    let a = &all.district.adoptions[adoption];
    let Some(since) = a.moves.iter().find(|m| m.to >= Stage::Implement).map(|m| m.on) else { return Ok(()) };
    // After a year nobody is new any more.
    let since = since.max(all.today().saturating_sub(340.days()));
    let came = all.district.schools[school].on(all.today()).filter(|(_, e)| e.from > since && e.works_on(today));
    let came: Vec<PersonId> = came.filter_map(|(at, _)| all.staff.get(&(school, at)).copied()).collect();
    let steps = all.lasting.get(&adoption).map_or(&[][..], |rows| &rows.steps);
    for (n, person) in came.into_iter().enumerate() {
        let taken: Vec<SustainId> = steps.iter().copied().take([3, 1, 0][n % 3]).collect();
        all.write_as(person, move |op| {
            taken.iter().zip(words::BESIDE).try_for_each(|(step, colleague)| sustain::tick(op, id, *step, Some(colleague)))
        })?;
    }
    Ok(())
}

fn conditions(all: &Seeding, adoption: usize) -> Result<()> {
    let (id, school) = place(all, adoption)?;
    all.write_as_principal(school, move |op| {
        words::READINESS.iter().try_for_each(|(statement, state, note)| {
            let readiness = Readiness { statement: (*statement).into(), state: *state, note: (*note).into() };
            sustain::save_readiness(op, id, None, &readiness)
        })
    })
}

/// Two pairs of schools with the same innovation, brought together from the district: the demo's own school is in the first,
/// where both agreed; in the other one side has still to say so.
fn sisters(all: &Seeding, in_use: &[usize], home: Option<usize>) -> Result<()> {
    let same = |one: usize| {
        let innovation = all.district.adoptions[one].innovation;
        in_use.iter().copied().filter(move |n| *n != one && all.district.adoptions[*n].innovation == innovation)
    };
    let first = home.and_then(|home| Some((home, same(home).next()?)));
    let taken = |n: &usize| first.is_some_and(|(one, other)| [one, other].contains(n));
    let second = in_use.iter().copied().filter(|n| !taken(n)).find_map(|one| Some((one, same(one).find(|n| !taken(n))?)));
    for (pair, both) in [(first, true), (second, false)] {
        if let Some((one, other)) = pair {
            together(all, one, other, both).with_context(|| format!("sisters {one} and {other}"))?;
        }
    }
    Ok(())
}

fn together(all: &Seeding, one: usize, other: usize, both: bool) -> Result<()> {
    let ((first, school), (second, there)) = (place(all, one)?, place(all, other)?);
    let [own, theirs] = words::SISTERS.map(|[offers, asks]| Side { offers: offers.into(), asks: asks.into(), agreed_on: None });
    let row = all.write_as_office(Role::DistrictLeader, move |op| sustain::propose(op, first, second, &own))?;
    all.write_as_principal(there, move |op| sustain::set_side(op, second, row, &theirs))?;
    // Nobody agrees for a school that has no principal at the moment.
    let agreeing = [(first, all.principal(school)), (second, all.principal(there).filter(|_| both))];
    for (id, principal) in agreeing {
        principal.map_or(Ok(()), |by| all.write_as(by, move |op| sustain::agree(op, id, row)))?;
    }
    Ok(())
}
