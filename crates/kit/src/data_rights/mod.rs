//! The pages of data rights: the schedule of data, how long things are kept, legal holds, the erasure of a person, and who
//! looked at one's own data. What they do is in `ground::data_rights`; which tables there are, every room says itself.

pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use ground::data_rights::{self, Clock, EraseError, Hold, InFiles, Kept, Plan, Run, Scope, SetError, Setting, What};
use ground::organization::{self, Unit};
use ground::policy::MANAGE_DATA;
use ground::{HoldId, Op, PersonId, Refusal, Role, TableInfo, people};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use views::{key, me_part, person_part};

/// The longest reason anyone may give.
const MOST_REASON: usize = 500;

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::DATA, SignIn, schedule)
        .get(paths::DATA_JSON, SignIn, schedule_json)
        .get(paths::RETENTION, Right(MANAGE_DATA), retention)
        .post(paths::RETENTION, Right(MANAGE_DATA), set_days)
        .get(paths::HOLDS, Right(MANAGE_DATA), holds)
        .post(paths::HOLDS, Right(MANAGE_DATA), set_hold)
        .get("/data/holds/{hold}", Right(MANAGE_DATA), hold)
        .post("/data/holds/{hold}/lifting", Right(MANAGE_DATA), lift_hold)
        .get("/people/{person}/erasure", Right(MANAGE_DATA), erasure)
        .post("/people/{person}/erasure", Right(MANAGE_DATA), ask_again)
        .post("/people/{person}/erasure/confirmation", Right(MANAGE_DATA), erase)
        .get(paths::LOOKS, SignIn, looks)
}

/// Every table of every room.
pub fn tables(app: &App) -> Arc<[TableInfo]> {
    app.elements.iter().flat_map(|e| e.tables()).collect()
}

/// The clocks that rooms bring themselves.
pub fn clocks(app: &App) -> Arc<[Clock]> {
    app.elements.iter().flat_map(|e| e.clocks()).collect()
}

/// Writes down that someone looks at people's data, durably, before the page is given; a look that stands there today
/// costs no writing. To be called after the right to see the page was asked. See `ground::data_rights::looked`.
pub async fn looked(app: &App, who: &SignedIn, of: Vec<PersonId>, what: What) -> Result<(), Fault> {
    let known = of.clone();
    let new = app.read(who.actor.clone(), move |op| {
        let mut new = Vec::new();
        for person in known {
            if !data_rights::has_looked(op, person, what)? {
                new.push(person);
            }
        }
        Ok::<_, Refusal>(new)
    });
    let new = new.await?;
    if new.is_empty() {
        return Ok(());
    }
    let written = app.write(who.actor.clone(), move |op| new.iter().try_for_each(|person| data_rights::looked(op, *person, what)));
    Ok(written.await?)
}

/// What is kept here, what for, and how long.
pub struct SchedulePage {
    pub place: String,
    pub kept: Vec<Kept>,
    pub may_manage: bool,
}

fn root(op: &mut Op) -> Result<Unit, Refusal> {
    let organization = op.organization()?;
    organization::root(op.tx, organization)?.ok_or(Refusal::Missing)
}

async fn load_schedule(app: &App, who: &SignedIn) -> Result<SchedulePage, Fault> {
    let (tables, place) = (tables(app), who.place.clone());
    let page = app.read(who.actor.clone(), move |op| {
        let root = root(op)?;
        Ok::<_, Refusal>(SchedulePage { place, kept: data_rights::kept(op, &tables)?, may_manage: op.may(MANAGE_DATA, root.id)? })
    });
    Ok(page.await?)
}

async fn schedule(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = load_schedule(&app, &who).await?;
    Ok(who.page(&who.words().t("data-title"), Place::Nowhere, views::schedule(&who, &page)))
}

/// The same for machines (ecosystem P10), with every column.
async fn schedule_json(who: SignedIn, State(app): State<App>) -> Result<Response, Fault> {
    let page = load_schedule(&app, &who).await?;
    let text = serde_json::to_string_pretty(&views::json(who.words(), &page)).map_err(|_| Fault::Broken)?;
    let disposition = "attachment; filename=\"schedule-of-data.json\"";
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, disposition)], text).into_response())
}

/// How long tables are kept, what the clocks removed, and who changed them.
pub struct RetentionPage {
    pub kept: Vec<Kept>,
    pub settings: Vec<Setting>,
    pub runs: Vec<Run>,
    pub names: HashMap<PersonId, String>,
}

async fn load_retention(app: &App, who: &SignedIn) -> Result<RetentionPage, Fault> {
    let tables = tables(app);
    let page = app.read(who.actor.clone(), move |op| {
        let kept = data_rights::retention(op, &tables)?;
        let settings = data_rights::settings(op)?;
        let names = names(op, settings.iter().filter_map(|s| s.actor))?;
        Ok::<_, Refusal>(RetentionPage { kept, settings, runs: data_rights::runs(op)?, names })
    });
    Ok(page.await?)
}

