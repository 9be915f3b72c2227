//! Making, changing, choosing and removing stage templates.

use super::model::{Contents, Item, LONGEST_ACTIVITY, LONGEST_NAME, MOST_ACTIVITIES, read, stock};
use super::pages::{load_all, load_one};
use super::views;
use crate::implementation::Stage;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::{Refusal, StageTemplateId};
use kit::form::{Form, Wrong, again};
use kit::{App, Fault, Place, Posted, paths};

/// What stands for the house's own list in forms.
pub(super) const HOUSE: &str = "house";

pub(super) fn contents(form: &mut Form) -> Option<Contents> {
    let name = form.text("name").max(LONGEST_NAME).required();
    let mut items: Option<Vec<Item>> = Some(Vec::new());
    for stage in Stage::ALL {
        let lines = form.text(stage.word()).read(|text| {
            let items = read(stage, &text);
            if items.len() > MOST_ACTIVITIES {
                return Err(Wrong::of("stage-template-many").and("count", items.len()).and("most", MOST_ACTIVITIES));
            }
            let too_long = items.iter().any(|item| item.name.columns().1.chars().count() > LONGEST_ACTIVITY);
            if too_long { Err(Wrong::of("stage-template-long").and("most", LONGEST_ACTIVITY)) } else { Ok(items) }
        });
        items = lines.or(Vec::new()).zip(items).map(|(more, all)| [all, more].concat());
    }
    if items.as_ref().is_some_and(Vec::is_empty) {
        form.wrong(Stage::Decide.word(), "stage-template-empty");
        return None;
    }
    Some(Contents { name: name?, items: items? })
}

/// `Some(None)`: the house's list. `None`: no such thing.
fn which(text: &str) -> Option<Option<StageTemplateId>> {
    if text == HOUSE { Some(None) } else { text.parse().ok().map(Some) }
}

pub async fn add(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), super::shape).await?;
    let name = form.text("name").max(LONGEST_NAME).required();
    let of = form.choice("of", which).or(None);
    if let (Some(name), Some(of)) = (name, of) {
        let added = app.write(who.actor.clone(), move |op| {
            let items = match of {
                Some(id) => super::load(op, id)?.contents.items,
                None => stock(),
            };
            let first = super::all(op)?.is_empty();
            super::add(op, &Contents { name: name.clone(), items }, "", first)
        });
        return Ok(Redirect::to(&paths::stage_template(added.await?)).into_response());
    }
    let page = load_all(&app, &who).await?;
    Ok(again(who.page(&who.words().t("stage-templates-title"), Place::Work, views::all(&who, &page, &form))))
}

pub async fn change(Path(id): Path<StageTemplateId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load_one(&app, &who, id).await?;
    let Some(contents) = contents(&mut form) else {
        return Ok(again(who.page(&page.template.contents.name, Place::Work, views::edit(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::change(op, id, &contents)).await?;
    Ok(Redirect::to(paths::STAGE_TEMPLATES).into_response())
}

pub async fn choose(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), super::shape).await?;
    let Some(id) = form.choice("template", which).required() else {
        let page = load_all(&app, &who).await?;
        return Ok(again(who.page(&who.words().t("stage-templates-title"), Place::Work, views::all(&who, &page, &Form::blank()))));
    };
    app.write(who.actor, move |op| super::choose(op, id)).await?;
    Ok(Redirect::to(paths::STAGE_TEMPLATES).into_response())
}

pub async fn remove(Path(id): Path<StageTemplateId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    let removed = app.write(who.actor.clone(), move |op| super::remove(op, id)).await;
    if removed.map_err(|refusal: Refusal| Fault::from(refusal))? {
        return Ok(Redirect::to(paths::STAGE_TEMPLATES).into_response());
    }
    let page = load_one(&app, &who, id).await?;
    Ok(again(who.page(&who.words().t("stage-template-remove"), Place::Work, views::removal(&who, &page.template))))
}
