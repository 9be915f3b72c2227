//! What one person takes with them about themselves: a zip with a page to read and the same as JSON to keep. There is no
//! person in the address, so nobody can ask for another's.

use super::views;
use crate::app::App;
use crate::args;
use crate::fault::Fault;
use crate::i18n::Words;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use db::{Uuid, Value};
use ground::vault::bundle::{self, Bundle};
use ground::{Moment, PersonId};
use maud::{DOCTYPE, Markup, html};
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
    let files = [("about-me.html", readable(w, bundle).into_string().into_bytes()), ("about-me.json", data), ("style.css", CSS.into())];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&text)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Beside the page, so that nothing in it needs to be trusted to run or to look.
const CSS: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\n\
    table{border-collapse:collapse;display:block;overflow-x:auto}\n\
    th,td{border-bottom:1px solid #bbb;padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}\n";

fn data(w: Words, bundle: &Bundle) -> serde_json::Value {
    let tables = bundle.tables.iter().map(|held| {
        let rows = held.rows.iter().map(|row| {
            let cells = held.columns.iter().zip(row).map(|((name, _), value)| (name.clone(), exact(value)));
            serde_json::Value::Object(cells.collect::<Map<_, _>>())
        });
        let purposes = held.columns.iter().map(|(name, purpose)| (name.clone(), json!(purpose))).collect::<Map<_, _>>();
        json!({ "table": held.table, "what": what(w, held.table), "columns": purposes, "rows": rows.collect::<Vec<_>>() })
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

/// What a table is, in the reader's language; its own name where nobody has put it into words yet.
fn what(w: Words, table: &str) -> String {
    let key = format!("bundle-table-{}", table.replace('_', "-"));
    if w.knows(&key) { w.t(&key) } else { table.replace('_', " ") }
}

fn readable(w: Words, bundle: &Bundle) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(w.lang().code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (w.t("bundle-title")) }
                link rel="stylesheet" href="style.css";
            }
            body {
                h1 { (w.with("bundle-about", args![name => bundle.person.name(), place => bundle.organization.as_str()])) }
                p { (w.t("bundle-not-here")) }
                p { (w.t("bundle-others")) }
                @for held in &bundle.tables {
                    h2 { (what(w, held.table)) }
                    table {
                        thead { tr { @for (name, _) in &held.columns { th scope="col" { (name.replace('_', " ")) } } } }
                        tbody {
                            @for row in &held.rows {
                                tr { @for ((name, _), value) in held.columns.iter().zip(row) { td { (said(w, bundle, name, value)) } } }
                            }
                        }
                    }
                }
                @if !bundle.words.is_empty() {
                    h2 { (w.t("bundle-words")) }
                    ul { @for (_, words) in &bundle.words { li { (words) } } }
                }
            }
        }
    }
}

/// One value as words: names for ids, days for moments, our words for words of the program.
fn said(w: Words, bundle: &Bundle, column: &str, value: &Value) -> String {
    let known = |key: String| w.knows(&key).then(|| w.t(&key));
    match value {
        Value::Null | Value::Bytes(_) => String::new(),
        Value::Bool(yes) => w.t(if *yes { "bundle-yes" } else { "bundle-no" }),
        Value::Int(micros) if column == "at" || column.ends_with("_at") => moment(*micros),
        Value::Int(n) => w.count(*n),
        Value::Real(n) => w.decimal(*n, 2),
        Value::Text(text) if column == "event" => known(format!("event-{text}")).unwrap_or_else(|| text.clone()),
        Value::Text(text) if column == "role" => known(format!("role-{text}")).unwrap_or_else(|| text.clone()),
        Value::Text(text) => text.clone(),
        Value::Uuid(id) => named(bundle, *id),
    }
}

fn named(bundle: &Bundle, id: Uuid) -> String {
    bundle.names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn moment(micros: i64) -> String {
    jiff::Timestamp::from_microsecond(micros).map_or_else(|_| micros.to_string(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::vault::bundle::Held;

    #[test]
    fn what_someone_wrote_cannot_become_markup_in_their_own_page() {
        let person = crate::sample::demo::person(crate::sample::demo::INES);
        let held = Held {
            table: "person",
            columns: vec![("given_name".into(), "name")],
            rows: vec![vec![Value::Text("<script>alert(1)</script>".into())]],
        };
        let words = vec![(Uuid::nil(), "<img src=x onerror=alert(1)>".into())];
        let bundle = Bundle { organization: "<b>".into(), person, tables: vec![held], words, names: HashMap::new() };
        let page = readable(Words::default(), &bundle).into_string();
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>") && !page.contains("style="));
    }
}
