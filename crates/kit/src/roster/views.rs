//! How a roster delivery looks before and after it is taken. This page: the files so far, and the way in for another.

mod changes;
mod classes;
mod import;
mod notes;

pub use classes::classes;
pub use import::import;

use super::RosterPage;
use crate::form::Form;
use crate::i18n::Words;
use crate::paths;
use crate::views::{Head, Weight, lines, link_button, page_head, part};
use crate::who::SignedIn;
use ground::roster::Note;
use maud::{Markup, html};

/// Names beyond this many are counted, not listed: nobody reads four hundred lines on a phone.
const LISTED: usize = 200;

/// What strictness refused is shown up to this many: enough to see what to mend, and still one page.
const REFUSED_LISTED: usize = 50;

fn crumbs(w: Words) -> Vec<(String, String)> {
    vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())]
}

pub fn roster(who: &SignedIn, page: &RosterPage, refused: &[Note], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("roster-title"), lede: w.t("roster-lede"), ..Head::default() }))
        @if let Some((list, day)) = page.unfinished.as_ref().filter(|_| !page.later) { (super::staff_list::unfinished(who, list, *day)) }
        @if !page.later {
            (part("roster-send", &w.t("roster-send"), w.t("roster-send-note"), f.upload(paths::ROSTER, &who.csrf, html! {
                (f.file("file", w.t("roster-file")).hint(w.t("roster-file-hint")).accept(".zip,application/zip"))
                (f.check("strict", w.t("roster-strict")))
                (f.send(w.t("roster-look")))
            })))
            (super::staff_list::entry(who))
        }
        @if !refused.is_empty() {
            (part("roster-refused", &w.t("roster-refused"), w.t("roster-refused-note"), notes::noted(w, &w.t("roster-refused"), notes::READ_AS, refused, REFUSED_LISTED)))
        }
        @if !page.imports.is_empty() {
            (part("roster-before", &w.t("roster-before"), "", html! { div.stack {
                (lines(page.imports.iter().map(|import| html! {
                    div.split {
                        a href=(paths::roster_import(import.id)) { (import.file_name) }
                        span.small.soft { (w.t(state(&import.state))) }
                    }
                })))
                @if let Some(more) = page.more { (link_button(&w.t("roster-older"), &paths::roster_before(more), Weight::Quiet)) }
            } }))
        }
        @if page.has_classes && !page.later {
            (part("roster-classes", &w.t("roster-classes-title"), w.t("roster-classes-note"),
                link_button(&w.t("roster-classes-see"), paths::CLASSES, Weight::Quiet)))
        }
    }
}

fn state(state: &str) -> &'static str {
    match state {
        "waiting" => "roster-state-waiting",
        "staging" | "applying" => "roster-state-applying",
        "applied" => "roster-state-applied",
        "cancelling" | "undoing" => "roster-state-undoing",
        "cancelled" => "roster-state-cancelled",
        "undone" => "roster-state-undone",
        _ => "roster-state-dropped",
    }
}
