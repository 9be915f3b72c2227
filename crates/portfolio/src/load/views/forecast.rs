//! What an innovation would add in a unit, and whom it would overload.

use super::super::Ask;
use super::super::forecast::{Forecast, InUnit};
use super::super::model::hours;
use super::{candidates, decided, month, over, people};
use crate::implementation::views::drawn;
use ground::Role;
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Column, Head, Table, Tone, Weight, actions, button, details, empty, lines, link_button, notice, page_head, part, table};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, page: &Forecast) -> String {
    let name = page.innovation.outline.name.as_str();
    match &page.unit {
        Some(here) => who.words().with("load-forecast-title", args![innovation => name, unit => here.unit.name.as_str()]),
        None => who.words().with("load-forecast-title-anywhere", args![innovation => name]),
    }
}

pub fn forecast(who: &SignedIn, page: &Forecast, form: &Form) -> Markup {
    let w = who.words();
    let innovation = &page.innovation;
    let mut crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (innovation.outline.name.clone(), paths::innovation(innovation.id))];
    if let Some(begun) = page.unit.as_ref().and_then(|here| here.begun.as_ref()) {
        crumbs.push((begun.unit_name.clone(), paths::implementation(begun.id)));
    }
    let lede = match &page.unit {
        None => w.t("load-forecast-choose-lede"),
        Some(here) if here.asks.is_empty() => w.t("load-forecast-unknown"),
        Some(here) if !here.overs.is_empty() => w.with("load-forecast-over", args![count => here.overs.len()]),
        Some(here) if !here.picture.has_limits(here.unit.id) => w.t("load-forecast-unagreed"),
        Some(_) => w.t("load-forecast-fits"),
    };
    html! {
        (page_head(w, Head { crumbs, title: title(who, page), lede, ..Head::default() }))
        @if let Some(here) = &page.unit {
            @if here.asks.is_empty() {
                (part("load-adds", &w.t("load-adds"), "", empty(&w.t("load-forecast-empty-title"), &w.t("load-forecast-empty"),
                    link_button(&w.t("load-forecast-write"), &paths::innovation_edit(innovation.id), Weight::Bloom))))
            } @else {
                (part("load-over", &w.t("load-over-heading"), w.t("load-over-note"), overs(w, page, here)))
                (part("load-adds", &w.t("load-adds"), w.t("load-adds-note"), adds(w, here)))
            }
            @if !here.candidates.is_empty() {
                (part("load-lessen", &w.t("load-lessen"), w.t("load-lessen-note"), candidates(w, &here.candidates)))
            }
            (part("load-decision", &w.t("load-decision"), w.t("load-decision-note"), decision(who, here, form)))
        }
        @if page.units.len() > 1 { (part("load-where", &w.t("load-where"), w.t("load-where-note"), choosing(w, page))) }
    }
}

/// For each role that is asked: what it has now, what comes on top, what that makes, month by month. Whoever is asked too much
/// stands first, with their months open.
fn adds(w: Words, here: &InUnit) -> Markup {
    html! { div.stack {
        @if here.is_counted() { p.soft { (w.t("load-counted")) } }
        @for (role, over) in overloaded_first(here) {
            @let there = here.people.iter().find(|(of, _)| *of == role).map_or(0, |(_, n)| *n);
            @let stages: Vec<String> = here.asks.iter().filter(|ask| ask.role == role).map(|ask| in_stage(w, ask)).collect();
            @let most = here.asks.iter().filter(|ask| ask.role == role).map(|ask| ask.minutes).max().unwrap_or(0);
            h3 { (people(w, role)) }
            p { (w.with("load-adds-said", args![
                hours => hours(most),
                count => there,
                all => hours(most * there)
            ])) " " (w.with("load-adds-stages", args![stages => w.list(&stages)])) }
            @let months = table(w, &by_month(w, here, role));
            @if over { (months) } @else { (details(&w.t("load-adds-months"), months)) }
        }
    } }
}

