//! The page in what a person takes with them about themselves: sentences in their language, days in their zone. Ids, marks
//! and the inner words of the program are left to the JSON beside it.

use crate::args;
use crate::i18n::Words;
use db::Value;
use ground::vault::bundle::{Bundle, Held};
use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};

/// What a table is, in the reader's language: by its name in the schedule of data unless it has a warmer one here.
pub fn what(w: Words, table: &str) -> String {
    let table = table.replace('_', "-");
    let own = format!("bundle-table-{table}");
    if w.knows(&own) { w.t(&own) } else { w.t(&format!("data-t-{table}")) }
}

pub fn page(w: Words, bundle: &Bundle) -> Markup {
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
                    ul { @for row in &held.rows { li { (sentence(w, bundle, held, row)) } } }
                }
                @if !bundle.words.is_empty() {
                    h2 { (w.t("bundle-words")) }
                    ul { @for (_, words) in &bundle.words { li { (words) } } }
                }
            }
        }
    }
}

/// One row: what happened, or each thing that has a name among people, with that name.
fn sentence(w: Words, bundle: &Bundle, held: &Held, row: &[Value]) -> String {
    let cell = |name: &str| held.columns.iter().position(|(column, _)| column == name).and_then(|at| row.get(at));
    if let (Some(Value::Text(event)), Some(Value::Int(at))) = (cell("event"), cell("at")) {
        return happened(w, bundle, event, *at, [cell("subject"), cell("about")], cell("actor"));
    }
    let told = held.columns.iter().zip(row).filter_map(|((column, _), value)| {
        let label = format!("bundle-col-{}", column.replace('_', "-"));
        let said = w.knows(&label).then(|| said(w, bundle, column, value)).flatten()?;
        Some(w.with("bundle-told", args![label => w.t(&label), value => said]))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { w.t("bundle-noted") } else { told.join(" · ") }
}

/// "November 23, 2026, 5:21 pm: A part was given (Heron School), by someone else."
fn happened(w: Words, bundle: &Bundle, event: &str, at: i64, of: [Option<&Value>; 2], by: Option<&Value>) -> String {
    let own = format!("noted-{event}");
    let what = if w.knows(&own) { w.t(&own) } else { w.t("noted-other") };
    let name = bundle.person.name();
    let named = of.into_iter().flatten().filter_map(|value| named(bundle, value)).filter(|known| *known != name);
    let of: Vec<String> = named.collect();
    let by = match by {
        Some(value @ Value::Uuid(_)) if named_is(bundle, value, &name) => "noted-by-you",
        Some(Value::Uuid(_)) => "noted-by-other",
        _ => "noted-by-itself",
    };
    let what = if of.is_empty() { what } else { format!("{what} ({})", w.list(&of)) };
    w.with(by, args![when => moment(w, &bundle.zone, at), what => what])
}

fn named(bundle: &Bundle, value: &Value) -> Option<String> {
    if let Value::Uuid(id) = value { bundle.names.get(id).cloned() } else { None }
}

fn named_is(bundle: &Bundle, value: &Value, name: &str) -> bool {
    named(bundle, value).is_some_and(|known| known == name)
}

/// One value as words: names for ids, days for moments, our words for words of the program. `None`: nothing to say.
fn said(w: Words, bundle: &Bundle, column: &str, value: &Value) -> Option<String> {
    let word = |kind: &str, text: &str| Some(format!("{kind}-{text}")).filter(|key| w.knows(key)).map(|key| w.t(&key));
    match value {
        Value::Null | Value::Bytes(_) => None,
        Value::Bool(yes) => Some(w.t(if *yes { "bundle-yes" } else { "bundle-no" })),
        Value::Int(micros) if column == "at" || column.ends_with("_at") => Some(moment(w, &bundle.zone, *micros)),
        Value::Int(n) => Some(w.count(*n)),
        Value::Real(n) => Some(w.decimal(*n, 2)),
        Value::Text(text) => match column {
            "role" => word("role", text),
            "stakeholder_group" => word("group", text),
            "what" => word("look", text),
            "to_stage" => word("implementation-in", text),
            _ => Some(ground::clock::date(text).map_or_else(|| text.clone(), |day| w.date(day))).filter(|said| !said.is_empty()),
        },
        Value::Uuid(_) => named(bundle, value),
    }
}

fn moment(w: Words, zone: &TimeZone, micros: i64) -> String {
    let Ok(at) = jiff::Timestamp::from_microsecond(micros) else { return String::new() };
    let at = at.to_zoned(zone.clone());
    w.with("bundle-moment", args![day => w.date(at.date()), time => w.time(at.time())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use db::Uuid;
    use std::collections::HashMap;

    fn bundle(tables: Vec<Held>) -> Bundle {
        let person = crate::sample::demo::person(crate::sample::demo::INES);
        let names = HashMap::from([(person.id.0, person.name()), (Uuid::from_u128(5), "Heron School".into())]);
        let zone = TimeZone::get("America/Chicago").unwrap();
        Bundle {
            organization: "<b>".into(),
            person,
            tables,
            words: vec![(Uuid::nil(), "<img src=x onerror=alert(1)>".into())],
            names,
            zone,
        }
    }

    fn held(table: &'static str, cells: Vec<(&str, Value)>) -> Held {
        let columns = cells.iter().map(|(name, _)| (name.to_string(), "")).collect();
        Held { table, columns, rows: vec![cells.into_iter().map(|(_, value)| value).collect()] }
    }

    #[test]
    fn what_someone_wrote_cannot_become_markup_in_their_own_page() {
        let written = held("person", vec![("given_name", Value::Text("<script>alert(1)</script>".into()))]);
        let page = page(Words::default(), &bundle(vec![written])).into_string();
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>") && !page.contains("style="));
    }

    #[test]
    fn a_teacher_reads_sentences_and_no_ids_in_their_language_and_zone() {
        let mine = crate::sample::demo::person(crate::sample::demo::INES).id.0;
        let cells = |actor| {
            vec![
                ("id", Value::Uuid(Uuid::from_u128(77))),
                ("at", Value::Int(1_795_476_060_000_000)),
                ("actor", actor),
                ("event", Value::Text("part-given".into())),
                ("subject", Value::Uuid(mine)),
                ("about", Value::Uuid(Uuid::from_u128(5))),
                ("seal", Value::Int(6)),
            ]
        };
        let part = vec![
            ("id", Value::Uuid(Uuid::from_u128(78))),
            ("unit", Value::Uuid(Uuid::from_u128(5))),
            ("role", Value::Text("district-leader".into())),
            ("begins_on", Value::Text("2026-11-23".into())),
            ("becomes", Value::Text("{\"given\":\"Pat\"}".into())),
        ];
        let tables =
            vec![held("timeline", cells(Value::Uuid(Uuid::from_u128(9)))), held("membership", part), held("roster_change", Vec::new())];
        let all = bundle(tables);
        let page = page(Words::default(), &all).into_string();
        assert!(page.contains("November 23, 2026, 5:21 pm: A part was given (Heron School), by someone else."), "{page}");
        assert!(page.contains("District leader") && page.contains("November 23, 2026"), "{page}");
        for inner in ["00000000", "part-given", "seal", "roster change", "UTC", "{", "2026-11"] {
            assert!(!page.contains(inner), "{inner}: {page}");
        }
        let spanish = super::page(Words::new(Lang::Es), &all).into_string();
        assert!(spanish.contains("de noviembre de 2026") && !spanish.contains("someone"), "{spanish}");
    }
}