fn names(op: &mut Op, ids: impl Iterator<Item = PersonId>) -> Result<HashMap<PersonId, String>, Refusal> {
    let organization = op.organization()?;
    let mut names = HashMap::new();
    for id in ids.collect::<BTreeSet<_>>() {
        if let Some(person) = people::by_id(op.tx, organization, id)? {
            names.insert(id, person.name());
        }
    }
    Ok(names)
}

async fn retention(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = load_retention(&app, &who).await?;
    Ok(who.page(&who.words().t("retention-title"), Place::Nowhere, views::retention(&who, &page, &Form::blank())))
}

async fn set_days(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_retention(&app, &who).await?;
    let settable = |name: &str| page.kept.iter().find(|k| k.bounds.is_some() && k.table.name == name).map(|k| k.table.name);
    let table = form.choice("table", settable).required();
    let days = form.whole("days").required();
    let reason = form.text("reason").max(MOST_REASON).required();
    if let (Some(table), Some(days), Some(reason)) = (table, days, reason) {
        let tables = tables(&app);
        let set = app.write(who.actor.clone(), move |op| data_rights::set_days(op, &tables, table, i64::from(days), &reason)).await;
        match set {
            Ok(()) => return Ok(Redirect::to(paths::RETENTION).into_response()),
            Err(SetError::OutOfBounds { least, most }) => {
                form.wrong("days", Wrong::of("form-out-of-range").and("number", days).and("least", least).and("most", most));
            }
            Err(SetError::NotSettable) => form.wrong("table", "form-not-offered"),
            Err(SetError::Refused(refusal)) => return Err(refusal.into()),
        }
    }
    Ok(again(who.page(&who.words().t("retention-title"), Place::Nowhere, views::retention(&who, &page, &form))))
}

/// All holds, and what a new one may cover.
pub struct HoldsPage {
    pub holds: Vec<Hold>,
    /// Names of units and people that holds speak of.
    pub names: HashMap<db::Uuid, String>,
    pub units: Vec<Unit>,
    /// The person the reader came from.
    pub person: Option<(PersonId, String)>,
    pub zone: jiff::tz::TimeZone,
}

#[derive(Deserialize)]
struct Of {
    person: Option<PersonId>,
}

async fn load_holds(app: &App, who: &SignedIn, person: Option<PersonId>) -> Result<HoldsPage, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let holds = data_rights::list(op)?;
        let organization = op.organization()?;
        let units = organization::units(op.tx, organization)?;
        let mut ids: Vec<PersonId> = holds.iter().flat_map(|h| [h.set_by, h.lifted_by]).flatten().collect();
        ids.extend(holds.iter().filter(|h| h.scope == Scope::Person).filter_map(|h| h.target.map(PersonId)));
        let mut named: HashMap<db::Uuid, String> = names(op, ids.into_iter())?.into_iter().map(|(id, name)| (id.0, name)).collect();
        named.extend(units.iter().map(|u| (u.id.0, u.name.clone())));
        let person = match person {
            Some(id) => Some((id, people::load(op, id)?.name())),
            None => None,
        };
        let zone = ground::clock::zone(&organization::load(op)?.zone);
        Ok::<_, Refusal>(HoldsPage { holds, names: named, units, person, zone })
    });
    Ok(page.await?)
}

async fn holds(who: SignedIn, State(app): State<App>, Query(of): Query<Of>) -> Result<Markup, Fault> {
    let page = load_holds(&app, &who, of.person).await?;
    let form = page.person.iter().fold(Form::blank(), |form, (id, _)| form.filled("of", format!("person-{id}")));
    Ok(who.page(&who.words().t("holds-title"), Place::Nowhere, views::holds(&who, &page, &form)))
}

/// `everything`, `unit-…` or `person-…`, as the form sends it.
fn scope(text: &str) -> Option<(Scope, Option<db::Uuid>)> {
    let (word, id) = text.split_once('-').unwrap_or((text, ""));
    Some(match Scope::from_word(word)? {
        Scope::Everything => (Scope::Everything, None),
        Scope::Unit => (Scope::Unit, Some(id.parse::<ground::UnitId>().ok()?.0)),
        Scope::Person => (Scope::Person, Some(id.parse::<PersonId>().ok()?.0)),
    })
}

async fn set_hold(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let of = form.choice("of", scope).required();
    let reason = form.text("reason").max(MOST_REASON).required();
    let (Some((scope, target)), Some(reason)) = (of, reason) else {
        let person = scope(form.value("of")).filter(|(s, _)| *s == Scope::Person).and_then(|(_, id)| id.map(PersonId));
        let page = load_holds(&app, &who, person).await?;
        return Ok(again(who.page(&who.words().t("holds-title"), Place::Nowhere, views::holds(&who, &page, &form))));
    };
    app.write(who.actor.clone(), move |op| data_rights::set(op, scope, target, &reason)).await?;
    Ok(Redirect::to(paths::HOLDS).into_response())
}

