//! How the pages of data rights look. Tables are told in plain words; the technical names stand in a fold.

use super::{ErasurePage, HoldsPage, LooksPage, RetentionPage, SchedulePage};
use crate::args;
use crate::form::{Choice, Form, hidden_csrf};
use crate::i18n::Words;
use crate::paths;
use crate::people::role;
use crate::views::{
    Column, Head, Table, Tone, Weight, actions, bullets, details, empty, lines, link_button, notice, page_head, part, print_button, table,
    terms,
};
use crate::who::SignedIn;
use ground::data_rights::{Account, Fate, Hold, Kept, Scope, What};
use ground::table_info::{Class, Holds};
use ground::{Erasure, Moment, PersonId, Retention, TableInfo};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde_json::{Value, json};

/// The Fluent key of a table's name; `-why` behind it tells what it is for, `-until` what ends it.
pub fn key(table: &str) -> String {
    format!("data-t-{}", table.replace('_', "-"))
}

fn name(w: Words, table: &str) -> String {
    w.t(&key(table))
}

/// "3 years" where the days make whole years, else days.
fn span(w: Words, days: i64) -> String {
    const YEAR: f64 = 365.25;
    let years = (days as f64 / YEAR).round();
    if years >= 1.0 && (years * YEAR - days as f64).abs() < 2.0 {
        return w.with("data-years", args![count => years as i64]);
    }
    w.with("data-days", args![count => days])
}

fn how_long(w: Words, place: &str, kept: &Kept) -> String {
    match (kept.table.retention, kept.days) {
        (Retention::After { .. }, Some(days)) => w.with("data-after", args![span => span(w, days)]),
        (Retention::With(table), _) => w.with("data-with", args![table => name(w, table)]),
        (Retention::Until(_), _) => w.t(&format!("{}-until", key(kept.table.name))),
        _ => w.with("data-organization", args![place => place]),
    }
}

/// What a table is mostly about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum About {
    People,
    Voices,
    Work,
}

fn about(table: &TableInfo) -> About {
    let any = |classes: &[Class]| table.columns.iter().any(|c| classes.contains(&c.class));
    if any(&[Class::Voice, Class::Ballot]) {
        About::Voices
    } else if any(&[Class::Record, Class::Formative]) {
        About::People
    } else {
        About::Work
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Voice => "voice",
        Class::Ballot => "ballot",
        Class::Record => "record",
        Class::Formative => "formative",
        Class::Thing => "thing",
    }
}

pub fn schedule(who: &SignedIn, page: &SchedulePage) -> Markup {
    let w = who.words();
    let mut steps = vec![
        link_button(&w.t("data-looks"), paths::LOOKS, Weight::Bloom),
        link_button(&w.t("data-json"), paths::DATA_JSON, Weight::Quiet),
        print_button(w),
    ];
    if page.may_manage {
        steps.push(link_button(&w.t("retention-title"), paths::RETENTION, Weight::Plain));
        steps.push(link_button(&w.t("holds-title"), paths::HOLDS, Weight::Plain));
    }
    let group = |id: &str, about_what: About, title: String, note: String| {
        let rows: Vec<&Kept> = page.kept.iter().filter(|k| about(&k.table) == about_what).collect();
        part(
            id,
            &title,
            note,
            html! {
                (table(w, &Table {
                    caption: title.clone(),
                    columns: ["data-what", "data-long", "data-backup"].map(|k| Column::text(w.t(k))).to_vec(),
                    rows: rows.iter().map(|kept| vec![
                        html! { strong { (name(w, kept.table.name)) } br; (w.t(&format!("{}-why", key(kept.table.name)))) },
                        html! { (how_long(w, &page.place, kept)) },
                        html! { (w.t(if kept.table.in_backup { "data-yes" } else { "data-no" })) },
                    ]).collect(),
                    folds: true,
                }))
                (details(&w.t("data-columns"), columns(w, &rows)))
            },
        )
    };
    html! {
        (page_head(w, Head { title: w.t("data-title"), lede: w.with("data-lede", args![place => page.place.as_str()]), ..Head::default() }))
        (part("data-steps", &w.t("data-steps"), "", actions(steps)))
        (group("data-people", About::People, w.t("data-people"), w.t("data-people-note")))
        (group("data-voices", About::Voices, w.t("data-voices"), w.t("data-voices-note")))
        (group("data-work", About::Work, w.t("data-work"), w.t("data-work-note")))
        (part("data-more", &w.t("data-more"), "", bullets([w.t("data-more-backup"), w.t("data-more-hold"), w.t("data-more-erasure")])))
    }
}

