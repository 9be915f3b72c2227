//! The pages of a learning plan: as it stands, and as a form.

use super::model::{LEARNERS, Plan};
use super::views;
use crate::LEAD;
use crate::implementation::{self, Placed};
use crate::innovation::record::{self, hours_typed};
use axum::extract::{Path, State};
use ground::{ImplementationId, Op, Refusal, Role};
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use std::collections::HashMap;

/// How adults will learn one innovation in one place.
pub struct PlanPage {
    pub placed: Placed,
    pub plan: Option<Plan>,
    /// Leads it, it is neither stopped nor paused, and its unit is open.
    pub may_lead: bool,
    /// How many people have each role there today.
    pub there: HashMap<Role, i64>,
    /// What the innovation says adults will do differently: what a new plan begins with.
    pub outcomes: Vec<String>,
}

/// At least so many fields for follow-up dates, and always some empty ones.
const LEAST_DAYS: usize = 4;
const EMPTY_DAYS: usize = 2;
pub(super) const MOST_DAYS: usize = 24;

fn gather(op: &mut Op, id: ImplementationId) -> Result<PlanPage, Refusal> {
    let placed = implementation::named(op, id)?;
    let may_lead = implementation::may_carry(op, id, LEAD)?;
    let outcomes = record::record(op, placed.innovation)?.outcomes.adults.into_iter().map(|row| row.is).collect();
    Ok(PlanPage { plan: super::of(op, id)?, there: crate::load::people_in(op, placed.unit)?, outcomes, placed, may_lead })
}

async fn load(app: &App, who: &SignedIn, id: ImplementationId) -> Result<PlanPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id)).await?)
}

pub(super) async fn to_lead(app: &App, who: &SignedIn, id: ImplementationId) -> Result<PlanPage, Fault> {
    let page = load(app, who, id).await?;
    if page.may_lead { Ok(page) } else { Err(Fault::Refused) }
}

pub async fn plan(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    Ok(who.page(&who.words().t("learning-title"), Place::Work, views::plan(&who, &page)))
}

pub async fn edit(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = to_lead(&app, &who, id).await?;
    Ok(who.page(&who.words().t("learning-title"), Place::Work, views::edit(&who, &page, &page.filled())))
}

impl PlanPage {
    pub(super) fn there(&self, role: Role) -> i64 {
        self.there.get(&role).copied().unwrap_or(0)
    }

    /// How many fields for follow-up dates the form has.
    pub(super) fn days(&self) -> usize {
        let known = self.plan.as_ref().map_or(0, |plan| plan.follow_ups.len());
        (known + EMPTY_DAYS).clamp(LEAST_DAYS, MOST_DAYS)
    }

    pub(super) fn filled(&self) -> Form {
        self.unstamped().stamped()
    }

    fn unstamped(&self) -> Form {
        let Some(plan) = &self.plan else { return Form::blank().filled("behaviors", self.outcomes.join("\n")) };
        let mut form = Form::blank()
            .filled("behaviors", &plan.behaviors)
            .filled("learners", &plan.learners)
            .filled("theory", &plan.parts.theory)
            .filled("demonstration", &plan.parts.demonstration)
            .filled("practice", &plan.parts.practice)
            .filled("coaching", &plan.parts.coaching)
            .filled("led-by", &plan.led_by)
            .filled("note", &plan.note);
        for role in LEARNERS {
            let people = plan.people_of(role);
            form = form.filled(&people_of(role), if people > 0 { people.to_string() } else { String::new() });
        }
        for (at, day) in plan.follow_ups.iter().enumerate() {
            form = form.filled(&follow_up(at), day.to_string());
        }
        match &plan.hours {
            Some(h) => {
                form.filled("hours", hours_typed(h.minutes_each)).filled("from", h.from.to_string()).filled("until", h.until.to_string())
            }
            None => form,
        }
    }
}

/// The field for how many of a role learn.
pub(super) fn people_of(role: Role) -> String {
    format!("people-{}", role.word())
}

/// The field of one follow-up date.
pub(super) fn follow_up(at: usize) -> String {
    format!("follow-up-{}", at + 1)
}
