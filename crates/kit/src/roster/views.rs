//! How a roster delivery looks before and after it is taken.

use super::ImportPage;
use crate::args;
use crate::form::Form;
use crate::i18n::Words;
use crate::paths;
use crate::people::role;
use crate::views::{Column, Head, Table, Tone, Weight, actions, details, lines, link_button, notice, page_head, part, post_button, table};
use crate::who::SignedIn;
use ground::roster::incoming::PersonIn;
use ground::roster::plan::{Change, Step};
use ground::roster::{Import, MANY_LEAVING_PERCENT, Note};
use maud::{Markup, html};

/// Names beyond this many are counted, not listed: nobody reads four hundred lines on a phone.
const LISTED: usize = 200;

pub fn roster(who: &SignedIn, imports: &[Import], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("roster-title"), lede: w.t("roster-lede"), ..Head::default() }))
        (part("roster-send", &w.t("roster-send"), w.t("roster-send-note"), f.upload(paths::ROSTER, &who.csrf, html! {
            (f.file("file", w.t("roster-file")).hint(w.t("roster-file-hint")).accept(".zip,application/zip"))
            (f.check("strict", w.t("roster-strict")))
            (f.send(w.t("roster-look")))
        })))
        (super::staff_list::entry(who))
        @if !imports.is_empty() {
            (part("roster-before", &w.t("roster-before"), "", lines(imports.iter().map(|import| html! {
                div.split {
                    a href=(paths::roster_import(import.id)) { (import.file_name) }
                    span.small.soft { (w.t(state(&import.state))) }
                }
            }))))
        }
    }
}

fn state(state: &str) -> &'static str {
    match state {
        "waiting" => "roster-state-waiting",
        "applied" => "roster-state-applied",
        _ => "roster-state-dropped",
    }
}

pub fn import(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())];
    let waiting = page.import.state == "waiting";
    let lede = match page.import.state.as_str() {
        "waiting" if page.plan.is_empty() => w.t("roster-same"),
        "waiting" => w.t("roster-dry-lede"),
        "applied" => w.t("roster-applied-lede"),
        _ => w.t("roster-dropped-lede"),
    };
    let meta = vec![html! { (page.import.file_name) }, html! { "OneRoster " (page.import.version) }];
    html! {
        (page_head(w, Head { crumbs, title: w.t(if waiting { "roster-dry-title" } else { "roster-title" }), lede, meta }))
        @if waiting { (changes(who, page)) }
        (warnings(w, &page.import.notes))
        @if waiting { (decide(who, page, form)) } @else {
            (part("roster-on", &w.t("roster-on"), "", actions([link_button(&w.t("roster-see-people"), paths::PEOPLE, Weight::Bloom)])))
        }
    }
}

fn changes(who: &SignedIn, page: &ImportPage) -> Markup {
    let w = who.words();
    let plan = &page.plan;
    let students = page.import.incoming.as_ref().map_or(0, |i| i.students);
    let families = page.import.incoming.as_ref().map_or(0, |i| i.families);
    let count = |label: &str, n: usize| vec![html! { (w.t(label)) }, html! { (w.count(n as i64)) }];
    let summary = Table {
        caption: w.t("roster-changes"),
        columns: vec![Column::text(w.t("roster-what")), Column::number(w.t("roster-how-many"))],
        rows: vec![
            count("roster-units-added", plan.units.iter().filter(|s| matches!(s, Step::Add(_))).count()),
            count("roster-units-changed", plan.units.iter().filter(|s| matches!(s, Step::Change(..))).count()),
            count("roster-added", plan.added.len()),
            count("roster-changed", plan.changed.len()),
            count("roster-leaving", plan.leaving.len()),
            count("roster-unchanged", plan.unchanged),
            count("roster-without-part", plan.without_part),
        ],
        folds: true,
    };
    html! {
        (part("roster-changes", &w.t("roster-changes"), w.with("roster-students", args![students => students, families => families]), html! {
            div.stack {
                (table(w, &summary))
                (names(w, "roster-units-added", plan.units.iter().filter_map(|s| if let Step::Add(u) = s { Some(u.name.clone()) } else { None }).collect()))
                (names(w, "roster-units-changed", plan.units.iter().filter_map(|s| if let Step::Change(_, u) = s { Some(u.name.clone()) } else { None }).collect()))
                (names(w, "roster-added", plan.added.iter().map(|p| added(w, p)).collect()))
                (names(w, "roster-changed", plan.changed.iter().map(|c| changed(w, c)).collect()))
                (names(w, "roster-leaving", plan.leaving.iter().map(|l| l.person.name()).collect()))
            }
        }))
    }
}