/// Names and purposes of columns are technical and in English only; the page says so.
fn columns(w: Words, rows: &[&Kept]) -> Markup {
    html! {
        p.small.soft { (w.t("data-columns-note")) }
        @for kept in rows {
            p.small lang="en" {
                strong { (kept.table.name) } ": "
                (kept.table.columns.iter().map(|c| format!("{} ({}; {})", c.name, c.purpose, class(c.class))).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

pub fn json(w: Words, page: &SchedulePage) -> Value {
    let erasure = |e: Option<Erasure>| e.map(|e| format!("{e:?}").to_lowercase());
    let holds = |h: Holds| (h != Holds::Nothing).then(|| format!("{h:?}").to_lowercase());
    let tables = page.kept.iter().map(|kept| {
        let (kind, words) = match kept.table.retention {
            Retention::Organization => ("organization", None),
            Retention::With(table) => ("with", Some(table)),
            Retention::Until(words) => ("until", Some(words)),
            Retention::After { column, .. } => ("after", Some(column)),
        };
        json!({
            "table": kept.table.name,
            "name": name(w, kept.table.name),
            "purpose": w.t(&format!("{}-why", key(kept.table.name))),
            "retention": { "kind": kind, "of": words, "days": kept.days, "differs": kept.setting.is_some() },
            "in_backup": kept.table.in_backup,
            "columns": kept.table.columns.iter().map(|c| json!({
                "name": c.name, "purpose": c.purpose, "class": class(c.class), "holds": holds(c.holds), "erasure": erasure(c.erasure),
            })).collect::<Vec<_>>(),
        })
    });
    json!({ "organization": page.place, "tables": tables.collect::<Vec<_>>() })
}

pub fn retention(who: &SignedIn, page: &RetentionPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("data-title"), paths::DATA.to_string())];
    let settable = page.kept.iter().filter_map(|k| k.bounds.map(|bounds| (k, bounds)));
    let choices = settable.map(|(kept, (least, most))| {
        let days = kept.days.unwrap_or_default();
        let hint = w.with("retention-choice", args![table => name(w, kept.table.name), days => days, least => least, most => most]);
        Choice::new(kept.table.name, hint)
    });
    let by = |actor: Option<PersonId>| actor.and_then(|id| page.names.get(&id).cloned()).unwrap_or_else(|| w.t("data-nobody"));
    html! {
        (page_head(w, Head { crumbs, title: w.t("retention-title"), lede: w.t("retention-lede"), ..Head::default() }))
        (part("retention-change", &w.t("retention-change"), w.t("retention-change-note"), f.post(paths::RETENTION, &who.csrf, html! {
            (f.select("table", w.t("retention-table"), choices))
            (f.number("days", w.t("retention-days")))
            (f.area("reason", w.t("data-reason")).hint(w.t("data-reason-hint")).rows(2))
            (f.send(w.t("retention-go")))
        })))
        @if !page.settings.is_empty() {
            (part("retention-changes", &w.t("retention-changes"), "", lines(page.settings.iter().map(|s| html! {
                strong { (name(w, &s.table)) } ": " (w.with("data-days", args![count => s.days]))
                " · " (by(s.actor)) " · " (s.reason)
            }))))
        }
        (part("retention-runs", &w.t("retention-runs"), w.t("retention-runs-note"), runs(w, page)))
    }
}

fn runs(w: Words, page: &RetentionPage) -> Markup {
    if page.runs.is_empty() {
        return html! { (empty(&w.t("retention-none-title"), &w.t("retention-none"), html! {})) };
    }
    // The nights on which nothing was due are many, and one line for the last of them is enough.
    let last = page.runs.iter().find(|r| r.table.is_empty());
    let rows = page.runs.iter().filter(|r| !r.table.is_empty()).take(200).map(|run| {
        vec![html! { (w.date(run.day)) }, html! { (name(w, &run.table)) }, html! { (w.count(run.removed)) }, html! { (w.count(run.held)) }]
    });
    let rows: Vec<Vec<Markup>> = rows.collect();
    html! {
        @if let Some(last) = last { p { (w.with("retention-last", args![day => w.date(last.day), removed => last.removed, held => last.held])) } }
        @if !rows.is_empty() {
            (table(w, &Table {
                caption: w.t("retention-runs"),
                columns: vec![
                    Column::text(w.t("retention-day")), Column::text(w.t("data-what")),
                    Column::number(w.t("retention-removed")), Column::number(w.t("retention-held")),
                ],
                rows,
                folds: true,
            }))
        }
    }
}

fn what_is_held(w: Words, page: &HoldsPage, hold: &Hold) -> String {
    let name = hold.target.and_then(|id| page.names.get(&id).cloned()).unwrap_or_default();
    match hold.scope {
        Scope::Everything => w.t("hold-everything"),
        Scope::Unit => w.with("hold-unit", args![name => name]),
        Scope::Person => w.with("hold-person", args![name => name]),
    }
}

fn since(w: Words, zone: &TimeZone, at: Moment) -> String {
    w.date(at.date(zone))
}

pub fn holds(who: &SignedIn, page: &HoldsPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("data-title"), paths::DATA.to_string())];
    let person =
        page.person.iter().map(|(id, name)| Choice::new(format!("person-{id}"), w.with("hold-person", args![name => name.as_str()])));
    let units = page.units.iter().filter(|u| u.parent.is_some());
    let units = units.map(|u| Choice::new(format!("unit-{}", u.id), w.with("hold-unit", args![name => u.name.as_str()])));
    let choices = person.chain(std::iter::once(Choice::new("everything", w.t("hold-everything")))).chain(units);
    let by = |id: Option<PersonId>| id.and_then(|id| page.names.get(&id.0).cloned()).unwrap_or_else(|| w.t("data-nobody"));
    let (standing, lifted): (Vec<&Hold>, Vec<&Hold>) = page.holds.iter().partition(|h| h.lifted_at.is_none());
    html! {
        (page_head(w, Head { crumbs, title: w.t("holds-title"), lede: w.with("holds-lede", args![count => standing.len()]), ..Head::default() }))
        @if !standing.is_empty() {
            (part("holds-standing", &w.t("holds-standing"), "", lines(standing.iter().map(|hold| html! {
                div.split {
                    span {
                        strong { (what_is_held(w, page, hold)) } br;
                        (hold.reason) br;
                        span.small.soft { (w.with("hold-set", args![day => since(w, &page.zone, hold.set_at), name => by(hold.set_by)])) }
                    }
                    a.button.plain.small href=(paths::hold(hold.id)) { (w.t("hold-lift")) }
                }
            }))))
        }
        (part("holds-new", &w.t("holds-new"), w.t("holds-new-note"), f.post(paths::HOLDS, &who.csrf, html! {
            (f.select("of", w.t("hold-of"), choices).hint(w.t("hold-of-hint")))
            (f.area("reason", w.t("data-reason")).hint(w.t("data-reason-hint")).rows(2))
            (f.send(w.t("hold-go")))
        })))
        @if !lifted.is_empty() {
            (part("holds-lifted", &w.t("holds-lifted"), "", lines(lifted.iter().map(|hold| html! {
                strong { (what_is_held(w, page, hold)) } br;
                (hold.reason) br;
                span.small.soft {
                    (w.with("hold-set", args![day => since(w, &page.zone, hold.set_at), name => by(hold.set_by)])) " "
                    @if let Some(at) = hold.lifted_at {
                        (w.with("hold-lifted", args![day => since(w, &page.zone, at), name => by(hold.lifted_by)])) " "
                    }
                    (hold.lift_reason.clone().unwrap_or_default())
                }
            }))))
        }
    }
}

pub fn lifting(who: &SignedIn, page: &HoldsPage, hold: &Hold, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("data-title"), paths::DATA.to_string()), (w.t("holds-title"), paths::HOLDS.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("hold-lift-title"), lede: w.t("hold-lift-lede"), ..Head::default() }))
        (part("hold-what", &what_is_held(w, page, hold), "", html! {
            p { (hold.reason) }
            @if hold.lifted_at.is_some() { p { (w.t("hold-already")) } } @else {
                (f.post(&paths::hold_lifting(hold.id), &who.csrf, html! {
                    (f.area("reason", w.t("hold-lift-reason")).rows(2))
                    (f.send(w.t("hold-lift")))
                }))
            }
        }))
    }
}

