//! How the pages of people look. People are listed by name, with their part; nothing else is said about them.

use super::{PeoplePage, PersonPage};
use crate::args;
use crate::form::{Choice, Form};
use crate::paths;
use crate::sign_in::password_days;
use crate::views::{Column, Head, Table, Weight, actions, copy_button, empty, lines, link_button, page_head, part, table};
use crate::who::SignedIn;
use ground::organization::Unit;
use ground::people::{Listed, Person};
use ground::{Role, StakeholderGroup};
use maud::{Markup, html};

/// The Fluent key of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role-administrator",
        Role::DistrictLeader => "role-district-leader",
        Role::Principal => "role-principal",
        Role::Lead => "role-lead",
        Role::Coach => "role-coach",
        Role::Teacher => "role-teacher",
        Role::Paraeducator => "role-paraeducator",
        Role::SupportStaff => "role-support-staff",
        Role::Evaluator => "role-evaluator",
        Role::Consultant => "role-consultant",
    }
}

/// The Fluent key of a stakeholder group.
pub fn group(group: StakeholderGroup) -> &'static str {
    match group {
        StakeholderGroup::Teachers => "group-teachers",
        StakeholderGroup::Paraeducators => "group-paraeducators",
        StakeholderGroup::Leaders => "group-leaders",
        StakeholderGroup::SupportStaff => "group-support-staff",
        StakeholderGroup::Students => "group-students",
        StakeholderGroup::Families => "group-families",
        StakeholderGroup::Community => "group-community",
    }
}

pub fn list(who: &SignedIn, page: &PeoplePage) -> Markup {
    let w = who.words();
    let count: usize = page.units.iter().map(|(_, people)| people.len()).sum();
    // Who may see no list is told so below.
    let lede = if count > 0 || page.may_manage { w.with("people-lede", args![count => count]) } else { String::new() };
    let mut steps = Vec::new();
    if page.may_manage {
        steps.push(link_button(&w.t("people-roster"), paths::ROSTER, if count <= 1 { Weight::Bloom } else { Weight::Quiet }));
        steps.push(link_button(&w.t("vault-title"), paths::VAULT, Weight::Plain));
        steps.push(link_button(&w.t("people-add"), paths::NEW_PERSON, Weight::Plain));
    }
    html! {
        (page_head(w, Head { title: w.t("people-title"), lede, ..Head::default() }))
        @if !steps.is_empty() { (part("people-steps", &w.t("people-steps"), w.t("people-steps-note"), actions(steps))) }
        @if count == 0 && !page.may_manage {
            (part("people-none", &w.t("people-title"), "", empty(&w.t("people-none-title"), &w.t("people-none"), html! {})))
        }
        @for (unit, people) in &page.units {
            (part(&format!("unit-{}", unit.id), &unit.name, w.with("people-in-unit", args![count => people.len()]), html! {
                (listed(who, page, unit, people))
            }))
        }
    }
}

fn listed(who: &SignedIn, page: &PeoplePage, unit: &Unit, people: &[Listed]) -> Markup {
    let w = who.words();
    let mut columns = ["people-name", "people-role", "people-group"].map(|key| Column::text(w.t(key))).to_vec();
    if page.may_give_sign_ins {
        columns.push(Column::text(w.t("people-sign-in")));
    }
    let row = |listed: &Listed| {
        let name = listed.person.name();
        let name = if page.may_manage {
            html! { a href=(paths::person(listed.person.id)) { (name) } }
        } else {
            html! { (name) }
        };
        let mut cells = vec![name, html! { (w.t(role(listed.role))) }, html! { (w.t(group(listed.group))) }];
        if page.may_give_sign_ins {
            cells.push(sign_in_step(who, &listed.person));
        }
        cells
    };
    table(w, &Table { caption: unit.name.clone(), columns, rows: people.iter().map(row).collect(), folds: true })
}

fn sign_in_step(who: &SignedIn, person: &Person) -> Markup {
    let w = who.words();
    let label = w.t(if person.account.is_some() { "people-reset" } else { "people-invite" });
    let said = format!("{label}: {}", person.name());
    html! {
        form.inline method="post" action=(paths::person_link(person.id)) {
            (crate::form::hidden_csrf(&who.csrf))
            button.button.plain.small aria-label=(said) { (label) }
        }
    }
}

pub fn new(who: &SignedIn, units: &[Unit], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let units = units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = Role::ALL.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-new-title"), lede: w.t("people-new-lede"), ..Head::default() }))
        (f.post(paths::PEOPLE, &who.csrf, html! {
            (f.text("given-name", w.t("set-up-given-name")))
            (f.text("family-name", w.t("set-up-family-name")))
            (f.email("email", w.t("sign-in-email")).optional().autocomplete("off"))
            (f.select("unit", w.t("people-unit"), units))
            (f.select("role", w.t("people-role"), roles))
            (f.send(w.t("people-new-go")))
        }))
    }
}

pub fn password_link(who: &SignedIn, person: &Person, link: &str) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-link-title"), lede: w.with("people-link-lede", args![name => person.name(), days => password_days()]), ..Head::default() }))
        (part("link", &w.t("people-link"), w.t("people-link-note"), html! {
            div.stack {
                p.address.link { (link) }
                (actions([copy_button(w, &w.t("people-link-copy"), link), link_button(&w.t("people-link-done"), paths::PEOPLE, Weight::Quiet)]))
            }
        }))
    }
}

pub fn one(who: &SignedIn, page: &PersonPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let id = page.person.id;
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    let units = page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = Role::ALL.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    html! {
        (page_head(w, Head { crumbs, title: page.person.name(), lede: w.with("person-lede", args![count => page.parts.len()]), ..Head::default() }))
        (part("person-parts", &w.t("person-parts"), w.t("person-parts-note"), lines(page.parts.iter().map(|(held, unit)| html! {
            div.split {
                span { (w.t(role(held.role))) " · " (unit) }
                @if held.role == Role::Administrator && id == who.person {
                    span.small.soft { (w.t("person-part-own")) }
                } @else if held.source == "hand" {
                    form method="post" action=(paths::person_part_endings(id)) {
                        (crate::form::hidden_csrf(&who.csrf))
                        input type="hidden" name="part" value=(held.id);
                        button.button.plain.small { (w.with("person-part-end", args![role => w.t(role(held.role)), unit => unit.as_str()])) }
                    }
                } @else { span.small.soft { (w.t("person-part-roster")) } }
            }
        }))))
        (part("person-give", &w.t("person-give"), w.t("person-give-note"), f.post(&paths::person_parts(id), &who.csrf, html! {
            (f.select("unit", w.t("people-unit"), units))
            (f.select("role", w.t("people-role"), roles))
            (f.send(w.t("person-give-go")))
        })))
    }
}
