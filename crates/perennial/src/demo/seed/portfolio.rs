//! What the district adopts, where each adoption stands, and how some of them end.

use super::words::{self, Written};
use super::{Seeding, people};
use anyhow::{Context, Result};
use ground::{Check, ImplementationId, Op, Refusal, Role, Subject};
use jiff::ToSpan;
use jiff::civil::Date;
use portfolio::implementation::{self, MoveError, Stage};
use portfolio::innovation::record::{self, AsksOf, Cost, Evidence, Figure, Materials, Need, Outcomes, Part, Rhythm, Row, Source, While};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use portfolio::learning_plan::{self, Group, Hours, Parts, Plan};
use portfolio::load;
use portfolio::stop::{self, Halt, Kind as Rest};
use portfolio::sustain::{self, Resource, ResourceKind, Rhythm as Often, Routine};
use simulate::Job;

pub fn innovations(all: &mut Seeding) -> Result<()> {
    for written in &words::INNOVATIONS {
        let (outline, began) = (outline(written), all.district.begins);
        let added = all.write(move |op| {
            let added = innovation::add(op, &outline)?;
            for part in record(written, began) {
                record::change(op, added.id, &part)?;
            }
            Ok::<_, Refusal>(added.id)
        })?;
        all.innovations.push(added);
    }
    // Two hours a week besides teaching: what the engine takes for the limit.
    let root = all.root;
    all.write(move |op| load::agree(op, root, &[(Role::Teacher, Some(120))]))?;
    Ok(())
}

fn outline(written: &Written) -> Outline {
    Outline {
        name: written.name.into(),
        kind: Kind::from_word(written.kind).unwrap_or(Kind::Practice),
        need: written.need.into(),
        evidence: written.evidence.into(),
        ingredients: Ingredient::lines(written.ingredients),
    }
}

/// The rest of its record, part by part.
fn record(written: &Written, as_of: Date) -> Vec<Part> {
    let said = |all: &[&str]| all.iter().map(|text| Row::new((*text).to_string())).collect();
    let figure = |(figure, counted): &(&str, &str)| {
        let source = "Counted by the (made-up) district office".into();
        Row::new(Figure { figure: (*figure).into(), counted: (*counted).into(), as_of, source })
    };
    let hours = |(role, while_, hours): &(Role, While, f64)| AsksOf::hours(*role, *hours, *while_).map(Row::new);
    let source =
        Source { source: written.studied.0.into(), link: None, tier: written.studied.1, effect: None, studied: written.studied.2.into() };
    vec![
        Part::Need(Need { problem: written.need.into(), whom: written.whom.into(), figures: written.figures.iter().map(figure).collect() }),
        Part::Evidence(Evidence { summary: written.evidence.into(), sources: vec![Row::new(source)] }),
        Part::Hours(written.hours.iter().filter_map(hours).collect()),
        Part::Costs(vec![Row::new(Cost { amount: written.cost.0, rhythm: Rhythm::Yearly, purpose: written.cost.1.into() })]),
        Part::Materials(Materials {
            needed: written.materials.into(),
            licence: "The district's own".into(),
            at: "On the district's drive".into(),
        }),
        Part::Outcomes(Outcomes { adults: said(written.adults), students: said(written.students) }),
    ]
}

pub fn begin(all: &mut Seeding, adoption: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let (innovation, unit) = (all.innovations[a.innovation], all.schools[a.school]);
    let begun = all.write_as_principal(a.school, move |op| implementation::begin(op, innovation, unit))?;
    all.begun.insert(adoption, begun.id);
    // A teacher of the team leads it, with the right that needs.
    if let Some(lead) = a.team.iter().skip(1).find_map(|at| all.staff.get(&(a.school, *at))) {
        people::give_part(all, *lead, unit, Role::Lead)?;
    }
    Ok(())
}

/// An activity of its stage is done, if its list has so many.
pub fn step(all: &Seeding, adoption: usize, step: usize) -> Result<()> {
    let done = &all.district.adoptions[adoption].steps[step];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let of = stage(done.stage);
    all.write_as_principal(all.district.adoptions[adoption].school, move |op| {
        let open = portfolio::stage::of(op, id)?.into_iter().find(|a| a.stage == of && a.done_on.is_none());
        if let Some(activity) = open {
            portfolio::stage::complete(op, activity.id)?;
        }
        Ok::<_, Refusal>(())
    })
}

/// Days for the activities of a stage, one every ten days from now.
fn give_dates(op: &mut Op, id: ImplementationId, stage: Stage) -> Result<(), Refusal> {
    let today = op.today()?;
    let of_stage = portfolio::stage::of(op, id)?.into_iter().filter(|a| a.stage == stage && a.done_on.is_none());
    let day = |n: usize| today.saturating_add((10 * (n as i64 + 1)).days());
    let dates: Vec<_> = of_stage.enumerate().map(|(n, a)| (a.id, Some(day(n)))).collect();
    portfolio::stage::plan(op, id, &dates)
}

