//! The page of a team: who carries the implementation, what for, and (for those who form it) who could join.

use super::model::{Colleague, Team};
use super::views;
use crate::MANAGE;
use axum::extract::{Path, Query, State};
use ground::{ImplementationId, Op, Refusal};
use kit::i18n::args;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use portfolio::implementation::{self, Placed};
use serde::Deserialize;

/// A search shows so many; more is not read, but typed shorter.
pub(super) const MOST_FOUND: usize = 8;
/// Before a search the people of the school stand there, if they fit on a page.
const MOST_NEAR: usize = 30;

pub struct TeamPage {
    pub placed: Placed,
    /// None until it is formed.
    pub team: Option<Team>,
    pub may_manage: bool,
    /// What was typed into the search.
    pub typed: String,
    /// Who could join, as many as are shown.
    pub found: Vec<Colleague>,
    /// Whether there are more than are shown.
    pub more: bool,
}

impl TeamPage {
    pub fn title(&self, who: &SignedIn) -> String {
        self.team.as_ref().map_or_else(|| who.words().t("team-title"), |team| team.name.clone())
    }

    /// The form with the name and purpose there are, or a good name to begin with.
    pub(super) fn form(&self, who: &SignedIn) -> Form {
        match &self.team {
            Some(team) => Form::blank().filled("name", &team.name).filled("purpose", &team.purpose),
            None => {
                Form::blank().filled("name", who.words().with("team-name-first", args![innovation => self.placed.innovation_name.as_str()]))
            }
        }
    }
}

#[derive(Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

fn gather(op: &mut Op, id: ImplementationId, typed: String) -> Result<TeamPage, Refusal> {
    let team = super::of(op, id)?;
    let placed = implementation::named(op, id)?;
    let may_manage = placed.is_going() && op.may(MANAGE, placed.unit)?;
    let mut found = if may_manage && team.is_some() { super::colleagues(op, id, &typed)? } else { Vec::new() };
    let most = if typed.trim().is_empty() { MOST_NEAR } else { MOST_FOUND };
    let more = found.len() > most;
    found.truncate(most);
    Ok(TeamPage { placed, team, may_manage, typed, found, more })
}

async fn load(app: &App, who: &SignedIn, id: ImplementationId, typed: String) -> Result<TeamPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id, typed)).await?)
}

/// For forms that come back: the page, when the reader may change it.
pub(super) async fn to_manage(app: &App, who: &SignedIn, id: ImplementationId) -> Result<TeamPage, Fault> {
    let page = load(app, who, id, String::new()).await?;
    if page.may_manage { Ok(page) } else { Err(Fault::Refused) }
}

pub async fn team(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(search): Query<Search>,
) -> Result<Markup, Fault> {
    let page = load(&app, &who, id, search.q).await?;
    Ok(who.page(&page.title(&who), Place::Work, views::team(&who, &page, &page.form(&who))))
}
