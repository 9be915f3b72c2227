//! Sheets as PDF. Only this crate links the press, so the addresses of PDFs stand here; what is on a sheet is the room's.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::one_pager;
use ground::{ImplementationId, InnovationId, PulseId, Rule, TableInfo};
use inclusion::pulse;
use kit::element::Needs::{Anywhere, Right};
use kit::{App, Element, Fault, Routes, SignedIn};

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
    pdf(&app, sheet, "pulse").await
}

async fn implementation_pdf(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Response, Fault> {
    let sheet = one_pager::sheet_of_implementation(&app, &who, id).await?;
    pdf(&app, sheet, "one-pager").await
}

async fn innovation_pdf(who: SignedIn, State(app): State<App>, Path(id): Path<InnovationId>) -> Result<Response, Fault> {
    let sheet = one_pager::sheet_of_innovation(&app, &who, id).await?;
    pdf(&app, sheet, "one-pager").await
}

async fn pdf(app: &App, sheet: paper::Sheet, name: &str) -> Result<Response, Fault> {
    let pdf = app.heavy(move || press::pdf(&sheet)).await?;
    let pdf = pdf.map_err(|error| {
        tracing::error!(%error, "a sheet could not be printed");
        Fault::Broken
    })?;
    let disposition = format!("inline; filename=\"{name}.pdf\"");
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_string()), (header::CONTENT_DISPOSITION, disposition)], pdf).into_response())
}
