//! Drafting, opening, answering and closing a pulse.

use super::answering::{AnswerError, Kept};
use super::model::{Draft, Feedback, MOST_ITEMS, NotAnAnswer, Point};
use super::template::{self, LONGEST_STATEMENT, LONGEST_TITLE};
use super::{CloseError, DeleteError, OpenError, feedback, key_name, pages, settle, views};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use ground::{Actor, Calendar, ImplementationId, PulseId, Refusal, WaveId};
use jiff::civil::Date;
use kit::form::{Form, Wrong, again};
use kit::i18n::Lang;
use kit::{App, Fault, Look, Place, Posted, Words, paths};

/// A pulse stays open this long at most: it is a pulse, not a census.
const LONGEST_DAYS: i64 = 60;
/// People hear back at most this long after the close (ecosystem U9): two weeks of school. A break between does not count,
/// but more than four weeks is forgotten however much of it was free.
const FEEDBACK_SCHOOL_DAYS: i64 = 10;
pub const FEEDBACK_DAYS: i64 = 28;
/// What people were told, in a few sentences.
const LONGEST_FEEDBACK: usize = 1_000;
/// The hidden field with the day of which the form has warned.
pub const WARNED: &str = "feedback-warned";
/// Suggested: a week of school to answer, and another until people hear back.
const SUGGESTED_SCHOOL_DAYS: i64 = 5;

fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The last day to promise an answer for.
fn latest_feedback(closes: Date, calendar: &Calendar) -> Date {
    let fair = calendar.plus_school_days(closes, FEEDBACK_SCHOOL_DAYS).min(plus(closes, FEEDBACK_DAYS));
    fair.max(plus(closes, FEEDBACK_DAYS / 2))
}

/// Good days to begin with, both school days where the calendar allows: (last day to answer, people hear back).
pub(super) fn suggested(today: Date, calendar: &Calendar) -> (Date, Date) {
    let within = |day: Date, last: Date, from: Date| if day <= last { day } else { plus(from, 7) };
    let closes = within(calendar.plus_school_days(today, SUGGESTED_SCHOOL_DAYS), plus(today, LONGEST_DAYS), today);
    let feedback = within(calendar.plus_school_days(closes, SUGGESTED_SCHOOL_DAYS), latest_feedback(closes, calendar), closes);
    (closes, feedback)
}

pub(super) fn read_draft(form: &mut Form, today: Date, calendar: &Calendar) -> Option<Draft> {
    let title = form.text("title").max(LONGEST_TITLE).required();
    let mut statements = Vec::new();
    let mut fine = true;
    for n in 1..=MOST_ITEMS {
        match form.text(&format!("statement-{n}")).max(LONGEST_STATEMENT).optional() {
            Some(text) => statements.extend(text),
            None => fine = false,
        }
    }
    if fine && statements.is_empty() {
        form.wrong("statement-1", "pulse-statement-needed");
        fine = false;
    }
    let closes_on = form.date("closes-on").from(today).until(plus(today, LONGEST_DAYS)).required();
    let feedback_on = match closes_on {
        Some(closes) => form.date("feedback-on").from(closes).until(latest_feedback(closes, calendar)).required(),
        None => form.date("feedback-on").from(today).required(),
    };
    let (title, closes_on, feedback_on) = (title?, closes_on?, feedback_on?);
    // Told once beside the field; whoever sends the same day again means it.
    if !calendar.assumed && !calendar.is_school_day(feedback_on) && form.value(WARNED) != feedback_on.to_string() {
        let next = calendar.school_day_from(feedback_on);
        form.wrong("feedback-on", Wrong::of("calendar-feedback-off").and("day", feedback_on).and("next", next));
        fine = false;
    }
    fine.then_some(Draft { title, statements, closes_on, feedback_on })
}

pub async fn draft(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_draft(&app, &who, id).await?;
    let Some(draft) = read_draft(&mut form, page.today, &page.calendar) else {
        return Ok(again(who.page(&who.words().t("pulse-new-title"), Place::Voices, views::new(&who, &page, &form))));
    };
    let pulse = app.write(who.actor, move |op| super::draft(op, id, &draft)).await?;
    Ok(Redirect::to(&paths::pulse(pulse.id)).into_response())
}

pub async fn remove_outline(State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let id = posted.form.value("outline").parse().ok();
    app.write(posted.who.actor, move |op| template::remove(op, id)).await?;
    Ok(Redirect::to(paths::VOICES))
}

pub async fn open(Path(id): Path<PulseId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    // The wave's id and key are made here, so that the key is safe on disk before the wave exists.
    let wave: WaveId = app.read(who.actor.clone(), move |op| super::to_ask(op, id).map(|_| op.random_id())).await?;
    let key: super::WaveKey = app.ground.chance.bytes();
    let ring = app.keyring.clone();
    let kept = app.heavy(move || ring.keep(&key_name(wave), &key)).await?;
    kept.map_err(|error| {
        tracing::error!(%error, "the key of a wave could not be kept");
        Fault::Broken
    })?;
    let opened = app.write(who.actor.clone(), move |op| super::open(op, id, wave, &key)).await;
    let wrong: Wrong = match opened {
        Ok(_) => return Ok(Redirect::to(&paths::pulse_links(id)).into_response()),
        // Pressed twice: it is open, and that is what was wanted.
        Err(OpenError::AlreadyOpen) => {
            destroy(&app, wave).await?;
            return Ok(Redirect::to(&paths::pulse(id)).into_response());
        }
        Err(OpenError::TooFew { people, needed }) => Wrong::of("pulse-too-few").and("people", people).and("needed", needed),
        Err(OpenError::Past) => "pulse-past".into(),
        Err(OpenError::Refused(refusal)) => {
            destroy(&app, wave).await?;
            return Err(refusal.into());
        }
    };
    destroy(&app, wave).await?;
    let mut form = Form::blank();
    form.wrong("", wrong);
    let page = pages::load(&app, &who, id).await?;
    Ok(again(who.page(page.title(), Place::Voices, views::one(&who, &page, &form))))
}

