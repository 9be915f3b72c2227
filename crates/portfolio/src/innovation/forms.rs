//! Writing an innovation down: form → domain type → verb → redirect.

use super::model::{Ingredient, Kind, MOST_INGREDIENTS, Outline};
use super::pages::to_delete;
use super::record::{LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT};
use super::{DeleteError, views};
use crate::INNOVATE;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::InnovationId;
use kit::form::{Form, Wrong, again};
use kit::{App, Fault, Place, Posted, paths};

pub(super) fn outline(form: &mut Form) -> Option<Outline> {
    let name = form.text("name").max(LONGEST_NAME).required();
    let kind = form.choice("kind", Kind::from_word).required();
    let need = form.text("need").max(LONGEST_TEXT).required();
    let ingredients = form.text("ingredients").max(LONGEST_TEXT).read(|text| {
        let lines = Ingredient::lines(&text);
        if lines.len() > MOST_INGREDIENTS {
            return Err(Wrong::of("innovation-ingredients-many").and("count", lines.len()).and("most", MOST_INGREDIENTS));
        }
        match lines.iter().map(|i| i.name.chars().count()).find(|length| *length > LONGEST_LINE) {
            Some(length) => Err(Wrong::of("form-too-long").and("length", length).and("most", LONGEST_LINE)),
            None => Ok(lines),
        }
    });
    let ingredients = ingredients.required();
    Some(Outline { name: name?, kind: kind?, need: need?, evidence: String::new(), ingredients: ingredients? })
}

pub async fn add(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), |op| super::anywhere(op, INNOVATE)).await?;
    let Some(outline) = outline(&mut form) else {
        return Ok(again(who.page(&who.words().t("innovation-new-title"), Place::Work, views::new(&who, &form))));
    };
    let innovation = app.write(who.actor, move |op| super::add(op, &outline)).await?;
    Ok(Redirect::to(&paths::innovation(innovation.id)).into_response())
}

pub async fn delete(Path(id): Path<InnovationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    match app.write(who.actor.clone(), move |op| super::delete(op, id)).await {
        Ok(()) => Ok(Redirect::to(&paths::trash_just(id.0)).into_response()),
        Err(DeleteError::InUse { .. }) => Ok(again(to_delete(&app, &who, id).await?)),
        Err(DeleteError::Refused(refusal)) => Err(refusal.into()),
    }
}