fn fates(w: Words, fates: &[Fate]) -> Markup {
    bullets(fates.iter().map(|fate| w.with("erasure-rows", args![table => name(w, fate.table), count => fate.rows])))
}

/// What goes, what stays without the name, and why.
fn what_becomes(w: Words, page: &ErasurePage) -> Markup {
    let plan = &page.plan;
    let account = match plan.account {
        Account::None => "erasure-account-none",
        Account::Removed => "erasure-account-removed",
        Account::KeptForOthers => "erasure-account-kept",
    };
    html! {
        (part("erasure-goes", &w.t("erasure-goes"), w.t("erasure-goes-note"), html! { div.stack {
            (bullets([
                w.t("erasure-name"),
                w.t(account),
                w.with("erasure-words", args![count => plan.words]),
                w.with("erasure-mentions", args![count => plan.mentions.len()]),
                w.with("erasure-files", args![count => page.files.named]),
            ]))
            @if !plan.goes.is_empty() { p { (w.t("erasure-rows-go")) } (fates(w, &plan.goes)) }
            @if !plan.emptied.is_empty() { p { (w.t("erasure-rows-emptied")) } (fates(w, &plan.emptied)) }
        } }))
        (part("erasure-stays", &w.t("erasure-stays"), w.t("erasure-stays-note"), html! { div.stack {
            @if plan.stays.is_empty() { p { (w.t("erasure-stays-none")) } } @else { (fates(w, &plan.stays)) }
            (bullets([w.t("erasure-stays-answers"), w.t("erasure-stays-backups"), w.t("erasure-stays-given"), w.t("erasure-stays-roster")]))
            @if page.files.unread > 0 { (bullets([w.with("erasure-stays-files", args![count => page.files.unread])])) }
        } }))
    }
}

