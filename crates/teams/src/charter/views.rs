//! How a team looks: what it is for, who is in it, who could join. People are listed by name; nothing else is said of them.

use super::model::{Colleague, LEAST_PEOPLE, Member, Part, Standing, Team};
use super::pages::{MOST_FOUND, TeamPage};
use ground::PersonId;
use kit::form::{Form, hidden_csrf};
use kit::i18n::{Words, args};
use kit::people::role;
use kit::units::shut_notice;
use kit::views::{Head, details, empty, lines, page_head, part, tag, tag_now};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn team(who: &SignedIn, page: &TeamPage, form: &Form) -> Markup {
    let w = who.words();
    let placed = &page.placed;
    let here = w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()]);
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (here, paths::implementation(placed.id))];
    html! {
        (page_head(w, Head { crumbs, title: page.title(who), lede: lede(w, page), ..Head::default() }))
        (shut_notice(w, placed.shut.as_ref()))
        @match &page.team {
            Some(team) => {
                (part("what-for", &w.t("team-purpose-heading"), "", purpose(who, page, team, form)))
                (part("members", &w.t("team-members"), w.with("team-members-note", args![least => LEAST_PEOPLE]), members(who, page, team)))
                @if page.may_manage { (part("add", &w.t("team-add"), whence(who, page), add(who, page))) }
            }
            None if page.may_manage => {
                (part("form", &w.t("team-form-heading"), w.t("team-form-note"), charter(who, page, form, &w.t("team-form-go"))))
            }
            None => (part("members", &w.t("team-members"), "", empty(&w.t("team-none-title"), &w.t("team-none-reader"), html! {}))),
        }
    }
}

/// Who carries it, and what the team still lacks.
fn lede(w: Words, page: &TeamPage) -> String {
    let (innovation, unit) = (page.placed.innovation_name.as_str(), page.placed.unit_name.as_str());
    let Some(team) = &page.team else {
        return w.with("team-lede-none", args![innovation => innovation, unit => unit]);
    };
    let count = w.with("team-lede", args![count => team.here().count(), innovation => innovation, unit => unit]);
    let then = match team.standing() {
        Standing::TooFew { missing, .. } => w.with("team-standing-few", args![missing => missing]),
        Standing::NoLead => w.t("team-standing-lead"),
        Standing::Ready => {
            let names: Vec<String> = team.leads().map(|m| m.name.clone()).collect();
            w.with("team-standing-ready", args![count => names.len(), names => w.list(&names)])
        }
    };
    format!("{count} {then}")
}

fn purpose(who: &SignedIn, page: &TeamPage, team: &Team, form: &Form) -> Markup {
    let w = who.words();
    let change = || charter(who, page, form, &w.t("team-change-go"));
    html! {
        div.stack {
            @for line in team.purpose.lines().filter(|l| !l.trim().is_empty()) { p { (line) } }
            @if page.may_manage {
                // A form with mistakes stands open; one nobody asked for stays out of the way.
                @if form.is_fine() { (details(&w.t("team-change"), change())) } @else { (change()) }
            }
        }
    }
}

/// Name and purpose.
fn charter(who: &SignedIn, page: &TeamPage, form: &Form, go: &str) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    f.post(
        &paths::team(page.placed.id),
        &who.csrf,
        html! {
            (f.text("name", w.t("team-name")).hint(w.t("team-name-hint")).autocomplete("off"))
            (f.area("purpose", w.t("team-purpose")).hint(w.t("team-purpose-hint")).rows(3))
            (f.send(go))
        },
    )
}

fn members(who: &SignedIn, page: &TeamPage, team: &Team) -> Markup {
    let w = who.words();
    if team.members.is_empty() {
        return empty(&w.t("team-empty-title"), &w.t(if page.may_manage { "team-empty" } else { "team-empty-reader" }), html! {});
    }
    lines(team.members.iter().map(|m| {
        html! {
            div.split {
                span { (m.name) " " span.small.soft { (since(w, m)) } " " (standing_of(w, m)) }
                @if page.may_manage { (change(who, page, m)) }
            }
        }
    }))
}

/// "Coach, since November 23, 2026"
fn since(w: Words, member: &Member) -> String {
    let day = w.date(member.since);
    match member.role {
        Some(held) => w.with("team-member-role-since", args![role => w.t(role(held)), day => day]),
        None => w.with("team-member-since", args![day => day]),
    }
}

