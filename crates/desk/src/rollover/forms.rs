//! Saving a step writes choices, nothing else; confirming, taking back, dropping. What one saw is sent along with what one
//! chose, so that saving an older page does not undo what a colleague decided meanwhile.

mod newcomers;
mod read;

use super::model::{Choice, LAST_DAY, LATEST_START_DAYS, LEAVER, LONGEST_NAME, NEW_UNIT, NEWCOMER, PART, State, Step, UNIT};
use super::pages::{self, StepPage};
use super::{ChangeError, views};
use axum::extract::{Path, State as Shared};
use axum::response::{IntoResponse, Redirect, Response};
use db::Uuid;
use ground::RolloverId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::form::again;
pub(super) use kit::offers::{field, id};
use kit::{App, Fault, Form, Place, Posted, paths};
use read::read;

pub(super) fn nth(name: &str, n: usize) -> String {
    format!("{name}-{n}")
}

/// A choice as the page had it, in one line.
pub(super) fn was(choice: Option<&Choice>) -> String {
    choice.map(|c| format!("{}|{}", c.choice, c.detail.text().replace('\n', "|"))).unwrap_or_default()
}

/// The form of a step with what is chosen already.
pub(super) fn filled(page: &StepPage) -> Form {
    let mut form = Form::blank().filled("day", page.rollover.last_day().to_string());
    for (unit, rows) in &page.groups {
        for row in rows.iter().filter(|r| r.may) {
            let Some(c) = &row.choice else {
                if row.proposed {
                    form = form.filled(&field("leave", unit.id.0), id(row.subject));
                }
                // "Not decided yet" is what stands there.
                form = form.filled(&field("choice", row.subject), "");
                continue;
            };
            match row.kind.as_str() {
                LEAVER => {
                    form =
                        form.filled(&field("leave", unit.id.0), id(row.subject)).filled(&field("day", row.subject), c.detail.get(LAST_DAY))
                }
                UNIT => {
                    form = form.filled(&field("choice", row.subject), &c.choice).filled(&field("name", row.subject), c.detail.get("name"))
                }
                NEWCOMER | PART | NEW_UNIT => {}
                _ => {
                    form = form.filled(&field("choice", row.subject), &c.choice);
                    for asks in row.offers.iter().flat_map(|o| o.asks) {
                        let name = field(asks.name(), row.subject);
                        if form.value(&name).is_empty() {
                            form = form.filled(&name, c.detail.get(asks.name()));
                        }
                    }
                }
            }
        }
    }
    form
}

pub async fn begin(Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), pages::load_list).await?;
    let unit = form.choice("unit", |text| page.units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    let (from, to, day) = year_of(&app, &mut form);
    if let (Some(unit), Some(from), Some(to), Some(day)) = (unit, from, to, day) {
        match app.write(who.actor.clone(), move |op| super::begin(op, unit, &from, &to, day)).await {
            Ok(begun) => return Ok(Redirect::to(&paths::rollover(begun.id)).into_response()),
            Err(ChangeError::Refused(refusal)) => return Err(refusal.into()),
            Err(_) => form.wrong("unit", "rollover-open-already"),
        }
    }
    Ok(again(who.page(&who.words().t("rollover-title"), Place::People, views::list(&who, &page, &form))))
}

fn year_of(app: &App, form: &mut Form) -> (Option<String>, Option<String>, Option<Date>) {
    // Of two months a few hours more or less, in whatever zone, are nothing.
    let earliest = app.ground.clock.now().plus_days(-LATEST_START_DAYS).date(&TimeZone::UTC);
    let from = form.text("from").max(LONGEST_NAME).required();
    let to = form.text("to").max(LONGEST_NAME).required();
    (from, to, form.date("day").check(|day| *day >= earliest, "rollover-day-past").required())
}

pub async fn year(Path(rollover): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_review(&app, &who, rollover).await?;
    if !page.may_answer {
        return Err(Fault::Refused);
    }
    let (Some(from), Some(to), Some(day)) = year_of(&app, &mut form) else {
        return Ok(again(who.page(&who.words().t("rollover-step-year"), Place::People, views::year(&who, &page, &form))));
    };
    match app.write(who.actor, move |op| super::set_year(op, rollover, &from, &to, day)).await {
        Ok(()) => Ok(Redirect::to(&paths::rollover_step(rollover, Step::Leavers.word())).into_response()),
        Err(error) => back(error, rollover),
    }
}

/// What was no longer to be changed is shown as it is.
fn back(error: ChangeError, id: RolloverId) -> Result<Response, Fault> {
    match error {
        ChangeError::Refused(refusal) => Err(refusal.into()),
        ChangeError::NotPreparing | ChangeError::OpenAlready(_) => Ok(Redirect::to(&paths::rollover(id)).into_response()),
        ChangeError::Conflicts(_) => Ok(Redirect::to(&paths::rollover_step(id, "review")).into_response()),
    }
}

pub async fn step(Path(rollover): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted, step: Step) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_step(&app, &who, rollover, step).await?;
    let app_ids = app.ground.chance.clone();
    let new_id = move || Uuid::from_bytes(app_ids.bytes::<16>());
    let changes = read(&page, &mut form, who.words(), &new_id);
    if !form.is_fine() {
        return Ok(again(who.page(&who.words().t(views::step_key(step)), Place::People, views::step(&who, &page, &form))));
    }
    let stay = form.checked("more");
    let house = app.clone();
    match app.write(who.actor, move |op| super::save(op, &house, rollover, step, &changes)).await {
        Ok(()) if stay => Ok(Redirect::to(&paths::rollover_step(rollover, step.word())).into_response()),
        Ok(()) => Ok(Redirect::to(&paths::rollover_step(rollover, step.next().map_or("review", Step::word))).into_response()),
        Err(error) => back(error, rollover),
    }
}

pub async fn confirm(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    let house = app.clone();
    match app.write(who.actor.clone(), move |op| super::confirm(op, &house, id)).await {
        Ok(_) => Ok(Redirect::to(&paths::rollover(id)).into_response()),
        Err(ChangeError::Conflicts(_)) => {
            let page = pages::to_review(&app, &who, id).await?;
            Ok(again(who.page(&who.words().t("rollover-review"), Place::People, views::review(&who, &page))))
        }
        Err(error) => back(error, id),
    }
}

pub async fn take_back(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::take_back(op, id)).await?;
    Ok(Redirect::to(&paths::rollover(id)))
}

pub async fn give_up(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::give_up(op, id)).await?;
    Ok(Redirect::to(&paths::rollover(id)))
}

/// Whether something can still be chosen.
pub(super) fn open(page: &StepPage) -> bool {
    page.rollover.state == State::Preparing && page.may
}