async fn destroy(app: &App, wave: WaveId) -> Result<(), Fault> {
    let ring = app.keyring.clone();
    app.heavy(move || ring.destroy(&key_name(wave))).await?.map_err(|_| Fault::Broken)
}

pub async fn close(Path(id): Path<PulseId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    match app.write(who.actor.clone(), move |op| super::close(op, id)).await {
        Ok(wave) => {
            let (house, organization) = (app.clone(), who.organization);
            let settled = app.heavy(move || settle(&house.ground, &house.keyring, organization, wave)).await;
            // It is closed whatever happens now; the clockwork finishes what could not be done at once.
            if !matches!(settled, Ok(Ok(()))) {
                tracing::warn!("a closed wave could not be settled at once; the clockwork does it");
            }
            Ok(Redirect::to(&paths::pulse(id)).into_response())
        }
        Err(CloseError::NotOpen) => Ok(Redirect::to(&paths::pulse(id)).into_response()),
        Err(CloseError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Kept asks for no words; a promise that was not kept is told with its reason.
fn read_feedback(form: &mut Form, page: &pages::PulsePage) -> Option<Feedback> {
    let closed = page.pulse.wave.as_ref().and_then(|wave| wave.closed_on).unwrap_or(page.pulse.closes_on);
    let kept = form.choice("kept", |text| [views::KEPT, views::NOT_KEPT].contains(&text).then_some(text == views::KEPT)).required();
    let day = form.date("day").from(closed).until(page.today).required();
    let words = form.text("words").max(LONGEST_FEEDBACK);
    let words = if kept == Some(false) {
        words.if_blank("feedback-why-needed").required()
    } else {
        words.optional().map(Option::unwrap_or_default)
    };
    Some(Feedback { kept: kept?, day: day?, words: words? })
}

/// How the promise of a pulse ended. Sent twice, the first counts.
pub async fn tell(Path(id): Path<PulseId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::load(&app, &who, id).await?;
    if !page.may_ask {
        return Err(Fault::Refused);
    }
    if page.results.is_some() && page.pulse.feedback.is_none() {
        let Some(told) = read_feedback(&mut form, &page) else {
            return Ok(again(who.page(page.title(), Place::Voices, views::one(&who, &page, &form))));
        };
        app.write(who.actor, move |op| super::tell(op, id, &told)).await?;
    }
    Ok(Redirect::to(&feedback::address(id)).into_response())
}

pub async fn take_back(Path(id): Path<PulseId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::take_back(op, id)).await?;
    Ok(Redirect::to(&feedback::address(id)))
}

pub async fn delete(Path(id): Path<PulseId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    match app.write(who.actor.clone(), move |op| super::delete(op, id)).await {
        Ok(()) => Ok(Redirect::to(&paths::trash_just(id.0)).into_response()),
        Err(DeleteError::Asked) => Ok(again(pages::to_delete(&app, &who, id).await?)),
        Err(DeleteError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// One answer. The page after it is the receipt; sending the same form again shows it again.
pub async fn answer(mut look: Look, State(app): State<App>, Path(token): Path<String>, mut form: Form) -> Result<Response, Fault> {
    // The language buttons of the page send the whole form, so that no choice is lost.
    if let Some(lang) = Lang::from_code(form.value("lang")).filter(|_| !form.value("lang").is_empty()) {
        look.words = Words::new(lang);
        return page_again(&look, &app, token, &form, StatusCode::OK).await;
    }
    if let Some(lang) = Lang::from_code(form.value("in")) {
        look.words = Words::new(lang);
    }
    let points: Vec<Option<Point>> = (0..MOST_ITEMS).map(|n| Point::parse(form.value(&format!("a{n}")))).collect();
    let once = form.value("once").to_string();
    // Every form we give has its own; without it a second answer could not be told from a second sending of the first.
    if once.is_empty() {
        return Err(Fault::Wrong);
    }
    let key = token.clone();
    let kept = app.write(Actor::Guest, move |op| super::answer(op, &key, &points, &once)).await;
    match kept {
        Ok(Kept::Now | Kept::Before) => Ok((StatusCode::OK, views::kept(&look)).into_response()),
        Err(AnswerError::Used) => Ok((StatusCode::CONFLICT, views::used(&look)).into_response()),
        Err(AnswerError::Closed) => Ok((StatusCode::GONE, views::closed(&look)).into_response()),
        Err(AnswerError::NotAnAnswer(NotAnAnswer::Empty)) => {
            form.wrong("a0", "answer-empty");
            page_again(&look, &app, token, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(AnswerError::NotAnAnswer(NotAnAnswer::Length { .. })) => Err(Fault::Wrong),
        Err(AnswerError::Refused(Refusal::Missing)) => Ok((StatusCode::NOT_FOUND, views::unknown(&look)).into_response()),
        Err(AnswerError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn page_again(look: &Look, app: &App, token: String, form: &Form, status: StatusCode) -> Result<Response, Fault> {
    let key = token.clone();
    let found = app.read(Actor::Guest, move |op| super::answering(op, &key)).await?;
    Ok(match found {
        Some(asked) => (status, views::ask(look, &asked, form, form.value("once"))).into_response(),
        None => (StatusCode::GONE, views::closed(look)).into_response(),
    })
}
