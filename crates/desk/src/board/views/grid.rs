//! The table of innovations and places. Few innovations stand side by side and the places below each other, so that a
//! dozen schools need no scrolling; many innovations stand below each other. On a phone each row is a list of its own.

use super::super::model::{Cell, Mark};
use super::super::pages::BoardPage;
use super::asked;
use kit::i18n::Words;
use kit::paths;
use kit::views::{Shape, drawing, shape};
use maud::{Markup, html};
use portfolio::implementation::views::growth_of;
use portfolio::innovation::kind_key;

/// As many innovations as fit side by side with a word below each drawing.
const MOST_ACROSS: usize = 6;

/// The roles say again what the elements are: folding would hide it from screen readers.
pub fn table(w: Words, page: &BoardPage) -> Markup {
    let (innovations, places) = (page.grid.rows.len(), page.grid.units.len());
    let rows = if innovations <= MOST_ACROSS && places > innovations { places_down(w, page) } else { innovations_down(w, page) };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(w.t("board-caption")) {
            table.table.board.folds role="table" {
                caption.sr { (w.t("board-caption")) }
                (rows)
            }
        }
    }
}

fn places_down(w: Words, page: &BoardPage) -> Markup {
    let grid = &page.grid;
    let told = !page.asked.is_empty();
    html! {
        thead role="rowgroup" { tr role="row" {
            th scope="col" role="columnheader" { (w.t("board-unit")) }
            @for at in 0..grid.rows.len() { th scope="col" role="columnheader" { (innovation(w, page, at)) } }
            @if told { th scope="col" role="columnheader" { (asked::head(w)) } }
        } }
        tbody role="rowgroup" {
            @for (at, (unit, name)) in grid.units.iter().enumerate() {
                tr role="row" {
                    th scope="row" role="rowheader" { (name) }
                    @for row in &grid.rows { (td(w, &row.name, row.cells[at].as_ref())) }
                    @if told { td.asked role="cell" data-label=(w.t("board-asked")) { (asked::cell(w, *unit, page.asked.get(unit))) } }
                }
            }
        }
    }
}

fn innovations_down(w: Words, page: &BoardPage) -> Markup {
    let grid = &page.grid;
    html! {
        thead role="rowgroup" { tr role="row" {
            th scope="col" role="columnheader" { (w.t("board-innovation")) }
            @for (_, name) in &grid.units { th scope="col" role="columnheader" { (name) } }
        } }
        tbody role="rowgroup" {
            @for (at, row) in grid.rows.iter().enumerate() {
                tr role="row" {
                    th scope="row" role="rowheader" { (innovation(w, page, at)) }
                    @for ((_, unit), cell) in grid.units.iter().zip(&row.cells) { (td(w, unit, cell.as_ref())) }
                }
            }
        }
        @if !page.asked.is_empty() {
            tfoot role="rowgroup" { tr role="row" {
                th scope="row" role="rowheader" { (asked::head(w)) }
                @for (unit, name) in &grid.units { td.asked role="cell" data-label=(name) { (asked::cell(w, *unit, page.asked.get(unit))) } }
            } }
        }
    }
}

fn innovation(w: Words, page: &BoardPage, at: usize) -> Markup {
    let row = &page.grid.rows[at];
    html! {
        a href=(paths::innovation(row.innovation)) { (row.name) }
        @if let Some(kind) = page.kinds.get(&row.innovation) { span.small.soft { (w.t(kind_key(*kind))) } }
    }
}

fn td(w: Words, label: &str, cell: Option<&Cell>) -> Markup {
    let Some(cell) = cell else { return html! { td.none role="cell" { span.sr { (w.t("board-not-here")) } } } };
    let growth = growth_of(&cell.placed);
    html! {
        td role="cell" data-label=(label) {
            a href=(paths::implementation(cell.placed.id)) {
                span.pair { (drawing(growth)) @match cell.mark {
                    Some(Mark::Lost(_)) => (shape(w, Shape::Lost)),
                    Some(Mark::Unknown) => (shape(w, Shape::Unknown)),
                    None => {},
                } }
                span.small { (growth.name(w)) }
            }
        }
    }
}
