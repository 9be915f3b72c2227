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
use ground::people::{self, Listed};
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
    let tops: Vec<UnitId> = top.map_or_else(|| reached.iter().filter(|u| !reached.iter().any(|o| Some(o.id) == u.parent)).map(|u| u.id).collect(), |t| vec![t]);
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
