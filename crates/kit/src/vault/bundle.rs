//! What one person takes with them about themselves: a zip with a page to read and the same as JSON to keep. There is no
//! person in the address, so nobody can ask for another's.

use super::{readable, views};
use crate::app::App;
use crate::fault::Fault;
use crate::i18n::Words;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use db::Value;
use ground::vault::bundle::{self, Bundle};
use ground::{Moment, PersonId};
use maud::Markup;
use serde_json::{Map, json};
use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Reading every table takes a moment; nobody needs it twice in a minute.
const REST_SECONDS: i64 = 60;
/// People remembered for that.
const MOST_REMEMBERED: usize = 10_000;

static TAKEN: LazyLock<Mutex<HashMap<(PathBuf, PersonId), Moment>>> = LazyLock::new(Mutex::default);

pub async fn page(who: SignedIn) -> Markup {
    who.page(&who.words().t("bundle-title"), Place::Nowhere, views::my_data(&who))
}

pub async fn take(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    if !may_take((app.settings.data.clone(), who.person), app.ground.clock.now()) {
        return Err(Fault::TooMany);
    }
    let tables: Vec<_> = app.elements.iter().flat_map(|e| e.tables()).collect();
    let bundle = app.read(who.actor.clone(), move |op| bundle::mine(op, &tables)).await?;
    let w = who.words();
    let packed = app.heavy(move || packed(w, &bundle)).await?.map_err(|_| Fault::Broken)?;
    let headers = [(header::CONTENT_TYPE, "application/zip"), (header::CONTENT_DISPOSITION, "attachment; filename=\"about-me.zip\"")];
    Ok((headers, packed).into_response())
}

fn may_take(person: (PathBuf, PersonId), now: Moment) -> bool {
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    if taken.len() > MOST_REMEMBERED {
        taken.retain(|_, at| now < at.plus_seconds(REST_SECONDS));
    }
    let rested = taken.get(&person).is_none_or(|at| at.plus_seconds(REST_SECONDS) <= now);
    if rested {
        taken.insert(person, now);
    }
    rested
}

fn packed(w: Words, bundle: &Bundle) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let data = serde_json::to_vec_pretty(&data(w, bundle)).map_err(std::io::Error::other)?;
    let files =
        [("about-me.html", readable::page(w, bundle).into_string().into_bytes()), ("about-me.json", data), ("style.css", CSS.into())];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&text)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Beside the page, so that nothing in it needs to be trusted to run or to look.
const CSS: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\n\
    li{margin-block:.25rem;overflow-wrap:anywhere}\n";

fn data(w: Words, bundle: &Bundle) -> serde_json::Value {
    let tables = bundle.tables.iter().map(|held| {
        let rows = held.rows.iter().map(|row| {
            let cells = held.columns.iter().zip(row).map(|((name, _), value)| (name.clone(), exact(value)));
            serde_json::Value::Object(cells.collect::<Map<_, _>>())
        });
        let purposes = held.columns.iter().map(|(name, purpose)| (name.clone(), json!(purpose))).collect::<Map<_, _>>();
        json!({ "table": held.table, "what": readable::what(w, held.table), "columns": purposes, "rows": rows.collect::<Vec<_>>() })
    });
    json!({
        "organization": bundle.organization,
        "name": bundle.person.name(),
        "not_here": w.t("bundle-not-here"),
        "tables": tables.collect::<Vec<_>>(),
        "words": bundle.words.iter().map(|(event, words)| json!({ "event": event.to_string(), "words": words })).collect::<Vec<_>>(),
    })
}

fn exact(value: &Value) -> serde_json::Value {
    match value {
        Value::Null | Value::Bytes(_) => serde_json::Value::Null,
        Value::Bool(yes) => json!(yes),
        Value::Int(n) => json!(n),
        Value::Real(n) => json!(n),
        Value::Text(text) => json!(text),
        Value::Uuid(id) => json!(id.to_string()),
    }
}
