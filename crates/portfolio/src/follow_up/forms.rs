//! Saying how a follow-up date ended, and taking it back.

use super::pages::{self, FollowUpPage};
use super::{address, views};
use crate::LEAD;
use crate::implementation;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::ImplementationId;
use ground::clock::date;
use jiff::civil::Date;
use kit::form::again;
use kit::{App, Fault, Form, Posted};

const LONGEST: usize = 1_000;

/// Kept asks for no words; one that was not kept is told with its reason.
fn read(form: &mut Form, page: &FollowUpPage) -> Option<(Date, bool, String)> {
    let open: Vec<Date> = page.open().collect();
    let day = form.choice("day", |text| date(text).filter(|day| open.contains(day))).required();
    let kept = form.choice("kept", |text| [views::KEPT, views::NOT_KEPT].contains(&text).then_some(text == views::KEPT)).required();
    let words = form.text("words").max(LONGEST);
    let words = match kept {
        Some(false) => words.if_blank("follow-ups-why-needed").required(),
        _ => words.optional().map(Option::unwrap_or_default),
    };
    Some((day?, kept?, words?))
}

/// Sent twice, the first counts.
pub async fn tell(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::load(&app, &who, id).await?;
    if !page.may_lead {
        return Err(Fault::Refused);
    }
    if page.open().next().is_some() {
        let Some((day, kept, words)) = read(&mut form, &page) else { return Ok(again(pages::framed(&who, &page, &form))) };
        app.write(who.actor, move |op| super::tell(op, id, day, kept, &words)).await?;
    }
    Ok(Redirect::to(&address(id)).into_response())
}

pub async fn take_back(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let day = date(posted.form.value("day"));
    app.write(posted.who.actor, move |op| match day {
        Some(day) => super::take_back(op, id, day).map(|_| ()),
        None => implementation::with_right(op, id, LEAD).map(|_| ()),
    })
    .await?;
    Ok(Redirect::to(&address(id)))
}