fn erasure_head(w: Words, page: &ErasurePage, lede: String) -> Markup {
    let person = &page.plan.person;
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (person.name(), paths::person(person.id))];
    page_head(w, Head { crumbs, title: w.t("erasure-title"), lede, ..Head::default() })
}

pub fn erasure(who: &SignedIn, page: &ErasurePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let id = page.plan.person.id;
    let stop = match page {
        p if p.plan.held => Some("erasure-held"),
        p if p.one_self => Some("erasure-one-self"),
        p if p.plan.erased => Some("erasure-done"),
        _ => None,
    };
    html! {
        (erasure_head(w, page, w.with("erasure-lede", args![name => page.plan.person.name()])))
        @if let Some(stop) = stop { (notice(Tone::Plain, &w.t("erasure-not"), &w.t(stop))) }
        (what_becomes(w, page))
        @if stop.is_none() {
            (part("erasure-ask", &w.t("erasure-ask"), w.t("erasure-ask-note"), f.post(&paths::erasure(id), &who.csrf, html! {
                (f.area("reason", w.t("data-reason")).hint(w.t("erasure-reason-hint")).rows(2))
                (f.send(w.t("erasure-next")))
            })))
        }
        (part("erasure-hold", &w.t("erasure-hold"), w.t("erasure-hold-note"), actions([
            link_button(&w.t("holds-new"), &format!("{}?person={id}", paths::HOLDS), Weight::Quiet),
        ])))
    }
}

