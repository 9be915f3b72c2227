//! The pages of people: who is here, one person with their parts, adding someone by hand, and the one-time link with which
//! someone gets (or gets back) their sign-in. Leaving, absence and standing in are in `changes`, two rows that are one
//! person in `merging`, many invitations at once in `invitations`.

mod changes;
mod found;
mod invitations;
mod merging;
pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::element::Held;
use ground::organization::{self, Unit};
use ground::people::{self, Absence, Membership, Person, Placed, Portion, StandIn};
use ground::policy::{MANAGE_ACCOUNTS, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{MembershipId, Op, PersonId, Refusal, Role, UnitId, account, clock, data_rights, days};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use std::collections::HashMap;

pub use found::found;
pub use views::{days, group, listed, more, role};

/// Up to so many people all stand on the first page, school by school; a larger district shows its units and searches.
const MOST_AT_ONCE: i64 = 120;

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::PEOPLE, SignIn, list)
        .get(paths::NEW_PERSON, Right(MANAGE_PEOPLE), new)
        .post(paths::PEOPLE, Right(MANAGE_PEOPLE), add)
        .get(paths::UNPLACED, Right(MANAGE_PEOPLE), unplaced)
        .get(paths::MERGING, Right(MANAGE_PEOPLE), merging::page)
        .post(paths::MERGING, Right(MANAGE_PEOPLE), merging::merge)
        .get(paths::INVITATIONS, Right(MANAGE_ACCOUNTS), invitations::page)
        .post(paths::INVITATIONS, Right(MANAGE_ACCOUNTS), invitations::make)
        .get("/people/{person}", Right(MANAGE_PEOPLE), one)
        .post("/people/{person}/parts", Right(MANAGE_PEOPLE), give_part)
        .post("/people/{person}/part-endings", Right(MANAGE_PEOPLE), end_part)
        .post("/people/{person}/part-days", Right(MANAGE_PEOPLE), changes::part_days)
        .get("/people/{person}/departure", Right(MANAGE_PEOPLE), changes::departure)
        .post("/people/{person}/departure", Right(MANAGE_PEOPLE), changes::leave)
        .post("/people/{person}/return", Right(MANAGE_PEOPLE), changes::come_back)
        .post("/people/{person}/absences", Right(MANAGE_PEOPLE), changes::note_absence)
        .post("/people/{person}/absence-endings", Right(MANAGE_PEOPLE), changes::been_back)
        .get("/people/{person}/stand-in", Right(MANAGE_PEOPLE), changes::stand_in_page)
        .post("/people/{person}/stand-in", Right(MANAGE_PEOPLE), changes::stand_in)
        .post("/people/{person}/unmerging", Right(MANAGE_PEOPLE), merging::unmerge)
        .post("/people/{person}/password-link", Right(MANAGE_ACCOUNTS), password_link)
}

/// What the list shows: people by unit, as far as the reader reaches.
pub struct PeoplePage {
    pub units: Vec<(Unit, Portion<Placed>)>,
    /// In a large district instead of the people: every unit with how many have a part there.
    pub counted: Vec<(Unit, i64)>,
    /// How many people that are, each once.
    pub count: i64,
    /// What was typed, and who was found.
    pub typed: String,
    pub found: Option<Portion<(Person, String)>>,
    pub may_manage: bool,
    pub may_give_sign_ins: bool,
}

#[derive(Default, Deserialize)]
pub struct Looking {
    #[serde(default)]
    pub q: String,
    /// The person after whom the list goes on.
    pub after: Option<PersonId>,
}

fn root(op: &mut Op) -> Result<Unit, Refusal> {
    let organization = op.organization()?;
    organization::root(op.tx, organization)?.ok_or(Refusal::Missing)
}

