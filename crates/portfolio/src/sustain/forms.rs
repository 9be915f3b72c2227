//! The rows of what keeps an implementation: form → domain type → verb → redirect to the part they stand in.

use super::model::{Readiness, Ready, Resource, ResourceKind, Rhythm, Routine, Side};
use super::pages::{self, SustainPage};
use super::views::{self, Part};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ImplementationId, Op, Refusal, SustainId};
use jiff::Span;
use kit::form::again;
use kit::{App, Fault, Form, Place, Posted, paths};

/// What ended longer ago is a slip of the year: it would stand there as a condition that was lost.
const LONG_PAST_YEARS: i64 = 2;

/// A team that keeps more rows of one kind keeps none of them.
pub const MOST_ROWS: usize = 30;

fn back(id: ImplementationId, part: Part) -> Response {
    Redirect::to(&format!("{}#{}", paths::of_implementation(id, "sustain"), part.word())).into_response()
}

/// Keeps a row, or takes it away; with mistakes the page comes back as it was typed.
async fn keep<T: Clone + Send + 'static>(
    (app, posted, id, part): (App, Posted, ImplementationId, Part),
    rows: fn(&SustainPage) -> usize,
    read: fn(&mut Form, &SustainPage) -> Option<T>,
    save: fn(&mut Op, ImplementationId, Option<SustainId>, &T) -> Result<(), Refusal>,
    remove: fn(&mut Op, ImplementationId, SustainId) -> Result<(), Refusal>,
) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let row: Option<SustainId> = form.value("row").parse().ok();
    let page = pages::to_lead(&app, &who, id, row).await?;
    if let (Some(row), "remove") = (row, form.value("do")) {
        app.write(who.actor, move |op| remove(op, id, row)).await?;
        return Ok(back(id, part));
    }
    let read = read(&mut form, &page);
    if row.is_none() && rows(&page) >= MOST_ROWS {
        form.wrong("", "sustain-many");
    }
    let Some(read) = read.filter(|_| form.is_fine()) else {
        let title = who.words().t("sustain-title");
        return Ok(again(who.page(&title, Place::Work, views::sustain(&who, &page, Some(part), &form))));
    };
    app.write(who.actor, move |op| save(op, id, row, &read)).await?;
    Ok(back(id, part))
}

pub async fn routine(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let of = (app, posted, id, Part::Routines);
    keep(of, |page| page.kept.routines.len(), read_routine, super::save_routine, super::drop_routine).await
}

pub(super) fn read_routine(form: &mut Form, page: &SustainPage) -> Option<Routine> {
    let what = form.text("routine-what").max(200).required();
    let keeper = form.text("routine-keeper").max(120).required();
    let rhythm = form.choice("routine-rhythm", Rhythm::from_word).required();
    let since = form.date("routine-since").until(page.today).optional();
    let ended = form.date("routine-ended").until(page.today);
    let ended_on = match since {
        Some(Some(since)) => ended.from(since),
        _ => ended,
    };
    let ended_on = ended_on.optional();
    Some(Routine { what: what?, keeper: keeper?, rhythm: rhythm?, since: since?, ended_on: ended_on? })
}

pub async fn resource(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let of = (app, posted, id, Part::Resources);
    keep(of, |page| page.kept.resources.len(), read_resource, super::save_resource, super::drop_resource).await
}

pub(super) fn read_resource(form: &mut Form, page: &SustainPage) -> Option<Resource> {
    let kind = form.choice("resource-kind", ResourceKind::from_word).required();
    let amount = form.text("resource-amount").max(120).required();
    let source = form.text("resource-source").max(120).required();
    let ends_on = form.date("resource-ends").from(page.today.saturating_sub(Span::new().years(LONG_PAST_YEARS))).optional();
    Some(Resource { kind: kind?, amount: amount?, source: source?, ends_on: ends_on? })
}