fn plan(written: &Written, id: ImplementationId, teachers: i64, today: Date) -> Plan {
    let after = |weeks: i64| today.saturating_add(weeks.weeks());
    let [theory, demonstration, practice, coaching] = written.learning.map(str::to_string);
    Plan {
        implementation: id,
        behaviors: written.adults.join("\n"),
        groups: vec![Group { role: Role::Teacher, people: teachers }],
        learners: "Everyone who teaches reading or mathematics".into(),
        parts: Parts { theory, demonstration, practice, coaching },
        follow_ups: vec![after(6), after(12), after(24)],
        hours: Some(Hours { minutes_each: 12 * 60, from: today, until: after(30) }),
        led_by: "The school's coach".into(),
        note: String::new(),
    }
}

/// On to the next stage: how adults will learn it is described before it is used, and what still holds the gate has a reason.
pub fn advance(all: &Seeding, adoption: usize, at: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let to = stage(a.moves[at].to);
    if to == Stage::Implement {
        let written = &words::INNOVATIONS[a.innovation];
        let (day, school) = (a.moves[at].on, &all.district.schools[a.school]);
        let teachers = school.on(day).filter(|(_, e)| e.job == Job::Teacher).count() as i64;
        let plan = plan(written, id, teachers, day);
        all.write_as_principal(a.school, move |op| learning_plan::save(op, &plan))?;
    }
    if to == Stage::Sustain {
        keep_going(all, id, a.school, a.moves[at].on)?;
    }
    let elements = all.elements.clone();
    let ask = move |op: &mut Op, on: Subject| {
        let mut checks: Vec<Check> = Vec::new();
        for element in elements.iter() {
            checks.extend(element.checks(op, on)?);
        }
        Ok::<_, Refusal>(checks)
    };
    let reason = words::EARLY[(adoption + at) % words::EARLY.len()];
    all.write_as_principal(a.school, move |op| {
        let checks = implementation::on_the_way(op, id, to, &ask)?;
        let held = checks.iter().any(|c| !c.met);
        implementation::move_to(op, id, to, &checks, held.then_some(reason))?;
        give_dates(op, id, to)?;
        Ok::<_, MoveError>(())
    })
    .map_err(|error: anyhow::Error| error.context("the gate"))
}

/// What keeps it going: routines, what it lives on, first steps for newcomers.
fn keep_going(all: &Seeding, id: ImplementationId, school: usize, day: Date) -> Result<()> {
    let routine =
        |what: &str, rhythm| Routine { what: what.into(), keeper: "The grade teams".into(), rhythm, since: Some(day), ended_on: None };
    let routines = [routine("Pairs are made anew", Often::Monthly), routine("Two colleagues visit each other", Often::Termly)];
    // The middle of a school year away: for some schools that is soon.
    let post = Resource {
        kind: ResourceKind::Post,
        amount: "A fifth of the coach's time".into(),
        source: "The district's learning budget".into(),
        ends_on: Some(day.saturating_add(40.weeks())),
    };
    let books = Resource { kind: ResourceKind::Money, amount: "$1,800 a year".into(), source: "The school".into(), ends_on: None };
    let steps = ["Watch a lesson of a colleague", "Try it with one class", "Talk with the coach after two weeks"];
    all.write_as_principal(school, move |op| {
        routines.iter().try_for_each(|r| sustain::save_routine(op, id, None, r))?;
        [&post, &books].into_iter().try_for_each(|r| sustain::save_resource(op, id, None, r))?;
        steps.iter().try_for_each(|s| sustain::save_step(op, id, None, s))
    })
}

/// Stopped on purpose at the end of a year, or faded out: then somebody says so in the end.
pub fn end(all: &Seeding, adoption: usize) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let ending = a.ending.as_ref().context("it goes on")?;
    let said = if ending.on_purpose { &words::STOPPED } else { &words::FADED };
    let halt = Halt {
        kind: Rest::Stop,
        effective_on: ending.on,
        returns_on: None,
        reasons: said.reasons.to_vec(),
        own_reason: said.own.into(),
        learned: said.learned.into(),
        kept: Vec::new(),
        materials: said.materials.into(),
        people: said.people.into(),
        decided_by: "The implementation team and the principal".into(),
        decided_on: ending.on,
    };
    all.write_as_principal(a.school, move |op| stop::stop(op, id, &halt, &[])).map(|_| ())
}

fn stage(stage: simulate::Stage) -> Stage {
    match stage {
        simulate::Stage::Decide => Stage::Decide,
        simulate::Stage::Prepare => Stage::Prepare,
        simulate::Stage::Implement => Stage::Implement,
        simulate::Stage::Sustain => Stage::Sustain,
    }
}
