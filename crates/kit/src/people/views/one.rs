//! One person: the parts they hold, a new one, absences, and what else can be done.

use super::super::PersonPage;
use super::{days, part_days, role};
use crate::args;
use crate::form::{Choice, Fields, Form, Wrong, hidden_csrf};
use crate::i18n::Words;
use crate::paths;
use crate::views::{Head, Shape, Tone, Weight, actions, lines, link_button, mark, notice, page_head, part, unfolded};
use crate::who::SignedIn;
use ground::Role;
use ground::organization::Unit;
use ground::people::Membership;
use maud::{Markup, html};

pub fn one(who: &SignedIn, page: &PersonPage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.person.id;
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    // The page has several forms, and what was sent goes back into the one it came from.
    let wrong_in = |fields: &[&str]| fields.iter().any(|field| form.mistake(field).is_some());
    let of_part = wrong_in(&["part", "last-day"]);
    let of_absence = wrong_in(&["away-from", "away-until", "away-last", "absence"]);
    let blank = Form::blank();
    let f = if of_part || of_absence { &blank } else { form }.fields(w);
    let give = if page.is_gone() {
        ("person-return", "person-return-note", "person-return-go", paths::person_return(id))
    } else {
        ("person-give", "person-give-note", "person-give-go", paths::person_parts(id))
    };
    html! {
        (page_head(w, Head { crumbs, title: page.person.name(), lede: lede(w, page), ..Head::default() }))
        (part("person-parts", &w.t("person-parts"), w.t("person-parts-note"), lines(page.parts.iter().map(|(held, unit)| held_part(who, page, held, unit, form)))))
        @if !page.erased { (part("person-give", &w.t(give.0), w.t(give.1), f.post(&give.3, &who.csrf, html! { (part_fields(w, &f, &page.units)) (f.send(w.t(give.2))) }))) }
        @if !page.is_gone() { (part("person-away", &w.t("person-away"), w.t("person-away-note"), away(who, page, if of_absence { form } else { &blank }))) }
        @if !page.merged.is_empty() {
            (part("person-merged", &w.t("person-merged"), w.t("person-merged-note"), lines(page.merged.iter().map(|other| html! {
                div.split {
                    span { (other.name()) @if let Some(email) = &other.email { " · " (email) } }
                    form.inline method="post" action=(paths::person_unmerging(other.id)) { (hidden_csrf(&who.csrf)) button.button.plain.small { (w.with("person-unmerge", args![name => other.name()])) } }
                }
            }))))
        }
        @if !page.erased { (part("person-more", &w.t("person-more"), "", actions([
            link_button(&w.t("person-is-another"), &format!("{}?one={id}", paths::MERGING), Weight::Plain),
            html! { @if !page.is_gone() { (link_button(&w.t("departure-title"), &paths::person_departure(id), Weight::Plain)) } },
        ]))) }
        @if !page.erased { (crate::data_rights::person_part(who, id)) }
    }
}

/// The fields of a new part: where, as what, from when to when.
fn part_fields(w: Words, f: &Fields, units: &[Unit]) -> Markup {
    let units = units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = Role::ALL.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    html! {
        (f.select("unit", w.t("people-unit"), units))
        (f.select("role", w.t("people-role"), roles))
        (f.date("from", w.t("part-from")).hint(w.t("part-from-hint")).optional())
        (f.date("until", w.t("part-until")).hint(w.t("part-until-hint")).optional())
    }
}

fn lede(w: Words, page: &PersonPage) -> String {
    match page.left_on {
        _ if page.erased => w.t("person-erased"),
        Some(day) if page.is_gone() => w.with("person-left-on", args![day => w.date(day)]),
        Some(day) => w.with("person-leaves-on", args![day => w.date(day)]),
        None if page.is_gone() => w.t("person-left"),
        None => w.with("person-lede", args![count => page.parts.len()]),
    }
}

