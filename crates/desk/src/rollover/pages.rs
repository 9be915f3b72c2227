//! The pages of the yearly step: the list, one rollover with its steps, each step, the look over.

mod step;
mod told;

use super::model::{NextYear, Rollover, Step};
use super::rows::{Review, Row};
use super::{PREPARE, forms, gather, views};
use axum::extract::{Path, State as Shared};
use db::Uuid;
use ground::organization::{self, Unit, UnitKind};
use ground::{Op, PersonId, Refusal, Role, RolloverId, UnitId, fold};
use jiff::civil::Date;
use kit::{App, Fault, Form, Needs::Anywhere, Place, Routes, SignedIn};
use maud::Markup;
use std::collections::HashMap;
use step::load_step;
use told::{review_of, step_of};

/// What has been prepared so far, and where one can begin.
pub struct ListPage {
    /// Newest first, each with the name of its unit.
    pub rollovers: Vec<(Rollover, String)>,
    /// Where the reader may begin: the organization, its schools.
    pub units: Vec<Unit>,
    /// When the next year begins in the first of them.
    pub next: Option<NextYear>,
}

/// One rollover with its steps.
pub struct OnePage {
    pub rollover: Rollover,
    pub unit: String,
    pub looked: Vec<Step>,
    /// How many decisions each step holds.
    pub counts: Vec<(Step, usize)>,
    pub may_answer: bool,
    pub review: Review,
}

/// One step.
pub struct StepPage {
    pub rollover: Rollover,
    pub step: Step,
    /// By unit.
    pub groups: Vec<(Unit, Vec<Row>)>,
    /// Places for someone: units of the rollover, and those it plans.
    pub units: Vec<Unit>,
    /// People one may choose, by name.
    pub people: Vec<(PersonId, String)>,
    /// Parts that can be changed: (subject, "Ana Ruiz · Teacher", unit).
    pub parts: Vec<(Uuid, String, Role, String)>,
    pub roles: Vec<Role>,
    /// Where new grade teams and departments can lie.
    pub schools: Vec<Unit>,
    /// Who leaves, for those who may not decide it.
    pub leaving: Vec<String>,
    /// Who left already with a roster, and the day it came.
    pub left_by_roster: Option<(Date, Vec<String>)>,
    /// Whether anything can be decided here by the reader.
    pub may: bool,
}

pub(super) fn load_list(op: &mut Op) -> Result<ListPage, Refusal> {
    if op.reached(PREPARE)?.is_empty() {
        return Err(Refusal::Forbidden(PREPARE));
    }
    let organization = op.organization()?;
    let names: HashMap<UnitId, String> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let rollovers =
        super::all(op)?.into_iter().map(|r| (names.get(&r.unit).cloned().unwrap_or_default(), r)).map(|(n, r)| (r, n)).collect();
    let units = organization::units_reached(op, PREPARE)?;
    let mut units: Vec<Unit> = units.into_iter().filter(|u| u.parent.is_none() || u.kind == UnitKind::School).collect();
    // The whole organization first: most prepare it together.
    units.sort_by_cached_key(|u| (u.parent.is_some(), fold(&u.name)));
    let next = units.first().map(|u| u.id).map(|unit| gather::next_year(op, unit)).transpose()?;
    Ok(ListPage { rollovers, units, next })
}

pub async fn list(who: SignedIn, Shared(app): Shared<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), load_list).await?;
    let form = list_form(&page);
    Ok(who.page(&who.words().t("rollover-title"), Place::People, views::list(&who, &page, &form)))
}

pub(super) fn list_form(page: &ListPage) -> Form {
    let form = Form::blank().filled("unit", page.units.first().map(|u| u.id.to_string()).unwrap_or_default());
    let Some(next) = &page.next else { return form };
    form.filled("day", next.first_day.to_string()).filled("from", &next.from).filled("to", &next.to)
}

pub(super) fn load_one(op: &mut Op, app: &App, id: RolloverId) -> Result<OnePage, Refusal> {
    let rollover = super::see(op, id)?;
    let around = gather::around(op, app, &rollover)?;
    let choices = super::choices(op, id)?;
    let looked = super::looked(op, id)?;
    let counts = Step::ALL.into_iter().map(|s| (s, choices.iter().filter(|c| step_of(&c.kind) == s).count())).collect();
    let may_answer = op.may(PREPARE, rollover.unit)?;
    let review = review_of(op, &rollover, &around, &choices)?;
    Ok(OnePage { unit: around.unit_name(rollover.unit), rollover, looked, counts, may_answer, review })
}

pub async fn one(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| load_one(op, &house, id)).await?;
    Ok(who.page(&views::title(&who, &page.rollover), Place::People, views::one(&who, &page)))
}

pub async fn review(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let page = to_review(&app, &who, id).await?;
    Ok(who.page(&who.words().t("rollover-review"), Place::People, views::review(&who, &page)))
}

pub(super) async fn to_review(app: &App, who: &SignedIn, id: RolloverId) -> Result<OnePage, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| load_one(op, &house, id)).await?)
}

pub async fn year(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let page = to_review(&app, &who, id).await?;
    let r = &page.rollover;
    let form = Form::blank().filled("from", &r.from_year).filled("to", &r.to_year).filled("day", r.effective_on.to_string());
    Ok(who.page(&who.words().t("rollover-step-year"), Place::People, views::year(&who, &page, &form)))
}

/// The two addresses of a step.
pub fn step_routes(routes: Routes, step: Step) -> Routes {
    let path: &'static str = match step {
        Step::Year => "/rollover/{rollover}/year",
        Step::Leavers => "/rollover/{rollover}/leavers",
        Step::Newcomers => "/rollover/{rollover}/newcomers",
        Step::Grades => "/rollover/{rollover}/grades",
        Step::Roles => "/rollover/{rollover}/roles",
        Step::Teams => "/rollover/{rollover}/teams",
        Step::Implementations => "/rollover/{rollover}/implementations",
    };
    let read = move |who: SignedIn, app: Shared<App>, id: Path<RolloverId>| shown(who, app, id, step);
    let write = move |id: Path<RolloverId>, app: Shared<App>, posted: kit::Posted| forms::step(id, app, posted, step);
    routes.get(path, Anywhere(PREPARE), read).post(path, Anywhere(PREPARE), write)
}

async fn shown(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>, step: Step) -> Result<Markup, Fault> {
    let page = to_step(&app, &who, id, step).await?;
    let form = forms::filled(&page);
    Ok(who.page(&who.words().t(views::step_key(step)), Place::People, views::step(&who, &page, &form)))
}

pub(super) async fn to_step(app: &App, who: &SignedIn, id: RolloverId, step: Step) -> Result<StepPage, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| load_step(op, &house, id, step)).await?)
}
