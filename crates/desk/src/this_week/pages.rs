//! The first page of everyone.

use super::steps::{self, Led};
use super::views;
use axum::extract::State;
use ground::element::Whose;
use ground::{Op, PersonId, Refusal, WorkItem, calendar, people};
use jiff::civil::Date;
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;
use teams::charter::{self, Mine};

pub struct ThisWeek {
    /// What a colleague would call the reader.
    pub given_name: String,
    pub today: Date,
    /// All that waits for the reader, the most urgent first.
    pub items: Vec<WorkItem>,
    /// Empty when they are done, or not the reader's to take.
    pub steps: Vec<Led>,
    pub teams: Vec<Mine>,
}

fn gather(op: &mut Op, app: &App, person: PersonId) -> Result<ThisWeek, Refusal> {
    let home = calendar::home(op)?;
    Ok(ThisWeek {
        given_name: people::load(op, person)?.given_name,
        today: op.today_in(home)?,
        items: app.open_work(op, Whose::Person(person))?,
        steps: steps::ask(op)?,
        teams: charter::mine(op)?,
    })
}

pub async fn this_week(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let (house, person) = (app.clone(), who.person);
    let page = app.read(who.actor.clone(), move |op| gather(op, &house, person)).await?;
    Ok(who.page(&who.words().t("week-title"), Place::ThisWeek, views::this_week(&who, &page)))
}