fn load(op: &mut Op, typed: String) -> Result<PeoplePage, Refusal> {
    let root = root(op)?;
    let mut reached = organization::units_reached(op, SEE_PEOPLE)?;
    // The organization itself, then its schools by name.
    reached.sort_by_key(|unit| unit.id != root.id);
    let counts = people::counts(op)?;
    let counted: Vec<(Unit, i64)> = reached.into_iter().filter_map(|u| counts.get(&u.id).copied().map(|n| (u, n))).collect();
    let rows: i64 = counted.iter().map(|(_, n)| n).sum();
    let mut page = PeoplePage {
        units: Vec::new(),
        counted: Vec::new(),
        count: people::headcount(op)?,
        typed: typed.trim().to_string(),
        found: None,
        may_manage: op.may(MANAGE_PEOPLE, root.id)?,
        may_give_sign_ins: op.may(MANAGE_ACCOUNTS, root.id)?,
    };
    if !page.typed.is_empty() {
        let found = people::found(op, &page.typed)?;
        let name = |unit: UnitId| counted.iter().find(|(u, _)| u.id == unit).map_or_else(String::new, |(u, _)| u.name.clone());
        page.found = Some(Portion { next: found.next, rows: found.rows.into_iter().map(|(p, u)| (p, name(u))).collect() });
    } else if rows <= MOST_AT_ONCE {
        for (unit, _) in counted {
            let people = people::page_of_unit(op, unit.id, None)?;
            page.units.push((unit, people));
        }
    } else {
        page.counted = counted;
    }
    Ok(page)
}

async fn list(who: SignedIn, State(app): State<App>, Query(looking): Query<Looking>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), |op| load(op, looking.q)).await?;
    Ok(who.page(&who.words().t("people-title"), Place::People, views::list(&who, &page)))
}

async fn unplaced(who: SignedIn, State(app): State<App>, Query(looking): Query<Looking>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| people::not_placed(op, looking.after)).await?;
    Ok(who.page(&who.words().t("people-unplaced-title"), Place::People, views::unplaced(&who, &page)))
}

async fn units(app: &App, who: &SignedIn) -> Result<Vec<Unit>, Fault> {
    let found = app.read(who.actor.clone(), |op| {
        let root = root(op)?;
        op.require(MANAGE_PEOPLE, root.id)?;
        organization::open_units(op, MANAGE_PEOPLE)
    });
    Ok(found.await?)
}

/// A blank form with a mark of its own: sent twice, it is one person.
fn marked(app: &App) -> Form {
    Form::blank().filled("once", account::token(app.ground.chance.bytes()))
}

async fn new(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let units = units(&app, &who).await?;
    Ok(who.page(&who.words().t("people-new-title"), Place::People, views::new(&who, &units, &marked(&app))))
}

async fn add(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let units = units(&app, &who).await?;
    let given = name(&mut form, "given-name");
    let family = name(&mut form, "family-name");
    let email = form.text("email").email().optional();
    let unit = form.choice("unit", |id| units.iter().map(|u| u.id).find(|u| u.to_string() == id)).required();
    let role = form.choice("role", Role::from_word).required();
    let until = crate::organizations::last_day(&app, &who, &mut form, role, None).await?;
    let (Some(given), Some(family), Some(email), Some(unit), Some(role), Some(until)) = (given, family, email, unit, role, until) else {
        return Ok(again(who.page(&who.words().t("people-new-title"), Place::People, views::new(&who, &units, &form))));
    };
    let once = Some(form.value("once").to_string()).filter(|once| !once.is_empty());
    let added = app.write(who.actor.clone(), move |op| {
        let holder = match &email {
            Some(email) => people::holder(op, email)?,
            None => None,
        };
        let known = match &once {
            Some(once) => people::add_once(op, once, &given, &family, email.as_deref(), unit, role, until)?.1,
            None => people::add(op, &given, &family, email.as_deref(), unit, role, until).map(|_| false)?,
        };
        match holder {
            Some(person) if !known => Err(AddError::Here(person.name())),
            _ => Ok(()),
        }
    });
    match added.await {
        Ok(()) => Ok(Redirect::to(paths::PEOPLE).into_response()),
        Err(AddError::Refused(refused)) => Err(refused.into()),
        Err(AddError::Here(name)) => {
            form.wrong("email", Wrong::of("people-new-here").and("name", name.as_str()));
            Ok(again(who.page(&who.words().t("people-new-title"), Place::People, views::new(&who, &units, &form))))
        }
    }
}

enum AddError {
    /// Someone who is here has this address: another part is given on their page, so that one human is one person.
    Here(String),
    Refused(Refusal),
}

impl From<Refusal> for AddError {
    fn from(refused: Refusal) -> AddError {
        AddError::Refused(refused)
    }
}

impl From<db::Error> for AddError {
    fn from(error: db::Error) -> AddError {
        AddError::Refused(error.into())
    }
}

