//! The pages of a stop or a pause: the guided form, its story, who is told, the letter, and what was learned before.

use super::before::{self, Learned};
use super::model::{Kind, Stop, Told};
use super::{letter, views};
use crate::LEAD;
use crate::implementation::{self, Placed, Stage};
use crate::innovation::{self, Innovation};
use crate::stage::days_going;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ImplementationId, Op, Refusal, ToldId};
use jiff::civil::Date;
use kit::i18n::Lang;
use kit::{App, Fault, Form, Place, SignedIn, Words, paths};
use maud::Markup;
use paper::Sheet;
use serde::Deserialize;

/// What the guided form needs.
pub struct HaltPage {
    pub kind: Kind,
    pub placed: Placed,
    pub innovation: Innovation,
    pub today: Date,
}

/// The story of a stop or a pause.
pub struct StoryPage {
    pub placed: Placed,
    pub innovation: Innovation,
    pub stop: Stop,
    pub told: Vec<Told>,
    /// The stages it reached, oldest first.
    pub way: Vec<(Date, Stage)>,
    /// School days from its beginning to the day it ended or rested, on which it was going.
    pub school_days: i64,
    /// Earlier stops and pauses of the same implementation, newest first.
    pub earlier: Vec<Stop>,
    pub may_lead: bool,
    pub today: Date,
}

/// Who is told, and who knows already.
pub struct TellingPage {
    pub placed: Placed,
    pub stop: Stop,
    pub told: Vec<Told>,
    /// The row that is being changed.
    pub changing: Option<ToldId>,
    pub today: Date,
}

/// The letter in one language.
pub struct LetterPage {
    pub placed: Placed,
    pub lang: Lang,
    pub words: String,
    /// In somebody's own wording, no longer as drafted.
    pub own: bool,
    pub today: Date,
}

/// What was learned when the same was stopped before.
pub struct BeforePage {
    pub placed: Placed,
    pub learned: Vec<Learned>,
    pub may_lead: bool,
}

fn gather(op: &mut Op, id: ImplementationId, kind: Kind) -> Result<HaltPage, Refusal> {
    let found = implementation::with_right(op, id, LEAD)?;
    let innovation = innovation::load(op, found.innovation)?;
    Ok(HaltPage { kind, placed: implementation::named(op, id)?, innovation, today: op.today_in(found.unit)? })
}

pub(super) async fn halt_of(app: &App, who: &SignedIn, id: ImplementationId, kind: Kind) -> Result<HaltPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id, kind)).await?)
}

/// The guided form; `None` when it is over already and its story is the place to go.
async fn to_halt(app: &App, who: &SignedIn, id: ImplementationId, kind: Kind) -> Result<Option<HaltPage>, Fault> {
    let page = halt_of(app, who, id, kind).await?;
    let open = match kind {
        Kind::Stop => page.placed.stopped_on.is_none(),
        Kind::Pause => page.placed.is_going(),
    };
    Ok(open.then_some(page))
}

fn to_story(id: ImplementationId) -> Response {
    Redirect::to(&paths::of_implementation(id, "stop-story")).into_response()
}

/// A form that is blank but for what can be known: today, and who is filling it in.
fn first(who: &SignedIn, today: Date) -> Form {
    let today = today.to_string();
    Form::blank().filled("decided-by", &who.name).filled("decided-on", &today).filled("effective-on", &today)
}

async fn halt(who: SignedIn, app: App, id: ImplementationId, kind: Kind) -> Result<Response, Fault> {
    let Some(page) = to_halt(&app, &who, id, kind).await? else { return Ok(to_story(id)) };
    let form = first(&who, page.today);
    Ok(who.page(&views::halt_title(who.words(), kind), Place::Work, views::halt(&who, &page, &form)).into_response())
}

