//! The page on which every group stands with how it was asked.

use super::{Standing, views};
use crate::ASK;
use axum::extract::{Path, State};
use ground::{ImplementationId, Op, Refusal};
use jiff::civil::Date;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use portfolio::implementation::{self, Placed};

pub struct AskingPage {
    pub placed: Placed,
    pub standings: Vec<Standing>,
    pub today: Date,
    pub may_ask: bool,
}

fn load(op: &mut Op, id: ImplementationId) -> Result<AskingPage, Refusal> {
    let placed = implementation::named(op, id)?;
    let standings = super::standing(op, id)?;
    let may_ask = placed.is_going() && op.may(ASK, placed.unit)?;
    Ok(AskingPage { today: op.today_in(placed.unit)?, standings, may_ask, placed })
}

pub(super) async fn page(app: &App, who: &SignedIn, id: ImplementationId) -> Result<AskingPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| load(op, id)).await?)
}

pub(super) fn framed(who: &SignedIn, page: &AskingPage, form: &Form) -> Markup {
    who.page(&who.words().t("asking-title"), Place::Voices, views::asking(who, page, form))
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = page(&app, &who, id).await?;
    let form = Form::blank().filled("what", views::ASKED).filled("day", page.today.to_string());
    Ok(framed(&who, &page, &form))
}
