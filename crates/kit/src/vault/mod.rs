//! The pages of the vault: asking for the whole organization as one file, approving it, and one's own bundle.

mod bundle;
mod making;
mod readable;
pub(crate) mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, again};
use crate::paths;
use crate::sign_in::password;
use crate::who::{Place, Posted, SignedIn};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use ground::element::{Text, Whose};
use ground::policy::{ANSWER_VAULT, ASK_VAULT};
use ground::vault::{self, Overview, VaultError};
use ground::{ExportId, Moment, Op, PersonId, Refusal, WorkItem, account, organization};
use jiff::tz::TimeZone;
pub use making::{Making, purge};
use maud::Markup;
use tokio_util::io::ReaderStream;

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::VAULT, Right(ANSWER_VAULT), page)
        .post(paths::VAULT, Right(ASK_VAULT), ask)
        .post("/vault/{export}/approval", Right(ANSWER_VAULT), approve)
        .post("/vault/{export}/refusal", Right(ANSWER_VAULT), refuse)
        .post("/vault/{export}/withdrawal", Right(ANSWER_VAULT), withdraw)
        .post("/vault/{export}/making", Right(ANSWER_VAULT), make)
        .get("/vault/{export}/file", Right(ANSWER_VAULT), file)
        .get(paths::MY_DATA, SignIn, bundle::page)
        .post(paths::MY_BUNDLE, SignIn, bundle::take)
}

/// What the page of the vault shows its reader.
pub struct VaultPage {
    pub overview: Overview,
    pub me: PersonId,
    pub now: Moment,
    pub zone: TimeZone,
    /// How far the reader's own file is, while a day is open.
    pub making: Making,
}

fn load(op: &mut Op) -> Result<(Overview, PersonId, Moment, TimeZone), Refusal> {
    let overview = vault::overview(op)?;
    let zone = ground::clock::zone(&organization::load(op)?.zone);
    Ok((overview, op.actor.person().ok_or(Refusal::Missing)?, op.now, zone))
}

async fn shown(app: &App, who: &SignedIn, form: &Form) -> Result<Markup, Fault> {
    let (overview, me, now, zone) = app.read(who.actor.clone(), load).await?;
    let open = overview.exports.first().map(|l| &l.export).filter(|e| e.is_open(now) && e.names(me)).map(|e| e.id);
    let making = open.map_or(Making::Not, |export| making::state(app, export, me));
    let page = VaultPage { overview, me, now, zone, making };
    Ok(who.page(&who.words().t("vault-title"), Place::People, views::vault(who, &page, form)))
}

async fn page(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    shown(&app, &who, &Form::blank()).await
}

async fn ask(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), |op| {
        let organization = op.organization()?;
        let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
        op.require(ASK_VAULT, root.id)
    })
    .await?;
    let Some(reason) = form.text("reason").if_blank("vault-reason-blank").max(500).required() else {
        return Ok(again(shown(&app, &who, &form).await?));
    };
    let asked = app.write(who.actor.clone(), move |op| vault::ask(op, &reason).map(|_| ())).await;
    settle(&app, &who, form, "reason", asked).await
}

async fn approve(Path(id): Path<ExportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    let answered = app.write(who.actor.clone(), move |op| vault::answer(op, id, true)).await;
    settle(&app, &who, form, "", answered).await
}

async fn refuse(Path(id): Path<ExportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    let answered = app.write(who.actor.clone(), move |op| vault::answer(op, id, false)).await;
    settle(&app, &who, form, "", answered).await
}

async fn withdraw(Path(id): Path<ExportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    let withdrawn = app.write(who.actor.clone(), move |op| vault::withdraw(op, id)).await;
    settle(&app, &who, form, "", withdrawn).await
}

/// Back to the page when it is done, or the page with what stands in the way.
async fn settle(app: &App, who: &SignedIn, mut form: Form, field: &str, done: Result<(), VaultError>) -> Result<Response, Fault> {
    let key = match done {
        // A second press of the button: it is done, show that.
        Ok(()) | Err(VaultError::Decided) => return Ok(Redirect::to(paths::VAULT).into_response()),
        Err(VaultError::Refused(refusal)) => return Err(refusal.into()),
        Err(VaultError::UnderWay) => "vault-under-way",
        Err(VaultError::NotYours) => "vault-not-yours",
    };
    form.wrong(field, key);
    Ok(again(shown(app, who, &form).await?))
}

async fn make(Path(id): Path<ExportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let open = app.read(who.actor.clone(), move |op| vault::open_to_me(op, id).map(|_| ())).await;
    if open.is_err() {
        return settle(&app, &who, form, "", open).await;
    }
    let twice = form.value("passphrase-again").to_string();
    let Some(passphrase) = form.secret("passphrase").if_blank("vault-passphrase-blank").required() else {
        return Ok(again(shown(&app, &who, &form).await?));
    };
    let own = [who.name.clone(), who.place.clone()];
    let checked = passphrase.clone();
    let account = who.actor.account().ok_or(Fault::Missing)?;
    let known = app.read(who.actor.clone(), move |op| account::by_id(op.tx, account)).await?;
    let looked_at = app.heavy(move || {
        let strong = password::check(&checked, &own.each_ref().map(String::as_str));
        (strong, password::verify(&checked, known.as_ref().map(|a| a.password_hash.as_str())))
    });
    // Whoever gets to know the one must not have the other.
    let (strong, signs_in) = looked_at.await?;
    if let Err(weak) = strong {
        form.wrong("passphrase", weak.key());
    } else if signs_in {
        form.wrong("passphrase", "vault-passphrase-signs-in");
    } else if passphrase != twice {
        form.wrong("passphrase-again", "vault-passphrase-differs");
    }
    if !form.is_fine() {
        return Ok(again(shown(&app, &who, &form).await?));
    }
    making::begin(&app, who.actor.clone(), id, who.person, passphrase);
    Ok(Redirect::to(paths::VAULT).into_response())
}

/// The finished file, to one of the two and only while their day lasts; anyone else is led to the page that says why.
async fn file(who: SignedIn, Path(id): Path<ExportId>, State(app): State<App>) -> Result<Response, Fault> {
    let back = Redirect::to(paths::VAULT).into_response();
    match app.read(who.actor.clone(), move |op| vault::open_to_me(op, id)).await {
        Ok(_) => {}
        Err(VaultError::Refused(refusal)) => return Err(refusal.into()),
        Err(_) => return Ok(back),
    }
    let Ok(file) = tokio::fs::File::open(making::path(&app, id, who.person)).await else { return Ok(back) };
    let length = file.metadata().await.map_err(|_| Fault::Broken)?.len();
    app.write(who.actor.clone(), move |op| vault::taken(op, id)).await.map_err(|error| match error {
        VaultError::Refused(refusal) => Fault::from(refusal),
        _ => Fault::Missing,
    })?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_string()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"perennial-vault.age\"".to_string()),
        // What is encrypted does not pack; said so, nobody tries.
        (header::CONTENT_ENCODING, "identity".to_string()),
        (header::CONTENT_LENGTH, length.to_string()),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}

/// Someone waits for this person's word.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    let items = vault::waiting_for(op, person)?.into_iter().map(|listed| WorkItem {
        element: None,
        kicker: Text::new("vault-work-kicker"),
        title: Text::new("vault-work-title").with("name", listed.asked_by),
        detail: Text::new("vault-work-detail"),
        action: Text::new("vault-work-action"),
        href: paths::VAULT.into(),
        urgency: 2,
    });
    Ok(items.collect())
}
