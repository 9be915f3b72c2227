//! How the pages of people look. People are listed by name, with their part; nothing else is said about them.

use super::changes::{DeparturePage, StandInPage};
use super::invitations::{Cards, InvitePage, code};
use super::merging::{MergePage, Side};
use super::{PeoplePage, PersonPage};
use crate::args;
use crate::form::{Choice, Fields, Form, Wrong, hidden_csrf};
use crate::i18n::Words;
use crate::paths;
use crate::sign_in::password_days;
use crate::views::{
    Column, Head, Shape, Table, Tone, Weight, actions, copy_button, empty, lines, link_button, mark, notice, page_head, part, print_button,
    table, tag, unfolded,
};
use crate::who::SignedIn;
use ground::organization::Unit;
use ground::people::{INVITATION_DAYS, Membership, Person, Placed, Portion};
use ground::{PersonId, Role, StakeholderGroup};
use jiff::civil::Date;
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

/// "from August 1, 2026 until June 30, 2027"; nothing for what has begun and has no end.
pub fn days(w: Words, from: Option<Date>, until: Option<Date>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => w.with("days-from-until", args![from => w.date(from), until => w.date(until)]),
        (Some(from), None) => w.with("days-from", args![from => w.date(from)]),
        (None, Some(until)) => w.with("days-until", args![until => w.date(until)]),
        (None, None) => String::new(),
    }
}

/// The days of a part that are worth saying today: a beginning that lies ahead, and an end.
fn part_days(w: Words, part: &Membership, today: Date) -> String {
    let day = |text: &str| ground::clock::date(text);
    days(w, day(&part.begins_on).filter(|d| *d > today), part.ends_on.as_deref().and_then(day))
}

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

/// A search without scripts; `kept` goes along as it is.
fn search(who: &SignedIn, action: &str, typed: &str, kept: &[(&str, String)]) -> Markup {
    let w = who.words();
    html! {
        form.sheet role="search" method="get" action=(action) {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            div.field {
                label for="q" { (w.t("people-find-name")) }
                input type="search" id="q" name="q" value=(typed) autocomplete="off";
            }
            div.field { p.actions { button.button.quiet { (w.t("people-find-go")) } } }
        }
    }
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
            (crate::form::hidden_csrf(&who.csrf))
            button.button.plain.small aria-label=(said) { (label) }
        }
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

pub fn new(who: &SignedIn, units: &[Unit], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let units = units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = Role::ALL.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-new-title"), lede: w.t("people-new-lede"), ..Head::default() }))
        (f.post(paths::PEOPLE, &who.csrf, html! {
            (f.hidden("once"))
            (f.text("given-name", w.t("set-up-given-name")))
            (f.text("family-name", w.t("set-up-family-name")))
            (f.email("email", w.t("sign-in-email")).optional().autocomplete("off"))
            (f.select("unit", w.t("people-unit"), units))
            (f.select("role", w.t("people-role"), roles))
            (f.date("until", w.t("guest-until")).hint(w.t("guest-until-hint")).optional())
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

pub fn merging(who: &SignedIn, page: &MergePage, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("merge-title"), lede: w.t("merge-lede"), ..Head::default() }))
        @if let (Some(one), Some(other)) = (&page.one, &page.other) {
            (part("merge-pair", &w.t("merge-pair"), w.t("merge-pair-note"), pair(who, one, other, form)))
        } @else {
            @if let Some(one) = &page.one {
                (part("merge-other", &w.t("merge-other"), w.with("merge-other-note", args![name => one.person.name()]), html! {
                    div.stack {
                        (search(who, paths::MERGING, &page.typed, &[("one", one.person.id.to_string())]))
                        (lines(page.found.iter().filter(|(p, _)| p.id != one.person.id).map(|(p, _)| html! { a href=(paths::merging_pair(one.person.id, p.id)) { (p.name()) } })))
                    }
                }))
            }
            (part("merge-suggested", &w.t("merge-suggested"), w.t("merge-suggested-note"), html! {
                @if page.suggested.is_empty() { p { (w.t("merge-none")) } }
                (lines(page.suggested.iter().map(|(a, b)| html! {
                    div.split {
                        span { (a.name()) " · " (b.name()) }
                        a href=(paths::merging_pair(a.id, b.id)) aria-label={ (w.t("merge-compare")) ": " (a.name()) } { (w.t("merge-compare")) }
                    }
                })))
            }))
        }
    }
}

