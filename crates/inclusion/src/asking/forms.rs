//! Writing down who was asked, and taking it back.

use super::pages::{self, AskingPage};
use super::{Asked, address, views};
use crate::ASK;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{AskingId, ImplementationId, StakeholderGroup};
use jiff::ToSpan;
use kit::form::again;
use kit::{App, Fault, Form, Posted};
use portfolio::implementation;

/// An asking is written down within two years.
const WITHIN_DAYS: i64 = 731;

fn read(form: &mut Form, page: &AskingPage) -> Option<Asked> {
    let group = form.choice("group", StakeholderGroup::from_word).required();
    let concerned = form.choice("what", |text| [views::ASKED, views::ASIDE].contains(&text).then_some(text == views::ASKED)).required();
    let day = form.date("day").from(page.today.saturating_sub(WITHIN_DAYS.days())).until(page.today).required();
    let how = form.text("how").max(300).required();
    Some(Asked { group: group?, concerned: concerned?, day: day?, how: how? })
}

pub async fn add(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::page(&app, &who, id).await?;
    if !page.may_ask {
        return Err(Fault::Refused);
    }
    let Some(asked) = read(&mut form, &page) else { return Ok(again(pages::framed(&who, &page, &form))) };
    app.write(who.actor, move |op| super::add(op, id, &asked)).await?;
    Ok(Redirect::to(&address(id)).into_response())
}

pub async fn remove(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let asking: Option<AskingId> = posted.form.value("asking").parse().ok();
    app.write(posted.who.actor, move |op| match asking {
        Some(asking) => super::remove(op, id, asking).map(|_| ()),
        None => implementation::with_right(op, id, ASK).map(|_| ()),
    })
    .await?;
    Ok(Redirect::to(&address(id)))
}
