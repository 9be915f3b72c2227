//! The page that says what goes along when an implementation goes on elsewhere, before anyone decides it.

use super::views;
use crate::LEAD;
use crate::implementation::{self, Placed};
use axum::extract::{Path, State};
use ground::organization::{self, Unit};
use ground::{ImplementationId, Op, Refusal};
use jiff::civil::Date;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;

/// An implementation of a unit that closes, with where it could go on.
pub struct SuccessionPage {
    pub placed: Placed,
    /// The last day of its unit; `None`: it has none.
    pub last_day: Option<Date>,
    /// Where the reader may let it go on, and whether the innovation is used there already.
    pub heirs: Vec<(Unit, bool)>,
    /// Where that was decided, by name, and since when or from when on.
    pub decided: Vec<(String, Date)>,
    pub today: Date,
}

pub(super) fn gather(op: &mut Op, id: ImplementationId) -> Result<SuccessionPage, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    let placed = implementation::named(op, id)?;
    let (ended, today) = (organization::ended(op, found.unit)?, op.today()?);
    let (last_day, all) = ended.map_or((None, Vec::new()), |ended| (Some(ended.last_day), ended.heirs));
    let known = super::of(op, id)?;
    let there = implementation::of_innovation(op, found.innovation)?;
    let (mut heirs, mut decided) = (Vec::new(), Vec::new());
    for unit in all {
        match known.iter().find(|s| s.unit == unit.id) {
            Some(known) => decided.push((unit.name, known.on)),
            None if placed.stopped_on.is_none() && op.may(LEAD, unit.id)? => {
                let used = there.iter().any(|i| i.unit == unit.id);
                heirs.push((unit, used));
            }
            None => {}
        }
    }
    Ok(SuccessionPage { placed, last_day, heirs, decided, today })
}

pub(super) async fn load(app: &App, who: &SignedIn, id: ImplementationId) -> Result<SuccessionPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id)).await?)
}

pub async fn succession(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    Ok(who.page(&who.words().t("succession-title"), Place::Work, views::succession(&who, &page, &Form::blank())))
}