fn pair(who: &SignedIn, one: &Side, other: &Side, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let said = |side: &Side| match &side.person.email {
        Some(email) => format!("{}, {email}", side.person.name()),
        None => side.person.name(),
    };
    let has = |side: &Side| {
        html! {
            @for (held, unit) in &side.parts { p { (w.t(role(held.role))) " · " (unit) } }
            @for held in &side.held { p { a href=(held.href) { (w.text(&held.text)) } } }
            p.small.soft { (w.t(if side.person.account.is_some() { "merge-has-sign-in" } else { "merge-no-sign-in" })) }
            @if side.person.source_id.is_some() { p.small.soft { (w.t("merge-in-roster")) } }
        }
    };
    html! {
        div.stack {
            (table(w, &Table {
                caption: w.t("merge-pair"),
                columns: vec![Column::text(w.t("people-name")), Column::text(w.t("merge-has"))],
                rows: vec![vec![html! { (said(one)) }, has(one)], vec![html! { (said(other)) }, has(other)]],
                folds: true,
            }))
            (f.post(paths::MERGING, &who.csrf, html! {
                input type="hidden" name="one" value=(one.person.id);
                input type="hidden" name="other" value=(other.person.id);
                (f.radios("stands", w.t("merge-stands"), [Choice::new(one.person.id.to_string(), said(one)), Choice::new(other.person.id.to_string(), said(other))]).hint(w.t("merge-stands-hint")))
                (f.send(w.t("merge-go")))
            }))
        }
    }
}

pub fn invitations(who: &SignedIn, page: &InvitePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("invite-title"), lede: w.with("invite-lede", args![days => INVITATION_DAYS]), ..Head::default() }))
        (part("invite-unit", &w.t("invite-unit"), "", lines(page.units.iter().map(|unit| html! {
            a href={ (paths::INVITATIONS) "?unit=" (unit.id) } aria-current=[page.unit.as_ref().filter(|u| u.id == unit.id).map(|_| "true")] { (unit.name) }
        }))))
        @if let Some(unit) = &page.unit {
            (part("invite-who", &unit.name, w.t("invite-who-note"), html! {
                @if page.people.is_empty() { p { (w.t("invite-none")) } } @else {
                    (f.post(paths::INVITATIONS, &who.csrf, html! {
                        input type="hidden" name="unit" value=(unit.id);
                        (f.checks("person", w.t("invite-people"), page.people.iter().map(|p| Choice::new(p.id.to_string(), p.name()))))
                        (f.radios("as", w.t("invite-as"), [Choice::new("cards", w.t("invite-as-cards")), Choice::new("list", w.t("invite-as-list"))]))
                        (f.send(w.t("invite-go")))
                    }))
                }
            }))
        }
    }
}

/// Cards to print and cut, eight on a page.
pub fn cards(who: &SignedIn, page: &Cards) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("invite-title"), paths::INVITATIONS.to_string())];
    html! {
        div.no-print {
            (page_head(w, Head { crumbs, title: w.t("invite-cards-title"), lede: w.with("invite-cards-lede", args![count => page.cards.len(), unit => page.unit.as_str()]), ..Head::default() }))
            (part("invite-cards", &w.t("invite-as-cards"), "", html! { div.stack { (notice(Tone::Plain, &w.t("invite-care-title"), &w.t("invite-care")))
            (actions([print_button(w), link_button(&w.t("people-link-done"), paths::PEOPLE, Weight::Plain)])) } }))
        }
        ul.cards {
            @for card in &page.cards {
                li.card {
                    div {
                        h2 { (card.name) }
                        p.small { (w.with("invite-card", args![organization => page.organization.as_str(), day => w.date(page.until)])) }
                        p.link.small { (card.link) }
                    }
                    @if let Some((width, path)) = code(&card.link) {
                        svg.qr viewBox=(format!("0 0 {width} {width}")) role="img" aria-label=(w.with("invite-code", args![name => card.name.as_str()])) {
                            rect.qr-paper width=(width) height=(width) {}
                            path.qr-ink d=(path) {}
                        }
                    }
                }
            }
        }
    }
}