pub async fn step(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let of = (app, posted, id, Part::Newcomers);
    let save = |op: &mut Op, id, row, what: &String| super::save_step(op, id, row, what);
    keep(of, |page| page.kept.steps.len(), |form, _| form.text("step-what").max(200).required(), save, super::drop_step).await
}

/// One's own steps: with whom one took it, or the tick taken back.
pub async fn tick(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::load(&app, &who, id, None).await?;
    let steps = &page.kept.steps;
    let step = form.choice("step", |text| steps.iter().map(|(id, _)| *id).find(|id| id.to_string() == text)).required();
    let undo = form.value("do") == "untick";
    let colleague = if undo { Some(None) } else { form.text("tick-colleague").max(120).required().map(Some) };
    let (Some(step), Some(colleague)) = (step, colleague) else {
        let title = who.words().t("sustain-title");
        return Ok(again(who.page(&title, Place::Work, views::sustain(&who, &page, Some(Part::Ticks), &form))));
    };
    app.write(who.actor, move |op| super::tick(op, id, step, colleague.as_deref())).await?;
    Ok(back(id, Part::Newcomers))
}

/// A pair is proposed; of a pair that is there, one's own side is changed.
pub async fn sister(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let row: Option<SustainId> = form.value("row").parse().ok();
    let page = pages::to_lead(&app, &who, id, row).await?;
    let with = if row.is_some() { Some(None) } else { read_pair(&mut form, &page).map(Some) };
    let (Some(with), Some(side)) = (with, read_side(&mut form)) else {
        let title = who.words().t("sustain-title");
        return Ok(again(who.page(&title, Place::Work, views::sustain(&who, &page, Some(Part::Sisters), &form))));
    };
    app.write(who.actor, move |op| match (row, with) {
        (Some(row), _) => super::set_side(op, id, row, &side),
        (None, Some(with)) => super::propose(op, id, with, &side).map(|_| ()),
        (None, None) => Ok(()),
    })
    .await?;
    Ok(back(id, Part::Sisters))
}

pub(super) fn read_pair(form: &mut Form, page: &SustainPage) -> Option<ImplementationId> {
    form.choice("sister-with", |text| page.could_pair.iter().map(|p| p.id).find(|p| p.to_string() == text)).required()
}

pub(super) fn read_side(form: &mut Form) -> Option<Side> {
    let offers = form.text("sister-offers").max(600).required();
    let asks = form.text("sister-asks").max(600).required();
    Some(Side { offers: offers?, asks: asks?, agreed_on: None })
}

/// The buttons send the pair and what becomes of it.
pub async fn agree(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    pages::to_lead(&app, &who, id, None).await?;
    let Ok(row) = form.value("row").parse::<SustainId>() else { return Err(Fault::Wrong) };
    let ends = form.value("do") == "end";
    app.write(who.actor, move |op| if ends { super::end_sister(op, id, row) } else { super::agree(op, id, row) }).await?;
    Ok(back(id, Part::Sisters))
}

pub async fn readiness(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let of = (app, posted, id, Part::Readiness);
    keep(of, |page| page.kept.readiness.len(), read_readiness, super::save_readiness, super::drop_readiness).await
}

pub(super) fn read_readiness(form: &mut Form, _: &SustainPage) -> Option<Readiness> {
    let statement = form.text("ready-statement").max(300).required();
    let state = form.choice("ready-state", Ready::from_word).required();
    let note = form.text("ready-note").max(600).optional();
    Some(Readiness { statement: statement?, state: state?, note: note?.unwrap_or_default() })
}

/// Some conditions to begin with, in the reader's language.
pub async fn starters(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    pages::to_lead(&app, &who, id, None).await?;
    let statements: Vec<String> = views::STARTERS.iter().map(|key| who.words().t(key)).collect();
    app.write(who.actor, move |op| super::begin_readiness(op, id, &statements)).await?;
    Ok(back(id, Part::Readiness))
}
