//! The page that asks once more, and the form behind it.

use super::{DeleteError, history};
use crate::implementation::named;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::trash::KEPT_DAYS;
use ground::{Check, ImplementationId, Refusal};
use kit::form::again;
use kit::i18n::args;
use kit::views::{Confirm, Head, Tone, Weight, actions, confirm, link_button, notice, page_head};
use kit::{App, Fault, Place, Posted, SignedIn, paths};
use maud::{Markup, html};

pub async fn deletion(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    ask(&app, &who, id).await
}

async fn ask(app: &App, who: &SignedIn, id: ImplementationId) -> Result<Markup, Fault> {
    let house = app.clone();
    let found = app.read(who.actor.clone(), move |op| {
        let held = history(op, id, |op, subject| house.checks(op, subject))?;
        Ok::<_, Refusal>((named(op, id)?, held))
    });
    let (place, held) = found.await?;
    let name = who.words().with("implementation-title", args![innovation => place.innovation_name, unit => place.unit_name]);
    Ok(who.page(&who.words().t("implementation-delete-title"), Place::Work, view(who, id, &name, held.as_deref())))
}

pub async fn delete(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let (who, house) = (posted.who, app.clone());
    let deleted = app.write(who.actor.clone(), move |op| super::delete(op, id, |op, subject| house.checks(op, subject)));
    match deleted.await {
        Ok(()) => Ok(Redirect::to(&paths::trash_just(id.0)).into_response()),
        Err(DeleteError::History(_)) => Ok(again(ask(&app, &who, id).await?)),
        Err(DeleteError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Asks once more; or says why it cannot be deleted.
pub fn view(who: &SignedIn, id: ImplementationId, name: &str, held: Option<&[Check]>) -> Markup {
    let w = who.words();
    let Some(held) = held else {
        return confirm(&Confirm {
            title: w.with("implementation-delete-ask", args![name => name]),
            said: w.with("implementation-delete-said", args![days => KEPT_DAYS]),
            action: paths::implementation_deletion(id),
            csrf: who.csrf.clone(),
            yes: w.t("trash-yes"),
            no: w.t("implementation-delete-no"),
            back: paths::implementation(id),
        });
    };
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (name.to_string(), paths::implementation(id))];
    let why = held.first().map_or_else(|| w.t("implementation-delete-moved"), |check| w.text(&check.text));
    html! {
        (page_head(w, Head { crumbs, title: w.t("implementation-delete-title"), ..Head::default() }))
        (notice(Tone::Plain, &w.t("implementation-delete-history"), &why))
        (actions([link_button(&w.t("implementation-delete-no"), &paths::implementation(id), Weight::Quiet)]))
    }
}