async fn hold(who: SignedIn, State(app): State<App>, Path(id): Path<HoldId>) -> Result<Markup, Fault> {
    let page = load_holds(&app, &who, None).await?;
    let hold = page.holds.iter().find(|h| h.id == id).ok_or(Fault::Missing)?;
    Ok(who.page(&who.words().t("hold-lift-title"), Place::Nowhere, views::lifting(&who, &page, hold, &Form::blank())))
}

async fn lift_hold(Path(id): Path<HoldId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_holds(&app, &who, None).await?;
    let hold = page.holds.iter().find(|h| h.id == id).ok_or(Fault::Missing)?;
    let Some(reason) = form.text("reason").max(MOST_REASON).required() else {
        return Ok(again(who.page(&who.words().t("hold-lift-title"), Place::Nowhere, views::lifting(&who, &page, hold, &form))));
    };
    app.write(who.actor.clone(), move |op| data_rights::lift(op, id, &reason)).await?;
    Ok(Redirect::to(paths::HOLDS).into_response())
}

/// What an erasure would do, and where it stands: asked for a reason, or asked once more.
pub struct ErasurePage {
    pub plan: Plan,
    /// What the contents of attached files say of them.
    pub files: InFiles,
    pub one_self: bool,
}

async fn load_erasure(app: &App, who: &SignedIn, id: PersonId) -> Result<ErasurePage, Fault> {
    let tables = tables(app);
    let plan = app.read(who.actor.clone(), move |op| data_rights::plan(op, &tables, id)).await?;
    looked(app, who, vec![id], What::ErasurePage).await?;
    let (ground, shelf, organization) = (app.ground.clone(), app.settings.shelf(), who.organization);
    let files = app.heavy(move || data_rights::in_files(&ground, organization, &shelf, id)).await??;
    Ok(ErasurePage { plan, files, one_self: who.person == id })
}

fn erasure_page(who: &SignedIn, body: Markup) -> Markup {
    who.page(&who.words().t("erasure-title"), Place::People, body)
}

async fn erasure(who: SignedIn, State(app): State<App>, Path(id): Path<PersonId>) -> Result<Markup, Fault> {
    let page = load_erasure(&app, &who, id).await?;
    Ok(erasure_page(&who, views::erasure(&who, &page, &Form::blank())))
}

/// The second page: everything that would go, once more, with the reason as it was given.
async fn ask_again(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_erasure(&app, &who, id).await?;
    let Some(reason) = form.text("reason").max(MOST_REASON).required() else {
        return Ok(again(erasure_page(&who, views::erasure(&who, &page, &form))));
    };
    Ok(erasure_page(&who, views::erasure_again(&who, &page, &reason)).into_response())
}

async fn erase(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_erasure(&app, &who, id).await?;
    let Some(reason) = form.text("reason").max(MOST_REASON).required() else {
        return Ok(again(erasure_page(&who, views::erasure(&who, &page, &form))));
    };
    let tables = tables(&app);
    let mentions: Vec<_> = page.plan.mentions.iter().chain(&page.files.mentions).cloned().collect();
    let done = app.write(who.actor.clone(), move |op| data_rights::erase(op, &tables, id, &mentions, &reason)).await;
    let wrong = match done {
        // Their page says that it is done.
        Ok(()) => return Ok(Redirect::to(&paths::person(id)).into_response()),
        Err(EraseError::Refused(refusal)) => return Err(refusal.into()),
        Err(EraseError::ReasonNames) => ("reason", "erasure-reason-names"),
        Err(EraseError::Held) => ("", "erasure-held"),
        Err(EraseError::OneSelf) => ("", "erasure-one-self"),
    };
    form.wrong(wrong.0, wrong.1);
    Ok(again(erasure_page(&who, views::erasure(&who, &page, &form))))
}

/// One look as the person reads it.
pub struct Looker {
    pub name: String,
    /// Their parts today: role and unit.
    pub parts: Vec<(Role, String)>,
    pub what: What,
    pub day: Date,
}

/// Who looked at the reader's own data.
pub struct LooksPage {
    pub looks: Vec<Looker>,
}

async fn looks(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), |op| {
        let organization = op.organization()?;
        let units: HashMap<_, _> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
        let today = op.today()?;
        let mut known: HashMap<PersonId, (String, Vec<(Role, String)>)> = HashMap::new();
        let mut looks = Vec::new();
        for look in data_rights::looks(op)? {
            if let std::collections::hash_map::Entry::Vacant(new) = known.entry(look.viewer) {
                let name = people::by_id(op.tx, organization, look.viewer)?.map(|p| p.name()).unwrap_or_default();
                let parts = people::parts_of(op.tx, organization, look.viewer, today)?;
                new.insert((name, parts.into_iter().map(|p| (p.role, units.get(&p.unit).cloned().unwrap_or_default())).collect()));
            }
            let (name, parts) = known.get(&look.viewer).cloned().unwrap_or_default();
            looks.push(Looker { name, parts, what: look.what, day: look.day });
        }
        Ok::<_, Refusal>(LooksPage { looks })
    });
    let page = page.await?;
    Ok(who.page(&who.words().t("looks-title"), Place::Nowhere, views::looks(&who, &page)))
}
