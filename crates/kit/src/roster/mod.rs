//! The pages of the roster: send a delivery, see what it would change, confirm. Nothing is written before that.

pub(crate) mod samples;
pub(crate) mod staff_list;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use ground::policy::MANAGE_PEOPLE;
use ground::roster::oneroster::{self, Source};
use ground::roster::plan::Plan;
use ground::roster::{self, ApplyError, Import, incoming};
use ground::{ImportId, Op, Refusal, UnitId, organization};
use maud::Markup;
use std::collections::HashMap;

/// A delivery of a large district with all its enrollments, packed, stays well under this.
const MOST_MEGABYTES: usize = 64;

pub fn routes() -> Routes {
    let upload = post(propose).layer(DefaultBodyLimit::max((MOST_MEGABYTES + 1) << 20));
    Routes::new()
        .get(paths::ROSTER, Right(MANAGE_PEOPLE), page)
        .add("POST", paths::ROSTER, Right(MANAGE_PEOPLE), upload)
        .get("/roster/{import}", Right(MANAGE_PEOPLE), preview)
        .post("/roster/{import}/application", Right(MANAGE_PEOPLE), apply)
        .post("/roster/{import}/dismissal", Right(MANAGE_PEOPLE), dismiss)
        .merge(staff_list::routes())
}

/// An import with what it would change (or nothing, when it is done).
pub struct ImportPage {
    pub import: Import,
    pub plan: Plan,
    pub units: HashMap<UnitId, String>,
}

async fn page(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let imports = app.read(who.actor.clone(), roster::imports).await?;
    Ok(who.page(&who.words().t("roster-title"), Place::People, views::roster(&who, &imports, &Form::blank())))
}

async fn propose(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let imports = app.read(who.actor.clone(), roster::imports).await?;
    let file = form.file("file", MOST_MEGABYTES).if_blank("roster-file-blank").required();
    let strict = form.checked("strict");
    let Some(file) = file else {
        return Ok(again(who.page(&who.words().t("roster-title"), Place::People, views::roster(&who, &imports, &form))));
    };
    let name = file.name.clone();
    // Reading and comparing are heavy and pure: outside the transaction.
    let read = app.heavy(move || read(&file.bytes, strict)).await?;
    let (version, incoming, notes) = match read {
        Ok(read) => read,
        Err(wrong) => {
            form.wrong("file", wrong);
            return Ok(again(who.page(&who.words().t("roster-title"), Place::People, views::roster(&who, &imports, &form))));
        }
    };
    let id = app.write(who.actor.clone(), move |op| roster::propose(op, &name, version, &incoming, &notes)).await?;
    Ok(Redirect::to(&paths::roster_import(id)).into_response())
}

type Read = (&'static str, incoming::Incoming, Vec<roster::Note>);

fn read(bytes: &[u8], strict: bool) -> Result<Read, Wrong> {
    let told =
        |error: oneroster::ReadError| error.args().into_iter().fold(Wrong::of(error.key()), |wrong, (name, value)| wrong.and(name, value));
    let reading = oneroster::read(Source::zip(bytes)).map_err(told)?;
    let version = reading.version.name();
    let (incoming, notes) = (incoming::from_oneroster(&reading), incoming::notes(&reading));
    if strict && reading.strict().is_err() {
        return Err(Wrong::of("roster-strict-refused").and("count", notes.len()));
    }
    Ok((version, incoming, notes))
}

fn load(op: &mut Op, id: ImportId) -> Result<ImportPage, Refusal> {
    let (import, plan) = roster::preview(op, id)?;
    let organization = op.organization()?;
    let units = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    Ok(ImportPage { import, plan, units })
}

async fn preview(who: SignedIn, State(app): State<App>, Path(id): Path<ImportId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id)).await?;
    Ok(who.page(&who.words().t("roster-title"), Place::People, views::import(&who, &page, &Form::blank())))
}

async fn apply(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let sure = form.checked("many-leaving");
    match app.write(who.actor.clone(), move |op| roster::apply(op, id, sure)).await {
        Ok(_) => Ok(Redirect::to(&paths::roster_import(id)).into_response()),
        // A second press of the button: it is done, show that.
        Err(ApplyError::NotWaiting) => Ok(Redirect::to(&paths::roster_import(id)).into_response()),
        Err(ApplyError::ManyLeaving { leaving, of }) => {
            form.wrong("many-leaving", Wrong::of("roster-many-leaving").and("leaving", leaving).and("of", of));
            let page = app.read(who.actor.clone(), move |op| load(op, id)).await?;
            Ok(again(who.page(&who.words().t("roster-title"), Place::People, views::import(&who, &page, &form))))
        }
        Err(ApplyError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn dismiss(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| roster::drop_import(op, id)).await?;
    Ok(Redirect::to(paths::ROSTER))
}
