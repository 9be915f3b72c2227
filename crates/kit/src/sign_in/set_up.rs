//! The first page of a new server: who are you, and the token from the console that proves it is yours.

use super::pages::{hashed, new_password, private, welcome};
use super::views;
use crate::app::App;
use crate::fault::Fault;
use crate::form::{Form, again};
use crate::i18n::Lang;
use crate::look::Look;
use crate::paths;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use ground::account::{self, Founding};
use ground::organization::{self, UnitKind};
use ground::{Actor, Refusal, clock};

async fn anything_here(app: &App) -> Result<bool, Fault> {
    Ok(app.read(Actor::Guest, |op| Ok::<_, Refusal>(organization::any(op.tx)?)).await?)
}

pub async fn page(look: Look, State(app): State<App>) -> Result<Response, Fault> {
    private(&look)?;
    if anything_here(&app).await? {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    let form = Form::blank().filled("language", look.words.lang().code()).filled("kind", "district").filled("zone", "America/Chicago");
    Ok(views::set_up(&look, &form).into_response())
}

pub async fn post(look: Look, State(app): State<App>, mut form: Form) -> Result<Response, Fault> {
    private(&look)?;
    if anything_here(&app).await? {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    if !app.limits.allow("set-up", None, look.address) {
        return Err(Fault::TooMany);
    }
    let token = form.text("token").if_blank("set-up-token-blank").check(|t| app.is_first_run_token(t), "set-up-token-wrong").required();
    let name = form.text("organization").max(120).required();
    let kind = form.choice("kind", UnitKind::from_word).required();
    let zone = form.choice("zone", |z| clock::is_zone(z).then(|| z.to_string())).required();
    let language = form.choice("language", Lang::from_code).required();
    let given = form.text("given-name").max(80).required();
    let family = form.text("family-name").max(80).required();
    let email = form.text("email").email().required();
    let own = [name.clone(), given.clone(), family.clone(), email.clone()].map(Option::unwrap_or_default);
    let secret = new_password(&mut form, &own);
    let (Some(_), Some(name), Some(kind), Some(zone), Some(language), Some(given), Some(family), Some(email), Some(secret)) =
        (token, name, kind, zone, language, given, family, email, secret)
    else {
        return Ok(again(views::set_up(&look, &form)));
    };
    let founding = Founding {
        organization: name,
        kind,
        zone,
        language: language.code().into(),
        given_name: given,
        family_name: family,
        email,
        password_hash: hashed(&app, secret).await?,
        operator: form.checked("operator"),
    };
    let token = app.write(Actor::Guest, move |op| account::set_up(op, &founding)).await?;
    app.spend_first_run_token();
    Ok(welcome(&look, &token, paths::HOME))
}
