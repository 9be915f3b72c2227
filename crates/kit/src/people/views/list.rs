//! Lists of people: by unit, by a typed name, and those without a part.

use super::super::PeoplePage;
use super::{group, role, search};
use crate::args;
use crate::form::hidden_csrf;
use crate::i18n::Words;
use crate::paths;
use crate::views::{Column, Head, Table, Weight, actions, empty, lines, link_button, page_head, part, table, tag};
use crate::who::SignedIn;
use ground::PersonId;
use ground::people::{Person, Placed, Portion};
use maud::{Markup, html};

pub fn list(who: &SignedIn, page: &PeoplePage) -> Markup {
    let w = who.words();
    // Who may see no list is told so below.
    let lede = if page.count > 0 || page.may_manage { w.with("people-lede", args![count => page.count]) } else { String::new() };
    html! {
        (page_head(w, Head { title: w.t("people-title"), lede, ..Head::default() }))
        @if page.may_manage { (part("people-steps", &w.t("people-steps"), w.t("people-steps-note"), steps(who, page))) }
        @if page.count == 0 && !page.may_manage {
            (part("people-none", &w.t("people-title"), "", empty(&w.t("people-none-title"), &w.t("people-none"), html! {})))
        } @else {
            (part("people-find", &w.t("people-find"), w.t("people-find-note"), search(who, paths::PEOPLE, &page.typed, &[])))
        }
        @if !page.may_manage { p { a href=(paths::CALENDAR) { (w.t("calendar-open")) } } }
        @if let Some(found) = &page.found { (part("people-found", &w.t("people-found"), "", found_people(who, page, found))) }
        @for (unit, people) in &page.units {
            (part(&format!("unit-{}", unit.id), &unit.name, w.with("people-in-unit", args![count => people.rows.len()]), html! {
                div.stack {
                    (listed(who, &unit.name, people, page.may_manage, page.may_give_sign_ins))
                    (more(w, &paths::unit(unit.id), people.next))
                }
            }))
        }
        @if !page.counted.is_empty() {
            (part("people-units", &w.t("people-units"), w.t("people-units-note"), table(w, &Table {
                caption: w.t("people-units"),
                columns: vec![Column::text(w.t("people-unit")), Column::number(w.t("people-count"))],
                rows: page.counted.iter().map(|(unit, count)| vec![html! { a href=(paths::unit(unit.id)) { (unit.name) } }, html! { (count) }]).collect(),
                folds: true,
            })))
        }
    }
}

fn steps(who: &SignedIn, page: &PeoplePage) -> Markup {
    let w = who.words();
    let mut steps = vec![
        link_button(&w.t("people-roster"), paths::ROSTER, if page.count <= 1 { Weight::Bloom } else { Weight::Quiet }),
        link_button(&w.t("people-add"), paths::NEW_PERSON, Weight::Plain),
    ];
    if page.may_give_sign_ins {
        steps.push(link_button(&w.t("people-invite-many"), paths::INVITATIONS, Weight::Plain));
    }
    steps.push(link_button(&w.t("people-merge"), paths::MERGING, Weight::Plain));
    steps.push(link_button(&w.t("people-unplaced"), paths::UNPLACED, Weight::Plain));
    steps.push(link_button(&w.t("units-title"), paths::UNITS, Weight::Plain));
    steps.push(link_button(&w.t("people-guests"), paths::GUESTS, Weight::Plain));
    steps.push(link_button(&w.t("calendar-title"), paths::CALENDAR, Weight::Plain));
    steps.push(link_button(&w.t("rollover-title"), paths::ROLLOVER, Weight::Plain));
    steps.push(link_button(&w.t("vault-title"), paths::VAULT, Weight::Plain));
    actions(steps)
}

fn found_people(who: &SignedIn, page: &PeoplePage, found: &Portion<(Person, String)>) -> Markup {
    let w = who.words();
    html! {
        @if found.rows.is_empty() { p { (w.t("people-found-none")) } } @else {
            (lines(found.rows.iter().map(|(person, unit)| html! {
                div.split {
                    @if page.may_manage { a href=(paths::person(person.id)) { (person.name()) } } @else { span { (person.name()) } }
                    span.small.soft { (unit) }
                }
            })))
            @if found.next.is_some() { p.small.soft { (w.t("people-found-more")) } }
        }
    }
}

/// People of one unit, each once, with the parts they hold there.
pub fn listed(who: &SignedIn, unit: &str, people: &Portion<Placed>, may_manage: bool, may_give_sign_ins: bool) -> Markup {
    let w = who.words();
    let mut columns = ["people-name", "people-role", "people-group"].map(|key| Column::text(w.t(key))).to_vec();
    if may_give_sign_ins {
        columns.push(Column::text(w.t("people-sign-in")));
    }
    let row = |placed: &Placed| {
        let name = placed.person.name();
        let name = html! {
            @if may_manage { a href=(paths::person(placed.person.id)) { (name) } } @else { (name) }
            @if placed.elsewhere { " " (tag(&w.t("people-elsewhere"))) }
            @if placed.stands_in { " " (tag(&w.t("people-stands-in"))) }
            @if placed.away { " " (tag(&w.t("people-away"))) }
        };
        let roles: Vec<String> = placed.here.iter().map(|m| w.t(role(m.role))).collect();
        let group = placed.here.first().map(|m| w.t(group(m.group))).unwrap_or_default();
        let mut cells = vec![name, html! { (roles.join(", ")) }, html! { (group) }];
        if may_give_sign_ins {
            cells.push(sign_in_step(who, &placed.person));
        }
        cells
    };
    table(w, &Table { caption: unit.to_string(), columns, rows: people.rows.iter().map(row).collect(), folds: true })
}

/// The way to the next page of a list, when there is one.
pub fn more(w: Words, address: &str, next: Option<PersonId>) -> Markup {
    html! { @if let Some(last) = next { (actions([link_button(&w.t("people-next"), &format!("{address}?after={last}"), Weight::Quiet)])) } }
}

pub fn unplaced(who: &SignedIn, page: &Portion<Placed>) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-unplaced-title"), lede: w.t("people-unplaced-lede"), ..Head::default() }))
        (part("unplaced", &w.t("people-unplaced"), "", html! {
            @if page.rows.is_empty() { p { (w.t("people-unplaced-none")) } }
            div.stack {
                (lines(page.rows.iter().map(|placed| html! {
                    div.split {
                        a href=(paths::person(placed.person.id)) { (placed.person.name()) }
                        @if let Some(day) = placed.left_on { span.small.soft { (w.with("person-left-on", args![day => w.date(day)])) } }
                        @else if !placed.person.active { span.small.soft { (w.t("person-left")) } }
                    }
                })))
                (more(w, paths::UNPLACED, page.next))
            }
        }))
    }
}

fn sign_in_step(who: &SignedIn, person: &Person) -> Markup {
    let w = who.words();
    let label = w.t(if person.account.is_some() { "people-reset" } else { "people-invite" });
    let said = format!("{label}: {}", person.name());
    html! {
        form.inline method="post" action=(paths::person_link(person.id)) {
            (hidden_csrf(&who.csrf))
            button.button.plain.small aria-label=(said) { (label) }
        }
    }
}
