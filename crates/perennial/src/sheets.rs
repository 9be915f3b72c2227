//! Sheets as PDF. Only this crate links the press, so the addresses of PDFs stand here; what is on a sheet is the room's.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ground::{PulseId, Rule, TableInfo};
use inclusion::pulse;
use kit::element::Needs::Right;
use kit::{App, Element, Fault, Routes, SignedIn};

pub struct Sheets;

impl Element for Sheets {
    fn name(&self) -> &'static str {
        "sheets"
    }

    fn routes(&self) -> Routes {
        Routes::new().get("/pulses/{pulse}/sheet.pdf", Right(inclusion::SEE), pulse_pdf)
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
    let pdf = app.heavy(move || press::pdf(&sheet)).await?;
    let pdf = pdf.map_err(|error| {
        tracing::error!(%error, "a sheet could not be printed");
        Fault::Broken
    })?;
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, "inline; filename=\"pulse.pdf\"")];
    Ok((headers, pdf).into_response())
}