fn names(w: Words, label: &str, names: Vec<String>) -> Markup {
    if names.is_empty() {
        return html! {};
    }
    let rest = names.len().saturating_sub(LISTED);
    let body = html! {
        ul.bullets { @for name in names.iter().take(LISTED) { li { (name) } } }
        @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
    };
    details(&format!("{}: {}", w.t(label), w.count(names.len() as i64)), body)
}

fn added(w: Words, person: &PersonIn) -> String {
    let roles: Vec<String> = person.parts.iter().map(|p| w.t(role(p.role))).collect();
    if roles.is_empty() {
        format!("{} {}", person.given, person.family)
    } else {
        format!("{} {} ({})", person.given, person.family, roles.join(", "))
    }
}

fn changed(w: Words, change: &Change) -> String {
    let name = change.was.name();
    let mut what = Vec::new();
    if change.was.name() != change.person.name() {
        what.push(w.with("roster-renamed", args![name => change.person.name()]));
    }
    if change.was.email != change.person.email {
        what.push(w.t("roster-email-changed"));
    }
    what.extend(change.new_parts.iter().map(|p| w.with("roster-part-new", args![role => w.t(role(p.role))])));
    if !change.ended_parts.is_empty() {
        what.push(w.t("roster-part-ended"));
    }
    if what.is_empty() { name } else { format!("{name}: {}", what.join("; ")) }
}

fn warnings(w: Words, notes: &[Note]) -> Markup {
    if notes.is_empty() {
        return part("roster-warnings", &w.t("roster-warnings"), "", notice(Tone::Done, &w.t("roster-clean"), ""));
    }
    let args = |note: &Note| {
        let mut args = args![];
        note.args.iter().for_each(|(name, value)| args.set(name.clone(), value.clone()));
        args
    };
    let said = |note: &Note| {
        let alike =
            note.args.iter().find(|(name, _)| name == "rows").and_then(|(_, rows)| rows.parse::<i64>().ok()).filter(|rows| *rows > 1);
        let what = w.with(&note.key, args(note));
        let what = alike.map_or_else(|| what.clone(), |rows| format!("{what} {}", w.with("roster-rows-alike", args![count => rows])));
        (w.with(&note.place, args(note)), what)
    };
    let rows = notes.iter().take(LISTED).map(|note| {
        let (place, what) = said(note);
        vec![html! { (place) }, html! { (what) }]
    });
    let listed = Table {
        caption: w.t("roster-warnings"),
        columns: vec![Column::text(w.t("roster-where")), Column::text(w.t("roster-read-as"))],
        rows: rows.collect(),
        folds: true,
    };
    let rest = notes.len().saturating_sub(LISTED);
    part(
        "roster-warnings",
        &w.t("roster-warnings"),
        w.with("roster-warnings-note", args![count => notes.len()]),
        html! {
            (table(w, &listed))
            @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
        },
    )
}

fn decide(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let id = page.import.id;
    let dismissal = format!("/roster/{id}/dismissal");
    if page.plan.is_empty() {
        let steps = actions([post_button(&w.t("roster-dismiss"), &dismissal, &who.csrf, Weight::Quiet)]);
        return part("roster-decide", &w.t("roster-decide"), "", steps);
    }
    part(
        "roster-decide",
        &w.t("roster-decide"),
        w.t("roster-decide-note"),
        html! { div.stack {
            (f.post(&format!("/roster/{id}/application"), &who.csrf, html! {
                @if page.plan.many_leave() {
                    (notice(Tone::Wrong, &w.t("roster-many-title"), &w.with("roster-many", args![leaving => page.plan.leaving.len(), of => page.plan.active_before, percent => MANY_LEAVING_PERCENT])))
                    (f.check("many-leaving", w.t("roster-many-sure")))
                }
                (f.send(w.t("roster-apply")))
            }))
            (post_button(&w.t("roster-dismiss"), &dismissal, &who.csrf, Weight::Plain))
        } },
    )
}
