//! The pages of an innovation.

use super::record::{Record, record};
use super::views;
use crate::implementation::{self, Placed};
use crate::stop::{self, Learned};
use crate::{INNOVATE, LEAD};
use axum::extract::{Path, State};
use ground::organization::{self, Unit};
use ground::{InnovationId, Op, Refusal};
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;

/// An innovation with the places where it is used, and the units it could be begun in by this reader.
pub struct InnovationPage {
    pub record: Record,
    pub placed: Vec<Placed>,
    pub could_begin_in: Vec<Unit>,
    pub may_change: bool,
    /// What was learned where it, or something like it, was stopped before.
    pub learned: Vec<Learned>,
}

pub fn load(op: &mut Op, id: InnovationId) -> Result<InnovationPage, Refusal> {
    let record = record(op, id)?;
    let placed: Vec<Placed> = implementation::placed(op)?.into_iter().filter(|p| p.innovation == id).collect();
    let mut could_begin_in = organization::open_units(op, LEAD)?;
    could_begin_in.retain(|unit| !placed.iter().any(|p| p.unit == unit.id));
    let learned = stop::before::of_innovation(op, id)?;
    Ok(InnovationPage { record, placed, could_begin_in, may_change: !op.reached(INNOVATE)?.is_empty(), learned })
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id)).await?;
    Ok(who.page(&page.record.description.name, Place::Work, views::one(&who, &page, &Form::blank())))
}

pub async fn new(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    app.read(who.actor.clone(), |op| super::anywhere(op, INNOVATE)).await?;
    Ok(who.page(&who.words().t("innovation-new-title"), Place::Work, views::new(&who, &Form::blank())))
}

/// An innovation that may be deleted, and in how many places it is implemented.
pub(super) async fn to_delete(app: &App, who: &SignedIn, id: InnovationId) -> Result<Markup, Fault> {
    let found = app.read(who.actor.clone(), move |op| {
        super::anywhere(op, INNOVATE)?;
        Ok::<_, Refusal>((super::load(op, id)?.outline.name, implementation::count_of(op, id)?))
    });
    let (name, places) = found.await?;
    Ok(who.page(&who.words().t("innovation-delete-title"), Place::Work, views::deletion(who, id, &name, places)))
}

pub async fn deletion(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Markup, Fault> {
    to_delete(&app, &who, id).await
}
