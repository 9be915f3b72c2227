//! Tables. On a phone rows fold into short paragraphs that keep the names of their columns; a table that cannot fold
//! scrolls inside its own labelled frame. The page itself never scrolls sideways.

use maud::{Markup, html};

use crate::args;
use crate::i18n::Words;

pub struct Table {
    /// What the table is, for screen readers and the frame.
    pub caption: String,
    pub columns: Vec<Column>,
    /// The first cell of a row is its name.
    pub rows: Vec<Vec<Markup>>,
    pub folds: bool,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub number: bool,
}

impl Column {
    pub fn text(name: impl Into<String>) -> Column {
        Column { name: name.into(), number: false }
    }

    pub fn number(name: impl Into<String>) -> Column {
        Column { name: name.into(), number: true }
    }
}

/// Names up to this long stand on one line: "I" must not stand above "agree".
const SHORT: usize = 10;
/// A table with more columns folds earlier.
const MANY: usize = 5;

impl Column {
    fn is_short(&self) -> bool {
        self.name.chars().count() <= SHORT
    }
}

impl From<charts::Table> for Table {
    /// The numbers of a chart; its rows fold on a phone.
    fn from(numbers: charts::Table) -> Table {
        let columns = numbers.columns.into_iter();
        let rows = numbers.rows.into_iter();
        Table {
            caption: numbers.caption,
            columns: columns.map(|column| Column { name: column.name, number: column.numeric }).collect(),
            rows: rows.map(|row| row.into_iter().map(|cell| html! { (cell) }).collect()).collect(),
            folds: true,
        }
    }
}

pub fn table(words: Words, table: &Table) -> Markup {
    if table.folds {
        return html! { (rows(table)) };
    }
    let label = words.with("table-frame", args![caption => table.caption.as_str()]);
    html! { div.scroll tabindex="0" role="region" aria-label=(label) { (rows(table)) } }
}

/// The roles say again what the elements are: folding would hide it from screen readers.
fn rows(table: &Table) -> Markup {
    let many = table.columns.len() > MANY;
    html! {
        table.table.folds[table.folds].many[many] role="table" {
            caption.sr { (table.caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for column in &table.columns {
                        th.num[column.number].nowrap[!many && column.is_short()] scope="col" role="columnheader" { (column.name) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" {
                        @for (column, cell) in table.columns.iter().zip(row).take(1) {
                            th.num[column.number] scope="row" role="rowheader" { (cell) }
                        }
                        @for (column, cell) in table.columns.iter().zip(row).skip(1) {
                            td.num[column.number] role="cell" data-label=(column.name) { (cell) }
                        }
                    }
                }
            }
        }
    }
}

/// A cell that must not be shown. A notice nearby says why, also for its neighbor.
pub fn hidden(words: Words) -> Markup {
    html! { span.hid { (words.t("figure-hidden")) } }
}
