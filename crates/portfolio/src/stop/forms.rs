//! Stopping, pausing, telling, writing the letter: form → domain type → verb → redirect. What was typed is kept.

use super::letter::LONGEST;
use super::model::{Halt, Kind, Reason, Telling, Who};
use super::pages::{self, HaltPage, TellingPage};
use super::views;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ImplementationId, StakeholderGroup, StopId, ToldId};
use jiff::ToSpan;
use jiff::civil::Date;
use kit::form::{Wrong, again};
use kit::i18n::Lang;
use kit::{App, Fault, Form, Place, Posted, PostedToEnd, SignedIn, paths};

/// A decision is written down within a year of the day from which it holds, in either direction.
const WITHIN_DAYS: i64 = 366;

/// What was decided, and who is told of it.
pub(super) fn read(form: &mut Form, page: &HaltPage) -> Option<(Halt, Vec<Telling>)> {
    let (first, last) = (page.today.saturating_sub(WITHIN_DAYS.days()), page.today.saturating_add(WITHIN_DAYS.days()));
    let is_stop = page.kind == Kind::Stop;
    let reasons = form.choices("reasons", Reason::from_word).optional();
    let own_reason = form.text("own-reason").max(1_000).optional();
    if reasons == Some(None) && own_reason == Some(None) {
        form.wrong("reasons", "stop-reason-needed");
    }
    let learned = form.text("learned").max(4_000);
    let learned = if is_stop { learned.required().map(Some) } else { learned.optional() };
    let known: Vec<&str> = page.innovation.outline.ingredients.iter().map(|i| i.name.as_str()).collect();
    let kept = form.choices("kept", |text| known.iter().find(|name| **name == text).map(|name| name.to_string())).optional();
    let materials = form.text("materials").max(2_000).optional();
    let people = form.text("people").max(2_000).optional();
    let decided_by = form.text("decided-by").max(200).required();
    let decided_on = form.date("decided-on").from(first).until(page.today).required();
    let effective_on = form.date("effective-on").from(first).until(last).required();
    let returns_on = match page.kind {
        Kind::Stop => Some(None),
        Kind::Pause => {
            let next = effective_on.unwrap_or(page.today).max(page.today).saturating_add(1.day());
            form.date("returns-on").from(next).until(next.saturating_add((2 * WITHIN_DAYS).days())).required().map(Some)
        }
    };
    let told = told(form, page.today);
    let (decided_by, own_reason) = (decided_by?, own_reason?.unwrap_or_default());
    let halt = Halt {
        kind: page.kind,
        effective_on: effective_on?,
        returns_on: returns_on?,
        reasons: reasons?.unwrap_or_default(),
        own_reason,
        learned: learned?.unwrap_or_default(),
        kept: kept?.unwrap_or_default(),
        materials: materials?.unwrap_or_default(),
        people: people?.unwrap_or_default(),
        decided_by: decided_by.clone(),
        decided_on: decided_on?,
    };
    let told = told?.into_iter().map(|t| if t.by_whom.is_empty() { Telling { by_whom: decided_by.clone(), ..t } } else { t });
    form.is_fine().then(|| (halt, told.collect()))
}

/// The groups that were chosen, each told by the same person by the same day; rows can be changed one by one later.
fn told(form: &mut Form, today: Date) -> Option<Vec<Telling>> {
    let groups = form.choices("told", StakeholderGroup::from_word).optional();
    let other = form.text("told-other").max(120).optional();
    let by_whom = form.text("told-by").max(120).optional();
    let by_day = form.date("told-until").from(today.saturating_sub(WITHIN_DAYS.days())).optional();
    let (by_whom, by_day) = (by_whom?.unwrap_or_default(), by_day?);
    let who = groups?.unwrap_or_default().into_iter().map(Who::Group).chain(other?.map(Who::Own));
    Some(who.map(|who| Telling { who, by_whom: by_whom.clone(), by_day }).collect())
}

async fn halt(app: App, who: SignedIn, mut form: Form, id: ImplementationId, kind: Kind) -> Result<Response, Fault> {
    let page = pages::halt_of(&app, &who, id, kind).await?;
    if let Some((halt, told)) = read(&mut form, &page) {
        let kept = app.write(who.actor.clone(), move |op| match kind {
            Kind::Stop => super::stop(op, id, &halt, &told),
            Kind::Pause => super::pause(op, id, &halt, &told),
        });
        if kept.await? {
            return Ok(to_telling(id).into_response());
        }
        // Somebody else was quicker: what was learned is not thrown away as if it were kept.
        form.wrong("", meanwhile(&app, &who, id).await?);
    }
    Ok(again(who.page(&views::halt_title(who.words(), kind), Place::Work, views::halt(&who, &page, &form))))
}

/// Who has decided meanwhile, and when. `None`: it goes on again already.
async fn meanwhile(app: &App, who: &SignedIn, id: ImplementationId) -> Result<Wrong, Fault> {
    let Some(stop) = app.read(who.actor.clone(), move |op| super::to_lead(op, id)).await? else {
        return Ok(Wrong::of("form-changed-meanwhile"));
    };
    let key = match stop.halt.kind {
        Kind::Stop => "stop-stopped-meanwhile",
        Kind::Pause => "stop-paused-meanwhile",
    };
    Ok(Wrong::of(key).and("name", stop.halt.decided_by).and("day", stop.halt.decided_on))
}

