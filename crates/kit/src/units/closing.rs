//! Closing a unit: what it would do is shown first, and done only when somebody has decided where everyone and everything
//! goes on. Nothing has changed before.

use super::{root, views};
use crate::app::App;
use crate::fault::Fault;
use crate::form::{Form, again};
use crate::i18n::Words;
use crate::offers;
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use db::Uuid;
use ground::element::{Asks, Carried, Detail, Offer, Turn};
use ground::organization::{self, Closing, Unit, UnitError};
use ground::people::{self, Membership, Person};
use ground::policy::MANAGE_PEOPLE;
use ground::{MembershipId, Op, Refusal, UnitId};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

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
    /// What is being done there.
    pub runs: Vec<Carried>,
}

/// What can be decided about something that is being done there: it goes on only where there is a place for it.
pub(super) fn closing_offers(run: &Carried) -> impl Iterator<Item = &'static Offer> {
    let nowhere = run.places.is_empty();
    run.closing.iter().filter(move |o| !(nowhere && o.asks.iter().any(|a| matches!(a, Asks::Place { .. }))))
}

/// What was decided about one of them: its kind and id, the word, and what was said with it.
type Decision = (&'static str, Uuid, &'static str, Detail);

/// `None` until nothing is wrong with any of them. What was not decided stays with the unit.
fn decisions(w: Words, form: &mut Form, preview: &Preview) -> Option<Vec<Decision>> {
    let mut all = Vec::new();
    for run in preview.runs.iter().filter(|run| !run.closing.is_empty()) {
        let name = offers::field("choice", run.subject);
        let known = |text: &str| closing_offers(run).find(|o| o.word == text);
        let Some(offer) = form.choice(&name, known).optional().flatten() else { continue };
        let around = offers::Around { people: &[], places: &run.places };
        all.push((run.kind, run.subject, offer.word, offers::said(w, form, run.subject, &run.title, offer, around)));
    }
    form.is_fine().then_some(all)
}

/// Closes the unit and does what was decided about what is being done there, or nothing of it.
fn done(op: &mut Op, app: &App, id: UnitId, closing: &Closing, decisions: &[Decision]) -> Result<(), UnitError> {
    organization::life::close(op, id, closing)?;
    let on = closing.last_day.tomorrow().unwrap_or(closing.last_day);
    for (kind, subject, choice, detail) in decisions {
        app.roll(op, &Turn { kind, subject: *subject, choice, detail, leavers: &HashSet::new(), on })?;
    }
    Ok(())
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
            let successors: Vec<Unit> = places.iter().filter(|u| successors.contains(&u.id)).cloned().collect();
            let mut runs = app.lies_in(op, &shut)?;
            for run in &mut runs {
                run.places.clear();
                for heir in &successors {
                    if op.may(run.action, heir.id)? {
                        run.places.push((heir.id, heir.name.clone()));
                    }
                }
            }
            Some(Preview { last_day, successors, beneath, parts, runs })
        }
    };
    Ok(ClosingPage { unit, places, days, preview })
}

#[derive(Default, Deserialize)]
pub struct Chosen {
    #[serde(default, rename = "last-day")]
    last_day: String,
}

/// Several successors come as one name many times, which the query is read for by hand.
fn successors(query: &str) -> Vec<UnitId> {
    query.split('&').filter_map(|pair| pair.strip_prefix("successor=")).filter_map(|id| id.parse().ok()).collect()
}

pub async fn closing(
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
pub(super) fn goes(part: &Membership) -> String {
    format!("to-{}", part.id)
}

/// Decided: this part ends with the unit.
pub(super) const ENDS: &str = "ends";

/// Where each part goes on. Nobody loses a part because a field was passed over: `None` until each of them is decided,
/// and the form says which are not. Without successors there is nothing to decide.
pub(super) fn decided(form: &mut Form, preview: &Preview) -> Option<Vec<(MembershipId, UnitId)>> {
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

pub async fn close(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let followers: Vec<UnitId> = form.values("successor").filter_map(|text| text.parse().ok()).collect();
    let asked = ground::clock::date(form.value("last-day")).map(|day| (day, followers));
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| to_close(op, &house, id, asked)).await?;
    let _ = form.date("last-day").among(page.days.clone()).required();
    let going_on = page.preview.as_ref().and_then(|preview| decided(&mut form, preview));
    let runs = page.preview.as_ref().and_then(|preview| decisions(who.words(), &mut form, preview));
    if let (Some(preview), Some(going_on), Some(runs)) = (&page.preview, going_on, runs) {
        let successors: Vec<UnitId> = preview.successors.iter().map(|u| u.id).collect();
        let closing = Closing { last_day: preview.last_day, going_on, successors };
        let house = app.clone();
        match app.write(who.actor.clone(), move |op| done(op, &house, id, &closing, &runs)).await {
            Ok(()) | Err(UnitError::Closed) => return Ok(Redirect::to(&paths::unit(id)).into_response()),
            Err(UnitError::Refused(refusal)) => return Err(refusal.into()),
            Err(UnitError::Day) => form.wrong("last-day", "form-not-offered"),
            Err(UnitError::Root) => form.wrong("last-day", "unit-close-root"),
            Err(UnitError::Successor | UnitError::Circle) => form.wrong("successor", "unit-close-successor"),
        }
    }
    Ok(again(who.page(&who.words().t("unit-close-title"), Place::People, views::closing(&who, &page, &form))))
}
