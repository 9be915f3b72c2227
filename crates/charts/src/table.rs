//! The numbers of a chart as a table: plain text in cells, for a page, a PDF or a CSV to set as it likes.

/// A table; every row has as many cells as there are columns, the first one naming the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// Set flush right, figures beneath figures.
    pub numeric: bool,
}

impl Column {
    pub fn words(name: &str) -> Self {
        Self { name: name.to_owned(), numeric: false }
    }

    pub fn numbers(name: &str) -> Self {
        Self { name: name.to_owned(), numeric: true }
    }
}