pub async fn stop(Path(id): Path<ImplementationId>, State(app): State<App>, posted: PostedToEnd) -> Result<Response, Fault> {
    halt(app, posted.who, posted.form, id, Kind::Stop).await
}

pub async fn pause(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    halt(app, posted.who, posted.form, id, Kind::Pause).await
}

/// The one field stands on the page of the implementation; what is wrong with it shows there as a page of its own.
pub async fn put_off(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let Some(page) = pages::to_tell(&app, &who, id, None).await? else { return Ok(to_page(id).into_response()) };
    let Some(day) = form.date("returns-on").from(page.today.saturating_add(1.day())).required() else {
        let title = who.words().t("pause-put-off");
        return Ok(again(who.page(&title, Place::Work, views::put_off(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::put_off(op, id, day)).await?;
    Ok(to_page(id).into_response())
}

pub async fn resume(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::resume(op, id)).await?;
    Ok(to_page(id))
}

fn to_page(id: ImplementationId) -> Redirect {
    Redirect::to(&paths::implementation(id))
}

fn to_telling(id: ImplementationId) -> Redirect {
    Redirect::to(&paths::of_implementation(id, "telling"))
}

fn row(form: &mut Form) -> Option<ToldId> {
    form.value("row").parse().ok()
}

/// Adds someone to be told, changes a row, or takes it away.
pub async fn tell(Path(id): Path<ImplementationId>, State(app): State<App>, posted: PostedToEnd) -> Result<Response, Fault> {
    let PostedToEnd { who, mut form } = posted;
    let row = row(&mut form);
    let Some(page) = pages::to_tell(&app, &who, id, row).await? else { return Ok(to_page(id).into_response()) };
    if let (Some(row), "remove") = (row, form.value("do")) {
        app.write(who.actor, move |op| super::tell_not(op, id, row)).await?;
        return Ok(to_telling(id).into_response());
    }
    let Some(telling) = telling(&mut form, &page) else {
        return Ok(again(who.page(&who.words().t("telling-title"), Place::Work, views::telling(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::tell(op, id, row, &telling)).await?;
    Ok(to_telling(id).into_response())
}

pub(super) fn telling(form: &mut Form, page: &TellingPage) -> Option<Telling> {
    let group = form.choice("who", StakeholderGroup::from_word).optional();
    let own = form.text("who-own").max(120).optional();
    if group == Some(None) && own == Some(None) {
        form.wrong("who", "telling-who-needed");
    }
    let by_whom = form.text("by-whom").max(120).required();
    let by_day = form.date("by-day").from(page.today.saturating_sub(WITHIN_DAYS.days())).optional();
    // Own words are more exact than a group.
    let who = own?.map(Who::Own).or(group?.map(Who::Group))?;
    Some(Telling { who, by_whom: by_whom?, by_day: by_day? })
}

/// The buttons send the row and what it becomes; a person never typed them and cannot mend them.
pub async fn tick(Path(id): Path<ImplementationId>, State(app): State<App>, posted: PostedToEnd) -> Result<Response, Fault> {
    let PostedToEnd { who, mut form } = posted;
    if pages::to_tell(&app, &who, id, None).await?.is_none() {
        return Ok(to_page(id).into_response());
    }
    let Some(row) = row(&mut form) else { return Err(Fault::Wrong) };
    let knows = form.value("do") != "untold";
    app.write(who.actor, move |op| super::tick(op, id, row, knows)).await?;
    Ok(to_telling(id).into_response())
}

/// Keeps one's own wording, or goes back to the draft.
pub async fn write_letter(Path(id): Path<ImplementationId>, State(app): State<App>, posted: PostedToEnd) -> Result<Response, Fault> {
    let PostedToEnd { who, mut form } = posted;
    let lang = Lang::from_code(form.value("language")).unwrap_or(who.words().lang());
    let Some(page) = pages::letter_of(&app, &who, id, Some(lang.code())).await? else { return Ok(to_page(id).into_response()) };
    let anew = form.value("do") == "draft";
    let words = if anew { Some(None) } else { form.text("words").max(LONGEST).required().map(Some) };
    let Some(words) = words else {
        return Ok(again(who.page(&who.words().t("letter-title"), Place::Work, views::letter(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::write_letter(op, id, lang.code(), words.as_deref())).await?;
    Ok(Redirect::to(&format!("{}?in={}", paths::of_implementation(id, "letter"), lang.code())).into_response())
}

/// The stops come along with the button: only what stood on the page counts as read.
pub async fn read_before(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let Posted { who, form } = posted;
    let stops: Vec<StopId> = form.values("stop").filter_map(|text| text.parse().ok()).collect();
    app.write(who.actor, move |op| super::before::read(op, id, &stops)).await?;
    Ok(to_page(id))
}