/// The roles that are asked, each with whether that is too much for them.
fn overloaded_first(here: &InUnit) -> Vec<(Role, bool)> {
    let is_over = |role: &Role| here.overs.iter().any(|over| over.role == *role);
    let mut roles: Vec<(Role, bool)> = here.roles().into_iter().map(|role| (role, is_over(&role))).collect();
    roles.sort_by_key(|(_, over)| !over);
    roles
}

/// "4 h while it is in Implement"
fn in_stage(w: Words, ask: &Ask) -> String {
    w.with("load-adds-stage", args![stage => drawn(ask.stage).name(w), hours => hours(ask.minutes)])
}

fn by_month(w: Words, here: &InUnit, role: Role) -> Table {
    let limit = here.picture.limit(here.unit.id, role);
    let more: i64 = here.more().iter().filter(|(of, _)| *of == role).map(|(_, minutes)| minutes).sum();
    let mut columns =
        vec![Column::text(w.t("load-column-month")), Column::number(w.t("load-column-now")), Column::number(w.t("load-column-then"))];
    if limit.is_some() {
        columns.extend([Column::number(w.t("load-column-limit")), Column::number(w.t("load-column-over"))]);
    }
    let rows = here.months.iter().map(|m| {
        let now = here.picture.asked(here.unit.id, role, *m);
        let then = m.weekly(now + more);
        let mut row = vec![month(w, *m), hours(m.weekly(now)), hours(then)];
        row.extend(limit.into_iter().flat_map(|limit| [hours(limit), hours(then - limit)]));
        row.into_iter().map(|cell| html! { (cell) }).collect()
    });
    let caption = w.with("load-adds-caption", args![people => people(w, role), unit => here.unit.name.as_str()]);
    Table { caption, columns, rows: rows.collect(), folds: true }
}

fn overs(w: Words, page: &Forecast, here: &InUnit) -> Markup {
    html! {
        @if here.overs.is_empty() {
            @if here.picture.has_limits(here.unit.id) { (notice(Tone::Done, &w.t("load-fits"), "")) } @else {
                p { (w.t("load-agreed-none")) " " a href=(paths::unit_load_for(here.unit.id, page.innovation.id)) { (w.t("load-agree-there")) } }
            }
        } @else {
            div.stack { @for found in &here.overs { (notice(Tone::Plain, here.picture.name(found.unit), &over(w, found))) } }
        }
    }
}

fn decision(who: &SignedIn, here: &InUnit, form: &Form) -> Markup {
    let w = who.words();
    html! { div.stack {
        @if !here.decisions.is_empty() {
            (lines(here.decisions.iter().map(|told| decided(w, told))))
        }
        @match &here.begun {
            None => p.soft { (w.t("load-decision-not-begun")) },
            Some(begun) if here.may_decide && begun.is_going() => {
                @let f = form.fields(w);
                (f.post(&paths::implementation_load_decision(begun.id), &who.csrf, html! {
                    (f.area("decision", w.t("load-decision-words")).hint(w.t("load-decision-hint")).rows(3))
                    (f.send(w.t("load-decision-go")))
                }))
            },
            Some(_) => {},
        }
        @if let Some(begun) = &here.begun {
            (actions([link_button(&w.t("load-back"), &paths::implementation(begun.id), Weight::Plain)]))
        }
    } }
}

/// Another place: a form that only asks, so it works without scripts and leaves an address to send on.
fn choosing(w: Words, page: &Forecast) -> Markup {
    let here = page.unit.as_ref().map(|u| u.unit.id.to_string()).unwrap_or_default();
    let form = Form::blank().filled("unit", here);
    let f = form.fields(w).prefixed("where-");
    let units = page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    html! {
        form.stack method="get" action=(paths::innovation_load_anywhere(page.innovation.id)) {
            (f.select("unit", w.t("implementation-unit"), units))
            div.field { p.actions { (button(&w.t("load-where-go"))) } }
        }
    }
}
