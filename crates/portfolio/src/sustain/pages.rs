//! The page of what keeps an implementation.

use super::model::{Kept, Newcomer};
use super::views;
use crate::LEAD;
use crate::implementation::{self, Placed, Stage};
use axum::extract::{Path, Query, State};
use ground::element::Condition;
use ground::{Calendar, ImplementationId, Op, Refusal, SustainId};
use jiff::civil::Date;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use serde::Deserialize;
use std::collections::HashMap;

/// Everything that keeps one implementation, in five parts.
pub struct SustainPage {
    pub placed: Placed,
    pub kept: Kept,
    pub conditions: Vec<Condition>,
    /// The reader themselves, when they are new here.
    pub own: Option<Newcomer>,
    /// The names of the units on the other side of each pair.
    pub sisters: HashMap<ImplementationId, String>,
    /// Where the same innovation is in use and a pair could be made.
    pub could_pair: Vec<Placed>,
    pub may_lead: bool,
    /// Leads it and has a part in its very unit: may agree for it.
    pub speaks: bool,
    /// The row that is being changed.
    pub changing: Option<SustainId>,
    pub calendar: Calendar,
    pub today: Date,
}

#[derive(Default, Deserialize)]
pub struct Asked {
    change: Option<SustainId>,
}

fn gather(op: &mut Op, id: ImplementationId, changing: Option<SustainId>) -> Result<SustainPage, Refusal> {
    let found = implementation::see(op, id)?;
    let placed = implementation::named(op, id)?;
    let mut kept = super::kept(op, &found)?;
    let own = super::as_newcomer(op, &kept)?;
    let may_lead = super::may(op, &placed, LEAD)?;
    let (calendar, today) = (ground::calendar::of(op, found.unit)?, op.today_in(found.unit)?);
    let conditions = super::conditions::conditions(id, &kept, &calendar, today);
    // Who else is new is for those who help them.
    if !may_lead {
        kept.newcomers.clear();
    }
    let mut sisters = HashMap::new();
    for pair in &kept.sisters {
        let (them, ..) = pair.seen_from(id);
        sisters.extend(implementation::unit_name(op, them)?.map(|name| (them, name)));
    }
    let could_pair = if may_lead { super::could_pair(op, &found, &kept)? } else { Vec::new() };
    let speaks = may_lead && super::speaks_for(op, &placed)?;
    Ok(SustainPage { placed, kept, conditions, own, sisters, could_pair, may_lead, speaks, changing, calendar, today })
}

impl SustainPage {
    /// Newcomers are there from the stage Implement on.
    pub fn is_in_use(&self) -> bool {
        self.placed.stage >= Stage::Implement
    }
}

pub(super) async fn load(app: &App, who: &SignedIn, id: ImplementationId, changing: Option<SustainId>) -> Result<SustainPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id, changing)).await?)
}

pub(super) async fn to_lead(app: &App, who: &SignedIn, id: ImplementationId, changing: Option<SustainId>) -> Result<SustainPage, Fault> {
    let page = load(app, who, id, changing).await?;
    if page.may_lead { Ok(page) } else { Err(Fault::Refused) }
}

pub async fn sustain(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let page = load(&app, &who, id, asked.change).await?;
    Ok(who.page(&who.words().t("sustain-title"), Place::Work, views::sustain(&who, &page, None, &Form::blank())))
}
