//! The pages on which the parts of a record are written: one part, one page, one address to look and to send.

use super::fields::Topic;
use super::{Record, forms, views};
use crate::INNOVATE;
use crate::innovation::anywhere;
use axum::extract::{Path, State};
use ground::InnovationId;
use kit::{App, Fault, Form, Needs::*, Place, Posted, Routes, SignedIn};
use maud::Markup;

pub fn routes() -> Routes {
    Topic::ALL.into_iter().fold(Routes::new(), |routes, topic| {
        let face = topic.face();
        let look = move |who: SignedIn, app: State<App>, id: Path<InnovationId>| edit(who, app, id, topic);
        let send = move |app: State<App>, id: Path<InnovationId>, sent: Posted| forms::change(app, id, sent, topic);
        routes.get(face.looked_at, Anywhere(INNOVATE), look).post(face.sent_to, Anywhere(INNOVATE), send)
    })
}

async fn edit(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>, topic: Topic) -> Result<Markup, Fault> {
    let record = to_change(&app, &who, id).await?;
    Ok(page(&who, &record, topic, &topic.filled(&record)))
}

/// The record of an innovation that may be changed.
pub(super) async fn to_change(app: &App, who: &SignedIn, id: InnovationId) -> Result<Record, Fault> {
    let record = app.read(who.actor.clone(), move |op| {
        anywhere(op, INNOVATE)?;
        super::record(op, id)
    });
    Ok(record.await?)
}

pub(in crate::innovation) fn page(who: &SignedIn, record: &Record, topic: Topic, form: &Form) -> Markup {
    who.page(&who.words().t(topic.face().title), Place::Work, views::edit(who, record, topic, form))
}
