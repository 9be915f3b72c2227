//! The pages of implementations: our work as a list, one implementation, its stage.

use super::model::{Implementation, Move, Stage};
use super::{Placed, views};
use crate::innovation::{self, Innovation};
use crate::learning_plan::{self, Plan};
use crate::stage::{self, Activity, Rest};
use crate::stop::{self, Learned, Stop};
use crate::succession::{self, Earlier};
use crate::{INNOVATE, LEAD, OVERRIDE};
use axum::extract::{Path, State};
use ground::element::{Condition, Shut};
use ground::organization::{self, Before, Break, Unit, What};
use ground::people;
use ground::{Check, ImplementationId, Op, PersonId, Refusal, Subject};
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Our work: every implementation the reader may see, and innovations that are used nowhere yet.
pub struct WorkPage {
    pub placed: Vec<Placed>,
    pub waiting: Vec<Innovation>,
    pub may_innovate: bool,
}

/// One implementation with all that its page says.
pub struct Overview {
    pub implementation: Implementation,
    pub innovation: Innovation,
    pub unit: Unit,
    pub moves: Vec<Move>,
    /// When it is stopped or paused: why, what was learned, what remains.
    pub stop: Option<Stop>,
    /// When it was stopped or at rest so far.
    pub rests: Vec<Rest>,
    /// While it is being decided: what was learned when the same was stopped before.
    pub learned: Vec<Learned>,
    /// What else happened to it, over all rooms, the latest first.
    pub happened: Vec<super::Happened>,
    /// How the six elements stand, as every room says it.
    pub conditions: Vec<Condition>,
    /// Names of those who moved it or did something to it.
    pub names: HashMap<PersonId, String>,
    /// The work of all stages.
    pub activities: Vec<Activity>,
    /// How adults will learn it.
    pub plan: Option<Plan>,
    /// What must hold before the next stage.
    pub next: Option<(Stage, Vec<Check>)>,
    pub may_lead: bool,
    pub may_override: bool,
    /// Its unit is open no longer: since when, and what goes on in its place.
    pub closed: Option<Break>,
    /// What its unit was before the last merger or split.
    pub before: Option<Before>,
    /// What went on in this one when its unit closed.
    pub earlier: Vec<Earlier>,
    /// Where this one goes on, when its unit has closed.
    pub shut: Option<Shut>,
    /// The zone of the unit, for the dates of the moves.
    pub zone: jiff::tz::TimeZone,
    /// Days in a stage are school days.
    pub calendar: ground::Calendar,
    pub today: jiff::civil::Date,
}

impl Overview {
    /// Whether there is a next step here: neither stopped nor paused, nor in a unit that has closed.
    pub(super) fn goes_on(&self) -> bool {
        self.implementation.is_going() && self.shut.is_none()
    }

    /// The same page for the stage that was asked for: what does not hold before it.
    pub(super) fn held_before(&mut self, to: Stage, held: Vec<Check>) {
        let shown = self.next.as_ref().map(|(next, _)| *next);
        if shown != Some(to) {
            self.next = Some((to, held));
        }
    }
}

pub async fn work(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), |op| {
        let placed = super::placed(op)?;
        let may_innovate = !op.reached(INNOVATE)?.is_empty();
        let mut waiting = if may_innovate { innovation::all(op)? } else { Vec::new() };
        waiting.retain(|i| !placed.iter().any(|p| p.innovation == i.id));
        Ok::<_, Refusal>(WorkPage { placed, waiting, may_innovate })
    });
    let page = page.await?;
    Ok(who.page(&who.words().t("work-title"), Place::Work, views::work(&who, &page)))
}

/// Gathers what the page of one implementation says. `checks` asks all rooms.
pub fn overview(op: &mut Op, app: &App, id: ImplementationId) -> Result<Overview, Refusal> {
    let implementation = super::see(op, id)?;
    let innovation = innovation::load(op, implementation.innovation)?;
    let unit = organization::unit(op, implementation.unit)?;
    let moves = super::moves(op, id)?;
    let stop = stop::current(op, &implementation)?;
    let rests = stop::rests(op, &implementation)?;
    let learned = if stop.is_none() && implementation.stage == Stage::Decide { stop::before::of(op, id)? } else { Vec::new() };
    let happened = super::happened(op, id)?;
    let mut names = HashMap::new();
    for person in moves.iter().filter_map(|m| m.actor).chain(happened.iter().filter_map(|h| h.actor)) {
        if let Entry::Vacant(unknown) = names.entry(person) {
            unknown.insert(people::load(op, person)?.name());
        }
    }
    let conditions = app.conditions(op, id)?;
    let next = match implementation.stage.next().filter(|_| stop.is_none()) {
        Some(stage) => Some((stage, app.checks(op, Subject::Gate { implementation: id, to: stage.word() })?)),
        None => None,
    };
    let (activities, plan) = (stage::of(op, id)?, learning_plan::of(op, id)?);
    let (may_lead, may_override) = (op.may(LEAD, unit.id)?, op.may(OVERRIDE, unit.id)?);
    let (zone, today) = (op.zone_in(unit.id)?, op.today_in(unit.id)?);
    let calendar = ground::calendar::of(op, unit.id)?;
    let breaks = organization::breaks(op, unit.id)?;
    let closed = breaks.into_iter().rev().find(|b| matches!(b.what, What::Closed(_)) && b.day <= today);
    let before = organization::before(op, unit.id)?;
    let (earlier, shut) = (succession::earlier(op, id)?, succession::shut(op, &implementation)?);
    Ok(Overview {
        implementation,
        innovation,
        unit,
        moves,
        happened,
        conditions,
        stop,
        rests,
        learned,
        names,
        activities,
        plan,
        next,
        may_lead,
        may_override,
        closed,
        before,
        earlier,
        shut,
        zone,
        calendar,
        today,
    })
}

pub(super) async fn load(app: &App, who: &SignedIn, id: ImplementationId) -> Result<Overview, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| overview(op, &house, id)).await?)
}

pub(super) async fn to_lead(app: &App, who: &SignedIn, id: ImplementationId) -> Result<Overview, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| {
        super::carried(op, id, LEAD)?;
        overview(op, &house, id)
    });
    Ok(page.await?)
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    Ok(who.page(&page.title(&who), Place::Work, views::one(&who, &page)))
}

pub async fn stage(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| {
        super::with_right(op, id, LEAD)?;
        overview(op, &house, id)
    });
    let page = page.await?;
    let next = page.implementation.stage.next().map_or("", Stage::word);
    let form = Form::blank().filled("to", next);
    Ok(who.page(&who.words().t("stage-title"), Place::Work, views::stage(&who, &page, &form)))
}
