//! Sheets as PDF. Only this crate links the press, so the addresses of PDFs stand here; what is on a sheet is the room's.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use desk::one_pager;
use ground::organization::{self, Paper};
use ground::{ImplementationId, InnovationId, PulseId, Rule, TableInfo};
use inclusion::pulse;
use kit::element::Needs::{Anywhere, Right};
use kit::{App, Element, Fault, Routes, SignedIn, paths};
use paper::{Sheet, Size};
use portfolio::stop;

pub struct Sheets;

impl Element for Sheets {
    fn name(&self) -> &'static str {
        "sheets"
    }

    fn routes(&self) -> Routes {
        Routes::new()
            .get("/pulses/{pulse}/sheet.pdf", Right(inclusion::SEE), pulse_pdf)
            .get("/implementations/{implementation}/one-pager.pdf", Right(portfolio::SEE), implementation_pdf)
            .get("/innovations/{innovation}/one-pager.pdf", Anywhere(portfolio::SEE), innovation_pdf)
            .get("/implementations/{implementation}/letter.pdf", Right(portfolio::LEAD), letter_pdf)
    }

    fn policy(&self) -> &'static [Rule] {
        &[]
    }

    fn tables(&self) -> Vec<TableInfo> {
        Vec::new()
    }
}

async fn pulse_pdf(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Response, Fault> {
    let sheet = pulse::sheet_of(&app, &who, id).await?;
    pdf(&app, &who, sheet, "pulse").await
}

async fn implementation_pdf(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Response, Fault> {
    let sheet = one_pager::sheet_of_implementation(&app, &who, id).await?;
    pdf(&app, &who, sheet, "one-pager").await
}

async fn innovation_pdf(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Response, Fault> {
    let sheet = one_pager::sheet_of_innovation(&app, &who, id).await?;
    pdf(&app, &who, sheet, "one-pager").await
}

async fn letter_pdf(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(asked): Query<stop::Asked>,
) -> Result<Response, Fault> {
    match stop::sheet_of_letter(&app, &who, id, &asked).await? {
        Some(sheet) => pdf(&app, &who, sheet, "letter").await,
        None => Ok(Redirect::to(&paths::implementation(id)).into_response()),
    }
}

/// On the paper of the organization: the same for every PDF.
async fn pdf(app: &App, who: &SignedIn, sheet: Sheet, name: &str) -> Result<Response, Fault> {
    let size = match app.read(who.actor.clone(), organization::paper).await? {
        Paper::Letter => Size::Letter,
        Paper::A4 => Size::A4,
    };
    let pdf = app.heavy(move || press::pdf(&sheet, size)).await?;
    let pdf = pdf.map_err(|error| {
        tracing::error!(%error, "a sheet could not be printed");
        Fault::Broken
    })?;
    let disposition = format!("inline; filename=\"{name}.pdf\"");
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_string()), (header::CONTENT_DISPOSITION, disposition)], pdf).into_response())
}
