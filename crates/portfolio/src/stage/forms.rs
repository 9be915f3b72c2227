//! Taking, adding, dating, checking off and changing activities.

use super::pages::{checked, dated, load, load_activity, load_dates, stage_of};
use super::{Activity, Said, views};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{ActivityId, ImplementationId, Op, Refusal};
use jiff::civil::Date;
use kit::form::again;
use kit::{App, Fault, Place, Posted, paths};

const LONGEST_NAME: usize = super::template::LONGEST_ACTIVITY;
const LONGEST_TEXT: usize = 1_000;

pub async fn take(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let stage = app.write(posted.who.actor, move |op| {
        super::take(op, id)?;
        Ok::<_, Refusal>(crate::implementation::see(op, id)?.stage)
    });
    Ok(Redirect::to(&paths::stage(id, stage.await?.word())))
}

pub async fn add(Path((id, word)): Path<(ImplementationId, String)>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let stage = stage_of(&word)?;
    let page = load(&app, &who, id, stage).await?;
    if !page.may_lead {
        return Err(Fault::Refused);
    }
    let name = form.text("name").max(LONGEST_NAME).check(|name| !name.contains('\n'), "activity-one-line").required();
    let planned = form.date("planned").optional();
    let (Some(name), Some(planned)) = (name, planned) else {
        return Ok(again(who.page(&page.title(&who), Place::Work, views::stage(&who, &page, &form))));
    };
    let added = app.write(who.actor, move |op| super::add(op, id, stage, &name, planned)).await?;
    Ok(Redirect::to(&views::beside(id, stage, added)).into_response())
}

pub async fn dates(Path((id, word)): Path<(ImplementationId, String)>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let stage = stage_of(&word)?;
    let page = load_dates(&app, &who, id, stage).await?;
    let read: Vec<(ActivityId, Option<Option<Date>>)> = page.open.iter().map(|a| (a.id, form.date(&dated(a)).optional())).collect();
    let days: Option<Vec<(ActivityId, Option<Date>)>> = read.into_iter().map(|(activity, day)| Some((activity, day?))).collect();
    let Some(days) = days else {
        return Ok(again(who.page(&who.words().t("stage-dates-title"), Place::Work, views::dates(&who, &page, &form))));
    };
    let done: Vec<ActivityId> = page.open.iter().filter(|a| form.checked(&checked(a))).map(|a| a.id).collect();
    app.write(who.actor, move |op| {
        super::plan(op, id, &days)?;
        done.iter().try_for_each(|activity| super::complete(op, *activity).map(|_| ()))
    })
    .await?;
    Ok(Redirect::to(&paths::stage(id, stage.word())).into_response())
}

pub async fn change(Path(id): Path<ActivityId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_activity(&app, &who, id).await?;
    let own = !page.activity.name.columns().1.is_empty();
    let name = form.text("name").max(LONGEST_NAME).check(|name| !name.contains('\n'), "activity-one-line");
    let name = if own { name.required().map(Some) } else { name.optional() };
    let planned_on = form.date("planned").optional();
    let done_on = form.date("done").until(page.today).optional();
    let done_by = form.choice("by", |text| page.people.iter().map(|(p, _)| *p).find(|p| p.to_string() == text)).optional();
    let note = form.text("note").max(LONGEST_TEXT).or(String::new());
    let not_needed = form.text("not-needed").max(LONGEST_TEXT).or(String::new());
    form.meanwhile(&page.filled());
    if done_on.is_some_and(|day| day.is_some()) && not_needed.as_ref().is_some_and(|why| !why.is_empty()) {
        form.wrong("not-needed", "activity-done-and-not-needed");
    }
    let said = (|| {
        Some(Said { name: name?, planned_on: planned_on?, done_on: done_on?, done_by: done_by?, note: note?, not_needed: not_needed? })
    })();
    let Some(said) = said.filter(|_| form.is_fine()) else {
        return Ok(again(who.page(&page.title(&who), Place::Work, views::activity(&who, &page, &form))));
    };
    let changed = app.write(who.actor, move |op| super::change(op, id, &said)).await?;
    Ok(Redirect::to(&views::beside(changed.implementation, changed.stage, id)).into_response())
}

pub async fn complete(Path(id): Path<ActivityId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    tapped(&app, posted, id, super::complete).await
}

pub async fn reopen(Path(id): Path<ActivityId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    tapped(&app, posted, id, super::reopen).await
}

/// One tap, and back to where the activity stands.
async fn tapped(
    app: &App,
    posted: Posted,
    id: ActivityId,
    verb: fn(&mut Op, ActivityId) -> Result<Activity, Refusal>,
) -> Result<Redirect, Fault> {
    let activity = app.write(posted.who.actor, move |op| verb(op, id)).await?;
    Ok(Redirect::to(&views::beside(activity.implementation, activity.stage, id)))
}
