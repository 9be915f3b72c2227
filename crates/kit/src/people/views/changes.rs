//! Leaving, and standing in for someone who is away.

use super::super::changes::{DeparturePage, StandInPage};
use super::{days, role, search};
use crate::args;
use crate::form::{Form, hidden_csrf};
use crate::paths;
use crate::views::{Head, Tone, lines, notice, page_head, part};
use crate::who::SignedIn;
use maud::{Markup, html};

pub fn departure(who: &SignedIn, page: &DeparturePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let person = &page.person.person;
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (person.name(), paths::person(person.id))];
    html! {
        (page_head(w, Head { crumbs, title: w.t("departure-title"), lede: w.with("departure-lede", args![name => person.name()]), ..Head::default() }))
        (part("departure-holds", &w.t("departure-holds"), w.t("departure-holds-note"), html! {
            (lines(page.person.parts.iter().map(|(held, unit)| html! { span { (w.t(role(held.role))) " · " (unit) } })
                .chain(page.held.iter().map(|held| html! { a href=(held.href) { (w.text(&held.text)) } }))))
        }))
        (part("departure-day", &w.t("departure-day"), w.t("departure-day-note"), f.post(&paths::person_departure(person.id), &who.csrf, html! {
            (f.date("last-day", w.t("departure-last")))
            (f.send(w.t("departure-go")))
        })))
    }
}

pub fn stand_in(who: &SignedIn, page: &StandInPage, form: &Form) -> Markup {
    let w = who.words();
    let person = &page.person.person;
    let action = paths::person_stand_in(person.id);
    let kept = [("absence", page.absence.id.to_string()), ("part", page.part.0.id.to_string())];
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (person.name(), paths::person(person.id))];
    let lede = w.with(
        "stand-in-lede",
        args![
            name => person.name(), role => w.t(role(page.part.0.role)), unit => page.part.1.as_str(),
            days => days(w, Some(page.absence.begins_on), page.absence.ends_on),
        ],
    );
    html! {
        (page_head(w, Head { crumbs, title: w.t("stand-in-title"), lede, ..Head::default() }))
        (part("stand-in-who", &w.t("stand-in-who"), w.t("stand-in-note"), html! {
            div.stack {
                @if let Some(wrong) = form.mistake("") { div role="alert" tabindex="-1" autofocus { (notice(Tone::Wrong, "", &wrong.say(w))) } }
                (search(who, &action, &page.typed, &kept))
                @if !page.typed.is_empty() && page.found.rows.is_empty() { p { (w.t("people-found-none")) } }
                (lines(page.found.rows.iter().filter(|(p, _)| p.id != person.id).map(|(by, _)| html! {
                    form.split method="post" action=(action) {
                        (hidden_csrf(&who.csrf))
                        @for (name, value) in &kept { input type="hidden" name=(name) value=(value); }
                        input type="hidden" name="q" value=(page.typed);
                        span { (by.name()) }
                        button.button.plain.small name="person" value=(by.id) { (w.with("stand-in-go", args![name => by.name()])) }
                    }
                })))
            }
        }))
    }
}
