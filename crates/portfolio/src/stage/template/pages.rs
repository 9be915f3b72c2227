//! The pages of stage templates: what there is, one to change, and the question before one goes.

use super::model::Template;
use super::views;
use crate::implementation::Stage;
use axum::extract::{Path, State};
use ground::{Refusal, StageTemplateId};
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;

/// Which lists there are, and which one new implementations begin with.
pub struct TemplatesPage {
    pub mine: Vec<Template>,
    pub may_shape: bool,
}

/// One of them, to be changed.
pub struct EditPage {
    pub template: Template,
}

pub(super) async fn load_all(app: &App, who: &SignedIn) -> Result<TemplatesPage, Fault> {
    let page =
        app.read(who.actor.clone(), |op| Ok::<_, Refusal>(TemplatesPage { mine: super::all(op)?, may_shape: super::may_shape(op)? }));
    Ok(page.await?)
}

pub async fn all(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = load_all(&app, &who).await?;
    Ok(who.page(&who.words().t("stage-templates-title"), Place::Work, views::all(&who, &page, &Form::blank())))
}

pub(super) async fn load_one(app: &App, who: &SignedIn, id: StageTemplateId) -> Result<EditPage, Fault> {
    Ok(EditPage { template: app.read(who.actor.clone(), move |op| super::load(op, id)).await? })
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<StageTemplateId>) -> Result<Markup, Fault> {
    let page = load_one(&app, &who, id).await?;
    let form = page.filled(&who);
    Ok(who.page(&page.template.contents.name, Place::Work, views::edit(&who, &page, &form)))
}

pub async fn removal(who: SignedIn, State(app): State<App>, Path(id): Path<StageTemplateId>) -> Result<Markup, Fault> {
    let page = load_one(&app, &who, id).await?;
    Ok(who.page(&who.words().t("stage-template-remove"), Place::Work, views::removal(&who, &page.template)))
}

impl EditPage {
    /// The form as it stands, in the reader's language.
    pub(super) fn filled(&self, who: &SignedIn) -> Form {
        let contents = &self.template.contents;
        let form = Form::blank().filled("name", &contents.name);
        Stage::ALL.into_iter().fold(form, |form, stage| form.filled(stage.word(), contents.lines(stage, who.words())))
    }
}
