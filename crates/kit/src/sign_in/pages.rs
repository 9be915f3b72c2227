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
use ground::account::guest::{self, Stay};
use ground::account::link::{self, Holder};
use ground::account::{self, SetPasswordError, Way};
use ground::{AccountId, Actor, Refusal, organization};
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

pub async fn sign_in_page(look: Look, State(app): State<App>, headers: HeaderMap, Query(back): Query<Back>) -> Result<Response, Fault> {
    private(&look)?;
    if !app.read(Actor::Guest, |op| Ok::<_, Refusal>(organization::any(op.tx)?)).await? {
        return Ok(Redirect::to(paths::SET_UP).into_response());
    }
    // Whoever is signed in to run the server and comes by the front door goes on to their own pages.
    if paths::own(&back.back) == paths::HOME
        && let Some(held) = cookie(&headers, cookie_name(&look))
    {
        let now = app.ground.clock.now();
        let found = app.read(Actor::Guest, move |op| Ok::<_, Refusal>(account::operator::who(op.tx, &held, now)?)).await?;
        if found.is_some() {
            return Ok(Redirect::to(paths::OPERATOR).into_response());
        }
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
    let Some(account) = checked(&app, &look, &headers, &email, secret).await? else {
        form.wrong("password", "sign-in-does-not-fit");
        return Ok(again(views::sign_in(&look, &form)));
    };
    let started = app.write(Actor::Guest, move |op| {
        let begun = account::begin(op, account)?;
        let closed = begun.is_none() && account::waits_for_reopening(op.tx, account)?;
        Ok::<_, Refusal>((begun, closed))
    });
    match started.await? {
        (Some((token, way)), _) => Ok(welcome(&look, &token, &on(way, paths::own(form.value("back"))))),
        // Only who knows the password is told more than that it does not fit.
        (None, closed) => {
            form.wrong("password", if closed { "sign-in-suspended" } else { "sign-in-no-part" });
            Ok(again(views::sign_in(&look, &form)))
        }
    }
}

/// The account whose address and password these are. Counts the try; a wrong password and an unknown address take as long.
async fn checked(app: &App, look: &Look, headers: &HeaderMap, email: &str, secret: String) -> Result<Option<AccountId>, Fault> {
    let browser = cookie(headers, BROWSER);
    if !app.limits.allow(&account::normal_email(email), browser.as_deref(), look.address) {
        return Err(Fault::TooMany);
    }
    let email = email.to_string();
    let found = app.read(Actor::Guest, move |op| Ok::<_, Refusal>(account::by_email(op.tx, &email)?)).await?;
    let hash = found.as_ref().map(|a| a.password_hash.clone());
    let fits = app.heavy(move || password::verify(&secret, hash.as_deref())).await?;
    Ok(found.filter(|_| fits).map(|a| a.id))
}

/// Where a new sign-in goes.
fn on(way: Way, back: &str) -> String {
    match way {
        Way::Home => back.into(),
        Way::Choose => paths::choose_then(back),
        Way::Server => paths::OPERATOR.into(),
    }
}

/// Sets the cookie and goes on. The token is new with every sign-in.
pub fn welcome(look: &Look, token: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    append_cookie(&mut response, look, cookie_name(look), token, account::LONGEST_DAYS * 86_400);
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

pub(crate) fn goodbye(look: &Look) -> Response {
    let mut response = Redirect::to(paths::SIGN_IN).into_response();
    append_cookie(&mut response, look, cookie_name(look), "", 0);
    response
}

async fn my_stays(app: &App, who: &SignedIn) -> Result<Vec<Stay>, Fault> {
    let account = who.actor.account().ok_or(Fault::Missing)?;
    let now = app.ground.clock.now();
    Ok(app.read(who.actor.clone(), move |op| Ok::<_, Refusal>(guest::stays(op.tx, account, now)?)).await?)
}

pub async fn me(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let stays = my_stays(&app, &who).await?;
    Ok(who.page(&who.words().t("me-title"), Place::Nowhere, views::me(&who, &stays, &Form::blank())))
}

/// One's own password: the only way to change it where the account serves several organizations.
pub async fn my_password(State(app): State<App>, headers: HeaderMap, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    private(&who.look)?;
    let account = who.actor.account().ok_or(Fault::Missing)?;
    let email = app.read(who.actor.clone(), move |op| Ok::<_, Refusal>(account::by_id(op.tx, account)?)).await?;
    let email = email.map(|a| a.email).ok_or(Fault::Missing)?;
    let current = form.secret("current").if_blank("sign-in-password-blank").required();
    let secret = new_password(&mut form, &[who.name.clone(), email.clone()]);
    if let Some(current) = current.filter(|_| secret.is_some())
        && checked(&app, &who.look, &headers, &email, current).await? != Some(account)
    {
        form.wrong("current", "me-password-wrong");
    }
    let (Some(secret), true) = (secret, form.is_fine()) else {
        let stays = my_stays(&app, &who).await?;
        return Ok(again(who.page(&who.words().t("me-title"), Place::Nowhere, views::me(&who, &stays, &form))));
    };
    let hash = hashed(&app, secret).await?;
    let token = app.write(who.actor.clone(), move |op| account::change_password(op, &hash)).await?;
    Ok(welcome(&who.look, &token, paths::ME))
}

const SPENT: Fault = Fault::Said { what: What::Missing, key: "password-link-spent" };

async fn holder(app: &App, token: &str) -> Result<Holder, Fault> {
    let (key, now) = (token.to_string(), app.ground.clock.now());
    app.read(Actor::Guest, move |op| Ok::<_, Refusal>(link::holder(op.tx, &key, now)?)).await?.ok_or(SPENT)
}

/// The link's own limit: whoever holds one may mistype, but not try addresses one after another.
fn within_limits(app: &App, look: &Look, token: &str) -> Result<(), Fault> {
    if app.limits.allow(&format!("link {token}"), None, look.address) { Ok(()) } else { Err(Fault::TooMany) }
}

pub async fn password_page(look: Look, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Fault> {
    private(&look)?;
    let held = holder(&app, &token).await?;
    let form = Form::blank().filled("email", held.email.clone().unwrap_or_default());
    let page = views::password(&look, &token, &held, &form, &form).into_response();
    Ok(with_browser_cookie(page, &look, &app))
}

pub async fn password(look: Look, State(app): State<App>, Path(token): Path<String>, mut form: Form) -> Result<Response, Fault> {
    private(&look)?;
    let held = holder(&app, &token).await?;
    let email = form.text("email").if_blank("sign-in-email-blank").email().required();
    let own = [held.name.clone(), email.clone().unwrap_or_default()];
    let secret = new_password(&mut form, &own);
    let untouched = Form::blank().filled("email", held.email.clone().unwrap_or_default());
    let (Some(email), Some(secret)) = (email, secret) else {
        return Ok(again(views::password(&look, &token, &held, &form, &untouched)));
    };
    within_limits(&app, &look, &token)?;
    let hash = hashed(&app, secret).await?;
    let key = token.clone();
    let done = app.write(Actor::Guest, move |op| {
        let arrival = account::set_password(op, &key, &email, &hash)?;
        Ok::<_, SetPasswordError>(link::arrive(op, &arrival)?)
    });
    match done.await {
        Ok(begun) => Ok(arrived(&look, begun)),
        Err(SetPasswordError::AddressTaken) => {
            form.wrong("email", "password-address-taken");
            Ok(again(views::password(&look, &token, &held, &form, &untouched)))
        }
        Err(error) => Err(of_link(error)),
    }
}

/// With a link in hand and an account from elsewhere: its password is asked, and the person of the link is tied to it.
pub async fn password_account(
    look: Look,
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    mut form: Form,
) -> Result<Response, Fault> {
    private(&look)?;
    let held = holder(&app, &token).await?;
    let email = form.text("email").if_blank("sign-in-email-blank").email().required();
    let secret = form.secret("password").if_blank("sign-in-password-blank").required();
    let untouched = Form::blank().filled("email", held.email.clone().unwrap_or_default());
    let (Some(email), Some(secret)) = (email, secret) else {
        return Ok(again(views::password(&look, &token, &held, &untouched, &form)));
    };
    within_limits(&app, &look, &token)?;
    let Some(account) = checked(&app, &look, &headers, &email, secret).await? else {
        form.wrong("password", "sign-in-does-not-fit");
        return Ok(again(views::password(&look, &token, &held, &untouched, &form)));
    };
    let key = token.clone();
    let done = app.write(Actor::Guest, move |op| {
        let arrival = link::tie(op, &key, account)?;
        Ok::<_, SetPasswordError>(link::arrive(op, &arrival)?)
    });
    match done.await {
        Ok(begun) => Ok(arrived(&look, begun)),
        Err(SetPasswordError::AnotherPerson) => {
            form.wrong("email", "password-another-person");
            Ok(again(views::password(&look, &token, &held, &untouched, &form)))
        }
        Err(error) => Err(of_link(error)),
    }
}

/// Signed in by a link; or, where no part has begun yet, to the page that will let them in then.
fn arrived(look: &Look, begun: Option<(String, Way)>) -> Response {
    match begun {
        Some((token, way)) => welcome(look, &token, &on(way, paths::HOME)),
        None => Redirect::to(paths::SIGN_IN).into_response(),
    }
}

fn of_link(error: SetPasswordError) -> Fault {
    match error {
        SetPasswordError::Refused(refusal) => refusal.into(),
        _ => SPENT,
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
