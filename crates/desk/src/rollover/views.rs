//! How the yearly step looks: the steps as a list with one next step, each page one job, and at the end every decision as
//! a sentence. Prints as it stands. Here the list of years and the page of the year itself.

mod additions;
mod one;
mod review;
mod step;

pub use one::one;
pub use review::review;
pub use step::step;

use super::model::{NextYear, Rollover, State, Step};
use super::pages::{ListPage, OnePage};
use kit::form::{Choice, Fields, Form};
use kit::i18n::{Words, args};
use kit::views::{Head, empty, lines, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, r: &Rollover) -> String {
    who.words().with("rollover-of", args![year => r.to_year.as_str()])
}

pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::Year => "rollover-step-year",
        Step::Leavers => "rollover-step-leavers",
        Step::Newcomers => "rollover-step-newcomers",
        Step::Grades => "rollover-step-grades",
        Step::Roles => "rollover-step-roles",
        Step::Teams => "rollover-step-teams",
        Step::Implementations => "rollover-step-implementations",
    }
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Preparing => "rollover-state-preparing",
        State::Waiting => "rollover-state-waiting",
        State::Applying => "rollover-state-applying",
        State::Applied => "rollover-state-applied",
        State::Dropped => "rollover-state-dropped",
    }
}

fn crumbs(who: &SignedIn, r: Option<&Rollover>) -> Vec<(String, String)> {
    let w = who.words();
    let mut all = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("rollover-title"), paths::ROLLOVER.to_string())];
    all.extend(r.map(|r| (title(who, r), paths::rollover(r.id))));
    all
}

pub fn list(who: &SignedIn, page: &ListPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    let going: Vec<_> = page.rollovers.iter().filter(|(r, _)| r.state.is_open()).collect();
    let over: Vec<_> = page.rollovers.iter().filter(|(r, _)| !r.state.is_open()).collect();
    let line = |(r, unit): &(Rollover, String)| {
        html! {
            div.split {
                span { a href=(paths::rollover(r.id)) { (title(who, r)) } " · " (unit) }
                span.small.soft { (w.t(state_key(r.state))) }
            }
        }
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("rollover-title"), lede: w.t("rollover-lede"), ..Head::default() }))
        @if !going.is_empty() { (part("rollover-going", &w.t("rollover-going"), w.t("rollover-going-note"), lines(going.into_iter().map(line)))) }
        @if page.units.is_empty() {
            (part("rollover-none", &w.t("rollover-begin"), "", empty(&w.t("rollover-none-title"), &w.t("rollover-none"), html! {})))
        } @else {
            (part("rollover-begin", &w.t("rollover-begin"), w.t("rollover-begin-note"), f.post(paths::ROLLOVER, &who.csrf, html! {
                (f.select("unit", w.t("rollover-unit"), page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()))))
                (year_fields(w, &f))
                @if let Some((next, unit)) = page.next.as_ref().zip(page.units.first()) { p.small.soft { (proposed(w, next, &unit.name)) } }
                (f.send(w.t("rollover-begin-go")))
            })))
        }
        @if !over.is_empty() { (part("rollover-over", &w.t("rollover-over"), "", lines(over.into_iter().map(line)))) }
    }
}

/// Where the proposed day is from.
fn proposed(w: Words, next: &NextYear, unit: &str) -> String {
    let day = w.date(next.first_day);
    let key = if next.entered { "rollover-day-entered" } else { "rollover-day-usual" };
    w.with(key, args![day => day, unit => unit, year => next.to.as_str()])
}

fn year_fields(w: Words, f: &Fields) -> Markup {
    html! {
        (f.date("day", w.t("rollover-day")).hint(w.t("rollover-day-hint")))
        (f.text("from", w.t("rollover-from")).autocomplete("off"))
        (f.text("to", w.t("rollover-to")).autocomplete("off"))
    }
}

pub fn year(who: &SignedIn, page: &OnePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let r = &page.rollover;
    html! {
        (page_head(w, Head { crumbs: crumbs(who, Some(r)), title: w.t("rollover-step-year"), lede: w.t("rollover-year-lede"), meta: place(w, Step::Year) }))
        @if page.may_answer && r.state == State::Preparing {
            (f.post(&paths::rollover_step(r.id, Step::Year.word()), &who.csrf, html! {
                (year_fields(w, &f))
                (f.send(w.t("rollover-save-next")))
            }))
        } @else {
            (part("rollover-year", &w.t("rollover-day"), "", html! { p { (w.long_date(r.effective_on)) } p { (r.from_year) " → " (r.to_year) } }))
        }
    }
}

/// "Step 2 of 7"
fn place(w: Words, step: Step) -> Vec<Markup> {
    let at = Step::ALL.iter().position(|s| *s == step).map_or(1, |at| at + 1);
    vec![html! { (w.with("rollover-step-of", args![at => at, all => Step::ALL.len()])) }]
}
