//! The page on which two innovations stand beside each other.

use super::{ComparePage, compare, views};
use axum::extract::{Query, State};
use ground::InnovationId;
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;
use serde::Deserialize;

/// As the address carries them; empty: nothing chosen yet.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    a: String,
    #[serde(default)]
    b: String,
}

pub async fn one(who: SignedIn, State(app): State<App>, Query(chosen): Query<Chosen>) -> Result<Markup, Fault> {
    let read = |text: &str| if text.is_empty() { Ok(None) } else { text.parse::<InnovationId>().map(Some).map_err(|_| Fault::Missing) };
    let chosen = [read(&chosen.a)?, read(&chosen.b)?];
    let page: ComparePage = app.read(who.actor.clone(), move |op| compare(op, chosen)).await?;
    Ok(who.page(&who.words().t("compare-title"), Place::Work, views::one(&who, &page)))
}
