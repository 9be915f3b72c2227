//! What a file would change: how many of each, and their names.

use super::super::ImportPage;
use super::LISTED;
use crate::args;
use crate::i18n::Words;
use crate::people::role;
use crate::views::{Column, Table, Tone, details, notice, part, table};
use crate::who::SignedIn;
use ground::roster::incoming::PersonIn;
use ground::roster::plan::{Change, Step};
use ground::roster::staff_list::{STAFF_LIST, left_out};
use maud::{Markup, html};

pub fn changes(who: &SignedIn, page: &ImportPage) -> Markup {
    let w = who.words();
    let plan = &page.plan;
    let counted = page.counted;
    // Only a roster knows students; a staff list has people, and rows that were left out.
    let speaks_of = if page.import.version == STAFF_LIST {
        let (_, rows, _) = left_out(&page.import.notes);
        w.with("staff-list-counted", args![people => counted.people, rows => rows])
    } else {
        w.with("roster-students", args![students => counted.students, families => counted.families])
    };
    let units_added = || {
        let added = plan.units.iter().filter_map(|s| if let Step::Add(u) = s { Some(&u.name) } else { None });
        added.chain(plan.founds.iter().map(|new| &new.name)).cloned().collect::<Vec<_>>()
    };
    let count = |label: &str, n: usize| vec![html! { (w.t(label)) }, html! { (w.count(n as i64)) }];
    let summary = Table {
        caption: w.t("roster-changes"),
        columns: vec![Column::text(w.t("roster-what")), Column::number(w.t("roster-how-many"))],
        rows: vec![
            count("roster-units-added", units_added().len()),
            count("roster-units-changed", plan.units.iter().filter(|s| matches!(s, Step::Change(..))).count()),
            count("roster-units-closing", plan.closing.len()),
            count("roster-classes-changed", plan.classes.len()),
            count("roster-added", plan.added.len()),
            count("roster-changed", plan.changed.len()),
            count("roster-leaving", plan.leaving.len()),
            count("roster-unchanged", plan.unchanged),
            count("roster-without-part", plan.without_part.len()),
        ],
        folds: true,
    };
    html! {
        (part("roster-changes", &w.t("roster-changes"), speaks_of, html! {
            div.stack {
                (table(w, &summary))
                @if !plan.stay_closed.is_empty() {
                    (notice(Tone::Plain, &w.t("roster-stay-closed-title"), &w.with("roster-stay-closed", args![names => plan.stay_closed.join(", ")])))
                }
                (names(w, "roster-units-added", units_added()))
                (names(w, "roster-units-changed", plan.units.iter().filter_map(|s| if let Step::Change(_, u) = s { Some(u.name.clone()) } else { None }).collect()))
                (names(w, "roster-units-closing", plan.closing.iter().map(|c| c.name.clone()).collect()))
                (names(w, "roster-added", plan.added.iter().map(|p| added(w, p)).collect()))
                (names(w, "roster-changed", plan.changed.iter().map(|c| changed(w, c)).collect()))
                (names(w, "roster-leaving", plan.leaving.iter().map(|l| l.person.name()).collect()))
                (names(w, "roster-without-part-short", plan.without_part.clone()))
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
