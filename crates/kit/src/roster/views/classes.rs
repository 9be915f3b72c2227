//! Classes by unit, counted; never who is in them.

use super::super::ClassesPage;
use crate::args;
use crate::i18n::Words;
use crate::paths;
use crate::views::{Column, Head, Table, Tone, notice, page_head, table};
use crate::who::SignedIn;
use maud::{Markup, html};

/// Units with their classes counted; with one chosen, its classes.
pub fn classes(who: &SignedIn, page: &ClassesPage) -> Markup {
    let w = who.words();
    let mut crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())];
    if page.one.is_some() {
        crumbs.push((w.t("roster-classes-title"), paths::CLASSES.to_string()));
    }
    let title = page
        .one
        .as_ref()
        .map_or_else(|| w.t("roster-classes-title"), |(name, _)| w.with("roster-classes-of", args![name => name.as_str()]));
    html! {
        (page_head(w, Head { crumbs, title, lede: w.t("roster-classes-note"), ..Head::default() }))
        @match &page.one {
            Some((_, classes)) if classes.is_empty() => (notice(Tone::Plain, &w.t("roster-classes-none"), "")),
            Some((_, classes)) => (table(w, &class_list(w, classes))),
            None if page.units.is_empty() => (notice(Tone::Plain, &w.t("roster-classes-none"), "")),
            None => (table(w, &class_counts(w, page))),
        }
    }
}

fn class_counts(w: Words, page: &ClassesPage) -> Table {
    let row = |(name, seats): &(String, ground::roster::Seats)| {
        let link = html! { a href=(paths::classes_of(seats.unit)) { (name) } };
        vec![link, html! { (w.count(seats.classes)) }, html! { (w.count(seats.students)) }]
    };
    Table {
        caption: w.t("roster-classes-title"),
        columns: vec![
            Column::text(w.t("roster-class-unit")),
            Column::number(w.t("roster-classes-count")),
            Column::number(w.t("roster-class-seats")),
        ],
        rows: page.units.iter().map(row).collect(),
        folds: true,
    }
}

fn class_list(w: Words, classes: &[(ground::roster::classes::Class, Vec<String>)]) -> Table {
    let day = |text: &Option<String>| text.as_deref().and_then(ground::clock::date);
    let row = |(class, staff): &(ground::roster::classes::Class, Vec<String>)| {
        let a = &class.about;
        let about: Vec<&str> = a.subject.as_deref().into_iter().chain(a.grades.iter().map(String::as_str)).collect();
        let when = match (day(&a.begins_on), day(&a.ends_on)) {
            (Some(from), Some(to)) => w.date_range(from, to),
            (Some(day), None) | (None, Some(day)) => w.date(day),
            (None, None) => String::new(),
        };
        let title = html! { (a.title) @if !about.is_empty() { " " span.small.soft { (about.join(", ")) } } };
        vec![title, html! { (staff.join(", ")) }, html! { (when) }, html! { (w.count(i64::from(a.students))) }]
    };
    Table {
        caption: w.t("roster-classes-title"),
        columns: vec![
            Column::text(w.t("roster-class")),
            Column::text(w.t("roster-class-staff")),
            Column::text(w.t("roster-class-when")),
            Column::number(w.t("roster-class-seats")),
        ],
        rows: classes.iter().map(row).collect(),
        folds: true,
    }
}
