//! The pages of people: who is here, adding one by hand, and the one-time link with which someone gets (or gets back)
//! their sign-in.

pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::again;
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::organization::{self, Unit};
use ground::people::{self, Listed, Membership, Person};
use ground::policy::{MANAGE_ACCOUNTS, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{Op, PersonId, Refusal, Role, UnitId, account};
use maud::Markup;
use std::collections::HashMap;

pub use views::{group, role};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::PEOPLE, SignIn, list)
        .get(paths::NEW_PERSON, Right(MANAGE_PEOPLE), new)
        .post(paths::PEOPLE, Right(MANAGE_PEOPLE), add)
        .get("/people/{person}", Right(MANAGE_PEOPLE), one)
        .post("/people/{person}/parts", Right(MANAGE_PEOPLE), give_part)
        .post("/people/{person}/part-endings", Right(MANAGE_PEOPLE), end_part)
        .post("/people/{person}/password-link", Right(MANAGE_ACCOUNTS), password_link)
}

/// What the list shows: people by unit, as far as the reader reaches.
pub struct PeoplePage {
    pub units: Vec<(Unit, Vec<Listed>)>,
    /// Names of all units, for those who have their part elsewhere.
    pub names: HashMap<UnitId, String>,
    pub may_manage: bool,
    pub may_give_sign_ins: bool,
}

fn root(op: &mut Op) -> Result<Unit, Refusal> {
    let organization = op.organization()?;
    organization::root(op.tx, organization)?.ok_or(Refusal::Missing)
}

fn load(op: &mut Op) -> Result<PeoplePage, Refusal> {
    let root = root(op)?;
    let reached = organization::units_reached(op, SEE_PEOPLE)?;
    let organization = op.organization()?;
    let names = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    // One list from the topmost unit reached would repeat people of the units beneath; each unit shows its own.
    let mut by_unit: HashMap<UnitId, Vec<Listed>> = HashMap::new();
    let top = reached.iter().find(|u| u.id == root.id).map(|u| u.id);
    let tops: Vec<UnitId> =
        top.map_or_else(|| reached.iter().filter(|u| !reached.iter().any(|o| Some(o.id) == u.parent)).map(|u| u.id).collect(), |t| vec![t]);
    for top in tops {
        for listed in people::in_unit(op, top)? {
            by_unit.entry(listed.unit).or_default().push(listed);
        }
    }
    let mut units: Vec<(Unit, Vec<Listed>)> = reached.into_iter().filter_map(|u| by_unit.remove(&u.id).map(|people| (u, people))).collect();
    // The organization itself, then its schools by name.
    units.sort_by_key(|(unit, _)| unit.id != root.id);
    Ok(PeoplePage { units, names, may_manage: op.may(MANAGE_PEOPLE, root.id)?, may_give_sign_ins: op.may(MANAGE_ACCOUNTS, root.id)? })
}

async fn list(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), load).await?;
    Ok(who.page(&who.words().t("people-title"), Place::People, views::list(&who, &page)))
}

async fn units(app: &App, who: &SignedIn) -> Result<Vec<Unit>, Fault> {
    let found = app.read(who.actor.clone(), |op| {
        let root = root(op)?;
        op.require(MANAGE_PEOPLE, root.id)?;
        organization::units_reached(op, MANAGE_PEOPLE)
    });
    Ok(found.await?)
}

async fn new(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let units = units(&app, &who).await?;
    Ok(who.page(&who.words().t("people-new-title"), Place::People, views::new(&who, &units, &crate::Form::blank())))
}

async fn add(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let units = units(&app, &who).await?;
    let given = form.text("given-name").max(80).required();
    let family = form.text("family-name").max(80).required();
    let email = form.text("email").email().optional();
    let unit = form.choice("unit", |id| units.iter().map(|u| u.id).find(|u| u.to_string() == id)).required();
    let role = form.choice("role", Role::from_word).required();
    let (Some(given), Some(family), Some(email), Some(unit), Some(role)) = (given, family, email, unit, role) else {
        return Ok(again(who.page(&who.words().t("people-new-title"), Place::People, views::new(&who, &units, &form))));
    };
    app.write(who.actor.clone(), move |op| people::add(op, &given, &family, email.as_deref(), unit, role)).await?;
    Ok(Redirect::to(paths::PEOPLE).into_response())
}

async fn password_link(Path(person): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Markup, Fault> {
    let who = posted.who;
    let made = app.write(who.actor.clone(), move |op| {
        let root = root(op)?;
        let token = account::one_time_link(op, person, root.id)?;
        Ok::<_, Refusal>((token, people::load(op, person)?))
    });
    let (token, person) = made.await?;
    let link = format!("{}{}", app.settings.public_url, paths::password(&token));
    Ok(who.page(&who.words().t("people-link-title"), Place::People, views::password_link(&who, &person, &link)))
}

/// One person with the parts they hold, for whoever manages people.
pub struct PersonPage {
    pub person: Person,
    /// Each with the name of its unit.
    pub parts: Vec<(Membership, String)>,
    pub units: Vec<Unit>,
}

fn load_one(op: &mut Op, id: PersonId) -> Result<PersonPage, Refusal> {
    let held = people::parts_held(op, id)?;
    let person = people::load(op, id)?;
    let units = organization::units_reached(op, MANAGE_PEOPLE)?;
    let name = |unit: UnitId| units.iter().find(|u| u.id == unit).map_or_else(String::new, |u| u.name.clone());
    let parts = held
        .into_iter()
        .map(|m| {
            let at = name(m.unit);
            (m, at)
        })
        .collect();
    Ok(PersonPage { person, parts, units })
}

async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<PersonId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load_one(op, id)).await?;
    crate::data_rights::looked(&app, &who, vec![id], ground::data_rights::What::PersonPage).await?;
    Ok(who.page(&page.person.name(), Place::People, views::one(&who, &page, &crate::Form::blank())))
}

async fn give_part(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), move |op| load_one(op, id)).await?;
    let unit = form.choice("unit", |text| page.units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    let role = form.choice("role", Role::from_word).required();
    let (Some(unit), Some(role)) = (unit, role) else {
        return Ok(again(who.page(&page.person.name(), Place::People, views::one(&who, &page, &form))));
    };
    // Given already: sent twice, and once is enough.
    if !page.parts.iter().any(|(m, _)| m.unit == unit && m.role == role) {
        app.write(who.actor, move |op| people::add_part(op, id, unit, role)).await?;
    }
    Ok(Redirect::to(&paths::person(id)).into_response())
}

async fn end_part(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), move |op| load_one(op, id)).await?;
    let Some(part) = form.choice("part", |text| text.parse().ok()).required() else {
        return Ok(again(who.page(&page.person.name(), Place::People, views::one(&who, &page, &form))));
    };
    app.write(who.actor, move |op| people::end_part(op, id, part)).await?;
    Ok(Redirect::to(&paths::person(id)).into_response())
}
