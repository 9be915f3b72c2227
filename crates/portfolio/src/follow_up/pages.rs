//! The page of the follow-up dates of one plan.

use super::{FollowUp, views};
use crate::LEAD;
use crate::implementation::{self, Placed};
use axum::extract::{Path, State};
use ground::{ImplementationId, Op, Refusal};
use jiff::civil::Date;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;

pub struct FollowUpPage {
    pub placed: Placed,
    pub follow_ups: Vec<FollowUp>,
    pub today: Date,
    pub may_lead: bool,
}

impl FollowUpPage {
    /// Dates that have come and of which nothing was said.
    pub fn open(&self) -> impl Iterator<Item = Date> {
        self.follow_ups.iter().filter(|f| f.told.is_none() && f.day <= self.today).map(|f| f.day)
    }
}

fn gather(op: &mut Op, id: ImplementationId) -> Result<FollowUpPage, Refusal> {
    let (placed, follow_ups) = (implementation::named(op, id)?, super::of(op, id)?);
    Ok(FollowUpPage { today: op.today_in(placed.unit)?, may_lead: op.may(LEAD, placed.unit)?, placed, follow_ups })
}

pub(super) async fn load(app: &App, who: &SignedIn, id: ImplementationId) -> Result<FollowUpPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id)).await?)
}

pub(super) fn framed(who: &SignedIn, page: &FollowUpPage, form: &Form) -> Markup {
    who.page(&who.words().t("follow-ups-title"), Place::Work, views::follow_ups(who, page, form))
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    let form = page.open().next().map_or_else(Form::blank, |day| Form::blank().filled("day", day.to_string()));
    Ok(framed(&who, &page, &form))
}
