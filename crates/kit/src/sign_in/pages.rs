//! The pages of signing in and out.

use super::{password, views};
use crate::app::App;
use crate::fault::Fault;
use crate::form::{Form, again};
use crate::look::{Look, cookie};
use crate::paths;
use crate::settings::Transport;
use crate::views::What;
use crate::who::{Place, Posted, SignedIn, cookie_name};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use ground::account::{self, SetPasswordError};
use ground::{Actor, Refusal, organization};
use maud::Markup;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Passwords do not travel readable: off this machine it must be https.
pub(super) fn private(look: &Look) -> Result<(), Fault> {
    match look.transport {
        Transport::Secure | Transport::Local => Ok(()),
        Transport::Plain => Err(Fault::Said { what: What::Refused, key: "sign-in-needs-https" }),
    }
}

pub async fn sign_in_page(look: Look, State(app): State<App>, Query(back): Query<Back>) -> Result<Response, Fault> {
    private(&look)?;
    if !app.read(Actor::Guest, |op| Ok::<_, Refusal>(organization::any(op.tx)?)).await? {
        return Ok(Redirect::to(paths::SET_UP).into_response());
    }
    let form = Form::blank().filled("back", paths::own(&back.back));
    let page = views::sign_in(&look, &form).into_response();
    Ok(with_browser_cookie(page, &look, &app))
}

/// A name for this browser before anyone signs in, for its limit only.
const BROWSER: &str = "browser";

fn with_browser_cookie(mut page: Response, look: &Look, app: &App) -> Response {
    let token = account::token(app.ground.chance.bytes());
    append_cookie(&mut page, look, BROWSER, &token, 86_400);
    page
}

pub async fn sign_in(look: Look, State(app): State<App>, headers: HeaderMap, mut form: Form) -> Result<Response, Fault> {
    private(&look)?;
    let email = form.text("email").if_blank("sign-in-email-blank").email().required();
    let secret = form.secret("password").if_blank("sign-in-password-blank").required();
    let (Some(email), Some(secret)) = (email, secret) else { return Ok(again(views::sign_in(&look, &form))) };
    let browser = cookie(&headers, BROWSER);
    if !app.limits.allow(&account::normal_email(&email), browser.as_deref(), look.address) {
        return Err(Fault::TooMany);
    }
    let found = app.read(Actor::Guest, move |op| Ok::<_, Refusal>(account::by_email(op.tx, &email)?)).await?;
    let hash = found.as_ref().map(|a| a.password_hash.clone());
    let fits = app.heavy(move || password::verify(&secret, hash.as_deref())).await?;
    let Some(found) = found.filter(|_| fits) else {
        form.wrong("password", "sign-in-does-not-fit");
        return Ok(again(views::sign_in(&look, &form)));
    };
    let started = app.write(Actor::Guest, move |op| account::sign_in(op, found.id)).await;
    match started {
        Ok(token) => Ok(welcome(&look, &token, paths::own(form.value("back")))),
        Err(Refusal::Missing) => {
            form.wrong("password", "sign-in-does-not-fit");
            Ok(again(views::sign_in(&look, &form)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Sets the cookie and goes on. The token is new with every sign-in.
pub(super) fn welcome(look: &Look, token: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    append_cookie(&mut response, look, cookie_name(look.transport), token, account::LONGEST_DAYS * 86_400);
    response
}

pub(crate) fn append_cookie(response: &mut Response, look: &Look, name: &str, value: &str, seconds: i64) {
    let secure = if look.transport == Transport::Secure { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

pub async fn sign_out(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    app.write(posted.who.actor, account::sign_out).await?;
    Ok(goodbye(&posted.who.look))
}

pub async fn sign_out_everywhere(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    app.write(posted.who.actor, account::sign_out_everywhere).await?;
    Ok(goodbye(&posted.who.look))
}

fn goodbye(look: &Look) -> Response {
    let mut response = Redirect::to(paths::SIGN_IN).into_response();
    append_cookie(&mut response, look, cookie_name(look.transport), "", 0);
    response
}

pub async fn me(who: SignedIn) -> Markup {
    who.page(&who.words().t("me-title"), Place::Nowhere, views::me(&who))
}

pub async fn password_page(look: Look, State(app): State<App>, Path(token): Path<String>) -> Result<Markup, Fault> {
    private(&look)?;
    let now = app.ground.clock.now();
    let held = app.read(Actor::Guest, move |op| Ok::<_, Refusal>(account::link_holder(op.tx, &token, now)?)).await?;
    let (_, person) = held.ok_or(Fault::Said { what: What::Missing, key: "password-link-spent" })?;
    let form = Form::blank().filled("email", person.email.clone().unwrap_or_default());
    Ok(views::password(&look, &form, &person.name()))
}

pub async fn password(look: Look, State(app): State<App>, Path(token): Path<String>, mut form: Form) -> Result<Response, Fault> {
    private(&look)?;
    let now = app.ground.clock.now();
    let key = token.clone();
    let held = app.read(Actor::Guest, move |op| Ok::<_, Refusal>(account::link_holder(op.tx, &key, now)?)).await?;
    let (_, person) = held.ok_or(Fault::Said { what: What::Missing, key: "password-link-spent" })?;
    let email = form.text("email").if_blank("sign-in-email-blank").email().required();
    let own = [person.given_name.clone(), person.family_name.clone(), email.clone().unwrap_or_default()];
    let secret = new_password(&mut form, &own);
    let (Some(email), Some(secret)) = (email, secret) else { return Ok(again(views::password(&look, &form, &person.name()))) };
    let hash = hashed(&app, secret).await?;
    let done = app.write(Actor::Guest, move |op| {
        let account = account::set_password(op, &token, &email, &hash)?;
        Ok::<_, SetPasswordError>(account::sign_in(op, account)?)
    });
    match done.await {
        Ok(token) => Ok(welcome(&look, &token, paths::HOME)),
        Err(SetPasswordError::AddressTaken) => {
            form.wrong("email", "password-address-taken");
            Ok(again(views::password(&look, &form, &person.name())))
        }
        Err(SetPasswordError::LinkSpent) => Err(Fault::Said { what: What::Missing, key: "password-link-spent" }),
        Err(SetPasswordError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Reads a new password, given twice.
pub(super) fn new_password(form: &mut Form, own: &[String]) -> Option<String> {
    let again = form.value("password-again").to_string();
    let secret = form.secret("password").if_blank("sign-in-password-blank").required()?;
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    if let Err(weak) = password::check(&secret, &own) {
        form.wrong("password", weak.key());
        return None;
    }
    if secret != again {
        form.wrong("password-again", "password-differs");
        return None;
    }
    Some(secret)
}

pub(super) async fn hashed(app: &App, secret: String) -> Result<String, Fault> {
    let chance = app.ground.chance.clone();
    app.heavy(move || password::hash(&secret, &chance)).await?.map_err(|_| Fault::Broken)
}
