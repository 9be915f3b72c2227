//! What the district adopts, and where each adoption stands. What keeps it going is in `lasting`, how some end in `endings`.

use super::words::{self, Written};
use super::{Seeding, lasting, people};
use anyhow::{Context, Result};
use ground::{Check, ImplementationId, Op, Refusal, Role, Subject};
use jiff::ToSpan;
use jiff::civil::Date;
use portfolio::implementation::{self, MoveError, Stage};
use portfolio::innovation::record::{
    self, Active, AsksOf, Cost, Description, Evidence, Figure, Ingredients, Materials, Need, Outcomes, Part, Rhythm, Row, Source, While,
};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use portfolio::learning_plan::{self, Group, Hours, Parts, Plan};
use portfolio::load;
use simulate::Job;

/// The check at the gate that asks about hours.
const LOAD: &str = "load-looked-at";

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
    // Two hours a week besides teaching: what the engine takes for the limit. Of a coach's week, assumed: a fifth.
    let root = all.root;
    all.write_as_office(Role::DistrictLeader, move |op| load::agree(op, root, &[(Role::Teacher, Some(120)), (Role::Coach, Some(480))]))?;
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
    let active = |ingredient: Ingredient, looks_like: &str| Row::new(Active { ingredient, looks_like: looks_like.into() });
    let looks_like = written.looks_like.iter().copied().chain(std::iter::repeat(""));
    let active = Ingredient::lines(written.ingredients).into_iter().zip(looks_like).map(|(i, l)| active(i, l));
    vec![
        Part::Description(Description {
            name: written.name.into(),
            kind: Kind::from_word(written.kind).unwrap_or(Kind::Practice),
            about: written.about.into(),
            meant_for: written.meant_for.into(),
        }),
        Part::Ingredients(Ingredients { all: active.collect(), fidelity: written.fidelity.into() }),
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
pub fn advance(all: &mut Seeding, adoption: usize, at: usize) -> Result<()> {
    let district = all.district;
    let a = &district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let to = stage(a.moves[at].to);
    if to == Stage::Implement {
        let written = &words::INNOVATIONS[a.innovation];
        let (day, school) = (a.moves[at].on, &all.district.schools[a.school]);
        let teachers = school.on(day).filter(|(_, e)| e.job == Job::Teacher).count() as i64;
        let plan = plan(written, id, teachers, day);
        all.write_as_principal(a.school, move |op| learning_plan::save(op, &plan))?;
    }
    match to {
        Stage::Implement => lasting::in_use(all, adoption, a.moves[at].on)?,
        Stage::Sustain => lasting::settled(all, adoption, a.moves[at].on)?,
        Stage::Decide | Stage::Prepare => {}
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
        let mut checks = implementation::on_the_way(op, id, to, &ask)?;
        // Too much is looked at, and decided with words.
        if checks.iter().any(|c| !c.met && c.name == LOAD) {
            load::decide(op, id, words::TOO_MUCH)?;
            checks = implementation::on_the_way(op, id, to, &ask)?;
        }
        let held = checks.iter().any(|c| !c.met);
        implementation::move_to(op, id, to, &checks, held.then_some(reason))?;
        give_dates(op, id, to)?;
        Ok::<_, MoveError>(())
    })
    .map_err(|error: anyhow::Error| error.context("the gate"))
}

fn stage(stage: simulate::Stage) -> Stage {
    match stage {
        simulate::Stage::Decide => Stage::Decide,
        simulate::Stage::Prepare => Stage::Prepare,
        simulate::Stage::Implement => Stage::Implement,
        simulate::Stage::Sustain => Stage::Sustain,
    }
}
