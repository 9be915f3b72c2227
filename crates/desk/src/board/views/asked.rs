//! What all innovations together ask of a teacher of each place: the sum in the table, and below what it is made of, each
//! with the way to the page of its hours.

use super::super::pages::BoardPage;
use ground::UnitId;
use kit::i18n::{Words, args};
use kit::paths;
use kit::views::{Column, Table, part, table};
use maud::{Markup, html};
use portfolio::load::{Week, hours};

/// The name of the row or column.
pub fn head(w: Words) -> Markup {
    html! { (w.t("board-asked")) span.small.soft { (w.t("board-asked-note")) } }
}

/// "3.5 h", and how much of it is more than agreed. A place of which nothing is asked says so to those who hear it.
pub fn cell(w: Words, unit: UnitId, week: Option<&Week>) -> Markup {
    let Some(week) = week else { return html! { span.sr { (w.t("board-asked-nothing")) } } };
    html! {
        a href=(paths::unit_load(unit)) {
            (hours_said(w, week.minutes))
            @if week.over() > 0 { strong.small { (w.with("board-asked-over", args![hours => hours(week.over())])) } }
        }
    }
}

fn hours_said(w: Words, minutes: i64) -> String {
    w.with("board-hours", args![hours => hours(minutes)])
}

/// What the sums are made of; nothing when nobody entered hours.
pub fn made_of(w: Words, page: &BoardPage) -> Markup {
    if page.asked.is_empty() {
        return html! {};
    }
    let row = |(unit, name): &(UnitId, String)| {
        let week = page.asked.get(unit)?;
        let limit = week.limit.map_or_else(|| w.t("board-asked-unagreed"), |limit| hours_said(w, limit));
        let parts = week.made_of.iter().map(|made| {
            let name = made.innovation.as_ref().map_or_else(|| w.t("board-asked-other"), |(_, name)| name.clone());
            w.with("board-asked-part", args![name => name, hours => hours(made.minutes)])
        });
        let parts = w.list(&parts.collect::<Vec<_>>());
        Some(vec![
            html! { a href=(paths::unit_load(*unit)) { (name) } },
            html! { (hours_said(w, week.minutes)) },
            html! { (limit) },
            html! { (parts) },
        ])
    };
    let columns = vec![
        Column::text(w.t("board-unit")),
        Column::number(w.t("board-asked-week")),
        Column::number(w.t("board-asked-agreed")),
        Column::text(w.t("board-asked-made-of")),
    ];
    let rows = page.grid.units.iter().filter_map(row).collect();
    let listed = Table { caption: w.t("board-asked"), columns, rows, folds: true };
    part("asked", &w.t("board-asked"), w.t("board-asked-part-note"), table(w, &listed))
}
