//! The page for the board on the screen, and the sheet for paper.

use super::model::BoardSheetPage;
use super::{gather, sheet};
use axum::extract::{Path, State};
use ground::{ImplementationId, InnovationId};
use kit::views::{Weight, actions, link_button, print_button, report};
use kit::{App, Fault, SignedIn, paths};
use maud::Markup;
use paper::Sheet;

pub async fn sheet_of_implementation(app: &App, who: &SignedIn, id: ImplementationId) -> Result<Sheet, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| gather::of_implementation(op, &house, id)).await?;
    written(who, &page)
}

pub async fn sheet_of_innovation(app: &App, who: &SignedIn, id: InnovationId) -> Result<Sheet, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| gather::of_innovation(op, &house, id)).await?;
    written(who, &page)
}

fn written(who: &SignedIn, page: &BoardSheetPage) -> Result<Sheet, Fault> {
    sheet::sheet(who.words(), page).map_err(|_| Fault::Broken)
}

pub async fn of_implementation(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let sheet = sheet_of_implementation(&app, &who, id).await?;
    Ok(framed(&who, &sheet, &paths::implementation_one_pager_pdf(id), &paths::implementation(id)))
}

pub async fn of_innovation(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Markup, Fault> {
    let sheet = sheet_of_innovation(&app, &who, id).await?;
    Ok(framed(&who, &sheet, &paths::innovation_one_pager_pdf(id), &paths::innovation(id)))
}

pub(super) fn framed(who: &SignedIn, sheet: &Sheet, pdf: &str, back: &str) -> Markup {
    let w = who.words();
    let steps = actions([
        link_button(&w.t("result-pdf"), pdf, Weight::Quiet),
        print_button(w),
        link_button(&w.t("one-pager-back"), back, Weight::Plain),
    ]);
    report(w, who.look.theme, &sheet.title, steps, sheet.html())
}
