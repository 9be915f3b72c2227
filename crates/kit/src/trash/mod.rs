//! The page of what was deleted and can still be brought back.

pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Query, State};
use axum::response::Redirect;
use db::Uuid;
use ground::trash::{self, Trashed};
use ground::{Op, PersonId, Refusal, organization, people};
use jiff::tz::TimeZone;
use maud::Markup;
use serde::Deserialize;

pub fn routes() -> Routes {
    Routes::new().get(paths::TRASH, SignIn, page).post(paths::TRASH, SignIn, bring_back)
}

/// What lies in the trash, as far as the reader may see it.
pub struct TrashPage {
    /// Each with the name of who deleted it, when it was not the reader.
    pub trashed: Vec<(Trashed, Option<String>)>,
    /// What was deleted a moment ago: undoing it comes first.
    pub just: Option<Uuid>,
    pub zone: TimeZone,
}

#[derive(Deserialize)]
struct Just {
    just: Option<String>,
}

fn load(op: &mut Op, just: Option<Uuid>) -> Result<TrashPage, Refusal> {
    let own = op.actor.person();
    let mut trashed = Vec::new();
    for one in trash::list(op)? {
        let by = match one.deleted_by.filter(|by| Some(*by) != own) {
            Some(by) => Some(people::load(op, by)?.name()),
            None => None,
        };
        trashed.push((one, by));
    }
    Ok(TrashPage { trashed, just, zone: ground::clock::zone(&organization::load(op)?.zone) })
}

/// Things in the trash of all kinds have ids of the same form.
fn subject(text: &str) -> Option<Uuid> {
    text.parse::<PersonId>().ok().map(|id| id.0)
}

async fn page(who: SignedIn, State(app): State<App>, Query(just): Query<Just>) -> Result<Markup, Fault> {
    let just = just.just.as_deref().and_then(subject);
    let page = app.read(who.actor.clone(), move |op| load(op, just)).await?;
    Ok(who.page(&who.words().t("trash-title"), Place::Nowhere, views::trash(&who, &page)))
}

async fn bring_back(State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let Some(subject) = subject(posted.form.value("subject")) else { return Ok(Redirect::to(paths::TRASH)) };
    let house = app.clone();
    match app.write(posted.who.actor, move |op| house.bring_back(op, subject)).await {
        Ok(href) => Ok(Redirect::to(&href)),
        // A second press, or a colleague was quicker: the list says what is left.
        Err(Refusal::Missing) => Ok(Redirect::to(paths::TRASH)),
        Err(other) => Err(other.into()),
    }
}