pub fn erasure_again(who: &SignedIn, page: &ErasurePage, reason: &str) -> Markup {
    let w = who.words();
    let id = page.plan.person.id;
    html! {
        (erasure_head(w, page, w.with("erasure-again", args![name => page.plan.person.name()])))
        (what_becomes(w, page))
        (part("erasure-sure", &w.t("erasure-sure"), w.t("erasure-sure-note"), html! {
            (terms(&[(w.t("data-reason"), html! { (reason) })]))
            form method="post" action=(paths::erasure_confirmation(id)) {
                (hidden_csrf(&who.csrf))
                input type="hidden" name="reason" value=(reason);
                div.actions {
                    button.button { (w.with("erasure-go", args![name => page.plan.person.name()])) }
                    (link_button(&w.t("erasure-back"), &paths::person(id), Weight::Plain))
                }
            }
        }))
    }
}

fn what(what: What) -> &'static str {
    match what {
        What::PersonPage => "look-person",
        What::Links => "look-links",
        What::Roster => "look-roster",
        What::ErasurePage => "look-erasure",
        What::Export => "look-export",
    }
}

pub fn looks(who: &SignedIn, page: &LooksPage) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("me-title"), paths::ME.to_string())];
    let parts = |parts: &[(ground::Role, String)]| {
        let said: Vec<String> = parts.iter().map(|(held, unit)| format!("{}, {unit}", w.t(role(*held)))).collect();
        if said.is_empty() { w.t("looks-no-part") } else { said.join(" · ") }
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("looks-title"), lede: w.with("looks-lede", args![count => page.looks.len()]), ..Head::default() }))
        (part("looks-list", &w.t("looks-list"), w.t("looks-note"), html! {
            @if page.looks.is_empty() {
                (empty(&w.t("looks-none-title"), &w.t("looks-none"), html! {}))
            } @else {
                (table(w, &Table {
                    caption: w.t("looks-title"),
                    columns: ["looks-who", "looks-part", "looks-what", "looks-when"].map(|k| Column::text(w.t(k))).to_vec(),
                    rows: page.looks.iter().map(|look| vec![
                        html! { (look.name) }, html! { (parts(&look.parts)) }, html! { (w.t(what(look.what))) }, html! { (w.date(look.day)) },
                    ]).collect(),
                    folds: true,
                }))
            }
        }))
        (part("looks-more", &w.t("looks-more"), "", actions([link_button(&w.t("data-title"), paths::DATA, Weight::Quiet)])))
    }
}

/// On a person's page: where their data can be erased or held.
pub fn person_part(who: &SignedIn, id: PersonId) -> Markup {
    let w = who.words();
    part(
        "person-data",
        &w.t("person-data"),
        w.t("person-data-note"),
        actions([
            link_button(&w.t("erasure-title"), &paths::erasure(id), Weight::Quiet),
            link_button(&w.t("hold-go"), &format!("{}?person={id}", paths::HOLDS), Weight::Plain),
        ]),
    )
}

/// On one's own page: what is kept, and who looked.
pub fn me_part(who: &SignedIn) -> Markup {
    let w = who.words();
    part(
        "me-data",
        &w.t("me-data"),
        w.t("me-data-note"),
        actions([
            link_button(&w.t("looks-title"), paths::LOOKS, Weight::Quiet),
            link_button(&w.t("data-title"), paths::DATA, Weight::Plain),
        ]),
    )
}
