//! The page of the search.

use super::views;
use axum::extract::{Query, State};
use ground::{Found, Refusal, Sought};
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;
use serde::Deserialize;

/// What was typed, and what was found; None when there was nothing to look for.
pub struct SearchPage {
    pub typed: String,
    pub found: Option<Vec<Found>>,
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

pub async fn search(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let found = match Sought::of(&asked.q) {
        Some(sought) => {
            let house = app.clone();
            Some(app.read(who.actor.clone(), move |op| house.found(op, &sought).map_err(Refusal::from)).await?)
        }
        None => None,
    };
    let page = SearchPage { typed: asked.q, found };
    Ok(who.page(&who.words().t("search-title"), Place::Nowhere, views::search(&who, &page)))
}