pub async fn stop(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Response, Fault> {
    halt(who, app, id, Kind::Stop).await
}

pub async fn pause(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Response, Fault> {
    halt(who, app, id, Kind::Pause).await
}

/// The story of what is stopped or paused; of the last time when it goes on again. `None`: it never was.
fn tale(op: &mut Op, id: ImplementationId) -> Result<Option<StoryPage>, Refusal> {
    let found = implementation::see(op, id)?;
    let mut all = super::of(op, id)?;
    let Some(stop) = super::current(op, &found)?.or_else(|| all.first().cloned()) else { return Ok(None) };
    all.retain(|earlier| earlier.id != stop.id);
    let zone = op.zone_in(found.unit)?;
    let way: Vec<(Date, Stage)> = implementation::moves(op, id)?.into_iter().map(|m| (m.at.date(&zone), m.to)).collect();
    let began = way.first().map_or(stop.halt.effective_on, |(day, _)| *day);
    let (rests, calendar) = (super::rests(op, &found)?, ground::calendar::of(op, found.unit)?);
    let school_days = days_going(&rests, &calendar, began, stop.halt.effective_on);
    let innovation = innovation::load(op, found.innovation)?;
    let told = super::told(op, stop.id)?;
    let (may_lead, today) = (op.may(LEAD, found.unit)?, op.today_in(found.unit)?);
    let placed = implementation::named(op, id)?;
    Ok(Some(StoryPage { placed, innovation, stop, told, way, school_days, earlier: all, may_lead, today }))
}

pub async fn story(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Response, Fault> {
    let page = app.read(who.actor.clone(), move |op| tale(op, id)).await?;
    Ok(match page {
        Some(page) => views::story(&who, &page).into_response(),
        None => Redirect::to(&paths::implementation(id)).into_response(),
    })
}

#[derive(Default, Deserialize)]
pub struct Asked {
    /// The row to be changed.
    change: Option<ToldId>,
    /// The language of the letter.
    #[serde(rename = "in")]
    lang: Option<String>,
}

pub(super) async fn to_tell(
    app: &App,
    who: &SignedIn,
    id: ImplementationId,
    changing: Option<ToldId>,
) -> Result<Option<TellingPage>, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let Some(stop) = super::to_lead(op, id)? else { return Ok(None) };
        let (placed, told) = (implementation::named(op, id)?, super::told(op, stop.id)?);
        let today = op.today_in(placed.unit)?;
        let changing = changing.filter(|row| told.iter().any(|t| t.id == *row));
        Ok::<_, Refusal>(Some(TellingPage { placed, stop, told, changing, today }))
    });
    Ok(page.await?)
}

pub async fn telling(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let Some(page) = to_tell(&app, &who, id, asked.change).await? else {
        return Ok(Redirect::to(&paths::implementation(id)).into_response());
    };
    Ok(who.page(&who.words().t("telling-title"), Place::Work, views::telling(&who, &page, &page.form())).into_response())
}

/// The letter in one language, as written or as drafted. `None`: there is nothing to tell.
fn lettered(op: &mut Op, id: ImplementationId, lang: Lang) -> Result<Option<LetterPage>, Refusal> {
    let Some(stop) = super::to_lead(op, id)? else { return Ok(None) };
    let placed = implementation::named(op, id)?;
    let written = super::written(op, stop.id, lang.code())?;
    let (own, today) = (written.is_some(), op.today_in(placed.unit)?);
    let words = written.unwrap_or_else(|| letter::draft(Words::new(lang), &placed.innovation_name, &placed.unit_name, &stop));
    Ok(Some(LetterPage { placed, lang, words, own, today }))
}

pub async fn letter_of(app: &App, who: &SignedIn, id: ImplementationId, lang: Option<&str>) -> Result<Option<LetterPage>, Fault> {
    let lang = lang.and_then(Lang::from_code).unwrap_or(who.words().lang());
    Ok(app.read(who.actor.clone(), move |op| lettered(op, id, lang)).await?)
}

pub async fn letter(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let Some(page) = letter_of(&app, &who, id, asked.lang.as_deref()).await? else {
        return Ok(Redirect::to(&paths::implementation(id)).into_response());
    };
    let form = Form::blank().filled("words", &page.words).filled("language", page.lang.code());
    Ok(who.page(&who.words().t("letter-title"), Place::Work, views::letter(&who, &page, &form)).into_response())
}

/// The letter on its sheet, for the page and for paper. `None`: there is nothing to tell.
pub async fn sheet_of_letter(app: &App, who: &SignedIn, id: ImplementationId, asked: &Asked) -> Result<Option<Sheet>, Fault> {
    Ok(letter_of(app, who, id, asked.lang.as_deref()).await?.map(|page| views::letter_sheet(who, &page)))
}

pub async fn letter_sheet(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let page = letter_of(&app, &who, id, asked.lang.as_deref()).await?;
    Ok(match page {
        Some(page) => views::letter_sheet_page(&who, &page).into_response(),
        None => Redirect::to(&paths::implementation(id)).into_response(),
    })
}

pub async fn before(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let (placed, learned) = (implementation::named(op, id)?, before::of(op, id)?);
        let may_lead = op.may(LEAD, placed.unit)?;
        Ok::<_, Refusal>(BeforePage { placed, learned, may_lead })
    });
    let page = page.await?;
    Ok(who.page(&who.words().t("before-title"), Place::Work, views::before(&who, &page)))
}