fn standing_of(w: Words, member: &Member) -> Markup {
    match (member.here, member.part) {
        (false, _) => tag(&w.t("team-gone")),
        // What the team cannot count on today; from when and why is nobody's business here.
        (true, _) if member.away => tag(&w.t("team-away")),
        (true, Part::Lead) => tag_now(&w.t("team-part-lead")),
        (true, Part::Member) => html! {},
    }
}

fn change(who: &SignedIn, page: &TeamPage, member: &Member) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let (part, label) = match member.part {
        Part::Lead => (Part::Member, w.t("team-make-member")),
        Part::Member => (Part::Lead, w.t("team-make-lead")),
    };
    html! {
        div.actions {
            @if member.here { (step(who, &paths::team_members(id), member.person, &member.name, &[(part, label)])) }
            form.inline method="post" action=(paths::team_departures(id)) {
                (hidden_csrf(&who.csrf))
                button.button.plain name="person" value=(member.person) aria-label=(spoken(&w.t("team-remove"), &member.name)) { (w.t("team-remove")) }
            }
        }
    }
}

/// A form that is only its buttons: this person, with one of these parts.
fn step(who: &SignedIn, action: &str, person: PersonId, name: &str, parts: &[(Part, String)]) -> Markup {
    html! {
        form.actions method="post" action=(action) {
            (hidden_csrf(&who.csrf))
            input type="hidden" name="person" value=(person);
            @for (part, label) in parts {
                button.button.plain name="part" value=(part.word()) aria-label=(spoken(label, name)) { (label) }
            }
        }
    }
}

/// A button among many like it says to a screen reader whom it is about.
fn spoken(label: &str, name: &str) -> String {
    format!("{label}: {name}")
}

/// Where the people come from among whom one chooses.
fn whence(who: &SignedIn, page: &TeamPage) -> String {
    let (w, unit) = (who.words(), page.placed.unit_name.as_str());
    if unit == who.place {
        w.with("team-add-note-all", args![unit => unit])
    } else {
        w.with("team-add-note", args![unit => unit, place => who.place.as_str()])
    }
}

/// Search and list. With scripts the list follows the typing; without them the button asks for the page again.
fn add(who: &SignedIn, page: &TeamPage) -> Markup {
    let w = who.words();
    let here = paths::team(page.placed.id);
    html! {
        div.stack {
            form role="search" method="get" action={ (here) "#add" }
                hx-get=(here) hx-trigger="submit, input changed delay:250ms" hx-sync="this:replace"
                hx-target="#found" hx-select="#found" hx-swap="outerHTML" hx-select-oob="#found-said:innerHTML" {
                div.field {
                    label for="q" { (w.t("team-search")) }
                    input type="search" id="q" name="q" value=(page.typed) maxlength="80" autocomplete="off";
                }
                div.field { button.button.quiet { (w.t("team-search-go")) } }
            }
            p.small.soft #found-said role="status" { (said(w, page)) }
            div #found {
                @if !page.found.is_empty() { (lines(page.found.iter().map(|c| colleague(who, page, c)))) }
            }
        }
    }
}

fn said(w: Words, page: &TeamPage) -> String {
    let searched = !page.typed.trim().is_empty();
    match (page.found.len(), searched) {
        (0, true) => w.t("team-found-none"),
        (0, false) => w.t("team-near-none"),
        (MOST_FOUND, true) if page.more => w.with("team-found-more", args![count => MOST_FOUND]),
        (count, true) => w.with("team-found", args![count => count]),
        (count, false) if page.more => w.with("team-near-more", args![count => count]),
        (count, false) => w.with("team-near", args![count => count, unit => page.placed.unit_name.as_str()]),
    }
}

fn colleague(who: &SignedIn, page: &TeamPage, c: &Colleague) -> Markup {
    let w = who.words();
    let parts = [(Part::Member, w.t("team-add-member")), (Part::Lead, w.t("team-add-lead"))];
    html! {
        div.split {
            span { (c.name) " " span.small.soft { (w.t(role(c.role))) " · " (c.unit_name) } }
            (step(who, &paths::team_members(page.placed.id), c.person, &c.name, &parts))
        }
    }
}
