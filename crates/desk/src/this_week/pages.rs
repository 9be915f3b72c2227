//! The first page of everyone.

use super::model::{Near, foremost};
use super::steps::{self, Led};
use super::views;
use crate::board;
use axum::extract::State;
use ground::access::Part;
use ground::element::{Answered, Promise, Whose};
use ground::{Op, PersonId, Refusal, Role, WorkItem, calendar, organization, people};
use jiff::Span;
use jiff::civil::Date;
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;
use portfolio::implementation;
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
    /// The reader's parts today, each with the name of its unit.
    pub parts: Vec<(Role, String)>,
    pub foremost: Option<Role>,
    /// What was promised near them, the next day first.
    pub promises: Vec<Promise>,
    /// What was answered lately, the latest first.
    pub answered: Vec<Answered>,
    /// Where something is in use that they see.
    pub near: Near,
}

impl ThisWeek {
    /// Nothing waits for the reader.
    pub fn is_quiet(&self) -> bool {
        self.items.is_empty() && self.steps.is_empty()
    }
}

/// What was answered longer ago is on its own page.
const ANSWERED_DAYS: i64 = 14;

fn gather(op: &mut Op, app: &App, person: PersonId) -> Result<ThisWeek, Refusal> {
    let home = calendar::home(op)?;
    let today = op.today_in(home)?;
    let of = Whose::Person(person);
    let parts = op.parts()?;
    let own = parts.iter().map(|part| part.unit).collect();
    let standings = board::standings(op)?;
    let seen = if op.reached(portfolio::SEE)?.is_empty() { Vec::new() } else { implementation::placed(op)? };
    let since = today.saturating_sub(Span::new().days(ANSWERED_DAYS));
    Ok(ThisWeek {
        given_name: people::load(op, person)?.given_name,
        today,
        items: app.open_work(op, of)?,
        steps: steps::ask(op)?,
        teams: charter::mine(op)?,
        foremost: foremost(&parts),
        promises: app.promises(op, of)?,
        answered: app.answered(op, of, since)?,
        near: Near::of(board::cells(seen, &standings), &own),
        parts: named(op, parts)?,
    })
}

fn named(op: &mut Op, parts: Vec<Part>) -> Result<Vec<(Role, String)>, Refusal> {
    parts.into_iter().map(|part| Ok((part.role, organization::unit(op, part.unit)?.name))).collect()
}

pub async fn this_week(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let (house, person) = (app.clone(), who.person);
    let page = app.read(who.actor.clone(), move |op| gather(op, &house, person)).await?;
    Ok(who.page(&who.words().t("week-title"), Place::ThisWeek, views::this_week(&who, &page)))
}
