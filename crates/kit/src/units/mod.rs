//! The pages of units: what there is, from when to when, and what became of it. Who manages people above a unit adds,
//! renames, moves, closes and opens it; closing is shown before anything changes.

mod closing;
pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, again};
use crate::paths;
use crate::people::Looking;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::organization::{self, Break, Life, Paper, Unit, UnitError, UnitKind};
use ground::people::{self, Placed, Portion};
use ground::policy::{MANAGE_ACCOUNTS, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{Op, Refusal, UnitId, days};
use jiff::civil::Date;
use maud::Markup;

pub use closing::ClosingPage;
pub use views::{before_line, break_line, shut_notice, shut_said};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::UNITS, Right(MANAGE_PEOPLE), list)
        .get(paths::NEW_UNIT, Right(MANAGE_PEOPLE), new)
        .post(paths::UNITS, Right(MANAGE_PEOPLE), add)
        .get("/units/{unit}", Right(SEE_PEOPLE), one)
        .get("/units/{unit}/edit", Right(MANAGE_PEOPLE), edit)
        .post("/units/{unit}", Right(MANAGE_PEOPLE), change)
        .get("/units/{unit}/closing", Right(MANAGE_PEOPLE), closing::closing)
        .post("/units/{unit}/closing", Right(MANAGE_PEOPLE), closing::close)
        .post("/units/{unit}/reopening", Right(MANAGE_PEOPLE), reopen)
}

/// A unit as the tree shows it.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub unit: Unit,
    pub life: Life,
    pub people: i64,
    pub open: bool,
}

/// The whole tree.
pub struct UnitsPage {
    pub all: Vec<Leaf>,
    pub today: Date,
}

impl UnitsPage {
    pub fn beneath(&self, parent: Option<UnitId>) -> impl Iterator<Item = &Leaf> {
        self.all.iter().filter(move |l| l.unit.parent == parent)
    }
}

fn root(op: &mut Op) -> Result<Unit, Refusal> {
    organization::over_all(op, MANAGE_PEOPLE)
}

fn tree(op: &mut Op) -> Result<UnitsPage, Refusal> {
    root(op)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let lives = organization::lives(op.tx, organization)?;
    let shut = organization::life::closed_on(op.tx, organization, today)?;
    let counts = people::counts(op)?;
    let leaf = |unit: Unit| Leaf {
        life: lives.get(&unit.id).copied().unwrap_or_default(),
        people: counts.get(&unit.id).copied().unwrap_or(0),
        open: !shut.contains(&unit.id),
        unit,
    };
    Ok(UnitsPage { all: organization::units(op.tx, organization)?.into_iter().map(leaf).collect(), today })
}

async fn list(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), tree).await?;
    Ok(who.page(&who.words().t("units-title"), Place::People, views::list(&who, &page)))
}

async fn new(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), tree).await?;
    Ok(who.page(&who.words().t("unit-new-title"), Place::People, views::new(&who, &page, &Form::blank())))
}

/// The name of a unit, without what only turns letters around.
fn name(form: &mut Form) -> Option<String> {
    form.text("name")
        .max(120)
        .read(|typed| Some(people::clean_name(&typed)).filter(|name| !name.is_empty()).ok_or_else(|| "form-empty".into()))
        .required()
}

async fn add(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), tree).await?;
    let name = name(&mut form);
    let kind = form.choice("kind", UnitKind::from_word).required();
    let open = page.all.iter().filter(|l| l.open).map(|l| l.unit.id).collect::<Vec<_>>();
    let parent = form.choice("parent", |text| open.iter().copied().find(|u| u.to_string() == text)).required();
    let from = form.date("from").among(days::near(page.today)).optional();
    let (Some(name), Some(kind), Some(parent), Some(from)) = (name, kind, parent, from) else {
        return Ok(again(who.page(&who.words().t("unit-new-title"), Place::People, views::new(&who, &page, &form))));
    };
    // The same unit in the same place: sent twice.
    let known = page.all.iter().find(|l| l.open && l.unit.parent == Some(parent) && l.unit.name == name).map(|l| l.unit.id);
    let id = match known {
        Some(known) => known,
        None => app.write(who.actor, move |op| organization::life::add(op, parent, kind, &name, from)).await?.id,
    };
    Ok(Redirect::to(&paths::unit(id)).into_response())
}

