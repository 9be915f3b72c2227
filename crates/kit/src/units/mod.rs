//! The pages of units: what there is, from when to when, and what became of it. Who manages people above a unit adds,
//! renames, moves, closes and opens it; closing is shown before anything changes.

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
use ground::element::Text;
use ground::organization::{self, Break, Closing, Life, Paper, Unit, UnitError, UnitKind};
use ground::people::{self, Membership, Person, Placed, Portion};
use ground::policy::{MANAGE_ACCOUNTS, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{MembershipId, Op, Refusal, UnitId, days};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::RangeInclusive;

pub use views::{before_line, break_line};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::UNITS, Right(MANAGE_PEOPLE), list)
        .get(paths::NEW_UNIT, Right(MANAGE_PEOPLE), new)
        .post(paths::UNITS, Right(MANAGE_PEOPLE), add)
        .get("/units/{unit}", Right(SEE_PEOPLE), one)
        .get("/units/{unit}/edit", Right(MANAGE_PEOPLE), edit)
        .post("/units/{unit}", Right(MANAGE_PEOPLE), change)
        .get("/units/{unit}/closing", Right(MANAGE_PEOPLE), closing)
        .post("/units/{unit}/closing", Right(MANAGE_PEOPLE), close)
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

/// What a closing would do. Nothing has changed yet.
pub struct ClosingPage {
    pub unit: Unit,
    pub places: Vec<Unit>,
    /// Where its last day may lie.
    pub days: RangeInclusive<Date>,
    /// None until a last day was chosen.
    pub preview: Option<Preview>,
}

pub struct Preview {
    pub last_day: Date,
    pub successors: Vec<Unit>,
    /// Units closed with it.
    pub beneath: Vec<Unit>,
    /// Parts that end, each with its person.
    pub parts: Vec<(Membership, Person)>,
    /// What is being done there: its name and its address.
    pub runs: Vec<(Text, String)>,
}

fn to_close(op: &mut Op, app: &App, id: UnitId, chosen: Option<(Date, Vec<UnitId>)>) -> Result<ClosingPage, Refusal> {
    root(op)?;
    let unit = organization::life::to_change(op, id)?;
    let organization = op.organization()?;
    let parents: HashMap<UnitId, Option<UnitId>> =
        organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.parent)).collect();
    let within =
        |unit: UnitId| std::iter::successors(Some(unit), |u| parents.get(u).copied().flatten()).take(parents.len()).any(|u| u == id);
    let days = organization::life::last_days(op, id)?;
    let mut places = organization::open_units(op, MANAGE_PEOPLE)?;
    let beneath: Vec<Unit> = places.iter().filter(|u| u.id != id && within(u.id)).cloned().collect();
    places.retain(|u| !within(u.id));
    let preview = match chosen.filter(|(day, _)| days.contains(day)) {
        None => None,
        Some((last_day, successors)) => {
            let mut parts = people::parts_after(op, id, last_day)?;
            for unit in &beneath {
                parts.extend(people::parts_after(op, unit.id, last_day)?);
            }
            let shut = beneath.iter().map(|u| u.id).chain([id]).collect();
            let runs = app.lies_in(op, &shut)?.into_iter().map(|lying| (lying.title, lying.href)).collect();
            let successors = places.iter().filter(|u| successors.contains(&u.id)).cloned().collect();
            Some(Preview { last_day, successors, beneath, parts, runs })
        }
    };
    Ok(ClosingPage { unit, places, days, preview })
}

#[derive(Default, Deserialize)]
struct Chosen {
    #[serde(default, rename = "last-day")]
    last_day: String,
}

/// Several successors come as one name many times, which the query is read for by hand.
fn successors(query: &str) -> Vec<UnitId> {
    query.split('&').filter_map(|pair| pair.strip_prefix("successor=")).filter_map(|id| id.parse().ok()).collect()
}

async fn closing(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<UnitId>,
    Query(chosen): Query<Chosen>,
    uri: axum::http::Uri,
) -> Result<Markup, Fault> {
    let followers = successors(uri.query().unwrap_or_default());
    let typed = !chosen.last_day.is_empty();
    let day = ground::clock::date(&chosen.last_day);
    let asked = day.map(|day| (day, followers.clone()));
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| to_close(op, &house, id, asked)).await?;
    let mut form = Form::blank().filled("last-day", &chosen.last_day);
    for unit in &followers {
        form = form.filled("successor", unit.to_string());
    }
    // One successor is the likely answer for everyone; among several each is chosen.
    if let Some((preview, [only])) = page.preview.as_ref().map(|preview| (preview, preview.successors.as_slice())) {
        form = preview.parts.iter().fold(form, |form, (part, _)| form.filled(&goes(part), only.id.to_string()));
    }
    if typed {
        let _ = form.date("last-day").among(page.days.clone()).required();
    }
    Ok(who.page(&who.words().t("unit-close-title"), Place::People, views::closing(&who, &page, &form)))
}

/// The field of one part: a successor it goes on in, or [`ENDS`].
fn goes(part: &Membership) -> String {
    format!("to-{}", part.id)
}

/// Decided: this part ends with the unit.
const ENDS: &str = "ends";

/// Where each part goes on. Nobody loses a part because a field was passed over: `None` until each of them is decided,
/// and the form says which are not. Without successors there is nothing to decide.
fn decided(form: &mut Form, preview: &Preview) -> Option<Vec<(MembershipId, UnitId)>> {
    let to = |text: &str| preview.successors.iter().map(|u| u.id).find(|u| u.to_string() == text);
    let known = |text: &str| if text == ENDS { Some(None) } else { to(text).map(Some) };
    let mut going_on = Vec::new();
    for (part, _) in preview.parts.iter().filter(|_| !preview.successors.is_empty()) {
        if let Some(Some(to)) = form.choice(&goes(part), known).required() {
            going_on.push((part.id, to));
        }
    }
    form.is_fine().then_some(going_on)
}

async fn close(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let followers: Vec<UnitId> = form.values("successor").filter_map(|text| text.parse().ok()).collect();
    let asked = ground::clock::date(form.value("last-day")).map(|day| (day, followers));
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| to_close(op, &house, id, asked)).await?;
    let _ = form.date("last-day").among(page.days.clone()).required();
    let going_on = page.preview.as_ref().and_then(|preview| decided(&mut form, preview));
    if let (Some(preview), Some(going_on)) = (&page.preview, going_on) {
        let successors: Vec<UnitId> = preview.successors.iter().map(|u| u.id).collect();
        let closing = Closing { last_day: preview.last_day, going_on, successors };
        match app.write(who.actor.clone(), move |op| organization::life::close(op, id, &closing)).await {
            Ok(()) | Err(UnitError::Closed) => return Ok(Redirect::to(&paths::unit(id)).into_response()),
            Err(UnitError::Refused(refusal)) => return Err(refusal.into()),
            Err(UnitError::Day) => form.wrong("last-day", "form-not-offered"),
            Err(UnitError::Root) => form.wrong("last-day", "unit-close-root"),
            Err(UnitError::Successor | UnitError::Circle) => form.wrong("successor", "unit-close-successor"),
        }
    }
    Ok(again(who.page(&who.words().t("unit-close-title"), Place::People, views::closing(&who, &page, &form))))
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
