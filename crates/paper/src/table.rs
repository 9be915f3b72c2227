//! A table of numbers that reads the same on paper and on a page: a name per row, a heading per column.
//!
//! It holds text, not numbers: rounding, percent signs and bands are settled before, once for page, PDF and CSV alike.

use std::fmt;

use maud::{Markup, html};
use serde::Serialize;

/// Rows of cells under headings. Every row has as many cells as there are columns; [`Table::new`] sees to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The heading above the rows' names, such as "Statement".
    head: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What the row is about: the header cell of the row.
    pub name: String,
    /// Its cells, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Cell {
    /// A figure that may be seen, written out ("74%", "58–86%").
    Shown(String),
    /// A figure that is held back to protect people, and the word that says so ("hidden").
    Hidden(String),
}

/// A row that does not fit its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ragged {
    /// The name of the first such row.
    pub row: String,
    pub cells: usize,
    pub columns: usize,
}

impl fmt::Display for Ragged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ragged { row, cells, columns } = self;
        write!(f, "the row “{row}” has {cells} cells, the table {columns} columns")
    }
}

impl std::error::Error for Ragged {}

impl Row {
    /// A row in which everything may be seen.
    pub fn shown<T: Into<String>>(name: impl Into<String>, cells: impl IntoIterator<Item = T>) -> Row {
        Row { name: name.into(), cells: cells.into_iter().map(|text| Cell::Shown(text.into())).collect() }
    }
}

impl Table {
    /// A table with a heading above the rows' names, headings above the cells, and the rows.
    pub fn new(head: impl Into<String>, columns: Vec<String>, rows: Vec<Row>) -> Result<Table, Ragged> {
        match rows.iter().find(|row| row.cells.len() != columns.len()) {
            Some(row) => Err(Ragged { row: row.name.clone(), cells: row.cells.len(), columns: columns.len() }),
            None => Ok(Table { head: head.into(), columns, rows }),
        }
    }

    /// The table for a page. On a phone it folds into short paragraphs, each figure with its column's name.
    pub fn html(&self) -> Markup {
        html! {
            table.table.folds {
                thead { tr {
                    th scope="col" { (self.head) }
                    @for column in &self.columns { th.num scope="col" { (column) } }
                } }
                tbody { @for row in &self.rows { tr {
                    th scope="row" { (row.name) }
                    @for (column, cell) in self.columns.iter().zip(&row.cells) {
                        td.num data-label=(column) { (cell.html()) }
                    }
                } } }
            }
        }
    }
}

impl Cell {
    fn html(&self) -> Markup {
        html! {
            @match self {
                Cell::Shown(text) => (text),
                Cell::Hidden(word) => span.hid { (word) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_lacks_a_cell_is_refused() {
        let columns = vec!["Agree".to_owned(), "n".to_owned()];
        let refused = Table::new("Statement", columns, vec![Row::shown("It helps", ["74%"])]);
        assert_eq!(refused, Err(Ragged { row: "It helps".into(), cells: 1, columns: 2 }));
    }

    #[test]
    fn cells_travel_as_data_with_their_kind() -> Result<(), Box<dyn std::error::Error>> {
        let hidden = serde_json::to_value(Cell::Hidden("hidden".into()))?;
        assert_eq!(hidden, serde_json::json!({ "kind": "hidden", "text": "hidden" }));
        Ok(())
    }

    #[test]
    fn every_cell_has_both_its_headers() -> Result<(), Ragged> {
        let rows = vec![Row { name: "Grades 3–5".into(), cells: vec![Cell::Hidden("hidden".into())] }];
        let page = Table::new("Group", vec!["Agree".into()], rows)?.html().into_string();
        assert!(page.contains(r#"<th scope="row">Grades 3–5</th>"#), "{page}");
        assert!(page.contains(r#"<th class="num" scope="col">Agree</th>"#), "{page}");
        assert!(page.contains(r#"<td class="num" data-label="Agree"><span class="hid">hidden</span></td>"#), "{page}");
        Ok(())
    }
}