/// One unit with its people, what lies beneath it, and what became of it.
pub struct UnitPage {
    pub unit: Unit,
    pub life: Life,
    pub open: bool,
    pub parent: Option<Unit>,
    pub beneath: Vec<Unit>,
    pub people: Portion<Placed>,
    pub breaks: Vec<Break>,
    pub may_manage: bool,
    pub may_give_sign_ins: bool,
    /// May change the unit itself.
    pub may_change: bool,
}

fn load(op: &mut Op, id: UnitId, looking: &Looking) -> Result<UnitPage, Refusal> {
    let unit = organization::unit(op, id)?;
    op.require(SEE_PEOPLE, id)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let all = organization::units_reached(op, ground::policy::BELONG)?;
    let organization_root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    Ok(UnitPage {
        life: organization::lives(op.tx, organization)?.get(&id).copied().unwrap_or_default(),
        open: organization::is_open(op.tx, organization, id, today)?,
        parent: all.iter().find(|u| Some(u.id) == unit.parent).cloned(),
        beneath: all.iter().filter(|u| u.parent == Some(id)).cloned().collect(),
        people: people::page_of_unit(op, id, looking.after)?,
        breaks: organization::breaks(op, id)?,
        may_manage: op.may(MANAGE_PEOPLE, organization_root.id)?,
        may_give_sign_ins: op.may(MANAGE_ACCOUNTS, organization_root.id)?,
        may_change: op.may(MANAGE_PEOPLE, unit.parent.unwrap_or(id))?,
        unit,
    })
}

async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>, Query(looking): Query<Looking>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id, &looking)).await?;
    Ok(who.page(&page.unit.name, Place::People, views::one(&who, &page)))
}

/// A unit to change, with where it could go.
pub struct EditPage {
    pub unit: Unit,
    pub places: Vec<Unit>,
    /// Of the whole organization: the paper that was chosen for its PDFs, and what is usual where its clock runs.
    pub paper: Option<(Option<Paper>, Paper)>,
}

fn to_edit(op: &mut Op, id: UnitId) -> Result<EditPage, Refusal> {
    root(op)?;
    let unit = organization::life::to_change(op, id)?;
    let mut places = organization::open_units(op, MANAGE_PEOPLE)?;
    places.retain(|u| u.id != id);
    let paper = match unit.parent {
        Some(_) => None,
        None => Some((organization::chosen_paper(op)?, Paper::usual(&organization::load(op)?.zone))),
    };
    Ok(EditPage { unit, places, paper })
}

async fn edit(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| to_edit(op, id)).await?;
    let parent = page.unit.parent.map_or_else(String::new, |p| p.to_string());
    let paper = page.paper.and_then(|(chosen, _)| chosen).map_or("", Paper::word);
    let form = Form::blank().filled("name", &page.unit.name).filled("kind", page.unit.kind.word()).filled("parent", parent);
    let form = form.filled("paper", paper);
    Ok(who.page(&who.words().t("unit-edit-title"), Place::People, views::edit(&who, &page, &form)))
}

async fn change(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), move |op| to_edit(op, id)).await?;
    let name = name(&mut form);
    let kind = form.choice("kind", UnitKind::from_word).required();
    let parent = form.choice("parent", |text| page.places.iter().map(|u| u.id).find(|u| u.to_string() == text)).optional();
    let paper = form.choice("paper", Paper::from_word).optional();
    if let (Some(name), Some(kind), Some(parent), Some(paper)) = (name, kind, parent, paper) {
        let whole = page.paper.is_some();
        let changed = app.write(who.actor.clone(), move |op| {
            organization::life::rename(op, id, &name, kind)?;
            if whole {
                organization::choose_paper(op, paper)?;
            }
            match parent {
                Some(parent) => organization::life::move_to(op, id, parent),
                None => Ok(()),
            }
        });
        match changed.await {
            Ok(()) => return Ok(Redirect::to(&paths::unit(id)).into_response()),
            Err(UnitError::Refused(refusal)) => return Err(refusal.into()),
            Err(_) => form.wrong("parent", "unit-circle"),
        }
    }
    Ok(again(who.page(&who.words().t("unit-edit-title"), Place::People, views::edit(&who, &page, &form))))
}

async fn reopen(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let reopened = app.write(posted.who.actor, move |op| {
        root(op)?;
        organization::life::reopen(op, id)
    });
    match reopened.await {
        Err(UnitError::Refused(refusal)) => Err(refusal.into()),
        _ => Ok(Redirect::to(&paths::unit(id)).into_response()),
    }
}