fn held_part(who: &SignedIn, page: &PersonPage, held: &Membership, unit: &str, form: &Form) -> Markup {
    let w = who.words();
    let id = page.person.id;
    let days = part_days(w, held, page.today);
    let said = args![role => w.t(role(held.role)), unit => unit];
    // What was sent for this very part comes back with it.
    let sent = form.value("part") == held.id.to_string();
    let wrong = form.mistake("last-day").filter(|_| sent);
    let last = if wrong.is_some() { Some(form.value("last-day").to_string()) } else { held.ends_on.clone() };
    html! {
        @if let Some(wrong) = form.mistake("part").filter(|_| sent) { div role="alert" tabindex="-1" autofocus { (notice(Tone::Wrong, "", &wrong.say(w))) } }
        div.split {
            span {
                (w.t(role(held.role))) " · " (unit)
                @if !days.is_empty() { " · " span.soft { (days) } }
            }
            @if held.role == Role::Administrator && id == who.person {
                span.small.soft { (w.t("person-part-own")) }
            } @else if held.source == "hand" {
                form method="post" action=(paths::person_part_endings(id)) {
                    (hidden_csrf(&who.csrf))
                    input type="hidden" name="part" value=(held.id);
                    button.button.plain.small { (w.with("person-part-end", said)) }
                }
            } @else { span.small.soft { (w.t("person-part-roster")) } }
        }
        @if held.source == "hand" && !(held.role == Role::Administrator && id == who.person) {
            (unfolded(&w.t("part-days-change"), wrong.is_some(), html! {
                form.stack method="post" action=(paths::person_part_days(id)) {
                    (hidden_csrf(&who.csrf))
                    input type="hidden" name="part" value=(held.id);
                    (one_day(w, &format!("last-{}", held.id), "last-day", "part-until", Some("part-until-hint"), last, wrong))
                    p.actions { button.button.quiet { (w.t("part-days-go")) } }
                }
            }))
        }
    }
}

/// One day in a form of which a page has several: each field with an id of its own, the mistake beside it.
fn one_day(w: Words, id: &str, name: &str, label: &str, hint: Option<&str>, value: Option<String>, wrong: Option<&Wrong>) -> Markup {
    let told = [hint.map(|_| format!("{id}-hint")), wrong.map(|_| format!("{id}-wrong"))].into_iter().flatten().collect::<Vec<_>>();
    html! {
        div.field.is-wrong[wrong.is_some()] {
            label for=(id) { (w.t(label)) }
            @if let Some(hint) = hint { p.hint id={ (id) "-hint" } { (w.t(hint)) } }
            @if let Some(wrong) = wrong { p.error id={ (id) "-wrong" } { (mark(Shape::Wrong)) span { (wrong.say(w)) } } }
            input type="date" id=(id) name=(name) value=[value] autofocus[wrong.is_some()]
                aria-describedby=[(!told.is_empty()).then(|| told.join(" "))] aria-invalid=[wrong.map(|_| "true")];
        }
    }
}

/// Absences that are not over, who stands in, and a form for a new one.
fn away(who: &SignedIn, page: &PersonPage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.person.id;
    let f = form.fields(w);
    html! {
        div.stack {
            @for absence in page.ahead() {
                p { strong { (w.with("absence-days", args![days => days(w, Some(absence.begins_on), absence.ends_on)])) } }
                (lines(page.stand_ins.iter().filter(|s| s.part.ends_on.as_deref().is_none_or(|end| end >= page.today.to_string().as_str())).map(|s| html! {
                    span { (w.with("absence-stood-in", args![name => s.name.as_str(), role => w.t(role(s.part.role))])) " " (part_days(w, &s.part, page.today)) }
                })))
                @if !page.parts.is_empty() {
                    (actions(page.parts.iter().map(|(held, unit)| link_button(
                        &w.with("stand-in-find", args![role => w.t(role(held.role)), unit => unit.as_str()]),
                        &format!("{}?absence={}&part={}", paths::person_stand_in(id), absence.id, held.id), Weight::Quiet))))
                }
                form.stack method="post" action=(paths::person_absence_endings(id)) {
                    (hidden_csrf(&who.csrf))
                    input type="hidden" name="absence" value=(absence.id);
                    @let wrong = form.mistake("away-last").filter(|_| form.value("absence") == absence.id.to_string());
                    @let last = if wrong.is_some() { Some(form.value("away-last").to_string()) } else { absence.ends_on.map(|day| day.to_string()) };
                    (one_day(w, &format!("back-{}", absence.id), "away-last", "absence-last", None, last, wrong))
                    p.actions { button.button.quiet { (w.t("absence-last-go")) } }
                }
            }
            (unfolded(&w.t("absence-new"), form.mistake("away-from").or(form.mistake("away-until")).is_some(), f.plain(&paths::person_absences(id), &who.csrf, html! {
                (f.date("away-from", w.t("absence-from")))
                (f.date("away-until", w.t("absence-until")).hint(w.t("absence-until-hint")).optional())
                (f.send(w.t("absence-go")))
            })))
        }
    }
}
