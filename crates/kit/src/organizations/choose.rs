//! One account, several organizations: choosing where to go. A cookie is good for one organization at a time, so going
//! elsewhere ends the sign-in here and begins one there, with a new token.

use crate::app::App;
use crate::fault::Fault;
use crate::form::{Form, again, hidden_csrf};
use crate::paths;
use crate::sign_in::welcome;
use crate::views::{Head, lines, page_head, part};
use crate::who::{Place, Posted, SignedIn, THIS_SERVER};
use axum::extract::{Query, State};
use axum::response::Response;
use ground::sought::fold;
use ground::{OrganizationId, account};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

pub async fn page(who: SignedIn, Query(back): Query<Back>) -> Markup {
    whole(&who, &Form::blank().filled("back", paths::own(&back.back)))
}

/// Goes to the organization chosen, in one press. One that is not mine is not there.
pub async fn choose(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let Some(to) = form.text("to").if_blank("form-none-chosen").required() else { return Ok(again(whole(&who, &form))) };
    let back = paths::own(form.value("back")).to_string();
    if to == THIS_SERVER {
        let token = app.write(who.actor.clone(), |op| account::switch_to_server(op, "")).await?;
        return Ok(welcome(&who.look, &token, paths::OPERATOR));
    }
    let to: OrganizationId = to.parse()?;
    let token = app.write(who.actor.clone(), move |op| account::switch(op, to, "")).await?;
    Ok(welcome(&who.look, &token, &back))
}

fn whole(who: &SignedIn, form: &Form) -> Markup {
    who.page(&who.words().t("choose-title"), Place::Nowhere, view(who, form))
}

pub fn view(who: &SignedIn, form: &Form) -> Markup {
    let w = who.words();
    let mut places = vec![(who.organization.to_string(), who.place.clone())];
    places.extend(who.elsewhere.iter().map(|home| (home.organization.to_string(), home.name.clone())));
    places.sort_by_cached_key(|(_, name)| fold(name));
    if who.runs_server {
        places.push((THIS_SERVER.into(), w.t("switch-server")));
    }
    html! {
        (page_head(w, Head { title: w.t("choose-title"), lede: w.t("choose-lede"), ..Head::default() }))
        (part("choose", &w.t("switch-to"), w.t("choose-note"), html! {
            form method="post" action=(paths::ORGANIZATION_CHOICE) {
                (hidden_csrf(&who.csrf))
                input type="hidden" name="back" value=(form.value("back"));
                (form.fields(w).summary())
                (lines(places.iter().map(|(value, name)| html! { button.button.plain name="to" value=(value) { (name) } })))
            }
        }))
    }
}