/// A name as people write it, without what only turns letters around.
fn name(form: &mut Form, field: &str) -> Option<String> {
    form.text(field)
        .max(80)
        .read(|typed| Some(people::clean_name(&typed)).filter(|name| !name.is_empty()).ok_or_else(|| "form-empty".into()))
        .required()
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
#[derive(Clone)]
pub struct PersonPage {
    pub person: Person,
    /// Each with the name of its unit.
    pub parts: Vec<(Membership, String)>,
    /// Units to choose from.
    pub units: Vec<Unit>,
    pub today: Date,
    pub left_on: Option<Date>,
    pub absences: Vec<Absence>,
    pub stand_ins: Vec<StandIn>,
    /// Rows that read as this one.
    pub merged: Vec<Person>,
    /// Nothing is known of them any more: there is nobody to bring back.
    pub erased: bool,
}

impl PersonPage {
    /// The absences that are not over.
    pub fn ahead(&self) -> impl Iterator<Item = &Absence> {
        self.absences.iter().filter(|a| a.ends_on.is_none_or(|end| end >= self.today))
    }

    pub fn is_gone(&self) -> bool {
        !self.person.active
    }
}

pub(super) fn load_one(op: &mut Op, id: PersonId) -> Result<PersonPage, Refusal> {
    let held = people::parts_held(op, id)?;
    let person = people::load(op, id)?;
    let names: HashMap<UnitId, String> = organization::units_reached(op, MANAGE_PEOPLE)?.into_iter().map(|u| (u.id, u.name)).collect();
    let parts = held.into_iter().map(|m| {
        let at = names.get(&m.unit).cloned().unwrap_or_default();
        (m, at)
    });
    Ok(PersonPage {
        parts: parts.collect(),
        units: organization::open_units(op, MANAGE_PEOPLE)?,
        today: op.today()?,
        left_on: people::left_on(op, id)?,
        absences: people::absences(op, id)?,
        stand_ins: people::covers_of(op, id)?,
        merged: people::merged(op, id)?,
        erased: data_rights::is_erased(op, id)?,
        person,
    })
}

async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<PersonId>) -> Result<Response, Fault> {
    let found = app.read(who.actor.clone(), move |op| {
        let page = load_one(op, id)?;
        let organization = op.organization()?;
        Ok::<_, Refusal>((page, people::standing(op.tx, organization, id)?))
    });
    let (page, stands) = found.await?;
    if stands != id {
        return Ok(Redirect::to(&paths::person(stands)).into_response());
    }
    crate::data_rights::looked(&app, &who, vec![id], ground::data_rights::What::PersonPage).await?;
    Ok(who.page(&page.person.name(), Place::People, views::one(&who, &page, &Form::blank())).into_response())
}

/// The page again, with what was typed into one of its forms.
fn wrong(who: &SignedIn, page: &PersonPage, form: &Form) -> Response {
    again(who.page(&page.person.name(), Place::People, views::one(who, page, form)))
}

async fn give_part(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), move |op| load_one(op, id)).await?;
    let unit = form.choice("unit", |text| page.units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    let role = form.choice("role", Role::from_word).required();
    let from = form.date("from").among(days::near(page.today)).or(page.today);
    let until = crate::organizations::last_day(&app, &who, &mut form, role, from).await?;
    let (Some(unit), Some(role), Some(from), Some(until)) = (unit, role, from, until) else {
        return Ok(wrong(&who, &page, &form));
    };
    // Given already: sent twice, and once is enough.
    if !page.parts.iter().any(|(m, _)| m.unit == unit && m.role == role && until.is_none() && from == page.today) {
        app.write(who.actor, move |op| people::add_part_from(op, id, unit, role, from, until)).await?;
    }
    Ok(Redirect::to(&paths::person(id)).into_response())
}

async fn end_part(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), move |op| load_one(op, id)).await?;
    let Some(part) = form.choice("part", |text| text.parse().ok()).required() else {
        return Ok(wrong(&who, &page, &form));
    };
    match app.write(who.actor.clone(), move |op| people::end_part(op, id, part)).await {
        Ok(()) => Ok(Redirect::to(&paths::person(id)).into_response()),
        Err(people::LeaveError::NobodyFrom(day)) => {
            form.wrong("part", Wrong::of("departure-nobody-from").and("day", day));
            Ok(wrong(&who, &page, &form))
        }
        Err(people::LeaveError::Refused(refusal)) => Err(refusal.into()),
    }
}
